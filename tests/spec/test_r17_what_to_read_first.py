"""What to read first: how grave the incident is and how sure the gap, never a score of a child (contract, priority)"""

import pytest

from tests.spec.conftest import Spec

CHILD = """
    people
    person_id | forename | surname | date_of_birth
    P1        | Martha   | Garside | 2012-03-05
    involvements
    incident_id | person_id | role
    I1          | P1        | {role}
"""


@pytest.mark.parametrize(
    "opening, grade, role, log, priority",
    [
        ("Sexual Offence", "Immediate", "victim", "1015 girl states she was raped by a man from an app", "1"),
        ("Missing Person", "Immediate", "missing", "1015 has messaged friend that she is suicidal, on the bridge", "1"),
        ("Lost Property", "Scheduled", "witness", "1015 bag handed in at the front counter", "4"),
    ],
)
def test_rank_priority(spec: Spec, opening: str, grade: str, role: str, log: str, priority: str) -> None:
    """A grave incident that befell the child comes before one with no harm in it (R9, F16)."""
    spec.given(f"""
        incidents
        incident_id | opening_code | response_grade | log
        I1          | {opening}    | {grade}        | {log}
        {CHILD.format(role=role)}
    """)
    spec.answers(f"""
        incident_id | status | priority
        I1          | no-ppn | {priority}
    """)


def test_rank_priority_of_the_covered(spec: Spec) -> None:
    """Covered and excluded are read last."""
    spec.given(f"""
        incidents
        incident_id | opening_code   | flags
        I1          | Sexual Offence | MARAC
        {CHILD.format(role="victim")}
    """)
    spec.answers("""
        incident_id | status   | priority
        I1          | excluded | 5
    """)


def test_risks_of_a_log_without_a_child(spec: Spec) -> None:
    """The words of the log tell how grave it is also where the child is known from the records alone (T1 to T15, R9)."""
    spec.given(f"""
        incidents
        incident_id | log
        I1          | 1015 lodger drunk, punched the landlord, petrol poured through letterbox
        I2          | 1015 lodger sober, nobody came to the door
        {CHILD.format(role="victim")}
        I2          | P1        | victim
    """)
    spec.answers("""
        incident_id | status | priority | categories
        I1          | no-ppn | 1        | physical;substance misuse
        I2          | no-ppn | 4        | other
    """)


def test_claims_done_reads_sooner(spec: Spec) -> None:
    """A log that says the PPN was done, where none is found, is read sooner, and says so (R9, F11)."""
    spec.given(f"""
        incidents
        incident_id | opening_code | log
        I1          | Assault      | 1015 pushed by other pupil. 1100 PPN submitted
        I2          | Assault      | 1015 pushed by other pupil
        {CHILD.format(role="victim")}
        I2          | P1        | victim
    """)
    spec.answers("""
        incident_id | status | priority | says
        I1          | no-ppn | 2        | PPN was done
        I2          | no-ppn | 3        |
    """)


def test_give_reasons_in_words(spec: Spec) -> None:
    """Every row says why it is listed: who the children are, what covers them, and what the log claims (R5)."""
    spec.given(f"""
        incidents
        incident_id | log
        I1          | 1015 no PPN required as school aware
        {CHILD.format(role="child")}
    """)
    spec.answers("""
        incident_id | status | says
        I1          | no-ppn | No PPN is found.
        I1          | no-ppn | that is for a reader to decide
    """)
