"""Arrow, as this package speaks of it.

The published type stubs describe single arrays well and columns in pieces hardly at all, so the functions are taken
untyped here, once, and columns carry a name that says what they are.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import pyarrow
import pyarrow.compute

pa: Any = pyarrow
pc: Any = pyarrow.compute

Cells: TypeAlias = Any
"""A column in pieces (``pyarrow.ChunkedArray``)."""
Piece: TypeAlias = Any
"""One piece of a column (``pyarrow.Array``)."""
Frame: TypeAlias = Any
"""Rows of one of our tables (``pyarrow.Table``)."""


def pick(cells: Cells, rows: Any) -> Cells:
    """Some rows of a column, in the order asked for.

    Piece by piece: a column of logs may be larger than the 2 GB that Arrow can hold in one piece of text.
    """
    wanted = np.asarray(rows, np.int64)
    order = np.argsort(wanted, kind="stable")
    ends = np.cumsum([len(chunk) for chunk in cells.chunks])
    found, start, done = [], 0, 0
    for chunk, end in zip(cells.chunks, ends.tolist(), strict=True):
        upto = int(np.searchsorted(wanted, end, sorter=order))
        if upto > done:
            found.append(chunk.take(pa.array(wanted[order[done:upto]] - start)))
        start, done = end, upto
    picked = pa.chunked_array(found, cells.type)
    return picked if (order[1:] > order[:-1]).all() else picked.take(pa.array(np.argsort(order)))


def encode(cells: Cells) -> Piece:
    """A column as codes and the different values they stand for."""
    return cells.combine_chunks().dictionary_encode()
