"""Deciding: saved once, by one person, on the version they saw; undone only by a row that withdraws it (R12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import NotFound, item_numbered, reader_of
from childtonotice.casework.actions import Conflict, Refused, action
from childtonotice.casework.actions.answers import Answer, answers_for, find_errors
from childtonotice.casework.asking import ask_for_advice, reply_by, tell_whom
from childtonotice.casework.audit import record
from childtonotice.casework.clocks import end_of_day, submit_by, tell_due, tell_moment
from childtonotice.casework.derive import Event, note_event, settle, standing_of
from childtonotice.casework.force import our_force
from childtonotice.casework.matrix import Verb
from childtonotice.casework.meanwhile import tell_meanwhile
from childtonotice.casework.models import (
    READERS_CHILD,
    UNDECIDED,
    Decision,
    Hold,
    Item,
    ItemChild,
    MessageKind,
    Recovery,
    RecoveryChild,
    Review,
    ReviewChild,
    User,
)
from childtonotice.casework.outbox import OUTBOX_WAITS, write_message, write_request
from childtonotice.casework.reasons import say_nothing
from childtonotice.casework.recover import end_recovery, open_recoveries, whom_to_ask
from childtonotice.casework.school import note_school, wants_school_notice
from childtonotice.screening.findings import Cover


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision is saved. ``said``: the sentence of the green alert; ``due_at`` where a PPN was asked."""

    review_id: int
    said: str
    due_at: datetime | None = None
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Undone:
    """The decision is withdrawn. ``said``: the sentence of the green alert."""

    said: str


@action
def decide(
    *, by: User, number: str, version: int, answer: Answer, now: datetime | None = None
) -> Decided | Refused | Conflict:
    """Decide an item on the version seen. Nothing is saved where it changed meanwhile or something is missing."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, Verb.DECIDE, lock=True)
    if item.version != version or item.state not in UNDECIDED:
        return _meanwhile(item, by, version, answer, moment)
    children = list(item.children.filter(current=True))
    errors = find_errors(item, answer, children, moment)
    if errors:
        return Refused(tuple(errors))
    review = _save(item, by, answer, children, moment)
    _replace(item, answer.decision, moment)
    recovery = _ask(item, review, moment) if answer.decision == Decision.NEEDED else None
    _follow(item, review, answer, moment)
    _close(item)
    details = {"decision": review.decision, "reason": review.reason, "version": version, "review": review.pk}
    record("item.decide", by=by, subject=f"item:{item.number}", details=details, now=moment)
    return Decided(review.pk, _told(review, recovery, moment), recovery.due_at if recovery else None)


def _follow(item: Item, review: Review, answer: Answer, now: datetime) -> None:
    """What a decision brings besides the request: the question that is asked, and whether the school was told."""
    if answer.decision == Decision.ADVICE:
        ask_for_advice(item, review, answer.whom.strip())
    elif Decision(answer.decision).final and wants_school_notice(item):
        note_school(item, review.by, answer.school, answer.school_words, now)


def _meanwhile(item: Item, by: User, version: int, answer: Answer, now: datetime) -> Decided | Conflict:
    review = standing_of(item).review
    told = tell_meanwhile(item, by, now)
    if review is None:
        return Conflict(f"{told} Your words are kept below.", item.version)
    if review.by_id == by.pk and review.version == version and review.decision == answer.decision:
        # A second click, or the page sent again: the first one counts, and its author is told so.
        record("item.decide-again", by=by, subject=f"item:{item.number}", details={"review": review.pk}, now=now)
        recovery = Recovery.objects.filter(review=review).first()
        return Decided(review.pk, "This was saved already.", recovery.due_at if recovery else None, repeated=True)
    opinion = "" if review.by_id == by.pk else " Agree, or add a second opinion."
    return Conflict(f"{told} Your words are kept below.{opinion}", item.version)


def _save(item: Item, by: User, answer: Answer, children: list[ItemChild], now: datetime) -> Review:
    review = Review.objects.create(
        item=item, by=by, at=now, version=item.version, fingerprint=item.fingerprint, decision=answer.decision,
        reason=answer.reason, words=answer.words.strip(), officer_words=answer.officer_words.strip(), risk=answer.risk,
        categories=list(answer.categories), prompts=dict(answer.prompts), which=answer.which.strip(),
        whom=tell_whom(answer.whom.strip()), until=reply_by(item, answer.whom.strip(), answer.until, now),
    )  # fmt: skip
    for child in children:
        given = answers_for(answer, children)[child.pk]
        reason = answer.child_reasons.get(child.pk, "").strip()
        ReviewChild.objects.create(review=review, child=child, answer=given, reason=reason[:200])
    for label in answer.added:
        ReviewChild.objects.create(review=review, child=_add_child(item, label, now), answer=Decision.NEEDED)
    # The target follows from how urgent the item was when it was decided, whatever becomes known later.
    note_event(item, Event.REVIEWED, now, by=by, review=review, details={"priority": item.priority})
    return review


def _add_child(item: Item, label: str, now: datetime) -> ItemChild:
    """A child whom the record does not show and the reader knows of: kept as theirs, apart from what was found."""
    position = item.children.count() + 1
    return ItemChild.objects.create(
        item=item, key=f"{READERS_CHILD}{position}", position=position, label=label.strip()[:200],
        found_by=["reader"], cover=Cover.NONE.value, first_seen_at=now,
    )  # fmt: skip


def _replace(item: Item, decision: str, now: datetime) -> None:
    """A final decision takes the place of an earlier request that is still open: asked anew, or withdrawn."""
    if not Decision(decision).final:
        return
    for earlier in open_recoveries().filter(item=item):
        if end_recovery(earlier, now) and decision != Decision.NEEDED:
            write_message(item, MessageKind.WITHDRAWAL, earlier.asked_officer, now, earlier)


def _ask(item: Item, review: Review, now: datetime) -> Recovery:
    asked, role = whom_to_ask(item, now)
    recovery = Recovery.objects.create(
        review=review, item=item, asked_officer=asked, asked_role=role, requested_at=now,
        due_at=submit_by(now, our_force()),
    )  # fmt: skip
    needed = review.children.filter(answer=Decision.NEEDED)
    RecoveryChild.objects.bulk_create(RecoveryChild(recovery=recovery, child=row.child) for row in needed)
    write_request(recovery, review.officer_words, now, OUTBOX_WAITS)
    return recovery


def _close(item: Item) -> None:
    item.version += 1
    item.note, item.noted_at = "", None
    Hold.objects.filter(item=item).delete()
    settle(item)


def _told(review: Review, recovery: Recovery | None, now: datetime) -> str:
    if recovery is None:
        return f"Saved: {Decision(review.decision).label}."
    count = recovery.children.count()
    children = f"{count} child" if count == 1 else f"{count} children"
    if not recovery.asked_officer:
        due = tell_due(recovery.due_at, now)
        return f"Saved, due {due}. No officer to ask is on the record: choose one on the request's page."
    whom = f"{recovery.asked_role} {recovery.asked_officer}"
    sent = tell_moment(now + OUTBOX_WAITS, now).split()[-1]
    return f"Request for {children} goes to {whom} at {sent}, due {tell_due(recovery.due_at, now)}."


@action
def undo(*, by: User, review_id: int, reason: str = "", now: datetime | None = None) -> Undone | Refused:
    """Withdraw a decision: its decider until midnight, then the coordinator with a reason. Nothing is erased."""
    moment = now or timezone.now()
    review = Review.objects.select_related("item", "by").filter(pk=review_id, withdraws=None).first()
    if review is None:
        raise NotFound
    own = review.by_id == by.pk and moment < end_of_day(review.at)
    item = item_numbered(reader_of(by, moment), review.item.number, Verb.DECIDE if own else Verb.UNDO_LATER, lock=True)
    refusal = _why_not(item, review, own, reason)
    if refusal:
        return Refused((refusal,))
    Review.objects.create(
        item=item, by=by, at=moment, version=item.version, reason="undo", words=reason.strip(), withdraws=review
    )
    note_event(item, Event.WITHDRAWN, moment, by=by, review=review)
    said = _take_back(review, moment)
    _close(item)
    record("item.undo", by=by, subject=f"item:{item.number}", details={"review": review.pk, "own": own}, now=moment)
    return Undone(said)


def _why_not(item: Item, review: Review, own: bool, reason: str) -> tuple[str, str] | None:
    standing = standing_of(item).review
    if standing is None or standing.pk != review.pk:
        return ("review", "This decision no longer stands: there is nothing to undo")
    if not own and say_nothing(reason):
        return ("reason", "Say why you undo this decision")
    return None


def _take_back(review: Review, now: datetime) -> str:
    """Stop what waits to be sent; where the officer may have had something already, a withdrawal goes after it."""
    recovery = Recovery.objects.filter(review=review).first()
    if recovery is None:
        return "Undone. The item is to be read again."
    came = recovery.submitted_at is not None
    if not end_recovery(recovery, now):
        return "Undone in time: nothing was sent. The item is to be read again."
    if came:  # nobody waits for anything from the officer, who has sent it
        return "Undone. The officer had sent it already and is not written to. The item is to be read again."
    write_message(review.item, MessageKind.WITHDRAWAL, recovery.asked_officer, now, recovery)
    return "Undone. The officer is told that the request is withdrawn. The item is to be read again."
