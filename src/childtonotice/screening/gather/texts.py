"""Which narratives may tell of which incident: the words of places, and the numbers and streets of addresses."""

from __future__ import annotations

import re
from collections.abc import Callable

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from childtonotice.screening.gather.loading import Tables, create_table, pick_rows
from childtonotice.screening.link.folding import fold
from childtonotice.screening.link.lines import spell_out
from childtonotice.screening.link.naming import FEMALE_WORDS, MALE_WORDS, SAYS_LITTLE

# The beginning of every line of address: a number and the first word of the street.
BEGINNING = re.compile(r"\d+[a-z]? [a-z]{3,}")
STORIES = "SELECT p.place, p.ppn_id FROM ppns p SEMI JOIN free USING (ppn_id) ORDER BY p.place"
SPOTS = "SELECT i.place, i.incident_id FROM incidents i SEMI JOIN mentions USING (incident_id) ORDER BY i.place"
SEXES = (("F", frozenset(FEMALE_WORDS), frozenset(MALE_WORDS)), ("M", frozenset(MALE_WORDS), frozenset(FEMALE_WORDS)))


def register_texts(connection: duckdb.DuckDBPyConnection, tables: Tables) -> None:
    """Creates story_words and story_lines of the narratives in question, spot_words and spot_lines of the incidents.

    Also story_sexes: the sex that a narrative speaks of, where it speaks of one.
    """
    for name, query, key, table, column in (
        ("story", STORIES, "ppn_id", "ppns", "narrative"),
        ("spot", SPOTS, "incident_id", "incidents", "location"),
    ):
        found = connection.execute(query).to_arrow_table()
        texts = pick_rows(tables[table], found["place"].to_numpy(), (column,))[column]
        ids = found[key].combine_chunks()
        create_table(connection, f"{name}_words", spread(ids, key, texts, list_words))
        create_table(connection, f"{name}_lines", spread(ids, key, texts, list_beginnings))
        if name == "story":
            create_table(connection, "story_sexes", spread(ids, key, texts, list_sexes))


def spread(ids: pa.Array, key: str, texts: pa.ChunkedArray, split: Callable[[str], list[str]]) -> pa.Table:
    """One row for each thing that a text holds, with the id to which the text belongs; each text is split once."""
    encoded = texts.combine_chunks().dictionary_encode()
    lists = pa.array([split(text) for text in encoded.dictionary.to_pylist()], pa.list_(pa.string()))
    lists = lists.take(encoded.indices)
    return pa.table({key: ids.take(pc.list_parent_indices(lists)), "word": lists.flatten()})


def list_words(text: str) -> list[str]:
    """The words of a text that tell something of a place."""
    return list(set(fold(text).split()) - SAYS_LITTLE)


def list_beginnings(text: str) -> list[str]:
    """Every number of a house with the first word of its street."""
    return list(set(BEGINNING.findall(spell_out(text))))


def list_sexes(text: str) -> list[str]:
    """F or M, where a text has words of the one sex and none of the other."""
    words = set(fold(text).split())
    return [sex for sex, own, other in SEXES if words & own and not words & other]
