"""Columns of times: UTC once, on reading (contract, "Times become UTC once")."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.read.mapping import ColumnMap
from childtonotice.screening.read.times import london_to_utc, read_dates, read_times

PLAIN = ColumnMap(("reported_at",))
SECONDS = 1_000_000


def utc(values: list[str | datetime | None], kind: pa.DataType | None = None, *, second: bool = False) -> list[str]:
    parsed = read_times(pa.chunked_array([pa.array(values, kind)]), PLAIN, second=second)
    return [value.strftime("%d %H:%M") if value else "" for value in parsed.cells.to_pylist()]


def test_a_time_that_happens_twice_is_the_first_for_a_report_and_the_second_for_a_ppn() -> None:
    assert utc(["2026-10-25T01:30"]) == ["25 00:30"]
    assert utc(["2026-10-25T01:30"], second=True) == ["25 01:30"]
    assert utc(["2026-10-25T01:30+01:00"], second=True) == ["25 00:30"]


def test_a_time_that_does_not_exist_moves_forward_and_is_marked() -> None:
    cells = pa.chunked_array([["2026-03-29T00:59", "2026-03-29T01:30", "2026-03-29T02:00"]])
    parsed = read_times(cells, PLAIN, second=False)
    assert [value.strftime("%H:%M") for value in parsed.cells.to_pylist()] == ["00:59", "01:30", "01:00"]
    assert parsed.moved.tolist() == [1]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_real_timestamps_are_read_like_written_ones(unit: str) -> None:
    moment = datetime(2026, 10, 25, 1, 30)  # noqa: DTZ001
    assert utc([moment, None], pa.timestamp(unit)) == ["25 00:30", ""]
    assert utc([moment.replace(tzinfo=UTC), None], pa.timestamp(unit, "UTC")) == ["25 01:30", ""]


def test_one_odd_value_does_not_change_how_the_others_are_read() -> None:
    cells = pa.chunked_array([["2026-05-04T10:00", "x", "", "2026-05-04T10:00Z", "2026-02-31T10:00"]])
    parsed = read_times(cells, PLAIN, second=False)
    assert [value and value.hour for value in parsed.cells.to_pylist()] == [9, None, None, 10, None]
    assert parsed.unreadable.tolist() == [1, 4]


def test_a_time_beyond_any_calendar_is_unreadable() -> None:
    far = pa.chunked_array([pa.array([datetime(2300, 1, 1), None], pa.timestamp("us"))])  # noqa: DTZ001
    assert read_times(far, PLAIN, second=False).unreadable.tolist() == [0]
    further = pa.chunked_array([pa.array([2**62], pa.int64()).cast(pa.timestamp("us"))])
    assert read_times(further, PLAIN, second=False).unreadable.tolist() == [0]
    assert read_times(pa.chunked_array([["2026-02-31T10:00"]]), PLAIN, second=False).unreadable.tolist() == [0]


def test_dates_come_typed_or_written() -> None:
    days = [date(2014, 6, 21), None]
    assert read_dates(pa.chunked_array([pa.array(days, pa.date32())]), PLAIN).cells.to_pylist() == days
    midnight = [datetime(2014, 6, 21), None]  # noqa: DTZ001
    assert read_dates(pa.chunked_array([pa.array(midnight, pa.timestamp("ns"))]), PLAIN).cells.to_pylist() == days
    assert read_dates(pa.chunked_array([["2014-06-21", ""]]), PLAIN).cells.to_pylist() == days
    assert read_dates(pa.chunked_array([["31/02/2014", "9999-12-31"]]), PLAIN).unreadable.tolist() == [0, 1]


def test_a_typed_date_beyond_any_calendar_is_unreadable() -> None:
    days = pa.chunked_array([pa.array([2**31 - 1, 16242, -700_000, None], pa.int32()).cast(pa.date32())])
    parsed = read_dates(days, PLAIN)
    assert parsed.unreadable.tolist() == [0, 2]
    assert parsed.cells.to_pylist() == [None, date(2014, 6, 21), None, None]


@given(st.lists(st.datetimes(datetime(1985, 1, 1), datetime(2037, 12, 31)), min_size=1, max_size=20), st.booleans())  # noqa: DTZ001
def test_the_quick_way_agrees_with_asking_zoneinfo_for_each(moments: list[datetime], second: bool) -> None:
    start = datetime(1970, 1, 1)  # noqa: DTZ001
    micros = np.array([(moment - start) // timedelta(microseconds=1) for moment in moments], np.int64)
    quick, _ = london_to_utc(micros, second)
    slow = [moment.replace(tzinfo=LONDON, fold=int(second and not in_gap(moment))) for moment in moments]
    assert quick.tolist() == [
        (m.astimezone(UTC).replace(tzinfo=None) - start) // timedelta(microseconds=1) for m in slow
    ]


def in_gap(moment: datetime) -> bool:
    there = moment.replace(tzinfo=LONDON)
    return there.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) != moment
