"""An age that nobody has: a decoy's, or one that somebody only pretends to be."""

from __future__ import annotations

from itertools import pairwise

from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.tokens import Line


def is_decoy(line: Line, first: int) -> bool:
    """Whether an age is that of nobody: "posing as a 13yo", "decoy profile aged 14", "pretending to be 15"."""
    if DECOYS.isdisjoint(line.all) and PRETENDING.isdisjoint(line.before(first, 6)):
        return False
    if any(pair in REAL for pair in pairwise(line.words)):
        return False
    start, _ = line.sentence(first)
    if not PRETENDING.isdisjoint(line.words[max(start, first - 6) : first]):
        return True
    before = range(max(start, first - 12), first)
    return any(line.words[at] in BELIEVING and not is_guess_of_another(line, at, first) for at in before)


def is_guess_of_another(line: Line, at: int, first: int) -> bool:
    """Whether "believed to be 40" before an age is somebody else's."""
    after = line.words[at + 1 : min(at + 6, first)]
    return after[:2] == ["to", "be"] and any(word.isdigit() for word in after)


# "decoy? no, a real child", "not a decoy"
REAL = frozenset((("real", "child"), ("real", "girl"), ("real", "boy"), ("actual", "child"), ("genuine", "child")))
DECOYS = lexicon("decoy decoys undercover covert ucol")
BELIEVING = lexicon("believed believing believes thought thinking thinks")
PRETENDING = lexicon("posing posed pretending pretended decoy decoys impersonating fictitious undercover")
