"""Putting an extract on a shelf: at once from memory, or piece by piece as it is read."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from childtonotice.screening.around import GROWN_UP
from childtonotice.screening.read.fingerprint import fingerprint_pieces
from childtonotice.screening.read.parquet_file import NotPlain
from childtonotice.screening.read.repeats import Rows
from childtonotice.screening.scratch import open_scratch
from childtonotice.screening.shelf import (
    ALL,
    BASE,
    IDS,
    NO_MONTH,
    PARENTS,
    TIMES,
    Edition,
    Shelf,
    add_keys,
    drop_keys,
)
from childtonotice.screening.tables import TABLES

Tell = Callable[[str, int, int], None]
WHOLE = {"people": BASE, "officers": ALL}
NAMING = "Going over what was read"


class ShelfKeeper:
    """Takes the rows of an extract piece by piece, each to its month; knows in which month each id stands."""

    def __init__(self, folder: Path) -> None:
        """An empty shelf."""
        self.edition = Edition(Shelf(folder), compression="lz4")
        self.connection = open_scratch()
        self.first: datetime | None = None
        for name in ("incidents", "people", "ppns"):
            self.connection.execute(f"CREATE TABLE ids_{name} (id VARCHAR, month VARCHAR)")

    def take(self, rows: Rows) -> None:
        """Keeps some rows of a table, with file and record where a problem may name them."""
        name, table = rows.table, rows.rows
        if not len(table):
            return
        months = self._find_months(name, table)
        if name in TIMES:
            file, record = list_places(rows)
            table = table.append_column("file", file).append_column("record", record)
        if name in ("incidents", "people", "ppns"):
            self._note_ids(name, table[IDS[name]], months)
        if name == "incidents":
            began = pc.min(table["reported_at"]).as_py()
            self.first = min(began, self.first or began)
        if name == "people" and self.first:
            self.edition.add(name, BASE, key_young(table, (self.first - GROWN_UP).date()))
        else:
            add_by_month(self.edition, name, table, months)

    def _find_months(self, name: str, table: pa.Table) -> pa.ChunkedArray:
        """The month of each row."""
        if name in TIMES:
            return pc.strftime(table[TIMES[name]], format="%Y-%m")
        if name in WHOLE:
            return pa.chunked_array([pa.array([WHOLE[name]] * len(table), pa.string())])
        owner, key = PARENTS[name]
        found = self._find_ids(owner, table[key])
        at = pc.index_in(table[key], found["id"].combine_chunks())
        return pc.fill_null(found["month"].take(at), NO_MONTH)

    def _note_ids(self, name: str, ids: pa.ChunkedArray, months: pa.ChunkedArray) -> None:
        self.connection.register("given", pa.table([ids, months], ["id", "month"]))
        self.connection.execute(f"INSERT INTO ids_{name} FROM given")
        self.connection.unregister("given")

    def _find_ids(self, name: str, ids: pa.ChunkedArray) -> pa.Table:
        """Of some ids those that a table has, with their months."""
        self.connection.register("given", pa.table([pc.unique(ids)], ["id"]))
        found = self.connection.execute(
            f"SELECT i.id, i.month FROM ids_{name} i JOIN given USING (id)"
        ).to_arrow_table()
        self.connection.unregister("given")
        return found

    def held(self, name: str, ids: pa.ChunkedArray) -> pa.Table:
        """Of some ids those that a table has, as a table with its column of ids."""
        return self._find_ids(name, ids).select(["id"]).rename_columns([IDS[name]])

    def births(self, ids: pa.ChunkedArray) -> pa.Table:
        """Some people, with their dates of birth."""
        with self.edition.preview.open() as connection:
            connection.register("given", pa.table([pc.unique(ids)], ["person_id"]))
            found = connection.execute(
                "SELECT person_id, date_of_birth FROM all_people SEMI JOIN given USING (person_id)"
            )
            return found.to_arrow_table()

    def fingerprint(self, tell: Tell | None = None) -> str:
        """The fingerprint of all rows; raises NotPlain where an id repeats."""
        shelf = self.edition.preview
        for name in ("incidents", "people", "ppns"):
            # Two ids of one hash would count as a repeat, and send us the longer way to the same answer.
            query = f"SELECT count(*) = count(DISTINCT hash(id)) FROM ids_{name}"
            if self.connection.execute(query).fetchone() != (True,):
                raise NotPlain
        for month in shelf.months("involvements"):
            refuse_repeats("involvements", shelf.read_month("involvements", month))
        refuse_repeats("officers", shelf.read("officers"))
        self.connection.close()  # nothing more is asked, and a few hundred megabytes of ids go
        return fingerprint_shelf(shelf, tell)

    def finish(self) -> Shelf:
        """The shelf, when all is taken."""
        return self.edition.publish()


def key_young(people: pa.Table, born: date) -> pa.Table:
    """People with the key of the address of everyone born after a day: of nobody else is it asked who lives where."""
    young = pc.fill_null(pc.greater(people["date_of_birth"], pa.scalar(born, pa.date32())), False)
    place = people.column_names.index("address")
    homes = people.set_column(place, "address", pc.if_else(young, people["address"], ""))
    return people.append_column("home_key", add_keys("people", homes)["home_key"])


def refuse_repeats(name: str, rows: pa.Table) -> None:
    """Raises NotPlain where a key repeats."""
    if len(rows) and len(rows.group_by(list(TABLES[name].key), use_threads=False).aggregate([])) != len(rows):
        raise NotPlain


def fingerprint_shelf(shelf: Shelf, tell: Tell | None = None) -> str:
    """The fingerprint of the rows of a shelf: that of the same rows in memory."""
    count = sum(len(shelf.months(name)) if name in TIMES else len(TABLES[name].names) for name in TABLES)
    pieces = {name: read_in_order(shelf, name) for name in TABLES}
    if tell:
        pieces = count_pieces(pieces, partial(tell, NAMING), count)
    counts = {name: sum(shelf.count(name, month) for month in shelf.months(name)) for name in TABLES}
    return fingerprint_pieces({name: (counts[name], pieces[name]) for name in TABLES})


def count_pieces(
    pieces: Mapping[str, Iterator[pa.Table]], tell: Callable[[int, int], None], count: int
) -> dict[str, Iterator[pa.Table]]:
    """The same pieces of several tables; at each it is said how many of all there were so far."""
    numbers = itertools.count(1)

    def pass_on(each: Iterator[pa.Table]) -> Iterator[pa.Table]:
        for piece in each:
            tell(next(numbers), count)
            yield piece

    return {name: pass_on(each) for name, each in pieces.items()}


def read_in_order(shelf: Shelf, name: str) -> Iterator[pa.Table]:
    """Reads a table in the order of its key: month by month where it has months, else column by column."""
    if name in TIMES:
        for month in shelf.months(name):
            rows = drop_keys(name, shelf.read_month(name, month))
            yield rows.take(pc.sort_indices(rows[IDS[name]]))
        return
    keys = list(TABLES[name].key or TABLES[name].names)
    order = pc.sort_indices(read_columns(shelf, name, keys), sort_keys=[(key, "ascending") for key in keys])
    for column in TABLES[name].names:
        yield read_columns(shelf, name, [column]).take(order)


def read_columns(shelf: Shelf, name: str, columns: Sequence[str]) -> pa.Table:
    """Some columns of all months."""
    return pa.concat_tables(shelf.read_month(name, month, columns) for month in ("", *shelf.months(name)))


def list_places(rows: Rows) -> tuple[pa.Array, pa.Array]:
    """The file and the record of each row."""
    labels = pa.DictionaryArray.from_arrays(pa.array(rows.label_of.astype("int32")), pa.array(rows.labels, pa.string()))
    return labels.cast(pa.string()), pa.array(rows.numbers)


def shelve(sources: Mapping[str, Rows], tables: Mapping[str, pa.Table], folder: Path) -> Shelf:
    """Puts the tables of an extract on a shelf; ``sources`` say from which file and record each row came."""
    edition = Edition(Shelf(folder), compression="lz4")
    months = {}
    for name in TIMES:
        file, record = list_places(sources[name])
        rows = tables[name].append_column("file", file).append_column("record", record)
        months[name] = pc.strftime(rows[TIMES[name]], format="%Y-%m")
        add_by_month(edition, name, rows, months[name])
    for name, (owner, key) in PARENTS.items():
        at = pc.index_in(tables[name][key], tables[owner][key].combine_chunks())
        add_by_month(edition, name, tables[name], pc.fill_null(months[owner].take(at), NO_MONTH))
    for name, place in WHOLE.items():
        edition.put(name, place, add_keys(name, tables[name]))
    return edition.publish()


def add_by_month(edition: Edition, name: str, rows: pa.Table, months: pa.ChunkedArray) -> None:
    """Adds rows, each to its month."""
    found: Iterable[str] = sorted(pc.unique(months).to_pylist())
    for month in found:
        edition.add(name, month, add_keys(name, rows.filter(pc.equal(months, month))))
