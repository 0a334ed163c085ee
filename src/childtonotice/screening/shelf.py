"""A shelf: the canonical tables as Parquet files by month, so that a span of time is read without touching the rest.

A list of the files in use stands beside them and is replaced in one step: whoever reads finds the shelf as it was, or
as it is to be, and nothing in between.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from childtonotice.screening.errors import Failed
from childtonotice.screening.fingerprints import fingerprint_keys
from childtonotice.screening.gather.places import key_addresses
from childtonotice.screening.scratch import open_scratch
from childtonotice.screening.tables import TABLES

LIST = "shelf.json"
NO_MONTH, BASE, RECENT, ALL = "none", "base", "recent", "all"
# The key of an address beside the address, so that who lives where is found by equality.
KEYED = {"incidents": ("location", "place_key"), "people": ("address", "home_key")}
TIMES = {"incidents": "reported_at", "ppns": "submitted_at"}
PARENTS = {"involvements": ("incidents", "incident_id"), "ppn_subjects": ("ppns", "ppn_id")}
IDS = {name: table.columns[0].name for name, table in TABLES.items()}
ROWS_A_GROUP = 20_000

LOCATED = pa.schema([("id", pa.string()), ("month", pa.string())])

Files = Mapping[str, Mapping[str, Sequence[str]]]
Tables = dict[str, pa.Table]


def schema_of(name: str) -> pa.Schema:
    """The columns of a table on a shelf: its own, and the key of its address."""
    schema = TABLES[name].schema
    return schema.append(pa.field(KEYED[name][1], pa.string())) if name in KEYED else schema


def add_keys(name: str, table: pa.Table) -> pa.Table:
    """A table with the key of each address beside it."""
    if name not in KEYED:
        return table
    column, key = KEYED[name]
    if not len(table):
        return table.append_column(key, pa.array([], pa.string()))
    return table.append_column(key, key_addresses(table[column].fill_null(""))["address_key"])


def drop_keys(name: str, table: pa.Table) -> pa.Table:
    """A table as the contract has it."""
    return table.select(TABLES[name].names)


@dataclass(frozen=True)
class Shelf:
    """A folder of Parquet files; ``files``: of each table and month the files; ``edition`` grows with changes.

    A month is that of the report, or of a PPN's submission, in UTC; links stand with their incident, subjects with
    their PPN, and under "none" where there is none. People stand under "base", and those that came or changed since
    under "recent", which goes before. ``keyed_by``: the fingerprint of the code that gave the addresses their keys.
    """

    folder: Path
    files: Files = field(default_factory=dict)
    edition: int = 0
    keyed_by: str = ""

    def months(self, name: str) -> list[str]:
        """The months of a table, in order."""
        return sorted(self.files.get(name, ()))

    def paths(self, name: str, months: Iterable[str] | None = None) -> list[Path]:
        """The files of some months of a table; of all where none are named."""
        known = self.files.get(name, {})
        chosen = self.months(name) if months is None else months
        return [self.folder / file for month in chosen for file in known.get(month, ())]

    def read_month(self, name: str, month: str, columns: Sequence[str] = ()) -> pa.Table:
        """The rows of a month, with the keys of their addresses; none where the shelf has no such month."""
        schema = schema_of(name)
        if columns:
            schema = pa.schema([schema.field(column) for column in columns])
        found = [schema.empty_table()]
        for path in self.paths(name, [month]):
            try:
                with pq.ParquetFile(path) as file:
                    rows = file.read(schema.names, use_threads=False)
                found.append(rows.select(schema.names).cast(schema))
            except (pa.ArrowException, OSError, ValueError) as error:
                raise damaged(path) from error
        return pa.concat_tables(found)

    def count(self, name: str, month: str) -> int:
        """How many rows a month has, as its files say: none of them is read."""
        found = 0
        for path in self.paths(name, [month]):
            try:
                found += int(pq.read_metadata(path).num_rows)
            except (pa.ArrowException, OSError) as error:
                raise damaged(path) from error
        return found

    def read_months(self, name: str, months: Iterable[str]) -> pa.Table:
        """The rows of some months."""
        return pa.concat_tables([schema_of(name).empty_table(), *(self.read_month(name, month) for month in months)])

    def read(self, name: str) -> pa.Table:
        """The whole of a table, as the contract has it."""
        if name != "people":
            return drop_keys(name, self.read_months(name, self.months(name)))
        recent, base = self.read_month(name, RECENT), self.read_month(name, BASE)
        older = base.filter(pc.invert(pc.is_in(base["person_id"], recent["person_id"].combine_chunks())))
        return drop_keys(name, pa.concat_tables([older, recent]).sort_by("person_id"))

    def query(self, name: str, months: Iterable[str] | None = None) -> str:
        """A table, or some months of it, for use in SQL behind FROM."""
        chosen = self.months(name) if months is None else [m for m in months if m in self.files.get(name, ())]
        if name == "people" and months is None and len(chosen) == 2:
            recent, base = self.query(name, [RECENT]), self.query(name, [BASE])
            return f"(FROM {recent} UNION ALL FROM {base} WHERE person_id NOT IN (SELECT person_id FROM {recent}))"
        if not chosen:
            return f"none_{name}"
        return f"read_parquet([{', '.join(map(quote, self.paths(name, chosen)))}])"

    def open(self, prefix: str = "all_") -> duckdb.DuckDBPyConnection:
        """A private database in which each table of the shelf is a view; nothing is read yet."""
        connection = open_scratch()
        connection.execute("SET TimeZone = 'UTC'")
        for name in TABLES:
            connection.register(f"none_{name}", schema_of(name).empty_table())
        try:
            for name in TABLES:
                connection.execute(f"CREATE VIEW {prefix}{name} AS FROM {self.query(name)}")
        except duckdb.Error as error:
            raise damaged(self.folder) from error
        return connection

    def locate(self, name: str, ids: pa.Array) -> pa.Table:
        """In which months the rows of some ids stand: ``id`` and ``month``. Only the column of the ids is read."""
        if not len(ids) or not self.months(name):
            return LOCATED.empty_table()
        places = [(str(path), month) for month in self.months(name) for path in self.paths(name, [month])]
        paths = pa.table([list(column) for column in zip(*places, strict=True)], ["filename", "month"])
        files = ", ".join(map(quote, self.paths(name)))
        with open_scratch() as connection:
            connection.register("wanted", pa.table({"id": ids}))
            connection.register("paths", paths)
            try:
                found = connection.execute(
                    f"SELECT DISTINCT {IDS[name]} AS id, month FROM read_parquet([{files}], filename = true) "
                    f"JOIN paths USING (filename) WHERE {IDS[name]} IN (SELECT id FROM wanted)"
                ).to_arrow_table()
            except duckdb.Error as error:
                raise damaged(self.folder / name) from error
        return found.cast(LOCATED)


class Edition:
    """The next edition of a shelf: files are written beside those in use, and seen by nobody until it is published."""

    def __init__(self, shelf: Shelf, compression: str = "zstd") -> None:
        """An edition that is as yet the same."""
        self.shelf, self.number, self.compression = shelf, shelf.edition + 1, compression
        self.files = {name: dict(shelf.files.get(name, {})) for name in TABLES}

    def put(self, name: str, month: str, rows: pa.Table) -> None:
        """Writes a month whole; a month without rows is taken off."""
        self.files[name].pop(month, None)
        if len(rows):
            self.add(name, month, rows)

    def add(self, name: str, month: str, rows: pa.Table) -> None:
        """Writes more rows of a month, beside those that it has."""
        known = self.files[name].get(month, ())
        file = f"{name}/{month}.{self.number}.{len(known)}.parquet"
        path = self.shelf.folder / file
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        pq.write_table(rows, path, compression=self.compression, row_group_size=ROWS_A_GROUP)
        self.files[name][month] = (*known, file)

    @property
    def preview(self) -> Shelf:
        """The shelf as it will be."""
        files = {name: dict(months) for name, months in self.files.items()}
        return Shelf(self.shelf.folder, files, self.number, fingerprint_keys())

    def publish(self) -> Shelf:
        """Puts the edition in the place of the last one, in one step; then the files that nobody needs go."""
        shelf = self.preview
        aside = shelf.folder / f".{LIST}.next"
        told = {"edition": shelf.edition, "files": shelf.files, "keyed_by": shelf.keyed_by}
        aside.write_text(json.dumps(told, sort_keys=True), encoding="utf-8")
        os.replace(aside, shelf.folder / LIST)
        clear_unused(shelf)
        return shelf


def open_shelf(folder: Path) -> Shelf:
    """The shelf in a folder; an empty one where nothing is there yet. Raises Failed where its list cannot be read."""
    path = folder / LIST
    if not path.is_file():
        return Shelf(folder)
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        files = {name: {month: tuple(some) for month, some in months.items()} for name, months in told["files"].items()}
        return Shelf(folder, files, int(told["edition"]), str(told["keyed_by"]))
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise damaged(path) from error


def renew_keys(shelf: Shelf) -> Shelf:
    """The shelf with the keys of all addresses given again, where another version of the code gave them."""
    if shelf.keyed_by == fingerprint_keys() or not shelf.edition:
        return shelf
    edition = Edition(shelf)
    for name in KEYED:
        for month in shelf.months(name):
            edition.put(name, month, add_keys(name, drop_keys(name, shelf.read_month(name, month))))
    return edition.publish()


def clear_unused(shelf: Shelf) -> None:
    """Removes the files of earlier editions, and of one that was broken off."""
    used = {file for months in shelf.files.values() for files in months.values() for file in files}
    for name in TABLES:
        for path in (shelf.folder / name).glob("*.parquet"):
            if f"{name}/{path.name}" not in used:
                path.unlink(missing_ok=True)


def months_between(first: datetime, last: datetime) -> list[str]:
    """The months that a span of time touches."""
    months, at = [], first.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    while at <= last:
        months.append(f"{at:%Y-%m}")
        at = (at + timedelta(days=32)).replace(day=1)
    return months


def damaged(path: Path) -> Failed:
    """What to say of a file of the store that cannot be read."""
    return Failed(
        f"The store's file {path} is damaged. Nothing was published.",
        "Put the last backup of the data folder back (docs/operating.md), then run again.",
    )


def quote(path: Path) -> str:
    """A path as a string of SQL."""
    return "'" + str(path).replace("'", "''") + "'"
