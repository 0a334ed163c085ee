"""Numbers in figures and words, as ages and counts are written: "14", "2.5", "seven", "thirty-four"."""

from __future__ import annotations

from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import NUMBERS

TENS = frozenset((20, 30, 40, 50, 60, 70, 80, 90))
ONES = frozenset(word for word, number in NUMBERS.items() if number < 10)


def ones_after(line: Line, index: int) -> int:
    """Where "four" stands in "thirty-four"; nought where nothing is added to the tens."""
    words = line.words
    at = index + 2 if words[index + 1] == "-" else index + 1
    return at if words[index] in NUMBERS and words[at] in ONES else 0


def is_second_part(line: Line, index: int) -> bool:
    """Whether a number in words only ends another ("four" in "thirty-four")."""
    at = index - 2 if line.words[index - 1] == "-" else index - 1
    return line.words[index] in ONES and NUMBERS.get(line.words[at], 0) in TENS


def value_at(line: Line, index: int) -> float | None:
    """The number at a word, with its half: "14", "2.5", "seven", "2 and a half"; None where there is none."""
    word = line.words[index]
    if not word:
        return None
    if word.isdigit():
        return float(word) if len(word) <= 3 else None
    whole, dot, part = word.partition(".")
    if dot and whole.isdigit() and len(whole) <= 2 and (part == "5" or (part in ("25", "75") and int(whole) < 5)):
        return float(word)
    return float(NUMBERS[word]) if word in NUMBERS else None


def number_at(line: Line, index: int) -> int:
    """The number at a word, in figures or letters; nought where there is none."""
    word = line.words[index]
    if word.isdigit() and len(word) < 3:
        return int(word)
    return NUMBERS.get(word, 0)
