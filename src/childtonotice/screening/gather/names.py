"""Which names on PPNs may be those of people on record: joined by their halves, and told apart in Python."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from childtonotice.screening.gather.halves import Half, HalfBook, pack_halves
from childtonotice.screening.gather.loading import Tables, create_table, pick_rows
from childtonotice.screening.gather.rows import make_subject
from childtonotice.screening.link.compare import judge_identity
from childtonotice.screening.link.names import compare_names
from childtonotice.screening.link.naming import name_parts, names_someone

# Whose names are looked at: of which table of rows, and which of these.
RECORDED = {
    "subject_names": (
        "ppn_subjects",
        "SELECT s.place, s.ppn_id, s.person_id, s.role, s.date_of_birth "
        "FROM ppn_subjects s JOIN referrals USING (ppn_id) ORDER BY s.place",
    ),
    "person_names": (
        "people",
        "SELECT place, person_id, date_of_birth FROM people WHERE person_id IN "
        "(SELECT person_id FROM our_children UNION SELECT person_id FROM ppn_subjects) ORDER BY place",
    ),
}
SPOKEN = {
    "mention_names": ("mentions", "SELECT place, incident FROM mentions WHERE forename <> '' ORDER BY place"),
}
PAIR = ("nf", "ns", "hf", "hs")
NOBODY = dict.fromkeys(("person_id", "ethnicity", "role", "date_of_birth"))


def register_recorded(connection: duckdb.DuckDBPyConnection, tables: Tables) -> HalfBook:
    """Creates subject_names and person_names: of whoever a PPN names, and of the children on record.

    Each name with ``f`` and ``s``, the numbers of its forename and surname in the book that is returned. It needs no
    log, and goes beside their reading.
    """
    book = HalfBook()
    for name, (source, query) in RECORDED.items():
        create_names(connection, name, query, tables[source], book)
    return book


def register_spoken(connection: duckdb.DuckDBPyConnection, tables: Tables, book: HalfBook) -> None:
    """Creates mention_names, of the children in logs, and then halves, and slips between their words."""
    for name, (source, query) in SPOKEN.items():
        create_names(connection, name, query, tables[source], book)
    for name, table in zip(("halves", "slips"), pack_halves(book.halves), strict=True):
        create_table(connection, name, table)


def create_names(connection: duckdb.DuckDBPyConnection, name: str, query: str, rows: pa.Table, book: HalfBook) -> None:
    """A table of the chosen rows with the numbers of their halves of names."""
    found = connection.execute(query).to_arrow_table()
    numbers = book.number(pick_rows(rows, found["place"].to_numpy(), ("forename", "surname")))
    for sort, column in numbers.items():
        found = found.append_column(sort, column)
    create_table(connection, name, found)


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
