"""Joined records: every engine gives the same answer, and the daily runs that of one screening of the store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.linking.records import make_register
from childtonotice.screening import Force, screen
from childtonotice.screening.store import Store, read_keys
from tests.agree.test_store import run_days, screen_store
from tests.spec.drawn import Rows, write_extract

JOINING = Force(join_records=True)
CHILDREN = 120
DAYS = ("2026-09-01", "2026-09-03", "2026-09-20")


def make_day(number: int) -> dict[str, Rows]:
    """One day of made-up incidents: each child once under its first number, and named on a PPN under its second.

    The second records of a third of the children only come with each day, so that who is joined changes.
    """
    identities = make_register(CHILDREN, 3).identities[: 2 * CHILDREN]
    half = len(identities) // 2
    seen = [place for place in range(half) if place % 3 <= number]
    people, incidents, links, ppns, subjects = [], [], [], [], []
    for place in [*seen, *(half + place for place in seen)]:
        each = identities[place]
        born = each.date_of_birth.isoformat() if each.date_of_birth else ""
        people.append(
            {"person_id": f"P{place:03}", "forename": each.forename, "surname": each.surname, "date_of_birth": born}
        )
    for place in seen:
        key = f"{number}-{place}"
        incidents.append({"incident_id": f"I{key}", "reported_at": f"{DAYS[number]}T10:00", "opening_code": "Theft"})
        links.append({"incident_id": f"I{key}", "person_id": f"P{place:03}", "role": "victim"})
        ppns.append({"ppn_id": f"R{key}", "submitted_at": f"{DAYS[number]}T15:00", "kind": "child"})
        subjects.append({"ppn_id": f"R{key}", "person_id": f"P{half + place:03}", "role": "child"})
    return {"incidents": incidents, "people": people, "involvements": links, "ppns": ppns, "ppn_subjects": subjects}


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three days' extracts."""
    folder = tmp_path_factory.mktemp("days")
    places = [folder / day for day in DAYS]
    for number, place in enumerate(places):
        place.mkdir()
        write_extract(make_day(number), place)
    return places


def test_the_engines_agree(days: list[Path], tmp_path: Path) -> None:
    """The same answer from every engine, byte for byte; most are covered, but only where records are joined."""
    answers = {}
    for engine in ("duckdb", "memory"):
        screening = screen(days[2], force=JOINING, engine=engine, workers=1)
        screening.write(tmp_path / engine)
        answers[engine] = [(tmp_path / engine / f"{name}.csv").read_bytes() for name in ("screening", "children")]
    assert answers["duckdb"] == answers["memory"]
    covered = screening.counts["statuses"]["covered"]
    assert isinstance(covered, int)
    assert covered > 0.7 * CHILDREN
    assert any("were joined into" in note for note in screening.extract.notes)
    assert "covered" not in screen(days[2], workers=1).counts["statuses"]


def test_daily_runs_equal_one_screening(days: list[Path], tmp_path: Path) -> None:
    """A second record that comes to light later changes the earlier answers too; switching it off puts them back."""
    store = Store(tmp_path / "store")
    current = run_days(store, days, JOINING)
    assert current == screen_store(store, JOINING)
    again = store.take(days[2], JOINING)
    assert again.targets == frozenset()
    assert any("were joined into" in note for note in again.notes)
    assert read_keys(store.joined)
    off = replace(JOINING, join_records=False)
    assert {**current, **run_days(store, days[2:], off)} == screen_store(store, off)
    assert read_keys(store.joined) == {}
