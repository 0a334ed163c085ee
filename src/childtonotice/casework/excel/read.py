"""A workbook back: whose it is, what was filled in, and what cannot be taken, each with its cell and its cure."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, WorksheetNotFound

from childtonotice.casework.actions.sheets import Filled
from childtonotice.casework.excel.answers import Offered, Wrong, offer, read_child, read_row
from childtonotice.casework.excel.columns import (
    CHILDREN,
    LISTS,
    VERSION,
    WORKLIST,
    Column,
    children_columns,
    worklist_columns,
)
from childtonotice.casework.excel.keys import LASTS, Origin, RowKey, digest_cells, key_of, read_key, unsign
from childtonotice.casework.excel.safety import SheetFacts, look_inside
from childtonotice.casework.excel.table import Line, Table, read_table, say_cell
from childtonotice.casework.force import our_force
from childtonotice.screening.errors import CannotStart


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell or row that cannot be taken: where, why, and what is allowed. ``number``: of its item, where known."""

    place: str
    why: str
    allowed: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A workbook that came back. ``untouched``: rows in which nobody typed; ``letters``: of each answer's column."""

    origin: Origin
    filled: tuple[Filled, ...]
    problems: tuple[Problem, ...]
    untouched: int
    notes: tuple[str, ...]
    letters: dict[str, str]


@dataclass(frozen=True, slots=True)
class Typed:
    """A row whose key is whole, with whether anybody typed in it."""

    line: Line
    key: RowKey
    touched: bool


def read_workbook(path: Path, label: str, area: str, now: datetime) -> Returned:
    """What came back. Raises CannotStart where it is not ours, not of this area, too old or not safe to read.

    ``area``: the code of the list; empty takes the workbook's own.
    """
    facts = look_inside(path, label)
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            origin = _origin(book, label, area, now)
            made_at = datetime.fromisoformat(origin.made_at)
            rows = read_table(book, WORKLIST, worklist_columns(made_at), facts.sheets.get(WORKLIST, SheetFacts()))
            children = read_table(book, CHILDREN, children_columns(made_at), facts.sheets.get(CHILDREN, SheetFacts()))
    except (CalamineError, PasswordError, WorksheetNotFound, OSError, ValueError, zipfile.BadZipFile) as error:
        raise CannotStart(f"{label} cannot be read: it is damaged or locked with a password.",
                          "Save it again as .xlsx without a password.") from error  # fmt: skip
    links = ("It points to other files. They were not opened.",) if facts.has_links else ()
    return _gather(origin, rows, children, links)


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


def _gather(origin: Origin, rows: Table, children: Table, links: tuple[str, ...]) -> Returned:
    problems: list[Problem] = []
    # With the headings that were agreed when it was made: it comes back whatever was agreed since.
    made_at = datetime.fromisoformat(origin.made_at)
    columns = worklist_columns(made_at)
    items = list(_typed(origin, rows, columns, problems))
    of_items = list(_typed(origin, children, children_columns(made_at), problems))
    asked: dict[str, list[Typed]] = {}
    for child in of_items:
        asked.setdefault(child.line.cells["Our number"], []).append(child)
    seen: set[str] = set()
    offered = offer(made_at)
    filled: list[Filled] = []
    untouched = 0
    for row in items:
        found = asked.get(row.key.subject, [])
        if row.key.subject in seen:
            problems.append(Problem(_place(rows, row.line), "This item stands twice: only the first row counts"))
        elif not row.touched and not any(child.touched for child in found):
            untouched += 1
        else:
            filled += _fill(row, found, (rows, children), problems, offered)
        seen.add(row.key.subject)
    letters = {column.field: rows.letters[column.name] for column in columns if column.field}
    return Returned(origin, tuple(filled), tuple(problems), untouched, (*links, *rows.notes, *children.notes), letters)


def _typed(origin: Origin, table: Table, columns: Sequence[Column], problems: list[Problem]) -> Iterator[Typed]:
    """The rows whose key is whole; of the others, that they cannot be taken, unless they are empty of answers."""
    secret, names = key_of(origin), [column.name for column in columns if column.field]
    for line in table.lines:
        typed = [line.cells[name] for name in names]
        key = read_key(secret, line.cells["Key"])
        if key is None:
            if any(typed):
                problems.append(Problem(_place(table, line), "The hidden key of this row is missing or was changed",
                                        "a row as it was handed out"))  # fmt: skip
            continue
        if table.sheet == WORKLIST and line.cells.get("Our number", key.subject) != key.subject:
            why = "The hidden key of this row belongs to another item: cells were moved between rows"
            problems.append(Problem(_place(table, line), why, "each row as it was handed out"))
            continue
        yield Typed(line, key, digest_cells(typed) != key.digest)


def _fill(
    row: Typed, children: list[Typed], tables: tuple[Table, Table], problems: list[Problem], offered: Offered
) -> Iterator[Filled]:
    """The answer of one item with its children; where a cell cannot be read, what is wrong with it instead."""
    try:
        for line in [row.line, *(child.line for child in children)]:
            _refuse_cells(line)
        asked = {int(child.key.subject): read_child(child.line.cells, offered) for child in children}
        answer = read_row(row.line.cells, asked, offered)
    except Wrong as wrong:
        table, line = _where(wrong, row, children, *tables)
        place = f"{table.sheet} {table.letters.get(wrong.column, 'row ')}{line.at}"
        problems.append(Problem(place, wrong.why, wrong.allowed, row.key.subject))
    else:
        yield Filled(_place(tables[0], row.line), row.key.subject, row.key.version, answer)


def _where(wrong: Wrong, row: Typed, children: list[Typed], rows: Table, of: Table) -> tuple[Table, Line]:
    for child in children:
        if child.line.cells is wrong.cells:
            return of, child.line
    return rows, row.line


def _refuse_cells(line: Line) -> None:
    if line.merged:
        raise Wrong(line.cells, "", "Cells of this row are merged with another row's", "one cell for each row")
    for name in line.formulas:
        raise Wrong(line.cells, name, "This cell holds a formula. It was not worked out", "plain words")


def _place(table: Table, line: Line) -> str:
    return f"{table.sheet} row {line.at}"
