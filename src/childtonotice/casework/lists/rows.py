"""Items as rows of a list: one place that words them, a fixed number of queries whatever their number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, prefetch_related_objects

from childtonotice.casework.clocks import (
    decide_by,
    tell_age,
    tell_due,
    tell_exact,
    tell_lateness,
    tell_length,
    tell_moment,
    tell_to_come,
)
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.asked import tell_asked
from childtonotice.casework.lists.values import Row
from childtonotice.casework.models import Danger, Item, ItemChild, ItemPpn, State
from childtonotice.casework.wording import (
    BANDS,
    NOTES,
    band_of,
    tell_cover,
    tell_found_by,
    tell_type,
)
from childtonotice.screening.findings import Cover

POOL_NAME = "Area not known"
MOST_ROWS = 200
TELLS_PPNS = (State.PPN_FOUND, State.SUBMITTED, State.COVERED)
HEAVY = ("log", "marks", "people", "warnings", "reasons")


def make_rows(items: QuerySet[Item], now: datetime, user_id: int | None = None) -> tuple[Row, ...]:
    """The first two hundred of the items as rows, in the order they come."""
    danger = Danger.objects.filter(item=OuterRef("pk"), confirmed_at=None)
    drawn = items.defer(*HEAVY).select_related("area", "hold", "hold__by").annotate(danger=Exists(danger))
    rows = list(drawn[:MOST_ROWS])
    children = ItemChild.objects.filter(current=True).only("item_id", "cover", "ppn_id", "current")
    ppns = ItemPpn.objects.only("item_id", "ppn_id", "submitted_at")
    # PPNs are told of those alone for which one came.
    came = [row for row in rows if row.state in TELLS_PPNS]
    prefetch_related_objects(came, Prefetch("children", children), Prefetch("ppns", ppns))
    covers = _covers(rows)
    asked = tell_asked(rows, now)
    return tuple(_row(item, covers.get(item.pk, ()), now, user_id, asked.get(item.pk, "")) for item in rows)


def _covers(rows: Iterable[Item]) -> dict[int, list[bool]]:
    """Of each item whether each of its children is covered for certain."""
    covers: dict[int, list[bool]] = {}
    children = ItemChild.objects.filter(current=True, item__in=[row.pk for row in rows])
    for pk, cover in children.order_by().values_list("item_id", "cover"):
        covers.setdefault(pk, []).append(cover == Cover.CERTAIN)
    return covers


def _row(item: Item, covers: Sequence[bool], now: datetime, user_id: int | None, asked: str) -> Row:
    band = band_of(item.priority, item.note)
    return Row(
        number=item.number,
        reference=item.incident_id,
        band=band,
        band_words=BANDS[band],
        why=item.why,
        covered=tell_cover(sum(covers), len(covers)),
        state=item.state,
        state_words=tell_state(item, now, user_id),
        type=tell_type(item.type),
        reported=f"{tell_moment(item.reported_at, now)} ({tell_age(item.reported_at, now)})",
        reported_at=item.reported_at,
        reported_on=item.reported_on,
        place=str(item.facts.get("place", "")),
        officer=item.officer_id,
        found_by=tell_found_by(item.found_by),
        area=item.area.name if item.area else POOL_NAME,
        waits=_waits(item, now),
        late=_tell_late(item, now),
        danger=bool(getattr(item, "danger", False)),
        waited_for=asked or _waited(item, now),
        pk=item.pk,
        version=item.version,
        exact=tell_exact(item.reported_at),
    )


def _tell_late(item: Item, now: datetime) -> str:
    """By how much the item is past the target of what is to be done next, and which of the clocks says so (R17)."""
    if item.state == State.TO_READ:
        late = tell_lateness(decide_by(item.listed_at, item.priority, our_force()), now)
        return f"decision {late}" if late else ""
    return tell_lateness(item.due_at, now) if item.state == State.REQUESTED and item.due_at else ""


def _waits(item: Item, now: datetime) -> str:
    if item.state == State.WAITING:
        if item.waits_until and item.waits_until <= now:
            return ""
        until = f" until {tell_to_come(item.waits_until, now)}" if item.waits_until else ""
        return f"Waits for {item.waits_for}{until}"
    if item.state == State.REQUESTED and item.due_at and item.due_at >= now:
        return f"Due {tell_due(item.due_at, now)}"
    return ""


def _waited(item: Item, now: datetime) -> str:
    """For whom an item waited whose wait is over: under its state, so that rows stay two lines high."""
    if item.state == State.WAITING and item.waits_until and item.waits_until <= now:
        return f"{item.waits_for}, {tell_moment(item.waits_until, now)}"
    return ""


def tell_state(item: Item, now: datetime, user_id: int | None = None) -> str:
    """What a reader should know of the item's state, or nothing: who reads it, what came, what changed."""
    hold = getattr(item, "hold", None)
    if hold and hold.until > now and hold.by_id != user_id:
        return f"Being read by {hold.by.shown_name}"
    if item.state in TELLS_PPNS:
        return tell_ppns(item, now)
    if item.state == State.WAITING and item.waits_until and item.waits_until <= now:
        return "The wait is over"
    return NOTES.get(item.note, "")


def tell_ppns(item: Item, now: datetime) -> str:
    """Which PPN came, when, and how long after the report: "PPN found 06:12, 7 hours after the report"."""
    named = {child.ppn_id for child in item.children.all() if child.current and child.ppn_id}
    times = [ppn.submitted_at for ppn in item.ppns.all() if ppn.ppn_id in named]
    if not times:
        return "Submitted" if item.state == State.SUBMITTED else ""
    last = max(times)
    by_name = " by name" if item.by_name else ""
    after = tell_length(item.reported_at, last)
    return f"{our_force().ppn_word} found{by_name} {tell_moment(last, now)}, {after} after the report"
