"""Which PPNs may tell of which incident: the words of places, numbers and streets, and the sex of a forename."""

from __future__ import annotations

import re

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from childtonotice.screening.gather.loading import Tables, create_table, pick_rows
from childtonotice.screening.link.addresses import STREET_WORDS
from childtonotice.screening.link.folding import fold
from childtonotice.screening.link.naming import FEMALE_WORDS, MALE_WORDS, SAYS_LITTLE
from childtonotice.screening.link.sexes import usual_sex

# The beginning of every line of address: a number, and behind it the first word of the street.
NUMBER, STREET = re.compile(r"\d+[a-z]?$"), re.compile(r"[a-z]{3,}")
STORIES = "SELECT p.place, p.ppn_id AS id FROM ppns p SEMI JOIN free USING (ppn_id) ORDER BY p.place"
SPOTS = "SELECT i.place, i.incident AS id FROM incidents i SEMI JOIN mentions USING (incident) ORDER BY i.place"
SUBJECTS = "SELECT s.place, s.ppn_id FROM ppn_subjects s SEMI JOIN free USING (ppn_id) ORDER BY s.place"
SEX_WORDS = pa.table(
    {"word": (*FEMALE_WORDS, *MALE_WORDS), "sex": (*("F" for _ in FEMALE_WORDS), *("M" for _ in MALE_WORDS))}
)


def register_texts(connection: duckdb.DuckDBPyConnection, tables: Tables) -> None:
    """Creates story_words and story_lines of the narratives in question, spot_words and spot_lines of the incidents.

    Also sex_words, the words by which a narrative says a sex, and forename_sexes, the sex of those whom a PPN names.
    """
    create_table(connection, "sex_words", SEX_WORDS)
    create_table(connection, "forename_sexes", tell_sexes(connection, tables))
    for name, query, key, table, column in (
        ("story", STORIES, "ppn_id", "ppns", "narrative"),
        ("spot", SPOTS, "incident", "incidents", "location"),
    ):
        found = connection.execute(query).to_arrow_table()
        texts = pick_rows(tables[table], found["place"].to_numpy(), (column,))[column]
        text, word, words = split_texts(texts)
        for kind, (of, told) in (("words", pick_words(text, word, words)), ("lines", join_lines(text, word, words))):
            ids = found["id"].combine_chunks().take(pa.array(of))
            create_table(connection, f"{name}_{kind}", pa.table({key: ids, "word": told}))


def tell_sexes(connection: duckdb.DuckDBPyConnection, tables: Tables) -> pa.Table:
    """The PPNs in question with the usual sex of each forename on them, as ``compare_sexes`` asks (ruling 15)."""
    found = connection.execute(SUBJECTS).to_arrow_table()
    rows = pick_rows(tables["ppn_subjects"], found["place"].to_numpy(), ("forename",))
    names = rows["forename"].combine_chunks().dictionary_encode()
    usual = pa.array([usual_sex(name) or None for name in names.dictionary.to_pylist()], pa.string())
    told = pa.table({"ppn_id": found["ppn_id"], "sex": usual.take(names.indices)})
    return told.filter(pc.is_valid(told["sex"]))


def split_texts(texts: pa.ChunkedArray) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """The words of all texts, folded, one after the other: which text each stands in, its number, and the words."""
    folded = fold_texts(texts.combine_chunks())
    lists = pc.split_pattern(folded, " ")
    flat = lists.flatten().dictionary_encode()
    return pc.list_parent_indices(lists).to_numpy(), flat.indices.to_numpy(), flat.dictionary.to_pylist()


def fold_texts(texts: pa.Array) -> pa.Array:
    """Each text as ``fold`` gives it; plain ones, as most are, all at once."""
    bare = pc.replace_substring_regex(pc.ascii_lower(texts), r"['`]", "")
    folded = pc.ascii_trim_whitespace(pc.replace_substring_regex(bare, r"[^a-z0-9]+", " "))
    plain = pc.string_is_ascii(texts)
    rest = pa.array([fold(text) for text in texts.filter(pc.invert(plain)).to_pylist()], pa.string())
    return pc.replace_with_mask(folded, pc.invert(plain), rest)


def pick_words(text: np.ndarray, word: np.ndarray, words: list[str]) -> tuple[np.ndarray, pa.Array]:
    """Every word that tells something of a place, and the text in which it stands."""
    tells = np.array([each not in SAYS_LITTLE and each != "" for each in words], np.bool_)
    kept = tells[word]
    return text[kept], pa.array(words, pa.string()).take(pa.array(word[kept]))


def join_lines(text: np.ndarray, word: np.ndarray, words: list[str]) -> tuple[np.ndarray, pa.Array]:
    """Every number of a house with the first word of its street, and the text in which it stands."""
    numbers = [match[0] if (match := NUMBER.search(each)) else None for each in words]
    streets = [match[0] if (match := STREET.match(STREET_WORDS.get(each, each))) else None for each in words]
    number = pa.array(numbers, pa.string()).take(pa.array(word[:-1]))
    street = pa.array(streets, pa.string()).take(pa.array(word[1:]))
    lines = pc.binary_join_element_wise(number, street, " ")
    kept = pc.and_(pc.is_valid(lines), pa.array(text[:-1] == text[1:]))
    return text[:-1][kept.to_numpy(zero_copy_only=False)], lines.filter(kept)
