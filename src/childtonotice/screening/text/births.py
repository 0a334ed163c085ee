"""A date of birth in a log gives the age on the day of the report (contract, ruling 1)."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import NUMBERS

YEAR = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: number for number, name in enumerate(YEAR, 1)}
WRITTEN = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})")
OLDEST = 110


class Birth(NamedTuple):
    """A date or year of birth in a line: its words and the age that it gives, low to high, in whole years."""

    first: int
    last: int
    low: float
    high: float


def birth_age(line: Line, index: int, on: date) -> Birth | None:
    """The date of birth that begins at a word ("DOB 12/05/2012", "born 3 May 2012", "born 2012").

    None where none does.
    """
    start = after_label(line, index)
    if start is None:
        return labelless(line, index, on)
    return dated(line, index, start, on) or year_only(line, index, start, on) or just_born(line, index, start)


def just_born(line: Line, first: int, at: int) -> Birth | None:
    """The age of a baby "born four weeks ago"."""
    word, scale = line.words[at], SINCE.get(line.words[at + 1], 0)
    number = int(word) if word.isdigit() and len(word) < 3 else NUMBERS.get(word, 0)
    if not (number and scale and line.words[at + 2] == "ago"):
        return None
    age = round(number / scale, 3)
    return Birth(first, at + 2, age, age)


SINCE = {"day": 365, "days": 365, "week": 52, "weeks": 52, "wks": 52, "month": 12, "months": 12, "mths": 12}


def after_label(line: Line, index: int) -> int | None:
    """Where the date begins after "DOB", "D.O.B." or "born"; None where there is no such label."""
    words, at = line.words, index
    if words[at] in ("dob", "born"):
        at += 1
    elif words[at : at + 5] == ["d", ".", "o", ".", "b"]:
        at += 5
    elif words[at : at + 3] == ["date", "of", "birth"]:
        at += 3
    elif words[at] == "b" and words[at + 1] in (".", ":"):
        at += 2
    elif words[at] == "b" and WRITTEN.fullmatch(words[at + 1]):
        at += 1  # "TYLER BOND b 04.06.10"
    else:
        return None
    while words[at] in (":", "-", "on", "in", ".", "=", "is", "of", "(", "approx"):
        at += 1
    return at


def labelless(line: Line, index: int, on: date) -> Birth | None:
    """A whole date with a four-figure year in brackets or after a name.

    Taken for a birth where it is a year or more ago.
    """
    found = WRITTEN.fullmatch(line.words[index])
    before = line.words[index - 1]
    if not found or len(found[3]) != 4 or not (before in ("(", "b", ",") or before.isalpha()):
        return None
    return dated(line, index, index, on) if int(found[3]) < on.year - 1 and before not in DATED else None


DATED = lexicon("on dated since from til until in expired date of the before after due ref")


def dated(line: Line, first: int, at: int, on: date) -> Birth | None:
    """The birth of a whole date at a word, written in figures or with the month's name."""
    found = WRITTEN.fullmatch(line.words[at])
    if found:
        born = real_date(int(found[1]), int(found[2]), found[3], on)
        return known(first, at, born, on)
    parts = [word for word in line.words[at : at + 7] if word not in ("-", "th", "st", "nd", "rd", "of", "/", ".")][:3]
    if len(parts) < 3 or not parts[0].isdigit() or not parts[2].isdigit():
        return None
    if len(parts[0]) == 4 and len(parts[2]) < 3:
        parts.reverse()  # year, month, day
    month = MONTHS.get(parts[1][:3], 0) if parts[1].isalpha() else int(parts[1]) if parts[1].isdigit() else 0
    last = max(found for found in range(at, at + 7) if line.words[found] in (parts[0], parts[2]))
    return known(first, last, real_date(int(parts[0]), month, parts[2], on), on)


def year_only(line: Line, first: int, at: int, on: date) -> Birth | None:
    """The birth of a bare year ("born 2012"): the age is one of two."""
    month = MONTHS.get(line.words[at][:3], 0) if line.words[at].isalpha() else 0
    at += 1 if month else 0  # "born July 2009"
    word = line.words[at]
    if not (len(word) == 4 and word.isdigit()) or not on.year - OLDEST <= int(word) <= on.year:
        return None
    age = on.year - int(word)
    had = float(age - (month >= on.month)) if month else float(age - 1)  # of the very month it is left open
    return Birth(first, at, max(0.0, had), max(0.0, float(age - (month > on.month))))


def real_date(day: int, month: int, year: str, on: date) -> date | None:
    """The date that the figures stand for; a two-figure year is the latest that is not in the future."""
    whole = int(year)
    if len(year) == 2:
        whole += on.year // 100 * 100 if whole <= on.year % 100 else on.year // 100 * 100 - 100
    if month > 12 >= day:
        day, month = month, day
    try:
        return date(whole, month, day)
    except ValueError:
        return None


def known(first: int, last: int, born: date | None, on: date) -> Birth | None:
    """A date of birth told in a log counts only where it can be one on the day of the report (ruling 1).

    Returns the birth with its age in whole years; None where it cannot.
    """
    if born is None or born > on or born == date(1900, 1, 1):
        return None
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return Birth(first, last, float(years), float(years)) if years <= OLDEST else None
