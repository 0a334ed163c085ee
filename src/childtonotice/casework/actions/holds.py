"""Opening an item, recorded, and holding it while it is read: shown to others, 15 minutes long. It only advises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from childtonotice.casework.access import area_named, item_numbered, items_for, reader_of, rights_on
from childtonotice.casework.actions import action
from childtonotice.casework.audit import record
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import UNDECIDED, Hold, Item, User
from childtonotice.casework.order import in_reading_order, to_read

LASTS = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds an item, and until when."""

    mine: bool
    who: str
    until: datetime
    number: str = ""


@action
def open_item(*, by: User, number: str, now: datetime | None = None) -> Held | None:
    """Record that a user was shown an item, and hold it where they may decide it now; NotFound where it is not theirs.

    One transaction for both: this is what opening an item costs, and everybody does it all day.
    """
    moment = now or timezone.now()
    reader = reader_of(by, moment)
    item = item_numbered(reader, number, lock=True)
    wanted = item.state in UNDECIDED and Verb.DECIDE in rights_on(reader, item)
    held = _hold(item, by, moment) if wanted else None
    subject = f"item:{item.number}"
    record("item.view", by=by, subject=subject, details={"version": item.version}, now=moment)
    if held:
        record("item.hold", by=by, subject=subject, details={"mine": held.mine}, now=moment)
    return held


def _hold(item: Item, by: User, now: datetime) -> Held:
    """Hold the item, which is locked, unless somebody else does."""
    held = Hold.objects.select_related("by").filter(item=item).first()
    if held is None or held.by_id == by.pk or held.until <= now:
        held = _keep(item, held, by, now)
    return Held(held.by_id == by.pk, held.by.shown_name, held.until)


@action
def take_next(*, by: User, area_code: str, first: str = "", now: datetime | None = None) -> Held | None:
    """Hold the next item to be read in an area that nobody else is reading; None where there is none.

    ``first``: the number to begin with, where it is free. Two people who ask at the same moment never get the same
    item: whoever finds it taken goes on to the one after.
    """
    moment = now or timezone.now()
    reader = reader_of(by, moment)
    area = area_named(reader, area_code, Verb.DECIDE)
    items = in_reading_order(items_for(reader, Verb.DECIDE).filter(to_read(moment), area=area))
    wanted = sorted(items, key=lambda number: number != first)
    taken = next((item for number in wanted if (item := _lock_if_free(number, by, moment))), None)
    held = _keep(taken, Hold.objects.filter(item=taken).first(), by, moment) if taken else None
    subject = f"item:{taken.number}" if taken else f"area:{area_code}"
    record("item.take-next", by=by, subject=subject, now=moment)
    return Held(True, by.shown_name, held.until, taken.number) if held and taken else None


def _lock_if_free(number: str, by: User, now: datetime) -> Item | None:
    """The item, locked until the transaction ends; None where somebody decides, changes or reads it now."""
    items = Item.objects.filter(to_read(now), number=number)
    item = items.select_for_update(of=("self",), skip_locked=True).first()
    if item is None or Hold.objects.filter(item=item, until__gt=now).exclude(by=by).exists():
        return None
    return item


@action
def take_over(*, by: User, number: str, now: datetime | None = None) -> Held:
    """Take an item over from whoever holds it: anyone with the right may, with a click."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, Verb.DECIDE, lock=True)
    held = _keep(item, Hold.objects.filter(item=item).first(), by, moment)
    record("item.take-over", by=by, subject=f"item:{item.number}", now=moment)
    return Held(True, by.shown_name, held.until)


@action
def release(*, by: User, number: str, now: datetime | None = None) -> None:
    """Let go of an item; another's hold stays."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, Verb.DECIDE)
    Hold.objects.filter(item=item, by=by).delete()
    record("item.release", by=by, subject=f"item:{item.number}", now=moment)


def _keep(item: Item, held: Hold | None, by: User, now: datetime) -> Hold:
    """Hold the item, which is locked, from now on; ``held``: who holds or held it. One's own goes on from its start."""
    if held is None:
        return Hold.objects.create(item=item, by=by, since=now, until=now + LASTS)
    goes_on = held.by_id == by.pk and held.until > now
    held.by, held.since, held.until = by, held.since if goes_on else now, now + LASTS
    held.save()
    return held
