"""Our way: records that share a key are compared, and the verdicts and weights of the comparison are what counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from math import log2

from bench.linking.records import Pair, Records
from childtonotice.screening.link.compare import (
    Comparison,
    Identity,
    can_be_one,
    compare,
    is_rare_forename,
    is_rare_surname,
    weigh_span,
)
from childtonotice.screening.link.keys import word_pieces
from childtonotice.screening.link.tokens import join_forename, join_surname, split_forename, split_surname
from childtonotice.screening.link.words import read_forename, read_surname

LARGEST_BLOCK, ROUNDS = 300, 6
Compared = dict[Pair, Comparison]


def compare_records(records: Records) -> Compared:
    """Every pair that shares a key, compared, but for those whose dates of birth leave no hope."""
    identities = records.identities
    return {
        (a, b): compare(identities[a], identities[b], with_incident_id=False) for a, b in sorted(find_pairs(records))
    }


def find_pairs(records: Records) -> set[Pair]:
    """The pairs worth comparing: those alike in name by ear, by the ends of the name, in the day of birth, or in half.

    Dates of birth that differ altogether are enough to tell two apart, unless a rare name sounds the same.
    """
    kept = [(identity, hear(identity, "forename"), hear(identity, "surname")) for identity in records.identities]
    rare = [name_rare(identity) for identity in records.identities]
    by_ear = join_blocks([{"".join(sorted((a, b))) for a in first for b in last} for _, first, last in kept])
    others = join_blocks([list_ends(identity) for identity in records.identities])
    halved = {place for place, (identity, *names) in enumerate(kept) if not all(names) or len(identity.forename) == 1}
    others |= join_blocks([list_half_keys(*each) for each in kept], halved)
    hopeful = {(a, b) for a, b in by_ear | others if may_be_one(records.identities[a], records.identities[b])}
    hopeful |= {(a, b) for a, b in by_ear if rare[a] & rare[b]}
    return {pair for pair in hopeful if records.may_join(*pair)}


def join_blocks(keys: list[set[str]], only: set[int] | None = None) -> set[Pair]:
    """The pairs of places that share a key; if ``only`` is given, those of which one is among them."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, found in enumerate(keys):
        for key in found:
            blocks[key].append(place)
    if only is None:
        return {pair for block in blocks.values() if len(block) <= LARGEST_BLOCK for pair in combinations(block, 2)}
    return {
        (min(a, b), max(a, b)) for block in blocks.values() for a in only.intersection(block) for b in block if a != b
    }


def may_be_one(a: Identity, b: Identity) -> bool:
    """Whether the dates of birth of two leave a hope: as alike as the rules ask, or a round span apart."""
    return can_be_one(a, b) or weigh_span(a, b) >= 0


def name_rare(identity: Identity) -> frozenset[str]:
    """The halves of a name that are on none of our lists: who shares one may be one person on any day of birth."""
    rare = {"forename": is_rare_forename(identity.forename), "surname": is_rare_surname(identity.surname)}
    return frozenset(half for half, is_rare in rare.items() if is_rare)


def list_ends(identity: Identity) -> set[str]:
    """The ends of both halves of a name, in either order, and the day of birth."""
    pieces = word_pieces(join_forename(identity.forename)), word_pieces(join_surname(identity.surname))
    return {"".join(sorted((a, b))) for a in pieces[0] for b in pieces[1]} | set(list_days(identity.date_of_birth))


def list_half_keys(identity: Identity, first: set[str], last: set[str]) -> set[str]:
    """Half a name with most of a day of birth: what is left of a record without the other half."""
    born = identity.date_of_birth
    if born is None:
        return set()
    parts = f"{born:%Y-%m}", f"{born:%Y--%d}", f"{born:%m-%d}"
    return {f"{word}{part}" for word in (*first, *last) for part in parts}


def hear(identity: Identity, half: str) -> set[str]:
    """The words of half a name as they sound, those of a forename in full as well."""
    if half == "surname":
        return {sound for word in split_surname(identity.surname) for sound in read_surname(word).wide}
    words = [read_forename(word) for word in split_forename(identity.forename)]
    return {sound for word in words for form in word.forms for sound in (*read_forename(form).wide, *word.wide)}


def list_days(born: date | None) -> Iterator[str]:
    """The day of birth, and the same with day and month exchanged."""
    if born is None:
        return
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
