"""Further examples of what a PPN must name to cover a child (ruling 12)."""

import pytest

from tests.spec.conftest import Spec

FAMILY = """
    incidents
    incident_id | opening_code | log
    I1          | Domestic     | 2204 row over the rent, neighbours rang in
    people
    person_id | forename | surname | date_of_birth
    P1        | Corin    | Oldroyd | 2014-04-09
    P2        | Edda     | Oldroyd | 2019-11-30
    P3        | Marguerite | Oldroyd | 1986-02-17
    involvements
    incident_id | person_id | role
    I1          | P1        | child
    I1          | P2        | witness
    I1          | P3        | victim
"""


def test_cover_some_by_domestic(spec: Spec) -> None:
    """A domestic PPN covers the children it names, and only those (F2, T1)."""
    spec.given(f"""
        {FAMILY}
        ppns
        ppn_id | incident_id | kind
        R1     | I1          | domestic
        ppn_subjects
        ppn_id | forename   | surname | date_of_birth | role
        R1     | Marguerite | Oldroyd | 1986-02-17    | adult
        R1     | Edda       | Oldroyd | 2019-11-30    |
    """)
    spec.answers("""
        incident_id | status       | covers       | matches
        I1          | part-covered | none certain | - id
    """)


def test_cover_by_two_ppns(spec: Spec) -> None:
    """Two PPNs that name one child each cover both, whatever their kinds."""
    spec.given(f"""
        {FAMILY}
        ppns
        ppn_id | incident_id | kind
        R1     | I1          | domestic
        R2     |             | child
        ppn_subjects
        ppn_id | person_id | role
        R1     | P1        | child
        R2     | P2        | child
    """)
    # R2 has the default time of submission, two hours after the report.
    spec.answers("""
        incident_id | status  | covers          | ppns  | matches
        I1          | covered | certain certain | R1 R2 | id person
    """)


def test_cover_nobody_by_adult_and_children_on_domestic_without_age(spec: Spec) -> None:
    """An adult PPN that names the children covers nobody; nor does a domestic one with a name but neither role nor age."""
    spec.given(f"""
        {FAMILY}
        ppns
        ppn_id | incident_id | kind
        R1     | I1          | adult
        R2     | I1          | domestic
        ppn_subjects
        ppn_id | person_id | forename | surname | date_of_birth | role
        R1     | P1        | Corin    | Oldroyd | 2014-04-09    | child
        R2     |           | Edda     | Oldroyd |               |
    """)
    spec.answers("""
        incident_id | status | covers
        I1          | no-ppn | none none
    """)


def test_part_covered_before_check_match(spec: Spec) -> None:
    """One child for certain and the other perhaps is part-covered (ruling 16)."""
    spec.given(f"""
        {FAMILY}
        ppns
        ppn_id | incident_id
        R1     | I1
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | Corin    | Oldroyd | 2014-04-09    | child
        R1     | E        | Oldroyd | 2019-11-30    | child
    """)
    spec.answers("""
        incident_id | status       | covers
        I1          | part-covered | certain perhaps
    """)


@pytest.mark.parametrize(
    "forename, surname, role",
    [
        ("", "", "child"),
        ("unknown", "unknown", "child"),
        ("UNKNOWN", "", ""),
        ("Not Known", "NK", "child"),
        ("U/K", "U/K", "child"),
    ],
)
def test_names_no_one_beside_named(spec: Spec, forename: str, surname: str, role: str) -> None:
    """A nameless PPN with this id is a match to check for whoever is not covered; it never makes anyone covered."""
    spec.given(f"""
        {FAMILY}
        ppns
        ppn_id | incident_id
        R1     | I1
        ppn_subjects
        ppn_id | forename | surname | role
        R1     | {forename} | {surname} | {role}
    """)
    spec.answers("""
        incident_id | status      | covers
        I1          | check-match | perhaps perhaps
    """)


def test_names_no_one_without_subjects(spec: Spec) -> None:
    """A PPN without a single subject names no one; an adult one of that sort is nothing; another incident's is nothing."""
    spec.given(f"""
        {FAMILY}
        ppns
        ppn_id | incident_id | kind  | narrative
        R1     | I1          | adult | Row over the rent.
        R2     | OTHER       | child | Row over rent, neighbours rang in, two children in bedroom.
    """)
    spec.answers("""
        incident_id | status      | ppns
        I1          | check-match | R2 R2
    """)


def test_child_subject_by_date_of_birth(spec: Spec) -> None:
    """A subject of role adult under 18 on the day is a child; on a child PPN one without a role is one by default."""
    spec.given(f"""
        {FAMILY}
        ppns
        ppn_id | incident_id | kind
        R1     | I1          | child
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | Corin    | Oldroyd | 2014-04-09    | adult
        R1     | Edda     | Oldroyd |               |
    """)
    spec.answers("""
        incident_id | status  | matches
        I1          | covered | id id
    """)
