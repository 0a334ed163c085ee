"""Merging rows: the newest row of each id wins, nothing is retired by being absent; and which rows that changed."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from childtonotice.screening.scratch import open_scratch
from childtonotice.screening.tables import TABLES

GROUPED = {"ppn_subjects": "ppn_id"}
ORDER = {
    "incidents": "reported_at, incident_id",
    "ppns": "submitted_at, ppn_id",
    "involvements": "incident_id, person_id, role",
    "people": "person_id",
    "ppn_subjects": "ppn_id, person_id, forename, surname, date_of_birth, role",
    "officers": "officer_id",
}


def merge_table(name: str, old: pa.Table, new: pa.Table) -> pa.Table:
    """The rows of both, the newer where both have the id, sorted.

    The subjects of a PPN come together: those of a newer day take the place of the older. An incident that says when
    it was updated is never put back by an older row.
    """
    connection = connect(old=old, new=new)
    keys = TABLES[name].key or (GROUPED[name],)
    same = " AND ".join(f"n.{key} = o.{key}" for key in keys)
    stale = "coalesce(n.updated_at < o.updated_at, false)" if name == "incidents" else "false"
    found = connection.execute(
        f"SELECT * FROM (SELECT * FROM old_rows o WHERE NOT EXISTS"
        f" (SELECT 1 FROM new_rows n WHERE {same} AND NOT {stale})"
        f" UNION ALL SELECT * FROM new_rows n WHERE NOT EXISTS (SELECT 1 FROM old_rows o WHERE {same} AND {stale}))"
        f" ORDER BY {ORDER[name]}"
    )
    return found.to_arrow_table().cast(TABLES[name].schema)


def connect(**tables: pa.Table) -> duckdb.DuckDBPyConnection:
    """A private connection that sees some tables, each as NAME_rows."""
    connection = open_scratch()
    connection.execute("SET TimeZone = 'UTC'")
    for name, table in tables.items():
        connection.register(f"{name}_rows", table)
    return connection


def changed_rows(name: str, old: pa.Table, new: pa.Table) -> pa.Table:
    """The rows that are new, and both versions of those that changed."""
    connection = connect(old=old, new=new)
    found = connection.execute(
        "SELECT * FROM ((SELECT * FROM new_rows EXCEPT ALL SELECT * FROM old_rows) "
        "UNION ALL (SELECT * FROM old_rows EXCEPT ALL SELECT * FROM new_rows))"
    )
    return found.to_arrow_table().cast(TABLES[name].schema)
