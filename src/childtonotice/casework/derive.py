"""Where an item stands, folded from what happened to it. Nothing else decides it; the item's columns only repeat it.

The one move that no person makes is to "PPN found" (R13): shown, and brought back with one click.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from childtonotice.casework.models import Decision, Item, ItemEvent, Review, State


class Event(StrEnum):
    """What can happen to an item."""

    LISTED = "listed"
    LEFT_OUT = "left-out"
    COVERED = "covered"
    CHANGED = "changed"
    REOPENED = "reopened"
    PPN_FOUND = "ppn-found"
    PPN_CAME = "ppn-came"
    BROUGHT_BACK = "brought-back"
    REVIEWED = "reviewed"
    WITHDRAWN = "withdrawn"
    SUBMITTED = "submitted"
    DEFERRED = "deferred"
    DEFERRAL_ENDED = "deferral-ended"
    DANGER = "danger"
    DANGER_CONFIRMED = "danger-confirmed"
    HANDED_ON = "handed-on"
    HANDED_BACK = "handed-back"
    SECOND_OPINION = "second-opinion"
    ADVICE = "advice"
    APART = "apart"
    TOGETHER = "together"
    SCHOOL = "school"
    MAILED = "mailed"
    ASKED_ANOTHER = "asked-another"
    SAID_SUBMITTED = "said-submitted"
    SAID_NOT_NEEDED = "said-not-needed"
    SAID_NOT_MINE = "said-not-mine"
    MATCH_REFUSED = "match-refused"
    RETURNED = "returned"
    FEEDBACK = "feedback"
    ACKNOWLEDGED = "acknowledged"
    MOVED_AREA = "moved-area"
    MOTHER = "mother"


MOVES = {
    Event.LISTED: State.TO_READ,
    Event.LEFT_OUT: State.LEFT_OUT,
    Event.COVERED: State.COVERED,
    Event.REOPENED: State.TO_READ,
    Event.PPN_FOUND: State.PPN_FOUND,
    Event.BROUGHT_BACK: State.TO_READ,
}
DECIDED = {
    Decision.NEEDED: State.REQUESTED,
    Decision.NOT_NEEDED: State.DONE,
    Decision.SUBMITTED: State.DONE,
    Decision.NO_CHILD: State.DONE,
    Decision.SAME: State.DONE,
    Decision.ADVICE: State.WAITING,
    Decision.WAIT: State.WAITING,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an item stands. ``review``: the decision that stands; none where it is still, or again, to be read."""

    state: State
    review: Review | None = None
    listed_at: datetime | None = None
    moved_at: datetime | None = None


def stand(events: Iterable[ItemEvent], withdrawn: frozenset[int] = frozenset()) -> Standing:
    """Fold the events in order into where the item stands. A withdrawn review is as if it had never been.

    ``withdrawn``: ids of the reviews that a later row withdraws. A PPN that answered only a withdrawn request moves
    nothing either.
    """
    standing = Standing(State.TO_READ)
    for event in events:
        if event.review_id in withdrawn:
            continue
        standing = _after(standing, event)
    return standing


def _after(standing: Standing, event: ItemEvent) -> Standing:
    kind = Event(event.kind)
    if kind is Event.REVIEWED and event.review is not None:
        return Standing(DECIDED[Decision(event.review.decision)], event.review, standing.listed_at, event.at)
    if kind in REPLIES:
        return _after_reply(standing, kind, event)
    if kind is Event.ADVICE:
        # The clock from listing to decision has run on while the question was open.
        return Standing(State.TO_READ, None, standing.listed_at, event.at)
    if kind in MOVES:
        # On the list anew: its clock from listing to decision begins anew too.
        state = MOVES[kind]
        listed_at = event.at if state is State.TO_READ else standing.listed_at
        return Standing(state, None, listed_at, event.at)
    return standing


REPLIES = {
    Event.SUBMITTED: (State.REQUESTED, State.SUBMITTED),
    Event.MATCH_REFUSED: (State.SUBMITTED, State.REQUESTED),
    Event.RETURNED: (State.SUBMITTED, State.REQUESTED),
    Event.SAID_NOT_NEEDED: (State.REQUESTED, State.TO_READ),
}


def _after_reply(standing: Standing, kind: Event, event: ItemEvent) -> Standing:
    """What came back to the request that stands. "None is needed" decides nothing: it asks the reader to read again.

    An item that reopened since stays to be read, although the earlier request is answered.
    """
    before, after = REPLIES[kind]
    if standing.review is None or standing.review.pk != event.review_id or standing.state != before:
        return standing
    if after is State.TO_READ:
        return Standing(after, None, event.at, event.at)
    return replace(standing, state=after, moved_at=event.at)


def standing_of(item: Item) -> Standing:
    """Where this item stands, from its rows."""
    withdrawn = item.reviews.exclude(withdraws=None).values_list("withdraws_id", flat=True)
    events = item.events.select_related("review", "review__recovery").order_by("id")
    return stand(events, frozenset(pk for pk in withdrawn if pk))


def withdrawn_of(reviews: Iterable[Review]) -> frozenset[int]:
    """The ids of those reviews that another of them withdraws."""
    return frozenset(review.withdraws_id for review in reviews if review.withdraws_id)


def settle(item: Item) -> Standing:
    """Write where the item stands into the columns by which lists find it; returns it."""
    standing = standing_of(item)
    review = standing.review
    item.state = standing.state
    item.listed_at = standing.listed_at or item.listed_at
    item.moved_at = standing.moved_at
    item.decided_at = review.at if review and Decision(review.decision).final else None
    waiting = review if review and standing.state == State.WAITING else None
    item.waits_for = waiting.whom if waiting else ""
    item.waits_until = waiting.until if waiting else None
    recovery = getattr(review, "recovery", None) if review and standing.state == State.REQUESTED else None
    item.due_at = recovery.due_at if recovery else None
    item.save()
    return standing


def note_event(item: Item, kind: Event, at: datetime, **more: object) -> ItemEvent:
    """Add one row to what happened to the item. ``more``: by, run, review, details."""
    return ItemEvent.objects.create(item=item, kind=kind.value, at=at, version=item.version, **more)
