"""Delimited text, split into records so that one broken record never swallows the next."""

from __future__ import annotations

import csv
import re
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field
from itertools import islice, tee
from typing import Any

csv.field_size_limit(sys.maxsize)
_NOT_CLOSED = "opens a quotation mark that is not closed"
_LONGEST_ID, _MOST_LOOKS, _MOST_HELD, _WIDE = 80, 500, 5_000, 5


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands between cells, how many cells a record has, and whether blanks stand before them (``spaced``)."""

    delimiter: str
    width: int
    spaced: bool = False

    def read(self, lines: Iterable[str], *, strict: bool) -> Any:
        """The csv module's reader for records of this shape."""
        return csv.reader(lines, delimiter=self.delimiter, skipinitialspace=self.spaced, strict=strict)


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its cells, or (``broken``) why it has none; ``text``: its lines, kept where something is wrong."""

    cells: list[str]
    broken: str = ""
    text: str = ""


@dataclass(slots=True)
class Ahead:
    """Lines read ahead of where we stand, kept so that they can be looked at more than once."""

    stream: Iterator[str]
    held: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[str]:
        return self.starting(0)

    def starting(self, at: int) -> Iterator[str]:
        """The lines from this one on."""
        while at < len(self.held) or self.hold_next():
            yield self.held[at]
            at += 1

    def hold_next(self) -> bool:
        """Read one line more; False at the end of the file."""
        line = next(self.stream, None)
        if line is not None:
            self.held.append(line)
        return line is not None


def split_records(stream: Iterable[str], shape: Shape) -> Iterator[Record]:
    """Every record; blank lines are none.

    A record that is not well formed ends where the next well-formed one begins, so a quote that is never closed
    costs its own record only.
    """
    (place,) = tee(stream, 1)
    looks: set[str] = set()
    while (yield from _well_formed(place, shape, looks)):
        record, used = _mend(Ahead(copy(place)), shape, looks)
        _skip(place, used)
        yield record


def _well_formed(place: Iterator[str], shape: Shape, looks: set[str]) -> Generator[Record, None, bool]:
    """Records as long as all is well; leaves ``place`` before the first that is not, False where there is none.

    ``looks``: how the ids of good records look, by which the beginning of another is known.
    """
    reader = shape.read(copy(place), strict=True)
    done, passed, count = 0, 0, 0
    try:
        for cells in reader:
            if cells:
                if not _fits(cells, shape) or (reader.line_num > done + 1 and _may_swallow(cells, shape)):
                    break
                if count < _MOST_LOOKS:
                    count += 1
                    looks.add(look_of(cells[0]))
                yield Record(cells[: shape.width])
            done = reader.line_num
            if done > passed + _MOST_HELD:
                passed += _skip(place, done - passed)
        else:
            return False
    except csv.Error:
        pass
    _skip(place, done - passed)
    return True


def _skip(place: Iterator[str], count: int) -> int:
    deque(islice(place, count), maxlen=0)
    return count


def _fits(cells: list[str], shape: Shape) -> bool:
    # Spreadsheets leave empty cells behind the last column: they are no surplus.
    return len(cells) == shape.width or (len(cells) > shape.width and not any(cells[shape.width :]))


def look_of(cell: str) -> str:
    """How an id looks: digits as 9, letters as a, so that E12 and E7 look alike."""
    return re.sub("[^\\W\\d_]+", "a", re.sub("\\d+", "9", cell[:_LONGEST_ID].strip().strip('"')))


def _may_swallow(cells: list[str], shape: Shape) -> bool:
    """Whether a cell of several lines holds one that looks like a record of its own: a quote may be misplaced."""
    least = max(shape.width - 1, 1)
    lines = [line for cell in cells if cell.count(shape.delimiter) >= least for line in cell.splitlines()[1:]]
    return any(_looks_whole(line, shape) and _first_look(line, shape) == look_of(cells[0]) for line in lines)


def _first_look(line: str, shape: Shape) -> str:
    return look_of(line.split(shape.delimiter, 1)[0])


def _looks_whole(line: str, shape: Shape) -> bool:
    return shape.delimiter in line and _fits(split_loosely(line.rstrip("\r\n"), shape.delimiter)[0], shape)


def _starts_record(ahead: Ahead, at: int, shape: Shape, looks: set[str]) -> bool:
    """Whether a record begins on this line: it has the right cells, and an id that looks like the others.

    In a wide table a line that is well formed is trusted whatever its id looks like.
    """
    line = ahead.held[at]
    if shape.delimiter not in line and shape.width > 1:
        return False
    alike = not looks or _first_look(line, shape) in looks
    if alike and _looks_whole(line, shape):
        return True
    return (alike or shape.width >= _WIDE) and _is_well_formed(ahead.starting(at), shape)


def _is_well_formed(lines: Iterator[str], shape: Shape) -> bool:
    try:
        cells: list[str] = next(shape.read(lines, strict=True), [])
    except csv.Error:
        return False
    return bool(cells) and _fits(cells, shape)


def _mend(ahead: Ahead, shape: Shape, looks: set[str]) -> tuple[Record, int]:
    """The record at which splitting stopped, read as loosely as is safe, and how many lines it takes."""
    next(shape.read(ahead, strict=False), None)
    used = len(ahead.held)
    end = next((at for at in range(1, used) if _starts_record(ahead, at, shape, looks)), used)
    own = ahead.held[:end]
    if end < used:
        return Record([], _NOT_CLOSED, "".join(own)), end
    if _ends_in_quotes(own, shape):
        return Record([], "ends inside a quoted text: the file may be cut", "".join(own)), end
    cells, closed = split_loosely("".join(own).rstrip("\r\n"), shape.delimiter)
    if not closed:
        return Record([], _NOT_CLOSED, "".join(own)), end
    if _fits(cells, shape):
        return Record(cells[: shape.width], text="".join(own)), end
    end += _count_orphans(ahead, end, shape)
    count = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
    return Record([], f"has {count} where the header has {shape.width}", "".join(ahead.held[:end])), end


def split_loosely(text: str, delimiter: str) -> tuple[list[str], bool]:
    """The cells of one record whose inner quotation marks were not doubled, and whether every cell was closed.

    Only a quotation mark before a delimiter or at the end closes a cell.
    """
    cells: list[str] = []
    at, closed = 0, True
    while at <= len(text):
        if text.startswith('"', at):
            end, closed = _closing_quote(text, at + 1, delimiter)
            cells.append(text[at + 1 : end].replace('""', '"'))
            at = end + 2
        else:
            end = text.find(delimiter, at)
            end = len(text) if end < 0 else end
            cells.append(text[at:end])
            at = end + 1
    return cells, closed


def _closing_quote(text: str, at: int, delimiter: str) -> tuple[int, bool]:
    end = text.find('"' + delimiter, at)
    if end >= 0:
        return end, True
    return (len(text) - 1, True) if text.endswith('"') and len(text) > at else (len(text), False)


def _ends_in_quotes(own: list[str], shape: Shape) -> bool:
    try:
        for _ in shape.read(own, strict=True):
            pass
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def _count_orphans(ahead: Ahead, at: int, shape: Shape) -> int:
    """Lines without a single delimiter behind a broken record: the rest of its text, not records of their own."""
    count = 0
    if shape.width > 1:
        for line in ahead.starting(at):
            if shape.delimiter in line:
                break
            count += 1
    return count
