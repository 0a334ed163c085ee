"""How much there was, and what became of it: items by status, state, decision, area, week, and hour by weekday."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import numpy as np

from childtonotice.casework.figure_codes import DAYS, Narrowing, say_when
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.casework.govuk.times import say_date
from childtonotice.casework.lists.fact_rows import day_number, day_of
from childtonotice.casework.lists.facts import Mask
from childtonotice.casework.reports.dimensions import (
    Group,
    split_by_day,
    split_by_decision,
    split_by_state,
    split_by_status,
    split_by_week,
)
from childtonotice.casework.reports.narrowing import needed, reviewed
from childtonotice.casework.reports.values import Cell, Figure, Row, Shape
from childtonotice.casework.reports.view import FEWEST, View
from childtonotice.casework.wording import join_words
from childtonotice.screening.circumstances import LONDON

LONG_PERIOD, HOURS_TOGETHER = 45, 4
NOTHING = "There is nothing in this period."


def count_items(view: View) -> Figure:
    """How many items were reported in the period, how many are read, and how many needed a PPN?

    An item is one incident that was listed, left out by a rule, or covered by a name match alone.
    """
    facts = view.facts
    cells = {
        "Items": view.number(len(facts), what=""),
        "Reviewed": view.count(reviewed(facts), what="reviewed"),
        "PPN needed": view.count(needed(facts), what="needed"),
    }
    return Figure("items", "Items", _say_items(view), tuple(cells), (Row("All", tuple(cells.values())),))


def _say_items(view: View) -> str:
    when = say_when(view.asked.start, view.asked.end)
    count, sight = len(view.facts), view.sight
    if sight.see(count) == 0:
        return f"No item was reported {when}."
    were = "was" if sight.see(count) == 1 else "were"
    told = f"{sight.count_of(count, 'item')} {were} reported {when}"
    return f"{told[:1].upper()}{told[1:]}; decided so far: {sight.count_part(_size(reviewed(view.facts)))}."


def count_by_status(view: View) -> Figure:
    """What does the screening say of the items?"""
    return _bars(view, "statuses", "What the screening found", "Status", split_by_status(view.facts))


def count_by_state(view: View) -> Figure:
    """Where do the items of the period stand now?"""
    return _bars(view, "states", "Where the items stand now", "Stands", split_by_state(view.facts))


def count_by_decision(view: View) -> Figure:
    """What was decided? Only the decision that stands counts: one taken back, or overtaken by a change, does not."""
    return _bars(view, "decisions", "What was decided", "Decision", split_by_decision(view.facts))


def count_by_area(view: View) -> Figure:
    """How much did each area have, and what became of it?"""
    facts, rows = view.facts, []
    for group in view.areas(facts):
        need = int(np.count_nonzero(group.mask & needed(facts)))
        read = int(np.count_nonzero(group.mask & reviewed(facts)))
        cells = (
            view.count(group.mask, **group.codes),
            view.number(read, **group.codes, what="reviewed"),
            view.number(need, **group.codes, what="needed"),
            view.share(need, read, {**group.codes, "what": "needed"}),
        )
        rows.append(Row(group.words, cells, group.code))
    columns = ("Items", "Reviewed", "PPN needed", "Missed rate")
    return Figure("areas", "By area", _most(rows), columns, tuple(rows), shape=Shape.BARS, first="Area")


def follow_items(view: View) -> Figure:
    """How did the number of items, and of those that needed a PPN, go over the period? By day, or by week.

    A period of more than 45 days goes by week. Days before the first that was screened are left out.
    """
    asked = begin_with_screening(view)
    by_week = (asked.end - asked.start).days + 1 > LONG_PERIOD
    groups = split_by_week(view.facts, asked) if by_week else split_by_day(view.facts, asked)
    need, rows = needed(view.facts), []
    for group in groups:
        cells = view.count(group.mask, **group.codes), view.count(group.mask & need, **group.codes, what="needed")
        rows.append(Row(group.words, cells, group.codes["end"]))
    unit = "week" if by_week else "day"
    late = asked.start > view.asked.start and len(view.whole) > 0
    return Figure(
        "trend", f"Items by {unit} of the report", _say_trend(view, rows, unit), ("Items", "PPN needed"), tuple(rows),
        shape=Shape.TREND, first=unit.capitalize(), note=f"Screening began on {say_date(asked.start)}." if late else "",
    )  # fmt: skip


def _say_trend(view: View, rows: list[Row], unit: str) -> str:
    """The fewest and the most of a whole day or week: one that is not over would seem quiet."""
    if not view.sight.exact:
        return f"Items by {unit}, in fives. The dark foot of a column: those that needed a {view.force.ppn_word}."
    if not len(view.facts):
        return NOTHING
    today = view.now.astimezone(LONDON).date()
    length = 7 if unit == "week" else 1
    whole = [
        int(row.cells[0].number or 0) for place, row in enumerate(rows)
        if date.fromisoformat(row.code) < today and (length == 1 or 0 < place < len(rows) - 1)
    ]  # fmt: skip
    foot = f"The dark foot of a column: those that needed a {view.force.ppn_word}."
    if not whole:
        return f"No whole {unit} of it is over. {foot}"
    between = count_of(max(whole), "item")
    if min(whole) < max(whole):
        between = f"between {min(whole):,} and {between}"
    return f"A whole {unit} brought {between}. {foot}"


def begin_with_screening(view: View) -> Narrowing:
    """The period from the first day on of which anything was screened: a nought before it would say nothing."""
    first = day_of(int(view.whole.day.min(initial=day_number(view.asked.end))))
    return replace(view.asked, start=min(max(view.asked.start, first), view.asked.end))


def count_by_hour(view: View) -> Figure:
    """At which hours of which days were the items reported? London time. In fives the hours are told by fours."""
    rows, columns = map_hours(view, np.ones(len(view.facts), bool))
    return Figure(
        "hours", "Hour and day of the report", _busiest(rows, columns), columns, rows, shape=Shape.HEAT, first="Day"
    )  # fmt: skip


def map_hours(view: View, mask: Mask, **codes: str) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """A row for each day of the week, a column for each hour; for four hours where so few in one could not be shown."""
    facts = view.facts
    grid = np.bincount((facts.weekday * 24 + facts.hour)[mask], minlength=7 * 24).reshape(7, 24)
    each = 1 if view.sight.exact else HOURS_TOGETHER
    slots = [range(hour, hour + each) for hour in range(0, 24, each)]
    rows = tuple(
        Row(
            words,
            tuple(
                _slot(
                    view, int(grid[day, hours.start : hours.stop].sum()), weekday=str(day), hour=_code(hours), **codes
                )
                for hours in slots
            ),
            str(day),
        )
        for day, words in enumerate(DAYS)
    )
    return rows, tuple(f"{hours[0]:02}" if each == 1 else f"{hours[0]:02} to {hours[-1]:02}" for hours in slots)


def _slot(view: View, count: int, **codes: str) -> Cell:
    """A count in a narrow cell: "<5" where it is too small to be shown."""
    cell = view.number(count, **codes)
    return replace(cell, words=f"<{FEWEST}") if cell.number is None else cell


def _code(hours: range) -> str:
    return "-".join(str(hour) for hour in hours)


def _busiest(rows: tuple[Row, ...], columns: tuple[str, ...]) -> str:
    shown = [
        (cell.number or 0, row.label, hours) for row in rows for hours, cell in zip(columns, row.cells, strict=True)
    ]
    most, day, hours = max(shown, key=lambda each: each[0], default=(0, "", ""))
    if not most:
        hidden = any(cell.number is None for row in rows for cell in row.cells)
        return "No hour had enough items to be shown." if hidden else NOTHING
    if sum(each[0] == most for each in shown) > 1:
        if len(columns[0]) > len("00"):  # by four hours: the counts are rounded
            return f"Several parts of the week were the busiest, alike: about {count_of(int(most), 'item')} each."
        return f"No hour of the week had more than {count_of(int(most), 'item')}; several had as many."
    return f"The busiest hours: {day}, {hours[:2]}:00 to {hours[-2:]}:59, {count_of(int(most), 'item')}."


def _bars(view: View, code: str, title: str, first: str, groups: Iterable[Group]) -> Figure:
    rows, of = [], len(view.facts)
    for group in groups:
        count = _size(group.mask)
        cells = view.count(group.mask, **group.codes), view.share(count, of, group.codes)
        rows.append(Row(group.words, cells, group.code))
    total = Row("All", (view.number(of, what=""), Cell("")))
    return Figure(
        code, title, _most(rows), ("Items", "Share of all"), tuple(rows), total, shape=Shape.BARS, first=first
    )  # fmt: skip


def _size(mask: Mask) -> int:
    return int(np.count_nonzero(mask))


def _most(rows: list[Row]) -> str:
    """The largest group in a sentence, where there is one that may be shown."""
    largest = max(rows, key=lambda row: row.cells[0].number or 0, default=None)
    if largest is None or not largest.cells[0].number:
        hidden = any(row.cells[0].number is None for row in rows)
        return f"No group has {FEWEST} or more, and fewer are not shown." if hidden else NOTHING
    share = f", {largest.cells[1].words}" if len(largest.cells) == 2 and largest.cells[1].number else ""
    told = f"{count_of(int(largest.cells[0].number), 'item')}{share}"
    if len(rows) == 1:
        return f"{largest.label}: {told}."
    alike = [row.label for row in rows if row.cells[0].number == largest.cells[0].number]
    if len(alike) > 1:
        return f"The largest groups, alike: {join_words(alike)}, {told} each."
    return f"The largest group: {largest.label}, {told}."
