"""What leaves an incident out (ruling 11)."""

import pytest

from tests.spec.conftest import Spec

CHILD = """
    people
    person_id | forename | surname | date_of_birth
    P1        | Isolde   | Garside | 2017-03-05
    involvements
    incident_id | person_id | role
    FLAGGED     | P1        | child
"""


@pytest.mark.parametrize(
    "flags, name",
    [("MARAC", "marac"), ("marac", "marac"), ("DA;Strategy Meeting", "strategy-meeting"), ("TEST", "test"),
     ("DUPLICATE OF I9", "duplicate"), ("Duplicate", "duplicate"), ("MARAC;TEST", "marac;test")],
)  # fmt: skip
def test_find_exclusions_by_flag(spec: Spec, flags: str, name: str) -> None:
    """The flags MARAC, STRATEGY MEETING, TEST and DUPLICATE (OF n) leave out, in any case, alone or among others (R10)."""
    spec.given(f"""
        incidents
        incident_id | flags
        FLAGGED     | {flags}
        {CHILD}
    """)
    spec.answers(f"""
        incident_id | status   | children | exclusion | priority
        FLAGGED     | excluded | 1        | {name}    | 5
    """)


@pytest.mark.parametrize("flags", ["TEST PURCHASE", "MARAC REFERRAL MADE", "NOT A TEST", "STRATEGY", ""])
def test_find_exclusions_whole_items_only(spec: Spec, flags: str) -> None:
    """Only a whole item leaves out: TEST PURCHASE is not TEST; the same words in the log leave nothing out (F3)."""
    spec.given(f"""
        incidents
        incident_id | flags   | log
        FLAGGED     | {flags} | previous MARAC case, strategy meeting held in May, test log, duplicate of 17
        {CHILD}
    """)
    spec.answers("""
        incident_id | status | children
        FLAGGED     | no-ppn | 1
    """)


def test_find_exclusions_without_a_child(spec: Spec) -> None:
    """A flagged incident without a child gives no row; a child in the text of a test log counts for this."""
    spec.given("""
        incidents
        incident_id | flags | log
        EMPTY       | TEST  | system test, please ignore
        SCENARIO    | TEST  | training scenario: girl aged 6 missing from the fair
    """)
    spec.answers("""
        incident_id | status   | children
        EMPTY       | no-row   | 0
        SCENARIO    | excluded | 1
    """)


def test_find_exclusions_before_cover(spec: Spec) -> None:
    """A flag goes before every other status, also where a PPN covers the child."""
    spec.given(f"""
        incidents
        incident_id | flags
        FLAGGED     | MARAC
        {CHILD}
        ppns
        ppn_id | incident_id
        R1     | FLAGGED
        ppn_subjects
        ppn_id | person_id | role
        R1     | P1        | child
    """)
    spec.answers("""
        incident_id | status   | covers  | ppns
        FLAGGED     | excluded | certain | R1
    """)


def test_warn_of_duplicate_without_original(spec: Spec) -> None:
    """A duplicate whose original is absent, left out or itself is still left out, with a warning."""
    spec.given("""
        incidents
        incident_id | flags              | log
        ORIGINAL    |                    | boy aged 7 alone in the road
        GOOD        | DUPLICATE OF ORIGINAL | boy aged 7 alone in the road
        ABSENT      | DUPLICATE OF I999  | boy aged 7 alone in the road
        ITSELF      | DUPLICATE OF ITSELF | boy aged 7 alone in the road
        CHAIN       | DUPLICATE OF ABSENT | boy aged 7 alone in the road
    """)
    spec.answers("""
        incident_id | status   | children | says
        ORIGINAL    | no-ppn   | 1        |
        GOOD        | excluded | 1        |
        ABSENT      | excluded | 1        | not here
        ITSELF      | excluded | 1        | of itself
        CHAIN       | excluded | 1        | itself left out
    """)
    warned = [problem.problem for problem in spec.screening.problems if "duplicate" in problem.problem]
    assert len(warned) == 3
