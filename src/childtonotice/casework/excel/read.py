"""A workbook back: opened with care, known by its signed origin, and read by its headings."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, WorksheetNotFound

from childtonotice.casework.excel.columns import (
    CHILDREN,
    COLUMNS,
    HOW_TO,
    LISTS,
    VERSION,
    WORKLIST,
    children_columns,
    worklist_columns,
)
from childtonotice.casework.excel.keys import LASTS, Origin, unsign
from childtonotice.casework.excel.parts import SheetFacts
from childtonotice.casework.excel.returned import Returned, gather
from childtonotice.casework.excel.safety import BookFacts, look_inside
from childtonotice.casework.excel.table import Table, read_table, say_cell
from childtonotice.casework.force import our_force
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.screening.errors import CannotStart
from childtonotice.screening.gather.collector import collector_paused

OURS = {WORKLIST, CHILDREN, HOW_TO, COLUMNS, LISTS}


@collector_paused()
def read_workbook(path: Path, label: str, area: str, now: datetime) -> Returned:
    """What came back. Raises CannotStart where it is not ours, not of this area, too old or not safe to read.

    ``area``: the code of the list; empty takes the workbook's own.
    """
    facts = look_inside(path, label)
    try:
        with CalamineWorkbook.from_object(facts.book) as book:
            origin = _origin(book, label, area, now)
            rows, children = _tables(book, facts, datetime.fromisoformat(origin.made_at))
            notes = tuple(_notes(book, facts))
    except (CalamineError, PasswordError, WorksheetNotFound, OSError, ValueError, zipfile.BadZipFile) as error:
        raise CannotStart(f"{label} cannot be read: it is damaged or locked with a password.",
                          "Save it again as .xlsx without a password.") from error  # fmt: skip
    return gather(origin, rows, children, notes)


def _tables(book: CalamineWorkbook, facts: BookFacts, made_at: datetime) -> tuple[Table, Table]:
    # With the headings that were agreed when it was made: it comes back whatever was agreed since.
    rows = read_table(book, WORKLIST, worklist_columns(made_at), facts.sheets.get(WORKLIST, SheetFacts()))
    children = read_table(book, CHILDREN, children_columns(made_at), facts.sheets.get(CHILDREN, SheetFacts()))
    return rows, children


def _notes(book: CalamineWorkbook, facts: BookFacts) -> Iterator[str]:
    if facts.has_links:
        yield "It points to other files. They were not opened."
    if facts.has_objects:
        yield "It holds objects or connections that we did not hand out. They were not opened."
    if facts.has_comments:
        yield "Cells bear comments: these are not read. What is to be kept belongs in a cell."
    added = len(set(book.sheet_names) - OURS)
    if added:
        yield (
            f"It has {count_of(added, 'sheet')} that we did not hand out: not read. What was decided there belongs on "
            f"“{WORKLIST}” and “{CHILDREN}”."
        )
    if facts.stray:
        yield f"It has {count_of(facts.stray, 'cell')} far outside the tables: not read."


def _origin(book: CalamineWorkbook, label: str, area: str, now: datetime) -> Origin:
    if LISTS not in book.sheet_names:
        raise CannotStart(f"{label} is no workbook of this list.", "Take the list out here and fill that in.")
    cells = book.get_sheet_by_name(LISTS).to_python(skip_empty_area=False)
    origin = unsign(say_cell(cells[0][0])) if cells and cells[0] else None
    if origin is None or origin.force != our_force().short_name:
        raise CannotStart(f"{label} was not made here: it is another force's, or its key was changed.",
                          "Take the list out here and fill that in.")  # fmt: skip
    if area and origin.area != area:
        raise CannotStart(f"{label} is the workbook of another area.", "Take it back on that area's page.")
    if datetime.fromisoformat(origin.made_at) < now - LASTS or origin.columns > VERSION:
        raise CannotStart(f"{label} is older than {LASTS.days} days.",
                          "Take the list out anew: what it shows may have changed.")  # fmt: skip
    return origin
