"""The items behind one number of a figure: those that the reader may open, and how many there are beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from childtonotice.casework.access import Reader
from childtonotice.casework.figure_codes import read_narrowing, say_period, tell_codes
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.facts import read_facts
from childtonotice.casework.lists.named_codes import names_by_code
from childtonotice.casework.lists.rows import MOST_ROWS
from childtonotice.casework.lists.some import rows_of
from childtonotice.casework.lists.values import Row
from childtonotice.casework.reports.narrowing import narrow
from childtonotice.casework.reports.view import open_view
from childtonotice.screening.circumstances import LONDON


@dataclass(frozen=True, slots=True)
class Cases:
    """The items behind a number. ``told``: to what it was narrowed. ``said``: how many, and how many are not shown."""

    rows: tuple[Row, ...]
    said: str
    told: tuple[str, ...]
    query: str


def open_cases(reader: Reader, asked: Mapping[str, str], now: datetime) -> Cases:
    """The items that these codes leave, newest first; NotFound for whoever sees no figures."""
    facts = read_facts(reader, now)
    narrowing = read_narrowing(asked, now.astimezone(LONDON).date())
    keys = facts.pk[narrow(facts, narrowing)].tolist()
    count, rows = rows_of(reader, keys, now)
    told = tuple(word.replace("PPN", our_force().ppn_word) for word in tell_codes(narrowing, names_by_code()))
    period = f"reported {say_period(narrowing.start, narrowing.end)}"
    sight = open_view(reader, narrowing, now, facts).sight
    return Cases(rows, _say(sight.say(len(keys)), len(keys) - count, count), (period, *told), narrowing.address)


def _say(counted: str, hidden: int, count: int) -> str:
    told = f"{counted} items are counted." if counted != "1" else "1 item is counted."
    if count > MOST_ROWS:
        told = f"{told} The newest {MOST_ROWS} are shown: narrow the figures to see the others."
    if not hidden:
        return told
    if not count:
        return f"{told} None of them is yours to open."
    return f"{told} Those that are yours to open are shown."
