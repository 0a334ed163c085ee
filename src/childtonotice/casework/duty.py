"""Who reads what is to be read first where nobody works: the weekend duty reader of an area, by name and dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from childtonotice.casework.access import Reader, items_for
from childtonotice.casework.clocks import READ_FIRST, is_working_day
from childtonotice.casework.dated import fold, lines_of
from childtonotice.casework.force import our_force
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Area, DatedTable, Item
from childtonotice.casework.order import to_read


def nobody_works(now: datetime) -> bool:
    """Whether this day is at a weekend, a bank holiday or a free day of the force."""
    return not is_working_day(timezone.localdate(now), our_force().free_days)


def duty_readers(area: Area | None, now: datetime) -> tuple[str, ...]:
    """The user names of those on weekend duty for an area on this day; the shared pool is everybody's."""
    if area is None:
        return ()
    day = timezone.localdate(now)
    lines = [
        line for line in lines_of(DatedTable.DUTY) if line.counts_on(day) and fold(line.subject) == fold(area.name)
    ]
    return tuple(dict.fromkeys(line.says for line in lines))


def areas_on_duty(username: str, areas: Iterable[Area], now: datetime) -> tuple[Area, ...]:
    """For which of these areas a user is on duty today; none on a working day."""
    if not nobody_works(now):
        return ()
    return tuple(area for area in areas if username in duty_readers(area, now))


def read_first_in(reader: Reader, area: Area, now: datetime) -> QuerySet[Item]:
    """What waits to be read first in an area, as far as this reader may decide it."""
    return items_for(reader, Verb.DECIDE).filter(to_read(now), priority__lte=READ_FIRST, area=area)
