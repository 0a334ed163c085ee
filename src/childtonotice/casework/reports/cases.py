"""The items behind one number of a figure: those that the reader may open, and how many there are beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from childtonotice.casework.access import Reader
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.facts import read_facts
from childtonotice.casework.lists.rows import MOST_ROWS
from childtonotice.casework.lists.some import rows_of
from childtonotice.casework.lists.values import Row
from childtonotice.casework.reports.dimensions import DAYS
from childtonotice.casework.reports.narrowing import Narrowing, narrow, read_narrowing
from childtonotice.casework.reports.view import open_view, say_period
from childtonotice.screening.circumstances import LONDON

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
}


@dataclass(frozen=True, slots=True)
class Cases:
    """The items behind a number. ``told``: to what it was narrowed. ``said``: how many, and how many are not shown."""

    rows: tuple[Row, ...]
    said: str
    told: tuple[str, ...]
    query: str


def open_cases(reader: Reader, asked: Mapping[str, str], now: datetime) -> Cases:
    """The items that these codes leave, newest first; NotFound for whoever sees no figures."""
    facts = read_facts(reader)
    narrowing = read_narrowing(asked, now.astimezone(LONDON).date())
    keys = facts.pk[narrow(facts, narrowing)].tolist()
    count, rows = rows_of(reader, keys, now)
    sight = open_view(reader, narrowing, now, facts).sight
    return Cases(rows, _say(sight.say(len(keys)), len(keys) - count, count), tuple(_tell(narrowing)), narrowing.query)


def _say(counted: str, hidden: int, count: int) -> str:
    told = f"{counted} items are counted." if counted != "1" else "1 item is counted."
    if count > MOST_ROWS:
        told = f"{told} The newest {MOST_ROWS} are shown: narrow the figures to see the others."
    if not hidden:
        return told
    if not count:
        return f"{told} None of them is yours to open."
    return f"{told} Those that are yours to open are shown."


def _tell(asked: Narrowing) -> list[str]:
    """To what the items are narrowed, in words."""
    told = [f"reported {say_period(asked.start, asked.end)}"]
    names = ("area", "team", "status", "state", "decision", "category", "found_by", "response", "type")
    told += [code.replace("-", " ") for name in names if (code := getattr(asked, name)) and code != "none"]
    told += [f"graded {asked.grading} by the officer"] if asked.grading else []
    told += [f"graded {asked.vat} by the team"] if asked.vat else []
    told += [f"on a {DAYS[int(asked.weekday)]}"] if asked.weekday.isdigit() and int(asked.weekday) < 7 else []
    told += [f"from {int(asked.hour):02}:00 to {int(asked.hour):02}:59"] if asked.hour.isdigit() else []
    return [*told, *([WHATS[asked.what].replace("PPN", our_force().ppn_word)] if asked.what in WHATS else [])]
