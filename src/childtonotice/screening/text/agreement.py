"""Whether two clues can be of one child: by name, sex and age."""

from __future__ import annotations

from childtonotice.screening.text.clues import Clue


def agree_on_sex(one: Clue, other: Clue) -> bool:
    """Whether two clues do not differ in sex."""
    return not one.sex or not other.sex or one.sex == other.sex


def agree_on_age(one: Clue, other: Clue) -> bool:
    """Whether two clues do not differ in age by a year or more."""
    if one.low is None or other.low is None:
        return young_enough(one, other) and young_enough(other, one)
    if one.high is None or other.high is None:
        return True
    slack = (
        0.99
        if one.rule == "age-word" or other.rule == "age-word" or one.low != one.high or other.low != other.high
        else 0.6
    )
    return one.low <= other.high + slack and other.low <= one.high + slack


LITTLE = 7.9  # "the little one" told in one entry with an eight-year-old is another
BABIES = {"baby": 2.9, "toddler": 4.5}


def young_enough(word: Clue, child: Clue) -> bool:
    """Whether a child is young enough for a word such as baby or toddler."""
    here = word.line is child.line
    beside = here and (word.line.words[word.last] == "one" or word.relation == "toddler")
    limit = LITTLE if beside else BABIES.get(word.relation)
    return limit is None or child.low is None or child.low < limit


def agree_on_name(one: Clue, other: Clue) -> bool:
    """Whether two clues do not differ in first name: equal, a short form, or one letter off in a longer name."""
    a, b = one.forename.lower(), other.forename.lower()
    if not a or not b or a == b:
        return True
    short, long = sorted((a, b), key=len)
    return (len(short) >= 3 and long.startswith(short)) or (len(short) >= 5 and one_off(short, long))


def one_off(short: str, long: str) -> bool:
    """Whether two names differ in one letter, or in two that changed places."""
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        return short[at + 1 :] == long[at + 1 :] or (
            sorted(short[at : at + 2]) == sorted(long[at : at + 2]) and (short[at + 2 :] == long[at + 2 :])
        )
    return short[at:] == long[at + 1 :]


RANKS = {"eldest": 3, "oldest": 3, "middle": 2, "youngest": 1, "littlest": 1, "smallest": 1}


def agree_on_rank(one: Clue, other: Clue) -> bool:
    """Whether two clues do not differ in their place among brothers and sisters: the eldest is not the youngest."""
    if "youngest-of-three" in (one.rule, other.rule):
        return True  # "the eldest of three" tells of all three: the youngest is one of them
    ranks = rank_of(one), rank_of(other)
    return 0 in ranks or ranks[0] == ranks[1]


def rank_of(clue: Clue) -> int:
    """The place that a clue gives a child among brothers and sisters; nought where it gives none."""
    return next((RANKS[word] for word in clue.line.words[clue.first : clue.last + 1] if word in RANKS), 0)


def agree(one: Clue, other: Clue) -> bool:
    """Whether two clues can be one child."""
    if one.chain and one.chain == other.chain:
        return False
    return (
        agree_on_name(one, other)
        and agree_on_sex(one, other)
        and agree_on_age(one, other)
        and agree_on_rank(one, other)
    )


def is_told_next(child: Clue, clue: Clue) -> bool:
    """Whether a child is named right after the words that bring it in ("another young person from there, Jade 15")."""
    return child.line is clue.line and 0 < child.first - clue.last <= SOON and not child.extra


SOON = 6


def comes_on_top(child: Clue, group: Clue) -> bool:
    """Whether a child is told as one more than a number before it ("2 kids in the car, a third child at nan's")."""
    return child.extra and group.told and not child.known and child.start > group.start and not group.extra
