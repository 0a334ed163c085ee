"""A short name for the content of the accepted rows: the same whatever the file format and the order of the rows."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from childtonotice.screening.read.arrow import Cells, Frame, Piece, pa, pc
from childtonotice.screening.tables import TABLES

_BATCH = 65_536
_LARGEST_COPY = 1 << 30
_EMPTY = -(1 << 62)


def fingerprint_tables(tables: Mapping[str, Frame]) -> str:
    """The SHA-256 of all rows, sorted by their keys, table by table; of each run of rows first, on all cores."""
    digest = hashlib.sha256()
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as threads:
        for name in sorted(tables):
            table = sort_rows(name, tables[name])
            digest.update(f"{name}:{table.num_rows};".encode())
            runs = (table.slice(start, _BATCH) for start in range(0, table.num_rows, _BATCH))
            for part in threads.map(_digest_rows, runs):
                digest.update(part)
    return digest.hexdigest()


def _digest_rows(rows: Frame) -> bytes:
    digest = hashlib.sha256()
    for column in rows.columns:
        for piece in _plain_pieces(column):
            digest.update(piece)
    return digest.digest()


def sort_rows(name: str, table: Frame) -> Frame:
    """The rows in the order of the table's key, or of all columns where it has none."""
    keys = TABLES[name].key or TABLES[name].names
    if len(keys) == 1 and _is_sorted(table[keys[0]]):
        return table
    order = pc.sort_indices(table, sort_keys=[(key, "ascending") for key in keys])
    if table.nbytes >= _LARGEST_COPY:
        table = table.cast(_with_long_text(table.schema))
    return table.combine_chunks().take(order)


def _with_long_text(schema: Any) -> Any:
    # Arrow's ordinary text holds at most 2 GB in one piece.
    return pa.schema([(name, pa.large_string() if pa.types.is_string(kind) else kind)
                      for name, kind in zip(schema.names, schema.types, strict=True)])  # fmt: skip


def _is_sorted(cells: Cells) -> bool:
    return len(cells) < 2 or bool(pc.all(pc.less_equal(cells[:-1], cells[1:])).as_py())


def _plain_pieces(column: Cells) -> list[Any]:
    """The bytes of a column that say the same however it lies in memory: lengths and text, or whole numbers."""
    if not pa.types.is_string(column.type) and not pa.types.is_large_string(column.type):
        kind = pa.int8() if pa.types.is_boolean(column.type) else pa.int32()
        numbers = column.cast(kind if not pa.types.is_timestamp(column.type) else pa.int64()).cast(pa.int64())
        return [np.ascontiguousarray(pc.fill_null(numbers, _EMPTY).to_numpy()).data]
    lengths = np.ascontiguousarray(pc.binary_length(column).to_numpy(), np.int32).data
    return [lengths, *(_text_bytes(chunk) for chunk in column.chunks)]


def _text_bytes(chunk: Piece) -> Any:
    _, offset_buffer, data = chunk.buffers()
    if data is None or not len(chunk):
        return b""
    offsets = np.frombuffer(offset_buffer, np.int32 if pa.types.is_string(chunk.type) else np.int64)
    return memoryview(data)[int(offsets[chunk.offset]) : int(offsets[chunk.offset + len(chunk)])]
