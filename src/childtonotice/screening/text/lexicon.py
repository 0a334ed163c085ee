"""A list of words, written as one string: the way this package keeps its data."""

from __future__ import annotations


def lexicon(*words: str) -> frozenset[str]:
    """The words of one or more strings, each once."""
    return frozenset(word for line in words for word in line.split())
