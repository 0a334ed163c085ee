"""A child known only from the text, and the PPN whose child fits the description (ruling 15)."""

import pytest

from tests.spec.conftest import Spec

LOG = """
    incidents
    incident_id | reported_at      | location                 | officer_id | log
    I1          | 2026-09-28T10:00 | 14 Larkspur Road, Eastcliff | N101    | 1015 two children in the flat, girl about 8 called MARTHA and boy 5 called RAFE, mother drunk
    people
    person_id | forename | surname | date_of_birth
    P2        | Denise   | Garside | 1987-03-05
    involvements
    incident_id | person_id | role
    I1          | P2        | suspect
"""


def test_cover_described_with_the_id(spec: Spec) -> None:
    """With this incident's id a PPN covers the children whom the log's description fits; the rest are not covered (F1, F2)."""
    spec.given(f"""
        {LOG}
        ppns
        ppn_id | incident_id
        R1     | I1
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | Martha   | Garside | 2018-06-05    | child
    """)
    spec.answers("""
        incident_id | status       | children | covers       | matches
        I1          | part-covered | 2        | certain none | id -
    """)


def test_cover_described_by_number(spec: Spec) -> None:
    """Where the log counts children without a name or an age, each child on the PPN answers for one."""
    spec.given("""
        incidents
        incident_id | log
        I1          | 1015 three children upstairs, drunk father shouting
        ppns
        ppn_id | incident_id
        R1     | I1
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | Martha   | Garside | 2018-06-05    | child
        R1     | Rafe     | Garside | 2020-06-05    | child
    """)
    spec.answers("""
        incident_id | status       | children | covers
        I1          | part-covered | 3        | certain certain none
    """)


def test_judge_without_id_and_a_linked_adult(spec: Spec) -> None:
    """Without the id it covers only if it also names a linked adult or the address, and the description fits."""
    spec.given(f"""
        {LOG}
        ppns
        ppn_id | kind     | narrative
        R1     | domestic | Mother drunk, both children seen.
        ppn_subjects
        ppn_id | person_id | forename | surname | date_of_birth | role
        R1     | P2        | Denise   | Garside | 1987-03-05    | adult
        R1     |           | Martha   | Garside | 2018-06-05    | child
        R1     |           | Rafe     | Garside | 2021-06-05    | child
    """)
    spec.answers("""
        incident_id | status  | covers          | matches
        I1          | covered | certain certain | name name
    """)


def test_judge_without_id_and_the_address(spec: Spec) -> None:
    """The address of the incident in the narrative ties a PPN to it as a linked adult does."""
    spec.given(f"""
        {LOG}
        ppns
        ppn_id | narrative
        R1     | Both children seen at 14 Larkspur Rd, mother drunk.
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | Martha   | Garside | 2018-06-05    | child
        R1     | Rafe     | Garside | 2021-06-05    | child
    """)
    spec.answers("""
        incident_id | status
        I1          | covered
    """)


@pytest.mark.parametrize(
    "forename, born, narrative, status",
    [
        ("Martha", "2018-06-05", "", "check-match"),
        ("Martha", "", "", "check-match"),
        ("Primrose", "2018-06-05", "She was seen at school.", "no-ppn"),
        ("", "2018-06-05", "She was seen at school.", "check-match"),
        ("Martha", "2011-06-05", "", "no-ppn"),
    ],
)
def test_fits_vaguely(spec: Spec, forename: str, born: str, narrative: str, status: str) -> None:
    """Otherwise a forename that fits, or an age with sex, relation, place or officer, is a match to check, with nothing against it."""
    spec.given(f"""
        incidents
        incident_id | reported_at      | log
        I1          | 2026-09-28T10:00 | 1015 little girl MARTHA, 8, stood outside the caravan in her pyjamas
        ppns
        ppn_id | narrative
        R1     | {narrative}
        ppn_subjects
        ppn_id | forename   | surname | date_of_birth | role
        R1     | {forename} | Garside | {born}        | child
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


def test_is_spoken_for_elsewhere(spec: Spec) -> None:
    """A PPN that covers another incident for certain is no candidate."""
    spec.given("""
        incidents
        incident_id | reported_at      | log
        I1          | 2026-09-28T10:00 | 1015 little girl MARTHA, 8, stood outside the caravan in her pyjamas
        I2          | 2026-09-28T09:00 | 0915 argument at the address
        people
        person_id | forename | surname | date_of_birth
        P1        | Martha   | Garside | 2018-06-05
        involvements
        incident_id | person_id | role
        I2          | P1        | child
        ppns
        ppn_id | incident_id
        R1     |
        ppn_subjects
        ppn_id | person_id | forename | surname | date_of_birth | role
        R1     | P1        | Martha   | Garside | 2018-06-05    | child
    """)
    spec.answers("""
        incident_id | status
        I1          | no-ppn
        I2          | covered
    """)


def test_compare_described_unborn(spec: Spec) -> None:
    """An unborn child is covered by a PPN that names it as such, and not by one for its brother (R53)."""
    given = """
        incidents
        incident_id | opening_code      | log
        I1          | Domestic Incident | 1333 female 26 weeks pregnant, partner has pushed her down the stairs
        ppns
        ppn_id | incident_id
        R1     | I1
        ppn_subjects
        ppn_id | forename   | surname | date_of_birth | role
        R1     | {forename} | Garside | {born}        | child
    """
    spec.given(given.format(forename="Unborn baby", born=""))
    spec.answers("""
        incident_id | status
        I1          | covered
    """)
    spec.given(given.format(forename="Rafe", born="2021-06-05"))
    spec.answers("""
        incident_id | status
        I1          | no-ppn
    """)
