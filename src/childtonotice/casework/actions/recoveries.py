"""Recoveries by hand: a PPN that the record does not tie to the child, and one that a run took and that is not it."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import item_numbered, reader_of
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.audit import record
from childtonotice.casework.derive import Event, note_event, settle, standing_of
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Item, Recovery, RefusedPpn, State, User
from childtonotice.casework.outbox import stop_messages, write_request
from childtonotice.casework.reasons import say_nothing
from childtonotice.casework.recover import find_open


@action
def record_submitted(*, by: User, number: str, ppn_id: str, words: str, now: datetime | None = None) -> Refused | None:
    """Say by hand that the PPN asked for is in, which one, and how one knows."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, Verb.DECIDE, lock=True)
    recovery = find_open(item)
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
    stop_messages(recovery, moment)
    item.version += 1
    details = {"ppns": [ppn_id.strip()], "by-hand": True}
    note_event(item, Event.SUBMITTED, moment, by=by, review=recovery.review, details=details)
    settle(item)
    record("recovery.submitted", by=by, subject=f"item:{item.number}", details={"ppn": ppn_id.strip()}, now=moment)
    return None


@action
def refuse_match(*, by: User, number: str, ppn_id: str, words: str, now: datetime | None = None) -> Refused | None:
    """Say that a PPN is not the one asked for: it is asked for again, and no later run takes that PPN for it."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, Verb.DECIDE, lock=True)
    recovery = _find_answered(item)
    if recovery is None or not recovery.children.filter(ppn_id=ppn_id).exists():
        return Refused((("ppn", "This PPN answers no request here: look at the item again"),))
    if say_nothing(words):
        return Refused((("words", "Say in one sentence why it is not the one"),))
    refused = {"by": by, "at": moment, "words": words.strip()}
    RefusedPpn.objects.get_or_create(item=item, ppn_id=ppn_id, defaults=refused)
    _ask_again(recovery, ppn_id, moment)
    note_event(item, Event.MATCH_REFUSED, moment, by=by, review=recovery.review, details={"refused": ppn_id})
    item.version += 1
    settle(item)
    record("recovery.refuse-match", by=by, subject=f"item:{item.number}", details={"ppn": ppn_id}, now=moment)
    return None


def _find_answered(item: Item) -> Recovery | None:
    """The request whose PPN has come, where the decision that made it stands; else None."""
    review = standing_of(item).review
    if review is None or item.state != State.SUBMITTED:
        return None
    return Recovery.objects.filter(review=review, ended_at=None).exclude(submitted_at=None).first()


def _ask_again(recovery: Recovery, ppn_id: str, now: datetime) -> None:
    recovery.children.filter(ppn_id=ppn_id).update(ppn_id="", match="", submitted_at=None)
    recovery.submitted_at = None
    recovery.save(update_fields=["submitted_at"])
    write_request(recovery, recovery.review.officer_words, now)
