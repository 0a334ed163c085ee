"""Children told of as more than those before: "another two at nans", "the third is in bed", "the other two"."""

from __future__ import annotations

from itertools import pairwise

from childtonotice.screening.text.clues import ADULT, Clue
from childtonotice.screening.text.forenames import FORENAMES
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.names import VERBS
from childtonotice.screening.text.numerals import number_at
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import NOUNS, Noun

MOST_OWNED = 9
FOLLOW = lexicon(
    "are were in at upstairs downstairs asleep with present , . ; ) ( - to have who is was aged under from safe",
    "here and live lives inside on all both seen stayed slept crying screaming : home shut locked left taken found out",
    "go goes going come comes off always never still get need been had sleep sleeping wont won't dont don't",
    "behind outside back hiding watching went came got plus & + stop stay sleep stayed stopped play were",
    "visit visits stays attend watched saw heard hid ran cried living staying",
)
AGED_BY = lexicon("year yr years yrs month mth months week wk weeks day yo")
GROWN = lexicon("grown adult adults grown-up men women twenties thirties")


def is_followed(line: Line, at: int) -> bool:
    """Whether what follows a number leaves it a number of children, not an age ("her 7-year-old")."""
    words = line.words
    joined = words[at] in ("and", "&") and words[at + 1] in ("his", "her") and words[at + 3][:1].isdigit()
    if joined and not words[at + 2].endswith("'s"):
        return False  # "her 9 and her brother 11"
    if words[at] in ("and", "&", ",") and words[at + 1].isdigit() and words[at + 2] in AGED_BY:
        return False  # "her 8 and 11 yr old brothers"
    compound = words[at] == "-" and line.glued(at) and line.glued(at + 1)  # "her three-bar fire"
    follows = words[at] in FOLLOW or words[at + 1] in GONE.get(words[at], ())
    return follows and not compound and not (words[at] == "-" and words[at + 1] in AGED_BY)


# "her three not home", "their two missing since noon"; not "his two missing parcels"
GONE = {
    "not": lexicon("home back in at come returned been here with"),
    "missing": lexicon("from since for again overnight , . ; )") | {""},
}


def are_children(line: Line, index: int, last: int) -> bool:
    """Whether "the other two" are children, as whoever is told of last before them ("her son 9 ran, the other two")."""
    words, after = line.words, line.words[last + 1 : last + 5]
    if not GROWN.isdisjoint(after) or any(word.isdigit() and int(word[:3]) >= ADULT for word in after):
        return False
    for at in range(index - 2, max(-1, index - 30), -1):
        noun = NOUNS.get(words[at])
        if noun is not None and noun.relation != "parent":
            return noun.relation in ("son", "daughter") or noun.strength > 1
        if words[at] in FORENAMES and words[at + 1].isdigit() and int(words[at + 1][:3]) < ADULT:
            return True
    return False


def another_one(line: Line, index: int) -> Clue | None:
    """The child of "another has a bat", told apart from "one kid" before it."""
    first, _ = line.sentence(index)
    before = line.words[first:index]
    beside = line.words[index - 1] in ("and", "with", "has")
    at = index + 2 if line.words[index + 1] == "one" else index + 1
    if beside and line.words[at] == "at" and line.words[at + 1] in SCHOOLS:
        where = "resident" if line.words[at + 1] == "home" else "elsewhere"
        return Clue("another-one", line, index, at + 1, extra=True, relation="child", presence=where, weight=2)
    if beside and words_after(line, index).intersection(WHERE_SMALL):
        return Clue("another-one", line, index, index + 2, extra=True, relation="child", weight=2)
    if line.words[index + 1] == "one" or number_at(line, index + 1):
        return more_of_them(line, index)
    one = any(word == "one" and follow in NOUNS and NOUNS[follow].strength > 1 for word, follow in pairwise(before))
    if not one or line.words[index + 1] not in VERBS:
        return None
    return Clue("another-one", line, index, index, extra=True, relation="child", weight=2)


def more_of_them(line: Line, index: int) -> Clue | None:
    """The children of "another two at nans" and "another one in bed", told after those that are here."""
    number = number_at(line, index + 1)
    if not 0 < number <= MOST_OWNED or not is_followed(line, index + 2) or not are_children(line, index, index + 1):
        return None
    rule = "another-one" if number == 1 else "her-three"
    return Clue(rule, line, index, index + 1, number, extra=True, relation="child", weight=2)


def last_one(line: Line, index: int) -> Clue | None:
    """The child of "two of the kids are here, the third is at nans": one more than those counted in the sentence."""
    words = line.words
    last = index + 1 if words[index + 1] == "one" else index
    follows = is_followed(line, last + 1) or words[last + 1] == "not"
    if words[index - 1] not in ("the", ",", "a", "and") or not follows:
        return None
    first, _ = line.sentence(index)
    nouns = (at for at in range(index - 2, first - 1, -1) if NOUNS.get(words[at], NOBODY).number > 1)
    told = counted_before(line, next(nouns, -1))
    return (
        Clue("another-one", line, index, last, extra=True, relation="child", weight=2)
        if told == THIRDS[words[index]] - 1
        else None
    )


NOBODY = Noun("", 0)


def counted_before(line: Line, at: int) -> int:
    """The number told before a plural ("two of the kids", "2 chn"); nought where none is, or of others."""
    words = line.words
    if at < 0 or NOUNS[words[at]].strength < 2:
        return 0
    owned = words[at - 2] == "of" and words[at - 1] in ("the", "her", "his", "their", "our", "my")
    return number_at(line, at - 3 if owned else at - 1)


THIRDS = {"third": 3, "fourth": 4, "fifth": 5}


def smaller_one(line: Line, index: int) -> Clue | None:
    """The child of "and a smaller one", told beside another child."""
    words = line.words
    if words[index - 1] not in SMALLER or words[index - 2] not in ("a", "another", "&"):
        return None
    before = line.words[max(0, index - 25) : index - 2]
    in_car = line.words[index - 3] in THERE and line.words[index + 1 : index + 4] in IN_THE_BACK
    if not in_car and not any(word in NOUNS and NOUNS[word].strength for word in before):
        return None
    return Clue("another-one", line, index - 2, index, extra=True, relation="child", weight=2)


THERE = lexicon("there's theres is has with")
IN_THE_BACK = (["in", "the", "back"], ["in", "the", "car"])
SMALLER = lexicon("smaller littler tinier younger")
WHERE_SMALL = lexicon("pram pushchair buggy cot nappy nappies carrier sling highchair arms carseat")


def words_after(line: Line, index: int) -> set[str]:
    """The few words after "another in" or "another with", where a child so small is ("another in a pushchair")."""
    after = line.words[index + 1 : index + 5]
    return set(after[1:]) if after[0] in ("in", "with") else set()


def as_well(line: Line, index: int, number: int) -> Clue | None:
    """The children of the other of two: "she has 2 kids and he has 3"."""
    first, _ = line.sentence(index)
    having = (at for at in range(first, index - 1) if line.words[at] in HAVING and number_at(line, at + 1) > 1)
    before = any(NOUNS.get(line.words[at + 2], NOBODY).strength > 1 for at in having)
    if not before or line.words[index - 1] not in OWNERS or line.words[index + 2] not in ENDS:
        return None
    return Clue("her-three", line, index, index + 1, number, presence="resident", extra=True, weight=3)


def of_his(line: Line, index: int) -> Clue | None:
    """The children of "3 kids of hers and 2 of his"."""
    number = number_at(line, index - 1)
    first, _ = line.sentence(index)
    plural = any(NOUNS.get(word, NOBODY).number > 1 and NOUNS[word].strength > 1 for word in line.words[first:index])
    if not 0 < number <= MOST_OWNED or line.words[index - 2] not in JOINING or not plural:
        return None
    return Clue("her-three", line, index - 1, index + 1, number, presence="resident", extra=True, weight=3)


def of_same_age(line: Line, index: int) -> Clue | None:
    """The children of "plus two others same age", "her eldest, 15 ... has 3 others", treated as the one before them.

    Ruling 5.
    """
    number, after = number_at(line, index - 1), line.words[index + 1 : index + 6]
    alike = any(pair in (("same", "age"), ("similar", "age")) for pair in pairwise(after))
    more = line.words[index - 2] in HAVING and line.words[index + 1] in (",", ".", "", ";", "(")
    more = more and any(NOUNS.get(word, NOBODY).strength > 1 for word in line.words[: index - 2])
    if not 1 < number <= MOST_OWNED or not (alike or more):
        return None
    return Clue("her-three", line, index - 1, index, number, relation="child", extra=True, weight=3)


HAVING = lexicon("has have got")
OWNERS = lexicon("she he they ip suspect partner ex also male female")
HIS = lexicon("his hers mine theirs ours")
JOINING = lexicon("and plus & + ,")
ENDS = lexicon(", . ; ) and too as from with all") | {""}
SCHOOLS = lexicon("school nursery preschool home primary secondary playgroup")
