"""In which order items are read: by need, and those of one child, household or address one after the other."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Case, Q, QuerySet, When

from childtonotice.casework.groups import Groups, find_groups
from childtonotice.casework.models import UNDECIDED, Item, State
from childtonotice.casework.wording import LISTED_BY_A_PERSON

# The band, whether the log claims a PPN that is not there, then the oldest (pages.md 6; R9).
ORDER = ("band_place", "-claims_ppn", "reported_at", "pk")
BAND_PLACE = Case(
    When(priority__lte=1, then=0), When(Q(priority__lte=3) | Q(note__in=LISTED_BY_A_PERSON), then=1), default=2
)


def to_read(now: datetime) -> Q:
    """What is to be read: also an item whose wait is over, since nobody but a person may let it rest."""
    # The states are named first: an index finds those few among all that was ever decided.
    unread = Q(state__in=UNDECIDED)
    return unread & (Q(state=State.TO_READ) | Q(waits_until__lte=now))


def waiting(now: datetime) -> Q:
    """What waits for someone or something, until a time still to come."""
    return Q(state=State.WAITING) & (Q(waits_until=None) | Q(waits_until__gt=now))


def in_order(items: QuerySet[Item]) -> QuerySet[Item]:
    """The items as they are to be read, each for itself."""
    return items.annotate(band_place=BAND_PLACE).order_by(*ORDER)


def in_reading_order(items: QuerySet[Item]) -> list[str]:
    """The numbers of these items as they are to be read, those of a group following its most urgent one."""
    rows = list(in_order(items).values_list("pk", "number"))
    numbers = dict(rows)
    return [numbers[pk] for pk in gather(list(numbers), find_groups(numbers))]


def gather(ids: list[int], groups: Groups) -> list[int]:
    """The same ids, each group together where the first of it stands."""
    told: dict[int, None] = {}
    members: dict[int, list[int]] = {}
    for pk in ids:
        members.setdefault(groups.of.get(pk, -pk), []).append(pk)
    for pk in ids:
        told.update(dict.fromkeys(members[groups.of.get(pk, -pk)]))
    return list(told)
