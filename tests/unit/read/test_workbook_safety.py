"""Workbooks that are locked, cut, bombs, or have a stray cell far out."""

import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.force import Force
from childtonotice.screening.read import read_extract, workbook_safety
from childtonotice.screening.read.sheets import choose_sheets
from childtonotice.screening.read.workbook_safety import MOST_BYTES
from tests.unit.read.extracts import column, sentences, write_book
from tests.unit.read.test_folder import THEIRS

ROWS = [["incident_id", "reported_at", "log"], ["E1", "2026-05-04T10:00", "x"], ["E2", "2026-05-04T10:00", "y"]]


def stop(folder: Path) -> str:
    with pytest.raises(CannotStart, match=r"incidents.xlsx") as refusal:
        read_extract(folder, Force())
    return "\n".join(refusal.value.lines)


def good(folder: Path) -> bytes:
    write_book(folder / "incidents.xlsx", {"Sheet1": ROWS})
    return (folder / "incidents.xlsx").read_bytes()


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_what_is_no_workbook_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "incidents.xlsx").write_bytes(content)
    assert "cannot be read" in stop(tmp_path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    whole = good(tmp_path)
    (tmp_path / "incidents.xlsx").write_bytes(whole[: int(len(whole) * share)])
    assert "cut short" in stop(tmp_path)


def test_a_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "incidents.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts,
        parts.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(MOST_BYTES // 50_000_000 + 1):
            part.write(bytes(50_000_000))
    assert "larger than this program accepts" in stop(tmp_path)


def test_a_bomb_whose_directory_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "incidents.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", bytes(40_000_000))
        size = parts.infolist()[0].file_size.to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (1000).to_bytes(4, "little")))
    assert "damaged" in stop(tmp_path)


def test_a_workbook_that_expands_names_without_end_is_refused(tmp_path: Path) -> None:
    good(tmp_path)
    path = tmp_path / "incidents.xlsx"
    with zipfile.ZipFile(path) as parts:
        contents = {name: parts.read(name) for name in parts.namelist()}
    entities = b'<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    strings = contents["xl/sharedStrings.xml"].replace(b"?>", b"?>" + entities, 1).replace(b">E1<", b">&b;<")
    with zipfile.ZipFile(path, "w") as parts:
        for name, content in (contents | {"xl/sharedStrings.xml": strings}).items():
            parts.writestr(name, content)
    assert "cannot be read" in stop(tmp_path)


def test_one_stray_cell_in_the_far_corner_costs_nothing_but_itself(tmp_path: Path) -> None:
    good(tmp_path)
    path = tmp_path / "incidents.xlsx"
    book = openpyxl.load_workbook(path)
    book.active["XFD1048576"] = "stray"
    book.save(path)
    before = path.read_bytes()
    extract = read_extract(tmp_path, Force())
    assert column(extract, "incidents", "incident_id") == ["E1", "E2"]
    assert "far outside the table" in sentences(extract)
    assert path.read_bytes() == before


def test_many_cells_far_outside_the_table_are_no_slip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good(tmp_path)
    book = openpyxl.load_workbook(tmp_path / "incidents.xlsx")
    book.active["XFD1048576"] = "stray"
    book.save(tmp_path / "incidents.xlsx")
    monkeypatch.setattr(workbook_safety, "_MOST_STRAY", 0)
    assert "Delete empty rows and columns" in stop(tmp_path)


def test_a_zip_file_without_a_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "incidents.xlsx", "w") as parts:
        parts.writestr("a.txt", "x")
    assert "not an Excel workbook" in stop(tmp_path)


def test_a_sheet_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(CannotStart, match=r"no sheet 'Calls'. Found: Week 1, Week 2"):
        choose_sheets(["Week 1", "Week 2"], "calls.xlsx", replace(THEIRS.sources[0], sheet="Calls"), lambda _: [])


def test_formulas_whose_results_were_not_saved_are_said(tmp_path: Path) -> None:
    good(tmp_path)
    book = openpyxl.load_workbook(tmp_path / "incidents.xlsx")
    book.active.append(["E7", "2026-05-04T10:00", '=CONCATENATE("a child"," aged 4")'])
    book.save(tmp_path / "incidents.xlsx")
    assert "formulas whose results were not saved" in sentences(read_extract(tmp_path, Force()))


def test_a_formula_with_its_result_is_read(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "incidents.xlsx"))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["incident_id", "reported_at", "log"])
    sheet.write_row(1, 0, ["E1", "2026-05-04T10:00"])
    sheet.write_formula(1, 2, '=CONCATENATE("two"," calls")', value="two calls")
    book.close()
    extract = read_extract(tmp_path, Force())
    assert column(extract, "incidents", "log") == ["two calls"]
    assert "formulas" not in sentences(extract)


def test_the_table_may_stand_on_any_sheet_and_the_others_are_named(tmp_path: Path) -> None:
    rows = [["incident_id", "reported_at"], ["E1", "2026-05-04T10:00"]]
    write_book(tmp_path / "incidents.xlsx", {"Read me": [["printed monthly"]], "Data": rows, "people": [["person_id"]]})
    extract = read_extract(tmp_path, Force())
    assert list(extract.counts) == ["incidents.xlsx#Data"]
    assert "only this sheet was read, not Read me, people" in sentences(extract)


HEAD = ["incident_id", "reported_at", "log"]


def test_a_table_that_goes_on_over_several_sheets_is_read_whole(tmp_path: Path) -> None:
    pages = {f"Page {n}": [["Printed daily"], HEAD, [f"E{n}", "2026-05-04T10:00", "x"]] for n in (1, 2, 3)}
    write_book(tmp_path / "incidents.xlsx", {**pages, "Notes": [["printed daily", "by hand"]]})
    extract = read_extract(tmp_path, Force())
    assert column(extract, "incidents", "incident_id") == ["E1", "E2", "E3"]
    assert [count["read"] for count in extract.counts.values()] == [1, 1, 1]
    assert list(extract.counts) == [f"incidents.xlsx#Page {n}" for n in (1, 2, 3)]
    assert "Page 1, Page 2, Page 3 have the same columns and were read as one table" in sentences(extract)
    assert "these sheets were read, not Notes" in sentences(extract)


def test_the_same_sheet_twice_is_one_table_and_a_sheet_of_another_table_is_none(tmp_path: Path) -> None:
    rows = [HEAD, ["E1", "2026-05-04T10:00", "x"]]
    write_book(tmp_path / "incidents.xlsx", {"incidents": rows, "Copy": rows, "people": rows})
    extract = read_extract(tmp_path, Force())
    assert column(extract, "incidents", "incident_id") == ["E1"]
    assert "the same as record 2 of incidents.xlsx#incidents" in sentences(extract)
    assert list(extract.counts) == ["incidents.xlsx#incidents", "incidents.xlsx#Copy"]


def test_a_sheet_that_the_mapping_names_is_read_alone(tmp_path: Path) -> None:
    assert choose_sheets(["A", "B"], "b.xlsx", replace(THEIRS.sources[0], sheet="B"), lambda _: []) == ("B",)


def test_an_error_of_excel_counts_on_its_own_sheet_alone(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "incidents.xlsx"))
    for name, error in (("A & B", "#N/A"), ("C", "")):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, [f"E-{name}", "2026-05-04T10:00"])
        if error:
            sheet.write_formula(1, 2, "=NA()", value=error)
    book.close()
    extract = read_extract(tmp_path, Force())
    broken = [problem.file for problem in extract.problems if "Excel error" in problem.problem]
    assert broken == ["incidents.xlsx#A & B"]
