"""Further examples of who is a child by record: ages, dates of birth and roles (rulings 1 and 2)."""

import pytest

from tests.spec.conftest import Spec


def test_tell_age_by_decimals(spec: Spec) -> None:
    """Under a year an age is told in months, under a month in weeks, as decimals of a year."""
    spec.given("""
        incidents
        incident_id | reported_at
        MONTHS      | 2026-10-15T03:00
        WEEKS       | 2026-10-15T03:00
        BIRTHDAY    | 2026-10-15T03:00
        people
        person_id | forename | surname | date_of_birth
        P1        | Beatrix  | Oldroyd | 2026-01-15
        P2        | Corin    | Oldroyd | 2026-09-24
        P3        | Edda     | Oldroyd | 2025-10-15
        involvements
        incident_id | person_id | role
        MONTHS      | P1        | occupant
        WEEKS       | P2        | occupant
        BIRTHDAY    | P3        | occupant
    """)
    spec.answers("""
        incident_id | status | ages
        MONTHS      | no-ppn | 0.75
        WEEKS       | no-ppn | 0.06
        BIRTHDAY    | no-ppn | 1
    """)


def test_tell_age_from_new_year(spec: Spec) -> None:
    """1 January of a plausible year counts for the age, on either side of 18 (F13)."""
    spec.given("""
        incidents
        incident_id | reported_at
        LAST-DAY    | 2025-12-31T23:59
        NEW-YEAR    | 2026-01-01T00:00
        people
        person_id | forename | surname | date_of_birth
        P1        | Corin    | Oldroyd | 2008-01-01
        involvements
        incident_id | person_id | role
        LAST-DAY    | P1        | suspect
        NEW-YEAR    | P1        | suspect
    """)
    spec.answers("""
        incident_id | status | ages
        LAST-DAY    | no-ppn | 17
        NEW-YEAR    | no-row |
    """)


def test_tell_age_date_before_band(spec: Spec) -> None:
    """A usable date of birth decides, whatever age was typed on the day; an age of 110 and more does not tell."""
    spec.given("""
        incidents
        incident_id
        TYPED-OLD
        TYPED-YOUNG
        OLDEST
        people
        person_id | forename | surname | date_of_birth
        P1        | Corin    | Oldroyd | 2011-04-09
        P2        | Edda     | Oldroyd | 1991-04-09
        P3        | Ottoline | Oldroyd | 1915-04-09
        involvements
        incident_id | person_id | role   | age
        TYPED-OLD   | P1        | victim | 25
        TYPED-YOUNG | P2        | victim | 11
        OLDEST      | P3        | victim | <18
    """)
    spec.answers("""
        incident_id | status | ages
        TYPED-OLD   | no-ppn | 15
        TYPED-YOUNG | no-row |
        OLDEST      | no-ppn | 0-17
    """)


@pytest.mark.parametrize(
    "age, status, ages",
    [
        ("17", "no-ppn", "17"),
        ("18", "no-row", ""),
        ("0", "no-ppn", "0"),
        ("17-18", "no-ppn", "17-18"),
        ("16+", "no-ppn", "16-110"),
        ("<19", "no-ppn", "0-18"),
        ("18-19", "no-row", ""),
    ],
)
def test_read_band_at_the_edges(spec: Spec, age: str, status: str, ages: str) -> None:
    """A band that begins under 18 counts, one that begins at 18 does not (ruling 1)."""
    spec.given(f"""
        incidents
        incident_id | opening_code
        I1          | Shoplifting
        involvements
        incident_id | person_id | role    | age
        I1          | NOT-HELD  | suspect | {age}
    """)
    spec.answers(f"""
        incident_id | status   | ages
        I1          | {status} | {ages}
    """)


def test_find_linked_not_in_people(spec: Spec) -> None:
    """A link to a person who is not held counts by its role and age (files that are not as they should be)."""
    spec.given("""
        incidents
        incident_id | opening_code  | log
        AGED        | Shoplifting   |
        CHILD       | Shoplifting   |
        SHOWN       | Shoplifting   | 1204 staff have detained a boy of about 11, crying
        MISSING     | Missing Child |
        involvements
        incident_id | person_id | role    | age
        AGED        | X1        | suspect | 14
        CHILD       | X2        | child   |
        SHOWN       | X3        | child   |
        MISSING     | X4        | missing |
    """)
    spec.answers("""
        incident_id | status | children | found_by
        AGED        | no-ppn | 1        | linked
        CHILD       | no-row | 0        | -
        SHOWN       | no-ppn | 1        | linked+text
        MISSING     | no-ppn | 1        | linked+code
    """)


def test_find_linked_several_roles(spec: Spec) -> None:
    """One person in several roles is one child (R39)."""
    spec.given("""
        incidents
        incident_id | opening_code
        FIGHT       | Assault
        people
        person_id | forename | surname | date_of_birth
        P1        | Corin    | Oldroyd | 2011-04-09
        involvements
        incident_id | person_id | role
        FIGHT       | P1        | victim
        FIGHT       | P1        | suspect
        FIGHT       | P1        | witness
    """)
    spec.answers("""
        incident_id | status | children
        FIGHT       | no-ppn | 1
    """)


def test_tell_age_that_the_log_contradicts(spec: Spec) -> None:
    """The record decides who is under 18; a band in one role and no age in another is still one child."""
    spec.given("""
        incidents
        incident_id | opening_code | log
        TWO-LINKS   | Assault      |
        GROWN       | Assault      | 1204 caller is 42 and says her daughter will not let her in, daughter is 21
        people
        person_id | forename | surname | date_of_birth
        P1        | Corin    | Oldroyd |
        P2        | Edda     | Oldroyd | 2005-04-09
        involvements
        incident_id | person_id | role    | age
        TWO-LINKS   | P1        | witness |
        TWO-LINKS   | P1        | victim  | 13-15
        GROWN       | P2        | child   |
    """)
    spec.answers("""
        incident_id | status | children | ages
        TWO-LINKS   | no-ppn | 1        | 13-15
        GROWN       | no-row | 0        |
    """)
