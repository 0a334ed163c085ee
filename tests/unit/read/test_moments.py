"""Times and dates one by one (contract: ISO 8601, London without an offset; never day first)."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childtonotice.screening.read.moments import Moment, read_day, read_moment

EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - London's clock


def clock(text: str) -> Moment:
    return Moment((datetime.fromisoformat(text) - EPOCH).total_seconds().__int__() * 1_000_000)


@pytest.mark.parametrize(
    "written, means",
    [
        ("2026-05-04T10:00", "2026-05-04 10:00"), ("2026-05-04 10:00:30", "2026-05-04 10:00:30"),
        ("2026-05-04", "2026-05-04 00:00"), ("20260504T1000", "2026-05-04 10:00"),
        ("2026-05-04T24:00", "2026-05-05 00:00"),
    ],
)  # fmt: skip
def test_an_iso_time_without_offset_is_a_clock_time(written: str, means: str) -> None:
    assert read_moment(written) == clock(means)


@pytest.mark.parametrize("written", ["2026-05-04T10:00Z", "2026-05-04T11:00+01:00", "2026-05-04 05:00 -05:00"])
def test_an_offset_makes_it_absolute(written: str) -> None:
    assert read_moment(written) == Moment(clock("2026-05-04 10:00").micros, absolute=True)


@pytest.mark.parametrize(
    "written",
    ["2026-02-31T10:00", "2026-13-01", "2026-05-04T25:00", "sat aft 3rd", "04/05/2026 10:00", "55", "9999-12-31T00:00",
     "0001-01-01T00:00+05:00", "2026", "12:30"],
)  # fmt: skip
def test_what_is_no_time_is_not_guessed(written: str) -> None:
    assert read_moment(written) is None


def test_an_iso_date_is_never_read_day_first() -> None:
    assert read_moment("2026-05-04 00:00", ("%Y-%d-%m %H:%M",)) == clock("2026-05-04 00:00")
    assert read_day("2026-05-04", ("%Y-%d-%m",)).day == date(2026, 5, 4)


def test_the_formats_of_the_mapping_are_tried_in_turn() -> None:
    formats = ("%d/%m/%Y %H:%M", "%d/%m/%y")
    assert read_moment("04/05/2026 10:00", formats) == clock("2026-05-04 10:00")
    assert read_moment("04/05/26", formats) == clock("2026-05-04 00:00")
    assert read_moment("31/02/2026 10:00", formats) is None


def test_a_bare_serial_number_is_read_in_the_system_of_its_workbook() -> None:
    assert read_day("41811").day == date(2014, 6, 21)
    assert read_day("41811").serial
    assert read_day(str(41811 - 1462), first_of_1904=True).day == date(2014, 6, 21)
    assert read_moment("46146.25") == Moment(clock("2026-05-04 06:00").micros, serial=True)
    assert read_day("1985") is None


@pytest.mark.parametrize(
    "written, means",
    [("14-Mar-08", date(2008, 3, 14)), ("14-Mar-40", date(1940, 3, 14)), ("14-Mar-26", date(2026, 3, 14)),
     ("14-Dec-26", date(1926, 12, 14)), ("29-Feb-00", date(2000, 2, 29)), ("14-Mar-2031", date(2031, 3, 14))],
)  # fmt: skip
def test_a_two_digit_year_is_the_last_one_not_in_the_future(written: str, means: date) -> None:
    assert read_day(written, ("%d-%b-%y",), "past", date(2026, 10, 4)).day == means


def test_a_leap_day_is_left_in_the_only_century_that_has_it() -> None:
    assert read_day("29-Feb-00", ("%d-%b-%y",), "past", date(1999, 1, 1)).day == date(2000, 2, 29)


def test_a_date_of_birth_with_a_time_keeps_its_london_day() -> None:
    assert read_day("2013-10-08T23:00Z").day == date(2013, 10, 9)
    assert read_day("2014-06-21 00:00:00").day == date(2014, 6, 21)


@given(st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001
def test_every_iso_time_comes_back(moment: datetime) -> None:
    found = read_moment(moment.isoformat())
    assert found is not None
    assert found.micros == (moment - EPOCH) // (datetime.resolution)


@given(st.text(max_size=30))
def test_reading_never_fails(text: str) -> None:
    assert read_moment(text, ("%d/%m/%y",)) is None or read_moment(text, ("%d/%m/%y",)) is not None
    read_day(text, ("%d-%b-%y",), "past", date(2026, 1, 1))
