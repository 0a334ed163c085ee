"""Who is a child: under 18 on the London date of the report (rulings 1 and 2)."""

import pytest

from tests.spec.conftest import Spec


def test_tell_age_on_the_day(spec: Spec) -> None:
    """Eighteen on the day is an adult; eighteen tomorrow is a child (R4)."""
    spec.given("""
        incidents
        incident_id | reported_at
        TODAY       | 2026-09-28T00:01
        TOMORROW    | 2026-09-28T23:59
        people
        person_id | forename | surname | date_of_birth
        P1        | Rowan    | Thackray | 2008-09-28
        P2        | Imogen   | Sellars  | 2008-09-29
        involvements
        incident_id | person_id | role
        TODAY       | P1        | victim
        TOMORROW    | P2        | suspect
    """)
    spec.answers("""
        incident_id | status | children | ages
        TODAY       | no-row | 0        | -
        TOMORROW    | no-ppn | 1        | 17
    """)


def test_tell_age_by_london_time(spec: Spec) -> None:
    """The date of the report is that of London: 23:20 UTC in summer is the next day (R2, R4)."""
    spec.given("""
        incidents
        incident_id | reported_at
        SUMMER      | 2026-07-01T23:20:00Z
        WINTER      | 2026-12-01T23:20:00Z
        people
        person_id | forename | surname | date_of_birth
        P1        | Rowan    | Thackray | 2008-07-02
        P2        | Imogen   | Sellars  | 2008-12-02
        involvements
        incident_id | person_id
        SUMMER      | P1
        WINTER      | P2
    """)
    spec.answers("""
        incident_id | status | children
        SUMMER      | no-row | 0
        WINTER      | no-ppn | 1
    """)


def test_tell_age_of_a_leap_day(spec: Spec) -> None:
    """Whoever was born on 29 February turns 18 on 1 March of a year without one (R4)."""
    spec.given("""
        incidents
        incident_id | reported_at
        BEFORE      | 2026-02-28T12:00
        AFTER       | 2026-03-01T12:00
        people
        person_id | forename | surname | date_of_birth
        P1        | Wilf     | Garside | 2008-02-29
        involvements
        incident_id | person_id
        BEFORE      | P1
        AFTER       | P1
    """)
    spec.answers("""
        incident_id | status | children
        BEFORE      | no-ppn | 1
        AFTER       | no-row | 0
    """)


@pytest.mark.parametrize("born", ["1900-01-01", "2031-03-14", "1850-06-06"])
def test_tell_age_without_a_usable_date(spec: Spec, born: str) -> None:
    """A date of birth in the future, 1 January 1900, or of more than 110 years is not used: the recorded age decides (F13)."""
    spec.given(f"""
        incidents
        incident_id
        YOUNG
        OLD
        people
        person_id | forename | surname | date_of_birth
        P1        | Wilf     | Garside | {born}
        P2        | Ada      | Garside | {born}
        involvements
        incident_id | person_id | role    | age
        YOUNG       | P1        | witness | 15
        OLD         | P2        | witness | 40
    """)
    spec.answers("""
        incident_id | status | children | ages
        YOUNG       | no-ppn | 1        | 15
        OLD         | no-row | 0        | -
    """)


def test_read_band_of_ages(spec: Spec) -> None:
    """A band wholly under 18 is a child; one that straddles 18 counts, with the reason; one from 18 up does not."""
    spec.given("""
        incidents
        incident_id
        UNDER
        STRADDLES
        OVER
        YOUNGER-THAN
        OR-OLDER
        people
        person_id | forename | surname
        P1        | Wilf     | Garside
        involvements
        incident_id  | person_id | role   | age
        UNDER        | P1        | victim | 12-15
        STRADDLES    | P1        | victim | 16-20
        OVER         | P1        | victim | 18-24
        YOUNGER-THAN | P1        | victim | <18
        OR-OLDER     | P1        | victim | 18+
    """)
    spec.answers("""
        incident_id  | status | children | says
        UNDER        | no-ppn | 1        |
        STRADDLES    | no-ppn | 1        | Age may be under 18
        OVER         | no-row | 0        |
        YOUNGER-THAN | no-ppn | 1        |
        OR-OLDER     | no-row | 0        |
    """)


def test_find_linked_without_any_age(spec: Spec) -> None:
    """With no age at all the role child or missing counts only where the log or a category shows a child."""
    spec.given("""
        incidents
        incident_id | opening_code          | log
        LOG         | Concern for Safety    | 1015 neighbour says little girl crying on the doorstep for an hour
        CATEGORY    | Missing Child         |
        NEITHER     | Concern for Safety    | 1015 post piling up behind the door
        VICTIM      | Concern for Safety    | 1015 post piling up behind the door
        people
        person_id | forename | surname
        P1        | Isolde   | Garside
        involvements
        incident_id | person_id | role
        LOG         | P1        | child
        CATEGORY    | P1        | missing
        NEITHER     | P1        | child
        VICTIM      | P1        | victim
    """)
    spec.answers("""
        incident_id | status | children | found_by
        LOG         | no-ppn | 1        | linked+text
        CATEGORY    | no-ppn | 1        | linked+code
        NEITHER     | no-row | 0        | -
        VICTIM      | no-row | 0        | -
    """)


@pytest.mark.parametrize("role", ["victim", "suspect", "witness", "missing", "informant", "involved"])
def test_find_linked_in_any_role(spec: Spec, role: str) -> None:
    """Any linked person under 18 counts, in whatever role, also the owner of a lost bag (ruling 2, R39, T10)."""
    spec.given(f"""
        incidents
        incident_id | opening_code
        BAG         | Lost Property
        people
        person_id | forename | surname | date_of_birth
        P1        | Imogen   | Sellars | 2012-03-05
        involvements
        incident_id | person_id | role
        BAG         | P1        | {role}
    """)
    spec.answers("""
        incident_id | status | children | found_by
        BAG         | no-ppn | 1        | linked
    """)


def test_find_linked_grown_up_child(spec: Spec) -> None:
    """A role child on a grown-up is no child (ruling 2)."""
    spec.given("""
        incidents
        incident_id | log
        SON         | 1015 caller aged 74 says her son is shouting in the kitchen over money
        people
        person_id | forename | surname | date_of_birth
        P1        | Neville  | Sellars | 1977-03-05
        involvements
        incident_id | person_id | role
        SON         | P1        | child
    """)
    spec.answers("""
        incident_id | status | children
        SON         | no-row | 0
    """)


def test_drop_doubles_of_one_child(spec: Spec) -> None:
    """Two records of one child count once; twins share a date of birth and stay two (F13)."""
    spec.given("""
        incidents
        incident_id
        DOUBLE
        TWINS
        people
        person_id | forename | surname  | date_of_birth
        P1        | Imogen   | Sellars  | 2015-03-05
        P2        | Imogen   | Sellars  | 2015-03-05
        P3        | Rowan    | Sellars  | 2015-03-05
        involvements
        incident_id | person_id | role
        DOUBLE      | P1        | child
        DOUBLE      | P2        | child
        TWINS       | P1        | child
        TWINS       | P3        | child
    """)
    spec.answers("""
        incident_id | status | children
        DOUBLE      | no-ppn | 1
        TWINS       | no-ppn | 2
    """)
