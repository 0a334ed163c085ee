"""Which names on PPNs may be those of people on record: each different half of a name looked at once, in Python."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import pyarrow as pa

from childtonotice.screening.gather.rows import make_subject
from childtonotice.screening.link.compare import judge_identity
from childtonotice.screening.link.keys import list_words, word_keys, word_pieces
from childtonotice.screening.link.names import compare_names
from childtonotice.screening.link.naming import name_parts, names_someone
from childtonotice.screening.link.tokens import join_forename, join_surname, split_forename, split_surname
from childtonotice.screening.link.words import SHORTEST_SLIP

Half = tuple[tuple[str, ...], str]
NAMED = {
    "subject_names": "SELECT s.ppn_id, s.person_id, s.role, s.date_of_birth, s.forename, s.surname "
    "FROM ppn_subjects s JOIN referrals USING (ppn_id)",
    "person_names": "SELECT person_id, date_of_birth, forename, surname FROM people "
    "WHERE person_id IN (SELECT person_id FROM our_children UNION SELECT person_id FROM ppn_subjects)",
    "mention_names": "SELECT DISTINCT incident_id, forename, '' AS surname FROM mentions WHERE forename <> ''",
}
BITS = 64
HALVES = pa.schema(
    [("half", pa.int64()), ("text", pa.string()), ("word", pa.string()), ("wild", pa.bool_()), ("many", pa.bool_())]
    + [(name, pa.list_(pa.int32())) for name in ("keys", "pieces")]
    + [(name, pa.uint64()) for name in ("first_bits", "last_bits", "piece_bits")]
)
NOBODY = dict.fromkeys(("person_id", "ethnicity", "role", "date_of_birth"))


def register_names(connection: duckdb.DuckDBPyConnection) -> None:
    """Numbers the halves of every name of a PPN's subject, of a child on record and of a child in a log.

    Creates subject_names, person_names and mention_names (with ``f`` and ``s``, the numbers of forename and surname),
    and halves: for each number its keys and pieces, as numbers and as bits, and its one word.
    """
    tables = {name: connection.execute(query).to_arrow_table() for name, query in NAMED.items()}
    numbers: dict[str, list[pa.Array]] = {}
    rows: list[dict[str, object]] = []
    codes: dict[str, int] = {}
    for column, read in (("forename", read_forename), ("surname", read_surname)):
        found = pa.chunked_array([chunk for table in tables.values() for chunk in table[column].chunks], pa.string())
        encoded = found.fill_null("").combine_chunks().dictionary_encode()
        numbers[column] = [pa.array(encoded.indices.to_numpy() + len(rows), pa.int64())]
        rows += [describe_half(text, read(text), codes) for text in encoded.dictionary.to_pylist()]
    start = 0
    for name, table in tables.items():
        for column, short in (("forename", "f"), ("surname", "s")):
            table = table.append_column(short, numbers[column][0].slice(start, len(table)))
        create_table(connection, name, table.drop_columns(["forename", "surname"]))
        start += len(table)
    halves = pa.Table.from_pylist([{"half": number, **row} for number, row in enumerate(rows)], HALVES)
    create_table(connection, "halves", halves)


def read_forename(text: str) -> Half:
    """The words of a forename, and all of them as one."""
    return split_forename(text), join_forename(text)


def read_surname(text: str) -> Half:
    """The words of a surname, and all of them as one."""
    return split_surname(text), join_surname(text)


def describe_half(text: str, half: Half, codes: dict[str, int]) -> dict[str, object]:
    """A row of halves. A blank or an initial is ``wild``: it speaks neither for a name nor against it.

    ``codes`` gives each key and each piece its number and grows with them.
    """
    words = list_words(*half)
    keys = number_marks((key for word in words for key in word_keys(word)), codes)
    pieces = number_marks((piece for word in words for piece in list_pieces(word)), codes)
    return {
        "text": text,
        "word": words[0] if len(words) == 1 else "",
        "wild": not words or all(len(word) == 1 for word in words),
        "many": len(words) > 1,
        "keys": keys,
        "pieces": pieces,
        "first_bits": set_bits(keys),
        "last_bits": set_bits([key // BITS for key in keys]),
        "piece_bits": set_bits(pieces),
    }


def list_pieces(word: str) -> tuple[str, ...]:
    """What a slip leaves of a word: its beginning, its end, or in a short one the same letters."""
    letters = ("=" + "".join(sorted(word)),) if len(word) == SHORTEST_SLIP else ()
    return (*word_pieces(word), *letters)


def number_marks(marks: Iterable[str], codes: dict[str, int]) -> list[int]:
    """Each mark by its number."""
    return sorted({codes.setdefault(mark, len(codes)) for mark in marks})


def set_bits(numbers: list[int]) -> int:
    """One bit for each number: two sets without a bit in common have nothing in common."""
    bits = 0
    for number in numbers:
        bits |= 1 << number % BITS
    return bits


def create_table(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    """An Arrow table as DuckDB's own, so that joins are planned by size."""
    connection.register("given", table)
    connection.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM given")
    connection.unregister("given")


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
        "CREATE TEMP TABLE nameless AS "
        "SELECT ppn_id FROM subject_names s SEMI JOIN unnamed ON unnamed.place = s.rowid WHERE role = 'child' "
        "UNION (SELECT ppn_id FROM referrals "
        "EXCEPT SELECT ppn_id FROM subject_names s ANTI JOIN unnamed ON unnamed.place = s.rowid)"
    )


def register_likely(connection: duckdb.DuckDBPyConnection) -> None:
    """Creates likely: of the pairs of names in weighed, those that the comparison does not tell apart (ruling 14)."""
    found = connection.execute("FROM weighed").to_arrow_table()
    columns = [found[name].to_pylist() for name in ("named_forename", "named_surname", "held_forename", "held_surname")]
    names = zip(*columns, found["dated"].to_pylist(), strict=True)
    kept = pa.array([is_likely((a, b), (c, d), dated=dated) for a, b, c, d, dated in names], pa.bool_())
    create_table(connection, "likely", found.select(["nf", "ns", "hf", "hs", "dated"]).filter(kept))


def is_likely(named: tuple[str, str], held: tuple[str, str], *, dated: bool) -> bool:
    """Whether a PPN's name may be that of a person on record, whose blank half the log may yet give.

    ``dated``: both dates of birth are given, and are not equal; else one is missing.
    """
    forename, surname = name_parts(make_subject({**NOBODY, "forename": named[0], "surname": named[1]}))
    if not all(held):
        return True
    name = compare_names(*held, named[0] if forename else "", named[1] if surname else "")
    return judge_identity(name, "one-part" if dated else "blank", with_incident_id=False) != "different"
