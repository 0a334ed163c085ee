"""Who is asked for a PPN, and who must act next, beside each row of a list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Prefetch

from childtonotice.casework.models import Item, Reply, State
from childtonotice.casework.owners import owner_of_request
from childtonotice.casework.recover import open_recoveries


def tell_asked(items: Iterable[Item], now: datetime) -> dict[int, str]:
    """For each requested item who must act next; two questions to the database for a whole list."""
    wanted = [item.pk for item in items if item.state == State.REQUESTED]
    if not wanted:
        return {}
    found = (
        open_recoveries().filter(item__in=wanted).prefetch_related(Prefetch("replies", Reply.objects.order_by("id")))
    )
    owners = {}
    for recovery in found.order_by("id"):
        replies = list(recovery.replies.all())
        owners[recovery.item_id] = owner_of_request(recovery, replies[-1] if replies else None, now).words
    return owners
