"""How old the lists are now: what waits to be read, since when, what is past its target (R17). It knows no period."""

from __future__ import annotations

import numpy as np

from childtonotice.casework.figure_codes import CODES, EARLIEST, LATEST
from childtonotice.casework.lists.facts import Facts, Mask
from childtonotice.casework.reports.behind import NOW, hours_waited, to_read
from childtonotice.casework.reports.values import Cell, Figure, Row, Shape
from childtonotice.casework.reports.view import FEWEST, View

# Whatever else the figures are narrowed to: these are of the whole area.
NOTHING_ELSE = dict.fromkeys(CODES, "")
COLUMNS = (
    "To read", "Over 24 hours", "Over 48 hours", "Over 7 days", "Past target", "Read first, past it", "Oldest, days",
)  # fmt: skip


def age_lists(view: View) -> Figure:
    """How much waits to be read now, since the report, and how much is past the target from listing to decision?

    Everything that is on a list now, whenever it was reported; a wait whose time is over counts as to be read, as in
    the lists.
    """
    facts = view.whole
    waiting = to_read(facts)
    if view.asked.area:
        waiting = waiting & _in_area(facts, view.asked.area)
    here = facts.narrow(waiting)
    masks = {code: waits(here, view.now) for code, waits in NOW.items()}
    rows = tuple(Row(g.words, _cells(view, here, g.mask, masks, g.codes), g.code) for g in view.areas(here))
    total = Row("All", _cells(view, here, np.ones(len(here), bool), masks, {}))
    return Figure(
        "ages", "To be read now", _say(view, *_sizes(len(here), masks)), COLUMNS, rows, total,
        shape=Shape.BARS, first="Area", note="As it stands now, whatever the period.",
    )  # fmt: skip


def _sizes(waiting: int, masks: dict[str, Mask]) -> tuple[int, int, int]:
    """How many wait, for over 24 hours, and past the target."""
    return waiting, int(masks["waits-24-hours"].sum()), int(masks["past-target"].sum())


def _in_area(facts: Facts, code: str) -> Mask:
    place = {known: number for number, (known, _) in enumerate(facts.areas)}.get(code, -1)
    found: Mask = facts.area == place
    return found


def _cells(view: View, facts: Facts, mask: Mask, masks: dict[str, Mask], codes: dict[str, str]) -> tuple[Cell, ...]:
    since = {**NOTHING_ELSE, "start": EARLIEST.isoformat(), "end": LATEST.isoformat(), "state": "to-read", **codes}
    since = {**since, "area": codes.get("area", view.asked.area)}
    counts = [view.count(mask, **since)]
    counts += [view.count(mask & behind, **{**since, "what": code}) for code, behind in masks.items()]
    size = int(np.count_nonzero(mask))
    if size == 0 or (size < FEWEST and not view.sight.exact):
        return (*counts, Cell("none" if size == 0 and view.sight.exact else "not shown"))
    days = int(hours_waited(facts, view.now)[mask].max() // 24)
    return (*counts, Cell(f"{days}", days, cases=view.cases(**since)))


def _say(view: View, waiting: int, over_a_day: int, late: int) -> str:
    sight = view.sight
    if sight.see(waiting) == 0:
        return "Nothing waits to be read."
    told = sight.count_of(waiting, "item")
    words = f"{told} {'waits' if sight.see(waiting) == 1 else 'wait'} to be read"
    behind = f"{sight.count_part(over_a_day)} of them for over 24 hours; {sight.count_part(late)} past the target"
    return f"{words[:1].upper()}{words[1:]}, {behind}."
