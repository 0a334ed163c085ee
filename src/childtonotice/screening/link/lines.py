"""The line of an address that a narrative would repeat: its number and street."""

from __future__ import annotations

import re
from functools import lru_cache

from childtonotice.screening.link.addresses import STREET_WORDS
from childtonotice.screening.link.names import fold

LINE = re.compile(r"(?:^|(?<=\s))(\d+[a-z]? [a-z]{3,}(?: [a-z]{3,})?)")


@lru_cache(maxsize=65536)
def address_line(location: str) -> str:
    """The number and the first words of the street, folded; empty where the address has none ("A64 near ...")."""
    found = LINE.search(re.sub(r"^flat \w+ ", "", spell_out(location)))
    return found[1] if found else ""


@lru_cache(maxsize=8192)
def spell_out(text: str) -> str:
    """A text folded, with the usual abbreviations of streets spelt out ("Rd" is "road")."""
    return " ".join(STREET_WORDS.get(word, word) for word in fold(text).split())


def gives_address(text: str, location: str) -> bool:
    """Whether a text repeats the number and street of an address (ruling 15)."""
    line = address_line(location)
    return bool(line) and f" {line} " in f" {spell_out(text)} "
