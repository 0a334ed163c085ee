"""Keeping the dated tables: lines added one by one or many at once, ended, and taken back; nothing is erased (R11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from childtonotice.casework.access import NotFound, reader_of, require
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.areas import draw_code, find_area
from childtonotice.casework.audit import record
from childtonotice.casework.dated import fold, forget_lines
from childtonotice.casework.dated_tables import TABLES, Dated, Draft, find_errors
from childtonotice.casework.derive import Event, note_event
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import OPEN, Area, DatedLine, DatedTable, Item, User

MOST = 1000


@dataclass(frozen=True, slots=True)
class Changed:
    """What was done: how many lines, and how many open items went to another area's list by it."""

    lines: int
    moved: int = 0


@action
def view_tables(*, by: User, table: str = "", now: datetime | None = None) -> None:
    """Record that a user was shown the tables, or one of them."""
    require(reader_of(by, now), Verb.TABLES)
    record("tables.view", by=by, subject=f"table:{table}" if table else "tables", now=now)


@action
def add_lines(*, by: User, table: str, drafts: Sequence[Draft], now: datetime | None = None) -> Changed | Refused:
    """Add lines to a table, all or none; open items are moved where an area takes them now."""
    moment, dated = now or timezone.now(), _table(by, table, now)
    errors = find_errors(dated, drafts[:MOST]) if drafts else [("lines", "Give at least one line")]
    if len(drafts) > MOST:
        errors.append(("lines", f"Paste at most {MOST} lines at once"))
    if errors:
        return Refused(tuple(errors))
    rows = [_row(dated, draft, by, moment) for draft in drafts]
    DatedLine.objects.bulk_create(rows)
    forget_lines()
    added = _add_areas(rows) if dated.table is DatedTable.AREAS else []
    moved = _move_items(dated, {fold(row.subject) for row in rows}, by, moment)
    details = {"lines": len(rows), "areas": added, "moved": moved}
    record("table.add", by=by, subject=f"table:{table}", details=details, now=moment)
    return Changed(len(rows), len(moved))


def _table(by: User, table: str, now: datetime | None) -> Dated:
    require(reader_of(by, now), Verb.TABLES)
    if table not in TABLES:
        raise NotFound("There is no such table.")
    return TABLES[table]


def _row(dated: Dated, draft: Draft, by: User, now: datetime) -> DatedLine:
    assert draft.starts_on is not None
    return DatedLine(
        table=dated.table, subject=draft.subject, says=draft.says, more=draft.more, starts_on=draft.starts_on,
        ends_on=draft.ends_on, by=by, at=now,
    )  # fmt: skip


def _add_areas(rows: Sequence[DatedLine]) -> list[str]:
    """The codes of areas that a line declares: its name stands in both places."""
    added = []
    known = {fold(area.name) for area in Area.objects.all()}
    for row in rows:
        if fold(row.subject) == fold(row.says) and fold(row.says) not in known:
            known.add(fold(row.says))
            added.append(Area.objects.create(name=row.says[:100], code=draw_code(row.says)).code)
    return added


def _move_items(dated: Dated, names: set[str], by: User, now: datetime) -> list[str]:
    """Move open items whose area in the force's files is one of these names to the list that takes them now."""
    if dated.table is not DatedTable.AREAS:
        return []
    own = {fold(area.name): area for area in Area.objects.all()}
    moved = []
    for item in Item.objects.filter(state__in=OPEN).exclude(area_said="").select_for_update():
        if fold(item.area_said) not in names:
            continue
        wanted = find_area(item.area_said, item.reported_on, own) or own.get(fold(item.area_said))
        if wanted != item.area:
            item.area = wanted
            item.version += 1
            item.save(update_fields=["area", "version"])
            note_event(item, Event.MOVED_AREA, now, by=by, details={"area": wanted.code if wanted else ""})
            moved.append(item.number)
    return moved


@action
def end_line(
    *, by: User, table: str, line: int, ends_on: date | None, now: datetime | None = None
) -> Changed | Refused:
    """Give a line its last day; the row that had none stays, and shows who ended it and when."""
    moment, dated = now or timezone.now(), _table(by, table, now)
    row = _standing(dated, line)
    if ends_on is None or ends_on < row.starts_on:
        return Refused(((f"ends-{line}", "Give a last day that is not before the first"),))
    moved = _replace(dated, row, by, moment, ends_on=ends_on)
    details = {"line": row.pk, "to": ends_on.isoformat(), "moved": moved}
    record("table.end", by=by, subject=f"table:{table}", details=details, now=moment)
    return Changed(1, len(moved))


@action
def take_line_back(*, by: User, table: str, line: int, now: datetime | None = None) -> Changed:
    """Take back a line that was a slip of the hand: it never counted from now on; its row stays."""
    moment, dated = now or timezone.now(), _table(by, table, now)
    row = _standing(dated, line)
    moved = _replace(dated, row, by, moment, gone=True)
    record("table.take-back", by=by, subject=f"table:{table}", details={"line": row.pk, "moved": moved}, now=moment)
    return Changed(1, len(moved))


def _standing(dated: Dated, line: int) -> DatedLine:
    row = DatedLine.objects.filter(pk=line, table=dated.table, replaced=None, gone=False).first()
    if row is None:
        raise NotFound("There is no such line, or somebody has changed it.")
    return row


def _replace(
    dated: Dated, row: DatedLine, by: User, now: datetime, *, ends_on: date | None = None, gone: bool = False
) -> list[str]:
    DatedLine.objects.create(
        table=row.table, subject=row.subject, says=row.says, more=row.more, starts_on=row.starts_on,
        ends_on=ends_on or row.ends_on, gone=gone, by=by, at=now, replaces=row,
    )  # fmt: skip
    forget_lines()
    return _move_items(dated, {fold(row.subject)}, by, now)
