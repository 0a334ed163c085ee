"""What retention will erase soon, for whoever may ask that it be kept (R37)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from childtonotice.casework.access import Reader, items_for, require
from childtonotice.casework.clocks import tell_exact
from childtonotice.casework.force import our_force
from childtonotice.casework.govuk.times import say_date
from childtonotice.casework.keeping import closed_before, start_of_keeping
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Keep, State
from childtonotice.casework.wording import tell_type

SOON = timedelta(days=60)
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Leaving:
    """One item that will be erased soon."""

    number: str
    reference: str
    type: str
    reported: str
    closed: str
    outcome: str


@dataclass(frozen=True, slots=True)
class KeepingPage:
    """What leaves within sixty days, how many more there are, and what is kept for a reason."""

    months: int
    log_days: int
    leaving: tuple[Leaving, ...]
    more: int
    kept: tuple[tuple[str, str, str], ...]


def keeping_page(reader: Reader, now: datetime | None = None) -> KeepingPage:
    """The items to be erased soon, the first to go first; NotFound where the reader may not ask to keep one."""
    require(reader, Verb.UNDO_LATER)
    moment, force = now or timezone.now(), our_force()
    mine = items_for(reader, Verb.UNDO_LATER)
    due = mine.filter(pk__in=closed_before(start_of_keeping(moment, force) + SOON, moment).values("pk"))
    rows = due.order_by("moved_at", "pk").only("number", "incident_id", "type", "reported_at", "moved_at", "state")
    shown = tuple(
        Leaving(
            item.number, item.incident_id, tell_type(item.type), tell_exact(item.reported_at),
            tell_exact(item.moved_at) if item.moved_at else "", State(item.state).label,
        )
        for item in rows[:MOST_ROWS]
    )  # fmt: skip
    kept = Keep.objects.filter(until__gte=timezone.localdate(moment), item__in=mine).order_by("until")
    told = kept.values_list("item__number", "until", "words")
    return KeepingPage(
        months=force.keep_months,
        log_days=force.log_days_after_closing,
        leaving=shown,
        more=max(0, due.count() - MOST_ROWS),
        kept=tuple((number, say_date(until), words) for number, until, words in told),
    )
