"""Getting the missing PPN in: how many came in time, how long it took, and what is overdue (R14)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from childtonotice.casework.govuk.numbers import name_many
from childtonotice.casework.lists.facts import Facts, Mask
from childtonotice.casework.reports.grouped import say_part
from childtonotice.casework.reports.narrowing import asked_for, in_time, late, needless, still_open
from childtonotice.casework.reports.narrowing import judged as judged_of
from childtonotice.casework.reports.values import NOT_RECORDED, Cell, Figure, Row, Shape
from childtonotice.casework.reports.view import NONE_YET, NOT_SHOWN, View

Hours = npt.NDArray[np.float64]
HOUR = 3600
# A middle value of fewer shows a single one nearly as it is.
FEWEST_TIMES = 10
COLUMNS = ("Asked for", "Came in time", "Came late", "Still in time", "Overdue", "In time of those due")


def overdue(facts: Facts, now: int) -> Mask:
    """Items whose PPN has not come although its time is over."""
    found: Mask = still_open(facts) & (facts.due < now)
    return found


def count_recoveries(view: View) -> Figure:
    """Of the PPNs asked for, how many came within the target, by area? The target is 24 hours from the decision.

    In time of those due: those that came in time, of all whose time is over or that came. Nothing stops this clock.
    """
    rows = tuple(
        Row(group.words, _cells(view, group.mask, group.codes), group.code) for group in view.areas(view.facts)
    )
    total = Row("All", _cells(view, np.ones(len(view.facts), bool), {}))
    word, hours = view.force.ppn_word, view.force.recovery_hours
    sentence = say_part(
        view, *_due(view, np.ones(len(view.facts), bool)), word, f"Of {{of}} due {{part}} came within {hours} hours",
        f"Too few {name_many(word)} were due in this period to say a share.",
    )  # fmt: skip
    return Figure(
        "recoveries", f"{view.force.ppn_word}s asked for", sentence, COLUMNS, rows, total, shape=Shape.SHARES, drawn=5,
        first="Area",
    )  # fmt: skip


def _due(view: View, mask: Mask) -> tuple[int, int]:
    facts, now = view.facts, int(view.now.timestamp())
    came = int(np.count_nonzero(mask & in_time(facts)))
    return came, came + int(np.count_nonzero(mask & (late(facts) | overdue(facts, now))))


def _cells(view: View, mask: Mask, codes: dict[str, str]) -> tuple[Cell, ...]:
    facts = view.facts
    behind = overdue(facts, int(view.now.timestamp()))
    return (
        view.count(mask & asked_for(facts), **codes, what="asked-for"),
        view.count(mask & in_time(facts), **codes, what="in-time"),
        view.count(mask & late(facts), **codes, what="late"),
        view.count(mask & still_open(facts) & ~behind, **codes, what="still-open"),
        view.count(mask & behind, **codes, what="still-open"),
        view.share(*_due(view, mask), {**codes, "what": "asked-for"}),
    )


def time_recoveries(view: View) -> Figure:
    """How many hours passed from the decision to the PPN, by area: the middle one, and the one that 9 in 10 were under?

    The middle one has an interval. PPNs that have not come are in no time, but in the count beside it.
    """
    facts = view.facts
    columns = ("Came", "Hours, middle", "Hours, 9 in 10", "Not in yet")
    rows = tuple(Row(g.words, _times(view, g.mask, g.codes), g.code) for g in view.areas(facts))
    total = Row("All", _times(view, np.ones(len(facts), bool), {}))
    middle = total.cells[1]
    sentence = "Too few have come to say how long it takes."
    if middle.low is not None:
        words = name_many(view.force.ppn_word)
        sentence = f"Half of the {words} that came were in within {middle.words} hours of the decision."
    return Figure(
        "recovery-times", f"Hours from decision to {view.force.ppn_word}", sentence, columns, rows, total,
        shape=Shape.BARS, drawn=1, first="Area",
    )  # fmt: skip


def _times(view: View, mask: Mask, codes: dict[str, str]) -> tuple[Cell, ...]:
    facts = view.facts
    came = mask & asked_for(facts) & (facts.submitted >= 0)
    hours = (facts.submitted - facts.decided)[came] / HOUR
    middle, most = _say_times(view, hours, view.cases(**codes, what="recovered"))
    return (
        view.count(came, **codes, what="recovered"),
        middle,
        most,
        view.count(mask & still_open(facts), **codes, what="still-open"),
    )


def _say_times(view: View, hours: Hours, cases: str) -> tuple[Cell, Cell]:
    if len(hours) < FEWEST_TIMES and not view.sight.exact:
        return Cell(NOT_SHOWN), Cell(NOT_SHOWN)
    if len(hours) == 0:
        return Cell(NONE_YET), Cell(NONE_YET)
    middle, most = float(np.median(hours)), float(np.percentile(hours, 90))
    low, high = middle_interval(hours)
    told = f"{middle:.1f}" if low is None else f"{middle:.1f} ({low:.1f} to {high:.1f})"
    return Cell(told, middle, low, high, cases), Cell(f"{most:.1f}", most, cases=cases)


def middle_interval(values: Hours) -> tuple[float | None, float | None]:
    """The interval of the middle value by the order of the values, exact for any of them; none for fewer than ten."""
    if len(values) < FEWEST_TIMES:
        return None, None
    from scipy.stats import quantile_test  # takes a second to load: only when it is used

    found = quantile_test(values, p=0.5).confidence_interval(0.95)
    return float(found.low), float(found.high)


def measure_needless(view: View) -> Figure:
    """Of the PPNs asked for that came and were judged, how many did the team or a partner find needless (R32)?

    The guard against asking for too much; it stands beside the missed rate. Those nobody judged are in neither number.
    """
    facts = view.facts
    title, columns = "Asked for and not needed", ("Judged", "Not needed", "Share")
    if (
        not view.number(int(np.count_nonzero(judged_of(facts)))).number
        and "vat" not in view.force.fed_steps
        and "answered" not in view.force.fed_steps
    ):
        return Figure("needless", title, NOT_RECORDED, columns, note=NOT_RECORDED)
    part, of = int(np.count_nonzero(needless(facts))), int(np.count_nonzero(judged_of(facts)))
    share = view.share(part, of, {"what": "needless"})
    cells = (view.number(of, what="judged"), view.number(part, what="needless"), share)
    words = "Of {of} asked for and judged {part} {were} found needless"
    told = say_part(view, part, of, view.force.ppn_word, words, NO_JUDGEMENT)
    return Figure("needless", title, told, columns, (Row("All", cells),), shape=Shape.SHARES, drawn=2)


NO_JUDGEMENT = "Too few have been judged to say a share."
