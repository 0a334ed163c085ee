"""Halves of names, each different one looked at once: the keys and the words by which two may be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from childtonotice.screening.link.keys import list_words, word_keys, word_pieces
from childtonotice.screening.link.tokens import join_forename, join_surname, split_forename, split_surname
from childtonotice.screening.link.words import SHORTEST_SLIP, SHORTEST_TWO_SLIPS

NUMBERS = pa.list_(pa.int32())


@dataclass(frozen=True, slots=True)
class Half:
    """A forename or a surname with its ``words``, and the numbers of their ``keys``.

    A blank or an initial is ``wild``: it speaks neither for a name nor against it.
    """

    text: str
    words: tuple[str, ...]
    keys: frozenset[int]

    @property
    def wild(self) -> bool:
        """Whether it says no more than an initial."""
        return all(len(word) == 1 for word in self.words)


SORTS = {"f": ("forename", split_forename, join_forename), "s": ("surname", split_surname, join_surname)}


class HalfBook:
    """Every different half of the names met so far, by number. Reading one costs; each is read once."""

    def __init__(self) -> None:
        """No name has been met yet."""
        self.halves: list[Half] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self._codes: dict[str, int] = {}

    def number(self, names: pa.Table) -> dict[str, pa.Array]:
        """For each name the numbers of its forename (``f``) and surname (``s``)."""
        found = {}
        for sort, (column, _, _) in SORTS.items():
            encoded = names[column].combine_chunks().dictionary_encode()
            numbers = [self._find(sort, text) for text in encoded.dictionary.to_pylist()]
            found[sort] = pa.array(numbers, pa.int64()).take(encoded.indices)
        return found

    def _find(self, sort: str, text: str) -> int:
        number = self._numbers.setdefault((sort, text), len(self.halves))
        if number == len(self.halves):
            _, split, join = SORTS[sort]
            self.halves.append(read_half(text, list_words(split(text), join(text)), self._codes))
        return number


def read_half(text: str, words: tuple[str, ...], codes: dict[str, int]) -> Half:
    """A half of a name from its words; ``codes`` gives each key its number and grows with them."""
    return Half(text, words, frozenset(codes.setdefault(key, len(codes)) for word in words for key in word_keys(word)))


def list_pieces(word: str) -> tuple[str, ...]:
    """What a slip leaves of a word: its beginning, its end, or in a short one the same letters."""
    letters = ("=" + "".join(sorted(word)),) if len(word) == SHORTEST_SLIP else ()
    return (*word_pieces(word), *letters)


def pack_halves(halves: list[Half]) -> tuple[pa.Table, pa.Table]:
    """A row for each half by its number, with its words by their numbers; and the pairs of words a slip apart."""
    words = {word: number for number, word in enumerate(dict.fromkeys(word for half in halves for word in half.words))}
    columns = {
        "half": pa.array(range(len(halves)), pa.int64()),
        "text": pa.array([half.text for half in halves], pa.string()),
        "wild": pa.array([half.wild for half in halves], pa.bool_()),
        "many": pa.array([len(half.words) > 1 for half in halves], pa.bool_()),
        "keys": pa.array([sorted(half.keys) for half in halves], NUMBERS),
        "words": pa.array([[words[word] for word in half.words] for half in halves], NUMBERS),
    }
    ours, theirs = (np.concatenate(side) for side in zip(*find_slips(list(words)), strict=True))
    return pa.table(columns), pa.table({"ours": ours, "theirs": theirs})


def find_slips(words: list[str]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The places of words that agree but for a slip, or in long ones for two (ruling 14).

    A slip leaves a piece of the word whole, so that only words that share one are compared.
    """
    yield np.empty(0, np.int64), np.empty(0, np.int64)
    sharing: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        for piece in list_pieces(word):
            sharing[piece].append(place)
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    for group in sharing.values():
        if len(group) > 1:
            places = np.array(group)
            alike = [words[place] for place in group]
            slips = cdist(alike, alike, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)
            shortest = np.minimum.outer(lengths[places], lengths[places])
            ours, theirs = np.nonzero(slips <= np.where(shortest >= SHORTEST_TWO_SLIPS, 2, 1))
            yield places[ours], places[theirs]
