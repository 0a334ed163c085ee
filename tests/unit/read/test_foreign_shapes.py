"""Shapes of export that other forces send: people side by side, whole names, ticked boxes, no ids, words for rows."""

from pathlib import Path

import pytest

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.read import Extract, load_force, read_extract
from childtonotice.screening.read.full_names import part_birth, part_name
from tests.unit.read.extracts import column, said, write_files

SIDE_BY_SIDE = """
unknown = ["NK"]
[[source]]
file = "calls.csv"
[source.incidents.columns]
incident_id = "Ref"
reported_at = "When"
opening_code = { always = "Stop and search" }
flags = { from = "Marker", ticks = { "MARAC?" = "MARAC", "Test" = "TEST" } }
log = "Log"
[[source.people]]
any_of = ["Victim", "Victim DoB"]
[source.people.columns]
person_id = { from = ["Victim", "Victim DoB"], made = true, apart = "Ref" }
forename = { from = "Victim", part = "forename" }
surname = { from = "Victim", part = "surname" }
date_of_birth = "Victim DoB"
[[source.people]]
any_of = ["Suspect"]
[source.people.columns]
person_id = { from = ["Suspect", "Ref"], made = true }
forename = { from = "Suspect", part = "forename" }
[[source.involvements]]
any_of = ["Victim", "Victim DoB"]
[source.involvements.columns]
incident_id = "Ref"
person_id = { from = ["Victim", "Victim DoB"], made = true, apart = "Ref" }
role = { from = "As", if_empty = "victim" }
[[source.involvements]]
any_of = ["Suspect"]
[source.involvements.columns]
incident_id = "Ref"
person_id = { from = ["Suspect", "Ref"], made = true }
role = { always = "suspect" }
"""
ROWS = """Ref,When,Marker,MARAC?,Test,Log,Victim,Victim DoB,As,Suspect
E1,2026-05-04,DA,Yes,,x,"Varley, Corin",2020-03-02,child,Odd Ashdene
E2,2026-05-05,,N,x,y,"Varley, Corin",2020-03-02,,
E3,2026-05-06,,,,z,Corin Varley,NK,,Odd Ashdene
E3,2026-05-06,,,,z,Corin Varley,NK,,Odd Ashdene
E4,2026-05-07,,,,z,,,,
"""


def read(tmp_path: Path, mapping: str = SIDE_BY_SIDE, rows: str = ROWS) -> Extract:
    force = write_files(tmp_path / "force", {"force.toml": 'name = "F"', "mapping.toml": mapping})
    return read_extract(write_files(tmp_path / "extract", {"calls.csv": rows}), load_force(force))


def test_victim_and_suspect_may_stand_side_by_side(tmp_path: Path) -> None:
    extract = read(tmp_path)
    links = list(zip(*(column(extract, "involvements", name) for name in ("incident_id", "role")), strict=True))
    assert links == [("E1", "child"), ("E2", "victim"), ("E3", "victim"), ("E1", "suspect"), ("E3", "suspect")]
    assert column(extract, "people", "forename") == ["Corin", "Corin", "Odd", "Odd"]
    assert said(extract) == []


def test_an_id_that_is_made_is_the_same_for_the_same_person_only(tmp_path: Path) -> None:
    """Two who are named but not born on a known day may be two: the incident keeps them apart (ruling 14)."""
    ids = column(read(tmp_path), "involvements", "person_id")
    assert ids[0] == ids[1]
    assert len(set(ids)) == 4
    assert all(one.startswith("M") and len(one) == 17 and "arley" not in one for one in ids)


def test_ticked_boxes_become_words_of_a_list(tmp_path: Path) -> None:
    assert column(read(tmp_path), "incidents", "flags") == ["DA;MARAC", "TEST", "", ""]


def test_one_word_may_stand_for_every_row(tmp_path: Path) -> None:
    assert set(column(read(tmp_path), "incidents", "opening_code")) == {"Stop and search"}


@pytest.mark.parametrize(
    "name, forename, surname",
    [
        ("Corin Varley", "Corin", "Varley"),
        ("VARLEY, Corin James", "Corin James", "VARLEY"),
        ("VARLEY Corin", "Corin", "VARLEY"),
        ("VARLEY, Corin (02/03/2014)", "Corin", "VARLEY"),
        ("Corin Varley - DOB: 2014-03-02", "Corin", "Varley"),
        ("Corin James VARLEY ASHE", "Corin James", "VARLEY ASHE"),
        ("CORIN VARLEY", "CORIN", "VARLEY"),
        ("Miss Odile van der Lowe", "Odile", "van der Lowe"),
        ("Mrs", "Mrs", ""),
        ("Corin", "Corin", ""),
        ("Varley,", "Varley", ""),
        ("", "", ""),
    ],
)
def test_a_whole_name_is_parted(name: str, forename: str, surname: str) -> None:
    assert part_name(name) == (forename, surname)


@pytest.mark.parametrize("name, born", [
    ("VARLEY, Corin (02/03/2014)", "02/03/2014"), ("Corin Varley b. 2 Mar 2014", "2 Mar 2014"), ("Corin Varley", ""),
    ("VARLEY, Corin [20140302]", "20140302"), ("Corin Varley dob 02-03-14", "02-03-14"), ("Varley (2)", ""),
])  # fmt: skip
def test_the_date_of_birth_behind_a_name_is_found(name: str, born: str) -> None:
    assert part_birth(name)[1] == born


@pytest.mark.parametrize(
    "right, wrong, says",
    [
        ('{ always = "suspect" }', '{ always = "suspect", from = "As" }', "always stands beside from"),
        ('{ always = "suspect" }', '{ always = "" }', "always stands beside from"),
        ('{ always = "suspect" }', '{ if_empty = "suspect" }', "from is missing"),
        ('part = "surname"', 'part = "last"', "part is not known"),
        ('any_of = ["Suspect"]', 'any_of = ["Suspct"]', "Did you mean 'Suspect'"),
        ('apart = "Ref"', 'apart = "Reff"', "Did you mean 'Ref'"),
        ('[[source.involvements]]\nany_of = ["Suspect"]', '[[source.involvements]]\nkey = "person_id"',
         "key is not the id of the table"),
        ('"Test" = "TEST"', '"Tset" = "TEST"', "Did you mean 'Test'"),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_cure(tmp_path: Path, right: str, wrong: str, says: str) -> None:
    assert right in SIDE_BY_SIDE
    with pytest.raises(CannotStart) as stop:
        read(tmp_path, SIDE_BY_SIDE.replace(right, wrong))
    assert says in "\n".join(stop.value.lines)
