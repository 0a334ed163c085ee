"""Lists of words and rows, in files or as one string: the way this package keeps its data."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files


def read_rows(name: str) -> list[str]:
    """The rows of a data file of this package; remarks, which begin with #, and empty rows left out."""
    rows = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return [row for row in rows if row.strip() and not row.startswith("#")]


def fill(row: str, parts: Mapping[str, str]) -> str:
    """A row with the parts that its placeholders, as "{age}", stand for."""
    for name, part in parts.items():
        row = row.replace(name, part)
    return row


def load_words(name: str) -> frozenset[str]:
    """The words of a data file of this package."""
    return lexicon(*read_rows(name))


def lexicon(*words: str) -> frozenset[str]:
    """The words of one or more strings, each once."""
    return frozenset(word for line in words for word in line.split())
