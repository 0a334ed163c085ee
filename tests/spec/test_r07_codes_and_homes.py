"""Categories that name a child, and children recorded at the address (rulings 7 and 8)."""

import pytest

from childtonotice.screening import Force
from tests.spec.conftest import Spec


@pytest.mark.parametrize("category", ["Missing Child", "Child Protection", "Police Protection S46", "Child Neglect"])
def test_names_child_category(spec: Spec, category: str) -> None:
    """An opening or closing category that itself names a child counts one, even with an empty log (T7, R6)."""
    spec.given(f"""
        incidents
        incident_id | opening_code       | closing_codes
        OPENING     | {category}         | No Trace
        CLOSING     | Concern for Safety | Advice;{category}
    """)
    spec.answers(f"""
        incident_id | status | children | found_by | evidence
        OPENING     | no-ppn | 1        | code     | {category}
        CLOSING     | no-ppn | 1        | code     | {category}
    """)


def test_add_coded_corrected(spec: Spec) -> None:
    """A category corrected by the log is none: opened as a missing child in error; now known to be 24."""
    spec.given("""
        incidents
        incident_id | opening_code  | log
        ERROR       | Missing Child | 1010 opened as missing child in error, caller has lost her cat
        ADULT       | Missing Child | 1010 female not home / 1040 update - missing person now known to be 24 years old
    """)
    spec.answers("""
        incident_id | status | children
        ERROR       | no-row | 0
        ADULT       | no-row | 0
    """)


def test_add_coded_adds_no_child(spec: Spec) -> None:
    """A category adds no child where another way already shows one."""
    spec.given("""
        incidents
        incident_id | opening_code
        LINKED      | Child Protection
        people
        person_id | forename | surname | date_of_birth
        P1        | Isolde   | Garside | 2017-03-05
        involvements
        incident_id | person_id | role
        LINKED      | P1        | victim
    """)
    spec.answers("""
        incident_id | status | children | found_by
        LINKED      | no-ppn | 1        | linked+code
    """)


HOME = """
    incidents
    incident_id | opening_code      | location
    DOMESTIC    | Domestic Incident | 14 Larkspur Rd, Eastcliff
    FLAT        | Domestic Incident | Flat 2, 14 Larkspur Road, Eastcliff
    THEFT       | Theft             | 14 Larkspur Road, Eastcliff
    people
    person_id | forename | surname | date_of_birth | address
    P1        | Isolde   | Garside | 2017-03-05    | 14 LARKSPUR ROAD, EASTCLIFF
    P2        | Denise   | Garside | 1987-03-05    | 14 LARKSPUR ROAD, EASTCLIFF
"""


def test_find_household_at_the_address(spec: Spec) -> None:
    """Someone under 18 recorded at the address counts where the household matters; flat numbers must be equal (T1)."""
    spec.given(HOME)
    spec.answers("""
        incident_id | status | children | found_by | evidence
        DOMESTIC    | no-ppn | 1        | address  | recorded at the address
        FLAT        | no-row | 0        | -        | -
        THEFT       | no-row | 0        | -        | -
    """)


def test_household_matters_by_setting(spec: Spec) -> None:
    """A force may choose for which kinds of incident the household matters."""
    spec.settings(household_kinds=("theft",))
    spec.given(HOME)
    spec.answers("""
        incident_id | status | children
        DOMESTIC    | no-row | 0
        FLAT        | no-row | 0
        THEFT       | no-ppn | 1
    """)


def test_find_household_at_a_shared_address(spec: Spec) -> None:
    """An address on the force's list of shared ones gives nobody, nor one with under-18s of four or more surnames."""
    spec.settings(shared_addresses=("3 Orchard Close, Northvale",))
    spec.given("""
        incidents
        incident_id | opening_code      | location
        LISTED      | Domestic Incident | 3 Orchard Close, Northvale
        FOUR        | Domestic Incident | 5 Orchard Close, Northvale
        JOINED      | Domestic Incident | 7 Orchard Close, Northvale
        people
        person_id | forename | surname        | date_of_birth | address
        P1        | Isolde   | Garside        | 2017-03-05    | 3 Orchard Close, Northvale
        P2        | Rafe     | Ackroyd        | 2015-01-08    | 5 Orchard Close, Northvale
        P3        | Nell     | Barraclough    | 2014-01-08    | 5 Orchard Close, Northvale
        P4        | Otto     | Crabtree       | 2013-02-08    | 5 Orchard Close, Northvale
        P5        | Suki     | Dewhirst       | 2012-02-08    | 5 Orchard Close, Northvale
        P6        | Rafe     | Ackroyd        | 2015-02-09    | 7 Orchard Close, Northvale
        P7        | Nell     | Ackroyd-Firth  | 2014-02-09    | 7 Orchard Close, Northvale
        P8        | Otto     | Crabtree       | 2013-02-09    | 7 Orchard Close, Northvale
        P9        | Suki     | Dewhirst       | 2012-02-09    | 7 Orchard Close, Northvale
    """)
    spec.answers("""
        incident_id | status | children
        LISTED      | no-row | 0
        FOUR        | no-row | 0
        JOINED      | no-ppn | 4
    """)


def test_shipped_force_is_the_default_policy() -> None:
    """The household matters by default for domestic, drugs, concern for safety, neglect and missing incidents."""
    assert Force().household_kinds == ("domestic", "drugs", "concern for safety", "neglect", "missing")
