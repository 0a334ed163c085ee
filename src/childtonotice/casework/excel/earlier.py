"""The spreadsheets that a force kept before this program: read by a mapping, one row a review (R46)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from django.utils import timezone

from childtonotice.casework.access import NotFound, reader_named
from childtonotice.casework.actions.earlier import EarlierRow, TakenIn, take_earlier
from childtonotice.casework.earlier import DOUBTS
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.errors import CannotStart
from childtonotice.screening.tables import GRADINGS, Column, Table

REVIEWS = Table(
    "reviews",
    (),
    (
        Column("incident_id", "id", "The incident that was read, by the force's own reference.", required=True),
        Column("area", "text", "The area whose list it was on."),
        Column("reported_on", "date", "The day on which the incident was reported."),
        Column("decided_on", "date", "The day on which it was read and decided."),
        Column("decided_by", "text", "Who read it."),
        Column("decision", "text", "What was decided: one of our codes of a decision."),
        Column("words", "log", "What they wrote of it."),
        Column("risk", "word", "The risk as they saw it.", values=GRADINGS),
        Column("ppn_id", "text", "The number of the PPN that was found or came of it."),
    ),
)
MOST_ROWS_NAMED = 8


def import_earlier(path: Path, mapping: Path, *, username: str, save: bool) -> Iterator[str]:
    """Take a spreadsheet in, or without ``save`` only look at it; gives what to tell, line by line, without a name.

    Raises CannotStart where the file, its mapping or the user does not allow it.
    """
    now = timezone.now()
    reader = reader_named(username)
    if reader is None:
        raise CannotStart(f"There is no user {username}.", "Say with --as who takes it in, as they sign in.")
    rows = list(read_earlier(path, mapping, now))
    known = [row for row in rows if _is_reference(row.incident_id)]
    try:
        taken = take_earlier(by=reader.user, rows=known, save=save, now=now)
    except NotFound as error:
        raise CannotStart("This user may not take in earlier reviews.", "Ask the coordinator to do it.") from error
    yield from _tell(path.name, rows, taken)
    yield "Saved." if save else "Nothing was saved yet. Save with --save."


def read_earlier(path: Path, mapping: Path, now: datetime) -> Iterator[EarlierRow]:
    """The rows of a spreadsheet in our words. Raises CannotStart where file or mapping cannot be read."""
    # The engine's reader brings much in with it; pages that only show a list do without.
    from childtonotice.screening.read.folder import Found
    from childtonotice.screening.read.mapping_file import load_mapping
    from childtonotice.screening.read.open_file import open_file

    if not path.is_file():
        raise CannotStart(f"There is no file {path}.", "Name the spreadsheet that was kept before.")
    known = load_mapping(mapping, {REVIEWS.name: REVIEWS})
    named = [source for source in known.sources if fits_name(path.name, source.file)]
    if not named:
        raise CannotStart(f"{mapping} has no [[source]] for {path.name}.", 'Name it there: file = "reviews*.xlsx".')
    sources = [each for one in named for each in _each_sheet(path, one)]
    for source, raw in ((each, raw) for each in sources for raw in open_file(Found(path, path.name, each))):
        for _, how in source.tables:
            columns = {name: _cells(raw, one, REVIEWS, name, known.unknown, now) for name, one in how.columns}
            for at, number in enumerate(raw.numbers.tolist()):
                yield _row(raw.label, number, {name: cells[at] for name, cells in columns.items()})


def _each_sheet(path: Path, source: Any) -> Iterator[Any]:
    """The source once for each sheet that its name fits ("* 2025"); itself where it names one sheet or none fits."""
    fits = [name for name in _sheet_names(path) if "*" in source.sheet and fits_name(name, source.sheet)]
    yield from (replace(source, sheet=name) for name in fits) if fits else (source,)


def fits_name(name: str, pattern: str) -> bool:
    """Whether a name is one that a mapping means, where * stands for anything; capitals do not matter."""
    return fnmatch(name.strip().casefold(), pattern.strip().casefold())


def _sheet_names(path: Path) -> list[str]:
    """The sheets of a workbook; none of anything else, or where it cannot be opened, which its reader says."""
    if path.suffix.casefold() not in (".xlsx", ".xlsm"):
        return []
    from python_calamine import CalamineError, CalamineWorkbook

    from childtonotice.screening.read.workbook_safety import check_workbook

    try:
        with CalamineWorkbook.from_object(check_workbook(path, path.name).book) as book:
            return list(book.sheet_names)
    except (CalamineError, OSError, ValueError):
        return []


def _is_reference(words: str) -> bool:
    """Whether a cell names an incident: "TOTAL" and "Checked by" do not."""
    return any(letter.isdigit() for letter in words)


UNREADABLE = object()


def _cells(raw: Any, how: Any, table: Table, name: str, unknown: frozenset[str], now: datetime) -> list[Any]:
    from childtonotice.screening.read.times import read_dates
    from childtonotice.screening.read.translate import translate_column

    column = next(column for column in table.columns if column.name == name)
    cells = translate_column(raw, how, column, unknown)
    if column.kind != "date":
        return [(cell or "").strip() for cell in cells.to_pylist()]
    read = read_dates(cells, how, today=now.astimezone(LONDON).date(), first_of_1904=raw.first_of_1904)
    days: list[Any] = read.cells.to_pylist()
    for at in read.unreadable.tolist():
        days[at] = UNREADABLE
    return days


def _row(file: str, number: int, cells: dict[str, Any]) -> EarlierRow:
    unreadable = any(cell is UNREADABLE for cell in cells.values())
    told: dict[str, Any] = {name: None if cell is UNREADABLE else cell for name, cell in cells.items()}
    return EarlierRow(file=file, row=number, doubts=("unreadable-day",) if unreadable else (), **told)


def _tell(name: str, rows: list[EarlierRow], taken: TakenIn) -> Iterator[str]:
    bare = [row.row for row in rows if not row.incident_id.strip()]
    other = [row.row for row in rows if row.incident_id.strip() and not _is_reference(row.incident_id)]
    yield (
        f"{name}: {count_of(len(rows), 'row')}. {count_of(taken.rows, 'review')} of "
        f"{count_of(taken.incidents, 'incident')} to take in, {taken.there} known already."
    )
    if bare:
        yield f"  Left out: {count_of(len(bare), 'row')} without a reference ({_some(bare)})."
    if other:
        yield f"  Left out: {count_of(len(other), 'row')} whose reference has no digit, as of a total ({_some(other)})."
    for code, numbers in taken.doubts.items():
        yield f"  Doubtful in {count_of(len(numbers), 'row')}: {DOUBTS[code]} ({_some(list(numbers))})."


def _some(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:MOST_ROWS_NAMED]))
    left = len(numbers) - MOST_ROWS_NAMED
    return f"row{'s' if len(numbers) > 1 else ''} {shown}{f' and {left} more' if left > 0 else ''}"
