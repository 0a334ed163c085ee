"""What must be known of a Parquet file before it is unpacked: that what it holds fits into memory."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pyarrow.parquet as pq

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.read.arrow import Piece, pa, pc

MOST_BYTES = 1_000_000_000
# Logs are packed five times smaller, a column of one word perhaps a hundred times.
MOST_TIMES = 200
MOST_ROWS = 1_000_000
# Each row has an id of its own, which can hardly be packed into less than a sixteenth of a byte.
ROWS_A_BYTE = 16
_AT_ONCE = 65_536


def check_parquet(file: pq.ParquetFile, path: Path, label: str, names: Collection[str]) -> None:
    """Raises CannotStart where rows or the cells of some columns are far more than a file of this size can mean.

    A column may say one long text millions of times in a few bytes: of such a one the texts are counted as it lies.
    One that takes megabytes as it lies is not looked through, since that would cost as much as reading it.
    """
    size, rows = path.stat().st_size, file.metadata.num_rows
    most = max(MOST_BYTES, MOST_TIMES * size)
    held = {name: chunks for name, chunks in list_chunks(file).items() if name in names}
    unpacked = sum(chunk.total_uncompressed_size for chunks in held.values() for chunk in chunks)
    if rows > max(MOST_ROWS, ROWS_A_BYTE * size) or unpacked > most or fills_memory(path, rows, held, most):
        raise CannotStart(
            f"{label} cannot be read: unpacked, its {size:,} bytes would fill the memory of this machine.",
            "Export it again, or export it as CSV; if it is right as it is, split it by weeks.",
        )


def list_chunks(file: pq.ParquetFile) -> dict[str, list[pq.ColumnChunkMetaData]]:
    """What the file says of each piece of each column."""
    chunks: dict[str, list[pq.ColumnChunkMetaData]] = {}
    for number in range(file.metadata.num_row_groups):
        group = file.metadata.row_group(number)
        for at in range(group.num_columns):
            chunk = group.column(at)
            chunks.setdefault(chunk.path_in_schema, []).append(chunk)
    return chunks


def fills_memory(path: Path, rows: int, held: dict[str, list[pq.ColumnChunkMetaData]], most: int) -> bool:
    """Whether a column that names its texts once unpacks to more than ``most`` bytes."""
    suspects = [name for name, chunks in held.items() if could_fill(rows, chunks, most)]
    if not suspects:
        return False
    with pq.ParquetFile(path, read_dictionary=suspects) as file:  # each text once, and for each row its number
        longest = find_longest(file, suspects)
        return any(
            sum(count_bytes(batch.column(0)) for batch in file.iter_batches(_AT_ONCE, columns=[name])) > most
            for name in suspects
            if rows * longest[name] > most
        )


def find_longest(file: pq.ParquetFile, names: list[str]) -> dict[str, int]:
    """The bytes of the longest text that each of some columns names: the first row of a group comes with all of its."""
    longest = dict.fromkeys(names, 0)
    for group in (at for at in range(file.num_row_groups) if file.metadata.row_group(at).num_rows):
        first = next(file.iter_batches(1, [group], names, use_threads=False))
        for name in names:
            if pa.types.is_dictionary(first[name].type):
                longest[name] = max(longest[name], pc.max(pc.binary_length(first[name].dictionary)).as_py() or 0)
    return longest


def could_fill(rows: int, chunks: list[pq.ColumnChunkMetaData], most: int) -> bool:
    """Whether a column's texts, each as long as all that are named, would be more than ``most`` bytes."""
    named = [chunk for chunk in chunks if chunk.has_dictionary_page and chunk.physical_type == "BYTE_ARRAY"]
    widest = max((chunk.total_uncompressed_size for chunk in named), default=0)
    return rows * widest > most and sum(chunk.total_compressed_size for chunk in chunks) * MOST_TIMES < most


def count_bytes(cells: Piece) -> int:
    """How many bytes some cells take once each holds its own value."""
    if not pa.types.is_dictionary(cells.type):
        return int(cells.nbytes)
    return int(pc.sum(pc.binary_length(cells.dictionary).take(cells.indices)).as_py() or 0)
