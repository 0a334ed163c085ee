"""Our way: records that share a key are compared, and the verdicts and weights of the comparison are what counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from math import log2

from bench.linking.records import Pair, Records
from childtonotice.screening.link.compare import Comparison, Identity, compare
from childtonotice.screening.link.keys import word_pieces
from childtonotice.screening.link.tokens import join_forename, join_surname, split_forename, split_surname
from childtonotice.screening.link.words import read_forename, read_surname

LARGEST_BLOCK, ROUNDS = 300, 6
Compared = dict[Pair, Comparison]


def compare_records(records: Records) -> Compared:
    """Every pair that shares a key, compared; pairs that differ altogether left out."""
    compared = {}
    for pair in find_pairs(records):
        a, b = (records.identities[place] for place in pair)
        comparison = compare(a, b, with_incident_id=False)
        if comparison.name.level != "differs" or comparison.birth != "differs":
            compared[pair] = comparison
    return compared


def find_pairs(records: Records) -> set[Pair]:
    """The pairs that share a day of birth, both halves of a name as heard, or one half and most of a day of birth."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, identity in enumerate(records.identities):
        for key in list_keys(identity):
            blocks[key].append(place)
    small = (block for block in blocks.values() if 1 < len(block) <= LARGEST_BLOCK)
    return {pair for block in small for pair in combinations(block, 2) if records.may_join(*pair)}


def list_keys(identity: Identity) -> set[str]:
    """The keys of one record."""
    first, last = hear(identity, "forename"), hear(identity, "surname")
    keys = {"".join(sorted((a, b))) for a in first for b in last}
    pieces = word_pieces(join_forename(identity.forename)), word_pieces(join_surname(identity.surname))
    keys |= {"".join(sorted((a, b))) for a in pieces[0] for b in pieces[1]}
    born = identity.date_of_birth
    if born is None:
        return keys
    parts = f"{born:%Y-%m}", f"{born:%Y--%d}", f"{born:%m-%d}"
    return keys | {f"{word}{part}" for word in (*first, *last) for part in parts} | set(list_days(born))


def hear(identity: Identity, half: str) -> set[str]:
    """The words of half a name as they sound, those of a forename in full as well."""
    if half == "surname":
        return {sound for word in split_surname(identity.surname) for sound in read_surname(word).wide}
    words = [read_forename(word) for word in split_forename(identity.forename)]
    return {sound for word in words for form in word.forms for sound in (*read_forename(form).wide, *word.wide)}


def list_days(born: date) -> Iterator[str]:
    """The day of birth, and the same with day and month exchanged."""
    yield born.isoformat()
    if born.day <= 12:
        yield f"{born.year}-{born.day:02}-{born.month:02}"


def find_prior(compared: Compared, records: Records) -> float:
    """How much weight a pair needs to be likelier one person than two, in powers of two: learnt from the weights."""
    size = len(records.identities)
    possible, prior = size * (size - 1) / 2, log2(size)
    for _ in range(ROUNDS):
        expected = sum(1 / (1 + 2 ** (prior - comparison.weight)) for comparison in compared.values())
        prior = log2(possible / max(1.0, expected))
    return prior


def pick_verdicts(compared: Compared, *verdicts: str) -> set[Pair]:
    """The pairs of which the comparison says so."""
    return {pair for pair, comparison in compared.items() if comparison.verdict in verdicts}


def weigh_pairs(compared: Compared, records: Records) -> dict[Pair, float]:
    """The pairs likelier one person than two, with their weight."""
    prior = find_prior(compared, records)
    return {pair: comparison.weight for pair, comparison in compared.items() if comparison.weight >= prior}
