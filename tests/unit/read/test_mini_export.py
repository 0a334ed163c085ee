"""A foreign export loads through its mapping unchanged, good rows and bad (issue: "the foreign export")."""

from datetime import date
from pathlib import Path

import pytest

from childtonotice.screening.read import Extract, load_force, read_extract
from tests.unit.read.extracts import column
from tests.unit.read.mini_export import write_mini_export


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Extract:
    """The mini export as the mapping of Wolds & Dales reads it."""
    folder = write_mini_export(tmp_path_factory.mktemp("export"))
    return read_extract(folder, load_force(Path("forces/wolds-and-dales")))


def problems(extract: Extract, file: str) -> list[tuple[int, str, str]]:
    return [(p.record, p.severity, p.problem) for p in extract.problems if p.file.startswith(file)]


def test_their_columns_formats_and_codes_become_ours(extract: Extract) -> None:
    first = extract.tables["incidents"].slice(0, 1).to_pylist()[0]
    assert (first["incident_id"], first["area"], first["opening_code"]) == (
        "26/010001",
        "York & Selby",
        "Domestic incident",
    )
    assert (first["closing_codes"], first["response_grade"], first["attended"]) == ("Domestic;Advice", "Priority", True)
    assert str(first["reported_at"]) == "2026-05-04 09:00:00+00:00"
    assert first["log"] == "10:00 NEIGHBOUR REPORTS SHOUTING\n10:20 BOY OF 6 ON STAIRS – £5 NOTE TORN"
    assert first["officer_id"] == "0417"


def test_codes_are_matched_in_any_case_and_beginnings_replaced(extract: Extract) -> None:
    assert column(extract, "incidents", "flags")[:3] == ["", "DUPLICATE OF 26/010001;da", "MARAC"]
    assert column(extract, "incidents", "opening_code")[1:3] == ["Administration LOST PROP", "Missing child"]


def test_one_link_file_feeds_people_and_links(extract: Extract) -> None:
    assert column(extract, "people", "person_id")[:4] == ["N300100", "N300137", "N300174", "N300211"]
    assert column(extract, "people", "date_of_birth")[:4] == [
        date(1991, 2, 9),
        date(2020, 3, 2),
        None,
        date(1940, 11, 11),
    ]
    links = list(zip(*(column(extract, "involvements", name) for name in ("person_id", "role", "age")), strict=True))
    assert links[:4] == [
        ("N300100", "victim", ""), ("N300137", "child", ""), ("N300100", "parent", ""), ("N300174", "witness", "48"),
    ]  # fmt: skip
    assert "N300211" not in column(extract, "involvements", "person_id")


def test_one_sheet_feeds_ppns_and_their_subjects(extract: Extract) -> None:
    assert column(extract, "ppns", "ppn_id") == ["VA7001", "VA7002"]
    assert column(extract, "ppns", "kind") == ["domestic", "child"]
    assert column(extract, "ppns", "grading") == ["medium", "standard"]
    assert column(extract, "ppns", "categories") == ["domestic abuse;physical", "online"]
    assert column(extract, "ppn_subjects", "role") == ["adult", "child", "child"]
    assert column(extract, "ppn_subjects", "date_of_birth")[2] == date(2014, 6, 21)


def test_numbers_in_a_sheet_get_their_zeros_back(extract: Extract) -> None:
    assert column(extract, "officers", "officer_id") == ["0417"]
    assert column(extract, "officers", "supervisor_id") == ["0021"]


def test_each_bad_occurrence_is_named(extract: Extract) -> None:
    found = problems(extract, "occurrences")
    assert [(record, level) for record, level, _ in found] == [
        (4, "quarantined"), (5, "quarantined"), (6, "quarantined"), (7, "warning"), (8, "warning"), (9, "warning"),
        (10, "quarantined"),
    ]  # fmt: skip
    assert "incident_id is empty; mentions a child" in found[0][2]
    assert "not a time that can be read; mentions a child" in found[1][2]
    assert "same id as record 3 but other content; record 3 is kept; mentions a child" in found[2][2]
    assert "area Q7 is not an area" in found[3][2]
    assert "control characters" in found[4][2]
    assert "read whole" in found[5][2]
    assert "has 14 cells where the header has 12; mentions a child" in found[6][2]
    assert column(extract, "incidents", "log")[-1].endswith("brother of 7 seen with mother")


def test_each_bad_link_is_named(extract: Extract) -> None:
    found = problems(extract, "nominal_links")
    assert [(record, level) for record, level, _ in found] == [
        (6, "warning"), (7, "quarantined"), (8, "warning"), (9, "warning"), (10, "quarantined"), (11, "warning"),
    ]  # fmt: skip
    assert "in the future" in found[0][2]
    assert "not in the extract; links a child" in found[1][2]
    assert "formula" in found[2][2]
    assert "garbled" in found[3][2]
    assert "person_id is empty; links a child" in found[4][2]
    assert "role QQ" in found[5][2]
    assert {"N399002", "N399005"} <= set(column(extract, "people", "person_id"))
    assert column(extract, "involvements", "role")[-1] == "unknown"


def test_each_bad_row_of_the_workbook_is_named_by_its_row(extract: Extract) -> None:
    found = problems(extract, "vuln_referrals_wk19.xlsx#Referrals")
    assert [(record, level) for record, level, _ in found] == [(5, "warning"), (6, "quarantined"), (8, "quarantined")]
    assert "serial number" in found[0][2]
    assert "submitted_at is not a time" in found[1][2]
    assert "footer" in found[2][2]


def test_what_was_read_is_what_was_accepted_and_set_aside(extract: Extract) -> None:
    assert extract.counts == {
        "occurrences_wk19.csv": {"read": 10, "accepted": 6, "quarantined": 4},
        "nominal_links_wk19.csv": {"read": 11, "accepted": 9, "quarantined": 2},
        "vuln_referrals_wk19.xlsx#Referrals": {"read": 5, "accepted": 3, "quarantined": 2},
        "vuln_referrals_wk19.xlsx#Staff": {"read": 1, "accepted": 1, "quarantined": 0},
    }
