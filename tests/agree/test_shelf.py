"""The store by month: the law of the store over long histories, and a day that leaves other months alone."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childtonotice.screening import Failed, Force
from childtonotice.screening.read import read_extract
from childtonotice.screening.shelf import LIST, Shelf, open_shelf
from childtonotice.screening.store import Store
from childtonotice.screening.tables import TABLES
from tests.agree.extracts import FILES, START, Rows, histories
from tests.agree.test_store import run_days, screen_store

LOG = "1015 girl about 9 called ISOLDE sat on the stairs"


@settings(max_examples=settings.default.max_examples // 8)
@given(st.lists(histories, min_size=2, max_size=3))
def test_daily_runs_over_a_long_history_equal_one_screening(days: list[Rows]) -> None:
    """Rows that come late, change, or move to another month, and links, PPNs and persons with them (R1)."""
    with tempfile.TemporaryDirectory() as place:
        folders = [rows.write(Path(place) / f"day-{n}") for n, rows in enumerate(days)]
        store = Store(Path(place) / "store")
        assert run_days(store, folders, Force()) == screen_store(store, Force())
        assert_in_place(store.shelf)


def assert_in_place(shelf: Shelf) -> None:
    """Every row stands in the month of its own incident or PPN, once."""
    for name, key in (("involvements", "incident_id"), ("ppn_subjects", "ppn_id")):
        owner = "incidents" if name == "involvements" else "ppns"
        home = {each: m for m in shelf.months(owner) for each in shelf.read_month(owner, m)[key].to_pylist()}
        for month in shelf.months(name):
            assert {home.get(each, "none") for each in shelf.read_month(name, month)[key].to_pylist()} == {month}


@settings(max_examples=settings.default.max_examples // 8)
@given(histories, histories)
def test_a_store_of_one_file_a_table_is_taken_over(first: Rows, second: Rows) -> None:
    """What an earlier version wrote gives the same store, and the same answers after the next day."""
    with tempfile.TemporaryDirectory() as place:
        days = [rows.write(Path(place) / f"day-{n}") for n, rows in enumerate((first, second))]
        new, old = Store(Path(place) / "new"), Store(Path(place) / "old")
        run_days(new, days[:1], Force())
        old.folder.mkdir()
        for name, table in new.read().items():
            pq.write_table(table, old.folder / f"{name}.parquet")
        assert run_days(old, days[1:], Force()) == run_days(new, days[1:], Force())
        assert old.read() == new.read()
        assert not list(old.folder.glob("*.parquet"))


def write_months(folder: Path, months: int, log: str = LOG, first: int = 0) -> Path:
    """An incident with a child and its PPN in each of some months."""
    rows: dict[str, list[dict[str, str]]] = {name: [] for name in FILES}
    for number in range(first, months):
        at = (START + timedelta(days=31 * number)).isoformat(timespec="minutes")
        rows["incidents"].append({"incident_id": f"I{number}", "reported_at": at, "opening_code": "Theft", "log": log})
        rows["people"].append({"person_id": f"P{number}", "forename": "Rafe", "date_of_birth": "2017-03-05"})
        rows["involvements"].append({"incident_id": f"I{number}", "person_id": f"P{number}", "role": "victim"})
        rows["ppns"].append({"ppn_id": f"R{number}", "submitted_at": at, "incident_id": f"I{number}", "kind": "child"})
        rows["ppn_subjects"].append({"ppn_id": f"R{number}", "person_id": f"P{number}", "role": "child"})
    return Rows(rows).write(folder)


def test_a_day_rewrites_its_own_months_only(tmp_path: Path) -> None:
    """What a day does not touch keeps its files, and is not screened again."""
    store = Store(tmp_path / "store")
    run_days(store, [write_months(tmp_path / "history", 8)], Force())
    before = store.shelf
    taken = store.take(write_months(tmp_path / "day", 8, "1100 girl 9 and boy 5 at the window", 7), Force())
    assert taken.targets == {"I7"}
    after = store.shelf
    for name in ("incidents", "involvements", "ppns", "ppn_subjects"):
        assert len(after.files[name]) == 8
    changed = {
        (name, m) for name in TABLES for m in after.months(name) if after.files[name][m] != before.files[name][m]
    }
    assert changed == {("incidents", after.months("incidents")[7])}


def test_people_who_come_later_stand_apart_until_they_are_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest row of a person counts, in whichever file it stands."""
    monkeypatch.setattr("childtonotice.screening.filing.MOST_RECENT", 2)
    store = Store(tmp_path / "store")
    seen = []
    for number in range(1, 5):
        run_days(store, [write_months(tmp_path / f"day-{number}", number, first=max(0, number - 2))], Force())
        seen.append(store.shelf.months("people"))
        assert store.read()["people"]["person_id"].to_pylist() == [f"P{n}" for n in range(number)]
    assert ["base", "recent"] in seen
    assert seen[-1] == ["base"]


def test_keys_of_addresses_are_renewed_when_the_code_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kept key is never compared with one that another version made."""
    store = Store(tmp_path / "store")
    run_days(store, [write_months(tmp_path / "day", 2)], Force())
    before = store.shelf
    monkeypatch.setattr("childtonotice.screening.shelf.fingerprint_keys", lambda: "another version")
    after = store.shelf
    assert (after.edition, after.keyed_by) == (before.edition + 1, "another version")
    assert after.files["incidents"] != before.files["incidents"]
    assert after.files["ppns"] == before.files["ppns"]
    assert store.shelf == after


@pytest.mark.parametrize("words", ["", "{", '{"edition": 1}', '{"files": 3, "edition": 1, "keyed_by": ""}'])
def test_a_damaged_list_is_named(tmp_path: Path, words: str) -> None:
    """Nothing is published from a store whose list of files cannot be read."""
    (tmp_path / LIST).write_text(words, encoding="utf-8")
    with pytest.raises(Failed) as told:
        open_shelf(tmp_path)
    assert LIST in told.value.lines[0]


def test_the_shelf_holds_what_the_extract_held(tmp_path: Path) -> None:
    """Nothing is lost or added by filing."""
    folder = write_months(tmp_path / "day", 5)
    store = Store(tmp_path / "store")
    run_days(store, [folder], Force())
    extract = read_extract(folder, Force()).tables
    for name, table in store.read().items():
        assert sorted(map(str, table.to_pylist())) == sorted(map(str, extract[name].to_pylist()))
