"""One child under several person numbers, where the force has its records joined (ruling 13 and 14 by person)."""

import sys

import pytest

from childtonotice.screening.errors import CannotStart
from tests.spec.conftest import Spec

FORENAMES = (
    "Adam", "Bethan", "Callum", "Daisy", "Ewan", "Freya", "Gethin", "Hollie", "Ismail", "Jodie", "Kasper", "Leoni",
    "Marcin", "Nadia", "Osian", "Priya",
)  # fmt: skip
SURNAMES = ("Thwaite", "Brackley", "Colclough", "Dunstall", "Eastley")


def fill(others: str) -> str:
    """The people of the example among eighty others, since a name tells little in a register of three."""
    rows = [
        f"Z{number:03} | {forename} | {surname} | {2009 + number % 15}-{1 + number % 12:02}-{2 + number % 26:02} |"
        for number, (forename, surname) in enumerate((f, s) for f in FORENAMES for s in SURNAMES)
    ]
    lines = [line.strip() for line in others.strip().splitlines()]
    return "\n".join(["people", "person_id | forename | surname | date_of_birth | address", *lines, *rows])


def given(spec: Spec, people: str, *, subject: str = "P2", linked: str = "P1") -> None:
    """One incident with one linked child, and a PPN two hours later that gives no name but a person number."""
    spec.given(
        f"""
        incidents
        incident_id | opening_code
        I1          | Concern for Safety
        I0          | Theft
        {fill(people)}
        involvements
        incident_id | person_id | role
        I1          | {linked}  | child
        ppns
        ppn_id | incident_id
        R1     |
        ppn_subjects
        ppn_id | person_id  | role
        R1     | {subject}  | child
    """
    )


ISOLDE = """
    P1 | Isolde | Garside-Wren | 2015-03-08 | 4 Larkspur Road
    P2 | Isolda | Garside Wren | 2015-03-08 |
"""


@pytest.mark.parametrize("join, status, match", [(False, "no-ppn", "-"), (True, "covered", "person")])
def test_the_records_of_one_child_are_one(spec: Spec, join: bool, status: str, match: str) -> None:
    """With join_records a PPN that names another record of the child covers it as the same person; without, it does not."""
    spec.settings(join_records=join)
    given(spec, ISOLDE)
    spec.answers(f"""
        incident_id | status   | matches
        I1          | {status} | {match}
    """)


@pytest.mark.parametrize(
    "other",
    [
        "P2 | Isobel | Garside-Wren | 2015-03-08 |",
        "P2 | Rafe   | Garside-Wren | 2015-03-08 |",
        "P2 | Isolde | Garside-Wren | 2013-11-21 |",
        "P2 | Isolde | Garside-Wren | 1989-03-08 |",
        "P2 | Isolde | Garside-Wren | 2015-01-01 |",
        "P2 | Isolde | Garside-Wren | |",
        "P2 | I      | Garside-Wren | 2015-03-08 |",
    ],
)
def test_twins_sisters_and_namesakes_stay_two(spec: Spec, other: str) -> None:
    """Nobody is joined to a twin, a sister, a mother or a namesake, nor to a record that leaves a doubt (ruling 14)."""
    spec.settings(join_records=True)
    given(spec, f"P1 | Isolde | Garside-Wren | 2015-03-08 |\n{other}")
    spec.answers("""
        incident_id | status
        I1          | no-ppn
    """)


def test_two_who_stand_beside_each_other_stay_two(spec: Spec) -> None:
    """Two records that an officer linked to one incident are two children, however alike they are."""
    spec.settings(join_records=True)
    given(spec, ISOLDE)
    with (spec.folder / "involvements.csv").open("a", encoding="utf-8") as file:
        file.write("child,I0,P1\nchild,I0,P2\n")
    spec.answers("""
        incident_id | status       | matches
        I1          | no-ppn       | -
        I0          | part-covered | - person
    """)


def test_a_child_is_found_wherever_one_of_its_records_lives(spec: Spec) -> None:
    """A joined child counts at each address at which it is recorded, once (ruling 8)."""
    spec.settings(join_records=True)
    spec.given(
        f"""
        incidents
        incident_id | opening_code     | location
        HERE        | Domestic Incident | 4 Larkspur Road
        THERE       | Domestic Incident | 9 Teal Close
        {fill(ISOLDE.replace("2015-03-08 |" + chr(10), "2015-03-08 | 9 Teal Close" + chr(10)))}
        involvements
        incident_id | person_id | role
        THERE       | P1        | child
    """
    )
    spec.answers("""
        incident_id | status | children | found_by
        HERE        | no-ppn | 1        | address
        THERE       | no-ppn | 1        | linked+address
    """)


def test_without_splink_it_says_how_to_install_it(spec: Spec, monkeypatch: pytest.MonkeyPatch) -> None:
    """A force that wants records joined and has not installed what does it is told the command, before anything is read."""
    spec.settings(join_records=True)
    given(spec, ISOLDE)
    monkeypatch.setitem(sys.modules, "splink", None)
    with pytest.raises(CannotStart) as refusal:
        spec.answers("incident_id | status")
    assert "CTN_EXTRAS=register make setup" in refusal.value.lines[1]
