"""The monthly performance report: each figure with its sentence, its table, and room for the author's words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from childtonotice.casework.access import Reader
from childtonotice.casework.reports.catalogue import compute
from childtonotice.casework.reports.figures.gaps import ALL_CAME
from childtonotice.casework.reports.papers.asked import (
    Asked,
    last_month,
    put_together,
    say_place,
    say_subtitle,
    view_of,
)
from childtonotice.casework.reports.papers.blocks import show_figure
from childtonotice.casework.reports.papers.document import Block, Heading, Paper, Points, Room, Words
from childtonotice.casework.reports.view import View

# A part of the report: its heading, then each figure with what the author is asked to write about.
PARTS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("What came in", (
        ("items", ""), ("trend", "what made busy days busy?"), ("areas", "why do the areas differ, if they do?"),
        ("hours", ""), ("missing-lists", ""),
    )),
    ("What was found", (
        ("decisions", ""), ("yield", "what lies behind the missed rate this month?"),
        ("missed-by-category", "which themes need attention, and what is being done?"), ("missed-by-type", ""),
        ("missed-by-team", "which teams were spoken to, and what was learnt?"),
    )),
    ("Getting the missing ones in", (
        ("recoveries", "what kept late ones from coming in time?"), ("recovery-times", ""),
        ("needless", "were any asked for that were not needed?"), ("partner-answers", ""),
        ("ages", "what is done about what waits?"),
    )),
    ("Gradings", (
        ("grades-officer-team", "what was done about gradings that differ?"), ("grades-officer-manager", ""),
    )),
    ("Workload", (("load", "is the load shared well?"), ("forecast", ""), ("hours-a-ppn", ""))),
)  # fmt: skip


def monthly_report(reader: Reader, asked: Asked, now: datetime) -> Paper:
    """The figures of a month, the last finished one where none is named, for a board."""
    start, end = last_month(now)
    view = view_of(reader, asked, start, end, now)
    title = "Monthly performance report"
    return put_together(reader, title, say_subtitle(view, say_place(reader, asked)), tuple(_blocks(view)), now)


def _blocks(view: View) -> Iterator[Block]:
    yield Heading("In short")
    yield Points(tuple(say_short(view)))
    yield Room("what should the board know before anything else?", 4)
    # No new page for each part: half of them would stay white.
    for title, figures in PARTS:
        yield Heading(title)
        for code, prompt in figures:
            yield from show_figure(compute(code, view), prompt=prompt)
    yield Heading("How to read this")
    yield from (Words(words, small=True) for words in explain(view))


SHORT = ("items", "yield", "recoveries", "needless", "load")


def say_short(view: View) -> Iterator[str]:
    """The sentences of the figures that a reader who stops after one page should have read."""
    gaps = compute("missing-lists", view).sentence
    if gaps != ALL_CAME:
        # What was never screened comes first: without it every number below would say too much.
        yield gaps
    for code in SHORT:
        yield compute(code, view).sentence


def explain(view: View) -> Iterator[str]:
    """What a reader has to know of the numbers: where they come from, and what they do not say."""
    word = view.force.ppn_word
    yield (
        f"Missed rate: of the items that were reviewed, how many needed a {word} that was not there. Items not read "
        "yet are in neither number. The range behind a share holds the true one 19 times in 20 (Wilson)."
    )
    yield (
        "A difference is only called one where a test shows it. “No clear change” means that the numbers are too "
        "few to tell, not that nothing changed."
    )
    if not view.sight.exact:
        yield (
            "No person is counted alone: a count under 5 reads “fewer than 5”, others are rounded up or down to "
            "a five, and shares follow from the rounded counts, so that nobody can be found by setting one number "
            "against another."
        )
    yield "Numbers are as they stood when this was made. Decisions taken back, and items still open, change them."
