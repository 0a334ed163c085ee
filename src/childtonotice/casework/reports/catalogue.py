"""Every figure by its code: what it asks, how it is counted, and who sees it. docs/figures.md is written from it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from childtonotice.casework.reports.dimensions import DIMENSIONS
from childtonotice.casework.reports.figures import (
    answers,
    change,
    effort,
    fairness,
    gaps,
    grades,
    later,
    missed,
    queue,
    recovery,
    repeats,
    volumes,
)
from childtonotice.casework.reports.values import Figure
from childtonotice.casework.reports.view import View

WILSON, ORDER, NONE = "Wilson, 95%", "of the middle value by order (binomial), 95%", "a count: none"


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure. ``interval``: which one its numbers have."""

    code: str
    compute: Callable[[View], Figure]
    interval: str
    by: str = ""

    @property
    def function(self) -> Callable[..., Figure]:
        """The function that computes it, whatever it is split by."""
        return self.compute.func if isinstance(self.compute, partial) else self.compute

    @property
    def question(self) -> str:
        """What it asks: the first sentence of its function."""
        told = (inspect.getdoc(self.function) or "").split("\n\n")[0]
        return " ".join(told.split())

    @property
    def definition(self) -> str:
        """How it is counted: the rest of what its function says."""
        told = (inspect.getdoc(self.function) or "").split("\n\n")[1:]
        return " ".join(" ".join(told).split())


CATALOGUE = (
    Entry("items", volumes.count_items, NONE),
    Entry("trend", volumes.follow_items, NONE),
    Entry("statuses", volumes.count_by_status, WILSON),
    Entry("states", volumes.count_by_state, WILSON),
    Entry("decisions", volumes.count_by_decision, WILSON),
    Entry("areas", volumes.count_by_area, NONE),
    Entry("hours", volumes.count_by_hour, NONE),
    Entry("yield", missed.measure_yield, WILSON),
    Entry("yield-by-week", missed.follow_yield, WILSON),
    Entry("missed-hours", missed.map_missed, NONE),
    *(Entry(f"missed-by-{name}", missed.missed_by[name], WILSON, words) for name, (words, _) in DIMENSIONS.items()),
    Entry("recoveries", recovery.count_recoveries, WILSON),
    Entry("recovery-times", recovery.time_recoveries, ORDER),
    Entry("needless", recovery.measure_needless, WILSON),
    Entry("partner-answers", answers.count_answers, WILSON),
    Entry("again", later.measure_again, WILSON),
    Entry("unsupervised", later.count_unsupervised, WILSON),
    Entry("ages", queue.age_lists, NONE),
    Entry("unread-days", gaps.find_unread_days, NONE),
    Entry("missing-lists", gaps.find_missing_lists, NONE),
    Entry("ppns", grades.count_ppns, WILSON),
    *(Entry(f"grades-{pair}", grades.agreement[pair], "asymptotic, of kappa", pair) for pair in grades.agreement),
    Entry("teams", repeats.compare_teams, "binomial funnel limits, 95% and 99.8%"),
    Entry("places", repeats.find_places, WILSON),
    Entry("load", effort.measure_load, NONE),
    Entry("forecast", effort.forecast_week, "for a single day, Student's t, 95%"),
    Entry("hours-a-ppn", effort.measure_hours, ORDER),
    *(Entry(f"children-by-{by.replace('_', '-')}", fairness.children_by[by], WILSON, by) for by in fairness.SLICES),
    Entry("control-missed", change.chart_missed, "control limits, binomial"),
    Entry("control-hours", change.chart_hours, "control limits from the moving range"),
    Entry("change", change.measure_change, "of the odds ratio, 95%"),
    Entry("feedback", change.measure_feedback, WILSON),
    Entry("ethnicity", fairness.count_ethnicity, WILSON),
    Entry("grading-by-ethnicity", fairness.grade_by_ethnicity, WILSON),
)
BY_CODE = {entry.code: entry for entry in CATALOGUE}


def compute(code: str, view: View) -> Figure:
    """The figure of this code for what a reader looks at, in the force's own word for its referral."""
    figure = BY_CODE[code].compute(view)
    word = view.force.ppn_word
    return figure if word == "PPN" else _in_words_of(figure, word)


def _in_words_of(figure: Figure, word: str) -> Figure:
    return replace(
        figure,
        title=figure.title.replace("PPN", word),
        columns=tuple(column.replace("PPN", word) for column in figure.columns),
        rows=tuple(replace(row, label=row.label.replace("PPN", word)) for row in figure.rows),
    )


def describe_figures() -> str:
    """The catalogue as a page of the manual (docs/figures.md), generated so that it cannot be wrong."""
    lines = ["# Figures", "", *INTRODUCTION, ""]
    for entry in CATALOGUE:
        split = f" By {entry.by.replace('_', ' ')}." if entry.by else ""
        lines += [f"- **`{entry.code}`** {entry.question}{split}"]
        lines += [f"  {entry.definition}"] if entry.definition else []
        lines += [f"  Interval: {entry.interval}."]
    return "\n".join([*lines, "", *_codes()]) + "\n"


INTRODUCTION = (
    "Written by `make docs`; do not edit.",
    "",
    "Each figure is computed in one function of `casework/reports/figures`, from facts that hold one row an item and",
    "no name or word of a log. Pages, papers and exports take the same functions.",
    "",
    "**Who sees them**: whoever holds *Reports* in [access.md](access.md). Counts are exact where the reader may open",
    "every item that is counted: all areas, or one of their own. Elsewhere a count under 5 reads \"fewer than 5\",",
    "any other is rounded up or down to a five, and every share is worked out from the rounded counts. So no",
    "difference of two filters, totals or days is a small count; and where between two fives it turns is secret, so",
    "that no sum of hidden counts can be told from its total. Places are shown only to those who may open the items.",
    "",
    "**Reviewed** is an item with a final decision that stands. **The period** is days of the report, in London.",
    "A difference is only said where a test shows it: Newcombe's interval for two periods, Fisher's exact test with",
    "Bonferroni's correction for groups, binomial limits for teams.",
    "",
    "## The figures",
)  # fmt: skip


def _codes() -> Iterable[str]:
    yield "## Codes in addresses"
    yield ""
    yield "`start`, `end` (days), `area`, `team`, `status`, `state`, `decision`, `category`, `grading`, `vat`,"
    yield "`found_by`, `response`; behind one mark also `type`, `hour`, `weekday`, `what`, `decided`, `child`, `place`."
    yield "`none` is what is not told."
