"""Signs without width (marks of direction, joiners, soft hyphens): what is pasted from elsewhere brings them along.

Nobody who reads a log sees them, and no rule should: "8\\u200b years old" is an age.
"""

from __future__ import annotations

import re

# One class for RE2 and for Python; a log with one of them passes stage 1, which cannot look through them.
UNSEEN = "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
ANY_UNSEEN = re.compile(UNSEEN)


def holds_unseen(log: str) -> bool:
    """Whether a log holds a sign without width."""
    return not log.isascii() and ANY_UNSEEN.search(log) is not None


def without_unseen(text: str) -> str:
    """A short text without its signs without width."""
    return text if text.isascii() else ANY_UNSEEN.sub("", text)
