"""A Parquet file: typed or not, whole or cut, read column by column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from childtonotice.screening.cores import count_cores, work_side_by_side
from childtonotice.screening.errors import CannotStart
from childtonotice.screening.read.arrow import Cells, Frame, Piece, pa, pc
from childtonotice.screening.read.clean import Mask, Positions
from childtonotice.screening.read.header import Header, check_header, read_header
from childtonotice.screening.read.mapping import Source
from childtonotice.screening.read.parquet_safety import check_parquet
from childtonotice.screening.read.raw import Raw, as_text


def read_parquet(path: Path, label: str, source: Source) -> Raw:
    """Read a Parquet file; raises CannotStart where it is damaged or lacks a column."""
    try:
        with pq.ParquetFile(path) as file:
            header = read_header(file.schema_arrow.names, source)
            check_header(label, header, source)
            check_parquet(file, path, label, {header.names[at] for at in header.places.values()})
            table = _read_columns(path, file, header)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _refuse(path, label) from error
    return _make_raw(label, table, header, 1)


def read_parquet_pieces(path: Path, label: str, source: Source, size: int, only: Sequence[str] = ()) -> Iterator[Raw]:
    """The same in pieces of so many records, the first of them empty; ``only``: of some columns.

    Raises CannotStart as ``read_parquet`` does, and NotPlain where two columns have one name.
    """
    try:
        # Read ahead, the file as it lies on disk would gather in memory until the last piece.
        with pq.ParquetFile(path, pre_buffer=False) as file:
            header = read_header(file.schema_arrow.names, source)
            check_header(label, header, source)
            if len(set(header.names)) != len(header.names):
                raise NotPlain
            wanted = {name: at for name, at in header.places.items() if name in (only or header.places)}
            header, names = replace(header, places=wanted), [header.names[at] for at in wanted.values()]
            check_parquet(file, path, label, names)
            nothing = file.schema_arrow.empty_table().select(names)
            yield _make_raw(label, nothing.rename_columns(list(wanted)), header, 1)
            first = 1
            for batch in file.iter_batches(size, columns=names, use_threads=False):
                columns = [batch.column(name) for name in names]
                yield _make_raw(label, pa.table(columns, list(wanted)), header, first)
                first += batch.num_rows
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _refuse(path, label) from error


def _refuse(path: Path, label: str) -> CannotStart:
    """Why a file that Arrow cannot read is refused: it is encrypted, as its first letters say, or damaged."""
    with suppress(OSError), path.open("rb") as file:
        if file.read(4) == b"PARE":
            return CannotStart(f"{label} cannot be read: it is encrypted.", "Export it again without encryption.")
    return CannotStart(
        f"{label} cannot be read: it is damaged, cut short or not a Parquet file.",
        "Copy it again from where it was made, or export it again.",
    )


class NotPlain(Exception):
    """An extract has something that can only be settled with all of it in hand."""


def _make_raw(label: str, table: Frame, header: Header, first: int) -> Raw:
    """Records in columns, the first of them with this number; those without any content are none."""
    read = work_side_by_side(_readable, [table.column(wanted) for wanted in header.places])
    columns = {wanted: cells for wanted, (cells, _) in zip(header.places, read, strict=True)}
    torn = any(mended for _, mended in read)
    raw = Raw(label, columns, np.arange(first, first + table.num_rows, dtype=np.int64), header, torn=torn)
    return raw.keep(~_blank_rows(raw))


def _read_columns(path: Path, file: pq.ParquetFile, header: Header) -> Frame:
    """The wanted columns under their wanted names; of two columns of one name the first."""
    names = [header.names[at] for at in header.places.values()]
    if len(set(header.names)) == len(header.names):
        table = _read_runs(path, file, names)
        return pa.table({wanted: table.column(name) for wanted, name in zip(header.places, names, strict=True)})
    table = file.read(use_threads=False)
    return pa.table({wanted: table.column(at) for wanted, at in header.places.items()})


def _read_runs(path: Path, file: pq.ParquetFile, names: list[str]) -> Frame:
    """Some columns of all rows, a run of row groups on each core.

    Group by group, since one long column costs more to make room for than to read; and not by Arrow's own threads,
    which take three times the work for it.
    """
    groups = np.arange(file.num_row_groups)
    if len(groups) < 2:
        return file.read(columns=names, use_threads=False)

    def read_run(run: Positions) -> list[Frame]:
        with pq.ParquetFile(path) as mine:
            return [mine.read_row_group(group, columns=names, use_threads=False) for group in run.tolist()]

    runs = work_side_by_side(read_run, np.array_split(groups, count_cores()))
    return pa.concat_tables(chain.from_iterable(runs))


def _readable(cells: Cells) -> tuple[Cells, bool]:
    """A column of a type that the rest of the reading knows; text that is not UTF-8 is mended and said."""
    if pa.types.is_dictionary(cells.type):
        cells = cells.cast(cells.type.value_type)
    if pa.types.is_timestamp(cells.type) or pa.types.is_date(cells.type) or pa.types.is_boolean(cells.type):
        return cells, False
    if pa.types.is_string(cells.type) and not _valid(cells):
        chunks = [pa.array(_mended(chunk), pa.string()) for chunk in cells.chunks]
        return pa.chunked_array(chunks, pa.string()), True
    return as_text(cells), pa.types.is_binary(cells.type) or pa.types.is_large_binary(cells.type)


def _valid(cells: Cells) -> bool:
    try:
        cells.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _mended(chunk: Piece) -> list[str]:
    return [(value or b"").decode("utf-8", "replace") for value in chunk.cast(pa.binary()).to_pylist()]


def _blank_rows(raw: Raw) -> Mask:
    blank = np.ones(raw.length, np.bool_)
    for cells in raw.columns.values():
        if not blank.any():
            break
        empty = pc.is_null(cells) if not pa.types.is_string(cells.type) else pc.equal(cells, "")
        blank &= empty.to_numpy()
    return blank
