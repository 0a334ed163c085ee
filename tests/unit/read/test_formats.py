"""The same extract as CSV, Parquet or XLSX gives the same rows (contract, "Files that are not as they should be")."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from childtonotice.screening.force import Force
from childtonotice.screening.read import Extract, fingerprint, read_extract
from childtonotice.screening.read.raw import say_value
from childtonotice.screening.read.xlsx_file import say_cell
from tests.unit.read.extracts import column, said, sentences, write_book, write_files, write_tables

FIVE_TO_FIVE = datetime(2026, 5, 4, 4, 55)  # noqa: DTZ001 - a clock time of London
TABLES = {
    "incidents": [
        {"incident_id": "007/1 a", "reported_at": "2026-05-04T10:00", "area": "Northvale", "flags": "DA; TEST ",
         "attended": "yes", "log": "10:00 caller reports\n10:05 “all in order” £5"},
        {"incident_id": "008", "reported_at": "2026-10-25T01:30", "area": "", "flags": "", "attended": "", "log": ""},
    ],
    "people": [{"person_id": "00012", "forename": "Ilse", "surname": "O'Marrow-Żuk", "date_of_birth": "2015-06-01"}],
    "involvements": [{"incident_id": "007/1 a", "person_id": "00012", "role": "Victim", "age": "10-12"}],
    "ppns": [{"ppn_id": "N1", "submitted_at": "2026-10-25T01:30", "incident_id": "", "kind": "child",
              "categories": "neglect;physical", "narrative": "words"}],
    "ppn_subjects": [{"ppn_id": "N1", "person_id": "00012", "forename": "Ilse", "surname": "", "role": "child"}],
}  # fmt: skip


def read(folder: Path) -> Extract:
    return read_extract(folder, Force())


def test_all_three_formats_give_the_same_rows_and_the_same_fingerprint(tmp_path: Path) -> None:
    extracts = [read(write_tables(tmp_path / ending, TABLES, ending)) for ending in ("csv", "parquet", "xlsx")]
    assert extracts[0].tables == extracts[1].tables == extracts[2].tables
    assert len({extract.fingerprint for extract in extracts}) == 1
    assert column(extracts[0], "incidents", "incident_id") == ["007/1 a", "008"]
    assert column(extracts[0], "incidents", "flags") == ["DA;TEST", ""]
    assert column(extracts[0], "involvements", "role") == ["victim"]


def test_a_parquet_file_may_be_typed(tmp_path: Path) -> None:
    table = pa.table({
        "incident_id": pa.array([1, 2], pa.int64()),
        "reported_at": pa.array([FIVE_TO_FIVE, FIVE_TO_FIVE], pa.timestamp("ns")),
        "attended": [True, None],
        "flags": pa.array([["TEST", "DA"], None]),
        "area": pa.array(["N", "N"]).dictionary_encode(),
        "officer_id": pa.array([412.0, None]),
        "log": pa.array([b"bytes \xff", b"more"], pa.binary()),
    })  # fmt: skip
    pq.write_table(table, tmp_path / "incidents.parquet")
    extract = read(tmp_path)
    assert column(extract, "incidents", "incident_id") == ["1", "2"]
    assert column(extract, "incidents", "attended") == [True, None]
    assert column(extract, "incidents", "flags") == ["TEST;DA", ""]
    assert column(extract, "incidents", "officer_id") == ["412", ""]
    assert column(extract, "incidents", "log") == ["bytes \ufffd", "more"]
    assert "U+FFFD" in sentences(extract)


def test_text_in_parquet_that_is_not_utf8_is_mended(tmp_path: Path) -> None:
    torn = pa.Array.from_buffers(pa.string(), 1, pa.array([b"caf\xe9"], pa.binary()).buffers())
    table = pa.table({"incident_id": ["1"], "reported_at": ["2026-05-04"], "log": torn})
    pq.write_table(table, tmp_path / "incidents.parquet")
    assert column(read(tmp_path), "incidents", "log") == ["caf\ufffd"]


def test_empty_rows_of_a_parquet_file_are_no_records_and_keep_their_number(tmp_path: Path) -> None:
    table = pa.table({"incident_id": [None, "1", ""], "reported_at": [None, "2026-05-04", "2026-05-04"]})
    pq.write_table(table, tmp_path / "incidents.parquet")
    extract = read(tmp_path)
    assert extract.counts["incidents.parquet"] == {"read": 2, "accepted": 1, "quarantined": 1}
    assert [record for record, *_ in said(extract)] == [3]


def book(path: Path, rows: list[list[object]], **options: object) -> Extract:
    write_book(path / "incidents.xlsx", {"Sheet1": rows}, **options)
    return read(path)


HEAD = ["incident_id", "reported_at", "area", "log"]


def test_a_sheet_has_titles_real_dates_and_gaps_and_is_numbered_by_its_rows(tmp_path: Path) -> None:
    extract = book(tmp_path, [["Week"], [], HEAD, ["E1", FIVE_TO_FIVE, "", "x"], [],
                              ["E2", date(2026, 5, 4), "", "y"], ["", "2026-05-04", "", "z"], ["TOTAL"]])  # fmt: skip
    assert [str(moment)[11:16] for moment in column(extract, "incidents", "reported_at")] == ["03:55", "23:00"]
    assert extract.counts["incidents.xlsx#Sheet1"] == {"read": 4, "accepted": 2, "quarantined": 2}
    assert [(record, problem) for record, _, _, problem in said(extract)] == [
        (7, "incident_id is empty"), (8, "a total or footer under the data, not a record"),
    ]  # fmt: skip


@pytest.mark.parametrize("epoch", [False, True])
def test_both_date_systems_of_excel_are_right(tmp_path: Path, epoch: bool) -> None:
    extract = book(
        tmp_path, [HEAD, ["E1", FIVE_TO_FIVE, "", ""], ["E2", 46146.25 - 1462 * epoch, "", ""]], date_1904=epoch
    )
    assert [str(moment)[11:16] for moment in column(extract, "incidents", "reported_at")] == ["03:55", "05:00"]
    assert "serial" in sentences(extract)


def test_the_sheet_named_like_the_table_is_read_wherever_it_stands(tmp_path: Path) -> None:
    write_book(tmp_path / "incidents.xlsx", {"Notes": [["x"]], "INCIDENTS": [HEAD, ["E1", "2026-05-04", "", "x"]]})
    assert list(read(tmp_path).counts) == ["incidents.xlsx#INCIDENTS"]


def test_a_text_at_excels_limit_is_said_to_be_cut_perhaps(tmp_path: Path) -> None:
    assert "may be cut" in sentences(book(tmp_path, [HEAD, ["E1", "2026-05-04", "", "x" * 32_767]]))


def test_an_excel_error_is_an_empty_cell_with_a_warning(tmp_path: Path) -> None:
    extract = book(tmp_path, [HEAD, ["E1", "2026-05-04", "", "#N/A"]])
    assert column(extract, "incidents", "log") == [""]
    assert [(record, name) for record, name, *_ in said(extract)] == [(2, "log")]


def test_numbers_in_a_sheet_are_written_as_people_see_them(tmp_path: Path) -> None:
    extract = book(tmp_path, [HEAD, [12, "2026-05-04", "", 1.5], [True, "2026-05-04", "", ""]])
    assert column(extract, "incidents", "incident_id")[0] == "12"
    assert column(extract, "incidents", "log")[0] == "1.5"


def test_clock_times_and_durations_of_a_sheet_are_text() -> None:
    assert say_cell(time(4, 55)) == "04:55:00"
    assert say_cell(timedelta(hours=30)) == "1 day, 6:00:00"
    assert say_cell(datetime(2026, 5, 4, 4, 54, 59, 999_500)) == "2026-05-04T04:55:00"  # noqa: DTZ001
    assert say_cell("a_x0007_b_x000D_") == "a\x07b\r"


def test_whatever_a_parquet_file_holds_can_be_said() -> None:
    assert [say_value(value) for value in (None, float("nan"), 7.0, True, b"x", ["a", 1])] == [
        "", "", "7", "yes", "x", "a;1",
    ]  # fmt: skip


def test_two_columns_of_one_name_in_a_parquet_file(tmp_path: Path) -> None:
    columns = [pa.array(["E1"]), pa.array(["2026-05-04"]), pa.array(["first"]), pa.array(["second"])]
    table = pa.Table.from_arrays(columns, ["incident_id", "reported_at", "log", "log"])
    pq.write_table(table, tmp_path / "incidents.parquet")
    assert column(read(tmp_path), "incidents", "log") == ["first"]


def test_the_fingerprint_does_not_depend_on_how_much_is_held_in_one_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turned = {name: list(reversed(rows)) for name, rows in TABLES.items()}
    one = read(write_tables(tmp_path / "a", turned, "csv"))
    monkeypatch.setattr(fingerprint, "_LARGEST_COPY", 0)
    monkeypatch.setattr(fingerprint, "_BATCH", 65_536)
    assert read(write_tables(tmp_path / "b", turned, "parquet")).fingerprint == one.fingerprint


def test_the_order_of_rows_and_columns_changes_no_fingerprint(tmp_path: Path) -> None:
    turned = {name: [dict(reversed(row.items())) for row in reversed(rows)] for name, rows in TABLES.items()}
    one = read(write_tables(tmp_path / "a", TABLES, "csv"))
    assert read(write_tables(tmp_path / "b", turned, "csv")).fingerprint == one.fingerprint
    other = write_tables(tmp_path / "c", TABLES, "csv")
    write_files(other, {"people.csv": "person_id,forename\n00012,Ilsa\n"})
    assert read(other).fingerprint != one.fingerprint
