"""Putting a request off for a planned warrant: a supervisor's name, and looked at again within 24 hours (R18)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from childtonotice.casework.access import item_numbered, reader_of, require
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.actions.outbox import NEEDS_AN_OPEN_REQUEST
from childtonotice.casework.audit import record
from childtonotice.casework.derive import Event, note_event
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Deferral, Item, MessageState, Recovery, User
from childtonotice.casework.reasons import say_nothing
from childtonotice.casework.recover import open_recoveries

LONGEST = timedelta(hours=24)
NOTHING_ASKED = "No request is open here: there is nothing to put off"


@action
def view_exceptions(*, by: User, numbers: Sequence[str] = (), now: datetime | None = None) -> None:
    """Record that a user was shown what is put off."""
    require(reader_of(by, now), Verb.LIST)
    record("exceptions.view", by=by, details={"items": list(numbers)}, now=now)


@action
def put_off(
    *, by: User, number: str, supervisor: str, review_at: datetime | None, words: str, now: datetime | None = None
) -> Deferral | Refused:
    """Put an open request off, or put it off again; it is looked at again within 24 hours.

    No clock stops; mails about it wait until then.
    """
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, Verb.DECIDE, lock=True)
    recovery = _open(item)
    errors = tuple(_errors(supervisor, review_at, words, moment))
    if recovery is None or errors:
        return Refused(errors if recovery else (("supervisor", NOTHING_ASKED),))
    row = Deferral.objects.create(
        item=item, recovery=recovery, by=by, at=moment, supervisor=supervisor.strip()[:100], review_at=review_at,
        words=words.strip(),
    )  # fmt: skip
    details = {"deferral": row.pk, "review": review_at.isoformat() if review_at else ""}
    note_event(item, Event.DEFERRED, moment, by=by, details=details)
    record("item.put-off", by=by, subject=f"item:{item.number}", details=details, now=moment)
    return row


@action
def put_off_no_longer(*, by: User, number: str, words: str, now: datetime | None = None) -> Deferral | Refused:
    """Say that a request is no longer put off: the warrant was done, or is not to come."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, Verb.DECIDE, lock=True)
    recovery = _open(item)
    last = Deferral.objects.filter(recovery=recovery).order_by("-id").first() if recovery else None
    if recovery is None or last is None or last.review_at is None:
        return Refused((("ended", "This is not put off"),))
    if say_nothing(words):
        return Refused((("ended", "Say what came of the warrant"),))
    row = Deferral.objects.create(item=item, recovery=recovery, by=by, at=moment, words=words.strip())
    # What was held until it would be looked at again goes now.
    held = recovery.messages.filter(state=MessageState.WAITING, send_after=last.review_at)
    held.filter(kind__in=NEEDS_AN_OPEN_REQUEST).update(send_after=moment)
    note_event(item, Event.DEFERRAL_ENDED, moment, by=by, details={"deferral": row.pk})
    record("item.put-off-ended", by=by, subject=f"item:{item.number}", details={"deferral": row.pk}, now=moment)
    return row


def _open(item: Item) -> Recovery | None:
    return open_recoveries().filter(item=item).order_by("-id").first()


def _errors(supervisor: str, review_at: datetime | None, words: str, now: datetime) -> Iterator[tuple[str, str]]:
    if not supervisor.strip():
        yield "supervisor", "Give the name of the supervisor who answers for it"
    if review_at is None or not now < review_at <= now + LONGEST:
        yield "review_at", "Choose a time within the next 24 hours, when it is looked at again"
    if say_nothing(words):
        yield "words", "Say why it cannot be sent before the warrant"
