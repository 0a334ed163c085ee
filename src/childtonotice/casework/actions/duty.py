"""Telling who is on duty what is to be read first, on days on which nobody else works (features 2)."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import Reader, every_area, reader_named
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.audit import record
from childtonotice.casework.clocks import start_of_today
from childtonotice.casework.duty import duty_readers, nobody_works, read_first_in
from childtonotice.casework.models import Area, MessageKind, OutboxMessage, User
from childtonotice.casework.outbox import write_to_reader

NOBODY_TO_TELL = Refused((("duty", "Nobody on duty has anything new to read first"),))


@action
def tell_duty_readers(*, by: User | None = None, now: datetime | None = None) -> int | Refused:
    """Write to everyone on duty today with something to be read first; returns to how many. ``by``: None for a run.

    A reader is told of an area once a day, and again where a later run brought more. Refused on a working day, and
    where nobody has to be told.
    """
    moment = now or timezone.now()
    told = 0
    for area in every_area() if nobody_works(moment) else ():
        for username in duty_readers(area, moment):
            reader = reader_named(username, moment)
            if reader is not None and _has_news(reader, area, moment):
                write_to_reader(area, reader.user, moment)
                record("duty.tell", by=by, subject=f"area:{area.code}", details={"reader": reader.user.pk}, now=moment)
                told += 1
    return told or NOBODY_TO_TELL


def _has_news(reader: Reader, area: Area, now: datetime) -> bool:
    """Whether something there is to be read first that this reader was not told of today."""
    mine = OutboxMessage.objects.filter(area=area, reader=reader.user, kind=MessageKind.DUTY)
    last = mine.filter(made_at__gte=start_of_today(now)).order_by("-made_at").first()
    first = read_first_in(reader, area, now)
    return (first.filter(listed_at__gt=last.made_at) if last else first).exists()
