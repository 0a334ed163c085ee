"""What is put off for a planned warrant, on whose word and until when; and how often that happens (R18)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.db.models import QuerySet
from django.utils import timezone

from childtonotice.casework.access import Reader, item_numbered, items_for, may, require
from childtonotice.casework.clocks import tell_age, tell_exact, tell_lateness, tell_moment, tell_to_come
from childtonotice.casework.lists.rows import POOL_NAME
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Deferral, Item, Recovery, State

COUNTED = timedelta(days=28)
DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Exceptional:
    """One request that is put off. ``over``: how long ago it should have been looked at again, else empty.

    ``can_change``: the reader may put it off anew, or no longer.
    """

    number: str
    reference: str
    why: str
    area: str
    supervisor: str
    words: str
    since: str
    times: int
    review: str
    exact: str
    over: str
    can_change: bool


@dataclass(frozen=True, slots=True)
class AreaCount:
    """One area in four weeks: requests put off, how often in all, and how often nobody looked again in time."""

    area: str
    requests: int
    times: int
    late: int


@dataclass(frozen=True, slots=True)
class ExceptionsPage:
    """All that is put off now, what is over first; and the last four weeks by area."""

    rows: tuple[Exceptional, ...]
    over: int
    counts: tuple[AreaCount, ...]


@dataclass(frozen=True, slots=True)
class DeferralForm:
    """What stands above the form of one request. ``latest``: the last time that may be chosen.

    ``follows``: the reader may open the request itself, and not only its item.
    """

    number: str
    reference: str
    why: str
    area: str
    put_off: bool
    said: tuple[str, ...]
    latest: str
    follows: bool


def exceptions_page(reader: Reader, now: datetime | None = None) -> ExceptionsPage:
    """What is put off within this reader's lists; NotFound for whoever sees no list."""
    require(reader, Verb.LIST)
    moment = now or timezone.now()
    put_off = _by_request(Deferral.objects.filter(item__in=items_for(reader, Verb.LIST)))
    standing = [rows for rows in put_off if _stands(rows)]
    standing.sort(key=lambda rows: rows[-1].review_at or moment)
    shown = tuple(_show(rows, moment, can_change=may(reader, Verb.DECIDE)) for rows in standing)
    return ExceptionsPage(shown, sum(bool(row.over) for row in shown), _counts(put_off, moment))


def _by_request(deferrals: QuerySet[Deferral]) -> list[list[Deferral]]:
    found: dict[int, list[Deferral]] = {}
    for row in deferrals.select_related("item__area", "recovery__review__withdrawn", "by").order_by("id"):
        found.setdefault(row.recovery_id, []).append(row)
    return list(found.values())


def _stands(rows: list[Deferral]) -> bool:
    return rows[-1].review_at is not None and _open(rows[-1].recovery, rows[-1].item)


def _open(recovery: Recovery, item: Item) -> bool:
    withdrawn = hasattr(recovery.review, "withdrawn")
    return item.state == State.REQUESTED and not withdrawn and not (recovery.ended_at or recovery.submitted_at)


def _show(rows: list[Deferral], now: datetime, *, can_change: bool) -> Exceptional:
    last, item = rows[-1], rows[-1].item
    review = last.review_at or now
    return Exceptional(
        number=item.number,
        reference=item.incident_id,
        why=item.why,
        area=item.area.name if item.area else POOL_NAME,
        supervisor=last.supervisor,
        words=last.words,
        since=f"{tell_moment(rows[0].at, now)} ({tell_age(rows[0].at, now)})",
        times=sum(row.review_at is not None for row in rows),
        review=tell_to_come(review, now),
        exact=tell_exact(review),
        over=tell_lateness(review, now),
        can_change=can_change,
    )


def _counts(put_off: Iterable[list[Deferral]], now: datetime) -> tuple[AreaCount, ...]:
    by_area: dict[str, list[list[Deferral]]] = {}
    for rows in put_off:
        if rows[-1].at >= now - COUNTED:
            area = rows[0].item.area
            by_area.setdefault(area.name if area else POOL_NAME, []).append(rows)
    return tuple(
        AreaCount(
            area,
            len(each),
            sum(row.review_at is not None for rows in each for row in rows),
            sum(_times_late(rows, now) for rows in each),
        )
        for area, each in sorted(by_area.items())
    )


def _times_late(rows: list[Deferral], now: datetime) -> int:
    """How often nobody looked again in time: until the next row, the end of the request, or now."""
    last = rows[-1].recovery
    ends = [after.at for _, after in pairwise(rows)] + [last.submitted_at or last.ended_at or now]
    return sum(row.review_at is not None and end > row.review_at for row, end in zip(rows, ends, strict=True))


def deferral_form(reader: Reader, number: str, now: datetime | None = None) -> DeferralForm:
    """The form by which a request is put off; NotFound where the item is not this reader's to decide."""
    moment = now or timezone.now()
    item = item_numbered(reader, number, Verb.DECIDE)
    rows = list(Deferral.objects.filter(item=item).select_related("by", "recovery__review__withdrawn", "item"))
    said = tuple(
        f"{tell_moment(row.at, moment)}, {row.by.shown_name}: "
        + (
            f"put off until {tell_moment(row.review_at, moment)}, {row.supervisor}. "
            if row.review_at
            else "no longer. "
        )
        + row.words
        for row in rows
    )
    return DeferralForm(
        number=item.number,
        reference=item.incident_id,
        why=item.why,
        area=item.area.name if item.area else POOL_NAME,
        put_off=bool(rows) and _stands(rows),
        said=said,
        latest=f"{timezone.localtime(moment + DAY):%Y-%m-%dT%H:%M}",
        follows=may(reader, Verb.RECOVER, item),
    )
