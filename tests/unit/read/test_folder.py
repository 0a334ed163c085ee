"""Which file feeds which table (contract, "Files that are not as they should be")."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.force import Force
from childtonotice.screening.read import read_extract
from childtonotice.screening.read.folder import list_files, show_name
from childtonotice.screening.read.mapping import ColumnMap, Mapping, Source, TableMap
from tests.unit.read.extracts import HEADER, ONE, sentences, write_files

GOOD = {"incidents.csv": HEADER + ONE}
COLUMNS = (("incident_id", ColumnMap(("Ref",))), ("reported_at", ColumnMap(("When",))))
THEIRS = Mapping((Source("calls_*.csv", (("incidents", TableMap(COLUMNS)),)),))


def stop(folder: Path, mapping: Mapping | None = None) -> str:
    with pytest.raises(CannotStart) as refusal:
        list_files(folder, mapping)
    assert 1 <= len(refusal.value.lines) <= 5
    return "\n".join(refusal.value.lines)


def test_names_and_endings_count_in_any_case(tmp_path: Path) -> None:
    listing = list_files(write_files(tmp_path, {"Incidents.CSV": "", "PEOPLE.Parquet": ""}), None)
    assert sorted(table for item in listing.found for table in item.tables) == ["incidents", "people"]


def test_other_files_are_left_alone_and_named_but_known_answers_are_not(tmp_path: Path) -> None:
    files = {"incidents.csv": HEADER + ONE, "labels.csv": "", "Truth.csv": "", "notes.txt": "", "incidents.csv.bak": ""}
    extract = read_extract(write_files(tmp_path, files), Force())
    assert "notes.txt" in sentences(extract)
    assert "incidents.csv.bak" in sentences(extract)
    assert "labels" not in sentences(extract)
    assert "ruth" not in sentences(extract)


@pytest.mark.parametrize("other", ["incidents.parquet", "INCIDENTS.CSV", "incidents.xlsx"])
def test_two_files_for_one_table_stop_the_run_and_are_both_named(tmp_path: Path, other: str) -> None:
    said = stop(write_files(tmp_path, GOOD | {other: ""}))
    assert "incidents.csv" in said
    assert other in said


def test_a_mapped_and_a_canonical_file_for_one_table_stop_the_run(tmp_path: Path) -> None:
    said = stop(write_files(tmp_path, GOOD | {"calls_19.csv": ""}), THEIRS)
    assert "calls_19.csv" in said
    assert "incidents.csv" in said


def test_two_files_that_fit_one_mapped_name_stop_the_run(tmp_path: Path) -> None:
    assert "calls_18.csv and calls_19.csv" in stop(
        write_files(tmp_path, {"calls_18.csv": "", "calls_19.csv": ""}), THEIRS
    )


def test_a_force_with_a_mapping_may_still_hand_over_canonical_files(tmp_path: Path) -> None:
    listing = list_files(write_files(tmp_path, GOOD), THEIRS)
    assert [item.source.canonical for item in listing.found] == [True]


@pytest.mark.parametrize("mapping, wanted", [(None, "incidents.csv"), (THEIRS, "calls_*.csv")])
def test_a_folder_without_incidents_stops_the_run(tmp_path: Path, mapping: Mapping | None, wanted: str) -> None:
    said = stop(write_files(tmp_path, {"people.csv": "", "incidents.xls": ""}), mapping)
    assert wanted in said
    assert "incidents.xls" in said


def test_a_folder_that_is_missing_or_a_file_stops_the_run(tmp_path: Path) -> None:
    assert "does not exist" in stop(tmp_path / "nowhere")
    assert "is a file, not a folder" in stop(write_files(tmp_path, GOOD) / "incidents.csv")


def test_a_link_is_followed_to_a_file_and_to_nothing_else(tmp_path: Path) -> None:
    real = write_files(tmp_path / "real", GOOD)
    linked = tmp_path / "linked"
    linked.mkdir()
    os.symlink(real / "incidents.csv", linked / "incidents.csv")
    assert read_extract(linked, Force()).counts["incidents.csv"]["accepted"] == 1
    for target, words in ((real, "a folder"), ("/dev/zero", "not an ordinary file"), ("/nowhere", "no such file")):
        (linked / "incidents.csv").unlink()
        os.symlink(target, linked / "incidents.csv")
        assert words in stop(linked)


def test_a_pipe_in_the_place_of_a_file_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "incidents.csv")
    assert "not an ordinary file" in stop(tmp_path)


def test_a_folder_that_may_not_be_opened_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_folder: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "listdir", refuse)
    assert "cannot be opened: Permission denied" in stop(tmp_path)


def test_any_name_on_disk_can_be_shown() -> None:
    assert show_name(os.fsdecode(b"\xff\n\x1bx.csv")) == "???x.csv"


def test_a_file_that_the_mapping_names_and_nobody_sent_is_said(tmp_path: Path) -> None:
    """Of two files that feed one table the second might be missing unseen."""
    more = Source("suspects.csv", (("people", TableMap((("person_id", ColumnMap(("Id",))),))),))
    late = Source("duty.csv", (("officers", TableMap((("officer_id", ColumnMap(("Id",))),))),))
    write_files(tmp_path, {"calls_1.csv": "Ref,When\nE1,2026-05-04\n"})
    listing = list_files(tmp_path, Mapping((*THEIRS.sources, more, late)))
    assert listing.absent == ("suspects.csv",)
    extract = read_extract(tmp_path, replace(Force(), mapping=Mapping((*THEIRS.sources, more, late))))
    assert "There is no suspects.csv, which mapping.toml names" in sentences(extract)
