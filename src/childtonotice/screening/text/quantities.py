"""Numbers of children written after their word: "CHILDREN: 2", "KIDS X3", "kids, 40 maybe 50"."""

from __future__ import annotations

from childtonotice.screening.text.clues import ADULT
from childtonotice.screening.text.frames import ROUGHLY, number_by_sex, value_of
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import COUNTS, NOUNS, SMALL_WORDS

OF_ONE_AGE = lexicon("twins triplets twin")
HEADINGS = lexicon("no nos number num nr")
HOUSEHOLDS = lexicon("household property address home prop house")
MOST_AT_HOME = 12


def number_after(line: Line, index: int) -> int:
    """A number written after a plural: "CHILDREN: 2", "KIDS X3".

    Nought where there is none or it begins a list of ages.
    """
    words, at = line.words, index + 1
    before = index - 2 if words[index - 1] in SMALL_WORDS else index - 1
    if words[before] == "of" and words[before - 1] in HEADINGS and words[at].isdigit():
        return int(words[at]) if 1 <= int(words[at][:4]) <= MOST_AT_HOME else 0  # "no of children 3"
    if words[at] in ("in", "at") and words[at + 1] in HOUSEHOLDS and words[at + 2].isdigit():
        closed = words[at + 3] in ("", ".", ",", "(", ";") and not words[at + 4].isdigit()
        return int(words[at + 2]) if closed and 1 <= int(words[at + 2]) <= MOST_AT_HOME else 0
    if (
        words[at] == "("
        and words[at + 2] == ")"
        and words[at + 1].isdigit()
        and OF_ONE_AGE.isdisjoint((words[index - 1], words[index]))
    ):
        return int(words[at + 1]) if 1 < int(words[at + 1]) <= MOST_AT_HOME else 0
    if by_sex := number_by_sex(line, at):
        return by_sex
    number, follow = figure(words[at + 1]), words[at + 2]
    if words[at] not in (":", "-", "x", "=", "*") or not number:
        return 0
    if words[at] != "x" and follow in NOUNS and (words[index - 1] in COUNTS or words[index - 1].isdigit()):
        return 0  # "five children - three lads, two girls"
    listed = words[at] != "x" and (follow in (",", "&", "+", "and", "/", "-", "m", "f") or unit_follows(follow))
    return number if 1 <= number <= 30 and not listed else 0


def figure(word: str) -> int:
    """The number of a word of two figures at most, or told in letters; nought where there is none."""
    number = int(value_of(word))
    return number if word.isdigit() or number > 1 else 0


def crowd_after(line: Line, index: int) -> int:
    """Where a number too large for a child's age says how many there are ("kids, 40 maybe 50"); nought where none."""
    words, at = line.words, index + 1
    while words[at] in (",", "-", "(", ":") or (words[at] in ROUGHLY and at < index + 4):
        at += 1
    if at == index + 1 or not words[at].isdigit() or not ADULT <= int(words[at][:4]) <= MOST_IN_CROWD:
        return 0
    blurred = (
        words[at + 1] in ("maybe", "or", "of", "to", "-", "+", "plus", "at", "odd", "ish") or words[at - 1] in ROUGHLY
    )
    noun = NOUNS.get(words[index])
    return at if blurred and noun is not None and noun.strength > 1 and words[at + 2] not in ("years", "yrs") else 0


MOST_IN_CROWD = 200


def unit_follows(word: str) -> bool:
    """Whether a word makes the number before it an age."""
    return word in ("yrs", "yr", "yo", "years", "year", "mths", "months", "yoa", "wks", "y")
