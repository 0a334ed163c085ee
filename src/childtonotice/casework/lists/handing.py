"""Who stands in for whom on an area's list, and the note that they left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from childtonotice.casework.access import Reader, area_named, may
from childtonotice.casework.govuk.times import say_day
from childtonotice.casework.lists.values import Choice
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Area, HandOver
from childtonotice.casework.readers import stand_ins_for


@dataclass(frozen=True, slots=True)
class Handed:
    """One hand-over that runs or is to come, in a sentence, with its note."""

    id: int
    words: str
    note: str
    running: bool
    can_end: bool


@dataclass(frozen=True, slots=True)
class HandingPage:
    """Who may be asked to stand in, and what is handed over already."""

    stand_ins: tuple[Choice, ...]
    handed: tuple[Handed, ...]
    today: date


def handing_page(reader: Reader, area_code: str, now: datetime | None = None) -> HandingPage:
    """The trained stand-ins for an area, and its hand-overs; without the right to decide there, none to choose."""
    moment = now or timezone.now()
    area = area_named(reader, area_code)
    may_give = area is not None and may(reader, Verb.DECIDE)
    trained = stand_ins_for(reader, area, moment) if area and may_give else []
    choices = tuple(Choice(str(user.pk), f"{user.shown_name} (trained {day.day} {day:%b %Y})") for user, day in trained)
    return HandingPage(choices, hand_overs_of(reader, area, moment), timezone.localdate(moment))


def hand_overs_of(reader: Reader, area: Area | None, now: datetime) -> tuple[Handed, ...]:
    """The hand-overs of an area that run today or are to come."""
    if area is None:
        return ()
    today, always = timezone.localdate(now), may(reader, Verb.UNDO_LATER)
    return tuple(
        Handed(
            handed.pk,
            _tell(handed, today),
            handed.note,
            handed.grant.starts_on <= today,
            handed.by_id == reader.user.pk or always,
        )
        for handed in _open(area, today)
    )


def _open(area: Area, today: date) -> QuerySet[HandOver]:
    rows = HandOver.objects.filter(area=area, grant__withdrawn_at=None, grant__ends_on__gte=today)
    return rows.select_related("grant", "by", "to").order_by("grant__starts_on", "id")


def _tell(handed: HandOver, today: date) -> str:
    start, end = handed.grant.starts_on, handed.grant.ends_on or handed.grant.starts_on
    begins = "" if start <= today else f" from {say_day(start)}"
    return f"{handed.by.shown_name} has handed this list to {handed.to.shown_name}{begins} until {say_day(end)}"
