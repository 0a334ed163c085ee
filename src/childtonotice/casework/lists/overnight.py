"""What the morning meeting asks: what was reported overnight at high risk, what was missed, overdue and unread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from childtonotice.casework.access import Reader, items_for, require
from childtonotice.casework.clocks import is_working_day, start_of_today, tell_lateness, tell_moment
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.areas import AreaRow, areas_page
from childtonotice.casework.lists.asked import tell_asked
from childtonotice.casework.lists.rows import POOL_NAME
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import ASKED_FOR, Item, ItemChild, State
from childtonotice.casework.order import in_order, to_read
from childtonotice.casework.wording import tell_cover, tell_type
from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.findings import Cover

NIGHT_BEGINS, NIGHT_ENDS = time(18), time(8)
READ_FIRST = 1
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NightRow:
    """One item of high risk that was reported overnight: never a name."""

    number: str
    area: str
    reported: str
    type: str
    why: str
    covered: str
    state: str
    reference: str


@dataclass(frozen=True, slots=True)
class OverdueRow:
    """One request whose PPN has not come in time: whom it waits for, and how late it is."""

    number: str
    area: str
    reference: str
    why: str
    waits_for: str
    late: str


@dataclass(frozen=True, slots=True)
class Overnight:
    """What the morning sheet shows. ``start`` to ``end``: the night, or all nights since the last working day.

    ``missed``: of each area's code how many items turned out to need a PPN since the night began; ``unread``: of each
    how many items of earlier days nobody has read, by the day of the report.
    """

    start: datetime
    end: datetime
    night: tuple[NightRow, ...]
    areas: tuple[AreaRow, ...]
    overdue: tuple[OverdueRow, ...]
    missed: Counter[str]
    unread: dict[str, Counter[date]]


def overnight(reader: Reader, now: datetime) -> Overnight:
    """What happened in this reader's areas since the last working day ended; NotFound for whoever sees no list."""
    require(reader, Verb.LIST)
    start, end = last_night(now)
    mine = items_for(reader, Verb.LIST)
    risen = mine.filter(reported_at__gte=start, reported_at__lt=end, priority__lte=READ_FIRST)
    late = list(mine.filter(state=State.REQUESTED, due_at__lt=now).select_related("area").order_by("due_at", "pk"))
    waits = tell_asked(late, now)
    decided = mine.filter(state__in=ASKED_FOR, decided_at__gte=start).values_list("area__code", flat=True)
    old = mine.filter(to_read(now), reported_at__lt=start_of_today(now)).values_list("area__code", "reported_on")
    unread: dict[str, Counter[date]] = {}
    for code, day in old:
        unread.setdefault(code or "", Counter())[day] += 1
    listed = in_order(risen.exclude(state__in=(State.LEFT_OUT, State.COVERED)).select_related("area"))
    return Overnight(
        start=start,
        end=end,
        night=tuple(_night(list(listed), now)),
        areas=areas_page(reader, now),
        overdue=tuple(_overdue(item, waits, now) for item in late),
        missed=Counter(code or "" for code in decided),
        unread=unread,
    )


def last_night(now: datetime) -> tuple[datetime, datetime]:
    """From 18:00 of the last working day to 08:00 of this one: on a Monday the weekend is within."""
    today = now.astimezone(LONDON).date()
    day = today - DAY
    while not is_working_day(day, our_force().free_days):
        day -= DAY
    return datetime.combine(day, NIGHT_BEGINS, LONDON), datetime.combine(today, NIGHT_ENDS, LONDON)


def _night(items: list[Item], now: datetime) -> list[NightRow]:
    covers: dict[int, list[bool]] = {}
    for item_id, cover in ItemChild.objects.filter(item__in=items, current=True).values_list("item_id", "cover"):
        covers.setdefault(item_id, []).append(cover == Cover.CERTAIN)
    return [_night_row(item, covers.get(item.pk, []), now) for item in items]


def _night_row(item: Item, covers: list[bool], now: datetime) -> NightRow:
    return NightRow(
        number=item.number,
        area=item.area.name if item.area else POOL_NAME,
        reported=tell_moment(item.reported_at, now),
        type=tell_type(item.type),
        why=item.why,
        covered=tell_cover(sum(covers), len(covers)),
        state=State(item.state).label.replace("PPN", our_force().ppn_word),
        reference=item.incident_id,
    )


def _overdue(item: Item, waits: dict[int, str], now: datetime) -> OverdueRow:
    return OverdueRow(
        number=item.number,
        area=item.area.name if item.area else POOL_NAME,
        reference=item.incident_id,
        why=item.why,
        waits_for=waits.get(item.pk, ""),
        late=tell_lateness(item.due_at, now) if item.due_at else "",
    )
