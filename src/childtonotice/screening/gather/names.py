"""Which names on PPNs may be those of people on record: joined by their halves, and told apart in Python."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from childtonotice.screening.gather.halves import Half, number_halves, pack_halves
from childtonotice.screening.gather.loading import Tables, create_table, pick_rows
from childtonotice.screening.gather.rows import make_subject
from childtonotice.screening.link.compare import judge_identity
from childtonotice.screening.link.names import compare_names
from childtonotice.screening.link.naming import name_parts, names_someone

NAMED = {
    "subject_names": "SELECT s.place, s.ppn_id, s.person_id, s.role, s.date_of_birth "
    "FROM ppn_subjects s JOIN referrals USING (ppn_id) ANTI JOIN claimed USING (place) ORDER BY s.place",
    "person_names": "SELECT place, person_id, date_of_birth FROM people "
    "WHERE person_id IN (SELECT person_id FROM our_children UNION SELECT person_id FROM ppn_subjects) ORDER BY place",
    "mention_names": "SELECT place, incident_id FROM mentions WHERE forename <> '' ORDER BY place",
}
SOURCES = {"subject_names": "ppn_subjects", "person_names": "people", "mention_names": "mentions"}
PAIR = ("nf", "ns", "hf", "hs")
NOBODY = dict.fromkeys(("person_id", "ethnicity", "role", "date_of_birth"))


def register_names(connection: duckdb.DuckDBPyConnection, tables: Tables) -> list[Half]:
    """Numbers the halves of every name of a PPN's subject, of a child on record and of a child in a log.

    Creates subject_names, person_names and mention_names (with ``f`` and ``s``, the numbers of forename and surname),
    halves, and slips between their words. Returns the halves by number.
    """
    found = {name: connection.execute(query).to_arrow_table() for name, query in NAMED.items()}
    whole = pa.concat_tables(
        pick_rows(tables[SOURCES[name]], rows["place"].to_numpy(), ("forename", "surname"))
        for name, rows in found.items()
    )
    halves, numbers = number_halves(whole)
    start = 0
    for name, table in found.items():
        for short, column in numbers.items():
            table = table.append_column(short, column.slice(start, len(table)))
        create_table(connection, name, table)
        start += len(table)
    for name, table in zip(("halves", "slips"), pack_halves(halves), strict=True):
        create_table(connection, name, table)
    return halves


def register_nameless(connection: duckdb.DuckDBPyConnection) -> None:
    """Creates nameless: the PPNs that name no one, or have a child on them that has no name (ruling 12)."""
    found = connection.execute(
        "SELECT s.rowid AS place, f.text AS forename, l.text AS surname FROM subject_names s "
        "JOIN halves f ON f.half = s.f JOIN halves l ON l.half = s.s WHERE coalesce(person_id, '') = '' AND f.wild"
    ).to_arrow_table()
    rows = found.to_pylist()
    unnamed = [row["place"] for row in rows if not names_someone(make_subject({**NOBODY, **row}))]
    create_table(connection, "unnamed", pa.table({"place": pa.array(unnamed, pa.int64())}))
    connection.execute(
        "CREATE TABLE nameless AS "
        "SELECT ppn_id FROM subject_names s SEMI JOIN unnamed ON unnamed.place = s.rowid WHERE role = 'child' "
        "UNION (SELECT ppn_id FROM referrals EXCEPT SELECT ppn_id FROM ppn_subjects WHERE person_id <> '' "
        "EXCEPT SELECT ppn_id FROM subject_names s ANTI JOIN unnamed ON unnamed.place = s.rowid)"
    )


def register_likely(connection: duckdb.DuckDBPyConnection, halves: list[Half]) -> None:
    """Creates likely: of the names that met, those that the comparison does not tell apart (ruling 14)."""
    found = connection.execute(f"SELECT DISTINCT {', '.join(PAIR)}, dated FROM doubtful").to_arrow_table()
    kept = [
        is_likely((halves[nf], halves[ns]), (halves[hf], halves[hs]), dated=dated)
        for nf, ns, hf, hs, dated in zip(*(found[name].to_pylist() for name in (*PAIR, "dated")), strict=True)
    ]
    create_table(connection, "likely", found.filter(pa.array(kept, pa.bool_())))


def is_likely(named: tuple[Half, Half], held: tuple[Half, Half], *, dated: bool) -> bool:
    """Whether a PPN's name may be that of a person on record, whose blank half the log may yet give.

    ``dated``: both dates of birth are given, and are not equal; else one is missing.
    """
    ours, theirs = (named[0].text, named[1].text), (held[0].text, held[1].text)
    if not all(theirs):
        return True
    forename, surname = name_parts(make_subject({**NOBODY, "forename": ours[0], "surname": ours[1]}))
    name = compare_names(*theirs, ours[0] if forename else "", ours[1] if surname else "")
    return judge_identity(name, "one-part" if dated else "blank", with_incident_id=False) != "different"
