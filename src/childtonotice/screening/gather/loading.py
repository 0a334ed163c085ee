"""What joins ask for, as DuckDB's own tables; all else stays where it was read and is taken from there by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.resources import files

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from childtonotice.screening.circumstances import Incident
from childtonotice.screening.force import Force
from childtonotice.screening.gather.questions import Questions
from childtonotice.screening.gather.rows import split_list

Tables = Mapping[str, pa.Table]
JOINED = {
    "incidents": ("incident_id", "reported_at", "flags", "officer_id"),
    "people": ("person_id", "date_of_birth"),
    "involvements": ("incident_id", "person_id", "role", "age"),
    "ppns": ("ppn_id", "incident_id", "submitted_at", "kind", "officer_id"),
    "ppn_subjects": ("ppn_id", "person_id", "role", "date_of_birth"),
}
KINDS = pa.schema([("kind", pa.int64()), ("coded", pa.bool_()), ("household", pa.bool_())])
BETWEEN = "\x1f"  # no cell holds one: control characters are taken out on reading


def load_tables(
    connection: duckdb.DuckDBPyConnection, tables: Tables, ids: pa.Array, force: Force, questions: Questions
) -> None:
    """Creates the tables of JOINED, each row with its ``place``, an incident with its ``kind``; and kinds."""
    for name, columns in JOINED.items():
        found = number_rows(tables[name].select(columns), ids)
        if name == "incidents":
            codes, kinds = tell_kinds(tables[name], force, questions)
            found = found.append_column("incident_id", tables[name]["incident_id"]).append_column("kind", codes)
            create_table(connection, "kinds", kinds)
        create_table(connection, name, found)


def create_table(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    """An Arrow table as DuckDB's own, so that joins are planned by size."""
    connection.register("given", table)
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
    connection.unregister("given")


def run_sql(connection: duckdb.DuckDBPyConnection, name: str, **values: int) -> None:
    """Runs one of the SQL files, statement by statement; its values are whole numbers."""
    text = (files("childtonotice.screening.gather") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"${key}", str(int(value)))
    connection.execute(text)


def count_rows(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    """How many rows a table of ours has."""
    found = connection.table(table).aggregate("count(*)").fetchone()
    return int(found[0]) if found else 0


def sort_ids(incidents: pa.Table) -> pa.Array:
    """The ids of the incidents in order: the place of each here is its number, by which joins go, far cheaper so."""
    ids = incidents["incident_id"].combine_chunks()
    return ids.take(pc.sort_indices(ids))


def number_rows(table: pa.Table, ids: pa.Array) -> pa.Table:
    """The table with the ``place`` of each row, by which it is found again, for a join keeps no order.

    Instead of an ``incident_id`` it has the number of that ``incident`` among the ids, -1 for one that is not known.
    """
    found = table.append_column("place", pa.array(np.arange(len(table), dtype=np.int64)))
    if "incident_id" not in table.column_names:
        return found
    return found.drop_columns(["incident_id"]).append_column("incident", find_numbers(table["incident_id"], ids))


def find_numbers(found: pa.ChunkedArray, ids: pa.Array) -> pa.ChunkedArray | pa.Array:
    """The place of each id among the ids, -1 for one that is not among them; quickly where they are the very same."""
    if len(found) == len(ids) and found.equals(pa.chunked_array([ids])):
        return pa.array(np.arange(len(ids), dtype=np.int32))
    return pc.index_in(found, ids).fill_null(-1)


def drop_zones(tables: Tables) -> dict[str, pa.Table]:
    """The tables with their times as bare UTC, so that SQL never meets a time zone."""
    bare = {}
    for name, table in tables.items():
        for number, field in enumerate(table.schema):
            if pa.types.is_timestamp(field.type):
                table = table.set_column(number, field.name, table[field.name].cast(pa.timestamp("us")))
        bare[name] = table
    return bare


def tell_kinds(incidents: pa.Table, force: Force, questions: Questions) -> tuple[pa.Array, pa.Table]:
    """Each incident's pair of opening and closing categories as a number; for each number what the rules say of it."""
    columns = [incidents[name].fill_null("") for name in ("opening_code", "closing_codes")]
    encoded = pc.binary_join_element_wise(*columns, BETWEEN).combine_chunks().dictionary_encode()
    rows = []
    for number, pair in enumerate(encoded.dictionary.to_pylist()):
        opening, closing = pair.split(BETWEEN, 1)
        sample = Incident("", datetime(2000, 1, 1, tzinfo=UTC), opening_code=opening, closing_codes=split_list(closing))
        coded, household = bool(questions.names_child(sample, force)), questions.household_matters(sample, force)
        rows.append({"kind": number, "coded": coded, "household": household})
    return encoded.indices.cast(pa.int64()), pa.Table.from_pylist(rows, KINDS)


def cut_rows(table: pa.Table, size: int) -> Iterator[pa.Table]:
    """The table in pieces of some rows, each taken out: a slice is sent to a worker with the whole column behind it."""
    for start in range(0, len(table), size):
        yield pick_rows(table, np.arange(start, min(start + size, len(table))))


def pick_rows(table: pa.Table, places: np.ndarray, columns: tuple[str, ...] = ()) -> pa.Table:
    """Some rows of a table by their places, in rising order, with text that is missing as empty text.

    Piece by piece: a column of logs may be larger than the 2 GB that Arrow can hold in one piece of text.
    """
    chosen = table.select(columns) if columns else table
    found, start = [], 0
    for piece in chosen.to_batches():
        first, last = np.searchsorted(places, (start, start + len(piece)))
        if last > first:
            found.append(piece.take(pa.array(places[first:last] - start)))
        start += len(piece)
    return fill_text(pa.Table.from_batches(found, chosen.schema))


def keep_rows(table: pa.Table, wanted: pa.ChunkedArray) -> pa.Table:
    """Some rows of a table; pieces of which all are wanted are not copied."""
    chosen, found, start = pc.fill_null(wanted, False).to_numpy(), [], 0
    for piece in table.to_batches():
        mine = chosen[start : start + len(piece)]
        if mine.any():
            found.append(piece if mine.all() else piece.filter(pa.array(mine)))
        start += len(piece)
    return pa.Table.from_batches(found, table.schema)


def fill_text(table: pa.Table) -> pa.Table:
    """The table with empty text where text is missing."""
    for number, field in enumerate(table.schema):
        if pa.types.is_string(field.type) and table.column(number).null_count:
            table = table.set_column(number, field.name, table.column(number).fill_null(""))
    return table
