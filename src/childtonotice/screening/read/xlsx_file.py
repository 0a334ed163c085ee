"""The sheets of an Excel workbook: title rows, real dates, numbers that should have been text."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import cache, partial
from pathlib import Path

import numpy as np
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, WorksheetNotFound

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.read.arrow import Cells, pa
from childtonotice.screening.read.header import SEARCHED_ROWS, Header, check_header, find_header, read_header
from childtonotice.screening.read.mapping import Source
from childtonotice.screening.read.no_records import is_record
from childtonotice.screening.read.raw import Doubt, Raw, say_value
from childtonotice.screening.read.sheets import choose_sheets, say_sheets
from childtonotice.screening.read.workbook_safety import Checked, check_workbook

Places = frozenset[tuple[int, int]]
_CELL_LIMIT = 32_767
_ERRORS = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"})
_FIRST_TOO_LONG = 1e15
_BROKEN = ("the cell holds an Excel error", "Correct the formula; it is read as empty.")
_CUT = (
    "the text fills the cell to Excel's limit and may be cut",
    "Export this table as CSV or Parquet, which have no limit.",
)
_TOO_LONG = ("the number is longer than the 15 digits that Excel keeps; its end is lost", "Export the column as text.")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def read_xlsx(path: Path, label: str, source: Source) -> tuple[Raw, ...]:
    """Read the sheets of a table; raises CannotStart where that cannot be done.

    It cannot where the workbook is damaged, locked or a bomb, or where a sheet or a column is missing.

    Records are numbered as the rows of their sheet.
    """
    checked = check_workbook(path, label)
    try:
        with CalamineWorkbook.from_object(checked.book) as book:
            head = cache(partial(_head_of, book))
            names = choose_sheets(book.sheet_names, label, source, head)
            others = [name for name in book.sheet_names if name not in names and source.canonical and head(name)]
            sheets = [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in names]
    except (CalamineError, PasswordError, WorksheetNotFound, OSError, ValueError, zipfile.BadZipFile) as error:
        raise CannotStart(
            f"{label} cannot be read: it is damaged, locked with a password or not an Excel workbook.",
            "Save it again as .xlsx without a password, or export it as CSV.",
        ) from error
    # What is to be said of the workbook is said of its first sheet.
    said = [[*_doubts_of_workbook(checked), *say_sheets(names, others)], *([] for _ in names[1:])]
    return tuple(
        _read_rows(rows, f"{label}#{name}", source, doubts, checked, name)
        for (name, rows), doubts in zip(sheets, said, strict=True)
    )


def _head_of(book: CalamineWorkbook, sheet: str) -> list[list[str]]:
    """The first rows of a sheet, in which a header may stand; none of a sheet that holds no table, as of a chart."""
    try:
        rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=True, nrows=SEARCHED_ROWS)
    except CalamineError:
        return []
    return [_words(row) for row in rows]


def _read_rows(
    rows: Sequence[Sequence[object]], label: str, source: Source, doubts: list[Doubt], checked: Checked, sheet: str
) -> Raw:
    head = [_words(row) for row in rows[:SEARCHED_ROWS]]
    at = source.header_row - 1 if source.header_row else find_header(head, source)
    if at is None or at >= len(rows):
        first = next((row for row in rows if any(_words(row))), None)
        if first is None:
            return Raw(label, {}, np.empty(0, np.int64))
        header = Header({}, tuple(_words(first)))
    else:
        header = read_header(_words(rows[at]), source)
    check_header(label, header, source)
    start = (at or 0) + 1
    numbers = [start + i + 1 for i, row in enumerate(rows[start:]) if is_record(_words(row), header.names)]
    kept = [rows[number - 1] for number in numbers]
    columns, errors = {}, checked.errors_on(sheet)
    for name, place in header.places.items():
        columns[name] = _column(kept, numbers, place, name, doubts, errors)
    return Raw(label, columns, np.array(numbers, np.int64), header, doubts=tuple(doubts),
               first_of_1904=checked.first_of_1904)  # fmt: skip


def _doubts_of_workbook(checked: Checked) -> list[Doubt]:
    doubts = []
    if checked.stray:
        stray = "1 cell" if checked.stray == 1 else f"{checked.stray} cells"
        doubts.append(Doubt(0, "", f"{stray} far outside the table, left out",
                            "Delete the columns and rows beyond the table."))  # fmt: skip
    if checked.unsolved:
        doubts.append(Doubt(0, "", "cells hold formulas whose results were not saved; they are read as empty",
                            "Open the workbook in a spreadsheet program, save it, and send it again."))  # fmt: skip
    return doubts


def _words(row: Sequence[object]) -> list[str]:
    return [say_cell(cell) for cell in row]


def _column(
    rows: Sequence[Sequence[object]], numbers: list[int], place: int, name: str, doubts: list[Doubt], errors: Places
) -> Cells:
    values = []
    for number, row in zip(numbers, rows, strict=True):
        value = say_cell(row[place])
        # What reads the sheet gives an error as an empty cell; one pasted as text is none the better.
        broken = value in _ERRORS or (not value and (place + 1, number) in errors)
        doubt = _BROKEN if broken else _doubt_cell(row[place], value)
        if doubt:
            doubts.append(Doubt(number, name, *doubt))
        values.append("" if broken else value)
    return pa.chunked_array([pa.array(values, pa.string())], pa.string())


def _doubt_cell(cell: object, value: str) -> tuple[str, str] | None:
    """What is doubtful about a cell of a workbook that no other file could hold, and the cure."""
    if len(value) >= _CELL_LIMIT:
        return _CUT
    if isinstance(cell, float) and abs(cell) >= _FIRST_TOO_LONG:
        return _TOO_LONG
    return None


def say_cell(cell: object) -> str:
    """One cell as text: dates in ISO form to the second, whole numbers without a point, escaped controls unescaped."""
    if isinstance(cell, str):
        return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), cell) if "_x" in cell else cell
    if isinstance(cell, datetime):
        return _to_second(cell).isoformat()
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return say_value(cell)


def _to_second(moment: datetime) -> datetime:
    # Excel keeps a time as a fraction of a day: 04:55 may come out a hair before it.
    near = moment.replace(microsecond=0) + timedelta(seconds=round(moment.microsecond / 1_000_000))
    return near if abs(near - moment) < timedelta(milliseconds=2) else moment
