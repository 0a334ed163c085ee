"""A large extract read piece by piece: the same rows, problems, counts and answer as one that is read at once."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childtonotice.screening import CannotStart, Screening, screen
from childtonotice.screening.read import pieces, read_extract
from childtonotice.screening.room import NAME
from tests.agree.extracts import Rows, histories
from tests.agree.test_periods import read_answer
from tests.agree.test_shelf import write_months

# What reading has to say something about, or cannot accept, by table and column.
ODD = {
    ("incidents", "reported_at"): ("yesterday", "", "2026-10-25T01:30"),
    ("incidents", "incident_id"): ("", "=I1", "1.2E+11"),
    ("incidents", "log"): ("", "=1+1 girl 9 crying", "1015 boy\x07 9\r\nin the yard", "GirlÂ£ aged 7", "x" * 20_001),
    ("people", "date_of_birth"): ("2999-01-01", "soon", "42811"),
    ("involvements", "role"): ("bystander", ""),
    ("involvements", "incident_id"): ("I77", ""),
    ("ppns", "kind"): ("", "odd"),
    ("ppn_subjects", "ppn_id"): ("R77", ""),
}
oddities = st.lists(st.tuples(st.sampled_from(sorted(ODD)), st.integers(0, 9), st.integers(0, 4)), max_size=4)


def spoil(rows: Rows, odd: list[tuple[tuple[str, str], int, int]]) -> Rows:
    """The rows with some odd cells."""
    for (table, column), row, which in odd:
        if rows.tables[table]:
            cells = rows.tables[table][row % len(rows.tables[table])]
            cells[column] = ODD[table, column][which % len(ODD[table, column])]
    return rows


def describe(screening: Screening) -> tuple[object, ...]:
    """All that reading says."""
    extract = screening.extract
    return extract.fingerprint, extract.problems, extract.counts, extract.notes, extract.left, screening.scope


@settings(max_examples=settings.default.max_examples // 8)
@given(histories, oddities)
def test_pieces_change_nothing(rows: Rows, odd: list[tuple[tuple[str, str], int, int]]) -> None:
    """Rows set aside, links to nothing, people who are missing, whatever piece they are in."""
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        folder, out = spoil(rows, odd).write_parquet(Path(place) / "extract"), Path(place)
        patch.setattr(pieces, "A_PIECE", 2)
        try:
            whole = screen(folder)
        except CannotStart:
            return
        whole.write(out / "whole")
        screening = screen(folder, beside=out / "pieces", at_once=0)
        assert describe(screening) == describe(whole)
        screening.write(out / "pieces")
        assert read_answer(out / "pieces") == read_answer(out / "whole")


def write_plain(folder: Path, change: dict[str, dict[str, str]] | None = None) -> Path:
    """Three months of incidents as Parquet, with the first row of a table changed, or added again."""
    source = write_months(folder / "csv", 3)
    tables = {path.stem: list(csv.DictReader(path.read_text("utf-8").splitlines())) for path in source.glob("*.csv")}
    for name, cells in (change or {}).items():
        tables[name].append({**tables[name][0], **cells})
    return Rows(tables).write_parquet(folder / "parquet")


@pytest.mark.parametrize(
    "change",
    [
        {"incidents": {}},
        {"incidents": {"log": "another"}},
        {"people": {"forename": "Nell"}},
        {"involvements": {}},
        {"ppns": {"kind": "adult"}},
        {"people": {"person_id": " P0"}},
    ],
)
def test_what_only_the_whole_can_settle_is_read_as_a_whole(tmp_path: Path, change: dict[str, dict[str, str]]) -> None:
    """Ids that repeat, and blanks round an id, in whatever table."""
    folder = write_plain(tmp_path, change)
    screening = screen(folder, beside=tmp_path / "out", at_once=0)
    assert describe(screening) == describe(screen(folder))
    assert any(problem.severity for problem in screening.extract.problems) or "person_id" in change.get("people", {})
    screening.write(tmp_path / "out")
    assert not (tmp_path / "out" / NAME).exists()


def test_pieces_are_what_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain extract is never read at once, and its rows are not held."""
    folder = write_plain(tmp_path)
    expected = read_extract(folder, screen(folder).force).fingerprint
    monkeypatch.delitem(screen.__globals__, "read_extract")
    screening = screen(folder, beside=tmp_path / "out", at_once=2)
    assert screening.extract.fingerprint == expected
    assert not len(screening.extract.tables["incidents"])


def test_a_damaged_file_is_named_and_leaves_no_room_locked(tmp_path: Path) -> None:
    """It cannot start, as ever; the next try can."""
    folder = write_plain(tmp_path)
    whole = (folder / "ppns.parquet").read_bytes()
    (folder / "ppns.parquet").write_bytes(whole[:40])
    for _ in range(2):
        with pytest.raises(CannotStart) as told:
            screen(folder, beside=tmp_path / "out", at_once=0)
        assert "ppns.parquet" in told.value.lines[0]
