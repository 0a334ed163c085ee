"""The parts of a workbook that came back, parsed before anything opens it: formulas, hidden rows, size."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from string import ascii_uppercase
from xml.parsers import expat

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.read.workbook_safety import number_of_column

# The longest list that we hand out, five times over: beyond it only stray cells can stand.
MOST_CELLS = 3_000_000
_PLACES = re.compile(rb"(?:[A-Z]{1,3}[1-9]\d{0,6} )*")
# A cell as every spreadsheet program writes it: where it stands comes first. An empty one ends in "/>".
_PLAIN = b'<c r="'
_FILLED = re.compile(rb'<c r="([^"<>]*)"[^<>]*(?<!/)>')
_BEGINNINGS = (b"<c ", b"<c>", b"<c/", b"<c\t", b"<c\n", b"<c\r")
_HIDDEN_ROW = re.compile(rb'<row [^<>]*?\bhidden="(?:1|true)"')
_ODD = (b"<!", b":c ", b":c>", b"<f>", b"<f ", b"<f/", b"\x00", b't="e"', b"t='e'")
_TRUE = ("1", "true")

Begin = Callable[[str, dict[str, str]], None]


class Malformed(Exception):
    """A part that no spreadsheet program writes."""


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What one sheet holds beside its values: the cells with a formula, and how many rows are hidden.

    ``errors``: the cells in which stands an error, such as #N/A: whoever opens the sheet reads them as empty.
    """

    formulas: frozenset[str] = frozenset()
    hidden_rows: int = 0
    errors: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Cells:
    """What is noted while a sheet is parsed: where something stands, formulas, hidden rows."""

    place: str = ""
    filled: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    hidden_rows: int = 0

    def begin(self, name: str, told: dict[str, str]) -> None:
        """Note the start of an element, whatever its prefix."""
        name = name.rpartition(":")[2]
        if name == "c":
            self.place = told.get("r", "")
            if told.get("t") == "e":
                self.errors.append(self.place)
        elif name in ("v", "is"):
            self.filled.append(self.place)
        elif name == "f":
            self.formulas.append(self.place)
        elif name == "row" and told.get("hidden") in _TRUE:
            self.hidden_rows += 1


class TooWide(CannotStart):
    """A sheet whose cells span more than can be held: whoever opens it makes room for the whole rectangle."""


def read_facts(sheet: bytes, label: str) -> SheetFacts:
    """The facts of one sheet. Raises TooWide, and Malformed where a cell does not say where it stands."""
    rows = sheet[max(sheet.find(b"<sheetData"), 0) : sheet.rfind(b"</sheetData") + 1]
    if _is_plain(sheet, rows):
        _refuse_wide(_FILLED.findall(rows), label)
        return SheetFacts(hidden_rows=len(_HIDDEN_ROW.findall(rows)) if b"hidden" in rows else 0)
    cells = _Cells()
    _parse(sheet, cells.begin)
    _refuse_wide([place.encode() for place in cells.filled], label)
    return SheetFacts(frozenset(cells.formulas), cells.hidden_rows, frozenset(cells.errors))


def _is_plain(sheet: bytes, rows: bytes) -> bool:
    """Whether a sheet is written as most are, without formulas: then it need not be parsed, which takes seconds."""
    if any(odd in rows for odd in _ODD) or b"<!" in sheet or not rows:
        return False
    return sum(map(rows.count, _BEGINNINGS)) == rows.count(_PLAIN)


def _refuse_wide(filled: list[bytes], label: str) -> None:
    places = b" ".join((*filled, b""))
    if not _PLACES.fullmatch(places):
        raise Malformed
    columns, rows = (set(places.translate(None, signs).split()) for signs in (b"0123456789", ascii_uppercase.encode()))
    if max(map(number_of_column, columns), default=0) * max(map(int, rows), default=0) > MOST_CELLS:
        raise TooWide(f"{label} cannot be read: cells stand further out than any workbook that we hand out goes.",
                      "Delete empty rows and columns beyond the table, or take the list out anew.")  # fmt: skip


def find_sheets(parts: zipfile.ZipFile) -> dict[str, str]:
    """Where each sheet of the workbook stands in the file. KeyError where it stands nowhere."""
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def relate(name: str, told: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "Relationship":
            target = told.get("Target", "").lstrip("/")
            targets[told.get("Id", "")] = target if target.startswith("xl/") else f"xl/{target}"

    def list_sheet(name: str, told: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "sheet":
            sheets[told.get("name", "")] = next((told[key] for key in told if key.endswith(":id")), "")

    _parse(parts.read("xl/_rels/workbook.xml.rels"), relate)
    _parse(parts.read("xl/workbook.xml"), list_sheet)
    return {name: targets[relation] for name, relation in sheets.items()}


def _parse(part: bytes, begin: Begin) -> None:
    """Go through a part. Raises Malformed where it is no XML or defines words of its own, as bombs do."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise Malformed from error


def _refuse(*_: object) -> None:
    raise Malformed
