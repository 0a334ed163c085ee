"""An export in any shape, mapped without a hand on it, screens as the policy says (issue "Foreign forces")."""

import csv
from pathlib import Path

import pytest

from childtonotice.screening import screen
from childtonotice.screening.propose.placing import place_proposal
from tests.unit.propose.more_shapes import MORE_SHAPES, stops_without_numbers
from tests.unit.propose.new_shapes import NEW_SHAPES, lists_in_cells
from tests.unit.propose.new_shapes import expected as expected_of_new
from tests.unit.propose.odd_shapes import ODD_SHAPES, expected
from tests.unit.propose.shapes import MORE, SHAPES, write
from tests.unit.propose.story import EXPECTED


def screen_export(folder: Path, force: Path, answer: Path) -> dict[str, str]:
    """The status of each incident that has a row."""
    screen(folder, force=force, engine="memory").write(answer)
    with (answer / "screening.csv").open(encoding="utf-8") as file:
        return {row["incident_id"]: row["status"] for row in csv.DictReader(file)}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_mapping_is_proposed_that_needs_no_hand(shape: str, tmp_path: Path) -> None:
    SHAPES[shape](tmp_path / "export")
    place_proposal(tmp_path / "export", tmp_path / "force")
    found = screen_export(tmp_path / "export", tmp_path / "force", tmp_path / "answer")
    more = MORE if shape == "stops and arrests" else {}
    assert found == EXPECTED | more


@pytest.mark.parametrize("shape", MORE_SHAPES)
def test_nor_do_these(shape: str, tmp_path: Path) -> None:
    write, expected = MORE_SHAPES[shape]
    write(tmp_path / "export")
    place_proposal(tmp_path / "export", tmp_path / "force")
    assert screen_export(tmp_path / "export", tmp_path / "force", tmp_path / "answer") == expected


@pytest.mark.parametrize("shape", ODD_SHAPES)
def test_nor_do_odd_ones(shape: str, tmp_path: Path) -> None:
    ODD_SHAPES[shape](tmp_path / "export")
    place_proposal(tmp_path / "export", tmp_path / "force")
    found = screen_export(tmp_path / "export", tmp_path / "force", tmp_path / "answer")
    assert found == {expected(shape, reference): status for reference, status in EXPECTED.items()}


def test_records_without_a_number_are_told_apart_by_what_they_say(tmp_path: Path) -> None:
    """Two of the five were under 18 (ruling 1); the ids are made, the same at each reading."""
    stops_without_numbers(tmp_path / "export")
    placed = place_proposal(tmp_path / "export", tmp_path / "force")
    found = screen_export(tmp_path / "export", tmp_path / "force", tmp_path / "answer")
    assert list(found.values()) == ["no-ppn", "no-ppn"]
    assert found == screen_export(tmp_path / "export", tmp_path / "force", tmp_path / "again")
    assert any("the file has no reference" in why for why in placed.settle)


@pytest.mark.parametrize("shape", NEW_SHAPES)
def test_nor_do_new_ones(shape: str, tmp_path: Path) -> None:
    NEW_SHAPES[shape](tmp_path / "export")
    place_proposal(tmp_path / "export", tmp_path / "force")
    found = screen_export(tmp_path / "export", tmp_path / "force", tmp_path / "answer")
    assert found == {expected_of_new(shape, reference): status for reference, status in EXPECTED.items()}


def test_people_in_one_cell_are_asked_for_in_a_file_of_their_own(tmp_path: Path) -> None:
    """Markers in square brackets are a list (ruling 11); names in a list are nobody that a mapping could part."""
    lists_in_cells(tmp_path / "export")
    placed = place_proposal(tmp_path / "export", tmp_path / "force")
    assert any("'Persons' names several people in one cell" in why for why in placed.settle)
    found = screen_export(tmp_path / "export", tmp_path / "force", tmp_path / "answer")
    assert found["26-770106"] == "excluded"


def test_the_reference_that_readers_see_is_asked_about(tmp_path: Path) -> None:
    NEW_SHAPES["tables of a database"](tmp_path / "export")
    placed = place_proposal(tmp_path / "export", tmp_path / "force")
    assert any("'INC_REF_NO'" in why and "readers see" in why for why in placed.settle)


def test_columns_of_one_name_are_asked_to_be_told_apart(tmp_path: Path) -> None:
    """Victim and suspect under heads of two rows: of "Name" twice the second would be missed in silence."""
    header = ["Ref", "Reported", "Type", "Address", "Name", "DoB", "Name", "DoB"]
    row = ["E1", "21/06/2026 10:00", "Assault", "1 Mill Rise", "Ann Tolland", "14/03/1991", "Wes Tolland", "28/05/2020"]
    write(tmp_path / "export", "wide.csv", header, [row])
    settle = place_proposal(tmp_path / "export", tmp_path / "force").settle
    assert any("several columns are called 'Name', 'DoB'" in why for why in settle)
