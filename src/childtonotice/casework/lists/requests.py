"""Requests for a PPN: whose they are, how late, what came back, and what became of the messages."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from childtonotice.casework.access import (
    NotFound,
    Reader,
    feedback_for,
    item_numbered,
    items_for,
    may,
    messages_of_areas,
    ppns_for,
)
from childtonotice.casework.clocks import tell_both, tell_due, tell_exact, tell_lateness, tell_moment
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.mailed_link import LinkPage
from childtonotice.casework.lists.officer_questions import officer_questions
from childtonotice.casework.lists.ppns import told_to_officers
from childtonotice.casework.lists.request_values import (
    FeedbackShown,
    MessageShown,
    ReplyShown,
    RequestPage,
    RequestRow,
    RequestsPage,
)
from childtonotice.casework.lists.rows import POOL_NAME
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import (
    Feedback,
    Item,
    MessageKind,
    MessageState,
    OutboxMessage,
    Recovery,
    Reply,
    ReplyKind,
    State,
)
from childtonotice.casework.owners import Owner, owner_of_request
from childtonotice.casework.recover import find_deferral, find_open, open_recoveries
from childtonotice.casework.reply_links import LinkState, judge_link, read_link
from childtonotice.casework.wording import name_ppn, tell_type

ASKS_A_PERSON = (MessageState.UNCERTAIN, MessageState.UNSENT)
STUCK_AFTER = timedelta(minutes=30)
FEEDBACK_WITHIN = timedelta(days=14)
MOST = 200
TROUBLES = {
    "no-address": "No mail address is known for them.",
    "bad-address": "Their mail address cannot be written to.",
    "refused": "The mail server refused it.",
    "not-now": "The mail server asks to try later.",
    "unreachable": "The mail server does not answer.",
    "no-answer": "The mail server's answer was lost: it may have arrived, or not.",
    "broken-off": "Sending was broken off: it may have arrived, or not.",
    "not-wanted": "It was no longer true when its hour came.",
}


def requests(reader: Reader, now: datetime | None = None) -> RequestsPage:
    """What is this reader's to follow: open requests, chases first; feedback; and messages that need a person."""
    moment = now or timezone.now()
    asked = open_recoveries().filter(_of_items(reader, Verb.RECOVER))
    rows = _rows(asked.order_by("due_at", "pk")[:MOST], moment, reader.officer_id)
    return RequestsPage(
        rows=tuple(sorted(rows, key=lambda row: not row.chase)),
        feedback=_feedback_shown(feedback_for(reader), reader, moment),
        messages=_count_messages(reader, moment),
        to_thank=_without_feedback(reader, moment) if may(reader, Verb.FEEDBACK) else (),
        own=not may(reader, Verb.LIST),
        has_team=bool(reader.team) and may(reader, Verb.OFFICER_FIGURES),
        told=told_to_officers(reader, moment),
        questions=officer_questions(reader, moment) if reader.officer_id else (),
    )


def _of_items(reader: Reader, verb: Verb) -> Exists:
    """Whether a request is on an item of this reader's: asked of each open one, not of every item there ever was."""
    return Exists(items_for(reader, verb).filter(pk=OuterRef("item")))


def _rows(recoveries: QuerySet[Recovery], now: datetime, own: str = "") -> list[RequestRow]:
    drawn = recoveries.select_related("item", "item__area", "review").prefetch_related(
        Prefetch("replies", Reply.objects.order_by("id")), "deferrals"
    )
    return [_row(recovery, now, own) for recovery in drawn]


def _row(recovery: Recovery, now: datetime, own: str) -> RequestRow:
    item = recovery.item
    replies = list(recovery.replies.all())
    owner = _owner(recovery, replies[-1] if replies else None, now, own)
    return RequestRow(
        number=item.number,
        reference=item.incident_id,
        why=item.why,
        type=tell_type(item.type),
        reported=tell_moment(item.reported_at, now),
        exact=tell_exact(item.reported_at),
        area=item.area.name if item.area else POOL_NAME,
        due=tell_due(recovery.due_at, now),
        due_exact=tell_exact(recovery.due_at),
        late=tell_lateness(recovery.due_at, now),
        owner=owner.words,
        chase=owner.chase,
    )


def _owner(recovery: Recovery, last: Reply | None, now: datetime, own: str) -> Owner:
    """Who acts next, as this reader is told: whoever is asked reads what they do themselves."""
    owner = owner_of_request(recovery, last, now)
    if own and recovery.asked_officer == own:
        return replace(owner, words=_ask_you(recovery, last, owner), chase=False)
    return owner


def _ask_you(recovery: Recovery, last: Reply | None, owner: Owner) -> str:
    if last is not None and last.kind == ReplyKind.SUBMITTED:
        return f"You said that it is sent as {last.ppn_id}. No list has found it yet: is the number right?"
    return owner.words if find_deferral(recovery) else "You: submit it, or open this and say why not."


def _without_feedback(reader: Reader, now: datetime) -> tuple[RequestRow, ...]:
    """Requests that ended lately and on which nobody has written to the officer yet."""
    since = now - FEEDBACK_WITHIN
    ended = Q(submitted_at__gte=since) | Q(ended_at__gte=since, replies__kind=ReplyKind.NOT_NEEDED)
    mine = Recovery.objects.filter(ended, _of_items(reader, Verb.FEEDBACK), review__withdrawn=None)
    without = mine.filter(item__feedback=None).exclude(item__officer_id="").distinct()
    rows = {row.number: row for row in _rows(without.order_by("-id")[:20], now)}
    return tuple(rows.values())


def request_page(reader: Reader, number: str, now: datetime | None = None) -> RequestPage:
    """One request, whole; NotFound where the item is not this reader's to follow, or nothing was asked on it."""
    moment = now or timezone.now()
    item = item_numbered(reader, number, Verb.RECOVER)
    recovery = find_open(item) or item.recoveries.select_related("review").order_by("-id").first()
    if recovery is None:
        raise NotFound
    open_now = find_open(item) is not None
    decides = may(reader, Verb.DECIDE, item)
    owner = _owner(recovery, recovery.replies.order_by("-id").first(), moment, reader.officer_id)
    return RequestPage(
        number=item.number,
        reference=item.incident_id,
        why=item.why,
        type=tell_type(item.type),
        reported=tell_exact(item.reported_at),
        area=item.area.name if item.area else POOL_NAME,
        open=open_now,
        standing=owner.words if open_now else _tell_ended(recovery, moment),
        chase=open_now and owner.chase,
        due=tell_exact(recovery.due_at),
        late=tell_lateness(recovery.due_at, recovery.submitted_at or moment)
        if open_now or recovery.submitted_at
        else "",
        officer_words=recovery.review.officer_words,
        children=tuple((row.child.label or "child", row.ppn_id) for row in recovery.children.select_related("child")),
        replies=tuple(_reply(reply, moment) for reply in recovery.replies.select_related("by")),
        messages=tuple(_message(message, moment) for message in recovery.messages.order_by("send_after", "pk")),
        feedback=_feedback_shown(item.feedback.all(), reader, moment),
        can_reply=open_now and not decides and recovery.asked_officer in reader.replies_for,
        can_note=open_now and decides,
        can_refuse=decides and item.state == State.SUBMITTED and recovery.submitted_at is not None,
        can_feedback=not open_now and may(reader, Verb.FEEDBACK, item),
        item_shown=items_for(reader).filter(pk=item.pk).exists(),
    )


def tell_request(item: Item, now: datetime, own: str = "") -> str:
    """How the request of an item stands, for the item's page; empty where none was ever made.

    ``own``: the reader's number as an officer; whoever is asked reads what they do themselves.
    """
    recovery = item.recoveries.select_related("review", "review__withdrawn").order_by("-id").first()
    if recovery is None:
        return ""
    if recovery.ended_at or recovery.submitted_at or hasattr(recovery.review, "withdrawn"):
        return _tell_ended(recovery, now)
    return _owner(recovery, recovery.replies.order_by("-id").first(), now, own).words


def tell_reply(item: Item) -> str:
    """The officer's words to why none is needed, to follow a sentence about them."""
    reply = Reply.objects.filter(recovery__item=item, kind=ReplyKind.NOT_NEEDED).order_by("-id").first()
    return f": “{reply.words}”" if reply else "."


def _tell_ended(recovery: Recovery, now: datetime) -> str:
    word = our_force().ppn_word
    if recovery.submitted_at:
        late = tell_lateness(recovery.due_at, recovery.submitted_at) or "in time"
        ppns = ", ".join(sorted({row.ppn_id for row in recovery.children.all() if row.ppn_id}))
        return f"{name_ppn(word, ppns)} came {tell_both(recovery.submitted_at, now)}, {late}."
    if hasattr(recovery.review, "withdrawn"):
        return "The request was withdrawn."
    if recovery.replies.filter(kind=ReplyKind.NOT_NEEDED).exists():
        return "The officer says that none is needed; the item went back to its reader."
    return "Another decision took its place."


def _reply(reply: Reply, now: datetime) -> ReplyShown:
    who = reply.by.shown_name if reply.by else f"Officer {reply.officer_id}, by the mailed link"
    if reply.phone:
        who = f"Officer {reply.officer_id} by telephone, noted by {who}"
    said = ReplyKind(reply.kind).label
    return ReplyShown(who, tell_both(reply.at, now), f"{said}: {reply.ppn_id}" if reply.ppn_id else said, reply.words)


def _message(message: OutboxMessage, now: datetime) -> MessageShown:
    state = MessageState(message.state)
    waits = state is MessageState.WAITING
    at = {MessageState.SENT: message.sent_at, MessageState.STOPPED: message.stopped_at}.get(state, message.send_after)
    stuck = waits and message.send_after < now - STUCK_AFTER
    trouble = TROUBLES.get(message.trouble, "") or (TROUBLES["unreachable"] if stuck else "")
    return MessageShown(
        number=message.number,
        kind=MessageKind(message.kind).label,
        to=_tell_to(message),
        state=state.label,
        when=tell_both(at or message.made_at, now),
        trouble=trouble,
        asks=state in ASKS_A_PERSON,
        certain=state is MessageState.UNSENT,
        about=message.our_number,
        on_item=message.item is not None,
        area_code=message.area.code if message.area else "",
    )


def _tell_to(message: OutboxMessage) -> str:
    if message.reader:
        return f"{message.reader.shown_name}, on duty for {message.area.name if message.area else POOL_NAME}"
    return f"officer {message.officer_id}" if message.officer_id else "the area's inspector"


def messages_to_settle(reader: Reader, now: datetime) -> QuerySet[OutboxMessage]:
    """Messages of this reader's items and areas that no sender will settle by itself, or that wait far too long."""
    stuck = Q(state=MessageState.WAITING, send_after__lt=now - STUCK_AFTER)
    asking = OutboxMessage.objects.filter(Q(state__in=ASKS_A_PERSON) | stuck)
    if not asking.exists():  # as on most days: the longer question is not asked
        return OutboxMessage.objects.none()
    mine = Q(item__in=items_for(reader, Verb.DECIDE)) | messages_of_areas(reader)
    if may(reader, Verb.ASSESS):
        mine |= Q(ppn__in=ppns_for(reader))
    return asking.filter(mine).select_related("item", "ppn", "area", "reader")


def _count_messages(reader: Reader, now: datetime) -> int:
    settles = may(reader, Verb.DECIDE) or may(reader, Verb.ASSESS)
    return messages_to_settle(reader, now).count() if settles else 0


def messages_page(reader: Reader, now: datetime | None = None) -> tuple[MessageShown, ...]:
    """The messages that need a person, oldest first. NotFound for whoever decides nothing."""
    if not (may(reader, Verb.DECIDE) or may(reader, Verb.ASSESS)):
        raise NotFound
    moment = now or timezone.now()
    found = messages_to_settle(reader, moment).order_by("send_after", "pk")[:MOST]
    return tuple(_message(message, moment) for message in found)


def _feedback_shown(given: QuerySet[Feedback], reader: Reader, now: datetime) -> tuple[FeedbackShown, ...]:
    mine = set(feedback_for(reader).values_list("pk", flat=True)) if reader.officer_id else set()
    drawn = given.select_related("by", "acknowledged_by", "item")[:50]
    return tuple(
        FeedbackShown(
            number=feedback.number,
            reference=feedback.item.incident_id,
            officer=feedback.officer_id,
            own=feedback.officer_id == reader.officer_id,
            praise=feedback.praise,
            words=feedback.words,
            rule=feedback.rule,
            example=feedback.example,
            who=feedback.by.shown_name,
            when=tell_both(feedback.at, now),
            acknowledged=tell_both(feedback.acknowledged_at, now) if feedback.acknowledged_at else "",
            can_acknowledge=feedback.pk in mine and feedback.acknowledged_at is None,
        )
        for feedback in drawn
    )


def link_page(token: str, now: datetime | None = None) -> LinkPage:
    """What the mailed link shows without signing in: reference, times and whether it still takes a reply; no name."""
    moment = now or timezone.now()
    link = read_link(token)
    if link is None:
        return LinkPage(LinkState.ENDED)
    item, recovery = link.recovery.item, link.recovery
    return LinkPage(
        state=judge_link(link, moment),
        number=item.number,
        reference=item.incident_id,
        reported=tell_exact(item.reported_at),
        due=tell_exact(recovery.due_at),
        late=tell_lateness(recovery.due_at, moment),
        children=recovery.children.count(),
    )


__all__ = ["link_page", "messages_page", "request_page", "requests"]
