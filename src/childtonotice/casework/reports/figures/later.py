"""What is asked about one child again, and logs on missing children that no supervisor looked at (F5)."""

from __future__ import annotations

import numpy as np

from childtonotice.casework.govuk.numbers import name_many
from childtonotice.casework.reports.figures.missed import compare_periods
from childtonotice.casework.reports.grouped import say_part
from childtonotice.casework.reports.narrowing import again, asked_for, missing_closed, unsupervised
from childtonotice.casework.reports.values import NOT_RECORDED, Figure, Row, Shape
from childtonotice.casework.reports.view import View


def measure_again(view: View) -> Figure:
    """Of the items for which a PPN was asked, before how many was one asked for the same child on another item?

    A further query about the same child, within twelve weeks of the one before: what daily reading is to make rarer.
    It is the child of the force's record; a child known by the words of a log alone is not followed.
    """
    rows = tuple(_row(each, label) for each, label in ((view, "This period"), (view.before(), "The period before")))
    now, before = (each.see_share(*_counts(each)) for each in (view, view.before()))
    noun, words = view.force.ppn_word, "Of {of} asked for {part} {were} for a child asked about before"
    nothing = f"Too few {name_many(noun)} were asked for in this period to say a share."
    told = compare_periods(say_part(view, *_counts(view), noun, words, nothing), now, before)
    return Figure(
        "again", "Further queries about the same child", told, ("Asked for", "Asked about before", "Share"), rows,
        shape=Shape.SHARES, drawn=2, first="Period",
    )  # fmt: skip


def _counts(view: View) -> tuple[int, int]:
    facts = view.facts
    return int(np.count_nonzero(again(facts))), int(np.count_nonzero(asked_for(facts)))


def _row(view: View, label: str) -> Row:
    part, of = _counts(view)
    share = view.share(part, of, {"what": "again"})
    return Row(label, (view.number(of, what="asked-for"), view.number(part, what="again"), share))


def count_unsupervised(view: View) -> Figure:
    """Of the logs on missing children that were closed, how many bear no sign of a supervisor's look (F5)?

    A sign is a closing code or flag of the force that speaks of a supervisor. Where no item of the force bears one,
    it is not recorded, and nothing is claimed.
    """
    title, columns = "Missing children: closed without a supervisor", ("Closed", "No supervisor's look", "Share")
    facts = view.facts
    if not view.whole.supervised.any():
        return Figure("unsupervised", title, NOT_RECORDED, columns, note=NOT_RECORDED)
    part, of = int(np.count_nonzero(unsupervised(facts))), int(np.count_nonzero(missing_closed(facts)))
    share = view.share(part, of, {"what": "unsupervised"})
    cells = (view.number(of, what="missing-closed"), view.number(part, what="unsupervised"), share)
    words = "Of {of} on a missing child {part} {were} closed without a sign of a supervisor's look"
    nothing = "Too few logs on missing children were closed to say a share."
    told = say_part(view, part, of, "closed log", words, nothing)
    return Figure("unsupervised", title, told, columns, (Row("All", cells),), shape=Shape.SHARES, drawn=2)
