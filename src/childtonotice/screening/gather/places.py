"""Which people may live where an incident happened: the keys of addresses, the plain ones all at once."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from childtonotice.screening.gather.loading import Tables, create_table, pick_rows
from childtonotice.screening.link.addresses import (
    LEADING,
    UNIT_WORDS,
    VAGUE,
    fold_part,
    make_key,
    read_address,
    split_street,
)

# A number and a street in plain letters, then parts behind commas; whatever looks otherwise is read in full.
PLAIN = r"^(?P<number>[1-9][0-9]*)(?P<letter>[a-h]?) (?P<street>[a-z]{3,}(?: [a-z]+)*)(?:, ?[a-z0-9 ]+)*$"
NOT_PLAIN = rf"^(?:{'|'.join(sorted({*LEADING, 'over'}))})\b"
PLACES = "SELECT place FROM incidents JOIN kinds USING (kind) WHERE household ORDER BY place"
HOMES = (
    "SELECT place FROM people WHERE date_of_birth > "
    "(SELECT min(reported_at) FROM incidents) - INTERVAL '18 years 2 days' ORDER BY place"
)


def register_addresses(connection: duckdb.DuckDBPyConnection, tables: Tables) -> None:
    """Creates places, of the incidents where the household matters, and homes, of whoever may be under 18.

    Each with its ``address_key`` and its ``street``, word by word with a blank behind each.
    """
    for name, query, table, column in (
        ("places", PLACES, "incidents", "location"),
        ("homes", HOMES, "people", "address"),
    ):
        places = connection.execute(query).to_arrow_table()["place"]
        found = key_addresses(pick_rows(tables[table], places.to_numpy(), (column,))[column])
        found = found.append_column("place", places)
        create_table(connection, name, found.filter(pc.not_equal(found["address_key"], "")))


def key_addresses(texts: pa.ChunkedArray) -> pa.Table:
    """The key of each address, as ``address_key`` gives it, and its street; each different text is looked at once."""
    encoded = texts.combine_chunks().dictionary_encode()
    texts = encoded.dictionary
    numbers, streets = read_plain(texts)
    rest = pc.is_null(streets)
    told = [read_address(text) for text in texts.filter(rest).to_pylist()]
    keys = pc.replace_with_mask(numbers, rest, pa.array(map(make_key, told), pa.string()))
    streets = pc.replace_with_mask(streets, rest, pa.array((say_street(each.street) for each in told), pa.string()))
    return pa.table({"address_key": keys.take(encoded.indices), "street": streets.take(encoded.indices)})


def read_plain(texts: pa.Array) -> tuple[pa.Array, pa.Array]:
    """The keys and streets of the addresses that are plain to read, null for all others."""
    lowered = pc.ascii_lower(texts)
    odd = pc.or_(
        pc.match_substring_regex(lowered, VAGUE.pattern), pc.match_substring_regex(lowered, UNIT_WORDS.pattern)
    )
    parts = pc.extract_regex(pc.if_else(odd, None, lowered), PLAIN)
    number, letter, line = (pc.struct_field(parts, [place]) for place in range(3))
    lines = pc.if_else(pc.match_substring_regex(line, NOT_PLAIN), None, line).dictionary_encode()
    told = [split_street(fold_part(f"1 {line}").split()[1:])[0] for line in lines.dictionary.to_pylist()]
    first = pa.array((words[0] for words in told), pa.string()).take(lines.indices)
    streets = pa.array(map(say_street, told), pa.string()).take(lines.indices)
    return pc.binary_join_element_wise(letter, number, first, "|"), streets


def say_street(words: Sequence[str]) -> str:
    """The words of a street with a blank behind each: one street is the beginning of another where its words are."""
    return "".join(f"{word} " for word in words)
