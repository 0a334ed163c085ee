"""What must be known of a workbook before it is opened: that it is whole, not locked, and not a bomb."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path

from childtonotice.screening.errors import CannotStart

Place = tuple[int, int]
_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
MOST_BYTES = 500_000_000
MOST_CELLS = 30_000_000
# What a workbook that is damaged, locked or packed in an unknown way raises while its parts are unpacked.
NOT_WHOLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
_WIDEST_TABLE = 200
_MOST_STRAY = 10_000
_PIECE = 1 << 20
_OVERLAP = 512
_LOCKED = b"\xd0\xcf\x11\xe0"
# A cell that holds something: an empty one ends in "/>". Attributes are looked through for so many letters and never
# beyond the next "<": a sheet made of beginnings of cells would otherwise take hours.
_CELL = re.compile(rb'<(?:\w{1,9}:)?c\s(?:[^<>]{0,200}?\s)??r="([A-Z]{1,9})(\d{1,30})"[^<>]{0,200}(?<!/)>')
# A row whose first cell does not say where it stands, which only its row does.
_BARE_ROW = re.compile(
    rb'<(?:\w{1,9}:)?row\s(?:[^<>]{0,200}?\s)??r="(\d{1,30})"[^<>]{0,200}(?<!/)>\s{0,50}'
    rb'<(?:\w{1,9}:)?c(?![^<>]{0,200}\sr=")[\s>]'
)
# A formula with nothing beside it; where t="str" stands, nothing is its result.
_UNSOLVED = re.compile(rb'<c\s(?![^<>]*t="str")[^<>]*><f[^<>]*>[^<]*</f>\s*(?:<v\s*/>|<v></v>)?\s*</c>')
# A cell whose formula ended in an error; its attributes come in any order.
_ERROR = re.compile(
    rb'<(?:\w{1,9}:)?c\s(?=[^<>]{0,200}\bt="e")(?=[^<>]{0,200}\br="([A-Z]{1,9})(\d{1,30})")[^<>]{0,400}>'
)
_WHOLE_CELL = re.compile(
    rb'<c\b[^<>]{0,200}?\br="([A-Z]{1,9})(\d{1,30})"[^<>]{0,200}?(?:/>|>[^<]*(?:<(?!/?c\b)[^<]*)*</c>)', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A workbook that may be opened. ``book``: its path, or a copy in memory from which stray cells were left out.

    ``unsolved``: some formulas have no result beside them, as programs write them that do not calculate.
    ``errors``: the cells of each part of the file that hold an Excel error, by column and row; ``sheets``: the part in
    which each sheet lies.
    """

    book: str | io.BytesIO
    stray: int = 0
    first_of_1904: bool = False
    unsolved: bool = False
    errors: Mapping[str, frozenset[Place]] = field(default_factory=dict)
    sheets: Mapping[str, str] = field(default_factory=dict)

    def errors_on(self, sheet: str) -> frozenset[Place]:
        """The cells of a sheet that hold an Excel error, by column and row."""
        return self.errors.get(self.sheets.get(sheet, ""), frozenset())


def check_workbook(path: Path, label: str, most_cells: int = MOST_CELLS) -> Checked:
    """The workbook, safe to open; raises CannotStart where it is locked, damaged or would fill the memory.

    A few cells far outside the table, as spreadsheets collect them, are left out of what is opened; the file is not
    touched. ``most_cells``: how many a sheet may span, from its first cell to its last.
    """
    with path.open("rb") as file:
        if file.read(4) == _LOCKED:
            raise CannotStart(f"{label} cannot be read: it is locked with a password or is an old .xls file.",
                              "Save it as .xlsx without a password, or export it as CSV.")  # fmt: skip
    try:
        with zipfile.ZipFile(path) as parts:
            errors: dict[str, frozenset[Place]] = {}
            wide, unsolved = _measure(parts, label, most_cells, errors)
            sheets = _list_sheets(parts) if errors else {}
            checked = Checked(str(path), 0, _starts_in_1904(parts), unsolved, errors, sheets)
            if not wide:
                return checked
            book, stray = _without_stray_cells(parts, wide, label, most_cells)
            return replace(checked, book=book, stray=stray)
    except NOT_WHOLE as error:
        raise CannotStart(f"{label} cannot be read: it is damaged, cut short or not an Excel workbook.",
                          "Copy it again from where it was made, or export it as CSV.") from error  # fmt: skip


def _measure(
    parts: zipfile.ZipFile, label: str, most_cells: int, errors: dict[str, frozenset[Place]]
) -> tuple[list[str], bool]:
    """The sheets whose cells span more than can be filled, and whether formulas stand there without their results.

    The places of cells with an error are added to ``errors``.

    A sheet may stand anywhere in the file. Every part is really unpacked, a piece at a time: a directory that lies
    about sizes shows in the check sum.
    """
    if sum(part.file_size for part in parts.infolist()) > MOST_BYTES:
        raise _too_large(label)
    wide, unsolved = [], False
    for part in parts.infolist():
        widest, deepest, bare, tail = 0, 0, 0, b""
        with parts.open(part) as stream:
            while piece := stream.read(_PIECE):
                read = tail + piece
                widest, deepest = _reach(read, widest, deepest)
                bare = max([bare, *map(int, _BARE_ROW.findall(read))])
                unsolved = unsolved or _UNSOLVED.search(read) is not None
                if b't="e"' in read:
                    found = {(number_of_column(letters), int(row)) for letters, row in _ERROR.findall(read)}
                    errors[part.filename] = errors.get(part.filename, frozenset()) | found
                tail = piece[-_OVERLAP:]
        if max(widest, 1) * bare > most_cells:
            raise _too_large(label)
        if widest * deepest > most_cells:
            wide.append(part.filename)
    return wide, unsolved


def _reach(piece: bytes, widest: int, deepest: int) -> tuple[int, int]:
    """How many columns and rows the filled cells of a sheet span: the whole rectangle will be held in memory."""
    cells = _CELL.findall(piece)
    # Of each column and row once: a sheet has a million cells and few columns.
    columns, rows = {letters for letters, _ in cells}, {row for _, row in cells}
    return max([widest, *map(number_of_column, columns)]), max([deepest, *map(int, rows)])


def number_of_column(letters: bytes) -> int:
    """The number of a column by its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _without_stray_cells(
    parts: zipfile.ZipFile, wide: list[str], label: str, most_cells: int
) -> tuple[io.BytesIO, int]:
    copy, stray = io.BytesIO(), 0
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as kept:
        for part in parts.infolist():
            content = parts.read(part)
            if part.filename in wide:
                content, dropped = _drop_stray_cells(content, most_cells)
                stray += dropped
            kept.writestr(part.filename, content)
    if stray > _MOST_STRAY:
        raise _too_large(label)
    copy.seek(0)
    return copy, stray


def _drop_stray_cells(sheet: bytes, most_cells: int) -> tuple[bytes, int]:
    """The sheet without cells beyond any table that we know of, and how many these were."""
    places = [(number_of_column(letters), int(row)) for letters, row in _CELL.findall(sheet)]
    widest = max((column for column, _ in places if column <= _WIDEST_TABLE), default=1)
    deepest = most_cells // widest
    stray = sum(column > widest or row > deepest for column, row in places)

    def keep(found: re.Match[bytes]) -> bytes:
        return found[0] if number_of_column(found[1]) <= widest and int(found[2]) <= deepest else b""

    return _WHOLE_CELL.sub(keep, sheet), stray


def _too_large(label: str) -> CannotStart:
    return CannotStart(
        f"{label} cannot be read: unpacked it would be larger than this program accepts.",
        "Delete empty rows and columns beyond the table, split the workbook, or export it as CSV or Parquet.",
    )


def _list_sheets(parts: zipfile.ZipFile) -> dict[str, str]:
    """The part of the file in which each sheet lies, by the sheet's name."""
    names = set(parts.namelist())
    if not names.issuperset((_BOOK, _LINKS)):
        return {}
    targets = {
        link.get(b"Id"): link.get(b"Target", b"") for link in _attributes_of(b"Relationship", parts.read(_LINKS))
    }
    found = {}
    for sheet in _attributes_of(b"sheet", parts.read(_BOOK)):
        link = next((value for name, value in sheet.items() if name.endswith(b":id")), b"")
        part = targets.get(link, b"").decode(errors="replace")
        name = unescape(sheet.get(b"name", b"").decode(errors="replace"))
        found[name] = part[1:] if part.startswith("/") else f"xl/{part}"
    return found


def _attributes_of(tag: bytes, content: bytes) -> list[dict[bytes, bytes]]:
    elements = re.findall(rb"<(?:\w{1,9}:)?" + tag + rb"\s([^<>]{0,2000})>", content)
    return [dict(re.findall(rb'([\w:]{1,40})="([^"]*)"', each)) for each in elements]


def _starts_in_1904(parts: zipfile.ZipFile) -> bool:
    """Whether the workbook counts its days from 1904, as old Macintosh files do."""
    if _BOOK not in parts.namelist():
        return False
    return re.search(rb'date1904="(1|true)"', parts.read(_BOOK)) is not None
