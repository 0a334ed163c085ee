"""How much there was, and what became of it: items by status, state, decision, area, week, and hour by weekday."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from childtonotice.casework.figure_codes import DAYS, say_period
from childtonotice.casework.lists.facts import Mask
from childtonotice.casework.reports.dimensions import (
    Group,
    split_by_area,
    split_by_day,
    split_by_decision,
    split_by_state,
    split_by_status,
    split_by_week,
)
from childtonotice.casework.reports.narrowing import needed, reviewed
from childtonotice.casework.reports.values import Cell, Figure, Row, Shape
from childtonotice.casework.reports.view import FEWEST, View

LONG_PERIOD = 45


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
    period = say_period(view.asked.start, view.asked.end)
    sentence = f"{cells['Items'].words} items were reported from {period}; {cells['Reviewed'].words} have been decided."
    return Figure("items", "Items", sentence, tuple(cells), (Row("All", tuple(cells.values())),))


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
    for group in split_by_area(facts):
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

    A period of more than 45 days goes by week.
    """
    by_week = view.days > LONG_PERIOD
    groups = split_by_week(view.facts, view.asked) if by_week else split_by_day(view.facts, view.asked)
    need, rows = needed(view.facts), []
    for group in groups:
        cells = view.count(group.mask, **group.codes), view.count(group.mask & need, **group.codes, what="needed")
        rows.append(Row(group.words, cells, group.code))
    unit = "week" if by_week else "day"
    counts = [row.cells[0].number or 0 for row in rows]
    sentence = f"A {unit} brought between {min(counts):,.0f} and {max(counts):,.0f} items."
    if not any(counts):
        sentence = "There is nothing in this period."
    if not view.sight.exact:
        sentence = f"Items by {unit}, in fives."
    return Figure(
        "trend", f"Items by {unit} of the report", sentence, ("Items", "PPN needed"), tuple(rows), shape=Shape.TREND,
        first=unit.capitalize(),
    )  # fmt: skip


def count_by_hour(view: View) -> Figure:
    """At which hours of which days were the items reported? London time."""
    facts = view.facts
    grid = np.bincount(facts.weekday * 24 + facts.hour, minlength=7 * 24).reshape(7, 24)
    rows = tuple(
        Row(
            DAYS[day],
            tuple(view.slot(int(grid[day, hour]), weekday=str(day), hour=str(hour)) for hour in range(24)),
            str(day),
        )
        for day in range(7)
    )
    columns = tuple(f"{hour:02}" for hour in range(24))
    return Figure(
        "hours", "Hour and day of the report", _busiest(rows), columns, rows, shape=Shape.HEAT, first="Day"
    )  # fmt: skip


def _busiest(rows: tuple[Row, ...]) -> str:
    shown = [(cell.number or 0, row.label, hour) for row in rows for hour, cell in enumerate(row.cells)]
    most, day, hour = max(shown, key=lambda each: each[0], default=(0, "", 0))
    if not most:
        return "No hour had enough items to be shown."
    return f"Most were reported on a {day} from {hour:02}:00 to {hour:02}:59: {most:,.0f} items."


def _bars(view: View, code: str, title: str, first: str, groups: Iterable[Group]) -> Figure:
    rows, of = [], len(view.facts)
    for group in groups:
        count = _size(group.mask)
        rows.append(Row(group.words, (view.count(group.mask, **group.codes), view.share(count, of)), group.code))
    total = Row("All", (view.number(of), Cell("")))
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
        return f"No group has {FEWEST} or more." if hidden else "There is nothing in this period."
    share = f", {largest.cells[1].words}" if len(largest.cells) == 2 and largest.cells[1].number else ""
    return f"The largest group: {largest.label}, {largest.cells[0].words} items{share}."
