"""What a paper consists of, whatever program will open it: headings, sentences, tables, charts, room for the author."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. ``level``: 1 for a part of the paper, 2 for a figure or a case within it."""

    words: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. ``strong``: what the reader should see first; ``small``: what only has to stand somewhere.

    ``red``: what is wrong and has to be put right.
    """

    words: str
    strong: bool = False
    small: bool = False
    red: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """Short statements, one below the other."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its heading row, which is repeated on every page.

    ``title``: what it shows. ``widths``: of the columns, in parts of the page's width; none shares it out by itself.
    ``numbers``: the columns set to the right. ``total``: the last row is the sum of the others. ``opens``: by row and
    column the address of the page with the cases behind a number.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    numbers: frozenset[int] = frozenset()
    total: bool = False
    small: bool = False
    opens: tuple[tuple[int, int, str], ...] = ()

    def address_of(self, row: int, column: int) -> str:
        """The address behind one cell; empty where none opens."""
        return next((address for at, place, address in self.opens if (at, place) == (row, column)), "")


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, drawn beforehand. ``told``: all that it shows, in words, for whoever cannot see it."""

    title: str
    png: bytes
    svg: str
    told: str
    wide: float = 1.0


@dataclass(frozen=True, slots=True)
class Room:
    """Room for the author's own words, with what to write about."""

    prompt: str
    lines: int = 3


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


Block: TypeAlias = Heading | Words | Points | Grid | Chart | Room | NewPage


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. ``made``: when and for whom, as it stands on its first page and at the foot of every page.

    ``wide``: on its side. ``dense``: set small, for a paper that has to fit on one page. ``date``: the day it was
    made, in ISO form, for the file's own description. ``items``: the numbers of the items it shows one by one.
    """

    title: str
    subtitle: str
    marking: str
    made: str
    date: str
    blocks: tuple[Block, ...]
    wide: bool = False
    dense: bool = False
    items: tuple[str, ...] = ()


def clean(words: str) -> str:
    """Words without the signs that no document can hold, as they come from broken exports."""
    return UNWRITABLE.sub("", words)


def leads_on(after: tuple[Block, ...]) -> bool:
    """Whether what follows belongs to what stands above it: anything but a heading or a new page."""
    return bool(after) and not isinstance(after[0], Heading | NewPage)


def leads_to_room(after: tuple[Block, ...]) -> bool:
    """Whether the author's box follows, with at most a note between: it belongs to what stands above it."""
    if len(after) > 1 and isinstance(after[0], Words) and after[0].small:
        after = after[1:]
    return bool(after) and isinstance(after[0], Room)
