"""What a change can reach: the incidents whose answer may be another since some rows came or changed.

An answer rests on an incident with its people and household, on the PPNs in question for it, and on the other incidents
for which these are in question. So it is asked in three steps, each a question with a name: of which incidents did
something change; which PPNs changed, or are in question for one of these, before or after; and for which incidents may
such a PPN be in question. No other incident can have another answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

import duckdb
import pyarrow as pa

from childtonotice.screening.alone import Span, find_edges, join_spans, load_alone
from childtonotice.screening.around import Surroundings
from childtonotice.screening.circumstances import Incident
from childtonotice.screening.force import Force
from childtonotice.screening.gather.questions import Questions
from childtonotice.screening.gather.rows import PPN, rows_of, split_list
from childtonotice.screening.joined import join_tables
from childtonotice.screening.link.addresses import same_address
from childtonotice.screening.merge import changed_rows
from childtonotice.screening.shelf import Shelf, Tables, add_keys
from childtonotice.screening.tables import TABLES

Keys = tuple[Mapping[str, str], Mapping[str, str]]
MOST_ALONE = 20_000  # where more incidents changed, which PPN may be in question is told by time alone
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

STIRRED = {
    "those that came or changed": "SELECT incident_id FROM c_incidents",
    "those whose links came or changed": "SELECT incident_id FROM c_involvements",
    "those of people who came or changed": (
        "SELECT incident_id FROM all_involvements SEMI JOIN c_people USING (person_id)"
    ),
}
# Whoever may be a child of an incident whose address has the key of that of a person who came or changed.
HOMES = """
SELECT i.incident_id, i.reported_at, i.location, i.opening_code, i.closing_codes, p.address
FROM all_incidents i
JOIN (SELECT DISTINCT home_key, address, date_of_birth AS born FROM c_people
      WHERE home_key <> '' AND date_of_birth IS NOT NULL) p ON i.place_key = p.home_key
WHERE i.reported_at > born - INTERVAL '2 days' AND i.reported_at < born + INTERVAL '18 years 2 days'
"""
COPIES = r"""
SELECT incident_id
FROM (SELECT incident_id, unnest(string_split(flags, ';')) AS flag FROM all_incidents WHERE flags ILIKE '%dup%')
WHERE trim(regexp_extract(flag, '(?i)^dup\S*\s+of\s+(.+)$', 1)) IN (SELECT incident_id FROM c_incidents)
"""
# What the assessment team and partners did with a PPN is no part of any answer.
TOLD = ", ".join(name for name in PPN if name in TABLES["ppns"].names)
CHANGED_PPNS = f"""
SELECT ppn_id FROM (SELECT DISTINCT {TOLD} FROM c_ppns) GROUP BY ppn_id HAVING count(*) > 1
UNION SELECT ppn_id FROM c_ppns GROUP BY ppn_id HAVING count(*) = 1
UNION SELECT ppn_id FROM c_ppn_subjects
UNION SELECT ppn_id FROM all_ppns WHERE incident_id IN (SELECT incident_id FROM c_incidents)
"""

REPORTED = """
SELECT reported_at AS moment FROM all_incidents WHERE incident_id IN (SELECT id FROM stirred)
UNION SELECT reported_at FROM c_incidents
"""
FOLLOWING = """
SELECT ppn_id FROM all_ppns, spans WHERE submitted_at BETWEEN first AND last
UNION SELECT ppn_id FROM all_ppns WHERE incident_id IN (SELECT id FROM stirred)
"""
CONCERNED = """
CREATE TEMP TABLE referred AS
SELECT submitted_at, incident_id FROM all_ppns WHERE ppn_id IN (SELECT id FROM concerned)
UNION SELECT submitted_at, incident_id FROM c_ppns WHERE ppn_id IN (SELECT id FROM concerned)
"""
REACHED = """
SELECT incident_id FROM all_incidents, spans WHERE reported_at BETWEEN first AND last
UNION SELECT incident_id FROM all_incidents WHERE incident_id IN (SELECT incident_id FROM referred)
"""


def find_targets(
    before: Shelf, after: Shelf, changes: Tables, keys: Keys, force: Force, questions: Questions
) -> frozenset[str]:
    """Every incident whose answer may have changed.

    ``changes``: new rows, and both versions of changed ones. ``keys``: the records of people that were joined before,
    and that are now.
    """
    with after.open() as connection:
        if not before.months("incidents"):
            return read_ids(connection, "SELECT incident_id FROM all_incidents")
        if any(keys):
            changes = changes | see_joined(connection, before, after, keys)
        for name, table in changes.items():
            connection.register(f"c_{name}", add_keys(name, table))
        stirred = find_stirred(connection, force, questions)
        if len(stirred) > MOST_ALONE:
            concerned = find_following(connection, stirred, force)
        else:
            concerned = find_concerned((before, after), stirred, keys, force, questions)
        ppns = concerned | read_ids(connection, CHANGED_PPNS)
        return stirred | read_ids(connection, COPIES) | find_reached(connection, ppns, force)


def find_stirred(connection: duckdb.DuckDBPyConnection, force: Force, questions: Questions) -> frozenset[str]:
    """The incidents of which something changed: the row, a link, someone linked, or the household."""
    linked = read_ids(connection, " UNION ".join(STIRRED.values()))
    return linked | find_homes(connection, force, questions)


def find_homes(connection: duckdb.DuckDBPyConnection, force: Force, questions: Questions) -> frozenset[str]:
    """The incidents at whose address someone who came or changed is or was recorded, where the household matters."""
    found = set()
    for row in rows_of(connection.execute(HOMES).to_arrow_table()):
        opening, closing = row["opening_code"] or "", split_list(row["closing_codes"])
        incident = Incident(row["incident_id"], row["reported_at"], opening_code=opening, closing_codes=closing)
        if questions.household_matters(incident, force) and same_address(row["location"] or "", row["address"] or ""):
            found.add(incident.incident_id)
    return frozenset(found)


def find_concerned(
    shelves: tuple[Shelf, Shelf], stirred: frozenset[str], keys: Keys, force: Force, questions: Questions
) -> frozenset[str]:
    """The PPNs in question for some incidents as they were, or as they are."""
    found: set[str] = set()
    for shelf, known in zip(shelves, keys, strict=True):
        with Surroundings(shelf, force, known) as surroundings:
            tables = join_tables(load_alone(surroundings, pa.array(sorted(stirred), pa.string())), known)
        found.update(find_edges(tables, force, questions)["ppn_id"].to_pylist())
    return frozenset(found)


def find_following(connection: duckdb.DuckDBPyConnection, stirred: frozenset[str], force: Force) -> frozenset[str]:
    """The PPNs that bear the id of some incidents, or came in the days after one, as it was or is."""
    register_ids(connection, "stirred", stirred)
    moments = read_moments(connection, REPORTED)
    register_spans(connection, [(moment - HOUR, moment + find_depth(force)) for moment in moments])
    return read_ids(connection, FOLLOWING)


def find_reached(connection: duckdb.DuckDBPyConnection, ppns: frozenset[str], force: Force) -> frozenset[str]:
    """The incidents for which some PPNs may be in question, as these were or are: by their time, or an id they bear."""
    register_ids(connection, "concerned", ppns)
    connection.execute(CONCERNED)
    moments = read_moments(connection, "SELECT submitted_at AS moment FROM referred")
    register_spans(connection, [(moment - find_depth(force), moment + HOUR) for moment in moments])
    return read_ids(connection, REACHED)


def find_depth(force: Force) -> timedelta:
    """How long before a PPN an incident can have been reported for which it is in question (rulings 13 and 15)."""
    return max(force.context_days, force.cover_days + 1) * DAY + 2 * HOUR


def read_ids(connection: duckdb.DuckDBPyConnection, query: str) -> frozenset[str]:
    """The ids that a query gives."""
    return frozenset(connection.execute(query).to_arrow_table().column(0).to_pylist())


def read_moments(connection: duckdb.DuckDBPyConnection, query: str) -> list[datetime]:
    """The different times that a query gives."""
    moments = connection.execute(query).to_arrow_table()["moment"].cast(pa.timestamp("us", tz="UTC"))
    return sorted(set(moments.to_pylist()))


def register_ids(connection: duckdb.DuckDBPyConnection, name: str, ids: Iterable[str]) -> None:
    """Some ids as a table with a column ``id``."""
    connection.register(name, pa.table({"id": pa.array(sorted(ids), pa.string())}))


def register_spans(connection: duckdb.DuckDBPyConnection, spans: Iterable[Span]) -> None:
    """Some spans of time as the table spans, those that touch made one."""
    joined, moments = join_spans(spans), pa.timestamp("us", tz="UTC")
    columns = [pa.array([span[end] for span in joined], moments) for end in (0, 1)]
    connection.register("spans", pa.table(columns, ["first", "last"]))


def see_joined(connection: duckdb.DuckDBPyConnection, before: Shelf, after: Shelf, keys: Keys) -> Tables:
    """What changed in the tables that hold people, as they are screened where records are joined.

    The connection sees these tables so from now on.
    """
    old, new = (
        join_tables({name: shelf.read(name) for name in TABLES}, known)
        for shelf, known in zip((before, after), keys, strict=True)
    )
    for name in ("people", "involvements", "ppn_subjects"):
        connection.register(f"joined_{name}", add_keys(name, new[name]))
        connection.execute(f"CREATE OR REPLACE VIEW all_{name} AS FROM joined_{name}")
    return {name: changed_rows(name, old[name], new[name]) for name in ("people", "involvements", "ppn_subjects")}
