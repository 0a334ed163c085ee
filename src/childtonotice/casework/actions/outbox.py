"""The outbox: a message is claimed before a mail server is spoken to, and what is not certain waits for a person.

Nothing is sent twice by itself: a message whose fate is unknown is never claimed again until somebody says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Q
from django.utils import timezone

from childtonotice.casework.access import NotFound, Reader, items_for, may, messages_of_areas, ppns_for, reader_of
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.asking import is_open
from childtonotice.casework.audit import record
from childtonotice.casework.derive import Event, note_event
from childtonotice.casework.duty import nobody_works, read_first_in
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import (
    Grant,
    Item,
    MessageKind,
    MessageState,
    Officer,
    OutboxMessage,
    Role,
    User,
)
from childtonotice.casework.question_links import sign_question
from childtonotice.casework.recover import find_deferral, open_recoveries
from childtonotice.casework.reply_links import make_link

# Longer than any mail server is waited for: whoever claimed a message so long ago and says nothing is gone.
LEASE = timedelta(minutes=10)
LONGEST_WAIT = timedelta(hours=1)
ASKS = (MessageKind.REQUEST, MessageKind.REMINDER, MessageKind.DUE)
ANSWERED = ("question__review__withdrawn", "question__advice")
NEEDS_AN_OPEN_REQUEST = (*ASKS, MessageKind.ESCALATION)
NOTHING_WAITS = Refused((("outbox", "Nothing waits to be sent"),))


@dataclass(frozen=True, slots=True)
class Claimed:
    """One message that is this sender's to send. ``addresses`` empty: it was settled without sending.

    ``token`` is the signed part of the reply link; empty where no reply is asked for. ``area`` and ``read_first``: for
    who is on duty, where and how much there is to be read first.
    """

    message_id: int
    number: str
    kind: MessageKind
    item_number: str
    claimed_at: datetime
    addresses: tuple[str, ...] = ()
    token: str = ""
    due_at: datetime | None = None
    area: str = ""
    read_first: int = 0


class Fate(StrEnum):
    """What became of a message that was handed to the mail server."""

    SENT = "sent"
    LATER = "later"
    REFUSED = "refused"
    LOST = "lost"


@action
def claim_message(*, by: User | None = None, now: datetime | None = None) -> Claimed | Refused:
    """Claim the message that waits longest; when this returns, the claim is kept. Refused where nothing waits."""
    moment = now or timezone.now()
    waiting = OutboxMessage.objects.filter(state=MessageState.WAITING, send_after__lte=moment)
    about = ("item", "item__area", "recovery", "ppn", "area", "reader", *ANSWERED)
    message = waiting.select_related(*about).order_by("send_after", "pk").first()
    if message is None:
        return NOTHING_WAITS
    claimed = Claimed(message.pk, message.number, MessageKind(message.kind), message.our_number, moment)
    if _is_held(message, by, moment):
        return claimed
    if not _is_wanted(message, moment):
        return _put_aside(message, by, moment, claimed, MessageState.STOPPED, "not-wanted")
    addresses = _addresses(message, moment)
    if not addresses:
        return _put_aside(message, by, moment, claimed, MessageState.UNSENT, "no-address")
    if not _move(message, state=MessageState.SENDING, claimed_at=moment, tries=message.tries + 1):
        return NOTHING_WAITS  # another sender was faster, and goes on with the rest
    record("message.claim", by=by, subject=f"message:{message.number}", now=moment)
    token = make_link(message.recovery, moment) if message.recovery and message.kind in ASKS else ""
    token = sign_question(message.number) if message.question else token
    asked = message.recovery or message.question
    due = asked.due_at if asked else None
    area = message.area.name if message.area else ""
    return Claimed(
        message.pk, message.number, MessageKind(message.kind), message.our_number, moment, addresses, token, due, area,
        _count_first(message, moment),
    )  # fmt: skip


def _move(message: OutboxMessage, **columns: object) -> bool:
    """Change a message that still waits; False where somebody else moved it first."""
    waiting = OutboxMessage.objects.filter(pk=message.pk, state=MessageState.WAITING)
    return bool(waiting.update(**columns))


def _put_aside(
    message: OutboxMessage, by: User | None, now: datetime, claimed: Claimed, state: MessageState, why: str
) -> Claimed:
    stopped = now if state is MessageState.STOPPED else None
    _move(message, state=state, trouble=why, stopped_at=stopped)
    record(f"message.{state}", by=by, subject=f"message:{message.number}", details={"why": why}, now=now)
    return claimed


def _is_held(message: OutboxMessage, by: User | None, now: datetime) -> bool:
    """Whether it waits with its request, which is put off for a planned warrant (R18): nobody is urged meanwhile."""
    deferral = find_deferral(message.recovery) if message.recovery else None
    until = deferral.review_at if deferral else None
    if message.kind not in NEEDS_AN_OPEN_REQUEST or until is None or until <= now:
        return False
    _move(message, send_after=until)
    details = {"why": "put-off"}
    record("message.hold", by=by, subject=f"message:{message.number}", details=details, now=now)
    return True


def _is_wanted(message: OutboxMessage, now: datetime) -> bool:
    """Whether this still says something true: the request is open, with this officer, and nothing newer says it.

    A question: that somebody still waits for its answer.

    To who is on duty: that today nobody works, and that something is still to be read first.
    """
    if message.kind == MessageKind.DUTY:
        return nobody_works(now) and _count_first(message, now) > 0
    if message.question and message.item:
        message.question.item = message.item
        return is_open(message.question)
    recovery = message.recovery
    if message.kind not in NEEDS_AN_OPEN_REQUEST or recovery is None:
        return True
    if not open_recoveries().filter(pk=recovery.pk).exists():
        return False
    if message.kind in ASKS and message.officer_id != recovery.asked_officer:
        return False
    due_now = recovery.messages.filter(kind=MessageKind.DUE, state=MessageState.WAITING, send_after__lte=now)
    return message.kind != MessageKind.REMINDER or not due_now.exists()


def _count_first(message: OutboxMessage, now: datetime) -> int:
    """How much is to be read first where the message is to who is on duty."""
    if message.area is None or message.reader is None:
        return 0
    return read_first_in(reader_of(message.reader, now), message.area, now).count()


def _addresses(message: OutboxMessage, now: datetime) -> tuple[str, ...]:
    if message.kind == MessageKind.ESCALATION and message.item:
        return _inspectors(message.item, now)
    if message.reader:
        return tuple(filter(None, (message.reader.email or _address_of(message.reader.officer_id),)))
    return tuple(filter(None, (_address_of(message.officer_id),)))


def _address_of(officer_id: str) -> str:
    """An officer's address: as the force's list has it, else that of the user who is this officer."""
    if not officer_id:
        return ""
    known = Officer.objects.filter(officer_id=officer_id).values_list("email", flat=True).first()
    user = User.objects.filter(officer_id=officer_id, is_active=True).exclude(email="").first()
    return known or (user.email if user else "")


def _inspectors(item: Item, now: datetime) -> tuple[str, ...]:
    """The addresses of the inspectors of the item's area; of every inspector where the area is not known."""
    today = timezone.localdate(now)
    grants = Grant.objects.filter(role=Role.INSPECTOR, withdrawn_at=None, starts_on__lte=today, user__is_active=True)
    grants = grants.filter(Q(ends_on=None) | Q(ends_on__gte=today)).select_related("user")
    if item.area_id:
        grants = grants.filter(Q(all_areas=True) | Q(areas=item.area_id))
    users = {grant.user for grant in grants.distinct()}
    return tuple(sorted({user.email or _address_of(user.officer_id) for user in users} - {""}))


@action
def settle_message(
    *, by: User | None = None, claimed: Claimed, fate: Fate, why: str = "", now: datetime | None = None
) -> None:
    """Write down what became of a claimed message. One that somebody has settled meanwhile stays as they said."""
    moment = now or timezone.now()
    ours = OutboxMessage.objects.filter(pk=claimed.message_id, claimed_at=claimed.claimed_at)
    message = ours.filter(state__in=(MessageState.SENDING, MessageState.UNCERTAIN)).select_related("item").first()
    record(
        f"message.{fate}", by=by, subject=f"message:{claimed.number}", details={"why": why} if why else {}, now=moment
    )
    if message is None:
        return
    message.trouble = why
    if fate is Fate.SENT:
        message.state, message.sent_at = MessageState.SENT, moment
        _tell_sent(message, moment)
    elif fate is Fate.LATER:
        message.state, message.send_after = MessageState.WAITING, moment + _wait(message.tries)
    else:
        message.state = MessageState.UNSENT if fate is Fate.REFUSED else MessageState.UNCERTAIN
    message.save()


def _wait(tries: int) -> timedelta:
    """How long until the next try: 2, 4, 8 minutes and so on, an hour at the most."""
    return min(timedelta(minutes=2 ** min(tries, 6)), LONGEST_WAIT)


def _tell_sent(message: OutboxMessage, now: datetime) -> None:
    if message.item is None:
        return
    review = message.recovery.review if message.recovery else None
    details = {"kind": message.kind, "officer": message.officer_id}
    note_event(message.item, Event.MAILED, now, review=review, details=details)


@action
def note_lost(*, by: User | None = None, now: datetime | None = None) -> int | Refused:
    """Messages that were claimed long ago by a sender who never came back are not certain: a person is asked."""
    moment = now or timezone.now()
    lost = OutboxMessage.objects.filter(state=MessageState.SENDING, claimed_at__lt=moment - LEASE)
    numbers = list(lost.values_list("number", flat=True))
    if not numbers:
        return NOTHING_WAITS
    lost.update(state=MessageState.UNCERTAIN, trouble="broken-off")
    record("message.lost", by=by, details={"messages": numbers}, now=moment)
    return len(numbers)


def _theirs(reader: Reader) -> Q:
    """The messages of this reader's items and areas, and those on PPNs of who checks them."""
    mine = Q(item__in=items_for(reader, Verb.RECOVER)) | messages_of_areas(reader)
    return mine | Q(ppn__in=ppns_for(reader)) if may(reader, Verb.ASSESS) else mine


@action
def settle_by_hand(*, by: User, number: str, arrived: bool, now: datetime | None = None) -> Refused | None:
    """Say what became of a message that is not certain or could not be sent: they have it, or it is sent again."""
    moment = now or timezone.now()
    messages = OutboxMessage.objects.select_for_update(of=("self",)).filter(number=number)
    messages = messages.filter(_theirs(reader_of(by, moment)))
    message = messages.select_related("item", "recovery__review").first()
    if message is None:
        raise NotFound
    if message.state not in (MessageState.UNCERTAIN, MessageState.UNSENT):
        return Refused((("message", "Somebody has settled this already"),))
    message.settled_by, message.settled_at = by, moment
    if arrived:
        message.state, message.sent_at = MessageState.SENT, message.claimed_at or moment
        _tell_sent(message, moment)
    else:
        message.state, message.send_after, message.tries = MessageState.WAITING, moment, 0
    message.save()
    details = {"arrived": arrived}
    record("message.settle", by=by, subject=f"message:{message.number}", details=details, now=moment)
    return None
