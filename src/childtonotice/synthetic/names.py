"""Names with a long tail and many origins, composed from lists of our own.

A few names are common and most are rare. One British surname in three is put together from two syllables,
so that a million people do not share two hundred surnames.
"""

from __future__ import annotations

from functools import cache

from childtonotice.synthetic.chance import Chance
from childtonotice.synthetic.words import read_table

ORIGINS = (
    ("british", 78), ("irish", 4), ("southasian", 7), ("polish", 3), ("romanian", 2),
    ("african", 2), ("arabic", 1), ("chinese", 1), ("caribbean", 2),
)  # fmt: skip
HUNDRED = tuple(origin for origin, share in ORIGINS for _ in range(share))
ETHNICITIES = {
    "british": ("W1",), "irish": ("W2", "W3"), "southasian": ("A1", "A2", "A3", "A9"), "polish": ("W9",),
    "romanian": ("W9", "W3"), "african": ("B2", "M2"), "arabic": ("O2",), "chinese": ("A4",),
    "caribbean": ("B1", "M1"),
}  # fmt: skip


@cache
def forenames(origin: str, sex: str) -> tuple[str, ...]:
    """The forenames of one origin and sex, commonest first."""
    rows = read_table("forenames")
    return tuple(next(row["names"] for row in rows if (row["origin"], row["sex"]) == (origin, sex)).split())


@cache
def surnames(origin: str) -> tuple[str, ...]:
    """The surnames of one origin, commonest first; or the syllables from which others are made."""
    return tuple(next(row["names"] for row in read_table("surnames") if row["origin"] == origin).split())


def draw_origin(chance: Chance) -> str:
    """Where a family's names come from."""
    return chance.pick(HUNDRED)


def draw_forename(chance: Chance, origin: str, sex: str, taken: tuple[str, ...] = ()) -> str:
    """A forename that nobody else of the household bears, nor one that begins in the same way.

    Two children of one story never share the first two letters: who is meant then never hangs on a
    misspelling, unless the story is about twins.
    """
    names = forenames(origin, sex)
    if not taken:
        return chance.early(names, 1.4)
    starts = {name[:2] for name in taken}
    for _ in range(20):
        name = chance.early(names, 1.4)
        if name[:2] not in starts:
            return name
    return next(name for name in names if name not in taken)


def draw_surname(chance: Chance, origin: str) -> str:
    """A surname; of the British ones a third are composed, and three in a hundred are double."""
    if origin != "british":
        return chance.early(surnames(origin), 1.3)
    if chance.yes(0.03):
        return f"{plain_surname(chance)}-{chance.early(surnames('british'))}"
    return plain_surname(chance)


def plain_surname(chance: Chance) -> str:
    """A British surname of one part."""
    if chance.yes(0.35):
        name = chance.pick(surnames("heads")) + chance.pick(surnames("tails"))
        return name.replace("ttt", "tt").replace("lll", "ll")
    return chance.early(surnames("british"), 1.4)


def draw_ethnicity(chance: Chance, origin: str) -> str:
    """The recorded self-defined ethnicity; not stated or blank as often as officers leave it so."""
    if chance.yes(0.15):
        return chance.pick(("", "NS", ""))
    return chance.pick(ETHNICITIES[origin])
