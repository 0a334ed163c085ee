"""What is asked of a paper: for whom, of which days and area, and of which cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from childtonotice.casework.access import Reader, area_named
from childtonotice.casework.clocks import tell_exact
from childtonotice.casework.figure_codes import Narrowing, say_period
from childtonotice.casework.force import our_force
from childtonotice.casework.reports.papers.document import Block, Paper
from childtonotice.casework.reports.view import View, open_view
from childtonotice.screening.circumstances import LONDON

MARKING = "OFFICIAL-SENSITIVE"
WHOLE = "the whole force"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for. ``start`` and ``end``: London days of the report, both within; empty: the usual ones.

    ``area``: a code, empty for all. ``numbers``: of the cases of an inspection; ``draw``: how many to draw instead.
    """

    start: date | None = None
    end: date | None = None
    area: str = ""
    numbers: tuple[str, ...] = ()
    draw: int = 0


def view_of(reader: Reader, asked: Asked, start: date, end: date, now: datetime) -> View:
    """The figures of the period and area asked for, as this reader may know them."""
    return open_view(reader, Narrowing(asked.start or start, asked.end or end, area=asked.area), now)


def say_place(reader: Reader, asked: Asked) -> str:
    """The area asked for by its name, or the whole force. NotFound where the area is not the reader's."""
    if not asked.area:
        return WHOLE
    area = area_named(reader, asked.area)
    return area.name if area else WHOLE


def last_month(now: datetime) -> tuple[date, date]:
    """The last calendar month that is over."""
    end = now.astimezone(LONDON).date().replace(day=1) - timedelta(days=1)
    return end.replace(day=1), end


def put_together(
    reader: Reader,
    title: str,
    subtitle: str,
    blocks: tuple[Block, ...],
    now: datetime,
    *,
    dense: bool = False,
    items: tuple[str, ...] = (),
) -> Paper:
    """A whole paper, with the marking, for whom it was made and when."""
    made = f"{our_force().name}. Made for {reader.name}, {tell_exact(now)}. Do not pass on."
    day = now.astimezone(LONDON).date().isoformat()
    return Paper(title, subtitle, MARKING, made, day, blocks, dense=dense, items=items)


def say_subtitle(view: View, place: str) -> str:
    """Of which place and days a paper tells."""
    return f"{place[:1].upper()}{place[1:]}, {say_period(view.asked.start, view.asked.end)}"
