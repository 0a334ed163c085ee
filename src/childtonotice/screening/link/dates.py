"""Dates of birth: which can be used, the age on a day, and how two of them agree."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

ADULT, OLDEST = 18, 110
NEVER_BORN = date(1900, 1, 1)  # what many systems write for "not known"
A_GENERATION = 14
NEAR_DAYS = 7


def usable_birth_date(born: date | None, on: date) -> date | None:
    """A date of birth is used only where it can be one on that day.

    None where it cannot. Ruling 1, F13: not in the future, no more than 110 years ago, not 1 January 1900. 1
    January of a plausible year counts for the age.
    """
    if born is None or born > on or born == NEVER_BORN:
        return None
    if on.year - born.year > OLDEST and age_on(born, on) > OLDEST:
        return None
    return born


def birth_year_only(born: date | None, on: date) -> bool:
    """A date of birth of 1 January says the year only where people are matched (ruling 1)."""
    return usable_birth_date(born, on) is not None and says_year_only(born)


def says_year_only(born: date | None) -> bool:
    """Whether a date is 1 January."""
    return born is not None and (born.month, born.day) == (1, 1)


def age_on(born: date, on: date) -> int:
    """An age is full years on the day; born on 29 February, one is a year older on 1 March in other years (R4)."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@lru_cache(maxsize=50_000)
def compare_birth_dates(a: date | None, b: date | None) -> str:
    """Two dates of birth are the same, swapped, near, or differ in one part or altogether (ruling 14).

    None for one that cannot be used on the day. Answers: same; swapped (day and month exchanged); year-only (one is 1
    January, the years agree); one-part (exactly one of day, month and year differs, the year by less than a
    generation or a whole century); near (within a week, or next year to a 1 January); blank; differs.
    """
    if a is None or b is None or NEVER_BORN in (a, b):
        return "blank"
    if says_year_only(a) or says_year_only(b):
        return {0: "year-only", 1: "near"}.get(abs(a.year - b.year), "differs")
    if a == b:
        return "same"
    if a.year == b.year and (a.month, a.day) == (b.day, b.month):
        return "swapped"
    return compare_parts(a, b)


def compare_parts(a: date, b: date) -> str:
    """Dates that differ: in one part, by a few days, or altogether. A generation apart is father and son."""
    years = abs(a.year - b.year)
    differing = (a.day != b.day) + (a.month != b.month) + (years > 0)
    if differing == 1 and (years < A_GENERATION or years == 100):
        return "one-part"
    return "near" if abs((a - b).days) <= NEAR_DAYS else "differs"
