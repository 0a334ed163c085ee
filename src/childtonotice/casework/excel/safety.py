"""What a workbook that came back carries besides cells: macros, links, formulas, merged and hidden rows. None runs."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from childtonotice.casework.excel.parts import MOST_CELLS, Malformed, SheetFacts, TooWide, find_sheets, read_facts
from childtonotice.screening.errors import CannotStart
from childtonotice.screening.read.workbook_safety import NOT_WHOLE, Checked, check_workbook

MOST_BYTES = 20_000_000
MOST_UNPACKED = 200_000_000
OBJECTS = ("xl/embeddings/", "xl/activeX/", "xl/connections", "xl/queryTables/", "xl/model/")


@dataclass(frozen=True, slots=True)
class BookFacts:
    """The sheets by name, whether the workbook points to other files, and whether cells bear comments.

    ``has_objects``: whether it holds objects, controls or connections, which no list of ours has.
    ``book``: what may be opened: its path, or a copy in memory without ``stray`` cells far outside any table.
    """

    sheets: dict[str, SheetFacts]
    has_links: bool
    has_comments: bool
    has_objects: bool
    book: str | io.BytesIO
    stray: int = 0


def look_inside(path: Path, label: str) -> BookFacts:
    """The facts of a workbook that is whole and of a sensible size. Raises CannotStart where it is not to be read."""
    try:
        _refuse_size(path, label)
        try:
            return _look(str(path), label)
        except TooWide:
            checked = _check(path, label)
            return _look(checked.book, label, checked.stray)
    except (KeyError, Malformed) as error:
        raise CannotStart(f"{label} is not a whole Excel workbook.", "Save it again as .xlsx.") from error
    except NOT_WHOLE as error:
        _check(path, label)
        raise CannotStart(f"{label} is not a whole Excel workbook.", "Save it again as .xlsx.") from error
    except OSError as error:
        raise CannotStart(f"{label} cannot be read: {error.strerror or 'the disk does not answer'}.",
                          "Close it where it is open, see who may read it, and try again.") from error  # fmt: skip


def _look(book: str | io.BytesIO, label: str, stray: int = 0) -> BookFacts:
    with zipfile.ZipFile(book) as parts:
        names = parts.namelist()
        if len(set(names)) < len(names):
            raise Malformed  # of two parts of one name we would look at one, and whoever opens it at the other
        _refuse_macros(parts, names, label)
        sheets = {part: name for name, part in find_sheets(parts).items()}
        facts = {}
        for part in names:
            # Each part is really unpacked: what lies about its size shows in the check sum before anything opens it.
            content = parts.read(part)
            if part in sheets:
                facts[sheets[part]] = read_facts(content, label)
    if isinstance(book, io.BytesIO):
        book.seek(0)
    has_links = any(name.startswith("xl/externalLinks/") for name in names)
    has_comments = any("comments" in PurePosixPath(name).name.casefold() for name in names)
    return BookFacts(facts, has_links, has_comments, any(name.startswith(OBJECTS) for name in names), book, stray)


def _check(path: Path, label: str) -> Checked:
    try:
        return check_workbook(path, label, MOST_CELLS)
    except CannotStart as refused:
        # What is wrong with it is said as of an extract; the cure is another.
        cure = "Save it again as .xlsx without a password, or take the list out anew."
        raise CannotStart(refused.lines[0], cure) from refused


def _refuse_size(path: Path, label: str) -> None:
    if not path.is_file():
        raise CannotStart(f"{label} is no file.", "Name the workbook that you filled in.")
    if path.stat().st_size > MOST_BYTES:
        raise CannotStart(f"{label} is larger than any workbook we hand out.", "Take the list out anew.")
    if not zipfile.is_zipfile(path):
        raise zipfile.BadZipFile  # the general check says in words what it is instead
    with zipfile.ZipFile(path) as parts:
        if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
            raise CannotStart(f"{label} would unpack to more than any workbook we hand out.", "Take the list out anew.")


def _refuse_macros(parts: zipfile.ZipFile, names: list[str], label: str) -> None:
    macros = [name for name in names if PurePosixPath(name).name.casefold().startswith(("vbaproject", "vbadata"))]
    macros += [name for name in names if name.casefold().startswith("xl/macrosheets/")]
    if macros or b"macroEnabled" in parts.read("[Content_Types].xml"):
        raise CannotStart(f"{label} holds a macro and was not read. Nothing of it was run.",
                          "Take the list out anew and fill that workbook in.")  # fmt: skip
