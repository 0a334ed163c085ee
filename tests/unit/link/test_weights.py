"""What each field of a comparison weighs: for putting matches in order, never for deciding."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childtonotice.screening.link.compare import Identity, compare, is_rare_forename, is_rare_surname

BORN = date(2014, 3, 9)
NAMES = st.sampled_from(("Jack", "Jaack", "Oluwaseun", "Seun", "Tlalia", "Ellie-Mae", "Ellie", "J", "", "unknown"))
SURNAMES = st.sampled_from(("Smith", "Smyth", "Braithwhistle", "Garside-Wren", "Wren", ""))
DATES = st.sampled_from(
    (BORN, BORN.replace(day=3, month=9), date(2014, 3, 10), date(2015, 1, 1), date(2013, 3, 9), None)
)


def weigh(a: tuple[str, str, date | None], b: tuple[str, str, date | None]) -> float:
    """What speaks for two being one person, in powers of two."""
    return compare(Identity("", *a), Identity("", *b), with_incident_id=False).weight


def test_a_rare_name_tells_more_than_a_usual_one() -> None:
    """To agree in Braithwhistle says more than to agree in Smith; a slip of a usual name is no rare one."""
    assert is_rare_surname("Braithwhistle")
    assert not is_rare_surname("Smith")
    assert not is_rare_forename("")
    rare = weigh(("Jack", "Braithwhistle", BORN), ("Jack", "Braithwhistle", BORN))
    usual = weigh(("Jack", "Smith", BORN), ("Jack", "Smith", BORN))
    assert weigh(("Jaack", "Smith", BORN), ("Jack", "Smith", BORN)) < usual < rare


def test_twins_weigh_less_than_a_changed_surname() -> None:
    """Same surname and day of birth beside another forename are two children; beside another surname perhaps one."""
    twins = weigh(("Jack", "Quill", BORN), ("Rosa", "Quill", BORN))
    assert twins < 8 < weigh(("Jack", "Quill", BORN), ("Jack", "Ferris", BORN))


@pytest.mark.parametrize(
    "nearer, further",
    [
        (BORN, date(2014, 9, 3)), (date(2014, 9, 3), date(2014, 3, 19)), (date(2014, 3, 19), date(2015, 4, 11)),
        (date(2015, 4, 11), date(2011, 12, 25)), (date(2024, 3, 12), date(2011, 12, 25)),
    ],
)  # fmt: skip
def test_the_nearer_the_day_of_birth_the_more_it_weighs(nearer: date, further: date) -> None:
    """Equal, swapped, one part wrong, a round span out, another day."""
    ours = ("Jack", "Quill", BORN)
    assert weigh(ours, ("Jack", "Quill", nearer)) > weigh(ours, ("Jack", "Quill", further))


@given(NAMES, SURNAMES, DATES, NAMES, SURNAMES, DATES)
def test_weighing_is_the_same_both_ways(
    forename_a: str, surname_a: str, born_a: date | None, forename_b: str, surname_b: str, born_b: date | None
) -> None:
    """What two have in common does not hang on which comes first; nobody is likelier another's than his own."""
    a, b = (forename_a, surname_a, born_a), (forename_b, surname_b, born_b)
    assert weigh(a, b) == weigh(b, a)
    assert weigh(a, b) <= max(weigh(a, a), weigh(b, b))
