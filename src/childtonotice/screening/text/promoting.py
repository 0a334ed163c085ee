"""Clues made firm by what else the log tells: kin of a child, an age said after, one of those counted before."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice, pairwise

from childtonotice.screening.text.agreement import agree_on_sex, rank_of
from childtonotice.screening.text.clues import Clue

KIN = frozenset(("son", "daughter"))


def parent_is_young(grown: list[Clue]) -> bool:
    """Whether the grown-ups of a log are of an age at which a son or daughter is a child.

    16 to 37, none of 45 or more.
    """
    ages = [
        clue.low for clue in grown if clue.relation in ("person", "parent") and clue.low is not None and clue.low < 99
    ]
    return any(age <= 37 for age in ages) and not any(age >= 45 for age in ages)


def promoted(clues: list[Clue], young: bool) -> list[Clue]:
    """The clues with those made firm that another makes children.

    A brother or sister of a child, an age that follows.
    """
    told = [clue for clue in clues if clue.kind in ("child", "pronoun") and clue.firm and clue.known]
    result: list[Clue] = []
    for at, clue in enumerate(clues):
        if clue.kind == "child" and not clue.firm:
            kin = young and clue.relation in KIN
            later = age_after(clue, clues[at + 1 : at + 4])
            if later and clue.relation == "sibling" and not any(one.start < later.start for one in told):
                clue = clue.but(low=later.low, high=later.high)  # "her brother found it. He's 14"
            firm = (
                kin
                or bool(later)
                or is_sibling(clue, told)
                or counts(clue, islice(clues, at))
                or is_of_same_age(clue, clues)
            )
            firm = firm or is_one_more(clue, islice(clues, at)) or is_beside_children(clue, clues)
            firm = firm or is_of_small_family(clue, clues)
            clue = clue.but(firm=firm or has_a_young_one(clue, clues[at + 1 : at + 2]))
        result.append(clue)
    return result


def has_a_young_one(clue: Clue, following: list[Clue]) -> bool:
    """Whether the eldest or youngest of counted sons or brothers is a child ("3 sons, youngest is 4")."""
    return clue.number > 1 and any(
        later.line is clue.line and later.kind == "child" and later.low is not None and rank_of(later) > 0
        for later in following
    )


def is_beside_children(clue: Clue, clues: list[Clue]) -> bool:
    """Whether lads or counted brothers are told in one breath with a child ("3 lads and a lass, year 10")."""
    if clue.relation not in ("child", "sibling"):
        return False
    others = [one for one in clues if one.line is clue.line and one.kind == "child" and one.firm]
    if clue.extra and clue.relation == "child":
        return any(one.known and one.start < clue.start for one in others)
    if clue.relation == "sibling" and clue.number < 2 and is_of_the_small(clue, others):
        return True
    others = [one for one in others if one.chain and one.chain == clue.chain]
    if clue.relation == "sibling" and clue.number < 2:
        small = [one for one in others if one.number > 1 or (one.high is not None and one.high <= SMALL)]
        return any(one.start < clue.start for one in small)
    return any(one.relation in ("child", "pupil") for one in others)


def is_of_small_family(clue: Clue, clues: list[Clue]) -> bool:
    """Whether a son or daughter is told of beside a small one ("daughter 11 rang, son upstairs")."""
    if clue.relation not in KIN or HERE.isdisjoint(clue.line.words[clue.last : clue.last + 2]):
        return False
    family = (one for one in clues if one.line is clue.line and one.relation in KIN and one.firm)
    return any(one.high is not None and one.high <= SMALL for one in family)


HERE = frozenset(("upstairs", "asleep", "in", "also", "was", "too", "downstairs", "hiding", "crying", "screaming"))


def is_of_the_small(clue: Clue, others: list[Clue]) -> bool:
    """Whether a brother or sister is that of a small child told just before ("Leo (8) rang. his sis is under the bed").

    Not one who did something to somebody: that may be a grown-up.
    """
    words = clue.line.words
    owned = words[clue.first] in OWNING or words[clue.first - 1] in OWNING
    younger = "younger" in words[clue.last + 1 : clue.last + 4]
    if STATES.isdisjoint(words[clue.first + 1 : clue.last + 2]):
        return False
    before = [one for one in others if one.start < clue.start]
    if not (owned or younger):  # "child on phone saying daddy's gone mad, sister hiding in wardrobe"
        return words[clue.first - 1] == "," and any(is_small_one(one) for one in before)
    return any(one.high is not None and one.high <= SMALL for one in before)


def is_small_one(one: Clue) -> bool:
    """Whether a clue is of a baby, or of a child of whom nothing is told."""
    return one.relation in ("baby", "toddler") or (one.relation == "child" and not one.sex)


OWNING = frozenset(("his", "her", "their"))
STATES = frozenset(
    ("is", "was", "in", "under", "still", "asleep", "hiding", "screaming", "crying", "too", "both", "two", "a", "three")
)
SMALL = 12  # whoever is with a child so small as its brother or sister is most likely a child too


def is_one_more(clue: Clue, before: Iterable[Clue]) -> bool:
    """Whether a further brother or sister is told of after those that are children ("a 3rd sib is in hospital")."""
    return (
        clue.extra
        and clue.relation in ("sibling", "twin")
        and any(told.firm and told.kind == "child" for told in before)
    )


def is_of_same_age(clue: Clue, clues: list[Clue]) -> bool:
    """Whether people are said to be as old as a child told of ("a teenager and three females of a similar age")."""
    if "age" not in clue.line.all or not any(other.firm and other.kind == "child" for other in clues):
        return False
    after = clue.line.words[clue.last + 1 : clue.last + 6]
    return "age" in after and not {"same", "similar"}.isdisjoint(after)


def counts(clue: Clue, before: Iterable[Clue]) -> bool:
    """Whether a number of lads or girls tells how many the children of an earlier line were ("kids" ... "3 lads")."""
    counted = clue.told and clue.number > 1 and clue.relation == "child"
    return counted and any(one.kind == "child" and one.firm and one.number > 1 and not one.told for one in before)


def is_sibling(clue: Clue, told: list[Clue]) -> bool:
    """Whether an unaged brother, sister or friend is a child because a child of the log is spoken of (ruling 5)."""
    if clue.relation not in ("sibling", "friend", "twin") or not told:
        return False
    if clue.relation == "friend":
        return bool(clue.forename) and OF_GROWN_UPS.isdisjoint(clue.line.before(clue.last, 4))
    if clue.line.words[clue.first - 1] in ("to", "from", "by") or clue.line.words[clue.first - 2] in (
        "to",
        "from",
        "by",
    ):
        return False
    after = clue.line.words[clue.last + 1 : clue.last + 5]
    with_it = any(pair in (("with", "him"), ("with", "her")) for pair in pairwise(after))
    with_it = with_it or clue.line.words[clue.first - 3 : clue.first] in WITH_HIM  # "asked him and his sister"
    return bool(clue.forename) or (clue.number > 1 and clue.told) or clue.relation == "twin" or with_it


WITH_HIM = [[him, "and", his] for him, his in (("him", "his"), ("her", "her"), ("he", "his"), ("she", "her"))]


OF_GROWN_UPS = frozenset(
    f"{word}{end}" for word in ("dad", "mum", "mam", "daddy", "mummy", "father", "mother", "stepdad", "partner")
    for end in ("s", "'s")
)  # fmt: skip


def age_after(clue: Clue, following: list[Clue]) -> Clue | None:
    """The child's age that is said soon after of somebody like it ("lad on the roof ... he's 13")."""
    if clue.relation in ("friend", "person") or clue.number > 1:
        return None
    fitting = (
        later
        for later in following
        if later.kind == "pronoun"
        and agree_on_sex(clue, later)
        and later.line.row - clue.line.row <= 3
        and is_near(clue, later)
        and (clue.relation != "parent" or is_young_parent(later, following))
    )
    return next(fitting, None)


def is_young_parent(later: Clue, following: list[Clue]) -> bool:
    """Whether the age said next is that of a parent: old enough, and nobody else told of between."""
    return later is following[0] and later.low is not None and later.low >= YOUNGEST_PARENT


YOUNGEST_PARENT = 12


def is_near(clue: Clue, later: Clue) -> bool:
    """Whether "who is 11" stands next to whom it tells of ("sister found texts to Mei who is 11")."""
    if later.line.words[later.first] not in ("who", "who's"):
        return True
    return later.line is clue.line and later.first - clue.last <= 3
