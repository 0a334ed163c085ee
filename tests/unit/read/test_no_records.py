"""What stands between or under the records and is none (contract: title and blank rows are no records)."""

from pathlib import Path

import pytest

from childtonotice.screening.read.no_records import is_footer, is_record
from tests.unit.read.extracts import HEADER, ONE, TWO, column, incidents, read_files, said, sentences, write_book


@pytest.mark.parametrize("between", [
    "-----------,-----------,----,-----,---\n", HEADER, "\ufeff" + HEADER, ",,,,\n", "\x1a\n", "\x00" * 300 + "\n",
])  # fmt: skip
def test_rulers_headers_and_blanks_between_records_are_none(between: str, tmp_path: Path) -> None:
    extract = incidents(tmp_path, ONE + between + TWO)
    assert column(extract, "incidents", "incident_id") == ["E1", "E2"]
    assert (extract.problems, extract.counts["incidents.csv"]["read"]) == ((), 2)


def test_a_workbook_may_say_its_header_again(tmp_path: Path) -> None:
    rows = [["incident_id", "reported_at"], ["E1", "2026-05-04T10:00"]]
    write_book(tmp_path / "incidents.xlsx", {"Sheet1": [*rows, *rows[:1], ["E2", "2026-05-04T11:00"]]})
    assert column(read_files(tmp_path, {}), "incidents", "incident_id") == ["E1", "E2"]


@pytest.mark.parametrize("under", [
    "(4 rows affected)\n", "(4 rows affected),,,,\n", "Total: 4,,,,\n",
    "\n(1 row affected)\n\nCompletion time: 2026-05-05\n", "End of report\n", "2 rows selected.\n",
])  # fmt: skip
def test_a_footer_is_called_one(under: str, tmp_path: Path) -> None:
    extract = incidents(tmp_path, ONE + under)
    assert [problem for *_, problem in said(extract)] == ["a total or footer under the data, not a record"]


@pytest.mark.parametrize(
    "line", ["Count Duckula seen", "Total loss of vehicle, boy aged 9 inside", "Query from school"]
)
def test_words_that_only_begin_like_a_footer_are_none(line: str) -> None:
    assert not is_footer(line)


def test_a_row_that_only_begins_like_a_ruler_is_a_record() -> None:
    assert is_record(["--", "2026-05-04", "son hurt"], ["incident_id", "reported_at", "log"])
    assert is_record(["log"], ["log"])


def test_the_word_of_a_database_for_nothing_is_an_empty_cell(tmp_path: Path) -> None:
    """As an id it would make one person of all who have none."""
    files = {
        "incidents.csv": "incident_id,reported_at,closed_at,log\nE1,2026-05-04,NULL,NULL\n",
        "people.csv": "person_id,forename,surname,date_of_birth\nP1,NULL,Null,\\N\n",
        "ppns.csv": "ppn_id,submitted_at,incident_id\nN1,2026-05-05,NULL\n",
        "ppn_subjects.csv": "ppn_id,person_id,forename\nN1,NULL,Ada\nN1,(null),Bo\n",
    }
    extract = read_files(tmp_path, files)
    assert column(extract, "ppn_subjects", "person_id") == ["", ""]
    assert (column(extract, "ppns", "incident_id"), column(extract, "incidents", "log")) == ([""], ["NULL"])
    assert (column(extract, "people", "forename"), column(extract, "people", "surname")) == ([""], ["Null"])
    assert "cannot be read" not in sentences(extract)
    assert (0, "person_id", "warning", "NULL was read as an empty cell of person_id") in said(extract)


def test_an_extract_without_a_usable_incident_says_so(tmp_path: Path) -> None:
    assert "Not one incident of incidents.csv could be used" in sentences(incidents(tmp_path, "E1,yesterday,,,x\n"))


@pytest.mark.parametrize("delimiter", ["^", "~", "#", "\x1f", "¬"])
def test_any_delimiter_is_found_by_the_names_it_parts(delimiter: str, tmp_path: Path) -> None:
    rows = (HEADER + ONE + TWO).replace(",", delimiter)
    assert column(read_files(tmp_path, {"incidents.csv": rows}), "incidents", "incident_id") == ["E1", "E2"]
