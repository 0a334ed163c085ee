"""The names we know, what each may stand for, and which known name a slip of the keyboard came from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import OSA

SHORTEST_CORRECTED = 4
PREFIXES = re.compile(r"^(?:oluwa|abdul|abdel|abdur|abdi)(?=[a-z]{4})")
PLAIN = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"(?<=[aeiouy])h(?![aeiouy])", ""), (r"ph", "f"), (r"ck|q[u]?", "k"), (r"c(?![heiy])", "k"),
        (r"(?:eigh|ey|ie|ee|y)$", "i"), (r"(?!^)y|^y(?![aeiou])", "i"), (r"([a-z])\1+", r"\1"),
    )
)  # fmt: skip


@cache
def spell_simply(word: str) -> str:
    """A word without the letters that spellings of one name differ in: Lily and Lilly, Mia and Mya, Zac and Zak."""
    for pattern, letter in PLAIN:
        word = pattern.sub(letter, word)
    return word


@dataclass(frozen=True)
class Lexicon:
    """Known names of one sort. ``stands_for``: simple spelling to the names it may stand for, itself left out."""

    known: frozenset[str]
    stands_for: dict[str, tuple[str, ...]]
    shortest_slip: int
    keeps_known_apart: bool
    simple: frozenset[str] = field(default=frozenset())
    gaps: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def knows(self, word: str) -> bool:
        """Whether the word is a name of this sort, in any usual spelling."""
        return word in self.known

    def correct(self, word: str) -> tuple[str, ...]:
        """The known names one slip away from a word that is no known name: a letter left out, added, changed, swapped."""
        if len(word) < SHORTEST_CORRECTED or self.knows(word):
            return ()
        near = {name for gap in cut_letters(word) for name in self.gaps.get(gap, ())}
        return tuple(sorted(name for name in near if OSA.distance(word, name, score_cutoff=1) <= 1))

    def list_forms(self, word: str) -> frozenset[str]:
        """The word, the names it is short for or another spelling of, and those it is a slip of."""
        forms = {word}
        for start in (word, *self.correct(word)):
            forms.add(start)
            forms.update(self.stands_for.get(spell_simply(start), ()))
        bare = PREFIXES.sub("", word)
        if bare != word:
            forms |= {bare, *self.stands_for.get(spell_simply(bare), ())}
        return frozenset(forms)


def cut_letters(word: str) -> Iterable[str]:
    """The word, and the word with each one letter left out."""
    return (word, *(word[:at] + word[at + 1 :] for at in range(len(word))))


def make_lexicon(known: set[str], pairs: Iterable[tuple[str, str, str]], shortest_slip: int, apart: bool) -> Lexicon:
    """A lexicon from its names and its pairs (name, what it stands for, short or spelling)."""
    spelt: dict[str, set[str]] = defaultdict(set)
    short: dict[str, set[str]] = defaultdict(set)
    for name, full, kind in pairs:
        known |= {name, full}
        # A spelling stands for the head of its family, and the head for itself, so that all of them meet there.
        (spelt if kind == "spelling" else short)[name].add(full)
    stands_for: dict[str, set[str]] = defaultdict(set)
    for name in known:
        fulls = {full for one in (name, *spelt.get(name, ())) for full in short.get(one, ())}
        heads = {head for full in (name, *fulls) for head in spelt.get(full, ())}
        stands_for[spell_simply(name)] |= fulls | heads
    gaps: dict[str, list[str]] = defaultdict(list)
    for name in sorted(known):
        for gap in cut_letters(name):
            gaps[gap].append(name)
    return Lexicon(
        frozenset(known), {key: tuple(sorted(value)) for key, value in stands_for.items()}, shortest_slip, apart,
        gaps={gap: tuple(names) for gap, names in gaps.items()},
    )  # fmt: skip


def read_rows(name: str) -> list[tuple[str, ...]]:
    """The rows of a list shipped with this package, without its header."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [tuple(row.split(",")) for row in text.splitlines()[1:]]


@cache
def load_forenames() -> Lexicon:
    """First names with their short names and spellings: lists of our own, made for use in the United Kingdom."""
    pairs = [(row[0], row[1], row[2]) for row in read_rows("nicknames.csv")]
    return make_lexicon({row[0] for row in read_rows("forenames.csv")}, pairs, shortest_slip=6, apart=True)


@cache
def load_surnames() -> Lexicon:
    """Surnames usual in the United Kingdom, with spellings that sound alike."""
    pairs = [(row[0], row[1], "spelling") for row in read_rows("surname-spellings.csv")]
    return make_lexicon({row[0] for row in read_rows("surnames.csv")}, pairs, shortest_slip=5, apart=False)
