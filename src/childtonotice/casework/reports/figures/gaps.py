"""What nobody read, and what never came: days behind which a quiet figure may hide (R3, R17)."""

from __future__ import annotations

from datetime import date

from childtonotice.casework.days import tell_day
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.casework.lists.fact_rows import day_number, day_of
from childtonotice.casework.lists.gaps import days_unread, days_without_list, first_list
from childtonotice.casework.reports.values import Cell, Figure, Row
from childtonotice.casework.reports.view import View
from childtonotice.screening.circumstances import LONDON

MOST_NAMED = 7


def find_unread_days(view: View) -> Figure:
    """On which days did something wait in an area, and nobody decided anything there? The last three months at most."""
    end = min(view.asked.end, view.now.astimezone(LONDON).date())
    found = days_unread(view.reader, view.whole, view.asked.start, end)
    rows = []
    for code, name in view.whole.areas:
        days = found.get(code, ())
        if days and view.asked.area in ("", code):
            rows.append(Row(name, (Cell(f"{len(days)}", len(days)), Cell(name_days(days))), code))
    told = f"In {count_of(len(rows), 'area')} something waited on a day on which nobody decided anything there."
    if not rows:
        told = ALL_READ if len(view.facts) else NOTHING_CAME
    return Figure("unread-days", "Days that nobody read", told, ("Days", "Which"), tuple(rows), first="Area")


ALL_CAME = "A list came for every day."
NONE_CAME = "No list had come by then: nothing was screened, and a 0 says nothing."
ALL_READ = "On each day somebody decided something where anything waited."
NOTHING_CAME = "There is nothing in this period."


def find_missing_lists(view: View) -> Figure:
    """For which days of the period did no list come? Nothing of those days is in any figure."""
    end = min(view.asked.end, view.now.astimezone(LONDON).date())
    first, days = first_list(view.reader), days_without_list(view.reader, view.asked.start, end)
    told = ALL_CAME
    if first is None or first > end:
        told = NONE_CAME
    elif first > view.asked.start:
        # The first list brings reports of the days before it.
        begun = min(first, day_of(int(view.whole.day.min(initial=day_number(first)))))
        told = f"The first list came on {tell_day(first)}. Nothing reported before {tell_day(begun)} is in any figure."
    if days:
        missing = "That day is" if len(days) == 1 else "These days are"
        told = f"No list came for {count_of(len(days), 'day')}: {name_days(days)}. {missing} missing from every figure."
    row = Row("The whole force", (Cell(f"{len(days)}", len(days)), Cell(name_days(days))))
    return Figure("missing-lists", "Days without a list", told, ("Days", "Which"), (row,) if days else ())


def name_days(days: tuple[date, ...]) -> str:
    """Days in words, the last ones by name: "Sat 14 Nov, Sun 15 Nov and 3 before them"."""
    named = ", ".join(f"{day:%a} {day.day} {day:%b}" for day in days[-MOST_NAMED:])
    more = len(days) - MOST_NAMED
    return f"{named} and {more} before them" if more > 0 else named
