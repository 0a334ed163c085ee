"""Delimited text, split into records so that one broken record never swallows the next."""

from __future__ import annotations

import csv
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# One broken record is looked at for this many lines before it is given up.
_LONGEST = 20_000


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

    def go_back(self, kept: int) -> None:
        """Read again every line since the last record but the first ``kept``."""
        self.again.extendleft(reversed(self.held[kept:]))
        self.held.clear()


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its cells, or (``broken``) why it has none, and its lines. ``loose``: quotes not as they should be."""

    cells: list[str]
    broken: str = ""
    text: str = ""
    loose: bool = False


def split_records(stream: Iterable[str], delimiter: str, width: int) -> Iterator[Record]:
    """Every record that should have ``width`` cells; blank lines are none.

    A record that is not well formed ends where the next well-formed one begins; a quote that is never closed
    therefore costs its own record only.
    """
    csv.field_size_limit(sys.maxsize)
    lines = Lines(iter(stream))
    while True:
        yield from _well_formed(lines, delimiter, width)
        if not lines.held:
            return
        lines.go_back(0)
        yield _mend(lines, delimiter, width)
        lines.held.clear()


def _well_formed(lines: Lines, delimiter: str, width: int) -> Iterator[Record]:
    """Records as long as all is well; on return ``lines.held`` are the lines of the first that is not."""
    try:
        for cells in csv.reader(lines, delimiter=delimiter, strict=True):
            if cells and len(_without_tail(cells, width)) != width:
                return
            lines.held.clear()
            if cells:
                yield Record(cells[:width])
    except csv.Error:
        return


def _mend(lines: Lines, delimiter: str, width: int) -> Record:
    """The record at which splitting stopped, read as loosely as is safe; leaves the lines after it unread."""
    cells = next(csv.reader(lines, delimiter=delimiter), [])
    used = len(lines.held)
    following = _next_well_formed(lines, delimiter, width, used)
    lines.go_back(min(following, len(lines.held)))
    ...
