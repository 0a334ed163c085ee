"""Merging rows: the newest row of each id wins, nothing is retired by being absent; and what that may have changed."""

from __future__ import annotations

from datetime import datetime

import duckdb
import pyarrow as pa

from childtonotice.screening.scratch import open_scratch
from childtonotice.screening.shelf import Tables, add_keys
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


def disturbed_moments(connection: duckdb.DuckDBPyConnection, changes: Tables) -> set[datetime]:
    """The moments around which an answer may have changed: of changed incidents and PPNs, of the incidents and PPNs
    that changed links and people belong to, and of those that an id joins to them.

    ``connection`` sees the tables as they now are, each as all_NAME, with the keys of their addresses.
    """
    for name, table in changes.items():
        connection.register(f"c_{name}", add_keys(name, table))
    connection.execute(DISTURBED)
    # Through Arrow: DuckDB's own rows would need pytz for a time with an offset.
    moments = connection.execute("SELECT moment FROM moments WHERE moment IS NOT NULL").to_arrow_table()["moment"]
    return set(moments.cast(pa.timestamp("us", tz="UTC")).to_pylist())


DISTURBED = r"""
CREATE TEMP TABLE people_ids AS SELECT DISTINCT person_id FROM c_people;
CREATE TEMP TABLE homes AS
SELECT DISTINCT home_key AS place_key, date_of_birth AS born FROM c_people
WHERE home_key <> '' AND date_of_birth IS NOT NULL;
CREATE TEMP TABLE ppn_ids AS
SELECT ppn_id FROM c_ppns UNION SELECT ppn_id FROM c_ppn_subjects
UNION SELECT s.ppn_id FROM all_ppn_subjects s SEMI JOIN people_ids USING (person_id);
CREATE TEMP TABLE named_by AS
SELECT ppn_id, incident_id, submitted_at FROM all_ppns WHERE ppn_id IN (SELECT ppn_id FROM ppn_ids)
UNION SELECT ppn_id, incident_id, submitted_at FROM c_ppns;
CREATE TEMP TABLE incident_ids AS
SELECT incident_id FROM c_incidents
UNION SELECT incident_id FROM c_involvements
UNION SELECT incident_id FROM named_by WHERE incident_id <> ''
UNION SELECT v.incident_id FROM all_involvements v SEMI JOIN people_ids USING (person_id)
UNION SELECT i.incident_id FROM all_incidents i JOIN homes USING (place_key)
      WHERE i.reported_at > born - INTERVAL '2 days' AND i.reported_at < born + INTERVAL '18 years 2 days'
UNION SELECT incident_id
      FROM (SELECT incident_id, unnest(string_split(flags, ';')) AS flag FROM all_incidents WHERE flags ILIKE '%dup%')
      WHERE trim(regexp_extract(flag, '(?i)^dup\S*\s+of\s+(.+)$', 1)) IN (SELECT incident_id FROM c_incidents);
CREATE TEMP TABLE moments AS
SELECT submitted_at AS moment FROM named_by
UNION SELECT reported_at FROM all_incidents WHERE incident_id IN (SELECT incident_id FROM incident_ids)
UNION SELECT reported_at FROM c_incidents
UNION SELECT p.submitted_at FROM all_ppns p WHERE p.incident_id IN (SELECT incident_id FROM incident_ids);
"""
