"""Recoveries by hand: what an officer says by phone, or a PPN that the record does not tie to the child."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import item_numbered, reader_of
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.audit import record
from childtonotice.casework.derive import Event, note_event, settle
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import OutboxMessage, State, User
from childtonotice.casework.reasons import say_nothing


@action
def record_submitted(*, by: User, number: str, ppn_id: str, words: str, now: datetime | None = None) -> Refused | None:
    """Say by hand that the PPN asked for is in, which one, and how one knows."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, Verb.DECIDE, lock=True)
    recovery = item.recoveries.filter(submitted_at=None, review__withdrawn=None).order_by("-id").first()
    if recovery is None or item.state != State.REQUESTED:
        return Refused((("item", "No PPN is asked for here, or it is in already"),))
    errors = [] if ppn_id.strip() else [("ppn", "Say which PPN")]
    if say_nothing(words):
        errors.append(("words", "Say how you know that it is the one"))
    if errors:
        return Refused(tuple(errors))
    recovery.children.filter(submitted_at=None).update(ppn_id=ppn_id.strip(), match="hand", submitted_at=moment)
    recovery.submitted_at = moment
    recovery.save()
    OutboxMessage.objects.filter(recovery=recovery, sent_at=None, stopped_at=None).update(stopped_at=moment)
    item.version += 1
    details = {"ppns": [ppn_id.strip()], "by-hand": True}
    note_event(item, Event.SUBMITTED, moment, by=by, review=recovery.review, details=details)
    settle(item)
    record("recovery.submitted", by=by, subject=f"item:{item.number}", details={"ppn": ppn_id.strip()}, now=moment)
    return None
