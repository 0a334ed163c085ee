"""A list of words, written as one string: the way this package keeps its data."""

from __future__ import annotations

from importlib.resources import files


def load_words(name: str) -> frozenset[str]:
    """The words of a data file of this package, lines that begin with # left out."""
    rows = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return lexicon(*(row for row in rows if not row.startswith("#")))


def lexicon(*words: str) -> frozenset[str]:
    """The words of one or more strings, each once."""
    return frozenset(word for line in words for word in line.split())
