"""The evaluation paper: aims, method, coverage, findings, themes, grading, workload, learning, limits, next review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from childtonotice.casework.access import Reader
from childtonotice.casework.figure_codes import say_when
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.checks import count_samples
from childtonotice.casework.lists.fact_rows import day_of
from childtonotice.casework.reports.catalogue import compute
from childtonotice.casework.reports.papers.asked import Asked, put_together, say_place, say_subtitle, view_of
from childtonotice.casework.reports.papers.blocks import show_figure
from childtonotice.casework.reports.papers.document import Block, Heading, NewPage, Paper, Points, Room, Words
from childtonotice.casework.reports.papers.monthly import explain, say_short
from childtonotice.casework.reports.view import View
from childtonotice.screening.circumstances import LONDON

# What each part shows, and what its author is asked to write.
PARTS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("Findings", ("yield", "yield-by-week", "decisions", "recoveries", "recovery-times"),
     "what do these findings mean for children, and for the force?"),
    ("Did it work?", ("control-missed", "control-hours", "change", "feedback"),
     "what was changed in this time, when, and what else may explain what is seen?"),
    ("Themes", ("missed-by-category", "missed-by-type", "missed-by-found-by", "missed-by-area", "missed-hours",
                "teams", "places"),
     "which themes surprised, and which were acted on?"),
    ("Grading", ("grades-officer-team", "grades-officer-manager", "grades-manager-team", "ppns"),
     "why do gradings differ, and what would bring them together?"),
    ("Workload", ("load", "hours-a-ppn", "ages", "forecast"), "could the readers do this beside their other work?"),
    ("What it costs to ask", ("needless", "partner-answers"), "were referrals asked for that were not needed?"),
    ("Are children treated alike?", ("children-by-ethnicity", "children-by-sex", "children-by-age",
                                     "children-by-looked-after", "ethnicity", "grading-by-ethnicity"),
     "what explains a difference, and what is blank?"),
)  # fmt: skip


def evaluation_paper(reader: Reader, asked: Asked, now: datetime) -> Paper:
    """The whole time since the first list, for a board that decides whether and how to go on."""
    end = now.astimezone(LONDON).date() - timedelta(days=1)
    view = view_of(reader, asked, first_day(reader, end, now), end, now)
    place = say_place(reader, asked)
    return put_together(reader, "Evaluation", say_subtitle(view, place), tuple(_blocks(view, place)), now)


def first_day(reader: Reader, end: date, now: datetime) -> date:
    """The day of the first report that was ever listed; the last day where nothing was."""
    days = view_of(reader, Asked(), end, end, now).whole.day
    return day_of(int(days.min())) if len(days) else end


def _blocks(view: View, place: str) -> Iterator[Block]:
    yield Heading("Summary")
    yield Points(tuple(say_short(view)))
    yield Room("what do you recommend, and to whom?", 5)
    yield Heading("Aims")
    yield Words(
        f"To find, every day, each child who came to notice and for whom no {view.force.ppn_word} was submitted; to "
        "have the missing ones submitted within a day; and to learn from them, so that fewer are missed."
    )
    yield Room("which aims were set for this period, and by whom?")
    yield from _method(view)
    yield from _coverage(view, place)
    for title, figures, prompt in PARTS:
        yield Heading(title)
        for code in figures:
            yield from show_figure(compute(code, view))
        yield Room(prompt, 4)
    yield from _end(view)


def _method(view: View) -> Iterator[Block]:
    force = our_force()
    drawn, read = count_samples(view.reader, view.asked.start, view.asked.end)
    yield Heading("Method")
    yield Points((
        "Each day's incidents are screened by rules that are written down: persons under 18, categories that name a "
        "child, words of the log, and children recorded at the address.",
        "What the screening finds is for people to read. No rule closes, grades or submits anything.",
        f"A decision that a {force.ppn_word} is needed asks the officer for it, within {force.recovery_hours} hours.",
        "Of what was not listed a sample is drawn, to be read without telling what the screening said: "
        f"{view.sight.count_part(read)} of {view.sight.say(drawn)} drawn in this period have been read."
        if drawn else "No sample of what was not listed was drawn in this period.",
    ))  # fmt: skip
    yield Room("who took part, from when to when, and what was changed on the way?")


def _coverage(view: View, place: str) -> Iterator[Block]:
    yield Heading("Coverage")
    yield Words(f"This paper counts incidents reported {say_when(view.asked.start, view.asked.end)} in {place}.")
    for code in ("items", "statuses", "states", "unread-days", "missing-lists"):
        yield from show_figure(compute(code, view))
    yield Room("which days, areas or kinds of incident were not read, and why?")


def _end(view: View) -> Iterator[Block]:
    yield NewPage()
    yield Heading("Learning")
    yield Room("what went well?", 4)
    yield Room("what was hard, and how was it met?", 4)
    yield Room("what would you tell another force that begins?", 4)
    yield Heading("Limits")
    yield Points((
        *explain(view),
        "What nobody recorded cannot be found: the screening reads the force's records, not the world.",
        "Whether a change was caused by this work cannot be told from these numbers alone: other things changed too.",
    ))  # fmt: skip
    yield Room("what else limits these findings?")
    yield Heading("Next review")
    yield Words(
        f"Suggested: {_in_a_year(view.asked.end):%B %Y}, over the same weeks of the year, so that seasons compare."
    )
    yield Room("when will this be looked at again, by whom, and what would count as success?")


def _in_a_year(day: date) -> date:
    return day.replace(year=day.year + 1, day=1)
