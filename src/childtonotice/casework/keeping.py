"""How long things are kept (R37): which items have closed, and before which day nothing is kept."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db.models import QuerySet
from django.utils import timezone

from childtonotice.casework.models import Item, Keep, State
from childtonotice.screening.force import Force

# Nobody has anything left to do with these.
CLOSED = (State.DONE, State.SUBMITTED, State.PPN_FOUND, State.LEFT_OUT, State.COVERED)


def start_of_keeping(now: datetime, force: Force) -> datetime:
    """The moment before which nothing is kept: so many months ago, at midnight in London."""
    today = timezone.localdate(now)
    year, month = divmod(today.year * 12 + today.month - 1 - force.keep_months, 12)
    # Of a month's last days there may be none so many months before.
    return datetime.combine(date(year, month + 1, min(today.day, 28)), time(), timezone.get_current_timezone())


def closed_before(moment: datetime, now: datetime) -> QuerySet[Item]:
    """The items that closed before a moment and that nobody asked to be kept."""
    kept = Keep.objects.filter(until__gte=timezone.localdate(now)).values("item")
    return Item.objects.filter(state__in=CLOSED, moved_at__lt=moment).exclude(pk__in=kept)
