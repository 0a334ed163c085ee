"""The slips of a hurried hand in names and dates of birth, as in the identity error rates of the requirements."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from childtonotice.synthetic.chance import Chance
from childtonotice.synthetic.words import read_table

SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("ie", "y"), ("ei", "ie"), ("oo", "u"), ("ee", "ea"), ("ai", "ay"), ("ou", "u"),
    ("ll", "l"), ("tt", "t"), ("nn", "n"), ("ss", "s"), ("mm", "m"), ("rr", "r"), ("th", "t"), ("ey", "y"),
    ("au", "aw"), ("sz", "sh"), ("cz", "ch"), ("w", "v"), ("j", "y"),
)  # fmt: skip
VOWELS = {"a": "e", "e": "a", "i": "y", "o": "u", "u": "o", "y": "i"}


def misspell(chance: Chance, name: str) -> str:
    """A name as someone writes it who only heard it; a name of four letters or fewer stays as it is."""
    if len(name) < 5:
        return name
    sounded = [name.replace(right, wrong, 1) for right, wrong in SOUNDS if right in name[1:].lower() and right in name]
    if sounded and chance.yes(0.6):
        return chance.pick(sounded)
    return chance.pick((swap_letters, drop_letter, double_letter, other_vowel))(chance, name)


def inner(chance: Chance, name: str) -> int:
    """A place inside the name, not its first letter nor its last two."""
    return chance.between(2, len(name) - 2)


def swap_letters(chance: Chance, name: str) -> str:
    """Two neighbouring letters change places."""
    places = [at for at in range(1, len(name) - 2) if name[at] != name[at + 1] and name[at : at + 2].isalpha()]
    if not places:
        return double_letter(chance, name)
    at = chance.pick(places)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def drop_letter(chance: Chance, name: str) -> str:
    """One letter is left out."""
    at = inner(chance, name)
    return name[:at] + name[at + 1 :]


def double_letter(chance: Chance, name: str) -> str:
    """One letter is written twice."""
    at = inner(chance, name)
    return name[: at + 1] + name[at:]


def other_vowel(chance: Chance, name: str) -> str:
    """One vowel is taken for another."""
    places = [at for at in range(1, len(name) - 1) if name[at] in VOWELS]
    if not places:
        return double_letter(chance, name)
    at = chance.pick(places)
    return name[:at] + VOWELS[name[at]] + name[at + 1 :]


def near_birth_date(chance: Chance, born: date) -> date:
    """A date of birth wrong in its day only, and not 1 January."""
    for days in chance.some((-9, -5, -3, 3, 5, 9, -12, 12), 8):
        other = born + timedelta(days=days)
        if other.month == born.month and other.year == born.year and (other.month, other.day) != (1, 1):
            return other
    return born.replace(day=born.day % 27 + 2)


@cache
def forms() -> dict[str, tuple[str, ...]]:
    """Other ways to write a forename: short names, other spellings, accents."""
    return {row["name"]: tuple(row["forms"].split()) for row in read_table("forms")}


def other_form(chance: Chance, name: str) -> str:
    """Another way to write this forename, or nothing where there is none on the list."""
    known = forms().get(name, ())
    return chance.pick(known) if known else ""
