"""Who is a child: under 18 on the London date of the report."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from childtonotice.screening.circumstances import Person
from childtonotice.screening.link.dates import ADULT, OLDEST, age_on, usable_birth_date

BAND = re.compile(
    r"(?:(?P<lo>\d{1,3})\s*-\s*(?P<hi>\d{1,3})|<\s*(?P<under>\d{1,3})|(?P<over>\d{1,3})\s*\+|(?P<n>\d{1,3}))"
)


class Age(NamedTuple):
    """How old someone may be, in years; ``text`` is how an answer writes it, empty where nothing is known."""

    low: float
    high: float
    text: str
    exact: bool = False

    @property
    def is_child(self) -> bool:
        """Whether the whole span lies under 18."""
        return self.high < ADULT

    @property
    def may_be_child(self) -> bool:
        """Whether the span begins under 18."""
        return self.low < ADULT


def tell_age(person: Person | None, recorded: tuple[str, ...], on: date) -> Age | None:
    """A person under 18 on the London date of the report is a child; a usable date of birth decides before an age.

    Ruling 1, R4. ``recorded``: the ages on the person's involvements. None where neither tells.
    """
    born = usable_birth_date(person.date_of_birth, on) if person else None
    if born:
        return age_from_birth(born, on)
    ages = [age for text in recorded if (age := read_band(text))]
    return min(ages, key=lambda age: (age.low, age.high, age.text)) if ages else None


def age_from_birth(born: date, on: date) -> Age:
    """The age in completed years; below one year in months, then weeks, as decimals of a year."""
    years = age_on(born, on)
    if years >= 1:
        return count_years(years)
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    part = months / 12 if months else (on - born).days // 7 / 52
    return Age(part, part, write_years(part), exact=True)


@lru_cache(maxsize=OLDEST + 1)
def count_years(years: int) -> Age:
    """An age of so many completed years."""
    return Age(years, years, str(years), exact=True)


@lru_cache(maxsize=4096)
def read_band(text: str) -> Age | None:
    """An age as recorded on the day: ``n``, ``lo-hi``, ``<n`` or ``n+``; None where it is none of these."""
    found = BAND.fullmatch(text.strip())
    if not found:
        return None
    if found["n"]:
        return Age(int(found["n"]), int(found["n"]), str(int(found["n"])))
    if found["under"]:
        return Age(0, int(found["under"]) - 1, f"0-{int(found['under']) - 1}")
    if found["over"]:
        return Age(int(found["over"]), OLDEST, f"{int(found['over'])}-{OLDEST}")
    low, high = sorted((int(found["lo"]), int(found["hi"])))
    return Age(low, high, f"{low}-{high}")


@lru_cache(maxsize=4096)
def span_age(low: float | None, high: float | None) -> Age | None:
    """The age that the words of a log give, None where they give none."""
    if low is None or high is None:
        return None
    return Age(low, high, write_years(low) if low == high else f"{write_years(low)}-{write_years(high)}")


def write_years(years: float) -> str:
    """Years as an answer writes them: whole, or with at most two decimals."""
    return f"{years:.2f}".rstrip("0").rstrip(".")
