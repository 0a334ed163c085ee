"""Workbooks as a reader would fill them in, and as somebody would spoil them, for the tests of Excel."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl

from childtonotice.casework.access import reader_of
from childtonotice.casework.excel.out import take_out
from childtonotice.casework.excel.preview import Preview, preview
from childtonotice.casework.excel.read import read_workbook
from childtonotice.casework.models import User

NOT_NEEDED = {
    "Decision": "PPN not needed",
    "Reason": "Seen and well, and the log says so",
    "In one sentence": "Both were seen asleep and well at 00:20.",
}
NEEDED = {
    "Decision": "PPN needed",
    "Reason": "A child was there or is affected, and no PPN is found",
    "In one sentence": "The children heard the assault from upstairs.",
    "Risk": "High",
    "Categories": "domestic abuse",
}
Book = Any


def take(user: User, now: datetime, area: str = "northvale") -> bytes:
    """The workbook of an area's list."""
    return take_out(reader_of(user, now), area, now)[0]


def edit(content: bytes, change: Callable[[Book], None]) -> bytes:
    """The workbook once somebody opened it in another program, changed it and saved it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def cell(book: Book, sheet: str, row: int, column: str) -> Any:
    """The cell of a column by its heading."""
    page = book[sheet]
    place = next(heading.column for heading in page[2] if heading.value == column)
    return page.cell(row, place)


def row_of(book: Book, reference: str, sheet: str = "Worklist") -> int:
    """The first row of an incident."""
    rows = range(3, book[sheet].max_row + 1)
    return next(row for row in rows if cell(book, sheet, row, "Reference").value == reference)


def fill(content: bytes, reference: str, cells: Mapping[str, object]) -> bytes:
    """The workbook with these cells filled in for one incident."""

    def change(book: Book) -> None:
        row = row_of(book, reference)
        for column, value in cells.items():
            cell(book, "Worklist", row, column).value = value

    return edit(content, change)


def look(user: User, content: bytes, now: datetime, folder: Path, area: str = "northvale") -> Preview:
    """What saving the workbook would come to."""
    path = folder / "back.xlsx"
    path.write_bytes(content)
    return preview(reader_of(user, now), read_workbook(path, "back.xlsx", area, now), now)


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The workbook with one more part in its archive."""
    kept = io.BytesIO(content)
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, part)
    return kept.getvalue()
