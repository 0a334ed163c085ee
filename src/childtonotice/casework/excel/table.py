"""A sheet as it came back: its columns found by their headings, its rows as words, whatever was moved or added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from python_calamine import CalamineWorkbook
from xlsxwriter.utility import xl_col_to_name

from childtonotice.casework.excel.columns import KEY, Column
from childtonotice.casework.excel.parts import SheetFacts
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.screening.errors import CannotStart

DEEPEST_HEADING = 20
# Spaces of other kinds, and signs without width, come with words that are pasted from a web page; nobody sees them.
# Those that turn the direction of writing would show a reader other words than were kept.
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNSEEN = dict.fromkeys(map(ord, f"\u200b\u200c\u200d\u2060\ufeff\u00ad{TURNING}"), None) | dict.fromkeys(
    map(ord, "\u00a0\u2007\u202f"), " "
)
# Signs that nobody sees, as they stand in a cell and as Excel writes those that a file cannot hold.
_SIGN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]|_x00(?:0[0-8BCDEF]|1[0-9A-F])_")


class Line(NamedTuple):
    """One row. ``at``: its number in the sheet; ``cells``: by column name; ``formulas``, ``errors``: names of columns
    whose cell holds a formula or an error; ``merged``: a cell is merged with another's.
    """

    at: int
    cells: dict[str, str]
    formulas: tuple[str, ...] = ()
    merged: bool = False
    errors: tuple[str, ...] = ()

    @property
    def is_spoilt(self) -> bool:
        """Whether a cell that is read holds a formula or an error, or somebody merged cells of the row."""
        return self.merged or bool(self.formulas or self.errors)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet's rows, the letter of each column, and what a reader should be told of the sheet."""

    sheet: str
    lines: tuple[Line, ...]
    letters: dict[str, str]
    notes: tuple[str, ...]

    def place(self, line: Line, column: str = "") -> str:
        """Where a row stands, or a cell of it, as a person finds it."""
        return f"{self.sheet} {self.letters.get(column, 'row ')}{line.at}"


def read_table(book: CalamineWorkbook, name: str, columns: Sequence[Column], facts: SheetFacts) -> Table:
    """One sheet of the workbook. Raises CannotStart where the sheet or a column that we need is gone."""
    if name not in book.sheet_names:
        raise CannotStart(f"The sheet “{name}” is missing.",
                          "Give it its own name back, or take the list out anew.")  # fmt: skip
    page = book.get_sheet_by_name(name)
    rows = page.to_python(skip_empty_area=False)
    head = _find_heading(rows, name)
    places = _places(rows[head], columns, name)
    missing = [column.name for column in columns if column.name not in places and (column.field or column.name == KEY)]
    if missing:
        said = f"On “{name}” these columns are missing: {', '.join(missing)}."
        raise CannotStart(said, "Columns may be moved or added, not taken away. Undo that, or take the list out anew.")
    wanted = {column.name: places[column.name] for column in columns if column.name in places}
    read = {column.name: places[column.name] for column in columns if column.is_read and column.name in places}
    lines = tuple(_lines(rows, head, read, facts, _merged_rows(page, len(rows))))
    letters = {column: xl_col_to_name(place) for column, place in wanted.items()}
    return Table(name, lines, letters, tuple(_notes(name, places, wanted, read, facts)))


def _find_heading(rows: Sequence[Sequence[Any]], name: str) -> int:
    for at, row in enumerate(rows[:DEEPEST_HEADING]):
        if KEY.casefold() in [say_code(cell) for cell in row]:
            return at
    raise CannotStart(f"The headings of “{name}” are missing.", "Fill in the workbook as it was handed out.")


def _places(row: Sequence[Any], columns: Sequence[Column], name: str) -> dict[str, int]:
    """Where each column stands, by its heading; ours whatever its capitals and spaces. Two of one name are refused."""
    ours = {say_code(column.name): column.name for column in columns}
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        if not (words := say_cell(cell)):
            continue
        known = ours.get(say_code(words), words)
        if known in found and known in ours.values():
            raise CannotStart(f"“{name}” has two columns headed “{known}”.",
                              "Give the one that was added another heading, so that one counts.")  # fmt: skip
        found.setdefault(known, place)
    return found


def _lines(
    rows: Sequence[Sequence[Any]], head: int, read: dict[str, int], facts: SheetFacts, merged: set[int]
) -> Iterator[Line]:
    # Long lists say the same a thousand times over.
    said, wanted = _Said(), tuple(read.items())
    for at, row in enumerate(rows[head + 1 :], start=head + 2):
        cells = {
            name: said[cell] if (cell := row[place]).__class__ is str else say_cell(cell) for name, place in wanted
        }
        if not any(cells.values()):
            continue
        formulas, errors = (_columns_among(read, at, places) for places in (facts.formulas, facts.errors))
        yield Line(at, cells, formulas, at in merged, errors)


def _columns_among(read: dict[str, int], at: int, places: frozenset[str]) -> tuple[str, ...]:
    """The columns whose cell in a row is among these places."""
    return tuple(name for name, place in read.items() if f"{xl_col_to_name(place)}{at}" in places) if places else ()


class _Said(dict[str, str]):
    """What each text of a cell says, worked out once."""

    def __missing__(self, cell: str) -> str:
        words = self[cell] = say_cell(cell)
        return words


def _merged_rows(page: Any, last: int) -> set[int]:
    """The rows, as a spreadsheet counts, of which a cell is merged with another's; none beyond the last."""
    found: set[int] = set()
    done = 0
    for top, bottom in sorted((top, bottom) for (top, _), (bottom, _) in page.merged_cell_ranges or ()):
        # Ranges may lie over each other, and reach to the end of the sheet: each row is counted once.
        found.update(range(max(top, done) + 1, min(bottom, last) + 2))
        done = max(done, min(bottom, last) + 1)
    return found


def _notes(
    name: str, places: dict[str, int], wanted: dict[str, int], read: dict[str, int], facts: SheetFacts
) -> Iterator[str]:
    added = len(places.keys() - wanted.keys())
    if added:
        yield f"“{name}” has {count_of(added, 'column')} that we did not hand out: not read, and not lost."
    if list(wanted.values()) != sorted(wanted.values()):
        yield f"The columns of “{name}” were moved. They were found by their headings."
    if facts.hidden_rows:
        yield f"“{name}” has {count_of(facts.hidden_rows, 'hidden row')}: read like the others."
    letters = {xl_col_to_name(place) for place in read.values()}
    elsewhere = sum(cell.rstrip("0123456789") not in letters for cell in facts.formulas)
    if elsewhere:
        yield f"“{name}” holds {count_of(elsewhere, 'formula')} where nothing is filled in: not worked out."


def say_cell(cell: Any) -> str:
    """A cell as the words that a person sees in it; a whole number without a point, a day as 24/11/2026."""
    if cell == "":
        return ""  # most cells of a list that is half filled in
    if isinstance(cell, str):
        words = (cell if cell.isprintable() and "_x00" not in cell else _SIGN.sub("", cell)).strip()
        return words if words.isascii() else words.translate(UNSEEN).strip()
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else str(cell)


def say_code(cell: Any) -> str:
    """A cell as one of the values of a list: whatever its capitals, and however many spaces stand in it."""
    return " ".join(say_cell(cell).casefold().split())
