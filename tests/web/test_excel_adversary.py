"""Forty more ways in which a workbook comes back otherwise than it went out: nothing runs or is lost, each is said."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.workbook.defined_name import DefinedName

from childtonotice.casework.excel.preview import Preview
from childtonotice.casework.models import User
from childtonotice.screening.errors import CannotStart
from tests.web.workbooks import NOT_NEEDED, Book, cell, edit, fill, look, row_of, take, with_part

pytestmark = pytest.mark.shown

Change = Callable[[Book], None]
MAIN, STRICT = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
TIED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICTLY_TIED = "http://purl.oclc.org/ooxml/officeDocument/relationships"
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def filled(users: dict[str, User], now: datetime) -> bytes:
    """A workbook in which one item is decided."""
    return fill(take(users["manager"], now), "EX-1002", NOT_NEEDED)


@pytest.fixture
def see(users: dict[str, User], now: datetime, tmp_path: Path) -> Callable[[bytes], Preview]:
    """What saving a workbook would come to."""
    return lambda content: look(users["manager"], content, now, tmp_path)


def put(column: str, value: object, sheet: str = "Worklist") -> Change:
    """A value put into a cell of the item that is decided."""
    return lambda book: setattr(cell(book, sheet, row_of(book, "EX-1002", sheet), column), "value", value)


def copy_below(book: Book, **cells: object) -> None:
    """The decided row once more at the end, with other words in some cells."""
    page, row = book["Worklist"], row_of(book, "EX-1002")
    last = page.max_row + 1
    for place in range(1, page.max_column + 1):
        page.cell(last, place).value = page.cell(row, place).value
    for column, value in cells.items():
        cell(book, "Worklist", last, column.replace("_", " ")).value = value


def copy_twice(book: Book) -> None:
    """A row copied twice."""
    copy_below(book)
    copy_below(book)


def add_own_row(book: Book) -> None:
    """A row of somebody's own, made from another."""
    copy_below(book, Key=None, Reference="EX-9999", Our_number="ZZZZZZZZ")


def filter_rows(book: Book) -> None:
    """All rows but one filtered away."""
    page = book["Worklist"]
    page.auto_filter.ref = page.dimensions
    for row in range(4, page.max_row + 1):
        page.row_dimensions[row].hidden = True


def add_total(book: Book) -> None:
    """A total written below the list."""
    page = book["Worklist"]
    page.cell(page.max_row + 3, 3).value = "=COUNTA(D3:D20)"


def add_chart(book: Book) -> None:
    """A chart beside the list."""
    chart = BarChart()
    chart.add_data(Reference(book["Worklist"], min_col=3, min_row=3, max_row=6))
    book["Worklist"].add_chart(chart, "A30")


def say_name(book: Book) -> None:
    """A name that would ask the network."""
    book.defined_names["asked"] = DefinedName("asked", attr_text='WEBSERVICE("http://force.example")')


def unprotect(book: Book) -> None:
    """The protection of every sheet taken off."""
    for page in book:
        page.protection.disable()


def rename_heading(book: Book) -> None:
    """A heading in other capitals, with spaces."""
    next(heading for heading in book["Worklist"][2] if heading.value == "Decision").value = " DECISION\n"


RICH = CellRichText("Both were ", TextBlock(InlineFont(b=True), "seen asleep"), " and well.")
KEPT: dict[str, Change] = {
    "a blank behind the value": put("Decision", "PPN not needed "),
    "line breaks pasted in": put("In one sentence", "Both were seen\r\nasleep and well\n\nat 00:20."),
    "a tab": put("In one sentence", "Both\twere seen asleep and well."),
    "bold words": put("In one sentence", RICH),
    "signs and pictures": put("In one sentence", "Both were seen asleep and well \U0001f44d."),
    "tags": put("In one sentence", "<script>alert(1)</script> both seen asleep"),
    "a day as text": put("Until", "2026-03-24"),
    "a day as a day": put("Until", date(2026, 3, 24)),
    "categories in capitals": put("Categories", "Domestic Abuse ; MISSING"),
    "categories below each other": put("Categories", "domestic abuse\nmissing"),
    "a row copied twice": copy_twice,
    "rows above the headings": lambda book: book["Worklist"].insert_rows(1, 3),
    "columns before all others": lambda book: book["Worklist"].insert_cols(1, 2),
    "empty rows between": lambda book: book["Worklist"].insert_rows(5, 4),
    "a hidden sheet": lambda book: setattr(book["Children"], "sheet_state", "veryHidden"),
    "a chart": add_chart,
    "a name that asks the network": say_name,
    "no protection": unprotect,
    "a heading in capitals": rename_heading,
    "a fact's column taken away": lambda book: book["Worklist"].delete_cols(4),
    "the sheet of columns taken away": lambda book: book.remove(book["Columns"]),
}


@pytest.mark.parametrize("change", KEPT.values(), ids=KEPT)
def test_what_changes_no_answer_loses_none(change: Change, filled: bytes, see: Callable[[bytes], Preview]) -> None:
    found = see(edit(filled, change))
    assert [each.reference for each in found.changes] == ["EX-1002"]
    assert found.invalid == ()


SAID: dict[str, tuple[Change, str]] = {
    "rows filtered away": (filter_rows, "13 hidden rows"),
    "a total below": (add_total, "1 formula where nothing is filled in"),
    "a cell at the end of the sheet": (lambda book: book["Worklist"].cell(1_048_576, 16_384, "x"), "far outside"),
}


@pytest.mark.parametrize(("change", "said"), SAID.values(), ids=SAID)
def test_what_is_passed_over_is_said(change: Change, said: str, filled: bytes, see: Callable[[bytes], Preview]) -> None:
    found = see(edit(filled, change))
    assert [each.reference for each in found.changes] == ["EX-1002"]
    assert any(said in note for note in found.notes)


WRONG: dict[str, tuple[Change, str]] = {
    "a command of old": (put("In one sentence", "=cmd|' /C calc'!A0"), "holds a formula"),
    "a number for a value": (put("Decision", 1), "not one of the values"),
    "a day for a value": (put("Decision", date(2026, 3, 1)), "not one of the values"),
    "a day in American order": (put("Until", "3/24/26"), "This is no day"),
    "a day as a number": (put("Until", 46105), "This is no day"),
    "more than fits": (put("In one sentence", "Seen. " * 5000), "letters"),
    "an error for a value": (put("Decision", "#N/A"), "holds an error, such as #N/A"),
    "an error where nothing must stand": (put("Words to the officer", "#REF!"), "holds an error, such as #N/A"),
    "a letter for yes": (put("Ask for a PPN", "y", "Children"), "not one of the values"),
    "a row copied and changed": (lambda book: copy_below(book, Reason="Other"), "stands twice, filled in differently"),
}


@pytest.mark.parametrize(("change", "said"), WRONG.values(), ids=WRONG)
def test_what_is_not_allowed_is_said_where_it_stands_and_not_saved(
    change: Change, said: str, filled: bytes, see: Callable[[bytes], Preview]
) -> None:
    found = see(edit(filled, change))
    assert found.changes == ()
    assert any(said in problem.why for problem in found.invalid)


def test_a_row_of_ones_own_is_said_and_costs_no_other(filled: bytes, see: Callable[[bytes], Preview]) -> None:
    found = see(edit(filled, add_own_row))
    assert [each.reference for each in found.changes] == ["EX-1002"]
    assert ["missing or was changed" in problem.why for problem in found.invalid] == [True]


def test_words_that_turn_the_writing_or_cannot_be_seen_do_not_come_along(
    filled: bytes, see: Callable[[bytes], Preview]
) -> None:
    """What a reader is shown is what is kept: no sign turns it round, none of a file's own stands in it."""
    words = "\u202eBoth were\u2066 seen_x000B_ asleep and well."
    found = see(edit(filled, put("In one sentence", words)))
    assert found.filled[0].answer.words == "Both were seen asleep and well."


def test_a_sheet_with_another_name_is_said(filled: bytes, see: Callable[[bytes], Preview]) -> None:
    with pytest.raises(CannotStart, match="The sheet “Worklist” is missing") as refused:
        see(edit(filled, lambda book: setattr(book["Worklist"], "title", "Worklist (2)")))
    assert "its own name back" in refused.value.lines[1]


def again(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The workbook with each part written once more; none leaves it out."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as out:
        for name in parts.namelist():
            part = change(name, parts.read(name))
            if part is not None:
                out.writestr(name, part)
    return kept.getvalue()


def be_strict(_name: str, part: bytes) -> bytes:
    """A part as "Strict Open XML" has it."""
    return part.replace(MAIN.encode(), STRICT.encode()).replace(TIED.encode(), STRICTLY_TIED.encode())


REPAIRED: dict[str, Callable[[str, bytes], bytes | None]] = {
    "strict": be_strict,
    "without styles": lambda name, part: None if name == "xl/styles.xml" else part,
    "without links between strings": lambda name, part: None if name == "docProps/app.xml" else part,
}


@pytest.mark.parametrize("change", REPAIRED.values(), ids=REPAIRED)
def test_what_other_programs_and_repairs_leave_is_read(
    change: Callable[[str, bytes], bytes | None], filled: bytes, see: Callable[[bytes], Preview]
) -> None:
    assert [each.reference for each in see(again(filled, change)).changes] == ["EX-1002"]


@pytest.mark.parametrize("part", ["xl/embeddings/oleObject1.bin", "xl/activeX/activeX1.xml", "xl/connections.xml"])
def test_objects_and_connections_are_said_and_not_opened(
    part: str, filled: bytes, see: Callable[[bytes], Preview]
) -> None:
    found = see(with_part(filled, part, b"<x/>"))
    assert any("objects or connections" in note for note in found.notes)
    assert len(found.changes) == 1


def test_a_sheet_of_old_macros_is_refused(filled: bytes, see: Callable[[bytes], Preview]) -> None:
    with pytest.raises(CannotStart, match="holds a macro"):
        see(with_part(filled, "xl/macrosheets/sheet1.xml", b"<x/>"))


def test_of_two_parts_of_one_name_neither_is_believed(filled: bytes, see: Callable[[bytes], Preview]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        doubled = with_part(filled, SHEET, b"<worksheet/>")
    with pytest.raises(CannotStart, match="not a whole Excel workbook"):
        see(doubled)


def test_a_sheet_that_defines_words_of_its_own_is_refused(filled: bytes, see: Callable[[bytes], Preview]) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet'
    with pytest.raises(CannotStart, match="not a whole Excel workbook"):
        see(again(filled, lambda name, part: part.replace(b"<worksheet", bomb, 1) if name == SHEET else part))


@pytest.mark.parametrize("content", [b"%PDF-1.7 x", b"<html><table><tr><td>x</td></tr></table></html>"])
def test_another_file_renamed_is_refused_in_words(content: bytes, see: Callable[[bytes], Preview]) -> None:
    with pytest.raises(CannotStart, match="not an Excel workbook"):
        see(content)
