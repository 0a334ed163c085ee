"""A delimited text file: any encoding, any delimiter, line breaks in quotes, and no record that stops the day."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.read.arrow import Piece, pa
from childtonotice.screening.read.encoding import Encoding, find_encoding
from childtonotice.screening.read.header import (
    OTHER_MARKS,
    SEARCHED_ROWS,
    Header,
    check_header,
    find_header,
    read_header,
)
from childtonotice.screening.read.mapping import Source
from childtonotice.screening.read.no_records import FOOTER_CURE, FOOTER_PROBLEM, holds_anything, is_footer, is_record
from childtonotice.screening.read.raw import Doubt, Raw, Spoilt
from childtonotice.screening.read.records import Record, Shape, split_records

_DELIMITERS = (",", ";", "\t", "|")
_BATCH = 20_000
_LONGEST_HEADER = 2_000
_DISGUISES = (
    (b"PK\x03\x04", "a workbook or zip file"),
    (b"PAR1", "a Parquet file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an old or locked Office file"),
    (b"%PDF", "a PDF"),
    (b"<", "a web page or XML"),
    (b'{"', "JSON"),
    (b"[{", "JSON"),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The file's delimiter and header, the line on which the records begin, and whether blanks stand before quotes."""

    delimiter: str
    header: Header
    first_line: int
    spaced: bool = False


@dataclass(slots=True)
class Pile:
    """Records on their way into columns, a batch at a time."""

    places: dict[str, int]
    batches: dict[str, list[Piece]]
    numbers: list[int] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    def put(self, number: int, cells: list[str]) -> None:
        """Add one record."""
        self.numbers.append(number)
        self.rows.append(cells)
        if len(self.rows) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Turn the waiting records into columns."""
        for name, at in self.places.items():
            self.batches[name].append(_as_column([row[at] for row in self.rows]))
        self.rows.clear()


def _as_column(values: list[str]) -> Piece:
    try:
        return pa.array(values, pa.string())
    except UnicodeEncodeError:
        # Half of a pair of UTF-16 units, as careless software writes them, is no character.
        return pa.array([value.encode("utf-8", "replace").decode() for value in values], pa.string())


def read_csv(path: Path, label: str, source: Source) -> Raw:
    """Read a delimited text file; raises CannotStart where it is no such file or lacks a column."""
    _refuse_disguise(path, label)
    encoding = find_encoding(path, source.encoding)
    layout = _find_layout(path, source, encoding)
    if layout is None:
        return Raw(label, {}, np.empty(0, np.int64))
    check_header(label, layout.header, source)
    return _read_records(path, label, encoding, layout)


def _refuse_disguise(path: Path, label: str) -> None:
    with path.open("rb") as file:
        start = file.read(64).removeprefix(codecs.BOM_UTF8).lstrip()
    for mark, name in _DISGUISES:
        if start.startswith(mark):
            raise CannotStart(f"{label} cannot be read: it is {name}, not delimited text.",
                              "Give the file the ending that fits its content, or export it again as CSV.")  # fmt: skip


def _open_lines(path: Path, encoding: Encoding) -> io.TextIOWrapper:
    return io.TextIOWrapper(path.open("rb"), encoding=encoding.name, errors="replace", newline="")


def _find_layout(path: Path, source: Source, encoding: Encoding) -> Layout | None:
    with _open_lines(path, encoding) as lines:
        head = list(islice(lines, SEARCHED_ROWS * 4))
    if not any(line.strip("\ufeff\x00 \t\r\n") for line in head):
        return None
    delimiters = (source.delimiter,) if source.delimiter else _DELIMITERS
    layout = _best_layout(head, delimiters, source)
    if len(layout.header.places) > 1 or source.delimiter:
        return layout
    return _best_layout(head, (*delimiters, *_other_delimiters(head)), source)


def _best_layout(head: list[str], delimiters: Sequence[str], source: Source) -> Layout:
    layouts = [_layout_with(head, delimiter, source) for delimiter in delimiters]
    return max(layouts, key=lambda layout: (len(layout.header.places), len(layout.header.names)))


def _other_delimiters(head: list[str]) -> list[str]:
    """Every other sign that may stand between cells: none that column names are made of."""
    signs = {sign for line in head for sign in line[:_LONGEST_HEADER] if not sign.isalnum()}
    return sorted(signs - OTHER_MARKS - set(_DELIMITERS) - set("\"'_-. \r\n\x00\ufeff\ufffd"))


def _layout_with(head: list[str], delimiter: str, source: Source) -> Layout:
    rows: list[list[str]] = []
    ends: list[int] = []
    begins: list[int] = []
    reader = csv.reader(head, delimiter=delimiter)
    for cells in reader:
        begins.append((ends[-1] if ends else 0) + 1)
        rows.append(cells)
        ends.append(reader.line_num)
    if source.header_row:
        at = next((i for i, line in enumerate(begins) if line == source.header_row), None)
    else:
        at = find_header(rows, source)
    if at is None:
        first = next((i for i, row in enumerate(rows) if any(cell.strip() for cell in row)), 0)
        return Layout(delimiter, Header({}, tuple(rows[first])), ends[first])
    spaced = any(cell.startswith(' "') for row in rows for cell in row)
    return Layout(delimiter, read_header(_without_blank_tail(rows[at]), source), ends[at], spaced)


def _without_blank_tail(names: list[str]) -> list[str]:
    # A delimiter behind the last name promises no cell: the rows below need not have one.
    width = max((at for at, name in enumerate(names, start=1) if name.strip()), default=0)
    return names[:width]


def _read_records(path: Path, label: str, encoding: Encoding, layout: Layout) -> Raw:
    shape = Shape(layout.delimiter, len(layout.header.names), layout.spaced)
    pile = Pile(layout.header.places, {name: [] for name in layout.header.places})
    spoilt: list[Spoilt] = []
    doubts: list[Doubt] = _doubts_of_encoding(encoding)
    with _open_lines(path, encoding) as lines:
        for number, record in _numbered(islice(lines, layout.first_line, None), shape, layout.header.names):
            if record.broken:
                spoilt.append(_spoil(number, record))
                continue
            if record.text:
                doubts.append(_loose_quotes(number))
            pile.put(number, record.cells)
    pile.flush()
    columns = {name: pa.chunked_array(parts, pa.string()) for name, parts in pile.batches.items()}
    header = layout.header
    return Raw(label, columns, np.array(pile.numbers, np.int64), header, tuple(spoilt), tuple(doubts), encoding.torn)


def _numbered(lines: Iterator[str], shape: Shape, names: Sequence[str]) -> Iterator[tuple[int, Record]]:
    """Each record with its number; an empty row, a ruler or the header said again has a number but is no record."""
    for number, record in enumerate(split_records(lines, shape), start=1):
        if holds_anything(record.text) if record.broken else is_record(record.cells, names):
            yield number, record


def _spoil(number: int, record: Record) -> Spoilt:
    if is_footer(record.text):
        return Spoilt(number, FOOTER_PROBLEM, FOOTER_CURE)
    return Spoilt(number, f"the record {record.broken}",
                  "Put the text in quotation marks and double those inside it, then send the record again.",
                  record.text)  # fmt: skip


def _loose_quotes(number: int) -> Doubt:
    return Doubt(number, "", "quotation marks inside a text are not doubled",
                 "Check that no text is cut; ask for an export with quotation marks doubled.")  # fmt: skip


def _doubts_of_encoding(encoding: Encoding) -> list[Doubt]:
    if not encoding.guessed:
        return []
    return [Doubt(0, "", f"the encoding is not stated and was guessed to be {encoding.name}",
                  "Export the file as UTF-8, or name its encoding in mapping.toml.")]  # fmt: skip
