"""Days as people type them, in one place for forms, pasted lines and commands."""

from __future__ import annotations

from datetime import date, datetime

from childtonotice.casework.govuk.times import say_date

SHAPES = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")


def read_day(typed: str) -> date | None:
    """A day as a date field gives it (2026-03-14) or as one writes it (14/03/2026); None where it is none."""
    for shape in SHAPES:
        try:
            return datetime.strptime(typed.strip(), shape).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def tell_day(day: date) -> str:
    """A day in words: "Sat 14 March 2026"."""
    return f"{day:%a} {say_date(day)}"
