"""Which child on record is the child of whom the log speaks: one child mentioned is one child, once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from childtonotice.screening.circumstances import Mention
from childtonotice.screening.findings import Notice
from childtonotice.screening.link.names import fold, forenames_agree, same_forename
from childtonotice.screening.rules.ages import Age, span_age
from childtonotice.screening.rules.besides import tells_of_another
from childtonotice.screening.rules.noticed import Noticed, order_notices, quote

NEAR_YEARS = 1.0
FAR_YEARS = 2.0
PLAIN_SEX = {
    "F": frozenset(("girl", "girls", "daughter", "daughters", "sister", "lass", "schoolgirl", "niece", "granddaughter",
                    "stepdaughter", "female", "girlfriend", "gf", "bride")),
    "M": frozenset(
        ("boy", "boys", "son", "sons", "brother", "lad", "schoolboy", "nephew", "grandson", "stepson", "male",
         "boyfriend", "bf")
    ),
}  # fmt: skip
GENERATIONS = ("grandchild", "unborn")


def join_mentions(known: list[Noticed], mentions: tuple[Mention, ...], log: str) -> tuple[list[Noticed], list[Mention]]:
    """A child on record whom the log names, or whose age and sex it gives, is the child of whom it speaks.

    Rulings 3 and 5, F1, F2. A name goes first, then an age, then a mere word such as "son" or "2 kids"; but words for
    another child beside the one named ("harry and another lad") are never that one.
    Returns the known children with their mentions, and the mentions (one a child) that fit none of them.
    """
    left = [m if m.count == 1 else m._replace(count=1) for m in mentions for _ in range(m.count)]
    for fits in (fits_by_name, fits_by_age, fits_by_word):
        if left and known:
            known, left = join_where(known, left, fits, log)
    return known, left


def join_where(
    known: list[Noticed], mentions: list[Mention], fits: Callable[[Noticed, Mention], float | None], log: str
) -> tuple[list[Noticed], list[Mention]]:
    """Each mention with the free child that fits it best; ``fits`` gives a distance, None where it does not fit."""
    known, left = list(known), []
    for mention in mentions:
        distances = [
            (distance, position)
            for position, child in enumerate(known)
            if child.mention is None
            and (distance := fits(child, mention)) is not None
            and not tells_of_another(mention, child.forename, log)
        ]
        if distances:
            position = min(distances)[1]
            known[position] = attach(known[position], mention)
        else:
            left.append(mention)
    return known, left


def attach(child: Noticed, mention: Mention) -> Noticed:
    """The child with the words that speak of it."""
    found_by = order_notices(child.found_by, (Notice.TEXT,))
    known = child.known_age
    return Noticed(found_by, child.person, mention, child.roles, known, quote(mention), child.why, child.other_ids)


def fits_by_name(child: Noticed, mention: Mention) -> float | None:
    """The log gives the child's forename."""
    if not mention.forename or mention.presence == "unborn":
        return None
    agreement = same_forename(child.forename, mention.forename)
    if agreement not in ("same", "variant"):
        return None  # the sex may only be guessed from the name, and then says nothing against it
    return (agreement != "same") + (years_apart(child, mention) or 0) / 100


def fits_by_age(child: Noticed, mention: Mention) -> float | None:
    """The log gives no name, but the child's age within a year or so."""
    if mention.presence == "unborn" or mention.age_low is None or names_another(child, mention):
        return None
    apart = years_apart(child, mention)
    if apart is None or apart > (FAR_YEARS if mention.age_low != mention.age_high else NEAR_YEARS):
        return None
    return None if sexes_differ(child, mention) else apart


def fits_by_word(child: Noticed, mention: Mention) -> float | None:
    """The log gives neither name nor age, and nothing that speaks against the child.

    A name in the log is nothing against a child whose record has none (ruling 5).
    """
    if mention.presence == "unborn" or mention.relation in GENERATIONS or (mention.forename and child.forename):
        return None
    apart = years_apart(child, mention)
    if sexes_differ(child, mention) or (mention.age_low is not None and apart is not None):
        return None
    if child.known_age and not lies_within(child.known_age, mention.relation):
        return None
    return 0.0 if mention.relation != "sibling" else 1.0


# The years for which a word is said of a child: nobody calls a child of nine "baby", nor one of three "youth".
SAID_OF = {"baby": (0.0, 4.0), "toddler": (0.0, 7.0), "youth": (8.0, 18.0), "pupil": (3.0, 18.0)}


def lies_within(age: Age, relation: str) -> bool:
    """Whether a child of an age is called by such a word."""
    low, high = SAID_OF.get(relation, (0.0, 18.0))
    return low <= age.high + 1 and age.low < high


def names_another(child: Noticed, mention: Mention) -> bool:
    """Whether the log gives a forename that is not the child's."""
    return bool(mention.forename and child.forename) and not forenames_agree(child.forename, mention.forename)


def sexes_differ(child: Noticed, mention: Mention) -> bool:
    """Whether the record gives a sex and a word of the log, such as boy or daughter, plainly gives the other.

    A sex that was only gathered from "he" or "her" near by may be another person's.
    """
    said = plain_sex(mention.words, mention.relation)
    return bool(said and child.sex) and child.sex != said


@lru_cache(maxsize=16384)
def plain_sex(words: str, relation: str) -> str:
    """The sex that the words of a mention plainly give, else that of the relation; empty where neither does."""
    spoken = set(fold(words).split())
    said = (sex for sex, known in PLAIN_SEX.items() if not known.isdisjoint(spoken))
    return next(said, "") or next((sex for sex, known in PLAIN_SEX.items() if relation in known), "")


def years_apart(child: Noticed, mention: Mention) -> float | None:
    """The years between the recorded age and the span that the log gives; None where either is missing."""
    said = span_age(mention.age_low, mention.age_high)
    if said is None or child.known_age is None:
        return None
    return max(0.0, said.low - child.known_age.high - 0.99, child.known_age.low - said.high)
