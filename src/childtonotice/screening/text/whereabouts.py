"""Where the children of a phrase are: here, living there, or elsewhere for now (ruling 3)."""

from __future__ import annotations

from childtonotice.screening.text.cues import HAVING
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.tokens import Line

AWAY = lexicon(
    "nans nan's nanas nana's nannas nanna's grans gran's grandmas grandma's grandads grandad's grandparents",
    "grandparent's dads dad's fathers father's mums mum's mothers mother's aunties auntie's aunts aunt's uncles",
    "uncle's sisters sister's brothers brother's friends friend's mates mate's school nursery college respite",
    "childminder childminders childminder's neighbours neighbour's grandmother's grandmothers foster",
    "grandparents' nannys nanny's camp sleepover carers parents parent's parents' inlaws family's",
)
KEEPERS = lexicon(
    "dad father mum mam mother nan nana nanna gran grandma grandad grandparents grandmother grandfather aunt",
    "auntie aunty uncle sister ex foster carers family relatives relative parents in-laws neighbour friend",
    "friends",
)
LIVING = lexicon("lives live living resides reside household stays")
CALLERS = lexicon("her me inft ap caller him us them")
ABSENT = lexicon("away elsewhere sleepover staying abroad")


def presence_of(line: Line, first: int, last: int) -> str:
    """Where the children of a phrase are: present, resident (they live there or are somebody's), or elsewhere."""
    words = line.words
    if is_away(line, last):
        return "elsewhere"
    before = line.before(first, 4)
    if before and before[-1] in OWN_BEFORE:
        before = before[:-1]
    if before and (before[-1] in HAVING or (before[-1] in ("got", "also") and before[-2:-1] in (["has"], ["have"]))):
        return "present" if words[last + 1] in ("with", "here", "inside", "upstairs", "present") else "resident"
    after = words[last + 1 : last + 4]
    if (
        not LIVING.isdisjoint(after)
        or "weekends" in words[last + 1 : last + 6]
        or words[last + 1 : last + 3] == ["of", "his"]
    ):
        return "resident"
    return "present"


OWN_BEFORE = lexicon("her his their my our also")
HERE = lexicon("present there here home in at on")


NOT_THERE = lexicon("not aren't arent isn't isnt weren't wasn't")
AWAY_HINTS = ABSENT | NOT_THERE | lexicon("at with")


def is_away(line: Line, last: int) -> bool:
    """Whether what follows a phrase says that they are elsewhere ("at nans", "with their dad", "not present")."""
    words = line.words
    if AWAY_HINTS.isdisjoint(line.all):
        return False
    for at in range(last + 1, min(line.size, last + 7)):
        word = words[at]
        if word in (".", ";", "but", "and") or (word == "staying" and words[at + 2] in CALLERS):
            return False
        if word in ABSENT or (word in NOT_THERE and words[at + 1] in HERE and words[at + 2] != "from"):
            return True
        if word == "at" and any(found in AWAY for found in words[at + 1 : at + 4]):
            return True
        if word == "with" and is_kept(line, at):
            return True
    return False


def is_kept(line: Line, at: int) -> bool:
    """Whether "with" is followed by somebody who keeps the children elsewhere.

    "with their dad", "with grandparents".
    """
    keepers = line.words[at + 1 : at + 3]
    return (
        any(word in KEEPERS for word in keepers)
        and line.words[at + 2] != "here"
        and not (MUM.intersection(keepers) and not {"his", "her"}.intersection(keepers))
    )


MUM = lexicon("mum mam mother mummy")
