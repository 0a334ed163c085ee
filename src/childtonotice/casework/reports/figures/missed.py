"""The missed rate: of the items that people read, how many needed a PPN (R30); as a whole and by each theme."""

from __future__ import annotations

from functools import partial

import numpy as np

from childtonotice.casework.lists.facts import Facts
from childtonotice.casework.reports.dimensions import COMING, DIMENSIONS, split_by_week
from childtonotice.casework.reports.figures.volumes import begin_with_screening, map_hours
from childtonotice.casework.reports.grouped import compare_groups, say_left_out, say_part, show_groups
from childtonotice.casework.reports.intervals import Share, compare_shares, tell_share
from childtonotice.casework.reports.narrowing import needed, reviewed
from childtonotice.casework.reports.values import Cell, Figure, Row, Shape
from childtonotice.casework.reports.view import View

COLUMNS = ("Reviewed", "PPN needed", "Missed rate")


def measure_yield(view: View) -> Figure:
    """Of the items reviewed, how many needed a PPN? The interval is Wilson's; the period before stands beside it.

    Reviewed: a final decision stands. Items not read yet are in neither number.
    """
    rows = (_row(view, "This period"), _row(view.before(), "The period before"))
    return Figure("yield", "Missed rate", say_yield(view), COLUMNS, rows, drawn=2, shape=Shape.SHARES, first="Period")


def _row(view: View, label: str) -> Row:
    return Row(label, _cells(view, *_counts(view.facts), {}))


def _counts(facts: Facts) -> tuple[int, int]:
    return int(np.count_nonzero(reviewed(facts))), int(np.count_nonzero(needed(facts)))


def _cells(view: View, whole: int, part: int, codes: dict[str, str]) -> tuple[Cell, ...]:
    need = {**codes, "what": "needed"}
    return (
        view.number(whole, **{**codes, "what": "reviewed"}),
        view.number(part, **need),
        view.share(part, whole, need),
    )


def say_yield(view: View) -> str:
    """The missed rate in a sentence, and against the period before only what the data say for certain."""
    whole, part = _counts(view.facts)
    words = f"Of {{of}} reviewed {{part}} needed a {view.force.ppn_word}"
    told = say_part(view, part, whole, "item", words, "Too little has been decided in this period to say a rate.")
    return compare_periods(told, *(_seen(each) for each in (view, view.before())))


def compare_periods(told: str, now: Share | None, before: Share | None) -> str:
    """A sentence about a share, and against the period before only what the data say for certain."""
    if now is None or before is None:
        return told
    change = compare_shares(now, before)
    if not change:
        return f"{told} No clear change from the period before ({before.words})."
    return f"{told} That is {change} than in the period before ({before.words})."


def _seen(view: View) -> Share | None:
    whole, part = _counts(view.facts)
    return view.see_share(part, whole)


def measure_missed(view: View, dimension: str) -> Figure:
    """In which groups do reviewed items need a PPN more often? One row a group, each with its own interval.

    A group is only said to differ where Fisher's exact test against the rest, corrected for so many groups, shows it.
    """
    words, split = DIMENSIONS[dimension]
    facts, rows, parts, wholes = view.facts, [], [], []
    read, need = reviewed(facts), needed(facts)
    for group in view.areas(facts) if dimension == "area" else split(facts):
        whole, part = int(np.count_nonzero(group.mask & read)), int(np.count_nonzero(group.mask & need))
        rows.append(Row(group.words, _cells(view, whole, part, group.codes), group.code))
        parts.append(part)
        wholes.append(whole)
    apart = compare_groups(view, [row.label for row in rows], parts, wholes, "Nothing has been decided in this period.")
    return Figure(
        f"missed-by-{dimension}", f"Missed rate by {words}", apart, COLUMNS,
        show_groups(view, rows) if dimension in COMING else tuple(rows), _row(view, "All"), shape=Shape.SHARES, drawn=2,
        first=words[:1].upper() + words[1:], note=say_left_out(view) if dimension in COMING else "",
    )  # fmt: skip


def follow_yield(view: View) -> Figure:
    """How did the missed rate go, week by week of the report?"""
    facts, rows = view.facts, []
    read, need = reviewed(facts), needed(facts)
    for group in split_by_week(facts, begin_with_screening(view)):
        whole, part = int(np.count_nonzero(group.mask & read)), int(np.count_nonzero(group.mask & need))
        rows.append(Row(group.words, _cells(view, whole, part, group.codes), group.code))
    return Figure(
        "yield-by-week", "Missed rate by week", _say_weeks(rows), COLUMNS, tuple(rows), _row(view, "All"),
        shape=Shape.TREND, drawn=2, first="Week",
    )  # fmt: skip


def _say_weeks(rows: list[Row]) -> str:
    """Between which rates the weeks lie: no more, since a week with few items varies by chance alone."""
    rates = [row.cells[2].number for row in rows if row.cells[2].number is not None]
    if not rates:
        return "In no week was enough decided to say a rate."
    least, most = tell_share(min(rates)), tell_share(max(rates))
    between = f"between {least} and {most}" if least != most else least
    return f"The rate of a week lay {'at ' if least == most else ''}{between}. A week with few items varies by chance."


def map_missed(view: View) -> Figure:
    """At which hours of which days were the items reported that needed a PPN? London time. In fives by four hours."""
    need = needed(view.facts)
    rows, columns = map_hours(view, need, what="needed")
    count, word = int(need.sum()), view.force.ppn_word
    told = f"Each item that needed a {word} by when it was reported: {view.sight.count_of(count, 'item')}."
    if view.sight.see(count) == 0:
        told = f"No item of this period needed a {word}."
    return Figure(
        "missed-hours", "When what was missed was reported", told, columns, rows, shape=Shape.HEAT, first="Day"
    )  # fmt: skip


missed_by = {name: partial(measure_missed, dimension=name) for name in DIMENSIONS}
