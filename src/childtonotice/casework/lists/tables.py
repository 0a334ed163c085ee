"""The tables kept by hand as their pages show them: what counts today, what comes, and what ended."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from childtonotice.casework.access import NotFound, Reader, every_area, require
from childtonotice.casework.clocks import bank_holidays, is_working_day, tell_exact
from childtonotice.casework.dated import Line, lines_of
from childtonotice.casework.dated_tables import TABLES, Dated, Draft, find_errors, who_may_decide
from childtonotice.casework.days import read_day, tell_day
from childtonotice.casework.duty import duty_readers
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.values import Choice
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import DatedLine, DatedTable, User

MOST_SHOWN = 500
TO_COME = timedelta(days=370)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One table in the list of all: how many lines count today, and when it was last changed."""

    code: str
    title: str
    hint: str
    counts: int
    coming: int
    changed: str


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line: its cells under the columns, and whether it counts today, comes or has ended."""

    id: int
    cells: tuple[str, ...]
    days: str
    standing: str
    ends: str
    said: str

    @property
    def id_text(self) -> str:
        """The id as part of a field's name."""
        return str(self.id)


@dataclass(frozen=True, slots=True)
class TablePage:
    """One table. ``choices``: what may be chosen where a column is not free; ``known``: days that need no line."""

    dated: Dated
    lines: tuple[LineShown, ...]
    ended: tuple[LineShown, ...]
    more: int
    choices: dict[str, tuple[Choice, ...]]
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pasted:
    """One pasted line as it would be kept, or what is wrong with it."""

    place: int
    draft: Draft
    said: str
    wrong: str


def tables_page(reader: Reader, now: datetime | None = None) -> tuple[tuple[TableRow, ...], tuple[str, ...]]:
    """Every table, and which areas nobody is on duty for when next nobody works; NotFound where they are not theirs."""
    require(reader, Verb.TABLES)
    moment = now or timezone.now()
    last = {row.table: row for row in DatedLine.objects.select_related("by").order_by("id")}
    rows = tuple(_table_row(dated, last.get(dated.table), timezone.localdate(moment)) for dated in TABLES.values())
    return rows, tuple(_without_duty(moment))


def _table_row(dated: Dated, last: DatedLine | None, today: date) -> TableRow:
    lines = lines_of(dated.table)
    changed = f"{last.by.shown_name}, {tell_exact(last.at)}" if last else "Nothing kept yet"
    return TableRow(
        dated.table.value, dated.title, dated.hint, sum(line.counts_on(today) for line in lines),
        sum(line.starts_on > today for line in lines), changed,
    )  # fmt: skip


def _without_duty(now: datetime) -> Iterable[str]:
    """For each area without a duty reader on the next day on which nobody works: the area and the day."""
    free = our_force().free_days
    days = (now + timedelta(days=ahead) for ahead in range(7))
    at = next((day for day in days if not is_working_day(timezone.localdate(day), free)), None)
    if at is None:
        return
    bare = [area.name for area in every_area() if not duty_readers(area, at)]
    if bare:
        yield f"Nobody is on duty on {tell_day(timezone.localdate(at))} for: {', '.join(bare)}."


def table_page(reader: Reader, code: str, now: datetime | None = None) -> TablePage:
    """One table, whole; NotFound where there is none such for this reader."""
    require(reader, Verb.TABLES)
    if code not in TABLES:
        raise NotFound("There is no such table.")
    dated, today = TABLES[code], timezone.localdate(now or timezone.now())
    lines = lines_of(dated.table)
    said = _said(dated.table)
    people = _people(lines) if dated.table is DatedTable.DUTY else {}
    shown = [_line(dated, line, today, said, people) for line in lines]
    standing = [line for line in shown if line.standing != "Ended"]
    ended = [line for line in reversed(shown) if line.standing == "Ended"]
    known = _bank_holidays(today) if dated.table is DatedTable.FREE_DAYS else ()
    return TablePage(
        dated,
        tuple(standing[:MOST_SHOWN]),
        tuple(ended[:50]),
        max(0, len(standing) - MOST_SHOWN),
        _choices(dated),
        known,
    )


def _people(lines: Iterable[Line]) -> dict[str, str]:
    """The names of those on duty, by the name under which they sign in."""
    users = User.objects.filter(username__in={line.says for line in lines})
    return {user.get_username(): user.shown_name for user in users}


def _said(table: DatedTable) -> dict[int, str]:
    """Who wrote each line, and when."""
    rows = DatedLine.objects.filter(table=table, replaced=None, gone=False).select_related("by")
    return {row.pk: f"{row.by.shown_name}, {tell_exact(row.at)}" for row in rows}


def _line(dated: Dated, line: Line, today: date, said: dict[int, str], people: dict[str, str]) -> LineShown:
    cells = tuple(getattr(line, name) for name, _ in dated.columns if name not in ("starts_on", "ends_on"))
    if dated.table is DatedTable.DUTY:
        cells = (line.subject, people.get(line.says, line.says), *cells[2:])
    standing = "Counts" if line.counts_on(today) else "To come" if line.starts_on > today else "Ended"
    last = line.ends_on or (line.starts_on if dated.table is DatedTable.FREE_DAYS else None)
    if last and last < today:
        standing = "Ended"
    days = f"from {tell_day(line.starts_on)}" + (f" to {tell_day(last)}" if last else "")
    ends = line.ends_on.isoformat() if line.ends_on else ""
    return LineShown(line.id, cells, days, standing, ends, said.get(line.id, ""))


def _choices(dated: Dated) -> dict[str, tuple[Choice, ...]]:
    """What there is to choose from: areas, and for weekend duty those who may decide there."""
    if dated.table is not DatedTable.DUTY:
        return {}
    areas = every_area()
    users: dict[User, list[str]] = {}
    for area, user in who_may_decide(areas):
        users.setdefault(user, []).append(area.name)
    people = tuple(
        Choice(
            user.get_username(), f"{user.shown_name} ({', '.join(names) if len(names) < len(areas) else 'all areas'})"
        )
        for user, names in users.items()
    )
    return {"subject": tuple(Choice(area.name, area.name) for area in areas), "says": people}


def _bank_holidays(today: date) -> tuple[str, ...]:
    days = sorted(bank_holidays(today.year) | bank_holidays(today.year + 1))
    return tuple(tell_day(day) for day in days if today <= day <= today + TO_COME and day.weekday() < 5)


def read_pasted(reader: Reader, code: str, pasted: str) -> tuple[Pasted, ...]:
    """The lines of a paste as they would be kept: cells from a sheet, or separated by semicolons."""
    dated = table_page(reader, code).dated
    rows = [line for line in pasted.splitlines() if line.strip()]
    cells = [[cell.strip() for cell in _cut(line)] for line in rows]
    # The first line of a sheet often names its columns.
    first = cells[0] if cells else []
    if first and not any(read_day(cell) for cell in first) and len(cells) > 1:
        cells = cells[1:]
    drafts = [_draft(dated, place, row) for place, row in enumerate(cells, start=1)]
    wrong = _by_row(find_errors(dated, drafts))
    return tuple(
        Pasted(place, draft, _tell(draft), wrong.get(f"row-{draft.row}", ""))
        for place, draft in enumerate(drafts, start=1)
    )


def _by_row(errors: Sequence[tuple[str, str]]) -> dict[str, str]:
    told: dict[str, list[str]] = {}
    for row, said in errors:
        told.setdefault(row, []).append(said)
    return {row: ". ".join(said) for row, said in told.items()}


def _cut(line: str) -> list[str]:
    mark = "\t" if "\t" in line else ";" if ";" in line else ","
    return next(csv.reader([line], delimiter=mark))


def _draft(dated: Dated, place: int, cells: Sequence[str]) -> Draft:
    told: dict[str, str] = dict(zip((name for name, _ in dated.columns), cells, strict=False))
    return Draft(
        told.get("subject", ""), told.get("says", ""), told.get("more", ""), read_day(told.get("starts_on", "")),
        read_day(told.get("ends_on", "")), row=f"line-{place}",
    )  # fmt: skip


def _tell(draft: Draft) -> str:
    words = [draft.says, draft.more]
    first = f"from {tell_day(draft.starts_on)}" if draft.starts_on else ""
    last = f"to {tell_day(draft.ends_on)}" if draft.ends_on else ""
    return " · ".join(part for part in (draft.subject, *words, f"{first} {last}".strip()) if part)
