"""Which sheets of a workbook are read: the one that holds the table, and those on which it goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.read.header import find_header, read_header
from childtonotice.screening.read.mapping import Source
from childtonotice.screening.read.raw import Doubt
from childtonotice.screening.tables import TABLES

Head = Callable[[str], list[list[str]]]
_MOST_SHEETS = 8


def choose_sheets(sheets: Sequence[str], label: str, source: Source, head: Head) -> tuple[str, ...]:
    """The sheet of a table, then every other with the same columns of it: an export may end a sheet and begin another.

    ``head`` gives the first rows of a sheet. Where the mapping names a sheet, that one alone.
    """
    first = _choose_first(sheets, label, source, head)
    columns = _columns_on(first, source, head)
    if source.sheet or not columns:
        return (first,)
    others = [name for name in sheets if name != first and not (source.canonical and _key(name) in TABLES)]
    return (first, *(name for name in others if _columns_on(name, source, head) == columns))


def _choose_first(sheets: Sequence[str], label: str, source: Source, head: Head) -> str:
    """The mapping's sheet; else the one named like the table; else the first with a column that is wanted."""
    wanted = source.sheet or source.tables[0][0]
    named = next((sheet for sheet in sheets if _key(sheet) == _key(wanted)), None)
    if named:
        return named
    if source.sheet or not sheets:
        raise CannotStart(
            f"{label} has no sheet {source.sheet!r}. Found: {', '.join(sheets[:15]) or 'no sheet'}.",
            "Correct the name of the sheet in mapping.toml, or ask for a workbook that holds it.",
        )
    return next((sheet for sheet in sheets if find_header(head(sheet), source) is not None), sheets[0])


def _key(sheet: str) -> str:
    return sheet.strip().casefold()


def _columns_on(sheet: str, source: Source, head: Head) -> frozenset[str]:
    """The wanted columns whose names stand on a sheet."""
    rows = head(sheet)
    at = find_header(rows, source)
    return frozenset() if at is None else frozenset(read_header(rows[at], source).places)


def say_sheets(read: Sequence[str], others: Sequence[str]) -> list[Doubt]:
    """What a reader should know of the sheets: that several were read as one table, and which were not read."""
    doubts = []
    if len(read) > 1:
        cure = "Nothing to do, unless one of these sheets is no part of it."
        doubts.append(Doubt(0, "", f"{_some(read)} have the same columns and were read as one table", cure))
    if others:
        only = "only this sheet was read" if len(read) == 1 else "these sheets were read"
        cure = "Save each table as a workbook of its own, or name the sheets in mapping.toml."
        doubts.append(Doubt(0, "", f"{only}, not {_some(others)}", cure))
    return doubts


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_SHEETS} more" if len(names) > _MOST_SHEETS else ""
    return f"{', '.join(names[:_MOST_SHEETS])}{more}"
