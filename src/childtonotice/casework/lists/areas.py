"""How each area's list stands: how old, how late, what is chased; red where what is read first is late (R17)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from childtonotice.casework.access import POOL, Reader, areas_for, items_for, require
from childtonotice.casework.clocks import decide_by, tell_age, tell_moment
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.asked import find_chased
from childtonotice.casework.lists.pace import last_decided, tell_unread
from childtonotice.casework.lists.rows import POOL_NAME
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Area, Item, State
from childtonotice.casework.order import to_read

AGES = (timedelta(hours=24), timedelta(hours=48), timedelta(days=7))
READ_FIRST = 1
KEPT = ("area_id", "listed_at", "priority", "reported_at", "due_at", "state")


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area. ``older``: items to be read that were reported over 24 hours, 48 hours and 7 days ago.

    ``late``: past the target from listing to decision; ``late_first``: those of them to be read first.
    ``unread_since``: when somebody decided here last, where that is too long ago.
    """

    code: str
    name: str
    to_read: int
    read_first: int
    oldest: str
    older: tuple[int, ...]
    late: int
    late_first: int
    requested: int
    overdue: int
    chased: int
    unread_since: str = ""


def areas_page(reader: Reader, now: datetime | None = None) -> tuple[AreaRow, ...]:
    """Each area of the reader, and the shared pool; NotFound for whoever sees no list."""
    require(reader, Verb.LIST)
    moment = now or timezone.now()
    mine = items_for(reader, Verb.LIST)
    unread = list(mine.filter(to_read(moment)).only(*KEPT))
    asked = list(mine.filter(state=State.REQUESTED).only(*KEPT))
    chased = find_chased(mine.filter(state=State.REQUESTED), moment)
    rows, areas = [], (*areas_for(reader), None)
    last = last_decided(areas)
    for area in areas:
        here = area.pk if area else None
        read = [item for item in unread if item.area_id == here]
        rows.append(_row(area, read, [item for item in asked if item.area_id == here], chased, last[here], moment))
    return tuple(rows)


def _row(
    area: Area | None,
    unread: Sequence[Item],
    asked: Sequence[Item],
    chased: frozenset[int],
    last: datetime | None,
    now: datetime,
) -> AreaRow:
    force = our_force()
    oldest = min((item.reported_at for item in unread), default=None)
    late = [item for item in unread if decide_by(item.listed_at, item.priority, force) < now]
    return AreaRow(
        code=area.code if area else POOL,
        name=area.name if area else POOL_NAME,
        to_read=len(unread),
        read_first=sum(item.priority <= READ_FIRST for item in unread),
        oldest=f"{tell_moment(oldest, now)} ({tell_age(oldest, now)})" if oldest else "",
        older=tuple(sum(now - item.reported_at > age for item in unread) for age in AGES),
        late=len(late),
        late_first=sum(item.priority <= READ_FIRST for item in late),
        requested=len(asked),
        overdue=sum(item.due_at is not None and item.due_at < now for item in asked),
        chased=sum(item.pk in chased for item in asked),
        unread_since=tell_unread(area, last, min(item.listed_at for item in unread), now) if unread else "",
    )
