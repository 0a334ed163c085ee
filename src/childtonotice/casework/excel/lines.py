"""Many lines of words on a sheet, drawn at once: a list of 20,000 items is a workbook in seconds, not in a minute."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_000
NOTHING = -1
LINE, TALLEST = 13.0, 400.0
LETTERS = 1.1


def count_lines(words: Sequence[str], widths: Sequence[int]) -> int:
    """How many lines the fullest of these cells takes; ``widths`` in figures, which are wider than most letters."""
    full = [(said, width) for said, width in zip(words, widths, strict=False) if len(said) > width or "\n" in said]
    return max((sum(_breaks(part, width) for part in said.split("\n")) for said, width in full), default=1)


def _breaks(said: str, width: int) -> int:
    # Lines break between words, so that each ends a little short.
    return max(1, math.ceil(len(said) / (width * LETTERS) + 0.15))


def height_of(lines: int) -> float:
    """The height of a row of so many lines, in points."""
    return min(LINE * lines + 2, TALLEST)


class LinedSheet(Worksheet):  # type: ignore[misc]
    """A sheet of few cells that are set one by one, such as headings, and many lines that hold nothing but words."""

    def __init__(self) -> None:
        super().__init__()
        self.widths: Sequence[int] = ()
        self._drawn: list[tuple[str, int, list[int], Sequence[Any], bool]] = []

    def add_line(self, at: int, words: Sequence[str], looks: Sequence[Any], *, closed: bool = False) -> None:
        """Put a line at row ``at``, counted from 0: each cell's words and its look; lines come from top to bottom.

        Words stay words, whatever they begin with. An empty cell looks as its column does, unless the line is closed.
        """
        place = self.str_table._get_shared_string_index
        cells = [place(said[:LONGEST_CELL]) if said else NOTHING for said in words]
        lines = count_lines(words, self.widths)
        # Excel would find the height by itself; other programs show one line and hide the rest.
        tall = f' ht="{height_of(lines)}"' if lines > 1 else ""
        self._drawn.append((tall, at + 1, cells, looks, closed))
        self._check_dimensions(at, len(words) - 1)

    def _write_rows(self) -> None:
        # The library draws cell by cell, which is most of the time that a long list takes; its other parts stay.
        super()._write_rows()
        self.fh.write("".join(self._draw()))

    def _draw(self) -> Iterator[str]:
        letters = [xl_col_to_name(place) for place in range((self.dim_colmax or 0) + 1)]
        styles: dict[int, list[str]] = {}
        for tall, row, cells, looks, closed in self._drawn:
            if id(looks) not in styles:
                numbers = [look._get_xf_index() for look in looks]
                styles[id(looks)] = [f'" s="{number}"' for number in numbers]
            yield f'<row r="{row}"{tall}>'
            for letter, index, style in zip(letters, cells, styles[id(looks)], strict=False):
                if index != NOTHING:
                    yield f'<c r="{letter}{row}{style} t="s"><v>{index}</v></c>'
                elif closed:
                    yield f'<c r="{letter}{row}{style}/>'
            yield "</row>"
