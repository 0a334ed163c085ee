"""The same person: by id, or by a name and a date of birth that agree (ruling 14)."""

import pytest

from tests.spec.conftest import Spec


def drawing(forename: str, surname: str, born: str, reference: str = "") -> str:
    """One incident with Isolde Garside-Wren, and a PPN with a subject as given."""
    return f"""
        incidents
        incident_id | log
        I1          | 1015 ISOLDE 9 locked out in the rain by her stepfather
        people
        person_id | forename | surname      | date_of_birth
        P1        | Isolde   | Garside-Wren | 2017-03-05
        involvements
        incident_id | person_id | role
        I1          | P1        | child
        ppns
        ppn_id | incident_id
        R1     | {reference}
        ppn_subjects
        ppn_id | forename   | surname   | date_of_birth | role
        R1     | {forename} | {surname} | {born}        | child
    """


@pytest.mark.parametrize(
    "forename, surname, born, status",
    [
        ("Isolde", "Garside-Wren", "2017-03-05", "covered"),
        ("ISOLDE", "garside wren", "2017-03-05", "covered"),
        ("Isolda", "Garside-Wren", "2017-03-05", "covered"),
        ("Isolde", "Garside", "2017-03-05", "covered"),
        ("Isolde", "Wren", "2017-03-05", "covered"),
        ("Isölde", "Gareside-Wren", "2017-03-05", "covered"),
        ("Garside-Wren", "Isolde", "2017-03-05", "covered"),
        ("Isolde", "Garside-Wren", "2017-05-03", "covered"),
        ("Isolde", "Garside-Wren", "", "check-match"),
        ("I", "Garside-Wren", "2017-03-05", "check-match"),
        ("Isolde", "", "2017-03-05", "check-match"),
        ("Isolde", "Garside-Wren", "2016-03-05", "check-match"),
        ("Isolde", "Garside-Wren", "2017-01-01", "check-match"),
        ("Rafe", "Garside-Wren", "2017-03-05", "no-ppn"),
        ("Isolde", "Garside-Wren", "1991-11-20", "no-ppn"),
    ],
)
def test_match_person_by_name(spec: Spec, forename: str, surname: str, born: str, status: str) -> None:
    """A name may differ by spelling, accent, order or part; a date of birth may have day and month swapped, no more (R8, F13)."""
    spec.given(drawing(forename, surname, born))
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


@pytest.mark.parametrize(
    "forename, surname, born, status",
    [
        ("Isolde", "Garside-Wren", "", "covered"),
        ("Isolde", "Garside-Wren", "2017-01-01", "covered"),
        ("I", "Garside-Wren", "", "check-match"),
        ("Isolde", "Garside-Wren", "2017-03-06", "check-match"),
        ("Isolde", "Pickersgill", "2017-03-05", "check-match"),
    ],
)
def test_match_person_with_the_id(spec: Spec, forename: str, surname: str, born: str, status: str) -> None:
    """With this incident's id and the whole name, a missing date of birth is no doubt; half a name is."""
    spec.given(drawing(forename, surname, born, "I1"))
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


def test_choose_pairs_of_twins(spec: Spec) -> None:
    """A PPN that may as well be the twin's covers neither for certain; by forename it is one twin's alone."""
    given = """
        incidents
        incident_id
        I1
        people
        person_id | forename | surname | date_of_birth
        P1        | Isolde   | Garside | 2017-03-05
        P2        | Rafe     | Garside | 2017-03-05
        involvements
        incident_id | person_id | role
        I1          | P1        | child
        I1          | P2        | child
        ppns
        ppn_id | incident_id
        R1     | I1
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | {forename} | Garside | 2017-03-05  | child
    """
    spec.given(given.format(forename=""))
    spec.answers("""
        incident_id | status      | covers
        I1          | check-match | perhaps perhaps
    """)
    spec.given(given.format(forename="Rafe"))
    spec.answers("""
        incident_id | status       | covers
        I1          | part-covered | none certain
    """)


def test_settle_rivals_of_namesakes(spec: Spec) -> None:
    """A PPN by name that may as well belong to a namesake's incident is a match to check."""
    spec.given("""
        incidents
        incident_id | reported_at
        HERS        | 2026-09-27T10:00
        OTHER       | 2026-09-26T10:00
        people
        person_id | forename | surname | date_of_birth | address
        P1        | Isolde   | Garside | 2017-03-05    | 4 Larkspur Road, Eastcliff
        P2        | Isolde   | Garside | 2017-03-05    | 88 Quarry Lane, Southmoor
        involvements
        incident_id | person_id | role
        HERS        | P1        | child
        OTHER       | P2        | child
        ppns
        ppn_id | submitted_at
        R1     | 2026-09-27T20:00
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | Isolde   | Garside | 2017-03-05    | child
    """)
    spec.answers("""
        incident_id | status
        HERS        | check-match
        OTHER       | no-ppn
    """)
