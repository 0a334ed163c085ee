"""Ages of one or two among several: "one 15, the other 13", "2 lads, one detained is 12", "and another of 15"."""

from __future__ import annotations

from childtonotice.screening.text.clues import Age, Found
from childtonotice.screening.text.frames import ROUGHLY, before_roughly
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.tokens import Line

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


def is_one_of(line: Line, age: Age, found: Found) -> bool:
    """Whether "one 15" spells out a plural told before it ("two young females located, one 15 one 14")."""
    at = before_roughly(line, age.first, ONE_WAS)
    if line.words[at] == "one" and (line.words[at - 1] in OPENING or line.words[at - 1].isdigit()):
        apart = line.words[at - 1] in ("except", "bar")
        return apart or is_among(line, found) or "other" in line.after(age.last, 4)
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
    before, last = line.before(age.first, 2), found.clues[-1] if found.clues else None
    told = last is not None and last.line is line and last.low is not None and last.kind == "child"
    return told and before in (["another", "of"], ["other", "of"], ["one", "of"], ["another", "aged"])
