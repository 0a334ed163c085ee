"""A force's own words: what its control room writes for a child, a baby, a denial, a claim.

Force folder, phrases.csv.
"""

from __future__ import annotations

import re
from functools import lru_cache

from childtonotice.screening.circumstances import Said
from childtonotice.screening.text.clues import Clue, Found
from childtonotice.screening.text.seen import ways_of_writing
from childtonotice.screening.text.tokens import Line, fold

CHILDREN = {"child": ("child", "present"), "baby": ("baby", "present"), "unborn": ("unborn", "unborn")}


@lru_cache(maxsize=64)
def finder(phrase: str) -> re.Pattern[str]:
    """The expression that finds a phrase as whole words on the shadow of a log."""
    either = "|".join(re.escape(fold(words)) for words in ways_of_writing(phrase.strip()))
    return re.compile(rf"(?<![a-z0-9])(?:{either})(?![a-z0-9])")


def read_phrases(line: Line, text: str, phrases: tuple[tuple[str, str], ...], found: Found) -> None:
    """What a force's own words say in a line: added to what is found, or taken away where they name no child."""
    for phrase, meaning in phrases:
        if not phrase.strip():
            continue
        for match in finder(phrase).finditer(text, line.lo, line.hi):
            apply_phrase(line, match.start(), match.end(), meaning, found)


def apply_phrase(line: Line, start: int, end: int, meaning: str, found: Found) -> None:
    """One phrase, by what it means to the force."""
    if meaning == "not-child":
        found.clues[:] = [
            clue for clue in found.clues if clue.line is not line or clue.end <= start or clue.start >= end
        ]
    elif meaning == "denial":
        found.said.append(Said("denial", "presence", start, end))
    elif meaning == "claim-done":
        found.said.append(Said("claim", "done", start, end))
    elif meaning in CHILDREN:
        relation, presence = CHILDREN[meaning]
        inside = [index for index in range(line.size) if start <= line.starts[index] < end]
        if inside:
            found.clues.append(
                Clue("force-phrase", line, inside[0], inside[-1], relation=relation, presence=presence, weight=4)
            )
