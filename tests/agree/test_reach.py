"""What a change can reach: no more than need be is screened again, and the law of the store holds all the same."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childtonotice.screening import Force, explain, reach
from childtonotice.screening.store import Store
from tests.agree.extracts import START, Rows, histories
from tests.agree.test_shelf import write_months
from tests.agree.test_store import run_days, screen_store

HOME = "3 Tansy Row, Eastcliff"
Cells = dict[str, str]


@settings(max_examples=settings.default.max_examples // 8)
@given(st.lists(histories, min_size=2, max_size=3), st.booleans(), st.booleans())
def test_the_law_holds_whichever_way_is_taken(days: list[Rows], many: bool, crowded: bool) -> None:
    """PPNs told by time alone, as where much changed at once; incidents screened with all around them (R1)."""
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        patch.setattr(reach, "MOST_ALONE", 0 if many else 9)
        patch.setattr(explain, "MOST_SCATTERED", 0 if crowded else 9)
        folders = [rows.write(Path(place) / f"day-{n}") for n, rows in enumerate(days)]
        store = Store(Path(place) / "store")
        assert run_days(store, folders, Force()) == screen_store(store, Force())


def write_day(folder: Path, **tables: list[Cells]) -> Path:
    """A day with some rows, and an incident of its own without a child."""
    at = (START + timedelta(days=400)).isoformat(timespec="minutes")
    own = {"incident_id": "I400", "reported_at": at, "opening_code": "Theft", "log": "1015 bicycle taken"}
    rows = {name: tables.get(name, []) for name in ("incidents", "people", "involvements", "ppns", "ppn_subjects")}
    return Rows({**rows, "incidents": [own, *rows["incidents"]]}).write(folder)


def open_history(tmp_path: Path) -> Store:
    """A year with an incident, its child and PPN in each month; and a domestic one without a child on record."""
    store = Store(tmp_path / "store")
    run_days(store, [write_months(tmp_path / "history", 12)], Force())
    at = (START + timedelta(days=100)).isoformat(timespec="minutes")
    row = {"incident_id": "I50", "reported_at": at, "opening_code": "Domestic Incident", "location": HOME}
    run_days(store, [write_day(tmp_path / "domestic", incidents=[row])], Force())
    return store


def take_day(store: Store, folder: Path) -> set[str]:
    """The incidents that a day has screened again, its own apart; the law holds after it."""
    found = screen_store(store, Force())
    taken = store.take(folder, Force())
    found |= {finding.incident_id: finding for _, finding in taken.explained}
    for incident_id in taken.gone:
        found.pop(incident_id, None)
    taken.keep()
    assert found == screen_store(store, Force())
    return set(taken.targets) - {"I400"}


def test_a_child_who_moves_reaches_the_earlier_incident_at_the_address_alone(tmp_path: Path) -> None:
    """Ruling 8: people are known whenever they were recorded; nothing reported around it changes."""
    child = {"person_id": "P90", "forename": "Isolde", "date_of_birth": "2019-02-01", "address": HOME}
    assert take_day(open_history(tmp_path), write_day(tmp_path / "day", people=[child])) == {"I50"}


def test_someone_at_an_address_with_the_same_key_only_reaches_nothing(tmp_path: Path) -> None:
    """Another flat, and a kind of incident where the household does not matter."""
    child = {"person_id": "P90", "forename": "Isolde", "date_of_birth": "2019-02-01", "address": f"Flat 2, {HOME}"}
    assert take_day(open_history(tmp_path), write_day(tmp_path / "day", people=[child])) == set()


def test_a_changed_child_reaches_those_for_whom_the_ppn_may_be_meant(tmp_path: Path) -> None:
    """A PPN is in question for the child's incident: whatever was reported in the 28 days before it goes along."""
    store = open_history(tmp_path)
    child = {"person_id": "P3", "forename": "Rafaela", "date_of_birth": "2017-03-05"}
    assert take_day(store, write_day(tmp_path / "day", people=[child])) == {"I3"}
    child = {"person_id": "P3", "forename": "Rafe", "date_of_birth": "2017-03-05"}
    beside = {
        "incident_id": "I51",
        "reported_at": (START + timedelta(days=80)).isoformat(timespec="minutes"),
        "opening_code": "Theft",
    }
    run_days(store, [write_day(tmp_path / "beside", incidents=[beside])], Force())
    assert take_day(store, write_day(tmp_path / "later", people=[child])) == {"I3", "I51"}


def test_a_late_ppn_reaches_the_incident_whose_id_it_bears(tmp_path: Path) -> None:
    """Ruling 13: bearing the incident's id it covers however late."""
    at = (START + timedelta(days=399)).isoformat(timespec="minutes")
    ppn = {"ppn_id": "R90", "submitted_at": at, "incident_id": "I5", "kind": "child"}
    assert take_day(open_history(tmp_path), write_day(tmp_path / "day", ppns=[ppn])) == {"I5"}


def test_it_says_how_far_it_has_come(tmp_path: Path) -> None:
    """A first run over years is long: each period is told, and the end."""
    told: list[tuple[str, int, int]] = []
    store = Store(tmp_path / "store")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(explain, "MOST_SCATTERED", 0)
        patch.setattr(explain, "MOST_EXPLAINED", 5)
        taken = store.take(write_months(tmp_path / "history", 12), Force(), tell=lambda *step: told.append(step))
        assert len(list(taken.explained)) == 12
    steps = [step for step in told if step[0] == explain.STEP]
    assert [done for _, done, _ in steps] == [0, 0, 5, 10, 12]
    assert {of for _, _, of in steps} == {12}
