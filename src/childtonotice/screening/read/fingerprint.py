"""A short name for the content of the accepted rows: the same whatever the file format and the order of the rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from childtonotice.screening.cores import count_cores, work_side_by_side
from childtonotice.screening.read.arrow import Cells, Frame, Piece, pa, pc
from childtonotice.screening.tables import TABLES

_BATCH = 65_536
_LARGEST_COPY = 1 << 30
_EMPTY = -(1 << 62)
DATED = {"incidents": "reported_at", "ppns": "submitted_at"}


def fingerprint_tables(tables: Mapping[str, Frame]) -> str:
    """The SHA-256 of all rows, sorted by month and key, table by table and column by column."""
    ordered = dict(zip(tables, work_side_by_side(lambda name: sort_rows(name, tables[name]), tables), strict=True))
    return fingerprint_pieces({name: (table.num_rows, [table]) for name, table in ordered.items()})


def fingerprint_pieces(tables: Mapping[str, tuple[int, Iterable[Frame]]]) -> str:
    """The same of tables that are not held in memory: of each the number of its rows, and the rows in their order.

    They come piece by piece, cut anywhere; a piece may also be some of the columns alone.
    """
    digest = hashlib.sha256()
    with ThreadPoolExecutor(count_cores()) as workers:
        for name in sorted(tables):
            count, pieces = tables[name]
            digest.update(f"{name}:{count};".encode())
            known = {column: (hashlib.sha256(), hashlib.sha256()) for column in TABLES[name].names}
            for piece in pieces:
                told = (known[column] for column in piece.column_names)
                list(workers.map(_add_cells, told, piece.columns))
            for lengths, values in known.values():
                digest.update(lengths.digest() + values.digest())
    return digest.hexdigest()


def sort_rows(name: str, table: Frame) -> Frame:
    """The rows in the order of their key, those that have a month month by month; without a key by all columns."""
    keys = TABLES[name].key or TABLES[name].names
    sorting = table.select(keys)
    if name in DATED:
        sorting = sorting.append_column("month", pc.floor_temporal(table[DATED[name]], unit="month"))
    if len(TABLES[name].key or ()) == 1 and all(_is_sorted(cells) for cells in sorting.columns):
        return table  # both ascending: so is the pair of them
    keys = ("month", *keys) if name in DATED else keys
    order = pc.sort_indices(sorting, sort_keys=[(key, "ascending") for key in keys])
    if table.nbytes >= _LARGEST_COPY:
        table = table.cast(_with_long_text(table.schema))
    return table.combine_chunks().take(order)


def _with_long_text(schema: Any) -> Any:
    # Arrow's ordinary text holds at most 2 GB in one piece.
    return pa.schema([(name, pa.large_string() if pa.types.is_string(kind) else kind)
                      for name, kind in zip(schema.names, schema.types, strict=True)])  # fmt: skip


def _is_sorted(cells: Cells) -> bool:
    return len(cells) < 2 or bool(pc.all(pc.less_equal(cells[:-1], cells[1:])).as_py())


def _add_cells(known: tuple[Any, Any], cells: Cells) -> None:
    """The bytes of a column that say the same however it lies in memory: lengths and text, or whole numbers."""
    lengths, values = known
    for start in range(0, len(cells), _BATCH):
        part = cells.slice(start, _BATCH)
        if not pa.types.is_string(part.type) and not pa.types.is_large_string(part.type):
            kind = pa.int8() if pa.types.is_boolean(part.type) else pa.int32()
            numbers = part.cast(kind if not pa.types.is_timestamp(part.type) else pa.int64()).cast(pa.int64())
            values.update(np.ascontiguousarray(pc.fill_null(numbers, _EMPTY).to_numpy()).data)
            continue
        lengths.update(np.ascontiguousarray(pc.binary_length(part).to_numpy(), np.int32).data)
        for chunk in part.chunks:
            values.update(_text_bytes(chunk))


def _text_bytes(chunk: Piece) -> Any:
    _, offset_buffer, data = chunk.buffers()
    if data is None or not len(chunk):
        return b""
    offsets = np.frombuffer(offset_buffer, np.int32 if pa.types.is_string(chunk.type) else np.int64)
    return memoryview(data)[int(offsets[chunk.offset]) : int(offsets[chunk.offset + len(chunk)])]
