"""What waits to be mailed: who is written to about a request, when, and when that stops. Nothing here sends.

A request comes with its reminders and with the note to the inspector (R14): each waits for its hour and is stopped
as soon as nobody has to send a PPN any more. Seven days a week; no clock stops for a weekend.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from childtonotice.casework.clocks import add_hours
from childtonotice.casework.force import our_force
from childtonotice.casework.models import (
    Area,
    Item,
    MessageKind,
    MessageState,
    OutboxMessage,
    Question,
    Recovery,
    SubmittedPpn,
    User,
)

OUTBOX_WAITS = timedelta(minutes=10)
# What may still be stopped: it has not been handed to a mail server, or it waits for a person to look at it.
CAN_STOP = (MessageState.WAITING, MessageState.UNSENT)


def write_request(recovery: Recovery, words: str, now: datetime, wait: timedelta = timedelta(0)) -> None:
    """Put the request into the outbox, with what follows where nobody replies: two reminders, then the inspector.

    ``wait``: how long the request may still be taken back before it goes. An hour that has passed is left out.
    """
    first = OutboxMessage(
        item=recovery.item, recovery=recovery, kind=MessageKind.REQUEST, officer_id=recovery.asked_officer, words=words,
        made_at=now, send_after=now + wait,
    )  # fmt: skip
    reminders = [
        OutboxMessage(
            item=recovery.item, recovery=recovery, kind=kind, officer_id=recovery.asked_officer, made_at=now,
            send_after=at,
        )
        for kind, at in _reminders(recovery)
        if at > now + wait
    ]  # fmt: skip
    asked = [first, *reminders] if recovery.asked_officer else []
    OutboxMessage.objects.bulk_create([*asked, *_escalations(recovery, now)])


def _reminders(recovery: Recovery) -> tuple[tuple[MessageKind, datetime], ...]:
    before = add_hours(recovery.due_at, -our_force().remind_before_hours)
    return ((MessageKind.REMINDER, before), (MessageKind.DUE, recovery.due_at))


def _escalations(recovery: Recovery, now: datetime) -> list[OutboxMessage]:
    """The note to the inspector, once a request; to whom it goes is known when it goes."""
    told = OutboxMessage.objects.filter(recovery=recovery, kind=MessageKind.ESCALATION)
    if told.exclude(state=MessageState.STOPPED).exists():
        return []
    at = max(add_hours(recovery.due_at, our_force().escalate_after_hours), now)
    kind = MessageKind.ESCALATION
    return [OutboxMessage(item=recovery.item, recovery=recovery, kind=kind, made_at=now, send_after=at)]


def write_message(
    item: Item, kind: MessageKind, officer_id: str, now: datetime, recovery: Recovery | None = None
) -> None:
    """Put one message to one officer into the outbox, to go at once."""
    OutboxMessage.objects.create(
        item=item, recovery=recovery, kind=kind, officer_id=officer_id, made_at=now, send_after=now
    )


def write_about_ppn(ppn: SubmittedPpn, kind: MessageKind, now: datetime) -> None:
    """Put one message about a PPN to the officer who sent it into the outbox, to go at once."""
    OutboxMessage.objects.create(ppn=ppn, kind=kind, officer_id=ppn.officer_id, made_at=now, send_after=now)


def write_to_reader(area: Area, reader: User, now: datetime) -> None:
    """Put one message on what is to be read first in an area to who is on duty there into the outbox."""
    OutboxMessage.objects.create(area=area, reader=reader, kind=MessageKind.DUTY, made_at=now, send_after=now)


def write_question(question: Question, now: datetime, wait: timedelta) -> None:
    """Put a question to an officer into the outbox; ``wait``: how long it may still be taken back before it goes."""
    OutboxMessage.objects.create(
        item=question.item, question=question, kind=MessageKind.QUESTION, officer_id=question.asked_officer,
        made_at=now, send_after=now + wait,
    )  # fmt: skip


def stop_messages(recovery: Recovery, now: datetime, *, but: MessageKind | None = None) -> int:
    """Stop what has not gone yet of this request; returns how many. ``but``: the kind that goes on all the same."""
    waiting = OutboxMessage.objects.filter(recovery=recovery, state__in=CAN_STOP)
    if but:
        waiting = waiting.exclude(kind=but)
    return waiting.update(state=MessageState.STOPPED, stopped_at=now)


def put_off(recovery: Recovery, kind: MessageKind, until: datetime) -> None:
    """Let the messages of this kind wait until then, where they would go sooner."""
    waiting = OutboxMessage.objects.filter(recovery=recovery, kind=kind, state=MessageState.WAITING)
    waiting.filter(send_after__lt=until).update(send_after=until)


def has_gone(recovery: Recovery) -> bool:
    """Whether the officer may have had a message of this request: sent, under way, or not certain."""
    gone = (MessageState.SENT, MessageState.SENDING, MessageState.UNCERTAIN)
    return OutboxMessage.objects.filter(recovery=recovery, state__in=gone).exclude(kind=MessageKind.ESCALATION).exists()
