"""Days on which something waited and nobody decided, and days for which no list came: what a figure cannot know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import Q

from childtonotice.casework.access import POOL, Reader, counted_items, require
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Review, Run, RunStatus, State
from childtonotice.screening.circumstances import LONDON

DAY = timedelta(days=1)
# Of a longer period the last days are looked at: each of them is a look at every item that waited.
MOST_DAYS = 92


def days_unread(reader: Reader, start: date, end: date) -> dict[str, tuple[date, ...]]:
    """Of each area's code the days on which something waited there and nobody decided anything."""
    first, last = _bounds(max(start, end - MOST_DAYS * DAY), end)
    waits = Q(decided_at=None, state__in=(State.TO_READ, State.WAITING)) | Q(decided_at__gte=first)
    listed = counted_items(reader).filter(waits, listed_at__lt=last).order_by()
    decided = Review.objects.filter(withdraws=None, at__gte=first, at__lt=last).values_list("item__area__code", "at")
    read = {(area or POOL, at.astimezone(LONDON).date()) for area, at in decided}
    # Each item adds one on the day it came and takes one away on the day it was decided: one look at each is enough.
    steps: dict[str, Counter[date]] = {}
    for area, at, done in listed.values_list("area__code", "listed_at", "decided_at").iterator():
        counted = steps.setdefault(area or POOL, Counter())
        counted[max(at.astimezone(LONDON).date(), first.date())] += 1
        if done is not None:
            counted[max(done, at).astimezone(LONDON).date()] -= 1
    left = {area: tuple(_waited(counted, first.date(), end)) for area, counted in sorted(steps.items())}
    unread = {area: tuple(day for day in days if (area, day) not in read) for area, days in left.items()}
    return {area: days for area, days in unread.items() if days}


def _waited(steps: Counter[date], start: date, end: date) -> Iterator[date]:
    """The days at whose end something waited."""
    waiting, day = 0, start
    while day <= end:
        waiting += steps[day]
        if waiting > 0:
            yield day
        day += DAY


def days_without_list(reader: Reader, start: date, end: date) -> tuple[date, ...]:
    """The days since the first run for which none was published."""
    require(reader, Verb.REPORTS)
    published = Run.objects.filter(status=RunStatus.PUBLISHED)
    first = published.order_by("day").values_list("day", flat=True).first()
    if first is None:
        return ()
    came = set(published.filter(day__gte=start, day__lte=end).values_list("day", flat=True))
    days = (start + n * DAY for n in range((end - start).days + 1))
    return tuple(day for day in days if day >= first and day not in came)


def _bounds(start: date, end: date) -> tuple[datetime, datetime]:
    return datetime.combine(start, time(), LONDON), datetime.combine(end + DAY, time(), LONDON)
