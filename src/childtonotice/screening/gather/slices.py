"""Everything around some incidents at a time: one look for many batches, then each is a slice of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import duckdb
import numpy as np
import pyarrow as pa

from childtonotice.screening.gather.batches import Batch
from childtonotice.screening.gather.loading import Tables, pick_rows, run_sql

# For each table of a batch: what belongs to which batch; with ``place``, the rows are taken from where they were read.
PARTS = {
    "targets": "SELECT batch, incident FROM targets",
    "incidents": "SELECT batch, place FROM batch_scenes JOIN incidents USING (incident)",
    "people": "SELECT DISTINCT batch, place FROM (SELECT batch, person_id FROM batch_scenes JOIN involvements "
    "USING (incident) UNION SELECT batch, person_id FROM batch_scenes JOIN at_home USING (incident)) "
    "JOIN people USING (person_id)",
    "involvements": "SELECT batch, place FROM batch_scenes JOIN involvements USING (incident)",
    "household": "SELECT batch, incident, person_id FROM batch_scenes JOIN at_home USING (incident)",
    "mentions": "SELECT batch, place FROM batch_scenes JOIN mentions USING (incident)",
    "said": "SELECT batch, place FROM batch_scenes JOIN said USING (incident)",
    "ppns": "SELECT batch, p.place, i.incident IS NOT NULL AS incident_known FROM batch_ppns "
    "JOIN ppns p USING (ppn_id) LEFT JOIN incidents i ON i.incident = p.incident",
    "subjects": "SELECT batch, place FROM batch_ppns JOIN ppn_subjects USING (ppn_id)",
    "edges": "SELECT batch, ppn_id, incident FROM batch_edges",
    "flags": "SELECT batch, incident, flags FROM batch_flags",
}
SOURCES = {name: name for name in ("incidents", "people", "involvements", "mentions", "said", "ppns")}
SOURCES["subjects"] = "ppn_subjects"
MOST_ROWS = 4_000_000  # of edges looked up together; a month of a large force has some hundred thousand
AT_ONCE = 2  # questions to the database, each of which it answers mostly on one core


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one table for some batches, sorted by batch; the nth's lie between ends[n] and ends[n + 1]."""

    rows: pa.Table
    ends: np.ndarray
    source: pa.Table | None

    def slice(self, batch: int) -> pa.Table:
        """The rows of one batch."""
        first, last = int(self.ends[batch]), int(self.ends[batch + 1])
        if self.source is None:  # taken out, for a slice is sent to a worker with the whole column behind it
            return pick_rows(self.rows.drop_columns(["batch"]), np.arange(first, last))
        rows = self.rows.slice(first, last - first)
        found = pick_rows(self.source, rows["place"].to_numpy())
        for name in set(rows.column_names) - {"batch", "place"}:
            found = found.append_column(name, rows[name])
        return found


def make_batches(connection: duckdb.DuckDBPyConnection, tables: Tables, ids: pa.Array) -> Iterator[Batch]:
    """The flat tables of each batch of targets: their scenes, the PPNs in question and the rival scenes.

    ``tables``: the canonical tables with bare times, and mentions and said; ``ids``: the id of each incident's number.
    """
    run_sql(connection, "batches")
    for first, last in group_batches(connection):
        find = partial(find_part, connection, (first, last), tables, ids)
        with ThreadPoolExecutor(AT_ONCE) as threads:
            parts = dict(zip(PARTS, threads.map(find, PARTS), strict=True))
        for batch in range(last - first):
            slices = {name: part.slice(batch) for name, part in parts.items()}
            targets = slices.pop("targets")["incident_id"].combine_chunks()
            yield Batch(targets=targets, **slices)


def group_batches(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, int]]:
    """Which batches are looked up together, first and behind the last: nearly always all of them.

    Where a crowd of one name brings every PPN in question for every incident, each batch asks for the same millions.
    """
    asked = "SELECT batch FROM targets UNION ALL SELECT batch FROM batch_edges"
    counted = connection.execute(f"SELECT batch, count(*) FROM ({asked}) GROUP BY ALL ORDER BY ALL").fetchall()
    first, held = 0, 0
    for batch, count in counted:
        if batch > first and held + count > MOST_ROWS:
            yield first, batch
            first, held = batch, 0
        held += count
    if held:
        yield first, batch + 1


def find_part(
    connection: duckdb.DuckDBPyConnection, span: tuple[int, int], tables: Tables, ids: pa.Array, name: str
) -> Part:
    """One table for some batches."""
    first, last = span
    within = f"SELECT * FROM ({PARTS[name]}) WHERE batch >= {first} AND batch < {last}"
    with connection.cursor() as mine:
        rows = mine.execute(f"{within} ORDER BY ALL").to_arrow_table()
    ends = np.searchsorted(rows["batch"].to_numpy(), np.arange(first, last + 1))
    if "incident" in rows.column_names:
        named = ids.take(rows["incident"].combine_chunks())
        rows = rows.set_column(rows.column_names.index("incident"), "incident_id", named)
    return Part(rows, ends, tables[SOURCES[name]] if name in SOURCES else None)
