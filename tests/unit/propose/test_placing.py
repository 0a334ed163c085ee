"""Where the proposal goes, what it never touches, and what it never shows."""

import tomllib
from pathlib import Path

import pytest

from childtonotice.cli import main
from childtonotice.screening.errors import CannotStart, Failed
from childtonotice.screening.propose.placing import place_proposal
from childtonotice.screening.read import load_force, read_extract
from tests.unit.propose.shapes import age_bands, codes_without_words, one_workbook, side_by_side
from tests.unit.propose.story import INCIDENTS, PEOPLE
from tests.unit.read.extracts import write_files

CHILDREN = sum(role == "child" for one in INCIDENTS for _, role in one.parts)


def test_a_mapping_that_stands_there_is_never_overwritten(tmp_path: Path) -> None:
    side_by_side(tmp_path / "export")
    force = write_files(tmp_path / "force", {"mapping.toml": "# somebody's work\n"})
    with pytest.raises(CannotStart, match="nothing that somebody wrote is overwritten"):
        place_proposal(tmp_path / "export", force)
    assert (force / "mapping.toml").read_text() == "# somebody's work\n"


def test_settings_that_stand_there_are_kept_and_their_areas_used(tmp_path: Path) -> None:
    codes_without_words(tmp_path / "export")
    settings = 'name = "F"\n' + "".join(f'[[areas]]\nname = "{name}"\n' for name in ("Selby", "Whitby", "Ripon"))
    force = write_files(tmp_path / "force", {"force.toml": settings})
    placed = place_proposal(tmp_path / "export", force)
    assert (force / "force.toml").read_text() == settings
    assert not placed.began
    codes = tomllib.loads((force / "mapping.toml").read_text())["codes"]
    assert codes["areas"] == {"SE": "Selby", "WH": "Whitby", "RI": "Ripon"}
    assert any("areas" in why for why in placed.settle)


def test_settings_are_begun_where_there_are_none(tmp_path: Path) -> None:
    age_bands(tmp_path / "export")
    assert place_proposal(tmp_path / "export", tmp_path / "north-coast").began
    assert tomllib.loads((tmp_path / "north-coast" / "force.toml").read_text()) == {"name": "North coast"}


def test_a_name_of_its_own_may_be_given(tmp_path: Path) -> None:
    age_bands(tmp_path / "export")
    assert place_proposal(tmp_path / "export", tmp_path / "force" / "draft.toml").mapping.name == "draft.toml"


def test_the_extract_is_never_written_to(tmp_path: Path) -> None:
    age_bands(tmp_path / "export")
    with pytest.raises(CannotStart, match="never written to"):
        place_proposal(tmp_path / "export", tmp_path / "export")


def test_a_place_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    age_bands(tmp_path / "export")
    write_files(tmp_path, {"taken": "a file"})
    with pytest.raises(Failed, match="could not be written"):
        place_proposal(tmp_path / "export", tmp_path / "taken" / "force")


@pytest.mark.parametrize("name", ["missing", "taken"])
def test_a_folder_that_is_none_is_said(tmp_path: Path, name: str) -> None:
    write_files(tmp_path, {"taken": "a file"})
    with pytest.raises(CannotStart, match="is no folder"):
        place_proposal(tmp_path / name, tmp_path / "force")


def test_a_folder_without_incidents_says_what_it_looked_at(tmp_path: Path) -> None:
    folder = write_files(
        tmp_path / "export", {"budget.csv": "Cost centre,Amount\nA,1\n", "a.pdf": b"%PDF", "b.xlsx": b"PK"}
    )
    with pytest.raises(CannotStart) as stop:
        place_proposal(folder, tmp_path / "force")
    said = "\n".join(stop.value.lines)
    assert "looks like a table of incidents" in said
    assert "b.xlsx" in said
    assert not (tmp_path / "force").exists()


@pytest.mark.parametrize("shape", [side_by_side, one_workbook, codes_without_words])
def test_nobody_is_named_in_a_mapping(shape, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """A mapping is passed on: it shows columns, codes and shapes, never what is told of somebody."""
    shape(tmp_path / "export")
    place_proposal(tmp_path / "export", tmp_path / "force")
    text = (tmp_path / "force" / "mapping.toml").read_text().casefold()
    for person in PEOPLE.values():
        assert person.forename.casefold() not in text
        assert person.surname.casefold() not in text
        assert str(person.born) not in text
        assert person.address.casefold() not in text


def test_the_command_says_what_it_understood_and_what_comes_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codes_without_words(tmp_path / "export")
    assert main(["map", str(tmp_path / "export"), "--out", str(tmp_path / "force")]) == 0
    said = capsys.readouterr().out
    assert "INC_NOM.dat feeds people and involvements." in said
    assert "To settle 1:" in said
    assert "Next: ctn check" in said
    assert main(["map", str(tmp_path / "export"), "--out", str(tmp_path / "force")]) == 2
    assert "Move it away" in capsys.readouterr().err


def test_a_code_is_settled_by_filling_in_its_line(tmp_path: Path) -> None:
    """Codes without words: what the line says is what is read; the other codes stay not known."""
    codes_without_words(tmp_path / "export")
    placed = place_proposal(tmp_path / "export", tmp_path / "force")
    text = placed.mapping.read_text()
    assert "# Our words: victim, suspect," in text
    placed.mapping.write_text(text.replace('# 07 = ""', '07 = "child"'))
    extract = read_extract(tmp_path / "export", load_force(tmp_path / "force"))
    roles = extract.tables["involvements"]["role"].to_pylist()
    assert roles.count("child") == CHILDREN
    assert set(roles) == {"child", "unknown"}


def test_a_machine_may_read_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one_workbook(tmp_path / "export")
    assert main(["map", str(tmp_path / "export"), "--out", str(tmp_path / "force"), "--json"]) == 0
    assert '"Weekly return 24 June.xlsx#Incidents": [' in capsys.readouterr().out


def test_what_no_file_says_is_to_be_settled(tmp_path: Path) -> None:
    """Dates of birth and names that nobody has, and categories in numbers, would be missed in silence."""
    rows = [
        f"O{n},{n:02}/06/2026 10:00,T0{n % 3},A call about noise in the street at night,P{n},Suspect"
        for n in range(1, 20)
    ]
    head = "Occurrence Number,Reported Date,Offence Code,Summary,Nominal URN,Role"
    write_files(tmp_path / "export", {"occurrences.csv": "\n".join([head, *rows]) + "\n"})
    settle = "\n".join(place_proposal(tmp_path / "export", tmp_path / "force").settle)
    assert "people: no column for date_of_birth" in settle
    assert "people: no column for surname" in settle
    assert "[codes.classes]" in settle
