"""What a workbook that came back carries besides cells: macros, links, formulas, merged and hidden rows. None runs."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from childtonotice.screening.errors import CannotStart

MOST_BYTES = 20_000_000
MOST_UNPACKED = 200_000_000
_FORMULA = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*?>\s*<f\b')
_HIDDEN_ROW = re.compile(rb'<row\b[^>]*?\bhidden="(?:1|true)"')
_SHEET = re.compile(rb'<sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_RELATION = re.compile(rb"<Relationship\b[^>]*>")


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What one sheet holds beside its values: the cells with a formula, and how many rows are hidden."""

    formulas: frozenset[str] = frozenset()
    hidden_rows: int = 0


@dataclass(frozen=True, slots=True)
class BookFacts:
    """The sheets by name, and whether the workbook points to other files."""

    sheets: dict[str, SheetFacts]
    has_links: bool


def look_inside(path: Path, label: str) -> BookFacts:
    """The facts of a workbook that is whole and of a sensible size. Raises CannotStart where it is not to be read."""
    # The engine's reader brings much in with it; a page that only shows a list does without.
    from childtonotice.screening.read.workbook_safety import check_workbook

    _refuse_size(path, label)
    try:
        check_workbook(path, label)
    except CannotStart as refused:
        # What is wrong with it is said as of an extract; the cure is another.
        raise CannotStart(
            refused.lines[0], "Save it again as .xlsx without a password, or take the list out anew."
        ) from refused
    try:
        with zipfile.ZipFile(path) as parts:
            names = parts.namelist()
            _refuse_macros(parts, names, label)
            sheets = {name: _facts(parts.read(part)) for name, part in _sheets(parts).items() if part in names}
            return BookFacts(sheets, any(name.startswith("xl/externalLinks/") for name in names))
    except (KeyError, zipfile.BadZipFile) as error:
        raise CannotStart(f"{label} is not a whole Excel workbook.", "Save it again as .xlsx.") from error


def _refuse_size(path: Path, label: str) -> None:
    if path.stat().st_size > MOST_BYTES:
        raise CannotStart(f"{label} is larger than any workbook we hand out.", "Take the list out anew.")
    if not zipfile.is_zipfile(path):
        return  # the general check says in words what it is instead
    with zipfile.ZipFile(path) as parts:
        if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
            raise CannotStart(f"{label} would unpack to more than any workbook we hand out.", "Take the list out anew.")


def _refuse_macros(parts: zipfile.ZipFile, names: list[str], label: str) -> None:
    macros = [name for name in names if PurePosixPath(name).name.casefold().startswith(("vbaproject", "vbadata"))]
    if macros or b"macroEnabled" in parts.read("[Content_Types].xml"):
        raise CannotStart(f"{label} holds a macro and was not read. Nothing of it was run.",
                          "Take the list out anew and fill that workbook in.")  # fmt: skip


def _sheets(parts: zipfile.ZipFile) -> dict[str, str]:
    """Where each sheet of the workbook stands in the file."""
    targets = {}
    for relation in _RELATION.findall(parts.read("xl/_rels/workbook.xml.rels")):
        known = dict(re.findall(rb'\b(Id|Target)="([^"]*)"', relation))
        target = known.get(b"Target", b"").decode().lstrip("/")
        targets[known.get(b"Id", b"")] = target if target.startswith("xl/") else f"xl/{target}"
    found = _SHEET.findall(parts.read("xl/workbook.xml"))
    return {name.decode(): targets[relation] for name, relation in found if relation in targets}


def _facts(sheet: bytes) -> SheetFacts:
    rows = sheet[max(sheet.find(b"<sheetData"), 0) : sheet.rfind(b"</sheetData") + 1]
    # Most sheets hold neither, and looking for a word is far quicker than for a pattern.
    formulas = _FORMULA.findall(rows) if b"<f" in rows else []
    hidden = len(_HIDDEN_ROW.findall(rows)) if b"hidden" in rows else 0
    return SheetFacts(frozenset(cell.decode() for cell in formulas), hidden)
