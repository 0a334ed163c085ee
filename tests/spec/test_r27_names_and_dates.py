"""Further examples of when two names and dates of birth are one person (ruling 14)."""

import pytest

from tests.spec.conftest import Spec


def given(spec: Spec, person: str, subject: str, reference: str = "", narrative: str = "") -> None:
    """One incident with one linked child, and one PPN the day after."""
    spec.given(f"""
        incidents
        incident_id | reported_at      | log
        I1          | 2026-09-28T10:00 | 1010 grandfather threw a plate in the kitchen, cut on the arm
        people
        person_id | forename | surname | date_of_birth
        P1        | {person}
        involvements
        incident_id | person_id | role  | age
        I1          | P1        | child | 11
        ppns
        ppn_id | submitted_at     | incident_id | narrative
        R1     | 2026-09-29T10:00 | {reference} | {narrative}
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | {subject} | child
    """)


@pytest.mark.parametrize(
    "person, subject, status",
    [
        ("Catherine | Lockwood | 2015-03-08", "Kate | Lockwood | 2015-03-08", "covered"),
        ("Alexander | Lockwood | 2015-03-08", "Sandy | Lockwood | 2015-03-08", "covered"),
        ("Jos\u00e9 | N\u00fa\u00f1ez | 2015-03-08", "JOSE | NUNEZ | 2015-03-08", "covered"),
        ("Mohammed | Hussain | 2015-03-08", "Muhammad | Hussein | 2015-03-08", "covered"),
        ("Agnieszka | Wi\u015bniewska | 2015-03-08", "Agnieska | Wisniewski | 2015-03-08", "covered"),
        ("Lockwood | Catherine | 2015-03-08", "Catherine | Lockwood | 2015-03-08", "covered"),
        ("Catherine | Lockwood-Moss | 2015-03-08", "Catherine | Moss | 2015-03-08", "covered"),
        ("Catherine | Lockwood Moss | 2015-03-08", "Katie | Lockwoood | 2015-08-03", "covered"),
        ("Catherine | Lockwood | 2015-03-08", "Catherine | Lockwood | 2015-08-03", "covered"),
        ("Zebulon | Lockwood | 2015-03-08", "Zebu | Lockwood | 2015-08-03", "covered"),
        ("Catherine | Lockwood | 2015-03-08", "Catherine | Lockwood | 2015-03-09", "check-match"),
        ("Catherine | Lockwood | 2015-03-08", "Catherine | Lockwood | 2014-03-08", "check-match"),
        ("Catherine | Lockwood | 2015-03-08", "Catherine | Lockwood | 2015-01-01", "check-match"),
        ("Catherine | Lockwood | 2015-01-01", "Catherine | Lockwood | 2015-01-01", "check-match"),
        ("Catherine | Lockwood | 2015-03-08", "Catherine | Lockwood |", "check-match"),
        ("Catherine | Lockwood | 2015-03-08", "C | Lockwood | 2015-03-08", "check-match"),
        ("Catherine | Lockwood | 2015-03-08", "Catherine | | 2015-03-08", "check-match"),
        ("Catherine | Lockwood | 2015-03-08", "Catherine | Lockwood | 2011-11-29", "no-ppn"),
        ("Catherine | Lockwood | 2015-03-08", "Margaret | Lockwood | 2015-03-08", "no-ppn"),
        ("Catherine | Lockwood | 2015-03-08", "Catherine | Pemberton | 2015-03-08", "no-ppn"),
        ("Catherine | Lockwood | ", "Catherine | Lockwood |", "check-match"),
    ],
)
def test_compare_without_an_id(spec: Spec, person: str, subject: str, status: str) -> None:
    """Without an id name and date of birth must agree; the name may be bent, the date only swapped (R8, F13)."""
    given(spec, person, subject)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


@pytest.mark.parametrize(
    "person, subject, status",
    [
        ("Catherine | Lockwood | 2015-03-08", "Cathy | Lockwood |", "covered"),
        ("Catherine | Lockwood | ", "Catherine | Lockwood | 2015-03-08", "covered"),
        ("Catherine | Lockwood | 2015-03-08", "Catherine | Lockwood | 2015-01-01", "covered"),
        ("Catherine | Lockwood | 2015-03-08", "Catherine | Lockwood | 1900-01-01", "covered"),
        ("Catherine | Lockwood | 2015-03-08", "Catherine | Lockwood | 2015-03-09", "check-match"),
        ("Catherine | Lockwood | 2015-03-08", "C | Lockwood |", "check-match"),
        ("Catherine | Lockwood | 2015-03-08", "Catherine | |", "check-match"),
        ("Catherine | Lockwood | 2015-03-08", "| Lockwood | 2015-03-08", "check-match"),
        ("Catherine | Lockwood | 2015-03-08", "Unknown | Lockwood |", "check-match"),
        ("Catherine | Lockwood | 2015-03-08", "Catherine | Pemberton | 2015-03-08", "check-match"),
        ("Catherine | Lockwood | 2015-03-08", "Margaret | Lockwood |", "no-ppn"),
        ("Zebulon | Lockwood | 2015-03-08", "Zebu | Lockwood |", "covered"),
        ("Ottoline | Lockwood | ", "Line | Lockwood | 2015-03-08", "covered"),
        ("Zebulon | Lockwood | 2015-03-08", "Zed | Lockwood |", "no-ppn"),
        ("Alina | Lockwood | 2015-03-08", "Ali | Lockwood |", "no-ppn"),
        ("Catherine | Barton | 2015-03-08", "Catherine | Burton | 2015-03-08", "covered"),
        ("Catherine | Barton | 2015-03-08", "Catherine | Burton | 2015-03-09", "check-match"),
        ("Catherine | Barton | 2015-03-08", "Katie | Burton | 2015-03-08", "check-match"),
    ],
)
def test_compare_with_the_id(spec: Spec, person: str, subject: str, status: str) -> None:
    """With this incident's id and the whole name a missing date of birth is no doubt; half a name is."""
    given(spec, person, subject, reference="I1")
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


def test_another_surname_needs_forename_and_narrative(spec: Spec) -> None:
    """A different surname is another child unless forename and narrative both fit: then a match to check."""
    given(
        spec,
        "Catherine | Lockwood | 2015-03-08",
        "Catherine | Pemberton | 2015-03-08",
        narrative="Grandfather threw plate in kitchen, cut to arm of girl.",
    )
    spec.answers("""
        incident_id | status
        I1          | check-match
    """)


def test_doubt_twins_and_namesakes(spec: Spec) -> None:
    """A PPN that may as well be the twin's is a match to check for both; one that names a twin covers that one (F13)."""
    spec.given("""
        incidents
        incident_id
        INITIAL
        NAMED
        people
        person_id | forename | surname  | date_of_birth
        P1        | Rosalind | Lockwood | 2015-03-08
        P2        | Rupert   | Lockwood | 2015-03-08
        P3        | Jemima   | Farrow   | 2015-03-08
        P4        | Jerome   | Farrow   | 2015-03-08
        involvements
        incident_id | person_id | role
        INITIAL     | P1        | child
        INITIAL     | P2        | child
        NAMED       | P3        | child
        NAMED       | P4        | child
        ppns
        ppn_id | incident_id
        R1     | INITIAL
        R2     | NAMED
        ppn_subjects
        ppn_id | forename | surname  | date_of_birth | role
        R1     | R        | Lockwood | 2015-03-08    | child
        R2     | Jemima   | Farrow   | 2015-03-08    | child
    """)
    spec.answers("""
        incident_id | status       | covers
        INITIAL     | check-match  | perhaps perhaps
        NAMED       | part-covered | certain none
    """)


def test_match_by_person_first(spec: Spec) -> None:
    """The same person_id is the same person whatever name was typed; the strongest way is told: id, person, name."""
    spec.given("""
        incidents
        incident_id
        BYID
        BYPERSON
        BYNAME
        people
        person_id | forename | surname  | date_of_birth
        0042      | Rosalind | Lockwood | 2015-03-08
        43        | Rupert   | Farrow   | 2013-05-18
        44        | Jemima   | Quayle   | 2012-07-28
        involvements
        incident_id | person_id | role
        BYID        | 0042      | child
        BYPERSON    | 43        | child
        BYNAME      | 44        | child
        ppns
        ppn_id | incident_id
        R1     | BYID
        R2     |
        R3     |
        R4     |
        ppn_subjects
        ppn_id | person_id | forename | surname | date_of_birth | role
        R1     | 0042      | Ros      |         |               | child
        R2     | 43        | Ruprecht | Farr    | 2013-05-18    | child
        R3     |           | Mima     | Quayle  | 2012-07-28    | child
        R4     |           | Jemima   | Quayle  | 2012-07-28    | adult
    """)
    spec.answers("""
        incident_id | status  | matches
        BYID        | covered | id
        BYPERSON    | covered | person
        BYNAME      | covered | name
    """)
