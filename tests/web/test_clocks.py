"""The clocks and their words: working days, elapsed hours, 23- and 25-hour days (R2, R14, R17)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childtonotice.casework.clocks import (
    add_hours,
    bank_holidays,
    decide_by,
    end_of_day,
    next_working_day,
    submit_by,
    tell_age,
    tell_both,
    tell_due,
    tell_exact,
    tell_lateness,
    tell_moment,
    tell_to_come,
)
from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.force import Force

FORCE = Force()


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("listed", "due"),
    [
        ("2026-03-11 06:00", "2026-03-12 17:00"),
        ("2026-03-13 06:00", "2026-03-16 17:00"),  # Friday: Monday
        ("2026-03-14 06:00", "2026-03-16 17:00"),  # Saturday: Monday
        ("2026-04-02 06:00", "2026-04-07 17:00"),  # before Good Friday: Tuesday
        ("2026-12-24 06:00", "2026-12-29 17:00"),  # Boxing Day on a Saturday: Monday is a holiday too
    ],
)
def test_decide_by_the_end_of_the_next_working_day(listed: str, due: str) -> None:
    assert decide_by(london(listed), 3, FORCE) == london(due)


def test_read_first_within_four_hours() -> None:
    assert decide_by(london("2026-03-14 06:00"), 1, FORCE) == london("2026-03-14 10:00")


@pytest.mark.parametrize(
    ("decided", "due"),
    [
        ("2026-03-14 18:40", "2026-03-15 18:40"),  # R14: seven days a week
        ("2026-03-28 18:40", "2026-03-29 19:40"),  # R2: the day of 23 hours
        ("2026-10-24 18:40", "2026-10-25 17:40"),  # R2: the day of 25 hours
    ],
)
def test_submit_by_counts_elapsed_hours(decided: str, due: str) -> None:
    assert submit_by(london(decided), FORCE) == london(due)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)), st.integers(0, 100))  # noqa: DTZ001
def test_add_hours_adds_that_many_seconds(moment: datetime, hours: int) -> None:
    start = moment.replace(tzinfo=LONDON)
    assert add_hours(start, hours) - start.astimezone(UTC) == timedelta(hours=hours)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_a_working_day_is_never_a_holiday(day: date) -> None:
    following = next_working_day(day)
    assert day < following <= day + timedelta(days=6)
    assert following.weekday() < 5
    assert following not in bank_holidays(following.year)


def test_bank_holidays_of_a_year() -> None:
    told = sorted(day.strftime("%m-%d") for day in bank_holidays(2027) if day.weekday() < 5)
    assert told == ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"]


def test_a_holiday_proclaimed_for_one_year_is_known() -> None:
    assert next_working_day(date(2022, 9, 16)) == date(2022, 9, 20)


def test_a_day_that_the_force_adds_is_no_working_day() -> None:
    assert next_working_day(date(2026, 3, 11), (date(2026, 3, 12), date(2026, 3, 13))) == date(2026, 3, 16)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-5, "0 minutes ago"), (0, "0 minutes ago"), (1, "1 minute ago"), (59, "59 minutes ago"), (60, "1 hour ago"),
        (31 * 60, "31 hours ago"), (48 * 60 - 1, "47 hours ago"), (48 * 60, "2 days ago"), (60 * 60, "2 days ago"),
    ],
)  # fmt: skip
def test_tell_age(minutes: int, words: str) -> None:
    now = london("2026-03-11 07:00")
    assert tell_age(now - timedelta(minutes=minutes), now) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-03-10 23:40", "Tue 23:40"), ("2026-03-05 00:00", "Thu 00:00"), ("2026-03-04 23:59", "4 Mar 23:59"),
        ("2025-12-31 12:00", "31 Dec 2025 12:00"), ("2026-03-12 09:00", "Thu 09:00"),
    ],
)  # fmt: skip
def test_tell_moment(moment: str, words: str) -> None:
    assert tell_moment(london(moment).astimezone(UTC), london("2026-03-11 07:00")) == words


def test_tell_exact_in_london_time() -> None:
    assert tell_exact(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "Wednesday 1 July 2026, 23:30"


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2026-03-11 14:00", "by today, 14:00"), ("2026-03-12 07:30", "by tomorrow, 07:30"),
        ("2026-03-14 07:30", "by Sat 07:30"), ("2026-03-10 07:30", "Tue 07:30"),
    ],
)  # fmt: skip
def test_tell_due(due: str, words: str) -> None:
    assert tell_due(london(due), london("2026-03-11 07:00")) == words


def test_a_time_to_come_today_is_said_as_today() -> None:
    now = london("2026-03-15 09:00")  # a Sunday
    told = [tell_to_come(london(f"2026-03-{day} 17:00"), now) for day in (15, 16, 17)]
    assert told == ["today, 17:00", "tomorrow, 17:00", "Tue 17:00"]


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-03-14 23:40", "Sat 23:40 (14 Mar 2026)"), ("2026-03-09 00:00", "Mon 00:00 (9 Mar 2026)"),
        ("2026-03-08 23:59", "8 Mar 2026 23:59"), ("2025-12-31 10:00", "31 Dec 2025 10:00"),
    ],
)  # fmt: skip
def test_a_moment_has_its_date_beside_it(at: str, words: str) -> None:
    assert tell_both(london(at), london("2026-03-15 09:00")) == words


def test_tell_lateness() -> None:
    due = london("2026-03-11 07:00")
    assert tell_lateness(due, due) == ""
    assert tell_lateness(due, due + timedelta(hours=3)) == "3 hours late"


def test_a_day_ends_at_midnight_in_london() -> None:
    assert end_of_day(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == london("2026-07-03 00:00")
