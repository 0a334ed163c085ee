"""The register of what rests: every item that waits, for whom, since when and until when (features 24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from childtonotice.casework.access import Reader, items_for, require
from childtonotice.casework.clocks import tell_age, tell_exact, tell_moment, tell_to_come
from childtonotice.casework.force import our_force
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.casework.lists.rows import POOL_NAME
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Decision, Item, State

MOST_ROWS = 300
NOT_FINAL = (Decision.WAIT, Decision.ADVICE)


@dataclass(frozen=True, slots=True)
class Resting:
    """One item that waits. ``over``: its time is up; ``times``: how often somebody let it wait."""

    number: str
    reference: str
    why: str
    area: str
    waits_for: str
    who: str
    since: str
    until: str
    exact: str
    over: bool
    times: int


@dataclass(frozen=True, slots=True)
class Register:
    """All that waits, what is over first; and how long anything may wait."""

    title: str
    details: tuple[str, ...]
    rows: tuple[Resting, ...]


def resting(reader: Reader, now: datetime | None = None) -> Register:
    """Every waiting item that this reader reaches, in whatever area; the wait that ends first on top."""
    require(reader, Verb.LIST)
    moment = now or timezone.now()
    items = _waiting(reader)
    rows = tuple(_show(item, moment) for item in items[:MOST_ROWS])
    over = sum(row.over for row in rows)
    waiting = len(rows) - over
    title = "1 item waits" if waiting == 1 else f"{waiting or 'No'} items wait"
    parts = (
        f"{count_of(over, 'wait')} over: to be read again" if over else "",
        f"nothing waits longer than {our_force().longest_wait_days} days without being looked at again",
        "the clocks run on",
    )
    return Register(title, tuple(part for part in parts if part), rows)


def _waiting(reader: Reader) -> QuerySet[Item]:
    stood = Q(reviews__decision__in=NOT_FINAL, reviews__withdrawn=None)
    items = items_for(reader, Verb.LIST).filter(state=State.WAITING).annotate(times=Count("reviews", filter=stood))
    return items.select_related("area").prefetch_related("reviews__by").order_by("waits_until", "pk")


def _show(item: Item, now: datetime) -> Resting:
    last = max((review for review in item.reviews.all() if review.decision in NOT_FINAL), key=lambda each: each.pk)
    until = item.waits_until
    return Resting(
        number=item.number,
        reference=item.incident_id,
        why=item.why,
        area=item.area.name if item.area else POOL_NAME,
        waits_for=item.waits_for,
        who=last.by.shown_name,
        since=f"{tell_moment(last.at, now)} ({tell_age(last.at, now)})",
        until=tell_to_come(until, now) if until else "no time given",
        exact=tell_exact(until) if until else "",
        over=until is not None and until <= now,
        times=item.times,  # type: ignore[attr-defined]
    )
