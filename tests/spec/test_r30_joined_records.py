"""One child under several person numbers, where the force has its records joined (ruling 13 and 14 by person)."""

import sys

import pytest

from childtonotice.screening.errors import CannotStart
from tests.spec.conftest import Spec
from tests.spec.drawn import write_extract

FORENAMES = (
    "Adam", "Bethan", "Callum", "Daisy", "Ewan", "Freya", "Gethin", "Hollie", "Ismail", "Jodie", "Kasper", "Leoni",
    "Marcin", "Nadia", "Osian", "Priya",
)  # fmt: skip
SURNAMES = ("Thwaite", "Brackley", "Colclough", "Dunstall", "Eastley")


def add_others(spec: Spec) -> None:
    """Eighty others on record, since a name tells little in a register of three."""
    names = [(forename, surname) for forename in FORENAMES for surname in SURNAMES]
    rows = [
        {
            "person_id": f"Z{n:03}",
            "forename": forename,
            "surname": surname,
            "date_of_birth": f"{2009 + n % 15}-06-1{n % 9}",
        }
        for n, (forename, surname) in enumerate(names)
    ]
    write_extract({"people": spec.tables["people"] + rows}, spec.folder)


def given(spec: Spec, other: str) -> None:
    """One incident with one linked child, and a PPN two hours later that names another person number only."""
    spec.given(f"""
        incidents
        incident_id
        I1
        people
        person_id | forename | surname      | date_of_birth
        P1        | Isolde   | Garside-Wren | 2015-03-08
        P2        | {other}
        involvements
        incident_id | person_id | role
        I1          | P1        | child
        ppns
        ppn_id | incident_id
        R1     |
        ppn_subjects
        ppn_id | person_id | role
        R1     | P2        | child
    """)
    add_others(spec)


@pytest.mark.parametrize("join, status, match", [(False, "no-ppn", "-"), (True, "covered", "person")])
def test_the_records_of_one_child_are_one(spec: Spec, join: bool, status: str, match: str) -> None:
    """With join_records a PPN that names another record of the child covers it as the same person; else it does not."""
    spec.settings(join_records=join)
    given(spec, "Isolda | Garside Wren | 2015-03-08")
    spec.answers(f"""
        incident_id | status   | matches
        I1          | {status} | {match}
    """)


@pytest.mark.parametrize(
    "other",
    [
        "Isobel | Garside-Wren | 2015-03-08",
        "Rafe   | Garside-Wren | 2015-03-08",
        "Isolde | Garside-Wren | 2013-11-21",
        "Isolde | Garside-Wren | 1989-03-08",
        "Isolde | Garside-Wren | 2015-01-01",
        "Isolde | Garside-Wren |",
        "I      | Garside-Wren | 2015-03-08",
    ],
)
def test_twins_sisters_and_namesakes_stay_two(spec: Spec, other: str) -> None:
    """Nobody is joined to a twin, a sister, a mother or a namesake, nor to a record that leaves a doubt (ruling 14)."""
    spec.settings(join_records=True)
    given(spec, other)
    spec.answers("""
        incident_id | status
        I1          | no-ppn
    """)


def test_two_who_stand_beside_each_other_stay_two(spec: Spec) -> None:
    """Two records that an officer linked to one incident are two children, however alike they are."""
    spec.settings(join_records=True)
    spec.given("""
        incidents
        incident_id
        APART
        TOGETHER
        people
        person_id | forename | surname      | date_of_birth
        P1        | Isolde   | Garside-Wren | 2015-03-08
        P2        | Isolda   | Garside Wren | 2015-03-08
        involvements
        incident_id | person_id | role
        APART       | P1        | child
        TOGETHER    | P1        | child
        TOGETHER    | P2        | child
        ppns
        ppn_id | incident_id
        R1     |
        ppn_subjects
        ppn_id | person_id | role
        R1     | P2        | child
    """)
    add_others(spec)
    spec.answers("""
        incident_id | status       | matches
        APART       | no-ppn       | -
        TOGETHER    | part-covered | - person
    """)


def test_a_child_is_found_wherever_one_of_its_records_lives(spec: Spec) -> None:
    """A joined child counts at each address at which it is recorded, once (ruling 8)."""
    spec.settings(join_records=True)
    spec.given("""
        incidents
        incident_id | opening_code      | location
        HERE        | Domestic Incident | 4 Larkspur Road
        THERE       | Domestic Incident | 9 Teal Close
        people
        person_id | forename | surname      | date_of_birth | address
        P1        | Isolde   | Garside-Wren | 2015-03-08    | 4 Larkspur Road
        P2        | Isolda   | Garside Wren | 2015-03-08    | 9 Teal Close
        involvements
        incident_id | person_id | role
        THERE       | P1        | child
    """)
    add_others(spec)
    spec.answers("""
        incident_id | status | children | found_by
        HERE        | no-ppn | 1        | address
        THERE       | no-ppn | 1        | linked+address
    """)


def test_without_splink_it_says_how_to_install_it(spec: Spec, monkeypatch: pytest.MonkeyPatch) -> None:
    """A force that wants records joined and has not installed what does it is told the command, before anything is read."""
    spec.settings(join_records=True)
    given(spec, "Isolda | Garside Wren | 2015-03-08")
    monkeypatch.setitem(sys.modules, "splink", None)
    with pytest.raises(CannotStart) as refusal:
        spec.answers("incident_id | status")
    assert "CTN_EXTRAS=register make setup" in refusal.value.lines[1]
