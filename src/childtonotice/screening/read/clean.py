"""Text without control characters, with plain line ends and no blanks round it; positions count in this text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np

from childtonotice.screening.read.arrow import Cells, Piece, encode, pa, pc, pick
from childtonotice.screening.text.unseen import without_unseen

Positions = np.ndarray[Any, np.dtype[np.int64]]
Bytes = np.ndarray[Any, np.dtype[np.uint8]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]
# Every control character of Unicode except the line feed and the tab, which are blanks to a reader.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_CONTROL_OR_BREAK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_MOJIBAKE = re.compile(
    "Ã[\u0080-\u00bf\u0152-\u0161\u0178-\u017e\u0192\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]|Â[\u00a0-\u00bf]|â€|ï»¿"
)
_SUSPECT = "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x{9f}]|Ã|Â|â€|ï»¿"  # generous, in the dialect of Arrow
_SLICE = 1 << 20


def clean_log(text: str) -> str:
    """The accepted log: line ends as line feeds, every other control character but the tab taken out.

    Contract, "The answer as files": evidence counts its positions in this text.
    """
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def clean_cell(text: str) -> str:
    """A short text on one line: control characters and signs without width out, line ends and tabs as a blank."""
    return without_unseen(_CONTROL_OR_BREAK.sub("", re.sub(r"[\r\n\t]+", " ", text))).strip()


def holds_control(text: str) -> bool:
    """Whether text holds a control character that is no line end and no tab."""
    return _CONTROL_OR_BREAK.search(text) is not None


def looks_garbled(text: str) -> bool:
    """Whether text was written in one encoding and read in another before we saw it."""
    return _MOJIBAKE.search(text) is not None


def odd_rows(cells: Cells) -> tuple[Positions, Positions]:
    """Rows that hold control characters, and rows that hold anything beyond ASCII: all others need no second look.

    Works on the bytes as they lie in memory, because most logs are clean and there are gigabytes of them.
    """
    control, beyond, start = [], [], 0
    for chunk in cells.chunks:
        low, high = _odd_bytes(chunk)
        control.append(low + start)
        beyond.append(high + start)
        start += len(chunk)
    none = np.empty(0, np.int64)
    return np.concatenate([none, *control]), np.concatenate([none, *beyond])


def rows_beginning(cells: Cells, letters: str) -> Positions:
    """Rows whose text begins with one of some ASCII letters, told by the first byte of each."""
    wanted = np.zeros(256, np.bool_)
    wanted[list(letters.encode())] = True
    found, start = [np.empty(0, np.int64)], 0
    for chunk in cells.chunks:
        offsets, held = _lay_open(chunk)
        filled = np.flatnonzero(offsets[1:] > offsets[:-1])
        found.append(filled[wanted[held[offsets[:-1][filled]]]] + start)
        start += len(chunk)
    return np.concatenate(found)


def _lay_open(chunk: Piece) -> tuple[Positions, Bytes]:
    """Where each text of a piece begins and ends, and the bytes of them all."""
    if not len(chunk):
        return np.zeros(1, np.int64), np.empty(0, np.uint8)
    _, offset_buffer, data = chunk.buffers()
    offsets = np.frombuffer(offset_buffer, np.int32)[chunk.offset : chunk.offset + len(chunk) + 1].astype(np.int64)
    return offsets, np.frombuffer(data, np.uint8) if data is not None and data.size else np.empty(0, np.uint8)


def suspect_rows(cells: Cells, rows: Positions) -> Positions:
    """Of rows with letters beyond ASCII those that may hold a control character or garbled text, or a return."""
    if not len(rows):
        return rows
    return rows[np.asarray(pc.match_substring_regex(pick(cells, rows), _SUSPECT), np.bool_)]


def _odd_bytes(chunk: Piece) -> tuple[Positions, Positions]:
    offsets, held = _lay_open(chunk)
    control: set[int] = set()
    beyond: set[int] = set()
    for begin in range(int(offsets[0]), int(offsets[-1]), _SLICE):
        part = held[begin : min(begin + _SLICE, int(offsets[-1]))]
        if np.count_nonzero(part < 32) > np.count_nonzero(part == 10) + np.count_nonzero(part == 9):
            control |= _rows_at(offsets, begin, (part < 32) & (part != 10) & (part != 9))
        if np.count_nonzero(part >= 127):
            beyond |= _rows_at(offsets, begin, part >= 127)
    return np.array(sorted(control), np.int64), np.array(sorted(beyond), np.int64)


def _rows_at(offsets: Positions, begin: int, mask: Mask) -> set[int]:
    places = np.flatnonzero(mask) + begin
    return set(np.unique(np.searchsorted(offsets, places, side="right") - 1).tolist())


def change_rows(cells: Cells, rows: Positions, change: Callable[[str], str]) -> Cells:
    """The column with the given rows passed through a function; the others are not touched."""
    if not len(rows):
        return cells
    chunks, start = [], 0
    for chunk in cells.chunks:
        mine = rows[(rows >= start) & (rows < start + len(chunk))] - start
        chunks.append(_change_chunk(chunk, mine, change) if len(mine) else chunk)
        start += len(chunk)
    return pa.chunked_array(chunks, pa.string())


def _change_chunk(chunk: Piece, rows: Positions, change: Callable[[str], str]) -> Piece:
    mask = np.zeros(len(chunk), np.bool_)
    mask[rows] = True
    values = [change(value) for value in chunk.take(pa.array(rows)).to_pylist()]
    return pc.replace_with_mask(chunk, pa.array(mask), pa.array(values, pa.string()))


def map_unique(cells: Cells, change: Callable[[str], str]) -> Cells:
    """A column with every different value passed once through a function."""
    encoded = encode(cells)
    values = pa.array([change(value) for value in encoded.dictionary.to_pylist()], pa.string())
    return pa.chunked_array([values.take(encoded.indices)], pa.string())
