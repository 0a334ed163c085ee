"""How a time is said to a reader: London time, in words."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def say_clock(at: datetime) -> str:
    """The time of day: "07:42"."""
    return at.astimezone(LONDON).strftime("%H:%M")


def say_exactly(at: datetime) -> str:
    """The whole time: "Sat 12 Sep 2026, 23:40"."""
    local = at.astimezone(LONDON)
    return f"{local:%a} {local.day} {local:%b %Y}, {local:%H:%M}"


def say_date(day: date) -> str:
    """The day with its year: "12 September 2026"."""
    return f"{day.day} {day:%B %Y}"


def say_day(day: date) -> str:
    """The day alone: "Saturday 12 September"."""
    return f"{day:%A} {day.day} {day:%B}"
