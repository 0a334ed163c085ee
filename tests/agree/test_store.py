"""The law of the store: after the last day the current findings equal one screening of the store."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from childtonotice.screening import Finding, Force, screen
from childtonotice.screening.store import Store
from tests.agree.extracts import Rows, extracts

days_of_extracts = st.lists(extracts, min_size=2, max_size=3)


def run_days(store: Store, days: list[Path], force: Force) -> dict[str, Finding]:
    """The current findings after daily runs over some extracts."""
    current: dict[str, Finding] = {}
    for day in days:
        taken = store.take(day, force)
        current |= {finding.incident_id: finding for _, finding in taken.explained}
        for incident_id in taken.gone:
            current.pop(incident_id, None)
        taken.keep()
    return current


def screen_store(store: Store, force: Force) -> dict[str, Finding]:
    """The findings of one screening of the whole store, by way of an extract that holds all of it."""
    folder = store.folder.with_name("whole")
    folder.mkdir(exist_ok=True)
    for name, table in store.read().items():
        pq.write_table(table, folder / f"{name}.parquet")
    return {finding.incident_id: finding for finding in screen(folder, force=force, workers=1).findings}


@settings(max_examples=settings.default.max_examples // 8)
@given(days_of_extracts)
def test_daily_runs_equal_one_screening(days: list[Rows]) -> None:
    """Late and changed rows, links, PPNs and persons included (R1)."""
    with tempfile.TemporaryDirectory() as place:
        folders = [rows.write(Path(place) / f"day-{n}") for n, rows in enumerate(days)]
        store = Store(Path(place) / "store")
        assert run_days(store, folders, Force()) == screen_store(store, Force())


@settings(max_examples=settings.default.max_examples // 8)
@given(extracts)
def test_a_stop_before_publishing_loses_nothing_and_taking_twice_is_once(rows: Rows) -> None:
    """What was merged and not published is screened by the next run; the same extract again changes nothing (R1)."""
    with tempfile.TemporaryDirectory() as place:
        store, folder = Store(Path(place) / "store"), rows.write(Path(place) / "day")
        stopped = store.take(folder, Force())
        assert run_days(store, [folder], Force()) == screen_store(store, Force())
        assert stopped.targets
        assert store.take(folder, Force()).targets == frozenset()
        assert run_days(store, [folder], Force()) == {}
