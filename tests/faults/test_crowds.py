"""Crowds of one name: a thousand people called alike are an ordinary month, and must cost what a month costs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from types import ModuleType

import pytest

from childtonotice.screening import Force, screen
from childtonotice.screening.gather import duckdb as engine
from childtonotice.screening.gather import slices
from childtonotice.screening.gather.questions import Scope
from childtonotice.screening.read import read_extract
from childtonotice.screening.rules import coverage, notice
from childtonotice.screening.screen import QUESTIONS

BEGIN = datetime(2026, 3, 1, 8)  # noqa: DTZ001  as an extract writes it: London, without offset
DAYS = 28
COMPARED = "SELECT count(*) FROM (SELECT DISTINCT nf, ns, hf, hs FROM doubtful)"


def write_crowd(folder: Path, incidents: int, ppns: int) -> Path:
    """A month of incidents, each linked to another child of one name, and of PPNs that name one and no more."""
    folder.mkdir()
    reported, submitted = spread(incidents, 0), spread(ppns, 30)
    files = {
        "incidents": ["incident_id,reported_at,opening_code,log"]
        + [f"I{n:04},{at},Concern for Safety,Boy aged 9 alone on the green" for n, at in enumerate(reported)],
        "people": ["person_id,forename,surname,date_of_birth"] + [f"P{n:04},Mohammed,Khan," for n in range(incidents)],
        "involvements": ["incident_id,person_id,role,age"] + [f"I{n:04},P{n:04},victim,9" for n in range(incidents)],
        "ppns": ["ppn_id,submitted_at,kind,narrative"]
        + [f"N{n:04},{at},child,Seen alone on the green" for n, at in enumerate(submitted)],
        "ppn_subjects": ["ppn_id,forename,surname,role"] + [f"N{n:04},Mohammed,Khan,child" for n in range(ppns)],
    }
    for name, rows in files.items():
        (folder / f"{name}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def spread(count: int, minutes: int) -> list[str]:
    """So many times, spread evenly over the days, each so many minutes late."""
    gap = timedelta(days=DAYS) / count
    return [(BEGIN + gap * n + timedelta(minutes=minutes)).isoformat(timespec="seconds") for n in range(count)]


@contextmanager
def counting(monkeypatch: pytest.MonkeyPatch, name: str, where: ModuleType = coverage) -> Iterator[list[int]]:
    """Counts the calls of a function while it does its work as ever."""
    calls, work = [0], getattr(where, name)

    def count(*args: object, **named: object) -> object:
        calls[0] += 1
        return work(*args, **named)

    with monkeypatch.context() as patch:
        patch.setattr(where, name, count)
        yield calls


def test_engines_agree_on_a_crowd(tmp_path: Path) -> None:
    """Ruling 14: namesakes without a date of birth are a match to check, on either engine."""
    folder = write_crowd(tmp_path / "crowd", 30, 10)
    found = [list(screen(folder, engine=name, workers=1).findings) for name in ("duckdb", "memory")]
    assert found[0] == found[1]
    assert {finding.status for finding in found[0]} <= {"check-match", "no-ppn"}


def test_a_crowd_is_compared_once(tmp_path: Path) -> None:
    """However many bear it, a name is one name: the pairs of names to compare do not grow with the crowd."""
    for size in (20, 80):
        tables = dict(read_extract(write_crowd(tmp_path / str(size), size, size), Force()).tables)
        with engine.open_engine(tables, Force(), Scope(), QUESTIONS) as opened:
            assert opened.connection.execute(COMPARED).fetchall() == [(1,)]


@pytest.mark.parametrize("most", [1, 300])
def test_a_crowd_is_looked_up_some_batches_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """Memory does not grow with the batches that all ask for the same PPNs; the answer stays as it was."""
    folder = write_crowd(tmp_path / "crowd", 40, 20)
    whole = list(screen(folder, workers=1).findings)
    monkeypatch.setattr(engine, "INCIDENTS_A_BATCH", 6)
    monkeypatch.setattr(slices, "MOST_ROWS", most)
    with counting(monkeypatch, "find_part", slices) as asked:
        assert list(screen(folder, workers=1).findings) == whole
    assert asked[0] > len(slices.PARTS)


@pytest.mark.parametrize("name", ["match_persons", "compare_persons", "fit_narrative"])
def test_work_grows_with_the_crowd_and_not_with_its_square(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A crowd four times as large has four times the work of judging; sixteen times would be each with each."""
    counts = []
    for size in (20, 80):
        folder = write_crowd(tmp_path / str(size), size, size)
        with counting(monkeypatch, name) as calls:
            assert len(list(screen(folder, workers=1).findings)) == size
        counts.append(calls[0])
    assert counts[0] > 0
    assert counts[1] <= 6 * counts[0]


def test_a_crowd_at_one_incident_is_not_compared_pair_by_pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds with one placeholder date of birth, as a raid on a party leaves them; two records of one are one."""
    names = [f"Sam,Bow{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(600)]
    files = {
        "incidents": ["incident_id,reported_at", "E1,2026-03-02T10:00"],
        "people": ["person_id,forename,surname,date_of_birth"]
        + [f"P{n},{name},2012-06-01" for n, name in enumerate([*names, *names[:3]])],
        "involvements": ["incident_id,person_id,role"] + [f"E1,P{n},witness" for n in range(603)],
    }
    for name, rows in files.items():
        (tmp_path / f"{name}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    with counting(monkeypatch, "compare", notice) as compared:
        assert len(next(iter(screen(tmp_path, engine="memory").findings)).children) == 600
    assert compared == [3]
