"""Further examples of what leaves an incident out (ruling 11)."""

import pytest

from tests.spec.conftest import Spec

CHILD = """
    people
    person_id | forename | surname | date_of_birth
    P1        | Corin    | Oldroyd | 2014-04-09
    involvements
    incident_id | person_id
    I1          | P1
"""


@pytest.mark.parametrize(
    "flags, status, exclusion",
    [
        ("marac", "excluded", "marac"),
        (" Marac ", "excluded", "marac"),
        ("RESTRICTED;Strategy  Meeting", "excluded", "strategy-meeting"),
        ("TEST;MARAC", "excluded", "marac;test"),
        ("duplicate", "excluded", "duplicate"),
        ("Duplicate of 0077", "excluded", "duplicate"),
        ("TEST PURCHASE", "no-ppn", ""),
        ("TESTED", "no-ppn", ""),
        ("MARAC REFERRAL", "no-ppn", ""),
        ("NOT MARAC", "no-ppn", ""),
        ("POSSIBLE DUPLICATE", "no-ppn", ""),
        ("DUPLICATED KEYS", "no-ppn", ""),
        ("STRATEGY", "no-ppn", ""),
        ("MEETING", "no-ppn", ""),
    ],
)
def test_is_flag_whole_item(spec: Spec, flags: str, status: str, exclusion: str) -> None:
    """Only a whole item of the flags leaves an incident out, in any case and with any spaces (R10, F3)."""
    spec.given(f"""
        incidents
        incident_id | flags
        I1          | {flags}
        {CHILD}
    """)
    spec.answers(f"""
        incident_id | status   | exclusion   | children
        I1          | {status} | {exclusion} | 1
    """)


def test_leave_nothing_out_by_words(spec: Spec) -> None:
    """The words in the log, the category or the response leave nothing out."""
    spec.given(f"""
        incidents
        incident_id | opening_code | closing_codes | response_grade | log
        I1          | TEST         | MARAC         | DUPLICATE      | 1204 duplicate of 77, strategy meeting held, marac referral made, test call
        {CHILD}
    """)
    spec.answers("""
        incident_id | status | exclusion
        I1          | no-ppn |
    """)


def test_exclude_before_every_status(spec: Spec) -> None:
    """Excluded comes before covered, part-covered and check-match; the row keeps its children and their cover."""
    spec.given(f"""
        incidents
        incident_id | flags
        I1          | MARAC
        {CHILD}
        ppns
        ppn_id | incident_id
        R1     | I1
        ppn_subjects
        ppn_id | person_id | role
        R1     | P1        | child
    """)
    spec.answers("""
        incident_id | status   | covers  | ppns | priority
        I1          | excluded | certain | R1   | 5
    """)


def test_exclude_test_log_with_a_child_in_its_text(spec: Spec) -> None:
    """A flagged incident without a child gives no row; a child in the text of a test log counts for this."""
    spec.given("""
        incidents
        incident_id | opening_code       | flags | log
        SPOKEN      | Concern for Safety | TEST  | 1204 test log for training, 6 year old girl found on the ring road
        EMPTY       | Concern for Safety | TEST  | 1204 test log for training, alarm at the depot
        CODED       | Missing Child      | TEST  |
    """)
    spec.answers("""
        incident_id | status   | exclusion | children | found_by
        SPOKEN      | excluded | test      | 1        | text
        EMPTY       | no-row   |           | 0        |
        CODED       | excluded | test      | 1        | code
    """)


def test_warn_of_duplicates_in_a_chain(spec: Spec) -> None:
    """A duplicate of one that is absent, left out or itself is still excluded, with a warning; of a read one, none."""
    spec.given("""
        incidents
        incident_id | flags
        0077        |
        FIRST       | DUPLICATE OF 0077
        SECOND      | Duplicate of FIRST
        SELF        | DUPLICATE OF SELF
        ABSENT      | DUPLICATE OF 77
        BARE        | DUPLICATE
        people
        person_id | forename | surname | date_of_birth
        P1        | Corin    | Oldroyd | 2014-04-09
        involvements
        incident_id | person_id
        0077        | P1
        FIRST       | P1
        SECOND      | P1
        SELF        | P1
        ABSENT      | P1
        BARE        | P1
    """)
    spec.answers("""
        incident_id | status   | says
        0077        | no-ppn   |
        FIRST       | excluded |
        SECOND      | excluded | itself left out
        SELF        | excluded | duplicate of itself
        ABSENT      | excluded | not here
        BARE        | excluded | does not say
    """)


def test_exclude_rule_switched_off(spec: Spec) -> None:
    """A force may switch a named rule off: the incident is then read like any other."""
    spec.settings(rules_off=("marac",))
    spec.given(f"""
        incidents
        incident_id | flags
        I1          | MARAC
        {CHILD}
    """)
    spec.answers("""
        incident_id | status | exclusion
        I1          | no-ppn |
    """)
