"""The three clocks, always named: since report, listing to decision, decision to PPN. None of them ever stops.

Times are shown in London; targets in working days know the bank holidays of England and Wales, and a target in hours
counts elapsed hours, so that a change of the clocks neither gives nor takes one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.force import Force

WORKING_DAY_ENDS = time(17, 0)
READ_FIRST = 1


def decide_by(listed_at: datetime, priority: int, force: Force) -> datetime:
    """When an item should be decided: the end of the next working day, or within 4 hours where it is read first."""
    if priority <= READ_FIRST:
        return add_hours(listed_at, force.read_first_hours)
    day = next_working_day(listed_at.astimezone(LONDON).date(), force.free_days)
    return datetime.combine(day, WORKING_DAY_ENDS, tzinfo=LONDON)


def submit_by(decided_at: datetime, force: Force) -> datetime:
    """When the PPN should be in: 24 elapsed hours after the decision, seven days a week (R14)."""
    return add_hours(decided_at, force.recovery_hours)


def add_hours(at: datetime, hours: int) -> datetime:
    """That many elapsed hours later, right on the 23- and 25-hour days too (R2)."""
    return at.astimezone(UTC) + timedelta(hours=hours)


def next_working_day(day: date, free_days: Iterable[date] = ()) -> date:
    """The first day after this one that is neither at a weekend nor a bank holiday nor free in the force."""
    following = day + timedelta(days=1)
    while not is_working_day(following, free_days):
        following += timedelta(days=1)
    return following


def is_working_day(day: date, free_days: Iterable[date] = ()) -> bool:
    """Whether people work on this day: no weekend, no bank holiday of England and Wales, no day the force adds."""
    return day.weekday() < 5 and day not in bank_holidays(day.year) and day not in free_days


@lru_cache(maxsize=16)
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England and Wales, those proclaimed for a single year among them."""
    import holidays  # not before a working day is asked for: it takes longer to load than all else here

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def tell_age(at: datetime, now: datetime) -> str:
    """How long ago, as one would say it: "20 minutes ago", "31 hours ago", "2 days ago"."""
    minutes = max(0, int((now - at).total_seconds() // 60))
    if minutes < 60:
        return f"{minutes} minute{'' if minutes == 1 else 's'} ago"
    hours = minutes // 60
    if hours < 48:
        return f"{hours} hour{'' if hours == 1 else 's'} ago"
    return f"{hours // 24} days ago"


def tell_length(start: datetime, end: datetime) -> str:
    """How long between two moments: "40 minutes", "31 hours", "3 days"."""
    return tell_age(start, end).removesuffix(" ago")


def tell_moment(at: datetime, now: datetime) -> str:
    """A moment in London: "Sat 23:40" within a week, else with its date, and its year where it is another."""
    there, here = at.astimezone(LONDON), now.astimezone(LONDON)
    clock = f"{there:%H:%M}"
    if abs((here.date() - there.date()).days) < 7:
        return f"{there:%a} {clock}"
    year = "" if there.year == here.year else f" {there.year}"
    return f"{there.day} {there:%b}{year} {clock}"


def tell_exact(at: datetime) -> str:
    """A moment in full: "Saturday 14 November 2026, 23:40"."""
    there = at.astimezone(LONDON)
    return f"{there:%A} {there.day} {there:%B} {there.year}, {there:%H:%M}"


def tell_to_come(at: datetime, now: datetime) -> str:
    """A time to come: "today, 14:00", "tomorrow, 07:30", "Sat 07:30"; to be said after "by" or "until"."""
    there, here = at.astimezone(LONDON), now.astimezone(LONDON)
    word = {0: "today", 1: "tomorrow"}.get((there.date() - here.date()).days)
    return f"{word}, {there:%H:%M}" if word else tell_moment(at, now)


def tell_due(due: datetime, now: datetime) -> str:
    """By when something is due: "by today, 14:00", "by tomorrow, 07:30"; past, "Sat 07:30" and no more."""
    return tell_moment(due, now) if due < now else f"by {tell_to_come(due, now)}"


def tell_both(at: datetime, now: datetime) -> str:
    """A moment as one would say it, with its date beside it: "Sat 23:40 (14 Nov 2026)", "2 Nov 2026 23:40"."""
    there, here = at.astimezone(LONDON), now.astimezone(LONDON)
    day = f"{there.day} {there:%b %Y}"
    near = abs((here.date() - there.date()).days) < 7
    return f"{tell_moment(at, now)} ({day})" if near else f"{day} {there:%H:%M}"


def tell_lateness(due: datetime, done: datetime) -> str:
    """How late something was or is: "3 hours late"; empty where it is in time."""
    return f"{tell_length(due, done)} late" if done > due else ""


def start_of_today(now: datetime) -> datetime:
    """Midnight in London at the start of this day."""
    return datetime.combine(now.astimezone(LONDON).date(), time(0), tzinfo=LONDON)


def end_of_day(at: datetime) -> datetime:
    """The midnight in London that ends the day of this moment: until then the decider may undo."""
    return datetime.combine(at.astimezone(LONDON).date() + timedelta(days=1), time(0), tzinfo=LONDON)
