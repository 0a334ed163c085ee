"""What stands after a child's word: a number, then names and ages."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from childtonotice.screening.text.clues import ADULT, Age
from childtonotice.screening.text.forenames import FORENAMES
from childtonotice.screening.text.frames import ROUGHLY, value_of
from childtonotice.screening.text.leads import ORDINALS
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.names import Name, is_forename, name_from
from childtonotice.screening.text.quantities import crowd_after, number_after
from childtonotice.screening.text.things import is_thing
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import COUNTS, NOUNS, RANKED

JOINING = lexicon(", and & + / plus ; then n")
SKIPPED = ROUGHLY | lexicon(
    ", ( : - called named name is are was were who who's whos only just both all now also again he she they he's",
    "can't cant couldn't",
    "she's aka namely actually now currently ) i e of being passenger victim caller witness suspect years",
)
# After these a bare small number is a label ("MALE 2"), not an age.
LABELLED = frozenset(word for word, noun in NOUNS.items() if noun.relation in ("person", "parent"))


SKIPPED_TOGETHER = (
    ["from", "next", "door"],
    ["at", "next", "door"],
    ["be", "more", "than"],
    ["be", "older", "than"],
    ["known", "to", "be"],
    ["no", "more", "than"],
    ["no", "older", "than"],
    ["not", "more", "than"],
)
OPENING_TOGETHER = frozenset(words[0] for words in SKIPPED_TOGETHER)


PARENTS = lexicon("mum mother mam mummy dad father parent")


class Tail(NamedTuple):
    """What follows a noun: the last word of the phrase, a number ("KIDS: 2"), and the names and ages, in pairs."""

    last: int
    children: tuple[tuple[Name | None, Age | None], ...] = ()
    number: int = 0


def read_tail(line: Line, index: int, ages: dict[int, Age], *, plural: bool) -> Tail:
    """What follows the noun at a word; ``ages``: the ages of the line by their first word."""
    found: list[tuple[Name | None, Age | None]] = []
    number = number_after(line, index) if plural else 0
    last = number_end(line, index) if number else index
    if plural and not number and (at := crowd_after(line, index)):
        return Tail(at, number=int(line.words[at]))
    at = last + 1
    if plural and (slashed := slashed_ages(line, at)) and number in (0, len(slashed)):
        return Tail(slashed[-1].last, tuple((None, age) for age in slashed))
    while at < line.size:
        start = skip_joint(line, at) if found else skip(line, at)
        if start < 0 and (is_next_number(line, at, found[-1][1]) or is_next_sexed(at, found[-1][1], ages)):
            start = at
        name, age = pair_at(line, index, start, ages) if start >= 0 else (None, None)
        if not name and not age:
            break
        found.append((name, age))
        last = age.last if age and not (name and name.last > age.last) else name.last if name else last
        at = last + 1
        if not plural:
            break
    if len(found) > 1 and all(age is None for _, age in found) and (each := slashed_ages(line, last + 1)):
        found, last = pair_up(found, each), each[-1].last  # "sons Toby/Jake 11/8"
    return Tail(last, tuple(in_order(found)), number)


def name_after(line: Line, age: Age) -> Name | None:
    """The first name written straight after an age that can be nothing else ("10yo Riley"), not one with its own."""
    at = age.last + 1
    listed = line.words[at] in FORENAMES and line.words[at] not in NOUNS and line.words[at + 1] in AFTER_NAME
    if age.how != "old" or not (listed or is_forename(line, at)):
        return None
    name = name_from(line, at, sure=listed)
    return None if name and line.words[name.last + 1].isdigit() else name


def has_own_age(line: Line, name: Name, age: Age) -> bool:
    """Whether a name after an age is followed by another age, its own ("a girl of 9, Tom Reed, 44, and")."""
    words, at = line.words, name.last + 2
    at += 1 if words[at] in ("aged", "age") else 0
    if words[name.last + 1] not in (",", "(") or words[at] in ("", str(int(age.low))):
        return False
    return value_of(words[at]) > 0 and words[at + 1] in CLOSED


CLOSED = lexicon(", . ) and & were was") | {""}
AFTER_NAME = lexicon(", and & n . ) + ;") | {""}


def number_end(line: Line, index: int) -> int:
    """Where the number after a noun ends, past a bracket or "in household" ("kids (3)", "kids: 3", "no of kids 3")."""
    after = line.words[index + 1]
    return index + (3 if after in ("in", "at", "(") else 1 if after.isdigit() else 2)


def pair_up(found: list[tuple[Name | None, Age | None]], ages: list[Age]) -> list[tuple[Name | None, Age | None]]:
    """Names and as many ages, put together in order; the names alone where the numbers differ."""
    if len(found) != len(ages):
        return found
    return [(name, age) for (name, _), age in zip(found, ages, strict=True)]


def is_next_number(line: Line, at: int, age: Age | None) -> bool:
    """Whether a list of ages goes on without a joint ("kids are 13 9 7")."""
    word = line.words[at]
    if age is None or age.how != "bare" or age.last != at - 1 or not age.is_child:
        return False
    return word.isdigit() and len(word) < 3 and line.words[at + 1] not in (")", ".", ":")


def is_next_sexed(at: int, age: Age | None, ages: dict[int, Age]) -> bool:
    """Whether a list of ages with letters goes on without a joint ("2 chn F9 M6")."""
    return age is not None and age.sex != "" and at in ages and ages[at].sex != "" and ages[at].how == "old"


def slashed_ages(line: Line, at: int) -> list[Age]:
    """The ages of "KIDS 7/4/2" and "her boys (11/14)": two or more small numbers with strokes after a plural.

    Not months out of twelve or weeks out of 52, as nurses write them.
    """
    at = at + 1 if line.words[at] in ("(", ":", "-", ",", "aged") else at
    numbers = [int(part) for part in line.words[at].split("/") if part.isdigit() and len(part) < 3]
    if len(numbers) < 2 or len(numbers) < line.words[at].count("/") + 1 or not 0 < min(numbers) <= max(numbers) < ADULT:
        return []
    if len(numbers) == 2 and numbers[1] == MONTHS:
        return []
    return [Age(at, at, float(number), float(number), "aged") for number in numbers]


MONTHS = 12


def in_order(found: list[tuple[Name | None, Age | None]]) -> list[tuple[Name | None, Age | None]]:
    """The names and ages in pairs, where all names come before all ages ("kids Joel and Amber, 11 and 9")."""
    names = [name for name, _ in found if name]
    ages = [age for _, age in found if age]
    apart = len(names) == len(ages) > 1 and found[0][1] is None and found[-1][0] is None
    return list(zip(names, ages, strict=True)) if apart else found


def pair_at(line: Line, noun: int, start: int, ages: dict[int, Age]) -> tuple[Name | None, Age | None]:
    """The name at a word and the age after it, or the age alone; either may be missing."""
    if NOUNS.get(line.words[noun], SEVERAL).number == 1 and not EVERYONE.isdisjoint(line.words[noun + 1 : start]):
        return None, None  # "another resident, both are 16"
    name = name_from(line, start, sure=True)
    at = skip(line, name.last + 1) if name else start
    at += 1 if name and at == name.last + 1 and line.words[at] == "/" and line.glued(at + 1) else 0  # "son Jake/15"
    age = ages.get(at) or ages.get(at + 1 if line.words[at] in ("aged", "age") else -1)
    if age is None and line.words[at - 1] in ROUGHLY:
        age = ages.get(at - 1)  # "two girls, looks like 14 and 15"
    whose = NOUNS.get(line.words[noun], SEVERAL)
    if line.words[start - 1] == "of" and whose.number == 1 and whose.relation != "parent":
        name = None  # "baby of Rachel Oakes": the name is the mother's
    if not age or not is_old_enough(line, noun, age) or not fits(line, age, noun, at):
        return name, None
    return name or name_after(line, age), age


EVERYONE = frozenset(("both", "all"))
SEVERAL = NOUNS["children"]


def is_old_enough(line: Line, noun: int, age: Age) -> bool:
    """Whether a bare number can be the age of whom the noun names: "youths, 3 made off" are not three years old."""
    low = NOUNS[line.words[noun]].low if line.words[noun] in NOUNS else None
    listed = any(word.isdigit() for word in line.before(age.first, 3))  # "three juveniles (14, 12 and 7)"
    return age.how != "bare" or low is None or age.high >= low - 2 or listed


OTHER_PEOPLE = lexicon("adults adult others")


def skip(line: Line, at: int) -> int:
    """Past the commas, brackets and small words between a noun and its name or age; at most six."""
    words = line.words
    if words[at - 1] in RANKED:
        at = past_rank(line, at)
    at = past_partner(line, at) if words[at] in ("from", "by") else at
    if words[at - 1] in NUMBERED and is_label(line, at):
        at += 1  # "Child 1: Zac, 5"
    if words[at : at + 2] == ["next", "door"]:
        at += 2  # "lad next door 12 seen with it"
    for _ in range(6):
        if words[at] in OPENING_TOGETHER and words[at : at + 3] in SKIPPED_TOGETHER:
            at += 3
        if words[at] == "in" and words[at + 1] in ("yr", "year", "y", "yrs"):
            at += 1
        if words[at] not in SKIPPED:
            return at
        at += 1
    return at


def past_partner(line: Line, at: int) -> int:
    """Past "from a previous relationship" and "by her ex", up to a bracket or comma with an age; else where it was."""
    if BEFORE_HIM.isdisjoint(line.words[at + 1 : at + 5]):
        return at
    ends = [place for place in range(at + 2, at + 6) if line.words[place] in ("(", ",")]
    return ends[0] if ends and 0 < value_of(line.words[ends[0] + 1]) < ADULT else at


BEFORE_HIM = lexicon("previous former first last ex")


def past_rank(line: Line, at: int) -> int:
    """Past what goes on about "the youngest": "of the three is 4", "of six, now 71", "one is 19"."""
    words = line.words
    if words[at] == "of":
        return at + (3 if words[at + 2] in COUNTS else 2 if words[at + 1] in COUNTS else 0)
    return at + 1 if words[at] == "one" else at


NUMBERED = lexicon("child kid minor juvenile youth boy girl twin")
LETTERS = lexicon("a b c d e f g h")


GOING_ON = lexicon("he she they it is was has had both mum dad not no")


def is_label(line: Line, at: int) -> bool:
    """Whether what follows "child" only tells which of several is meant ("Child 1: Zac", "child A (14)")."""
    words, after = line.words, line.words[at + 1]
    if is_numbered_off(line, at - 1):
        return True  # "twin 1 has a cut, twin 2 is fine"
    lettered, numbered = words[at] in LETTERS, words[at].isdigit() and len(words[at]) == 1
    aged = after in ("(", "-", ":", "aged", "is") or (after == "," and lettered)
    if (lettered or numbered) and aged and words[at + 2].isdigit():
        return True  # "child A (14)", "child 2 (15)"
    if not numbered:
        return False
    if after in (":", "=") or (after == "-" and words[at + 2].isalpha() and words[at + 2] not in GOING_ON):
        return True
    told = words[at + 2] in ("dob", "born", "aged", "(") or (words[at + 2] == "," and words[at + 3][:1].isdigit())
    return told and name_from(line, at + 1, sure=True) is not None


def is_numbered_off(line: Line, noun: int) -> bool:
    """Whether a line tells its children apart by number: "child 1" and "child 2", whatever stands between."""
    word, after = line.words[noun], line.words[noun + 1]
    if after not in FIRST_NUMBERS:
        return False
    numbers = {then for before, then in pairwise(line.words[: line.size]) if before == word}
    return not (numbers.isdisjoint(("1", "one")) or numbers.isdisjoint(("2", "two")))


FIRST_NUMBERS = frozenset(("1", "2", "3", "4", "one", "two", "three", "four"))


def skip_joint(line: Line, at: int) -> int:
    """Past the joint between two names or ages of a list; -1 where there is none."""
    if line.words[at] == ")":
        at += 1
    if line.words[at] not in JOINING:
        return -1
    at += 1
    while line.words[at] in JOINING or line.words[at] in ("(", "aged", "other") or is_one_more(line, at):
        at += 1
    return at


def is_one_more(line: Line, at: int) -> bool:
    """Whether "one" goes on to the age of one of several ("one 15, one 14"); not "kids are seven and one"."""
    if line.words[at] != "one":
        return False
    after = line.words[at + 1]
    return value_of(after) > 0 or after in TO_AGE or NOUNS.get(after, SEVERAL).number == 1


TO_AGE = ROUGHLY | lexicon("aged is was of ( dob")


MOST_CHILDREN = 14  # "mum of 16" tells her age
FOR_A_TIME = lexicon("partner boyfriend bf girlfriend gf husband wife ex resident tenant lodger")


def fits(line: Line, age: Age, noun: int, at: int) -> bool:
    """Whether an age after a noun is that of the noun.

    A bare number only close by, not the number of the next thing.
    """
    words = line.words
    if is_thing(line, age.last + 1, age.last):
        return False
    if age.how != "bare":
        follow = NOUNS.get(words[age.last + 1])
        if words[noun] in LABELLED and follow is not None and follow.strength:
            return False  # "struck by husband, 2 y/o daughter saw it"
        # "marks, oldest perhaps 2 weeks", "her partner of two months"
        return age.low >= 1 if words[noun] == "oldest" else words[at - 1] != "of" or words[noun] not in FOR_A_TIME
    after = words[age.last + 1]
    if after in ORDINALS:
        return words[age.last + 2] == "birthday"
    counted = NOUNS.get(after, SEVERAL)
    if after in OTHER_PEOPLE or (after in NOUNS and counted.strength and (counted.number > 1 or age.low == 1)):
        return False  # "3 kids (1 boy, 2 girls)"
    if words[noun] in LABELLED and (at == noun + 1 or words[at - 1] == "of"):
        of_children = words[at - 1] == "of" and words[noun] in PARENTS and age.low <= MOST_CHILDREN
        return age.low > 5 and not of_children
    return age.low > 0 and not (after.isalpha() and line.glued(age.last + 1))
