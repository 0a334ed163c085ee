"""Names given to a child told of otherwise ("says his name is Otto"), and children known as schoolmates."""

from __future__ import annotations

from childtonotice.screening.text.clues import Clue, Found
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.names import name_from
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import NOUNS

NAMING = lexicon("named called name names details known calls")
SCHOOLMATES = lexicon("school class nursery academy form")


def read_namings(line: Line, found: Found) -> None:
    """The clues of names that are given, and of names that come "from school", added to what is found."""
    words = line.words
    if not NAMING.isdisjoint(line.all):
        for index in range(line.size):
            if words[index] in NAMING and (clue := naming_at(line, index)):
                found.clues.append(clue)
    if not SCHOOLMATES.isdisjoint(line.all):
        for index in range(1, line.size):
            if words[index] in SCHOOLMATES:
                found.clues += schoolmates(line, index - before_school(words[max(0, index - 2) : index]))


def before_school(before: list[str]) -> int:
    """How many words before "school" a name ends that makes a child: "JAKE FROM SCHOOL", "took Mia out of school"."""
    if before[-1:] in (["from"], ["in"]):
        return 2
    return 3 if before == ["out", "of"] or (before[:1] in (["from"], ["in"]) and before[-1] in POSSESSIVES) else 99


def naming_at(line: Line, index: int) -> Clue | None:
    """The name that a word introduces ("called Ned", "gives name as Rowan Tideswell")."""
    at = index + 1
    while line.words[at] in (
        "as",
        "is",
        "given",
        ":",
        "-",
        "himself",
        "herself",
        "of",
        "her",
        "him",
        "only",
        "was",
        '"',
        "'",
    ):
        at += 1
    name = name_from(line, at, sure=True)
    if not name or is_of_grown_up(line, index) or is_register(line, index):
        return None
    return Clue("name-given", line, name.first, name.last, 1, True, None, None, name.forename, name.surname, name.sex,
                kind="naming", weight=4)  # fmt: skip


def is_of_grown_up(line: Line, index: int) -> bool:
    """Whether the name is that of somebody else in the sentence ("OCCUPANT GIVES NAME LEAH PARKIN")."""
    first, _ = line.sentence(index)
    for at in range(index - 1, first - 1, -1):
        noun = NOUNS.get(line.words[at])
        if noun:
            return noun.strength == 0
    return False


REGISTERS = lexicon("tax electoral registered subscriber keeper tenancy account bank insured utility bill")


def is_register(line: Line, index: int) -> bool:
    """Whether the name is that of whom a register or a bill knows ("COUNCIL TAX IN NAME OF ROSA PELL")."""
    before = line.before(index, 2)
    return before[-1:] == ["in"] or before == ["in", "the"] or not REGISTERS.isdisjoint(line.before(index, 8))


POSSESSIVES = lexicon("his her their the")


def schoolmates(line: Line, at: int) -> list[Clue]:
    """The named people before "from school", the last at a word: each a child ("JAKE AND OLI FROM SCHOOL")."""
    clues: list[Clue] = []
    while at >= 0:
        name = name_from(line, at)
        if not name or name.last > at:
            break
        clues.append(
            Clue("schoolmate", line, at, at, 1, True, None, None, name.forename, "", name.sex, "friend", weight=7)
        )
        at -= 1
        if line.words[at] not in ("and", ",", "&", "+"):
            break
        at -= 1
    return clues[::-1]
