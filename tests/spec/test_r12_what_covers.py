"""What a PPN must name to cover a child (ruling 12)."""

import pytest

from tests.spec.conftest import Spec

INCIDENT = """
    incidents
    incident_id | log
    I1          | 1015 argument in the kitchen, ISOLDE 9 sat on the stairs
    people
    person_id | forename | surname | date_of_birth
    P1        | Isolde   | Garside | 2017-03-05
    P2        | Denise   | Garside | 1987-03-05
    involvements
    incident_id | person_id | role
    I1          | P1        | child
    I1          | P2        | victim
"""


@pytest.mark.parametrize(
    "kind, status",
    [("child", "covered"), ("domestic", "covered"), ("adult", "no-ppn"), ("custody note", "check-match")],
)
def test_cap_kind_of_ppn(spec: Spec, kind: str, status: str) -> None:
    """Child and domestic PPNs cover; adult PPNs cover nobody; any other kind is at most a match to check."""
    spec.given(f"""
        {INCIDENT}
        ppns
        ppn_id | incident_id | kind
        R1     | I1          | {kind}
        ppn_subjects
        ppn_id | person_id | forename | surname | date_of_birth | role
        R1     | P1        | Isolde   | Garside | 2017-03-05    | child
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


@pytest.mark.parametrize(
    "kind, role, born, status",
    [
        ("child", "child", "2017-03-05", "covered"),
        ("child", "", "2017-03-05", "covered"),
        ("child", "", "", "covered"),
        ("domestic", "child", "", "covered"),
        ("domestic", "", "2017-03-05", "covered"),
        ("domestic", "", "", "no-ppn"),
        ("domestic", "adult", "2017-03-05", "covered"),
    ],
)
def test_is_child_subject(spec: Spec, kind: str, role: str, born: str, status: str) -> None:
    """A subject is a child by role or by an age under 18; without a role, on a domestic PPN only by age."""
    spec.given(f"""
        {INCIDENT}
        ppns
        ppn_id | incident_id | kind
        R1     | I1          | {kind}
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | Isolde   | Garside | {born}        | {role}
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


def test_cover_nobody_by_adults_alone(spec: Spec) -> None:
    """A domestic PPN that names only adults covers nobody, though its narrative speaks of children (F1)."""
    spec.given(f"""
        {INCIDENT}
        ppns
        ppn_id | incident_id | kind     | narrative
        R1     | I1          | domestic | Argument between partners, child on the stairs.
        ppn_subjects
        ppn_id | person_id | forename | surname | date_of_birth | role
        R1     | P2        | Denise   | Garside | 1987-03-05    | adult
    """)
    spec.answers("""
        incident_id | status | covers
        I1          | no-ppn | none
    """)


@pytest.mark.parametrize("forename", ["", "Unknown", "NK", "not known"])
def test_names_no_one(spec: Spec, forename: str) -> None:
    """A PPN that names no one never covers; bearing this incident's id it is a match to check."""
    spec.given(f"""
        {INCIDENT}
        ppns
        ppn_id | incident_id
        R1     | I1
        ppn_subjects
        ppn_id | forename   | role
        R1     | {forename} | child
    """)
    spec.answers("""
        incident_id | status      | covers
        I1          | check-match | perhaps
    """)


def test_names_no_one_without_an_id(spec: Spec) -> None:
    """Without an id it is a match to check where its narrative fits; elsewhere it is nothing."""
    spec.given(f"""
        {INCIDENT}
        ppns
        ppn_id | narrative
        R1     | Argument in the kitchen between partners, girl sat on the stairs throughout.
        R2     | Shoplifting at the retail park by group of youths.
    """)
    spec.answers("""
        incident_id | status      | ppns
        I1          | check-match | R1
    """)


def test_names_someone_by_id_alone(spec: Spec) -> None:
    """A person id alone is a name."""
    spec.given(f"""
        {INCIDENT}
        ppns
        ppn_id | incident_id
        R1     |
        ppn_subjects
        ppn_id | person_id | role
        R1     | P1        | child
    """)
    spec.answers("""
        incident_id | status  | matches
        I1          | covered | person
    """)
