"""A long history screened period after period gives the answer of one that is screened at once, byte for byte."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childtonotice.screening import CannotStart, screen
from childtonotice.screening import history as long
from childtonotice.screening.around import cluster_targets, cut_periods
from childtonotice.screening.parts import Answer
from childtonotice.screening.room import NAME, open_room
from tests.agree.extracts import START, Rows, histories
from tests.agree.test_engines import ANSWER
from tests.agree.test_shelf import write_months

DAY = timedelta(days=1)
windows = st.sampled_from([(None, None), ("2026-10-01", None), (None, "2026-12-01"), ("2026-10-15", "2026-11-20")])


def read_answer(out: Path) -> list[str]:
    """The three CSV files of an answer."""
    return [(out / name).read_text(encoding="utf-8") for name in ANSWER]


def answer_by_periods(folder: Path, out: Path, window: tuple[str | None, str | None] = (None, None)) -> list[str]:
    """The answer of a screening that takes a day at a time."""
    screening = screen(folder, start=window[0], end=window[1], beside=out, at_once=0)
    screening.write(out, logs=True)
    return read_answer(out)


@settings(max_examples=settings.default.max_examples // 4)
@given(histories, windows)
def test_periods_change_nothing(rows: Rows, window: tuple[str | None, str | None]) -> None:
    """PPNs that are late, name old incidents, or have rivals in another period; duplicates of old incidents."""
    with tempfile.TemporaryDirectory() as place:
        folder, out = rows.write(Path(place) / "extract"), Path(place)
        whole = screen(folder, start=window[0], end=window[1])
        whole.write(out / "whole")
        by_memory = screen(folder, start=window[0], end=window[1], engine="memory")
        by_memory.write(out / "memory")
        assert read_answer(out / "whole") == read_answer(out / "memory")
        assert answer_by_periods(folder, out / "parts", window) == read_answer(out / "whole")
        assert not list((out / "parts").glob(".ctn-*"))


def test_a_stopped_screening_is_taken_up_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Periods that are finished are not screened again, and the answer is the same."""
    folder = write_months(tmp_path / "extract", 6)
    screen(folder).write(tmp_path / "whole")
    screened: list[datetime] = []
    work = long.screen_period

    def stop_at_fourth(*given: object, **named: object) -> object:
        screened.append(given[1].first)  # type: ignore[attr-defined]
        if len(screened) == 4:
            raise KeyboardInterrupt
        return work(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(long, "screen_period", stop_at_fourth)
    with pytest.raises(KeyboardInterrupt):
        answer_by_periods(folder, tmp_path / "parts")
    assert not (tmp_path / "parts" / "screening.csv").exists()
    assert answer_by_periods(folder, tmp_path / "parts") == read_answer(tmp_path / "whole")
    assert len(screened) == len(set(screened)) + 1
    assert not (tmp_path / "parts" / NAME).exists()


def test_another_screening_does_not_take_up_what_was_left(tmp_path: Path) -> None:
    """Other rows, other settings or another window: every period is screened."""
    room = open_room(tmp_path)
    room.prepare("one")
    (room.parts / "0.json").write_text("[]", encoding="utf-8")
    room.prepare("one")
    assert list(room.parts.iterdir())
    room.prepare("two")
    assert not list(room.parts.iterdir())


def test_two_screenings_do_not_share_a_room(tmp_path: Path) -> None:
    """The second says that the first is at work."""
    with open_room(tmp_path):
        with pytest.raises(CannotStart) as told:
            open_room(tmp_path)
        assert "at work" in told.value.lines[0]
    with open_room(tmp_path) as room:
        assert room.folder.is_dir()
    assert not room.folder.exists()


@given(st.lists(st.integers(1, 9), max_size=30), st.integers(1, 20))
def test_periods_hold_every_day_once_and_no_more_than_they_may(counts: list[int], most: int) -> None:
    """Periods follow one another; a period of several days holds no more than it may."""
    days = [(datetime(2026, 1, 1, tzinfo=UTC) + 2 * number * DAY, count) for number, count in enumerate(counts)]
    periods = list(cut_periods(days, most))
    for day, _ in days:
        assert sum(period.first <= day < period.last for period in periods) == 1
    for period in periods:
        held = [count for day, count in days if period.first <= day < period.last]
        assert len(held) == 1 or sum(held) <= most


@given(st.integers(1, 9000), st.integers(1, 400), st.integers(1, 60_000))
def test_a_period_holds_what_four_weeks_bring(daily: int, days: int, size: int) -> None:
    """However large the force is, little more is loaded around a period than twice its own; a small one's stay long."""
    counts = [(datetime(2026, 1, 1, tzinfo=UTC) + number * DAY, daily) for number in range(days)]
    assert long.fit_size(counts, size) == max(size, 28 * daily)
    assert long.fit_size([], size) == size


@given(st.lists(st.integers(0, 5000), unique=True), st.integers(1, 7))
def test_targets_that_lie_close_are_screened_together(hours: list[int], most: int) -> None:
    """Each once; and never so many that they do not fit."""
    start = START.replace(tzinfo=UTC)
    rows = pa.table(
        {
            "incident_id": [f"I{hour}" for hour in hours],
            "reported_at": pa.array([start + timedelta(hours=hour) for hour in hours], pa.timestamp("us", tz="UTC")),
        }
    )
    periods = list(cluster_targets(rows, 10 * DAY, most))
    assert sorted(each for period in periods for each in period.only or ()) == sorted(f"I{hour}" for hour in hours)
    assert all(len(period.only or ()) <= most for period in periods)


def test_an_answer_without_a_finding_is_empty() -> None:
    """No part, or none with a finding, is no trouble."""
    assert list(Answer([]).batches()) == []
    assert Answer([]).statuses == {}
