"""Workbooks from the command line: out to a file, back from a file or a folder, said in lines without a name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.utils import timezone

from childtonotice.casework.access import NotFound, Reader, reader_named
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.sheets import take_sheet
from childtonotice.casework.excel.out import take_out
from childtonotice.casework.excel.preview import Preview, preview
from childtonotice.casework.excel.read import read_workbook
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.screening.errors import CannotStart

MOST_LINES = 20
# Other kinds of spreadsheet are read too, so that it is said of each why it is not taken.
SHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")


def export_to(path: Path, *, area: str, username: str, start: date | None, end: date | None) -> str:
    """Write the workbook of an area for a user; returns what to tell. Raises CannotStart where it cannot be."""
    try:
        content, shown = take_out(_reader(username), area, timezone.now(), start=start, end=end)
    except NotFound as error:
        raise CannotStart(f"There is no area {area} in the lists of this user.",
                          "Areas are named by their code, as in the address of the list.") from error  # fmt: skip
    try:
        path.write_bytes(content)
    except OSError as error:
        raise CannotStart(f"{path} cannot be written: {error.strerror}.", "Name another file with --out.") from error
    are = "is" if len(shown.rows) == 1 else "are"
    return f"{count_of(len(shown.rows), 'item')} {are} in {path}. Handle it as its header says."


def import_from(path: Path, *, username: str, save: str) -> Iterator[str]:
    """Preview a workbook, or each of a folder, and save it where that is asked: ``all`` or ``good``; else nothing."""
    reader = _reader(username)
    if not path.exists():
        raise CannotStart(f"There is no file {path}.", "Name the workbook, or the folder that holds it.")
    if not path.is_dir():
        try:
            yield from _take(path, reader, save)
        except NotFound as refused:
            raise CannotStart(*_lines(refused)) from refused
        return
    files = _sheets_in(path)
    if not files:
        yield f"There is no workbook in {path}."
    for file in files:
        try:
            yield from _take(file, reader, save)
        except (CannotStart, NotFound) as refused:
            yield " ".join((f"{file.name}:", *_lines(refused)))


def _sheets_in(folder: Path) -> list[Path]:
    """The spreadsheets of a folder by name. What Excel or a synchronising program puts beside an open one is none."""
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        raise CannotStart(f"{folder} cannot be read: {error.strerror}.", "See who may read it.") from error
    return [file for file in found if file.suffix.casefold() in SHEETS and not file.name.startswith(("~$", "."))]


def _lines(refused: CannotStart | NotFound) -> tuple[str, ...]:
    return refused.lines if isinstance(refused, CannotStart) else ("It is of an area that is not this user's.",)


def _take(file: Path, reader: Reader, save: str) -> Iterator[str]:
    now = timezone.now()
    found = preview(reader, read_workbook(file, file.name, "", now), now)
    yield f"{file.name}: {found.said}"
    yield from _details(found)
    if not save:
        yield "Nothing was saved yet. Save with --save all or --save good."
    elif save == "all" and (found.invalid or found.conflicts):
        yield "Nothing was saved: not every row is good. Put them right, or save with --save good."
    else:
        outcome = take_sheet(by=reader.user, area_code=found.area, filled=found.filled, whole=save == "all", now=now)
        yield "Nothing was saved." if isinstance(outcome, Refused) else f"Saved: {outcome.saved}."


def _details(found: Preview) -> Iterator[str]:
    if found.made_for:
        yield "  It was made for somebody else. What is saved is decided in the name of who saves it."
    yield from (f"  {note}" for note in found.notes)
    problems = [*found.conflicts, *found.invalid]
    for row in problems[:MOST_LINES]:
        allowed = f" Allowed: {row.allowed}." if row.allowed else ""
        yield f"  {row.place}: {row.why}.{allowed}"
    if len(problems) > MOST_LINES:
        yield f"  and {len(problems) - MOST_LINES} more."


def _reader(username: str) -> Reader:
    reader = reader_named(username)
    if reader is None:
        raise CannotStart(f"There is no user {username}.", "Say with --as who takes the workbook, as they sign in.")
    return reader
