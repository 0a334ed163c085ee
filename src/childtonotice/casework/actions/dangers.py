"""A child may be in danger now: said on any item, red on the front page until someone confirms that it was acted on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import NotFound, item_numbered, reader_of
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.audit import record
from childtonotice.casework.derive import Event, note_event
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Danger, User
from childtonotice.casework.reasons import say_nothing


@dataclass(frozen=True, slots=True)
class Raised:
    """The danger is recorded. ``danger_id`` is what a confirmation names."""

    danger_id: int


@action
def raise_danger(
    *, by: User, number: str, told: str, told_at: datetime | None, words: str = "", now: datetime | None = None
) -> Raised | Refused:
    """Say that a child may be in danger now: who was told and when. It adds to the decision and replaces none."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, lock=True)
    errors = _errors(told, told_at, moment)
    if errors or told_at is None:
        return Refused(tuple(errors))
    danger = Danger.objects.create(item=item, by=by, at=moment, told=told.strip(), told_at=told_at, words=words.strip())
    note_event(item, Event.DANGER, moment, by=by, details={"danger": danger.pk})
    record("danger.raise", by=by, subject=f"item:{item.number}", details={"danger": danger.pk}, now=moment)
    return Raised(danger.pk)


def _errors(told: str, told_at: datetime | None, now: datetime) -> list[tuple[str, str]]:
    errors = [] if told.strip() else [("told", "Say who was told")]
    if told_at is None:
        errors.append(("told_at", "Say when they were told"))
    elif told_at > now:
        errors.append(("told_at", "Give a time that has passed: tell them first"))
    return errors


@action
def confirm_danger(*, by: User, danger_id: int, words: str, now: datetime | None = None) -> Refused | None:
    """Confirm that the danger was acted on, and how; the first confirmation stands."""
    moment = now or timezone.now()
    danger = Danger.objects.select_for_update().filter(pk=danger_id).select_related(None).first()
    if danger is None:
        raise NotFound
    item = item_numbered(reader_of(by, moment), danger.item.number, Verb.CONFIRM_DANGER, lock=True)
    if danger.confirmed_at:
        return Refused((("words", "Someone has confirmed this already"),))
    if say_nothing(words):
        return Refused((("words", "Say what was done, and by whom"),))
    danger.confirmed_by, danger.confirmed_at, danger.confirmed_words = by, moment, words.strip()
    danger.save()
    note_event(item, Event.DANGER_CONFIRMED, moment, by=by, details={"danger": danger.pk})
    record("danger.confirm", by=by, subject=f"item:{item.number}", details={"danger": danger.pk}, now=moment)
    return None
