"""Workbooks whose parts were made by hand to harm: no program dies of them, and each is refused or read in words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from childtonotice.casework.excel.folder import export_to, import_from
from childtonotice.casework.excel.parts import Malformed, SheetFacts, TooWide, read_facts
from childtonotice.casework.excel.preview import Preview
from childtonotice.casework.models import User
from childtonotice.screening.errors import CannotStart
from tests.web.workbooks import NOT_NEEDED, fill, look, take

SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
See = Callable[[str, Callable[[bytes], bytes]], Preview]


def sheet(rows: str) -> bytes:
    """A sheet of these rows."""
    return f'<worksheet xmlns="x"><cols><col hidden="1"/></cols><sheetData>{rows}</sheetData></worksheet>'.encode()


CELL = '<row r="2"><c r="B2" s="1" t="s"><v>1</v></c><c r="C2" s="1"/></row>'


def test_a_plain_sheet_and_one_that_must_be_parsed_have_the_same_facts() -> None:
    plain = read_facts(sheet(CELL.replace('r="2"', 'r="2" hidden="1"')), "x")
    prefixed = read_facts(
        b'<y:worksheet xmlns:y="x"><y:sheetData><y:row r="2" hidden="true"><y:c s="1" r="B2"><y:v>1</y:v></y:c>'
        b"</y:row></y:sheetData></y:worksheet>", "x")  # fmt: skip
    assert plain == prefixed == SheetFacts(hidden_rows=1)
    assert read_facts(sheet(CELL.replace("<v>", "<f>NOW()</f><v>")), "x").formulas == {"B2"}


def test_empty_cells_far_out_take_no_room_and_filled_ones_do() -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="1"{}</row>'
    assert read_facts(sheet(CELL + far.format("/>")), "x") == SheetFacts()
    for content in (sheet(CELL + far.format("><v>1</v></c>")), sheet(CELL + far.format("><f>A1</f><v>1</v></c>"))):
        with pytest.raises(TooWide, match="further out"):
            read_facts(content, "x")


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A99999999999"><v>1</v></c></row>',
        "<row r=\"1\"><c r='A99999999999'><v>1</v></c></row>",
        '<row r="1"><c s="1" r="A99999999999"><v>1</v></c></row>',
        '<row r="1048576"><c><v>1</v></c></row>',
        '<row r="1"><c r="A0"><v>1</v></c></row>',
        '<!DOCTYPE y [<!ENTITY a "aaaa">]><row/>',
        "<row><c " + "<c " * 200_000,
    ],
)
def test_a_cell_that_does_not_say_where_it_stands_is_refused(rows: str) -> None:
    # Whoever opens such a sheet makes room up to there, and the whole program ends.
    with pytest.raises(Malformed):
        read_facts(sheet(rows), "x")


@pytest.fixture
def see(users: dict[str, User], now: datetime, tmp_path: Path) -> See:
    """What saving a workbook would come to in which one part was changed."""
    content = fill(take(users["manager"], now), "EX-1002", NOT_NEEDED)

    def change(part: str, spoil: Callable[[bytes], bytes]) -> Preview:
        kept = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as spoilt:
            for name in parts.namelist():
                spoilt.writestr(name, spoil(parts.read(name)) if name == part else parts.read(name))
        return look(users["manager"], kept.getvalue(), now, tmp_path)

    return change


def test_one_stray_cell_at_the_end_of_the_sheet_is_left_out_and_said(see: See) -> None:
    stray = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    found = see(SHEET, lambda part: part.replace(b"</sheetData>", stray))
    assert len(found.changes) == 1
    assert "It has 1 cell far outside the tables: not read." in found.notes


@pytest.mark.parametrize(
    "part, spoil",
    [
        (SHEET, lambda part: part[: len(part) // 2]),
        (SHEET, lambda part: part.replace(b"</sheetData>", b"<row " * 100_000 + b"</sheetData>")),
        (BOOK, lambda part: part + b"<sheet " * 100_000),
        (BOOK, lambda part: part.replace(b'name="Worklist"', b'name="W\xfcrklist"')),
        (BOOK, lambda part: part.replace(b"<sheets>", b"<!DOCTYPE x><sheets>")),
        (BOOK, lambda part: part.replace(b'r:id="rId1"', b'r:id="rId99"')),
    ],
)
def test_a_part_that_no_program_wrote_is_refused_in_words(part: str, spoil: Callable[[bytes], bytes], see: See) -> None:
    with pytest.raises(CannotStart, match=r"not a whole Excel workbook|damaged"):
        see(part, spoil)


def test_of_a_folder_each_file_is_said(users: dict[str, User], tmp_path: Path) -> None:
    assert list(import_from(tmp_path, username="joan.hall", save="")) == [f"There is no workbook in {tmp_path}."]
    export_to(tmp_path / "a.XLSX", area="northvale", username="joan.hall", start=None, end=None)
    (tmp_path / "b.csv").write_text("Decision\nPPN needed\n", encoding="utf-8")
    (tmp_path / "c.xlsx").mkdir()
    (tmp_path / "d.xlsx").symlink_to(tmp_path / "gone.xlsx")
    (tmp_path / "~$a.xlsx").write_bytes(b"lock")
    told = list(import_from(tmp_path, username="joan.hall", save="good"))
    assert [line.split(":")[0] for line in told if ".x" in line.casefold() or ".csv" in line] == [
        "a.XLSX", "b.csv", "c.xlsx", "d.xlsx",
    ]  # fmt: skip
    assert sum("no file" in line for line in told) == 2
