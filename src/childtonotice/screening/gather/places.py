"""Which people may live where an incident happened: the keys of addresses, the plain ones all at once."""

from __future__ import annotations

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from childtonotice.screening.gather.loading import Tables, create_table, pick_rows
from childtonotice.screening.link.addresses import LEADING, UNIT_WORDS, VAGUE, address_key

# A number and a street in plain letters, then parts behind commas; whatever looks otherwise is read in full.
PLAIN = r"^(?P<number>[1-9][0-9]*)(?P<letter>[a-h]?) (?P<street>[a-z]{3,})(?: [a-z]+)*(?:, ?[a-z0-9 ]+)*$"
NOT_PLAIN = pa.array(sorted({*LEADING, "over"}))
PLACES = "SELECT place FROM incidents JOIN kinds USING (kind) WHERE household ORDER BY place"
HOMES = (
    "SELECT place FROM people WHERE date_of_birth > "
    "(SELECT min(reported_at) FROM incidents) - INTERVAL '18 years 2 days' ORDER BY place"
)


def register_addresses(connection: duckdb.DuckDBPyConnection, tables: Tables) -> None:
    """Creates places, of the incidents where the household matters, and homes, of whoever may be under 18."""
    for name, query, table, column in (
        ("places", PLACES, "incidents", "location"),
        ("homes", HOMES, "people", "address"),
    ):
        places = connection.execute(query).to_arrow_table()["place"].to_numpy()
        keys = key_addresses(pick_rows(tables[table], places, (column,))[column])
        kept = np.flatnonzero(pc.not_equal(keys, "").to_numpy(zero_copy_only=False))
        create_table(
            connection, name, pa.table({"place": pa.array(places[kept]), "address_key": keys.take(pa.array(kept))})
        )


def key_addresses(texts: pa.ChunkedArray) -> pa.Array:
    """The key of each address, as ``address_key`` gives it; each different text is looked at once."""
    encoded = texts.combine_chunks().dictionary_encode()
    texts = encoded.dictionary
    keys = key_plain(texts)
    rest = np.flatnonzero(pc.is_null(keys).to_numpy(zero_copy_only=False))
    told = [address_key(text) for text in texts.take(pa.array(rest)).to_pylist()]
    keys = pc.replace_with_mask(keys, pc.is_null(keys), pa.array(told, pa.string()))
    return keys.take(encoded.indices)


def key_plain(texts: pa.Array) -> pa.Array:
    """The keys of the addresses that are plain to read, null for all others."""
    lowered = pc.ascii_lower(texts)
    parts = pc.extract_regex(lowered, PLAIN)
    number, letter, street = (pc.struct_field(parts, [place]) for place in range(3))
    odd = pc.or_(
        pc.match_substring_regex(lowered, VAGUE.pattern), pc.match_substring_regex(lowered, UNIT_WORDS.pattern)
    )
    odd = pc.or_(odd, pc.is_in(street, NOT_PLAIN))
    keys = pc.binary_join_element_wise(letter, number, street, "|")
    return pc.if_else(odd, pa.scalar(None, pa.string()), keys)
