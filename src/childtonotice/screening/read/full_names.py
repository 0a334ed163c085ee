"""A whole name in one cell, parted into forename and surname, and the date of birth that may stand behind it."""

from __future__ import annotations

import re

_TITLES = frozenset({"mr", "mrs", "miss", "ms", "mx", "dr", "master", "sir", "rev", "prof"})
# Small words that begin a surname: de Souza, van der Berg, bin Yusuf.
_BEFORE_SURNAME = frozenset(
    {"de", "da", "di", "du", "del", "della", "dos", "van", "von", "der", "den", "la", "le", "bin", "ibn", "bint", "al",
     "el", "ter", "st", "o", "mac", "mc", "ap", "abu"}
)  # fmt: skip
# "(02/03/2014)", "born 2 Mar 2014", "DOB: 2014-03-02" at the end of a name.
_BIRTH = re.compile(
    r"[\s,;-]*[(\[]?\s*(?:d\.?o\.?b\.?|born|b\.)?[\s:]*"
    r"(\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2,4}|\d{8})\s*[)\]]?\s*$",
    re.IGNORECASE,
)


def part_birth(name: str) -> tuple[str, str]:
    """The name, and the date of birth behind it as it is written there; empty where there is none."""
    found = _BIRTH.search(name)
    return (name[: found.start()], found[1]) if found else (name, "")


def part_name(name: str) -> tuple[str, str]:
    """Forename and surname of a whole name; one word alone is a forename, as children are called.

    "SMITH, John" and "SMITH John" begin with the surname; "John SMITH" and "John van Berg" end with it. Titles are
    left out, as is a date of birth. A name in capitals throughout is read in the usual order.
    """
    name = part_birth(name)[0]
    before, comma, after = name.partition(",")
    if comma and before.strip() and after.strip():
        return _join(_without_titles(after.split())), _join(_without_titles(before.split()))
    words = _without_titles(name.replace(",", " ").split())
    if len(words) < 2:
        return _join(words), ""
    at = _surname_at(words)
    if at == 0:
        end = next(place for place, word in enumerate(words) if not _shouted(word))
        return _join(words[end:]), _join(words[:end])
    return _join(words[:at]), _join(words[at:])


def _surname_at(words: list[str]) -> int:
    """Where the surname begins: 0 where capitals say that it stands first."""
    shouted = [_shouted(word) for word in words]
    if shouted[0] and not shouted[-1]:
        return 0
    if shouted[-1] and not shouted[0]:
        return shouted.index(True)
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in _BEFORE_SURNAME:
        at -= 1
    return at


def _shouted(word: str) -> bool:
    return word.isupper() and len(re.sub(r"\W", "", word)) > 1


def _without_titles(words: list[str]) -> list[str]:
    kept = [word for word in words if word.casefold().rstrip(".") not in _TITLES]
    return kept or words


def _join(words: list[str]) -> str:
    return " ".join(words)
