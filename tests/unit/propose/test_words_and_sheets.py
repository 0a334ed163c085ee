"""What the names of columns mean, where a table begins in a file, and what is shown of its cells."""

from pathlib import Path

import pytest

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.propose.codes import Registry, may_show, word_for
from childtonotice.screening.propose.looks import look_at, show_shape
from childtonotice.screening.propose.placing import place_proposal
from childtonotice.screening.propose.sheets import Given, find_header_row, open_export
from childtonotice.screening.propose.vocabulary import codes_of, fold_words, knows
from childtonotice.screening.read.mapping_file import load_mapping
from tests.unit.read.extracts import write_book, write_files


@pytest.mark.parametrize("names, words", [
    (("Rptd D/T", "reported_date_time", "ReportedDateTime", "REPORTED DATE/TIME"), {"report", "date", "time"}),
    (("DoB", "D.O.B.", "Date of Birth", "birth_date", "BirthDate"), {"birth"}),
    (("Nominal URN", "PersonId", "person_no", "PERSON REF"), {"person", "id"}),
    (("First Name", "Forename(s)", "fname", "GivenName", "First"), {"forename"}),
    (("VIC_DOB", "VictimDateOfBirth", "Victim D.O.B"), {"victim", "birth"}),
    (("Officer in the case", "OIC", "Collar"), {"officer"}),
    (("Looked after", "LAC"), {"care"}),
])  # fmt: skip
def test_one_thing_has_many_names(names: tuple[str, ...], words: set[str]) -> None:
    for name in names:
        assert words <= set(fold_words(name)), name


@pytest.mark.parametrize("name", ["Blorptz", "17/06/2026", "", "Quillfeather"])
def test_what_nobody_calls_a_column_is_not_known(name: str) -> None:
    assert not knows(name)


def test_a_title_and_a_record_are_no_header() -> None:
    rows = [["Weekly return"], [], ["Ref", "Reported", "Log text"], ["E1", "2026-06-17", "a log"]]
    assert find_header_row(rows) == 2
    assert find_header_row([["Weekly return"], ["E1", "17"]]) is None


@pytest.mark.parametrize("sign", [",", ";", "\t", "|", "~", "^"])
def test_whatever_stands_between_the_cells_is_found(tmp_path: Path, sign: str) -> None:
    text = f'Ref{sign}Reported{sign}Log\nE1{sign}2026-06-17{sign}"one{sign} two; three, four|five"\nE2{sign}{sign}x\n'
    sheet = open_export(write_files(tmp_path, {"a.txt": text})).sheets[0]
    assert [column.name for column in sheet.columns] == ["Ref", "Reported", "Log"]
    assert sheet.given("Log").cells == (f"one{sign} two; three, four|five", "x")
    assert sheet.delimiter == sign


def test_a_spreadsheets_own_word_for_the_delimiter_is_taken(tmp_path: Path) -> None:
    sheet = open_export(write_files(tmp_path, {"a.csv": "sep=;\nRef;Reported\nE1;2026-06-17\n"})).sheets[0]
    assert (sheet.delimiter, sheet.header_row, sheet.rows) == (";", 2, 1)


def test_a_file_that_cannot_be_opened_is_left_with_its_reason(tmp_path: Path) -> None:
    write_book(tmp_path / "good.xlsx", {"Cover": [["x"]], "Logs": [["Ref", "Reported"], ["E1", "2026-06-17"]]})
    write_files(
        tmp_path, {"bad.parquet": b"PAR1", "locked.xlsx": b"\xd0\xcf\x11\xe0", "letter.docx": b"x", ".hidden": b""}
    )
    export = open_export(tmp_path)
    assert [sheet.label for sheet in export.sheets] == ["good.xlsx#Logs"]
    assert dict(export.left).keys() == {"bad.parquet", "locked.xlsx", "letter.docx"}
    assert "password" in dict(export.left)["locked.xlsx"]


def test_short_logs_that_name_a_road_are_logs_and_no_address(tmp_path: Path) -> None:
    text = "Ref,Ref,Reported,Log,Log\nE1,E1,2026-06-17T10:00,boy of six seen in the road,more\n"
    placed = place_proposal(write_files(tmp_path / "in", {"a.csv": text}), tmp_path / "force")
    (table,) = placed.proposal.sources[0].tables
    assert {choice.ours: choice.sources for choice in table.choices} == {
        "incident_id": ("Ref",), "reported_at": ("Reported",), "log": ("Log",),
    }  # fmt: skip


def test_a_folder_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="is no folder"):
        open_export(tmp_path / "none")


def test_words_for_not_recorded_count_as_empty() -> None:
    looks = look_at(Given("Sex", ("M", "F", "N/K", "Unknown", "-", "")))
    assert (looks.filled, looks.empty) == (2, 4)


@pytest.mark.parametrize("value, shape", [("26/004501", "NN/NNNNNN"), ("Ashdene", "Aaaaaaa"), ("AB-1x", "AA-Na")])
def test_of_a_value_only_the_form_is_shown(value: str, shape: str) -> None:
    assert show_shape(value) == shape


@pytest.mark.parametrize("code, count, shown", [("ZZ", 1, True), ("07", 1, True), ("PSW-DOM", 5, True), ("PSW-DOM", 1, False),
                                                ("Olivia", 9, False), ("a very long sentence of words", 9, False)])  # fmt: skip
def test_a_code_is_shown_where_it_can_be_nobodys_name(code: str, count: int, shown: bool) -> None:
    assert may_show(code, count) is shown


def test_no_code_has_two_meanings_in_one_list() -> None:
    """A code that stands under two words would be read as whichever comes last."""
    import tomllib
    from importlib.resources import files

    words = tomllib.loads(files("childtonotice.screening.propose").joinpath("words.toml").read_text(encoding="utf-8"))
    for name, lists in words["codes"].items():
        every = [code for codes in lists.values() for code in codes]
        assert sorted(set(every)) == sorted(every), name
    tokens = [word for variants in words["tokens"].values() for word in variants]
    assert sorted(set(tokens)) == sorted(tokens)


def test_codes_that_bear_each_other_out_are_no_guess() -> None:
    registry = Registry()
    assert registry.meet("kinds", {"C": 3, "d": 2, "D": 1})
    (codes,) = registry.lists()
    assert {(code, word, guess) for code, word, _, guess in codes.pairs} == {
        ("C", "child", False),
        ("d", "domestic", False),
    }


def test_a_single_letter_alone_is_a_guess() -> None:
    registry = Registry()
    registry.meet("roles", {"V": 3, "Q": 1})
    (codes,) = registry.lists()
    assert codes.pairs == (("V", "victim", 3, True),)
    assert codes.without == (("Q", 1),)


def test_counted_roles_and_our_own_words_are_understood() -> None:
    assert word_for("roles", "Victim 2") == "victim"
    assert word_for("roles", "witness") == ""
    assert word_for("roles", "NLK") == ""
    assert codes_of("no_link")["nlk"] == ""


def test_every_shipped_mapping_still_loads() -> None:
    assert load_mapping(Path("forces/wolds-and-dales/mapping.toml")).sources
