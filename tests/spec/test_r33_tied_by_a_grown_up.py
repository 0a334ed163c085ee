"""Children known only from the log and a PPN without the id that names a grown-up of the incident (rulings 13, 15)."""

import pytest

from tests.spec.conftest import Spec

MOTHER = """
    people
    person_id | forename | surname | date_of_birth
    P1        | Bernice  | Thwaite | 1988-11-02
"""


def test_cover_fewer_than_counted_without_the_id(spec: Spec) -> None:
    """A PPN without the id that names the mother and one of her two children leaves the other uncovered (F2)."""
    spec.given(f"""
        incidents
        incident_id | log
        I1          | 1015 ex keeps ringing her. her boys, 6 and 3, were in the bath
        {MOTHER}
        involvements
        incident_id | person_id | role
        I1          | P1        | victim
        ppns
        ppn_id | kind     | narrative
        R1     | domestic | Unwanted calls from former partner.
        ppn_subjects
        ppn_id | person_id | forename | surname | date_of_birth | role
        R1     | P1        | Bernice  | Thwaite | 1988-11-02    | adult
        R1     |           | Caleb    | Thwaite | 2020-03-05    | child
    """)
    spec.answers("""
        incident_id | status       | children | covers
        I1          | part-covered | 2        | certain none
    """)


@pytest.mark.parametrize(
    "narrative, first, second",
    [
        ("", "no-ppn", "covered"),
        ("Plates were smashed in the kitchen.", "covered", "no-ppn"),
        ("Tyres of her car let down outside.", "no-ppn", "covered"),
    ],
)
def test_two_incidents_of_one_mother(spec: Spec, narrative: str, first: str, second: str) -> None:
    """Of two incidents of the mother, a PPN is a candidate for the one it tells of, else for the nearest before it."""
    spec.given(f"""
        incidents
        incident_id | reported_at      | log
        I1          | 2026-09-28T10:00 | 1015 partner smashed plates in the kitchen. her girl of 6 stood in the hall
        I2          | 2026-09-30T10:00 | 1015 ex has let the tyres of her car down. daughter aged 6 in the back
        {MOTHER}
        involvements
        incident_id | person_id | role
        I1          | P1        | victim
        I2          | P1        | victim
        ppns
        ppn_id | submitted_at     | kind     | narrative
        R1     | 2026-10-01T09:00 | domestic | {narrative}
        ppn_subjects
        ppn_id | person_id | forename | surname | date_of_birth | role
        R1     | P1        | Bernice  | Thwaite | 1988-11-02    | adult
        R1     |           | Edith    | Thwaite | 2020-03-05    | child
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {first}
        I2          | {second}
    """)


@pytest.mark.parametrize(
    "log, forename, born, status",
    [
        ("lad of 9 on the roof of the bus shelter", "Kyle", "2017-05-05", "check-match"),
        ("lad of 9 on the roof of the bus shelter", "Kylie", "2017-05-05", "no-ppn"),
        ("lad of 9 on the roof of the bus shelter", "Kyle", "2012-05-05", "no-ppn"),
        ("child of 9 on the roof of the bus shelter", "Kyle", "2017-05-05", "no-ppn"),
    ],
)
def test_age_and_the_sex_of_a_forename(spec: Spec, log: str, forename: str, born: str, status: str) -> None:
    """Without the id, an age within a year and the sex that the PPN's forename usually has make a match to check."""
    spec.given(f"""
        incidents
        incident_id | log
        I1          | 1015 {log}
        ppns
        ppn_id | narrative
        R1     | For information.
        ppn_subjects
        ppn_id | forename   | surname | date_of_birth | role
        R1     | {forename} | Thwaite | {born}        | child
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)
