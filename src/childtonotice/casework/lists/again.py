"""Further queries about a child: items for which a PPN was asked soon after one for the same child on another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from childtonotice.casework.models import ItemTie, Recovery, Tie

SOON = timedelta(weeks=12)


def asked_again(only: Sequence[int]) -> set[int]:
    """The items whose PPN was asked for within twelve weeks of one for the same child on another item.

    ``only``: of these items alone; of all where empty. What was asked later never changes what was asked before.
    """
    asked = Recovery.objects.all()
    ties = ItemTie.objects.filter(kind=Tie.CHILD, item__in=asked.values("item"))
    if only:
        mine = ties.filter(item__in=asked.filter(item__in=only).values("item"))
        ties = ties.filter(key__in=mine.values("key"))
        asked = asked.filter(item__in=ties.values("item"))
    # The last of equal keys stays, so that of each item the first request counts.
    first: dict[int, datetime] = dict(asked.order_by("-requested_at").values_list("item_id", "requested_at"))
    by_child: dict[str, list[tuple[datetime, int]]] = defaultdict(list)
    for key, item in ties.values_list("key", "item_id").iterator():
        by_child[key].append((first[item], item))
    found: set[int] = set()
    for times in by_child.values():
        found |= {item for (before, _), (at, item) in pairwise(sorted(times)) if at - before <= SOON}
    return found
