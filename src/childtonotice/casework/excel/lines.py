"""Many lines of words on a sheet, drawn at once: a list of 20,000 items is a workbook in seconds, not in a minute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_000
NOTHING = -1


class LinedSheet(Worksheet):  # type: ignore[misc]
    """A sheet of few cells that are set one by one, such as headings, and many lines that hold nothing but words."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn: list[tuple[int, list[int], Sequence[Any], bool]] = []

    def add_line(self, at: int, words: Sequence[str], looks: Sequence[Any], *, closed: bool = False) -> None:
        """Put a line at row ``at``, counted from 0: each cell's words and its look; lines come from top to bottom.

        Words stay words, whatever they begin with. An empty cell looks as its column does, unless the line is closed.
        """
        place = self.str_table._get_shared_string_index
        cells = [place(said[:LONGEST_CELL]) if said else NOTHING for said in words]
        self._drawn.append((at + 1, cells, looks, closed))
        self._check_dimensions(at, len(words) - 1)

    def _write_rows(self) -> None:
        # The library draws cell by cell, which is most of the time that a long list takes; its other parts stay.
        super()._write_rows()
        self.fh.write("".join(self._draw()))

    def _draw(self) -> Iterator[str]:
        letters = [xl_col_to_name(place) for place in range((self.dim_colmax or 0) + 1)]
        styles: dict[int, list[str]] = {}
        for row, cells, looks, closed in self._drawn:
            if id(looks) not in styles:
                numbers = [look._get_xf_index() for look in looks]
                styles[id(looks)] = [f'" s="{number}"' for number in numbers]
            yield f'<row r="{row}">'
            for letter, index, style in zip(letters, cells, styles[id(looks)], strict=False):
                if index != NOTHING:
                    yield f'<c r="{letter}{row}{style} t="s"><v>{index}</v></c>'
                elif closed:
                    yield f'<c r="{letter}{row}{style}/>'
            yield "</row>"
