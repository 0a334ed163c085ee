"""Which lines of the tables kept by hand count on a day; read once for each request, as the settings are.

Where two lines about one thing count on a day, the one that began later does; of two that began together, the newer.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from childtonotice.casework.models import DatedLine, DatedTable
from childtonotice.casework.once import forget


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands. ``ends_on`` is none where no last day is known; ``id`` is that of its newest row."""

    id: int
    subject: str
    says: str
    more: str
    starts_on: date
    ends_on: date | None

    def counts_on(self, day: date) -> bool:
        """Whether the line counts on this day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


_known: ContextVar[dict[str, tuple[Line, ...]] | None] = ContextVar("dated_lines", default=None)
COLUMNS = ("pk", "subject", "says", "more", "starts_on", "ends_on")


def forget_lines(**_signal: object) -> None:
    """Read the lines anew when they are next asked for: at the start of a request, and after a change."""
    _known.set(None)
    forget()


def lines_of(table: DatedTable) -> tuple[Line, ...]:
    """Every line of a table that stands, by the day it begins: those that ended and those to come among them."""
    known = _known.get()
    if known is None:
        known = {}
        _known.set(known)
    if table not in known:
        known |= _read(TOGETHER if table in TOGETHER else (table,))
    return known[table]


# Nearly every page asks for these, and each is short.
TOGETHER = (DatedTable.FREE_DAYS, DatedTable.DUTY, DatedTable.LEAVE)


def _read(tables: tuple[DatedTable, ...]) -> dict[str, tuple[Line, ...]]:
    """The lines of these tables, asked for at once."""
    rows = DatedLine.objects.filter(table__in=tables, replaced=None, gone=False).order_by("starts_on", "pk")
    found: dict[str, list[Line]] = {table: [] for table in tables}
    for table, *row in rows.values_list("table", *COLUMNS):
        found[table].append(Line(*row))
    return {table: tuple(lines) for table, lines in found.items()}


def lines_on(table: DatedTable, day: date) -> dict[str, Line]:
    """The lines that count on a day, by what they are about, folded."""
    return {fold(line.subject): line for line in lines_of(table) if line.counts_on(day)}


def fold(words: str) -> str:
    """Words as they are compared: without regard to case and spaces."""
    return " ".join(words.casefold().split())
