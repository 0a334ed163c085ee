"""Which names on PPNs may be those of people on record: each different name once, however many bear it."""

from __future__ import annotations

from functools import lru_cache

import duckdb
import pyarrow as pa

from childtonotice.screening.gather.rows import make_subject, rows_of
from childtonotice.screening.link.compare import WHOLE
from childtonotice.screening.link.names import compare_names, fold, name_keys
from childtonotice.screening.link.naming import name_parts

Name = tuple[str, str]
SUBJECTS = "SELECT s.* FROM ppn_subjects s JOIN ppns p USING (ppn_id) WHERE coalesce(p.kind, '') <> 'adult'"
PEOPLE = "SELECT * FROM people SEMI JOIN our_children USING (person_id)"
SPOKEN = "SELECT DISTINCT incident_id, forename, '' AS surname FROM mentions WHERE forename <> ''"
LIKELY = (*WHOLE, "part", "forename-only")


def register_names(connection: duckdb.DuckDBPyConnection) -> list[Name]:
    """Numbers every name of a PPN's subject, of a child on record and of a child in a log, and tells their keys.

    Creates subject_names, person_names, mention_names (with ``name_id``) and keys. Returns the names by number.
    """
    numbers: dict[Name, int] = {}
    for table, query in (("subject_names", SUBJECTS), ("person_names", PEOPLE), ("mention_names", SPOKEN)):
        found = connection.execute(query).to_arrow_table()
        pairs = zip(found["forename"].to_pylist(), found["surname"].to_pylist(), strict=True)
        ids = [numbers.setdefault((forename or "", surname or ""), len(numbers)) for forename, surname in pairs]
        kept = found.drop_columns(["forename", "surname"]).append_column("name_id", pa.array(ids, pa.int64()))
        create_table(connection, table, kept)
    create_table(connection, "keys", list_keys(list(numbers)))
    return list(numbers)


def create_table(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    """An Arrow table as DuckDB's own, so that joins are planned by size."""
    connection.register("given", table)
    connection.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM given")
    connection.unregister("given")


def list_keys(names: list[Name]) -> pa.Table:
    """One row for each key of each name. ``half``: f of the forename, s of the surname, b of both together."""
    found = [sort_keys(*name) for name in names]
    sizes = [len(keys) for keys in found]
    initials = [len(fold(forename)) == 1 for forename, _ in names]
    return pa.table(
        {
            "name_id": pa.array([number for number, size in enumerate(sizes) for _ in range(size)], pa.int64()),
            "name_key": pa.array([key for keys in found for key, _ in keys], pa.string()),
            "half": pa.array([half for keys in found for _, half in keys], pa.string()),
            "initial": pa.array([initials[number] for number, size in enumerate(sizes) for _ in range(size)]),
        }
    )


@lru_cache(maxsize=100_000)
def sort_keys(forename: str, surname: str) -> tuple[tuple[str, str], ...]:
    """The keys of a name, each with the half of the name that it comes from."""
    first, last = name_keys(forename, ""), name_keys("", surname)
    both = sorted(set(name_keys(forename, surname)) - {*first, *last})
    return (*((key, "f") for key in first), *((key, "s") for key in last), *((key, "b") for key in both))


def register_likely(connection: duckdb.DuckDBPyConnection, names: list[Name]) -> None:
    """Creates likely: the pairs of names in question that the comparison does not tell apart (ruling 14)."""
    pairs = connection.execute("SELECT DISTINCT named, held FROM paired").fetchall()
    kept = [pair for pair in pairs if is_likely(names[pair[0]], names[pair[1]])]
    columns = {
        name: pa.array([pair[place] for pair in kept], pa.int64()) for place, name in enumerate(("named", "held"))
    }
    create_table(connection, "likely", pa.table(columns))


def is_likely(named: Name, held: Name) -> bool:
    """Whether a PPN's name may be that of a person on record, whose blank half the log may yet give."""
    subject = make_subject({**NOBODY, "forename": named[0], "surname": named[1]})
    forename, surname = name_parts(subject)
    if not all(held):
        return True
    return compare_names(*held, named[0] if forename else "", named[1] if surname else "").level in LIKELY


NOBODY = dict.fromkeys(("person_id", "ethnicity", "role", "date_of_birth"))


def list_subjects(connection: duckdb.DuckDBPyConnection) -> list[dict[str, object]]:
    """Every subject of a PPN that may cover a child."""
    return list(rows_of(connection.execute(SUBJECTS).to_arrow_table()))
