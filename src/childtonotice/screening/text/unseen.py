"""Signs without width (marks of direction, joiners, soft hyphens): what is pasted from elsewhere brings them along.

Nobody who reads a log sees them, and no rule should: "8\\u200b years old" is an age.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from childtonotice.screening.circumstances import Reading

# One class for RE2 and for Python; a log with one of them passes stage 1, which cannot look through them.
UNSEEN = "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
_UNSEEN = re.compile(UNSEEN)


def holds_unseen(log: str) -> bool:
    """Whether a log holds a sign without width."""
    return not log.isascii() and _UNSEEN.search(log) is not None


def without_unseen(text: str) -> str:
    """A short text without its signs without width."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def read_through(log: str, read: Callable[[str], Reading]) -> Reading:
    """What a log says without its signs without width; positions, and the words there, are those of the log itself."""
    seen = [at for at, letter in enumerate(log) if not _UNSEEN.match(letter)]
    found = read("".join(log[at] for at in seen))
    mentions = []
    for mention in found.mentions:
        start, end = seen[mention.start], seen[mention.end - 1] + 1
        mentions.append(mention._replace(words=log[start:end], start=start, end=end))
    said = [each._replace(start=seen[each.start], end=seen[each.end - 1] + 1) for each in found.said]
    return replace(found, mentions=tuple(mentions), said=tuple(said))
