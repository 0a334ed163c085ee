"""Many items by bulk rows, in every state, so that a page is seen over ten of them and over two thousand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from childtonotice.casework.models import (
    Advisor,
    Decision,
    Item,
    ItemChild,
    ItemEvent,
    ItemTie,
    OutboxMessage,
    Question,
    Recovery,
    Review,
    Run,
    SchoolNotice,
    State,
    SubmittedPpn,
    User,
)

DECIDED = {State.DONE: Decision.NOT_NEEDED, State.REQUESTED: Decision.NEEDED, State.SUBMITTED: Decision.NEEDED}


def add_crowd(count: int, by: User, now: datetime, area_id: int | None) -> None:
    """So many items, spread over the states, each with a child, events and whatever its state brings."""
    begins = Item.objects.count()
    states = list(State)
    made = [_item(begins + place, states[place % len(states)], now, area_id) for place in range(count)]
    items = Item.objects.bulk_create(made, batch_size=500)
    ItemChild.objects.bulk_create(
        ItemChild(item=item, key="said:girl", position=1, label="girl 7", age="7", cover="none") for item in items
    )
    ItemEvent.objects.bulk_create(ItemEvent(item=item, kind="listed", at=item.listed_at, version=1) for item in items)
    ItemTie.objects.bulk_create(ItemTie(item=item, kind="child", key=f"CROWD-{item.pk // 3}") for item in items)
    _review([item for item in items if State(item.state) in DECIDED], by)
    _ask([item for item in items if item.state == State.WAITING], by, now)
    _submit(count, now, area_id)


def _item(number: int, state: State, now: datetime, area_id: int | None) -> Item:
    at = now - timedelta(hours=2 + number % 60)
    return Item(
        number=f"C{number:07d}", incident_id=f"CROWD-{number}", area_id=area_id, officer_id="1184", reported_at=at,
        reported_on=at.date(), type="Domestic Incident", status="no-ppn", priority=1 + number % 5, why="Girl 7.",
        categories=["domestic abuse"], found_by=["text"], facts={"place": "Mill Lane"},
        log="22:50 GIRL 7 UPSTAIRS", first_run=Run.objects.latest("id"), listed_at=at, moved_at=now, state=state,
        waits_for="the coordinator" if state is State.WAITING else "",
        waits_until=now + timedelta(days=1) if state is State.WAITING else None,
        decided_at=now if state in DECIDED else None, due_at=now if state is State.REQUESTED else None,
    )  # fmt: skip


def _review(items: list[Item], by: User) -> None:
    reviews = Review.objects.bulk_create(
        Review(item=item, by=by, at=item.decided_at, version=1, decision=DECIDED[State(item.state)], reason="other",
               words="Seen awake and well at 22:50.")
        for item in items
    )  # fmt: skip
    ItemEvent.objects.bulk_create(
        ItemEvent(item=review.item, kind="reviewed", at=review.at, by=by, review=review, version=1)
        for review in reviews
    )
    SchoolNotice.objects.bulk_create(
        SchoolNotice(item=review.item, by=by, at=review.at, told="unknown") for review in reviews
    )
    recoveries = Recovery.objects.bulk_create(_recoveries(reviews))
    OutboxMessage.objects.bulk_create(
        OutboxMessage(item=each.item, recovery=each, kind="request", officer_id="1184", made_at=each.requested_at,
                      send_after=each.requested_at, state="uncertain", number=f"M{each.pk:07d}")
        for each in recoveries
    )  # fmt: skip


def _recoveries(reviews: list[Review]) -> Iterator[Recovery]:
    for review in reviews:
        if review.decision == Decision.NEEDED:
            came = review.at if review.item.state == State.SUBMITTED else None
            yield Recovery(
                review=review, item=review.item, asked_officer="1184", asked_role="officer", requested_at=review.at,
                due_at=review.at, submitted_at=came,
            )  # fmt: skip


def _ask(items: list[Item], by: User, now: datetime) -> None:
    reviews = Review.objects.bulk_create(
        Review(item=item, by=by, at=now, version=1, decision=Decision.ADVICE, reason="threshold", words="Not sure.",
               whom="the coordinator", until=now + timedelta(days=1))
        for item in items
    )  # fmt: skip
    Question.objects.bulk_create(
        Question(
            review=review, item=review.item, by=by, at=now, whom=Advisor.COORDINATOR, due_at=now + timedelta(days=1)
        )
        for review in reviews
    )


def _submit(count: int, now: datetime, area_id: int | None) -> None:
    begins, run = SubmittedPpn.objects.count(), Run.objects.latest("id")
    states = ("to-check", "accepted", "returned", "sent-again")
    SubmittedPpn.objects.bulk_create(
        SubmittedPpn(
            number=f"N{begins + place:07d}", ppn_id=f"CROWD-N-{begins + place}", submitted_at=now - timedelta(hours=9),
            officer_id="1184", area_id=area_id, grading="medium", digest="0" * 64, first_run=run, came_at=now,
            state=states[place % 4], assessed_at=now - timedelta(hours=1) if place % 4 else None,
        )
        for place in range(count)
    )  # fmt: skip
