"""Dates of birth: usable, by year only, ages on a day, and how two agree (rulings 1 and 14)."""

from datetime import date

import pytest

from childtonotice.screening.link.dates import (
    age_on,
    birth_year_only,
    compare_birth_dates,
    usable_birth_date,
)

TODAY = date(2026, 9, 30)


@pytest.mark.parametrize(
    "born, usable",
    [
        (date(2014, 3, 7), True), (date(2026, 9, 30), True), (date(2026, 10, 1), False), (None, False),
        (date(1916, 9, 30), True), (date(1915, 10, 1), True), (date(1915, 9, 30), False), (date(1900, 1, 1), False),
        (date(2014, 1, 1), True), (date(1970, 1, 1), True),
    ],
)  # fmt: skip
def test_usable_birth_dates(born: date | None, usable: bool) -> None:
    """Not in the future, 110 years or fewer, not 1 January 1900 (ruling 1, F13)."""
    assert usable_birth_date(born, TODAY) == (born if usable else None)


@pytest.mark.parametrize(
    "born, year_only",
    [
        (date(2014, 1, 1), True),
        (date(2014, 1, 2), False),
        (date(1900, 1, 1), False),
        (None, False),
        (date(2027, 1, 1), False),
    ],
)
def test_first_of_january_is_the_year_only(born: date | None, year_only: bool) -> None:
    """1 January of a plausible year says the year only (ruling 1)."""
    assert birth_year_only(born, TODAY) is year_only


@pytest.mark.parametrize(
    "born, on, age",
    [
        (date(2008, 9, 30), TODAY, 18), (date(2008, 10, 1), TODAY, 17), (date(2026, 9, 30), TODAY, 0),
        (date(2008, 2, 29), date(2026, 2, 28), 17), (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20), (date(2008, 12, 31), date(2026, 1, 1), 17),
    ],
)  # fmt: skip
def test_age_on_a_day(born: date, on: date, age: int) -> None:
    """Eighteen on the day is eighteen; 29 February waits for 1 March (R4)."""
    assert age_on(born, on) == age


@pytest.mark.parametrize(
    "a, b, outcome",
    [
        (date(2014, 3, 7), date(2014, 3, 7), "same"), (date(2014, 3, 7), date(2014, 7, 3), "swapped"),
        (date(2014, 3, 7), date(2015, 7, 3), "differs"), (date(2014, 3, 7), date(2014, 3, 17), "one-part"),
        (date(2014, 3, 7), date(2014, 4, 7), "one-part"), (date(2014, 3, 7), date(2004, 3, 7), "one-part"),
        (date(2014, 3, 7), date(1914, 3, 7), "one-part"), (date(2014, 3, 7), date(1989, 3, 7), "differs"),
        (date(2014, 3, 31), date(2014, 4, 1), "near"), (date(2014, 3, 7), date(2014, 5, 9), "differs"),
        (date(2014, 3, 7), date(2014, 1, 1), "year-only"), (date(2014, 1, 1), date(2014, 1, 1), "year-only"),
        (date(2014, 3, 7), date(2013, 1, 1), "near"), (date(2014, 3, 7), date(2011, 1, 1), "differs"),
        (date(2014, 3, 7), None, "blank"), (date(2014, 3, 7), date(1900, 1, 1), "blank"), (None, None, "blank"),
        (date(2012, 5, 5), date(2012, 5, 5), "same"),
    ],
)  # fmt: skip
def test_how_birth_dates_agree(a: date | None, b: date | None, outcome: str) -> None:
    """Equal, day and month swapped, one part, the year only, near, blank; a generation apart differs (ruling 14)."""
    assert compare_birth_dates(a, b) == compare_birth_dates(b, a) == outcome
