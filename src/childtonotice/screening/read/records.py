"""Delimited text, split into records so that one broken record never swallows the next."""

from __future__ import annotations

import csv
import re
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

csv.field_size_limit(sys.maxsize)
_LONGEST_ID, _MOST_LOOKS, _WIDE = 80, 500, 5


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
    """The lines of a file, and a memory of those read since the last record, so that they can be read again.

    ``ids``: how the ids of well-formed records look, by which the beginning of another is known.
    """

    stream: Iterator[str]
    again: deque[str] = field(default_factory=deque)
    held: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    looked_at: int = 0

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self.again.popleft() if self.again else next(self.stream)
        self.held.append(line)
        return line

    def remember(self, cell: str) -> None:
        """Keep how the id of a well-formed record looks; the first few hundred tell enough."""
        if self.looked_at < _MOST_LOOKS:
            self.looked_at += 1
            self.ids.add(look_of(cell))

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
            if cells and (not _fits(cells, shape) or _may_swallow(cells, lines, shape)):
                return
            lines.held.clear()
            if cells:
                lines.remember(cells[0])
                yield Record(cells[: shape.width])
    except csv.Error:
        return


def _fits(cells: list[str], shape: Shape) -> bool:
    # Spreadsheets leave empty cells behind the last column: they are no surplus.
    return len(cells) >= shape.width and not any(cells[shape.width :])


def look_of(cell: str) -> str:
    """How an id looks: digits as 9, letters as a, so that E12 and E7 look alike."""
    return re.sub("[^\\W\\d_]+", "a", re.sub("\\d+", "9", cell[:_LONGEST_ID].strip().strip('"')))


def _may_swallow(cells: list[str], lines: Lines, shape: Shape) -> bool:
    """Whether a record of several lines holds one that looks like a record of its own: a quote may be misplaced."""
    if len(lines.held) == 1:
        return False
    inside = (line for line in lines.held[1:] if line.count(shape.delimiter) >= max(shape.width - 1, 1))
    return any(
        _looks_whole(line, shape) and look_of(line.split(shape.delimiter)[0]) == look_of(cells[0]) for line in inside
    )


def _looks_whole(line: str, shape: Shape) -> bool:
    return _fits(split_loosely(line.rstrip("\r\n"), shape.delimiter), shape)


def _starts_record(lines: Lines, at: int, shape: Shape) -> bool:
    """Whether a record begins on this held line: it has the right cells, and an id that looks like the others.

    In a wide table a line that is well formed is trusted whatever its id looks like.
    """
    line = lines.held[at]
    if shape.delimiter not in line and shape.width > 1:
        return False
    alike = not lines.ids or look_of(line.split(shape.delimiter)[0]) in lines.ids
    if alike and _looks_whole(line, shape):
        return True
    return (alike or shape.width >= _WIDE) and _is_well_formed(lines.from_held(at), shape)


def _is_well_formed(lines: Iterator[str], shape: Shape) -> bool:
    try:
        cells = next(csv.reader(lines, delimiter=shape.delimiter, strict=True), [])
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
