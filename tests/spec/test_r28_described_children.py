"""Further examples of a child known only from the log, and the PPN whose child fits the description (ruling 15)."""

import pytest

from tests.spec.conftest import Spec

FLAT = """
    incidents
    incident_id | reported_at      | location                      | officer_id | log
    I1          | 2026-09-28T21:00 | 31 Bobbin Street, Marnsea     | N77        | 2110 tenant slumped on sofa, drunk. her daughter JESSICA, 7, let officers in
    people
    person_id | forename   | surname | date_of_birth
    P9        | Marguerite | Oldroyd | 1986-02-17
    involvements
    incident_id | person_id | role
    I1          | P9        | suspect
"""


@pytest.mark.parametrize(
    "subject, status",
    [
        ("Jessica | Oldroyd | 2019-05-02", "covered"),
        ("Jess | Oldroyd | 2019-05-02", "covered"),
        ("Jessica | Oldroyd | 2018-05-02", "covered"),
        ("Jessica | Lister | ", "covered"),
        ("J | Oldroyd | 2019-05-02", "check-match"),
        ("Harvey | Oldroyd | 2019-05-02", "no-ppn"),
        ("Jessica | Oldroyd | 2011-05-02", "no-ppn"),
    ],
)
def test_cover_described_by_id(spec: Spec, subject: str, status: str) -> None:
    """With this incident's id the child must fit what the log says: name, age, relation, number."""
    spec.given(f"""
        {FLAT}
        ppns
        ppn_id | incident_id | submitted_at
        R1     | I1          | 2026-09-29T03:00
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | {subject} | child
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


@pytest.mark.parametrize(
    "subject, officer, narrative, status",
    [
        ("Jessica | Oldroyd | 2019-05-02", "", "", "check-match"),
        ("Jessica | Oldroyd | 2019-05-02", "", "31 Bobbin Street: mother drunk.", "covered"),
        ("Jessica | Oldroyd | 2019-05-02", "", "Mother drunk at number 31 Bobbin St Marnsea", "covered"),
        ("Jessica | Oldroyd | 2019-05-02", "", "77 Cotton Row: mother drunk.", "no-ppn"),
        ("Jessica | Oldroyd | 2019-05-02", "", "Two sisters Jessica and Amy seen on 3 August.", "no-ppn"),
        ("Jessica | Oldroyd | 2012-05-02", "N77", "", "no-ppn"),
        ("Unknown | Oldroyd | 2019-05-02", "N77", "", "check-match"),
        ("| Oldroyd | 2019-05-02", "", "Daughter let police in.", "check-match"),
        ("Harvey | Lister | 2019-05-02", "N77", "", "no-ppn"),
        ("Phoebe | Lister | 2019-05-02", "N77", "31 Bobbin Street: mother drunk.", "no-ppn"),
    ],
)
def test_judge_described_without_id(spec: Spec, subject: str, officer: str, narrative: str, status: str) -> None:
    """Without the id it covers only with the address or a linked adult; a forename, or an age and one thing more, is a check."""
    spec.given(f"""
        {FLAT}
        ppns
        ppn_id | submitted_at     | officer_id | narrative
        R1     | 2026-09-29T03:00 | {officer}  | {narrative}
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | {subject} | child
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


@pytest.mark.parametrize(
    "adult, status",
    [
        ("P9 | | |", "covered"),
        ("| Marguerite | Oldroyd | 1986-02-17", "covered"),
        ("| Marguerite | Oldroyd | 1961-07-30", "check-match"),
        ("| Deirdre | Lister | 1986-02-17", "check-match"),
    ],
)
def test_judge_described_with_an_adult(spec: Spec, adult: str, status: str) -> None:
    """A PPN without an id that names a linked adult beside a child who fits covers that child."""
    spec.given(f"""
        {FLAT}
        ppns
        ppn_id | submitted_at     | kind
        R1     | 2026-09-29T03:00 | domestic
        ppn_subjects
        ppn_id | person_id | forename | surname | date_of_birth | role
        R1     |           | Jessica  | Oldroyd | 2019-05-02    | child
        R1     | {adult} | adult
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


def test_cover_fewer_than_the_log_counts(spec: Spec) -> None:
    """Where the log counts more children than the PPN names, the rest are not covered; names and ages choose who."""
    spec.given("""
        incidents
        incident_id | log
        ONE         | 2110 three children in the flat: TOBY 10, JESSICA 7 and a baby
        TWO         | 2110 four kids home alone
        ALL         | 2110 boy 10 and girl 7 home alone
        people
        person_id | forename | surname
        P1        | Nobody   | Held
        ppns
        ppn_id | incident_id
        R1     | ONE
        R2     | TWO
        R3     | ALL
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | Jessica  | Oldroyd | 2019-05-02    | child
        R1     | Tobias   | Oldroyd | 2016-05-02    | child
        R2     | Amy      | Lister  | 2016-05-02    | child
        R3     | Stanley  | Garth   | 2016-05-02    | child
        R3     | Phoebe   | Garth   | 2019-05-02    | child
    """)
    spec.answers("""
        incident_id | status       | children | covers
        ONE         | part-covered | 3        | certain certain none
        TWO         | part-covered | 4        | certain none none none
        ALL         | covered      | 2        | certain certain
    """)


@pytest.mark.parametrize(
    "log, born, status",
    [
        ("toddler in the road with no shoes", "2023-04-02", "covered"),
        ("toddler in the road with no shoes", "2016-04-02", "no-ppn"),
        ("baby crying in the hallway", "2026-01-02", "covered"),
        ("baby crying in the hallway", "2018-01-02", "no-ppn"),
    ],
)
def test_lies_within_the_word(spec: Spec, log: str, born: str, status: str) -> None:
    """A word such as toddler or baby tells an age too: with the id a PPN for a child far older is not about that one."""
    spec.given(f"""
        incidents
        incident_id | log
        I1          | 2110 {log}
        ppns
        ppn_id | incident_id
        R1     | I1
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | Orla     | Lister  | {born}        | child
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


def test_leave_a_ppn_that_is_anothers(spec: Spec) -> None:
    """A PPN that covers another incident for certain is no candidate for a child known only from the log."""
    spec.given("""
        incidents
        incident_id | reported_at      | officer_id | log
        LINKED      | 2026-09-28T20:00 | N77        | 2010 argument next door
        SPOKEN      | 2026-09-28T21:00 | N77        | 2110 JESSICA, 7, found wandering in her nightie
        people
        person_id | forename | surname | date_of_birth
        P1        | Jessica  | Oldroyd | 2019-05-02
        involvements
        incident_id | person_id | role
        LINKED      | P1        | child
        ppns
        ppn_id | submitted_at     | incident_id | officer_id
        R1     | 2026-09-29T03:00 | LINKED      | N77
        ppn_subjects
        ppn_id | person_id | forename | surname | date_of_birth | role
        R1     | P1        | Jessica  | Oldroyd | 2019-05-02    | child
    """)
    spec.answers("""
        incident_id | status
        LINKED      | covered
        SPOKEN      | no-ppn
    """)


def test_cover_coded_child(spec: Spec) -> None:
    """A child known from a category alone is covered by a PPN with the incident's id; by none without it."""
    spec.given("""
        incidents
        incident_id | opening_code
        BY-ID       | Missing Child
        LOOSE       | Lost Child
        ppns
        ppn_id | incident_id
        R1     | BY-ID
        R2     |
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | Amy      | Lister  | 2016-05-02    | child
        R2     | Stanley  | Garth   | 2015-05-02    | child
    """)
    spec.answers("""
        incident_id | status  | found_by
        BY-ID       | covered | code
        LOOSE       | no-ppn  | code
    """)


def test_cover_unborn(spec: Spec) -> None:
    """An unborn child is covered by a PPN that names the unborn, not by one that names another child of the mother."""
    spec.given("""
        incidents
        incident_id | opening_code | log
        UNBORN      | Domestic     | 2110 she is 7 months pregnant, he pushed her into the door
        SIBLING     | Domestic     | 2110 she is 7 months pregnant, he pushed her into the door
        ppns
        ppn_id | incident_id
        R1     | UNBORN
        R2     | SIBLING
        ppn_subjects
        ppn_id | forename    | surname | date_of_birth | role
        R1     | Unborn baby | Lister  |               | child
        R2     | Amy         | Lister  | 2016-05-02    | child
    """)
    spec.answers("""
        incident_id | status
        UNBORN      | covered
        SIBLING     | no-ppn
    """)
