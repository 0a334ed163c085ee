"""What nobody read, and what never came: days behind which a quiet figure may hide (R3, R17)."""

from __future__ import annotations

from datetime import date

from childtonotice.casework.days import tell_day
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
    told = (
        f"In {len(rows)} areas there were such days." if rows else "On each day somebody read where something waited."
    )
    title = "Days that nobody read"
    return Figure("unread-days", title, told, ("Days", "Which"), tuple(rows), first="Area", note=NOTE)


ALL_CAME = "A list came for every day."
NONE_CAME = "No list had come by then: nothing was screened, and a 0 says nothing."
NOTE = "Something waited there, and nobody decided anything on that day."


def find_missing_lists(view: View) -> Figure:
    """For which days of the period did no list come? Nothing of those days is in any figure."""
    end = min(view.asked.end, view.now.astimezone(LONDON).date())
    first, days = first_list(view.reader), days_without_list(view.reader, view.asked.start, end)
    told = ALL_CAME
    if first is None or first > end:
        told = NONE_CAME
    elif first > view.asked.start:
        told = f"The first list came on {tell_day(first)}: what was reported before it was not screened."
    if days:
        told = f"No list came for {len(days)} days: {name_days(days)}. These days are missing from every figure."
    row = Row("The whole force", (Cell(f"{len(days)}", len(days)), Cell(name_days(days))))
    return Figure("missing-lists", "Days without a list", told, ("Days", "Which"), (row,) if days else ())


def name_days(days: tuple[date, ...]) -> str:
    """Days in words, the last ones by name: "Sat 14 Nov, Sun 15 Nov and 3 before them"."""
    named = ", ".join(f"{day:%a} {day.day} {day:%b}" for day in days[-MOST_NAMED:])
    more = len(days) - MOST_NAMED
    return f"{named} and {more} before them" if more > 0 else named
