"""A child is told of by those who teach, keep or report one, though no word for a child stands there.

language.md 58, 82, 83, 93 to 97, 100, 109 and 120 in our own words: "placement says she has absconded", "school rang,
has come in hungry", "not back from contact". The expressions are in ``keepers.txt``; a line that tells of a grown-up's
age, or of theft, damage and staff, tells of none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from childtonotice.screening.text.clues import Clue, Found
from childtonotice.screening.text.lexicon import fill, lexicon, read_rows
from childtonotice.screening.text.schooling import is_grown_line
from childtonotice.screening.text.tokens import Line

PARTS = {
    "{speaks}": (
        "(?:rings?|rang|says?|reports?|reporting|called|calling|states?|worried|concerned|raised|asks?|asking)"
    ),
    "{whom}": (
        r"\b(?:s?he(?:'?s)?|him|her|his|has (?:come|not|gone|turned|just)|have not|absconded|collect(?:ed)?"
        r"|picked up|stepdad|mum|dad|locked out)\b"
    ),
}


class Keeper(NamedTuple):
    """One sign: the words of which a line must have one, the rule that it is told by, and the expression."""

    words: frozenset[str]
    rule: str
    expression: re.Pattern[str]


def load_keepers() -> tuple[Keeper, ...]:
    """The signs of ``keepers.txt``, in order."""
    told = [row.split(" | ", 2) for row in read_rows("keepers.txt")]
    return tuple(Keeper(lexicon(words), rule, re.compile(fill(expression, PARTS))) for words, rule, expression in told)


KEEPERS = load_keepers()
# Of words that stand in many lines, only the rarer one of each sign has a line looked at.
KEEPING = frozenset().union(*(keeper.words for keeper in KEEPERS)) - lexicon(
    "still now today day works head social duty"
)
KEEPING |= lexicon("historic historical abused raped")
NONE_OF_THEM = lexicon(
    "stolen theft stole burglary damage damaged graffiti alarm caretaker governor parking laptop elderly dementia work",
    "student university uni lecturer colleague colleagues employee ex-employee empty holidays resident's ld",
    "disabilities garden supported noise decoy hospital horse riding driving art",
)


def read_keepers(line: Line, found: Found) -> None:
    """The clues to children whom a teacher, keeper or parent tells of in a line, added to what is found."""
    if not NONE_OF_THEM.isdisjoint(line.all):
        return
    text = line.text()
    for words, rule, expression in KEEPERS:
        told = None if words.isdisjoint(line.all) else expression.search(text)
        if told and (rule == "suspect-near-children" or not is_grown_line(line)):
            found.clues.append(clue_of(line, rule, line.lo + told.start(), line.lo + told.end()))
            return


def clue_of(line: Line, rule: str, start: int, end: int) -> Clue:
    """The clue whose words stand between two places of the log."""
    first = max(0, bisect_right(line.starts, start) - 1)
    last = max(first, bisect_left(line.starts, end) - 1)
    presence = PRESENCE.get(rule, "")
    return Clue(rule, line, first, last, kind="sign", relation="child", presence=presence, weight=1)


PRESENCE = {"suspect-near-children": "resident"}
