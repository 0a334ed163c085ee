"""Delimited text, split into records so that one broken record never swallows the next."""

from __future__ import annotations

import csv
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

csv.field_size_limit(sys.maxsize)


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands between cells, and how many cells a record has."""

    delimiter: str
    width: int


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its cells, or (``broken``) why it has none; ``text``: its lines, kept where something is wrong."""

    cells: list[str]
    broken: str = ""
    text: str = ""


@dataclass(slots=True)
class Lines:
    """The lines of a file, and a memory of those read since the last record, so that they can be read again."""

    stream: Iterator[str]
    again: deque[str] = field(default_factory=deque)
    held: list[str] = field(default_factory=list)

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self.again.popleft() if self.again else next(self.stream)
        self.held.append(line)
        return line

    def from_held(self, at: int) -> Iterator[str]:
        """The lines from the held one at this place on; nothing is forgotten."""
        while True:
            if at == len(self.held) and next(self, None) is None:
                return
            yield self.held[at]
            at += 1

    def go_back(self, kept: int) -> None:
        """Read again every held line but the first ``kept``, which are done with."""
        self.again.extendleft(reversed(self.held[kept:]))
        self.held.clear()


def split_records(stream: Iterable[str], shape: Shape) -> Iterator[Record]:
    """Every record; blank lines are none.

    A record that is not well formed ends where the next well-formed one begins, so a quote that is never closed
    costs its own record only.
    """
    lines = Lines(iter(stream))
    while True:
        yield from _well_formed(lines, shape)
        if not lines.held:
            return
        lines.go_back(0)
        yield _mend(lines, shape)


def _well_formed(lines: Lines, shape: Shape) -> Iterator[Record]:
    """Records as long as all is well; on return ``lines.held`` are the lines of the first that is not."""
    try:
        for cells in csv.reader(lines, delimiter=shape.delimiter, strict=True):
            if cells and (not _fits(cells, shape) or _may_swallow(lines.held, shape)):
                return
            lines.held.clear()
            if cells:
                yield Record(cells[: shape.width])
    except csv.Error:
        return


def _fits(cells: list[str], shape: Shape) -> bool:
    # Spreadsheets leave empty cells behind the last column: they are no surplus.
    return len(cells) >= shape.width and not any(cells[shape.width :])


def _may_swallow(held: list[str], shape: Shape) -> bool:
    return len(held) > 1 and any(line.count(shape.delimiter) >= max(shape.width - 1, 1) for line in held[1:])


def _starts_record(lines: Lines, at: int, shape: Shape) -> bool:
    """Whether a record begins on this held line: it is well formed, or would be if its last quote were closed."""
    if shape.delimiter not in lines.held[at] and shape.width > 1:
        return False
    if _fits(split_loosely(lines.held[at].rstrip("\r\n"), shape.delimiter), shape):
        return True
    try:
        cells = next(csv.reader(lines.from_held(at), delimiter=shape.delimiter, strict=True), [])
    except csv.Error:
        return False
    return bool(cells) and _fits(cells, shape)


def _mend(lines: Lines, shape: Shape) -> Record:
    """The record at which splitting stopped, read as loosely as is safe; the lines after it stay unread."""
    next(csv.reader(lines, delimiter=shape.delimiter), None)
    used = len(lines.held)
    end = next((at for at in range(1, used) if _starts_record(lines, at, shape)), used)
    own = lines.held[:end]
    lines.go_back(end)
    if end < used:
        return Record([], "opens a quotation mark that is not closed", "".join(own))
    if _ends_in_quotes(own, shape):
        return Record([], "ends inside a quoted text: the file may be cut", "".join(own))
    cells = split_loosely("".join(own).rstrip("\r\n"), shape.delimiter)
    if _fits(cells, shape):
        return Record(cells[: shape.width], text="".join(own))
    own += _orphaned_lines(lines, shape)
    count = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
    return Record([], f"has {count} where the header has {shape.width}", "".join(own))


def split_loosely(text: str, delimiter: str) -> list[str]:
    """The cells of one record whose inner quotation marks were not doubled: only one before a delimiter ends a cell."""
    cells, at = [], 0
    while at <= len(text):
        if text.startswith('"', at):
            end = _closing_quote(text, at + 1, delimiter)
            cells.append(text[at + 1 : end].replace('""', '"'))
            at = end + 2
        else:
            end = text.find(delimiter, at)
            end = len(text) if end < 0 else end
            cells.append(text[at:end])
            at = end + 1
    return cells


def _closing_quote(text: str, at: int, delimiter: str) -> int:
    end = text.find('"' + delimiter, at)
    if end >= 0:
        return end
    return len(text) - 1 if text.endswith('"') and len(text) > at else len(text)


def _ends_in_quotes(own: list[str], shape: Shape) -> bool:
    try:
        for _ in csv.reader(own, delimiter=shape.delimiter, strict=True):
            pass
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def _orphaned_lines(lines: Lines, shape: Shape) -> list[str]:
    """Lines without a single delimiter after a broken record: the rest of its text, not records of their own."""
    rest: list[str] = []
    for line in lines:
        if shape.delimiter in line or shape.width == 1:
            lines.go_back(len(rest))
            return rest
        rest.append(line)
    lines.held.clear()
    return rest
