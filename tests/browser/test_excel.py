"""A manager takes the list out as a workbook, fills it in and takes it back."""

from __future__ import annotations

from pathlib import Path

from tests.browser.visitor import Visitor
from tests.web.workbooks import NOT_NEEDED, fill


def test_a_list_goes_out_and_comes_back(visitor: Visitor, tmp_path: Path) -> None:
    # Given a manager who takes their list out
    visitor.sign_in("joan.hall").open("/lists/northvale/to-read/").follow("Excel")
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("button", name="Download the workbook").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    # When they decide one item well and another without a word, and take the workbook back
    content = fill(file.read_bytes(), "EX-1002", NOT_NEEDED)
    file.write_bytes(fill(content, "EX-1010", NOT_NEEDED | {"In one sentence": "seen"}))
    visitor.page.get_by_label("Workbook (.xlsx)").set_input_files(file)
    visitor.press("Show what it changes")
    # Then they see what would be saved and what is not allowed, before anything is
    assert visitor.sees("1 to save")
    assert visitor.sees("Say in one sentence what in the record decides it")
    assert visitor.sees("Nothing is saved yet")
    # When they save the good one
    visitor.press("Save the 1 good")
    # Then it has left the list
    assert visitor.sees("Saved from the workbook: 1 decision.")


def test_a_file_that_is_no_workbook_is_said_in_words(visitor: Visitor, tmp_path: Path) -> None:
    # Given a file that is none of ours
    file = tmp_path / "notes.xlsx"
    file.write_text("ring the school")
    # When a manager takes it back
    visitor.sign_in("joan.hall").open("/lists/northvale/excel/")
    visitor.page.get_by_label("Workbook (.xlsx)").set_input_files(file)
    visitor.press("Show what it changes")
    # Then the page says what is wrong with it and what to do
    assert visitor.sees("not an Excel workbook")
