"""Which names on PPNs may be those of people on record: each different half of a name looked at once, in Python."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz.distance import OSA

from childtonotice.screening.gather.loading import Tables, create_table, pick_rows
from childtonotice.screening.gather.rows import make_subject
from childtonotice.screening.link.compare import judge_identity
from childtonotice.screening.link.keys import list_words, word_keys, word_pieces
from childtonotice.screening.link.names import compare_names
from childtonotice.screening.link.naming import name_parts, names_someone
from childtonotice.screening.link.tokens import join_forename, join_surname, split_forename, split_surname
from childtonotice.screening.link.words import SHORTEST_SLIP

NAMED = {
    "subject_names": "SELECT s.place, s.ppn_id, s.person_id, s.role, s.date_of_birth "
    "FROM ppn_subjects s JOIN referrals USING (ppn_id) ANTI JOIN claimed USING (place) ORDER BY s.place",
    "person_names": "SELECT place, person_id, date_of_birth FROM people "
    "WHERE person_id IN (SELECT person_id FROM our_children UNION SELECT person_id FROM ppn_subjects) ORDER BY place",
    "mention_names": "SELECT place, incident_id FROM mentions WHERE forename <> '' ORDER BY place",
}
SOURCES = {"subject_names": "ppn_subjects", "person_names": "people", "mention_names": "mentions"}
BITS = 64
PAIR = ("nf", "ns", "hf", "hs")
EVERY_BIT = 2**BITS - 1
NOBODY = dict.fromkeys(("person_id", "ethnicity", "role", "date_of_birth"))


@dataclass(frozen=True, slots=True)
class Half:
    """A forename or a surname with the numbers of its ``keys`` and ``pieces``.

    A blank or an initial is ``wild``: it speaks neither for a name nor against it. ``word``: its one word.
    """

    text: str
    word: str
    wild: bool
    many: bool
    keys: frozenset[int]
    pieces: frozenset[int]


Name = tuple[Half, Half]


def register_names(connection: duckdb.DuckDBPyConnection, tables: Tables) -> list[Half]:
    """Numbers the halves of every name of a PPN's subject, of a child on record and of a child in a log.

    Creates subject_names, person_names and mention_names (with ``f`` and ``s``, the numbers of forename and surname),
    and halves. Returns the halves by number.
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
    create_table(connection, "halves", pack_halves(halves))
    return halves


def number_halves(names: pa.Table) -> tuple[list[Half], dict[str, pa.Array]]:
    """Every different half, and for each name the numbers of its forename (``f``) and surname (``s``)."""
    halves: list[Half] = []
    numbers, codes = {}, dict[str, int]()
    for short, column, split, join in (
        ("f", "forename", split_forename, join_forename),
        ("s", "surname", split_surname, join_surname),
    ):
        encoded = names[column].combine_chunks().dictionary_encode()
        numbers[short] = pc.add(encoded.indices.cast(pa.int64()), len(halves))
        texts = encoded.dictionary.to_pylist()
        halves += [read_half(text, list_words(split(text), join(text)), codes) for text in texts]
    return halves, numbers


def read_half(text: str, words: tuple[str, ...], codes: dict[str, int]) -> Half:
    """A half of a name from its words; ``codes`` gives each key and each piece its number and grows with them."""
    return Half(
        text,
        words[0] if len(words) == 1 else "",
        wild=all(len(word) == 1 for word in words),
        many=len(words) > 1,
        keys=number_marks((key for word in words for key in word_keys(word)), codes),
        pieces=number_marks((piece for word in words for piece in list_pieces(word)), codes),
    )


def pack_halves(halves: list[Half]) -> pa.Table:
    """A row for each half by its number, with its keys and pieces also as bits; a wild one has every bit of keys."""
    keys = [(EVERY_BIT, EVERY_BIT) if half.wild else set_bits(half.keys) for half in halves]
    pieces = [set_bits(half.pieces) for half in halves]
    columns: dict[str, pa.Array] = {
        "half": pa.array(range(len(halves)), pa.int64()),
        "keys": pa.array([sorted(half.keys) for half in halves], pa.list_(pa.int32())),
        "pieces": pa.array([sorted(half.pieces) for half in halves], pa.list_(pa.int32())),
    }
    for name, kind in (("text", pa.string()), ("word", pa.string()), ("wild", pa.bool_()), ("many", pa.bool_())):
        columns[name] = pa.array([getattr(half, name) for half in halves], kind)
    for name, bits in (("keys", keys), ("pieces", pieces)):
        columns[f"{name}_a"] = pa.array([first for first, _ in bits], pa.uint64())
        columns[f"{name}_b"] = pa.array([last for _, last in bits], pa.uint64())
    return pa.table(columns)


def list_pieces(word: str) -> tuple[str, ...]:
    """What a slip leaves of a word: its beginning, its end, or in a short one the same letters."""
    letters = ("=" + "".join(sorted(word)),) if len(word) == SHORTEST_SLIP else ()
    return (*word_pieces(word), *letters)


def number_marks(marks: Iterable[str], codes: dict[str, int]) -> frozenset[int]:
    """Each mark by its number."""
    return frozenset(codes.setdefault(mark, len(codes)) for mark in marks)


def set_bits(numbers: frozenset[int]) -> tuple[int, int]:
    """One bit in each of two words for each number: sets without a bit in common in both have nothing in common."""
    first = last = 0
    for number in numbers:
        first |= 1 << number % BITS
        last |= 1 << number // BITS % BITS
    return first, last


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
        "UNION (SELECT ppn_id FROM referrals EXCEPT SELECT ppn_id FROM ppn_subjects WHERE person_id <> '' "
        "EXCEPT SELECT ppn_id FROM subject_names s ANTI JOIN unnamed ON unnamed.place = s.rowid)"
    )


def register_likely(connection: duckdb.DuckDBPyConnection, halves: list[Half]) -> None:
    """Creates likely: of the pairs of names in weighed, those that the comparison does not tell apart (ruling 14)."""
    found = connection.execute("FROM weighed").to_arrow_table()
    kept = []
    for nf, ns, hf, hs, dated in zip(*(found[name].to_pylist() for name in (*PAIR, "dated")), strict=True):
        named, held = (halves[nf], halves[ns]), (halves[hf], halves[hs])
        kept.append(may_be_whole(named, held) and is_likely(named, held, dated=dated))
    create_table(connection, "likely", found.filter(pa.array(kept, pa.bool_())))


def register_close(connection: duckdb.DuckDBPyConnection, halves: list[Half]) -> None:
    """Creates close: of the pairs of names in alike, those that have anything in common."""
    found = connection.execute(f"SELECT DISTINCT {', '.join(PAIR)} FROM alike").to_arrow_table()
    kept = []
    for nf, ns, hf, hs in zip(*(found[name].to_pylist() for name in PAIR), strict=True):
        named, held = (halves[nf], halves[ns]), (halves[hf], halves[hs])
        shared = (named[0].keys | named[1].keys) & (held[0].keys | held[1].keys)
        kept.append(bool(shared) or lie_together(named, held))
    create_table(connection, "close", found.filter(pa.array(kept, pa.bool_())))


def may_be_whole(named: Name, held: Name) -> bool:
    """Whether two names may be one in any order: where a half is of many words, both of the other's may lie in it.

    The database has asked as much of names of plain halves, and looked for slips.
    """
    return not any(half.many for half in (*named, *held)) or lie_together(named, held)


def lie_together(named: Name, held: Name) -> bool:
    """Whether both halves of one name may lie in the other."""
    return all(lies_in(half, held) for half in named) or all(lies_in(half, named) for half in held)


def lies_in(half: Half, name: Name) -> bool:
    """Whether a half says nothing, or has a key in common with a name, or a piece that slips have left."""
    return half.wild or any(not half.keys.isdisjoint(other.keys) or share_piece(half, other) for other in name)


def share_piece(a: Half, b: Half) -> bool:
    """Whether two halves have a piece in common; two single words must be no more than two slips apart."""
    if a.pieces.isdisjoint(b.pieces):
        return False
    return a.many or b.many or OSA.distance(a.word, b.word, score_cutoff=2) <= 2


def is_likely(named: Name, held: Name, *, dated: bool) -> bool:
    """Whether a PPN's name may be that of a person on record, whose blank half the log may yet give.

    ``dated``: both dates of birth are given, and are not equal; else one is missing.
    """
    ours, theirs = (named[0].text, named[1].text), (held[0].text, held[1].text)
    if not all(theirs):
        return True
    forename, surname = name_parts(make_subject({**NOBODY, "forename": ours[0], "surname": ours[1]}))
    name = compare_names(*theirs, ours[0] if forename else "", ours[1] if surname else "")
    return judge_identity(name, "one-part" if dated else "blank", with_incident_id=False) != "different"
