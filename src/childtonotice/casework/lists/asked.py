"""Who is asked for a PPN, and who must act next, beside each row of a list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from childtonotice.casework.models import Item, Reply, State
from childtonotice.casework.owners import Owner, owner_of_request
from childtonotice.casework.recover import open_recoveries


def tell_asked(items: Iterable[Item], now: datetime) -> dict[int, str]:
    """For each requested item of a list who must act next, in few words; two questions to the database for all."""
    wanted = [item.pk for item in items if item.state == State.REQUESTED]
    return {pk: owner.short for pk, owner in _owners(wanted, now).items()} if wanted else {}


def find_chased(items: QuerySet[Item], now: datetime) -> frozenset[int]:
    """The ids of the items whose request nobody answers, so that somebody has to ring."""
    return frozenset(pk for pk, owner in _owners(items.values("pk"), now).items() if owner.chase)


def _owners(wanted: Iterable[int] | QuerySet[Item, Any], now: datetime) -> dict[int, Owner]:
    replies = Prefetch("replies", Reply.objects.order_by("id"))
    owners = {}
    for recovery in open_recoveries().filter(item__in=wanted).prefetch_related(replies, "deferrals").order_by("id"):
        said = list(recovery.replies.all())
        owners[recovery.item_id] = owner_of_request(recovery, said[-1] if said else None, now)
    return owners
