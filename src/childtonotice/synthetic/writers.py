"""Writing tables as they come: CSV or Parquet, a batch at a time, so that size never meets memory."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import IO, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.errors import CannotStart
from childtonotice.screening.tables import TABLES, Column, Table

BATCH = 20_000
Row = Sequence[object]


class Writer(Protocol):
    """Takes rows of one table and keeps them in a file."""

    def write(self, row: Row) -> None:
        """Take one row."""

    def close(self) -> None:
        """Keep what is left and close the file."""

    def abandon(self) -> None:
        """Let go of the file as it is, after something went wrong."""


def local_time(value: object) -> object:
    """A moment as London clocks show it, with its offset."""
    return value.astimezone(LONDON).isoformat(timespec="seconds") if isinstance(value, datetime) else ""


def iso_date(value: object) -> object:
    """A date as YYYY-MM-DD."""
    return value.isoformat() if isinstance(value, date) else ""


def yes_or_no(value: object) -> object:
    """yes, no or nothing."""
    return "" if value is None else "yes" if value else "no"


CELLS: dict[str, Callable[[object], object]] = {"time": local_time, "date": iso_date, "yesno": yes_or_no}


class CsvWriter:
    """One table as a CSV file of the extract contract."""

    def __init__(self, folder: Path, table: Table) -> None:
        self.stream: IO[str] = (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="")
        self.rows = csv.writer(self.stream, lineterminator="\n")
        self.rows.writerow(table.names)
        self.special = [(at, CELLS[column.kind]) for at, column in enumerate(table.columns) if column.kind in CELLS]

    def write(self, row: Row) -> None:
        """Take one row."""
        cells = list(row)
        for at, as_text in self.special:
            cells[at] = as_text(cells[at])
        self.rows.writerow(cells)

    def close(self) -> None:
        """Close the file."""
        self.stream.close()

    def abandon(self) -> None:
        """Let go of the file as it is."""
        with suppress(OSError):
            self.stream.close()


class ParquetWriter:
    """One table as a Parquet file of the extract contract."""

    def __init__(self, folder: Path, table: Table) -> None:
        self.schema = table.schema
        self.file = pq.ParquetWriter(folder / f"{table.name}.parquet", self.schema, compression="zstd")
        self.rows: list[Row] = []

    def write(self, row: Row) -> None:
        """Take one row; every so many make a batch."""
        self.rows.append(row)
        if len(self.rows) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Keep the rows taken since the last batch."""
        columns = zip(*self.rows, strict=True) if self.rows else ([] for _ in self.schema)
        arrays = [
            pa.array([None if cell == "" else cell for cell in cells], field.type)
            for cells, field in zip(columns, self.schema, strict=True)
        ]
        self.file.write_table(pa.Table.from_arrays(arrays, schema=self.schema))
        self.rows = []

    def close(self) -> None:
        """Keep what is left and close the file."""
        self.flush()
        self.file.close()

    def abandon(self) -> None:
        """Let go of the file as it is."""
        with suppress(OSError):
            self.file.close()


WRITERS: dict[str, Callable[[Path, Table], Writer]] = {"csv": CsvWriter, "parquet": ParquetWriter}


class Folder:
    """An extract folder being written, one file a table; counts its rows."""

    def __init__(self, path: Path, tables: Iterable[Table], form: str) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self.writers = {table.name: WRITERS[form](path, table) for table in tables}
        self.counts = dict.fromkeys(self.writers, 0)

    def add(self, path: Path, table: Table, form: str) -> None:
        """Write one more table to the folder, in a form of its own."""
        self.writers[table.name] = WRITERS[form](path, table)
        self.counts[table.name] = 0

    def write(self, table: str, row: Row) -> None:
        """Take one row of a table."""
        self.counts[table] += 1
        self.writers[table].write(row)

    def close(self) -> None:
        """Finish every file."""
        for writer in self.writers.values():
            writer.close()

    def abandon(self) -> None:
        """Let go of every file as it is, after something went wrong."""
        for writer in self.writers.values():
            writer.abandon()


def text_table(name: str, columns: Sequence[str]) -> Table:
    """A table of plain words, for the file that holds the known answers."""
    return Table(name, (columns[0],), tuple(Column(column, "text", "") for column in columns))


def open_folder(path: Path, form: str, answers: Table | None = None) -> Folder:
    """An extract folder ready to be written; the known answers, where wanted, are always CSV."""
    try:
        folder = Folder(path, TABLES.values(), form)
        if answers is not None:
            folder.add(path, answers, "csv")
    except OSError as error:
        raise CannotStart(f"{path} cannot be written ({error.strerror}): choose another folder.") from None
    return folder
