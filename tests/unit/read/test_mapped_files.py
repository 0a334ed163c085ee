"""Files read through a mapping: columns put together, unknown words, header rows, wrong names."""

from pathlib import Path

import pytest

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.read import Extract, load_force, read_extract
from tests.unit.read.extracts import column, said, write_book, write_files

MAPPING = """
unknown = ["NK", "not known"]
[[source]]
file = "calls.csv"
header_row = 3
delimiter = "|"
[source.incidents.columns]
incident_id = "Ref"
reported_at = { from = ["Day", "Time"], dates = "%d.%m.%Y %H:%M" }
area = "Area"
flags = { from = ["F1", "F2"], split = "/" }
location = { from = ["Number", "Street"] }
log = { from = ["Log 1", "Log 2"] }
"""
HEADER = "calls\n\nRef|Day|Time|Area|F1|F2|Number|Street|Log 1|Log 2|Extra\n"
ROWS = "1|04.05.2026|10:00|N|a/b||4|High St|first|second|x\n2|05.05.2026|11:00|nk||c;d||Low Rd||only|x\n"


def read(tmp_path: Path, mapping: str, **files: str) -> Extract:
    force = write_files(tmp_path / "force", {"force.toml": 'name = "F"', "mapping.toml": mapping})
    folder = write_files(tmp_path / "extract", {name.replace("__", "."): text for name, text in files.items()})
    return read_extract(folder, load_force(force))


def test_several_columns_become_one(tmp_path: Path) -> None:
    extract = read(tmp_path, MAPPING, calls__csv=HEADER + ROWS)
    assert [str(time)[:16] for time in column(extract, "incidents", "reported_at")] == [
        "2026-05-04 09:00",
        "2026-05-05 10:00",
    ]
    assert column(extract, "incidents", "flags") == ["a;b", "c;d"]
    assert column(extract, "incidents", "location") == ["4 High St", "Low Rd"]
    assert column(extract, "incidents", "log") == ["first\nsecond", "only"]


def test_unknown_words_are_not_recorded(tmp_path: Path) -> None:
    assert column(read(tmp_path, MAPPING, calls__csv=HEADER + ROWS), "incidents", "area") == ["N", ""]


def test_columns_that_are_not_mapped_are_said(tmp_path: Path) -> None:
    assert "Extra" in "\n".join(read(tmp_path, MAPPING, calls__csv=HEADER + ROWS).notes)


@pytest.mark.parametrize(
    "mapping, says",
    [
        (MAPPING.replace('"Street"', '"Stret"'), "calls.csv has no column 'Stret'"),
        (MAPPING.replace("header_row = 3", "header_row = 1"), "calls.csv has no columns"),
        (MAPPING.replace("header_row = 3", "header_row = 99"), "calls.csv has no columns"),
        (MAPPING.replace("calls.csv", "log*.csv"), "log*.csv"),
    ],
)
def test_a_wrong_mapping_stops_with_the_file_and_the_name(tmp_path: Path, mapping: str, says: str) -> None:
    with pytest.raises(CannotStart) as stop:
        read(tmp_path, mapping, calls__csv=HEADER + ROWS)
    assert says in "\n".join(stop.value.lines)


WIDE = """
[[source]]
file = "all.csv"
[source.incidents.columns]
incident_id = "Ref"
reported_at = "When"
log = "Log"
[source.people.columns]
person_id = "Person"
surname = "Name"
[source.involvements.columns]
incident_id = "Ref"
person_id = "Person"
role = "Role"
"""


def test_one_file_may_feed_three_tables(tmp_path: Path) -> None:
    rows = ("Ref,When,Log,Person,Name,Role\nE1,2026-05-04,x,P1,Lee,victim\nE1,2026-05-04,x,P2,Moss,child\n"
            "E2,2026-05-04,y,,,\nE3,never,y,P3,Roe,child\n")  # fmt: skip
    extract = read(tmp_path, WIDE, all__csv=rows)
    assert column(extract, "incidents", "incident_id") == ["E1", "E2"]
    assert column(extract, "people", "person_id") == ["P1", "P2"]
    assert column(extract, "involvements", "role") == ["victim", "child"]
    assert extract.counts["all.csv"] == {"read": 4, "accepted": 3, "quarantined": 1}
    assert [problem for *_, problem in said(extract)] == ["reported_at is not a time that can be read; links a child"]


def test_a_workbook_of_macros_and_a_sheet_beyond_its_end(tmp_path: Path) -> None:
    mapping = WIDE.replace('"all.csv"', '"all.xlsm"\nsheet = "Data"\nheader_row = 9')
    write_files(tmp_path / "extract", {})
    write_book(tmp_path / "extract" / "all.xlsm", {"Data": [["Ref", "When"], ["E1", "2026-05-04"]]})
    with pytest.raises(CannotStart, match=r"all\.xlsm#Data has no columns"):
        read(tmp_path, mapping)
    with pytest.raises(CannotStart, match=r"no sheet 'Date'. Found: Data"):
        read(tmp_path, mapping.replace("Data", "Date"))


def test_half_a_letter_is_no_letter(tmp_path: Path) -> None:
    mapping = WIDE[: WIDE.index("[source.people")].replace('"all.csv"', '"all.csv"\nencoding = "utf-7"')
    extract = read(tmp_path, mapping, all__csv="Ref,When,Log\nE1,2026-05-04,a+2AA-b\n")
    assert column(extract, "incidents", "log") == ["a?b"]


def test_whoever_waits_hears_of_each_file(tmp_path: Path) -> None:
    heard: list[tuple[str, int, int]] = []
    folder = write_files(
        tmp_path, {"incidents.csv": "incident_id,reported_at\nE1,2026-05-04\n", "people.csv": "person_id\n"}
    )
    read_extract(folder, load_force(None), tell=lambda *words: heard.append(words))
    assert heard == [("Reading the extract", 0, 2), ("Reading the extract", 1, 2)]


def test_a_machine_without_memory_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(*_arguments: object) -> None:
        raise MemoryError

    write_files(tmp_path, {"incidents.csv": "incident_id,reported_at\n"})
    monkeypatch.setattr("childtonotice.screening.read.csv_file.find_encoding", fill)
    with pytest.raises(CannotStart, match="does not fit in the memory"):
        read_extract(tmp_path, load_force(None))
