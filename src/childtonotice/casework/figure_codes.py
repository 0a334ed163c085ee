"""What an address asks the figures for: fixed codes alone, which may stand in an address and in a saved view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.utils.text import slugify

from childtonotice.casework.govuk.times import say_date

USUAL = timedelta(days=28)
# Reading what the law calls history needs no earlier date, and days that are counted need some end.
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)
NONE = "none"
# The periods that are offered, which end today: their days and their words.
PERIODS = ((7, "Last 7 days"), (28, "Last 4 weeks"), (84, "Last 12 weeks"), (365, "Last year"))

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WHATS = {
    "reviewed": "decided",
    "needed": "a PPN was needed",
    "asked-for": "a PPN was asked for",
    "recovered": "the PPN came",
    "in-time": "the PPN came in time",
    "late": "the PPN came late",
    "still-open": "the PPN has not come",
    "judged": "the PPN was judged",
    "needless": "the PPN was not needed",
    "again": "a PPN was asked for the same child shortly before",
    "missing-closed": "a missing child, and the log is closed",
    "unsupervised": "a missing child, and the log was closed without a supervisor's look",
    "waits-24-hours": "waiting to be read for over 24 hours",
    "waits-48-hours": "waiting to be read for over 48 hours",
    "waits-7-days": "waiting to be read for over 7 days",
    "past-target": "waiting to be read past the target",
    "first-past-target": "to be read first, and past the target",
    "day-under": "decided on a day on which its reader decided fewer than 5",
    "day-within": "decided on a day on which its reader decided 5 to 15",
    "day-over": "decided on a day on which its reader decided more than 15",
    "first-miss-told": "an officer's first miss, with feedback on it",
    "first-miss-untold": "an officer's first miss, without feedback on it",
    "missed-told": "missed after a first miss with feedback",
    "missed-untold": "missed after a first miss without feedback",
}
# Those that need more than an item's own facts (reports/behind.py).
BEHIND = tuple(code for code in WHATS if code.startswith(("waits", "past", "first", "day", "missed-")))
# How each code is said, and what is said where it is told of none.
NAMED = {
    "area": ("area", "no area known"),
    "team": ("team", "no team known"),
    "status": ("screening", ""),
    "state": ("now", ""),
    "decision": ("decision", "no decision stands"),
    "category": ("category", "no category"),
    "found_by": ("found by", ""),
    "response": ("response grade", "no response grade"),
    "type": ("type", "no type"),
    "grading": ("officer's grading", "not graded by the officer"),
    "vat": ("team's grading", "not graded by the team"),
    "child": ("a child:", ""),
    "decided": ("decided in the week of", ""),
    "place": ("at one place", ""),
    "change": ("something changed on", ""),
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The codes of a request; empty means all. ``start`` and ``end`` are London days of the report, both within.

    ``hour`` (several joined by "-"), ``weekday`` (one or several digits), ``type``, ``what``, ``decided`` (first
    day of a week), ``child`` and ``place`` narrow the cases behind one mark of a chart. ``change``: the day of a
    change, before and after which "Did it work?" looks; it narrows nothing.
    """

    start: date
    end: date
    area: str = ""
    team: str = ""
    status: str = ""
    state: str = ""
    decision: str = ""
    category: str = ""
    grading: str = ""
    vat: str = ""
    found_by: str = ""
    response: str = ""
    type: str = ""
    hour: str = ""
    weekday: str = ""
    what: str = ""
    decided: str = ""
    child: str = ""
    place: str = ""
    change: str = ""

    @property
    def query(self) -> str:
        """The same codes as an address has them."""
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        return urlencode({name: str(value) for name, value in told.items() if value})

    @property
    def address(self) -> str:
        """The same where a page is asked for: that all areas are meant is said, since some begin with their own."""
        return self.query if self.area else f"{self.query}&area="

    def having(self, **codes: str) -> Narrowing:
        """The same with some codes more: those behind one mark."""
        wanted: dict[str, Any] = dict(codes)
        # An item may be in two categories, and come to notice in two ways: then both are asked for.
        for name in codes.keys() & set(SEVERAL):
            if getattr(self, name) and codes[name] not in ("", getattr(self, name)):
                wanted[name] = f"{getattr(self, name)}{BOTH}{codes[name]}"
        wanted |= {name: date.fromisoformat(codes[name]) for name in ("start", "end") if name in codes}
        return replace(self, **wanted)


# What narrows to the cases behind one mark and is no filter of the page.
SEVERAL, BOTH = ("category", "found_by"), "__"
OF_A_MARK = ("state", "type", "hour", "weekday", "what", "decided", "child", "place")
CODES = tuple(each.name for each in fields(Narrowing) if each.name not in ("start", "end"))


def read_narrowing(asked: Mapping[str, str], today: date) -> Narrowing:
    """What an address asks for; what is no code is dropped, the last four weeks where it names no days."""
    end = _day(asked.get("end", "")) or today
    start = _day(asked.get("start", "")) or end - USUAL + timedelta(days=1)
    codes = {name: code for name in CODES if (code := asked.get(name, "")) and code == slugify(code)}
    for name in ("change", "decided"):
        if name in codes and _day(codes[name]) is None:
            del codes[name]
    return Narrowing(min(start, end), max(start, end), **codes)


def _day(words: str) -> date | None:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return min(max(day, EARLIEST), LATEST)


def tell_codes(asked: Narrowing, named: Mapping[str, str] | None = None) -> list[str]:
    """To what it is narrowed besides the days, in words; ``named``: what areas and teams are called, by their code."""
    told = []
    for name, (words, nothing) in NAMED.items():
        code = getattr(asked, name)
        said = (
            code
            if name in ("change", "decided")
            else (named or {}).get(code, code.replace(BOTH, " and ").replace("-", " "))
        )
        said = "" if name == "place" else said
        told += [nothing if code == NONE else f"{words} {said}".strip()] if code else []
    days = [DAYS[int(digit)] for digit in asked.weekday if digit in "0123456"]
    told += [f"on a {' or '.join(days)}"] if days else []
    hours = [int(hour) for hour in asked.hour.split("-") if hour.isdigit() and int(hour) < 24]
    told += [f"from {hours[0]:02}:00 to {hours[-1]:02}:59"] if hours else []
    return [*told, *([WHATS[asked.what]] if asked.what in WHATS else [])]


def say_when(start: date, end: date) -> str:
    """A period within a sentence: "on 22 November 2026", "from 26 October to 22 November 2026"."""
    return f"{'on' if start == end else 'from'} {say_period(start, end)}"


def say_period(start: date, end: date) -> str:
    """A period in words: "26 October to 22 November 2026"."""
    if start == end:
        return say_date(start)
    year = "" if start.year == end.year else f" {start.year}"
    return f"{start.day} {start:%B}{year} to {say_date(end)}"
