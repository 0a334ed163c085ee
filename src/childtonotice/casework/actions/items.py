"""What a person does with an item besides deciding: bring it back, hand it on unseen, tick off an unreadable row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import (
    NotFound,
    handed_on_by,
    item_numbered,
    items_for,
    problems_for,
    reader_of,
    require,
)
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.audit import record
from childtonotice.casework.clocks import start_of_today
from childtonotice.casework.derive import Event, note_event, settle
from childtonotice.casework.groups import taken_out
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import GroupChange, Hold, Item, Recusal, State, User
from childtonotice.casework.reasons import say_nothing

BRINGS_BACK = (State.PPN_FOUND, State.COVERED, State.LEFT_OUT)


@action
def mark_back(*, by: User, number: str, now: datetime | None = None) -> Refused | None:
    """Bring an item back to "To read" that a PPN, a name match or a rule had taken away (R8, R13)."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, Verb.DECIDE, lock=True)
    if item.state not in BRINGS_BACK:
        return Refused((("item", "This item is not one that was taken off the list"),))
    ppns = sorted(set(item.children.filter(current=True).exclude(ppn_id="").values_list("ppn_id", flat=True)))
    _bring_back(item, by, moment, {"ppns": ppns})
    record("item.bring-back", by=by, subject=f"item:{item.number}", details={"from": item.status}, now=moment)
    return None


def _bring_back(item: Item, by: User, now: datetime, details: dict[str, object]) -> None:
    item.version += 1
    item.note, item.noted_at = "brought-back", now
    note_event(item, Event.BROUGHT_BACK, now, by=by, details=details)
    settle(item)


@action
def hand_on(*, by: User, number: str, now: datetime | None = None) -> None:
    """Hand an item on unseen: the user knows someone in this, and it is not there for them any more."""
    moment = now or timezone.now()
    reader = reader_of(by, moment)
    item = item_numbered(reader, number, Verb.LIST, lock=True)
    if handed_on_by(by).filter(item=item).exists():  # the second of two quick clicks
        raise NotFound
    Recusal.objects.create(item=item, by=by, at=moment)
    Hold.objects.filter(item=item, by=by).delete()
    note_event(item, Event.HANDED_ON, moment, by=by)
    record("item.hand-on", by=by, subject=f"item:{item.number}", now=moment)


@action
def hand_back(*, by: User, number: str, now: datetime | None = None) -> None:
    """Take back that one knows someone in this, until midnight: it was a slip of the hand. Nothing is erased."""
    moment = now or timezone.now()
    handed_on = handed_on_by(by).filter(item__number=number, at__gte=start_of_today(moment)).first()
    if handed_on is None:
        raise NotFound
    Recusal.objects.create(item=handed_on.item, by=by, at=moment, withdraws=handed_on)
    item = item_numbered(reader_of(by, moment), number)
    note_event(item, Event.HANDED_BACK, moment, by=by)
    record("item.hand-back", by=by, subject=f"item:{item.number}", now=moment)


@action
def part_group(*, by: User, number: str, apart: bool, now: datetime | None = None) -> Refused | None:
    """Take an item out of its group of one child, household or address, or put it back (features 27)."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, Verb.DECIDE, lock=True)
    if (item.pk in taken_out({item.pk})) == apart:
        return Refused((("group", "Someone has done this already"),))
    GroupChange.objects.create(item=item, by=by, at=moment, apart=apart)
    note_event(item, Event.APART if apart else Event.TOGETHER, moment, by=by)
    record("item.part-group", by=by, subject=f"item:{item.number}", details={"apart": apart}, now=moment)
    return None


@action
def check_unreadable(*, by: User, number: str, words: str, now: datetime | None = None) -> Refused | None:
    """Say that a row which could not be read was checked on the force's own system, and what came of it."""
    moment = now or timezone.now()
    unchecked = problems_for(reader_of(by, moment), Verb.PROBLEMS).filter(number=number, checked_at=None)
    problem = unchecked.select_for_update(of=("self",)).first()
    if problem is None:
        raise NotFound("There is no such row to check.")
    if say_nothing(words):
        return Refused((("words", "Say what you found on the force's system"),))
    problem.checked_by, problem.checked_at, problem.checked_words = by, moment, words.strip()
    problem.save()
    record("problem.check", by=by, subject=f"problem:{problem.number}", now=moment)
    return None


@action
def view_rules(*, by: User, numbers: Sequence[str] = (), now: datetime | None = None) -> None:
    """Record that a user was shown what new rules would judge otherwise."""
    require(reader_of(by, now), Verb.UNDO_LATER)
    record("rules.view", by=by, details={"items": list(numbers)}, now=now)


@action
def approve_rules(*, by: User, numbers: Sequence[str], now: datetime | None = None) -> int:
    """Reopen the items that new rules would judge otherwise; a coordinator approves the list, and no run does."""
    moment = now or timezone.now()
    reader = reader_of(by, moment)
    require(reader, Verb.UNDO_LATER)
    items = items_for(reader, Verb.UNDO_LATER).filter(number__in=list(numbers), note="rules-changed")
    items = items.select_for_update(of=("self",)).order_by("pk")
    for item in items:
        item.version += 1
        note_event(item, Event.REOPENED, moment, by=by, details={"codes": ["rules-changed"]})
        settle(item)
    record("rules.approve", by=by, details={"items": sorted(item.number for item in items)}, now=moment)
    return len(items)
