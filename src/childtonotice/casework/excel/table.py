"""A sheet as it came back: its columns found by their headings, its rows as words, whatever was moved or added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from python_calamine import CalamineWorkbook
from xlsxwriter.utility import xl_col_to_name

from childtonotice.casework.excel.columns import KEY, Column
from childtonotice.casework.excel.safety import SheetFacts
from childtonotice.screening.errors import CannotStart

DEEPEST_HEADING = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One row. ``at``: its number in the sheet; ``cells``: by column name; ``formulas``, ``merged``: names of columns
    whose cell holds a formula, or is merged with another row's.
    """

    at: int
    cells: dict[str, str]
    formulas: tuple[str, ...] = ()
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet's rows, the letter of each column, and what a reader should be told of the sheet."""

    sheet: str
    lines: tuple[Line, ...]
    letters: dict[str, str]
    notes: tuple[str, ...]


def read_table(book: CalamineWorkbook, name: str, columns: Sequence[Column], facts: SheetFacts) -> Table:
    """One sheet of the workbook. Raises CannotStart where the sheet or a column that we need is gone."""
    if name not in book.sheet_names:
        raise CannotStart(f"The sheet “{name}” is missing.", "Fill in the workbook as it was handed out.")
    page = book.get_sheet_by_name(name)
    rows = page.to_python(skip_empty_area=False)
    head = _find_heading(rows, name)
    places = _places(rows[head])
    missing = [column.name for column in columns if column.name not in places and (column.field or column.name == KEY)]
    if missing:
        said = f"On “{name}” these columns are missing: {', '.join(missing)}."
        raise CannotStart(said, "Columns may be moved or added, not taken away. Undo that, or take the list out anew.")
    wanted = {column.name: places[column.name] for column in columns if column.name in places}
    read = {column.name: places[column.name] for column in columns if column.is_read and column.name in places}
    lines = tuple(_lines(rows, head, read, facts, _merged_rows(page)))
    letters = {column: xl_col_to_name(place) for column, place in wanted.items()}
    return Table(name, lines, letters, tuple(_notes(name, places, wanted, facts)))


def _find_heading(rows: Sequence[Sequence[Any]], name: str) -> int:
    for at, row in enumerate(rows[:DEEPEST_HEADING]):
        if KEY in [say_cell(cell) for cell in row]:
            return at
    raise CannotStart(f"The headings of “{name}” are missing.", "Fill in the workbook as it was handed out.")


def _places(row: Sequence[Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        if words := say_cell(cell):
            found.setdefault(words, place)
    return found


def _lines(
    rows: Sequence[Sequence[Any]], head: int, read: dict[str, int], facts: SheetFacts, merged: set[int]
) -> Iterator[Line]:
    for at, row in enumerate(rows[head + 1 :], start=head + 2):
        cells = {name: say_cell(row[place]) for name, place in read.items()}
        if not any(cells.values()):
            continue
        formulas: tuple[str, ...] = ()
        if facts.formulas:
            formulas = tuple(name for name, place in read.items() if f"{xl_col_to_name(place)}{at}" in facts.formulas)
        yield Line(at, cells, formulas, at in merged)


def _merged_rows(page: Any) -> set[int]:
    """The rows, as a spreadsheet counts, of which a cell is merged with another's."""
    return {row + 1 for (top, _), (bottom, _) in page.merged_cell_ranges or () for row in range(top, bottom + 1)}


def _notes(name: str, places: dict[str, int], wanted: dict[str, int], facts: SheetFacts) -> Iterator[str]:
    added = len(places.keys() - wanted.keys())
    if added:
        yield f"“{name}” has {added} column{'s' if added > 1 else ''} that we did not hand out: not read, and not lost."
    if list(wanted.values()) != sorted(wanted.values()):
        yield f"The columns of “{name}” were moved. They were found by their headings."
    if facts.hidden_rows:
        rows = "1 hidden row" if facts.hidden_rows == 1 else f"{facts.hidden_rows} hidden rows"
        yield f"“{name}” has {rows}: read like the others."


def say_cell(cell: Any) -> str:
    """A cell as the words that a person sees in it; a whole number without a point, a day as 24/11/2026."""
    if cell == "":
        return ""  # most cells of a list that is half filled in
    if isinstance(cell, str):
        return cell.replace("_x000D_", "").replace("\r", "").strip()
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else str(cell)
