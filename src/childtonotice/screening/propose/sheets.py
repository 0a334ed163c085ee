"""The files of an export as they lie there: every table in them, whatever its delimiter, encoding or title rows."""

from __future__ import annotations

import csv
import io
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyarrow.parquet as pq
from python_calamine import CalamineError, CalamineWorkbook

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.propose.vocabulary import knows
from childtonotice.screening.read.arrow import pa
from childtonotice.screening.read.encoding import find_encoding
from childtonotice.screening.read.raw import as_text
from childtonotice.screening.read.records import Shape, split_records
from childtonotice.screening.read.workbook_safety import check_workbook
from childtonotice.screening.read.xlsx_file import say_cell

_TEXT, _BOOK, _PARQUET = (".csv", ".txt", ".tsv", ".psv", ".dat", ".tab"), (".xlsx", ".xlsm"), (".parquet", ".pq")
_SILENT = frozenset({"labels.csv", "truth.csv", "problems.csv", "readme.txt"})
_DELIMITERS = (",", ";", "\t", "|", "~", "^", "\x1f", "¬")
_MOST_ROWS, _HEAD_LINES, _SEARCHED = 50_000, 200, 25
_VALUE = re.compile(r"[\d\s./:,+-]*\d[\d\s./:,+-]*")


@dataclass(frozen=True, slots=True)
class Given:
    """One column of an export: its name and its cells, of the first records."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of an export. ``header_row`` counts as a person would; ``rows`` is how many records were looked at.

    ``repeated``: names that several columns have; only the first of them can be read.
    """

    file: str
    columns: tuple[Given, ...]
    rows: int
    sheet: str = ""
    header_row: int = 1
    encoding: str = ""
    delimiter: str = ""
    repeated: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The name by which it is spoken of."""
        return f"{self.file}#{self.sheet}" if self.sheet else self.file

    def given(self, name: str) -> Given:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)


@dataclass(frozen=True, slots=True)
class Export:
    """The tables of a folder, and the files that hold none, each with the reason."""

    sheets: tuple[Sheet, ...]
    left: tuple[tuple[str, str], ...]


def open_export(folder: Path) -> Export:
    """Every table of a folder; raises CannotStart where there is no such folder."""
    if not folder.is_dir():
        raise CannotStart(f"{folder} is no folder.", "Give the folder in which the files of the export lie.")
    sheets: list[Sheet] = []
    left: list[tuple[str, str]] = []
    for path in sorted(folder.iterdir()):
        if path.name.casefold() in _SILENT or path.name.startswith("."):
            continue
        try:
            found = list(_open_file(path))
        except (CannotStart, OSError, ValueError, csv.Error, CalamineError) as error:
            left.append((path.name, error.lines[0] if isinstance(error, CannotStart) else "it cannot be read"))
            continue
        sheets += found
        if not found:
            left.append((path.name, "it holds no table with a header row"))
    return Export(tuple(sheets), tuple(left))


def _open_file(path: Path) -> Iterator[Sheet]:
    ending = os.path.splitext(path.name)[1].casefold()
    if ending in _BOOK:
        yield from _open_book(path)
    elif ending in _PARQUET:
        yield from _open_parquet(path)
    elif ending in _TEXT and path.is_file():
        yield from _open_text(path)


def _open_text(path: Path) -> Iterator[Sheet]:
    encoding = find_encoding(path)
    with io.TextIOWrapper(path.open("rb"), encoding=encoding.name, errors="replace", newline="") as lines:
        head = list(islice(lines, _HEAD_LINES))
    delimiter = _find_delimiter(head)
    rows = list(csv.reader(head, delimiter=delimiter))
    at = find_header_row(rows)
    if at is None:
        return
    reader = csv.reader(head, delimiter=delimiter)
    for _ in range(at):
        next(reader)
    line, names = reader.line_num, _without_tail(rows[at])
    next(reader)
    with io.TextIOWrapper(path.open("rb"), encoding=encoding.name, errors="replace", newline="") as lines:
        records = split_records(islice(lines, reader.line_num, None), Shape(delimiter, len(names)))
        cells = list(islice((record.cells for record in records if any(record.cells)), _MOST_ROWS))
    named = "" if encoding.name in ("utf-8", "utf-8-sig") else encoding.name
    yield Sheet(path.name, _columns(names, cells), len(cells), "", line + 1, named, delimiter, _repeated(names))


def _find_delimiter(head: Sequence[str]) -> str:
    """What stands between the cells: the sign that gives the most rows the same number of cells."""
    stated = re.match(r"\ufeff?sep=(.)\r?\n", head[0]) if head else None
    if stated:
        return stated[1]
    return max(_DELIMITERS, key=lambda sign: _evenness(head, sign))


def _evenness(head: Sequence[str], sign: str) -> tuple[float, int]:
    rows = [_without_tail(row) for row in csv.reader(head, delimiter=sign)]
    widths = [len(row) for row in rows if any(row)]
    most = max(widths, default=1)
    at = find_header_row(rows)
    if most < 2 or at is None or len(rows[at]) < 2:
        return 0.0, 0
    width = len(rows[at])
    known = sum(knows(name) for name in rows[at])
    return known + sum(own <= width for own in widths) / len(widths), width


def find_header_row(rows: Sequence[Sequence[str]]) -> int | None:
    """Which row holds the names of the columns: the first of those with the most names that we know.

    A row of dates, numbers or long texts is a record; one with a single cell is a title.
    """
    best, found = 0.0, None
    for at, row in enumerate(rows[:_SEARCHED]):
        score = _likeness_to_header(_without_tail(row))
        if score > best:
            best, found = score, at
    return found


def _likeness_to_header(row: Sequence[str]) -> float:
    names = [cell.strip() for cell in row if cell.strip()]
    if len(names) < 2 or len(set(names)) < 0.5 * len(names):
        return 0.0
    if any(_VALUE.fullmatch(name) or len(name) > 60 for name in names):
        return 0.0
    return sum(map(knows, names)) + len(names) / 1_000


def _without_tail(row: Sequence[str]) -> list[str]:
    width = max((at for at, name in enumerate(row, start=1) if name.strip()), default=0)
    return list(row[:width])


def _columns(names: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Given, ...]:
    """The named columns, the first of each name; a record that is too short has empty cells at its end."""
    found: dict[str, Given] = {}
    for at, name in enumerate(names):
        name = " ".join(name.replace("\ufeff", "").split())
        if name and name not in found:
            found[name] = Given(name, tuple(row[at].strip() if at < len(row) else "" for row in rows))
    return tuple(found.values())


def _repeated(names: Sequence[str]) -> tuple[str, ...]:
    """The names that stand over several columns, each once."""
    counts = Counter(" ".join(name.replace("\ufeff", "").split()) for name in names)
    return tuple(name for name, count in counts.items() if name and count > 1)


def _open_book(path: Path) -> Iterator[Sheet]:
    checked = check_workbook(path, path.name)
    with CalamineWorkbook.from_object(checked.book) as book:
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=_MOST_ROWS + _SEARCHED)
            texts = [[say_cell(cell) for cell in row] for row in rows]
            at = find_header_row(texts)
            if at is None:
                continue
            cells = [row for row in texts[at + 1 :] if any(cell.strip() for cell in row)]
            columns, again = _columns(texts[at], cells), _repeated(texts[at])
            yield Sheet(path.name, columns, len(cells), name, at + 1, repeated=again)


def _open_parquet(path: Path) -> Iterator[Sheet]:
    try:
        with pq.ParquetFile(path) as file:
            batch = next(file.iter_batches(_MOST_ROWS), None)
            names = file.schema_arrow.names
    except pa.ArrowException as error:
        raise CannotStart("it is damaged or no Parquet file") from error
    if batch is None:
        return
    columns = [as_text(pa.chunked_array([column])).to_pylist() for column in batch.columns]
    cells = {name: Given(name, tuple(values)) for name, values in reversed(list(zip(names, columns, strict=True)))}
    yield Sheet(path.name, tuple(cells[name] for name in dict.fromkeys(names)), batch.num_rows)
