"""The records of one file as they stand, before a word of theirs is turned into ours."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from childtonotice.screening.read.arrow import Cells, Piece, pa, pc
from childtonotice.screening.read.clean import Mask, Positions
from childtonotice.screening.read.header import Header


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A record that cannot be split into cells: where, what is wrong, how to cure it, and its words."""

    number: int
    problem: str
    cure: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something doubtful that the reading itself saw: record number (0: the header), column, what, cure."""

    number: int
    column: str
    problem: str
    cure: str


@dataclass(frozen=True, slots=True)
class Raw:
    """One file or sheet.

    ``label``: the file's name, for a sheet ``book.xlsx#Sheet``. ``columns``: their header to the cells, text or
    typed. ``numbers``: each record's number. ``header`` is None in an empty file. ``torn``: some bytes could not be
    read and became U+FFFD. ``first_of_1904``: the workbook counts its days from 1904.
    """

    label: str
    columns: dict[str, Cells]
    numbers: Positions
    header: Header | None = None
    spoilt: tuple[Spoilt, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    torn: bool = False
    first_of_1904: bool = False

    @property
    def length(self) -> int:
        """How many records could be split into cells."""
        return len(self.numbers)

    def keep(self, mask: Mask) -> Raw:
        """The records for which the mask holds."""
        if mask.all():
            return self
        chosen = pa.array(mask)
        columns = {name: cells.filter(chosen) for name, cells in self.columns.items()}
        return replace(self, columns=columns, numbers=self.numbers[mask])


def as_text(cells: Cells) -> Cells:
    """Cells of any type as text; an empty cell is the empty text.

    Whole numbers that a table kept as decimals (a column with gaps) lose the ".0"; lists are joined by ";".
    """
    kind = cells.type
    if pa.types.is_string(kind):
        return fill_empty(cells)
    if pa.types.is_integer(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return pc.fill_null(cells.cast(pa.string()), "")
    pieces = [pa.array([say_value(value) for value in chunk.to_pylist()], pa.string()) for chunk in cells.chunks]
    return pa.chunked_array(pieces, pa.string())


def fill_empty(cells: Cells) -> Cells:
    """Text with empty text where it is missing, nothing copied: in memory a missing text already has no length."""
    if not cells.null_count:
        return cells
    return pa.chunked_array([_fill_piece(chunk) for chunk in cells.chunks], cells.type)


def _fill_piece(chunk: Piece) -> Piece:
    if not chunk.null_count:
        return chunk
    _, offsets, data = chunk.buffers()
    ends = np.frombuffer(offsets, np.int32)[chunk.offset : chunk.offset + len(chunk) + 1]
    if data is None or np.diff(ends)[chunk.is_null().to_numpy(zero_copy_only=False)].any():
        return pc.fill_null(chunk, "")
    return pa.Array.from_buffers(chunk.type, len(chunk), [None, offsets, data], offset=chunk.offset)


def say_value(value: object) -> str:
    """One value as it would stand in a text file: dates in ISO form, yes or no, whole numbers without a point."""
    if value is None or value != value:  # a number that is not a number differs from itself
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else repr(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, (list, tuple)):
        return ";".join(say_value(item) for item in value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
