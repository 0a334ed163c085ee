"""Arrow, as this package speaks of it.

The published type stubs describe single arrays well and columns in pieces hardly at all, so the functions are taken
untyped here, once, and columns carry a name that says what they are.
"""

from __future__ import annotations

from typing import Any, TypeAlias

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
