"""Ages of one, two or all among several: "one 15, the other 13", "2 lads, one detained is 12", "and another of 15"."""

from __future__ import annotations

from childtonotice.screening.text.clues import Age, Clue, Found
from childtonotice.screening.text.frames import NOT_AGE_AFTER, ROUGHLY, before_roughly
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.names import NOT_INITIALS
from childtonotice.screening.text.spelled import CLOSING
from childtonotice.screening.text.tails import name_after
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import NOUNS

JOINTS = lexicon(", and & + ;")
YOUNGEST_IN_PAIR = 3


def in_pairs(line: Line, age: Age) -> Clue | None:
    """The children of ages told in pairs, with their number or their letter ("2 x 13, 1 x 12", "D 15 and P 12")."""
    words, first = line.words, start_of_pair(line, age.first)
    if first < 0 or age.how != "bare" or age.low < YOUNGEST_IN_PAIR or words[age.last + 1] in NOUNS:
        return None
    nexts = [at for at in (age.last + 3, age.last + 4) if start_of_pair(line, at) >= 0]
    after = words[age.last + 1] in JOINTS and any(words[at + 1] not in NOT_AGE_AFTER for at in nexts)
    before = words[first - 1] in JOINTS and words[first - 2].isdigit() and start_of_pair(line, first - 2) >= 0
    closed = words[age.last + 1] in CLOSING or words[age.last + 1] in ("all", "both", "not", "are")
    if not (after or (before and closed)):
        return None
    number = int(words[first]) if words[first].isdigit() else 1
    kind = "child" if age.is_child else "grown"
    return Clue("age-alone", line, first, age.last, number, True, age.low, age.high, firm=age.is_child, kind=kind,
                chain=-1000 * (line.lo + 1) - 750, weight=6)  # fmt: skip


def start_of_pair(line: Line, at: int) -> int:
    """Where "2 x" or somebody's letter begins that stands before a figure; -1 where neither does."""
    words, before = line.words, line.words[at - 1]
    if not words[at].isdigit() or line.glued(at):
        return -1
    if before in ("x", "of"):
        return at - 2 if words[at - 2].isdigit() and len(words[at - 2]) == 1 else -1
    lettered = len(before) == 1 and before.isalpha() and before not in NOT_INITIALS and not line.glued(at - 1)
    return at - 1 if lettered and words[at - 2] not in BEFORE_LETTERS else -1


BEFORE_LETTERS = lexicon("platform gate row bay block seat flat unit junction vitamin vitamins hepatitis stand zone")


ONE_IS = ROUGHLY | lexicon("is aged was")
ONE_WAS = ONE_IS | {","}


def is_one_of_two(line: Line, age: Age) -> bool:
    """Whether an age is that of one of two people set against each other ("one 14, the other 13")."""
    words, at = line.words, before_roughly(line, age.first, ONE_IS)
    if words[at] not in ("one", "other"):
        return False
    follow, before = words[age.last + 1 : age.last + 5], words[max(0, at - 4) : at]
    if words[at] == "one":
        again = before[-1:] == [","] and "one" in before and any(word.isdigit() for word in before)
        return again or (follow[:1] == [","] and ("other" in follow or follow[1:2] == ["one"]))
    return before[-1:] == ["the"] and any(word.isdigit() for word in before)


def is_one_of_counted(line: Line, age: Age) -> bool:
    """Whether "one is 16" tells of one of several counted before ("4 shoplifters. three are in 20s one is 16")."""
    words = line.words
    if words[max(0, age.first - 2) : age.first] != ["one", "is"] or age.low < YOUNGEST_OF_ALL:
        return False
    counted = any(words[at] in TOLD_APART and words[at + 1] in ("are", "were") for at in range(age.first - 2))
    return counted and words[age.last + 1] in CLOSING


TOLD_APART = lexicon("two three four five both others rest")


def is_one_of(line: Line, age: Age, found: Found) -> bool:
    """Whether "one 15" spells out a plural told before it ("two young females located, one 15 one 14")."""
    at = before_roughly(line, age.first, ONE_WAS)
    if line.words[at] == "one" and (line.words[at - 1] in OPENING or line.words[at - 1].isdigit()):
        apart = line.words[at - 1] in ("except", "bar")
        return apart or is_among(line, found) or "other" in line.after(age.last, 4)
    opened = line.words[age.first - 1] == "(" and "one" in line.before(age.first - 1, 3)
    if opened and not {"other", "another"}.isdisjoint(line.after(age.last, 8)):
        return True  # "two went in, one out (12, breathing), other lad 13"
    if line.words[at] == "other" and (line.words[at - 1] == "the" or line.words[at - 1] in OPENING):
        return "one" in line.before(age.first, 10)
    caught = line.words[at - 1] == "one" and line.words[at - 2] in OPENING and line.words[at] in CAUGHT
    return (caught and line.words[age.first - 1] == "," and is_among(line, found)) or is_one_caught(line, age, found)


def is_one_caught(line: Line, age: Age, found: Found) -> bool:
    """Whether the age is that of the one of several who was caught ("2 lads, one detained by the farmer is 12")."""
    words = line.words
    if words[age.first - 1] not in ("is", "aged") or not is_among(line, found):
        return False
    for at in range(age.first - 2, max(0, age.first - 8), -1):
        if words[at] in CAUGHT and words[at - 1] == "one":
            return words[at - 2] in OPENING
        if words[at] in (",", ".", "and"):
            return False
    return False


def make_firm(line: Line, age: Age, found: Found) -> None:
    """The lads of whom the one who was caught is a child are children ("one caught, 11")."""
    if line.words[age.first - 1] != "," and not is_one_caught(line, age, found):
        return
    for at, clue in enumerate(found.clues):
        if clue.line is line and clue.number > 1 and clue.kind == "child" and not clue.firm:
            found.clues[at] = clue.but(firm=True)


def is_among(line: Line, found: Found, before: int = 999) -> bool:
    """Whether several children, or several who may be, are told of in the line before a word."""
    return any(
        clue.line is line and clue.kind == "child" and clue.number > 1 and clue.first < before for clue in found.clues
    )


OPENING = lexicon(", - : ( . ; and except bar") | {""}


CAUGHT = lexicon(
    "caught detained stopped located found arrested traced spoken injured hurt male female lad girl boy named"
)


def is_another(line: Line, age: Age, found: Found) -> bool:
    """Whether "another of 15" follows a child with an age ("one boy of 12 and another of 15")."""
    if line.before(age.first, 2) not in ANOTHER:
        return False
    return any(clue.line is line and clue.low is not None and clue.first < age.first for clue in found.clues)


ANOTHER = (
    ["another", "of"],
    ["other", "of"],
    ["one", "of"],
    ["another", "aged"],
    ["another", "was"],
    ["another", "is"],
)


def give_several(line: Line, age: Age, found: Found) -> bool:
    """The age of several told of just before in the line ("4 lads in the park, 14-16 yrs", "they're about 15")."""
    last = found.clues[-1] if found.clues else None
    if not last or last.line is not line or last.kind != "child" or last.low is not None:
        return False
    at = before_roughly(line, age.first)
    if last.number == 1:
        return give_each(line, age, at, found)
    between = line.words[last.last + 1 : at]
    they = bool(THEY.intersection(line.words[max(at - 1, last.last + 1) : age.first]))
    band = line.words[at] == "," and age.low != age.high and not {".", "one", "other", "with"} & set(between)
    tally = line.words[at] == "all" and age.how == "bare" and age.low < YOUNGEST_OF_ALL  # "kids moved, all 3 seen"
    if not age.is_child or tally or len(between) > SAME_BREATH or not (they or band) or name_after(line, age):
        return False
    found.clues[-1] = last.but(low=age.low, high=age.high, firm=True, rule="family-word-with-age")
    return True


def give_each(line: Line, age: Age, at: int, found: Found) -> bool:
    """The age of children told of one by one ("twin 1 has a cut, twin 2 is fine, they are 7")."""
    words = line.words
    if not age.is_child or not (words[at] in BOTH or (words[at - 1] in THEY and words[at] in ("are", "were"))):
        return False
    each = [place for place, clue in enumerate(found.clues) if clue.line is line and clue.firm and clue.kind == "child"]
    if len(each) < 2 or any(found.clues[place].low is not None for place in each):
        return False
    for place in each:
        found.clues[place] = found.clues[place].but(
            low=age.low, high=age.high, chain=-1000 * (line.lo + 1) - 850, rule="family-word-with-age"
        )
    return True


BOTH = lexicon("both they're theyre")
THEY = lexicon("they they're theyre all ages look looks looked looking appear appeared")
YOUNGEST_OF_ALL = 11
SAME_BREATH = 14
