"""The line of an address that a narrative would repeat: its number and street."""

from __future__ import annotations

import re
from functools import lru_cache

from childtonotice.screening.link.names import fold

LINE = re.compile(r"(?:^|(?<=\s))(\d+[a-z]? [a-z]{3,}(?: [a-z]{3,})?)")


@lru_cache(maxsize=65536)
def address_line(location: str) -> str:
    """The number and the first words of the street, folded; empty where the address has none ("A64 near ...")."""
    folded = re.sub(r"^flat \w+ ", "", fold(location))
    found = LINE.search(folded)
    return found[1] if found else ""
