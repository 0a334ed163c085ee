"""How old the lists are now: what waits to be read, since when, what is past its target (R17). It knows no period."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np

from childtonotice.casework.clocks import decide_by
from childtonotice.casework.figure_codes import EARLIEST
from childtonotice.casework.lists.fact_rows import STATES
from childtonotice.casework.lists.facts import Facts, Mask
from childtonotice.casework.reports.dimensions import split_by_area
from childtonotice.casework.reports.values import Cell, Figure, Row, Shape
from childtonotice.casework.reports.view import FEWEST, View

HOURS = (24, 48, 168)
READ_FIRST = 1
COLUMNS = (
    "To read", "Over 24 hours", "Over 48 hours", "Over 7 days", "Past target", "Read first, past it", "Oldest, days",
)  # fmt: skip


def age_lists(view: View) -> Figure:
    """How much waits to be read now, since the report, and how much is past the target from listing to decision?

    Everything that is on a list now, whenever it was reported; a wait whose time is over counts as to be read, as in
    the lists.
    """
    facts = view.whole
    waiting: Mask = facts.state == STATES.index("to-read")
    if view.asked.area:
        waiting = waiting & _in_area(facts, view.asked.area)
    here = facts.narrow(waiting)
    behind = _past_target(view, here)
    rows = tuple(Row(g.words, _cells(view, here, g.mask, behind, g.codes), g.code) for g in split_by_area(here))
    total = Row("All", _cells(view, here, np.ones(len(here), bool), behind, {}))
    return Figure(
        "ages", "To be read now", _say(total), COLUMNS, rows, total, shape=Shape.BARS, first="Area",
        note="As it stands now, whatever the period.",
    )  # fmt: skip


def _in_area(facts: Facts, code: str) -> Mask:
    place = {known: number for number, (known, _) in enumerate(facts.areas)}.get(code, -1)
    found: Mask = facts.area == place
    return found


def _past_target(view: View, facts: Facts) -> Mask:
    due = {
        (int(at), int(priority)): decide_by(datetime.fromtimestamp(at, UTC), priority, view.force) < view.now
        for at, priority in set(zip(facts.listed.tolist(), facts.priority.tolist(), strict=True))
    }
    return np.array([due[pair] for pair in zip(facts.listed.tolist(), facts.priority.tolist(), strict=True)], bool)


def _cells(view: View, facts: Facts, mask: Mask, behind: Mask, codes: dict[str, str]) -> tuple[Cell, ...]:
    old = (int(view.now.timestamp()) - facts.reported) / 3600
    since = {"start": EARLIEST.isoformat(), "state": "to-read", **codes}
    counts = [view.count(mask, **since), *(view.count(mask & (old > hours)) for hours in HOURS)]
    first = facts.priority <= READ_FIRST
    counts += [view.count(mask & behind), view.count(mask & behind & first)]
    size = int(np.count_nonzero(mask))
    if size == 0 or (size < FEWEST and not view.sight.exact):
        return (*counts, Cell("none" if size == 0 and view.sight.exact else "not shown"))
    days = int(old[mask].max() // 24)
    return (*counts, Cell(f"{days}", days))


def _say(total: Row) -> str:
    counts = [cell.words for cell in total.cells]
    return f"{counts[0]} wait to be read, {counts[1]} of them for over 24 hours; {counts[4]} are past the target."
