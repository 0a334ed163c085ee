"""Days on which something waited and nobody decided, and days for which no list came: what a figure cannot know."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import numpy as np

from childtonotice.casework.access import POOL, Reader, require
from childtonotice.casework.lists.fact_rows import STATES, day_number, day_of, london_days
from childtonotice.casework.lists.facts import Facts
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import UNDECIDED, Review, Run, RunStatus
from childtonotice.screening.circumstances import LONDON

DAY = timedelta(days=1)
# Of a longer period the last days are looked at.
MOST_DAYS = 92
WAITING = tuple(STATES.index(state) for state in UNDECIDED)
FAR = 2**32  # seconds: long after any day that is looked at
DAY_SECONDS = 86_400


def days_unread(reader: Reader, facts: Facts, start: date, end: date) -> dict[str, tuple[date, ...]]:
    """Of each area's code the days on which something waited there and nobody decided anything."""
    require(reader, Verb.REPORTS)
    first, last = day_number(max(start, end - MOST_DAYS * DAY)), day_number(end)
    left = {code: _waited(facts, place, first, last) for place, (code, _) in enumerate(facts.areas)}
    read = _read_days(min((day for days in left.values() for day in days), default=last), last)
    names = {code: tuple(day_of(day) for day in days if (code, day) not in read) for code, days in left.items()}
    return {code: names[code] for code in sorted(names) if names[code]}


def _waited(facts: Facts, area: int, first: int, last: int) -> list[int]:
    """The days at whose end something waited in an area and on which no decision that stands was taken."""
    waits = np.isin(facts.state, WAITING) | (facts.decided >= 0)
    # A day on either side of the first is more than any hour of summer time.
    here = np.flatnonzero(
        (facts.area == area) & waits & ((facts.decided < 0) | (facts.decided // DAY_SECONDS >= first - 1))
    )
    at, final = facts.listed[here], facts.decided[here]
    done = np.where(final >= 0, final, FAR)
    listed, decided = london_days(at), london_days(np.maximum(done, at))
    seen = (listed <= last) & (decided >= first)
    # Each item adds one on the day it came and takes one away on the day it was decided.
    steps = np.bincount(np.maximum(listed[seen], first) - first, minlength=last - first + 1)[: last - first + 1]
    gone = np.bincount(np.minimum(decided[seen], last + 1) - first, minlength=last - first + 2)[: last - first + 1]
    waiting, read = np.cumsum(steps - gone) > 0, np.isin(np.arange(first, last + 1), decided[final >= 0])
    return [first + int(place) for place in np.flatnonzero(waiting & ~read)]


def _read_days(first: int, last: int) -> set[tuple[str, int]]:
    """The areas and days on which anything was decided, also what was taken back later."""
    begin, end = _bounds(day_of(first), day_of(last))
    rows = Review.objects.filter(withdraws=None, at__gte=begin, at__lt=end).values_list("item__area__code", "at")
    return {(area or POOL, day_number(at.astimezone(LONDON).date())) for area, at in rows.iterator()}


def first_list(reader: Reader) -> date | None:
    """The day of the first list that ever came; none where none has."""
    require(reader, Verb.REPORTS)
    published = Run.objects.filter(status=RunStatus.PUBLISHED)
    return published.order_by("day").values_list("day", flat=True).first()


def days_without_list(reader: Reader, start: date, end: date) -> tuple[date, ...]:
    """The days since the first run for which none was published."""
    first = first_list(reader)
    if first is None:
        return ()
    came = set(
        Run.objects.filter(status=RunStatus.PUBLISHED, day__gte=start, day__lte=end).values_list("day", flat=True)
    )
    days = (start + n * DAY for n in range((end - start).days + 1))
    return tuple(day for day in days if day >= first and day not in came)


def _bounds(start: date, end: date) -> tuple[datetime, datetime]:
    return datetime.combine(start, time(), LONDON), datetime.combine(end + DAY, time(), LONDON)
