"""Feedback to an officer, with a copy to the supervisor: written by a person each time, never by itself (R28)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import NotFound, feedback_for, item_numbered, reader_of
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.audit import record
from childtonotice.casework.derive import Event, note_event
from childtonotice.casework.lessons import BY_CODE
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Feedback, Item, MessageKind, Officer, User
from childtonotice.casework.outbox import write_message
from childtonotice.casework.reasons import say_nothing
from childtonotice.casework.recover import find_open, whom_above

LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Draft:
    """Feedback as it was written: which template it began as, to whom it goes, and what it says now."""

    template: str = ""
    officer_id: str = ""
    words: str = ""
    rule: str = ""
    example: str = ""


@action
def send_feedback(*, by: User, number: str, draft: Draft, now: datetime | None = None) -> Feedback | Refused:
    """Send feedback on an item whose request has ended, or on which there was none to ask."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, Verb.FEEDBACK, lock=True)
    errors = _errors(item, draft)
    if errors:
        return Refused(tuple(errors))
    officer = draft.officer_id.strip()
    given = Feedback.objects.create(
        item=item, officer_id=officer, supervisor_id=whom_above(officer, moment), by=by, at=moment,
        template=draft.template,
        praise=BY_CODE[draft.template].praise, words=draft.words.strip()[:LONGEST], rule=draft.rule.strip()[:LONGEST],
        example=draft.example.strip()[:LONGEST],
    )  # fmt: skip
    write_message(item, MessageKind.FEEDBACK, officer, moment)
    if given.supervisor_id:
        write_message(item, MessageKind.FEEDBACK_COPY, given.supervisor_id, moment)
    note_event(item, Event.FEEDBACK, moment, by=by, details={"feedback": given.number, "officer": officer})
    details = {"template": draft.template, "officer": officer}
    record("feedback.send", by=by, subject=f"item:{item.number}", details=details, now=moment)
    return given


def _errors(item: Item, draft: Draft) -> list[tuple[str, str]]:
    if draft.template not in BY_CODE:
        return [("template", "Choose what it is about")]
    errors = []
    if find_open(item):
        errors.append(("template", "The request is still open: send feedback once it has ended"))
    if not Officer.objects.filter(officer_id=draft.officer_id.strip()).exists():
        errors.append(("officer", "Give the number of an officer on the force's list"))
    if say_nothing(draft.words):
        errors.append(("words", "Write what you want to tell the officer"))
    if say_nothing(draft.rule):
        errors.append(("rule", "Say the rule in a sentence"))
    return errors


@action
def acknowledge(*, by: User, number: str, now: datetime | None = None) -> Refused | None:
    """Say that feedback was read: the officer themselves, or their supervisor who has spoken with them."""
    moment = now or timezone.now()
    mine = feedback_for(reader_of(by, moment)).select_for_update(of=("self",))
    given = mine.filter(number=number).select_related("item").first()
    if given is None:
        raise NotFound("There is no such feedback for you.")
    if given.acknowledged_at:
        return Refused((("feedback", "This was acknowledged already"),))
    given.acknowledged_by, given.acknowledged_at = by, moment
    given.save(update_fields=["acknowledged_by", "acknowledged_at"])
    note_event(given.item, Event.ACKNOWLEDGED, moment, by=by, details={"feedback": given.number})
    record("feedback.acknowledge", by=by, subject=f"feedback:{given.number}", now=moment)
    return None
