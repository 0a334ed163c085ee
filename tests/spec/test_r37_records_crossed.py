"""What records and PPNs say together where each alone is plain: found by crossing them (rulings 6, 12, 14, 15)."""

import pytest

from tests.spec.conftest import Spec

BROTHERS = """
    people
    person_id | forename | surname | date_of_birth
    P1        | Lowell   | Hargate | 2016-08-23
    P2        | Bronte   | Hargate | 1993-02-14
"""


@pytest.mark.parametrize(
    "named, tie, status",
    [("Ivo", "P2", "covered"), ("I", "P2", "check-match"), ("I", "", "no-ppn"), ("U", "P2", "no-ppn")],
)
def test_initial_beside_a_grown_up(spec: Spec, named: str, tie: str, status: str) -> None:
    """An initial is a match to check, also on a PPN that names the mother of a child known from the log alone."""
    spec.given(f"""
        incidents
        incident_id | log
        I1          | 1015 row over money. Ivo, 4, was also in the house
        {BROTHERS}
        involvements
        incident_id | person_id | role
        I1          | P2        | victim
        ppns
        ppn_id | kind     | narrative
        R1     | domestic | {"Row over money." if not tie else ""}
        ppn_subjects
        ppn_id | person_id | forename | surname | date_of_birth | role
        R1     | {tie}     | {"Bronte" if tie else "Noel"} | Hargate | {"1993-02-14" if tie else "1971-03-05"} | adult
        R1     |           | {named}  | Hargate | 2022-05-17    | child
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


@pytest.mark.parametrize("subject", ["Unborn | Hargate | | child", "Baby | Hargate | 2027-01-20 | child"])
def test_unborn_subject_beside_a_child_on_record(spec: Spec, subject: str) -> None:
    """An unborn child named on a PPN is the one of whom the log speaks, never a brother on record (ruling 6, R53)."""
    spec.given(f"""
        incidents
        incident_id | log
        I1          | 1015 she is 24 weeks pregnant and he kicked her in the stomach
        {BROTHERS}
        involvements
        incident_id | person_id | role
        I1          | P1        | witness
        ppns
        ppn_id | incident_id | kind
        R1     | I1          | child
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | {subject}
    """)
    spec.answers("""
        incident_id | status       | children | covers
        I1          | part-covered | 2        | none certain
    """)


@pytest.mark.parametrize(
    "who, kind, role, status",
    [
        ("P1", "domestic", "", "covered"),
        ("P1", "domestic", "adult", "covered"),
        ("P2", "domestic", "", "no-ppn"),
        ("P1", "adult", "", "no-ppn"),
    ],
)
def test_person_id_of_a_child_without_role(spec: Spec, who: str, kind: str, role: str, status: str) -> None:
    """Named by person id alone, a subject is a child by the age that the record gives (ruling 12)."""
    spec.given(f"""
        incidents
        incident_id | log
        I1          | 1015 stones thrown at window
        {BROTHERS}
        involvements
        incident_id | person_id | role
        I1          | P1        | witness
        I1          | P2        | victim
        ppns
        ppn_id | kind
        R1     | {kind}
        ppn_subjects
        ppn_id | person_id | role
        R1     | {who}     | {role}
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


def test_known_child_is_no_tie(spec: Spec) -> None:
    """A child named by person id alone is no grown-up who ties a PPN to the incident, and counts among its children."""
    spec.given(f"""
        incidents
        incident_id | log
        I1          | 1015 stones thrown at window. Ivo, 4, was also in the house
        {BROTHERS}
        involvements
        incident_id | person_id | role
        I1          | P1        | witness
        ppns
        ppn_id | kind
        R1     | domestic
        ppn_subjects
        ppn_id | person_id | forename | surname | date_of_birth | role
        R1     | P1        |          |         |               |
        R1     |           | Ivo      | Hargate | 2022-05-17    | child
    """)
    spec.answers("""
        incident_id | status       | children | covers
        I1          | part-covered | 2        | certain perhaps
    """)


@pytest.mark.parametrize("linked", ["P1", "P3"])
@pytest.mark.parametrize("named", ["P1", "P3"])
def test_either_record_of_one_child(spec: Spec, linked: str, named: str) -> None:
    """A child with two records counts once, and a PPN may bear the id of either (ruling 14)."""
    spec.given(f"""
        incidents
        incident_id | opening_code      | location            | log
        I1          | Domestic Incident | 14 Tenter Row, Ulby | 1015 man and woman shouting
        people
        person_id | forename | surname | date_of_birth | address
        P1        | Lowell   | Hargate | 2016-08-23    | 14 Tenter Row, Ulby
        P3        | Lowell   | Hargate | 2016-08-23    | 14 Tenter Row, Ulby
        involvements
        incident_id | person_id | role
        I1          | {linked}  | witness
        ppns
        ppn_id | kind
        R1     | child
        ppn_subjects
        ppn_id | person_id | role
        R1     | {named}   | child
    """)
    spec.answers("""
        incident_id | status  | children | found_by       | matches
        I1          | covered | 1        | linked+address | person
    """)
