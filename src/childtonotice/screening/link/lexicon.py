"""The names we know, what each may stand for, and which known name a slip of the keyboard came from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from childtonotice.screening.link.sexes import SEXES

LONGEST_ALIKE = 5  # Deeqo and Deeqa, of no more letters, are one Somali name
SHORTEST_CORRECTED, LONGEST_CORRECTED, SHORTEST_MEANT = 3, 60, 4
# What long West African, Arabic and Punjabi names are shortened by: Oluwaseun to Seun, Simranjit to Simran, Rafiqul
# to Rafiq.
SHORTENED = re.compile(
    r"^(?:oluwa|olu|ola|ade|ayo|baba|omo|chukwu|abdul|abdel|abdur|abdi)(?=[a-z]{4})"
    r"|(?<=[a-z]{4})(?:jit|jeet|deep|dip|preet|prit|v?inder|winder|jot|meet|pal|ve?er|vir)$"
    r"|(?<=[a-z]{3}[bcdfgkqzm])(?:ul|ur)$"
)
PLAIN = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"(?<=[aeiouy])h(?![aeiouy])", ""), (r"ph", "f"), (r"ck|q[u]?", "k"), (r"c(?![heiy])", "k"),
        (r"(?:eigh|ey|ie|ee|y)$", "i"), (r"(?!^)y|^y(?![aeiou])", "i"), (r"([a-z])\1+", r"\1"),
    )
)  # fmt: skip


@lru_cache(maxsize=100_000)
def spell_simply(word: str) -> str:
    """A word without the letters that spellings of one name differ in: Lily and Lilly, Mia and Mya, Zac and Zak."""
    for pattern, letter in PLAIN:
        word = pattern.sub(letter, word)
    return word


@dataclass(frozen=True)
class Lexicon:
    """Known names of one sort. ``stands_for``: a name, or a simple spelling, to the names it may stand for.

    ``spelt_as``: a name to the heads of the families of spellings it is in. ``gaps``: what is left of each name
    without one of its letters, to the names. ``alike``: pairs of names often taken for one another, and often two.
    """

    known: frozenset[str]
    stands_for: dict[str, frozenset[str]]
    spelt_as: dict[str, frozenset[str]]
    gaps: dict[str, tuple[str, ...]]
    keeps_known_apart: bool
    alike: frozenset[tuple[str, str]] = frozenset()
    corrected: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    def knows(self, word: str) -> bool:
        """Whether the word is a name of this sort, in any usual spelling."""
        return word in self.known

    def correct(self, word: str) -> tuple[str, ...]:
        """The known names one slip from a word that is none: a letter left out, added, changed, or two swapped."""
        if not SHORTEST_CORRECTED <= len(word) <= LONGEST_CORRECTED or self.knows(word):
            return ()
        if word not in self.corrected:  # asked several times of each word, and each time as costly
            self.corrected[word] = self._look_near(word)
        return self.corrected[word]

    def _look_near(self, word: str) -> tuple[str, ...]:
        near = {name for gap in cut_letters(word) for name in self.gaps.get(gap, ()) if len(name) >= SHORTEST_MEANT}
        begun = [name for name in near if self.allows_slip(word, name)]
        return tuple(sorted(name for name in begun if OSA.distance(word, name, score_cutoff=1) <= 1))

    def allows_slip(self, a: str, b: str) -> bool:
        """Whether one of two like names of this sort may be the other mistyped."""
        return not (self.keeps_known_apart and makes_forename(a, b))

    def list_spellings(self, word: str, *, corrected: bool = True) -> frozenset[str]:
        """The word with the names it is another spelling of and, if wanted, those it is a slip of."""
        spellings = {word}
        for start in (word, *(self.correct(word) if corrected else ())):
            spellings |= {start, *look_up(self.spelt_as, start, self.knows(start))}
        return frozenset(spellings)

    def list_forms(self, word: str, *, corrected: bool = True) -> frozenset[str]:
        """The spellings of a word, and the names it is short for; "Oluwaseun" also as "Seun"."""
        starts = self.list_spellings(word, corrected=corrected)
        forms = set(starts)
        for start in starts:
            forms |= look_up(self.stands_for, start, self.knows(start))
        bare = SHORTENED.sub("", word, count=1)
        # The short form itself, not what it may stand for: Amanpreet is not Amandeep, though both are Aman.
        return frozenset(forms | self.list_spellings(bare, corrected=corrected))


def look_up(table: dict[str, frozenset[str]], word: str, known: bool) -> frozenset[str]:
    """What a table has for a word, or for its simple spelling where the word is no known name (Billly as Billy)."""
    return table.get(word if known else spell_simply(word), frozenset())


def makes_forename(a: str, b: str) -> bool:
    """Whether what parts two like first names is the "a" that makes a woman's of a man's (Denis, Denisa; Mariano)."""
    return (
        a + "a" == b or b + "a" == a or (a[:-1] == b[:-1] and {a[-1:], b[-1:]} == {"a", "o"} and len(a) > LONGEST_ALIKE)
    )


def cut_letters(word: str) -> Iterable[str]:
    """The word, and the word with each one letter left out."""
    return (word, *(word[:at] + word[at + 1 :] for at in range(len(word))))


def make_lexicon(known: set[str], pairs: Iterable[tuple[str, str, str]], *, apart: bool) -> Lexicon:
    """A lexicon from its names and its pairs (name, what it stands for, short, spelling or alike)."""
    tables: dict[str, dict[str, set[str]]] = {kind: defaultdict(set) for kind in ("spelling", "short", "alike")}
    for name, full, kind in pairs:
        known |= {name, full}
        tables[kind][name].add(full)
    spelt, short = tables["spelling"], tables["short"]
    # A short name stands for the family of the name in full, so that Mike meets Michal as well as Michael.
    stands_for = {name: fulls.union(*(spelt.get(full, ()) for full in fulls)) for name, fulls in short.items()}
    gaps: dict[str, list[str]] = defaultdict(list)
    for name in sorted(known):
        for gap in cut_letters(name):
            gaps[gap].append(name)
    return Lexicon(
        frozenset(known), with_simple(stands_for, known), with_simple(spelt, known),
        {gap: tuple(names) for gap, names in gaps.items()}, apart,
        frozenset(pair for a, others in tables["alike"].items() for b in others for pair in ((a, b), (b, a))),
    )  # fmt: skip


def with_simple(table: dict[str, set[str]], known: set[str]) -> dict[str, frozenset[str]]:
    """A table that can also be asked by simple spelling, where that is no name of its own (Kay is not Kai)."""
    asked: dict[str, set[str]] = defaultdict(set)
    for name, fulls in table.items():
        asked[name] |= fulls
        if spell_simply(name) not in known:
            asked[spell_simply(name)] |= fulls
    return {name: frozenset(fulls) for name, fulls in asked.items()}


def read_rows(name: str) -> list[tuple[str, ...]]:
    """The rows of a list shipped with this package, without its header."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [tuple(row.split(",")) for row in text.splitlines()[1:]]


@cache
def load_forenames() -> Lexicon:
    """First names with their short names and spellings: lists of our own, made for use in the United Kingdom."""
    pairs = [(row[0], row[1], row[2]) for row in read_rows("nicknames.csv")]
    return make_lexicon({row[0] for row in read_rows("forenames.csv")} | SEXES.keys(), pairs, apart=True)


@cache
def load_surnames() -> Lexicon:
    """Surnames usual in the United Kingdom, with spellings that sound alike."""
    pairs = [(row[0], row[1], "spelling") for row in read_rows("surname-spellings.csv")]
    return make_lexicon({row[0] for row in read_rows("surnames.csv")}, pairs, apart=False)
