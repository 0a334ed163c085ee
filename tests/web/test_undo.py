"""Undoing: the decider until midnight in London, then the coordinator with a reason; nothing is erased."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from childtonotice.casework.access import NotFound
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.decisions import Undone, undo
from childtonotice.casework.actions.recoveries import record_submitted
from childtonotice.casework.models import Item, MessageState, OutboxMessage, Review, User
from childtonotice.casework.sending import send_waiting
from tests.web.answers import NEEDED, NOT_NEEDED, errors_of, save

TONIGHT = timedelta(hours=16, minutes=59)
TOMORROW = timedelta(hours=17)


def test_undone_in_time_nothing_is_sent(users: dict[str, User], item: Item, now: datetime) -> None:
    decided = save(users["manager"], item, NEEDED, now)
    undone = undo(by=users["manager"], review_id=decided.review_id, now=now + timedelta(minutes=9))
    item.refresh_from_db()
    assert isinstance(undone, Undone)
    assert undone.said.startswith("Undone in time: nothing was sent.")
    assert (item.state, item.due_at, item.decided_at) == ("to-read", None, None)
    assert {message.state for message in OutboxMessage.objects.all()} == {MessageState.STOPPED}


def test_undone_later_a_withdrawal_goes(users: dict[str, User], item: Item, now: datetime) -> None:
    decided = save(users["manager"], item, NEEDED, now)
    send_waiting(now=now + timedelta(minutes=10))
    undo(by=users["manager"], review_id=decided.review_id, now=now + timedelta(minutes=11))
    waiting = OutboxMessage.objects.filter(state=MessageState.WAITING)
    assert [(message.kind, message.officer_id) for message in waiting] == [("withdrawal", "1184")]


def test_undone_later_nothing_goes_where_nothing_went(users: dict[str, User], item: Item, now: datetime) -> None:
    """No mail server answered in the meantime: there is nothing to withdraw."""
    decided = save(users["manager"], item, NEEDED, now)
    undo(by=users["manager"], review_id=decided.review_id, now=now + timedelta(hours=1))
    assert {message.state for message in OutboxMessage.objects.all()} == {MessageState.STOPPED}


def test_undone_after_the_ppn_came_its_officer_is_not_written_to(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    """Who has sent it would otherwise read that nobody wants it."""
    decided = save(users["manager"], item, NEEDED, now)
    send_waiting(now=now + timedelta(minutes=10))
    words = "I read it on the force's system."
    record_submitted(by=users["manager"], number=item.number, ppn_id="4488", words=words, now=now + timedelta(hours=1))
    undone = undo(by=users["manager"], review_id=decided.review_id, now=now + timedelta(hours=2))
    assert isinstance(undone, Undone)
    assert "not written to" in undone.said
    item.refresh_from_db()
    assert item.state == "to-read"
    assert not OutboxMessage.objects.filter(kind="withdrawal").exists()


def test_nothing_is_erased(users: dict[str, User], item: Item, now: datetime) -> None:
    decided = save(users["manager"], item, NOT_NEEDED, now)
    undo(by=users["manager"], review_id=decided.review_id, now=now)
    first, withdrawal = Review.objects.order_by("id")
    assert (first.words, withdrawal.withdraws_id) == (NOT_NEEDED.words, first.pk)


def test_the_clock_from_listing_runs_on(users: dict[str, User], item: Item, now: datetime) -> None:
    decided = save(users["manager"], item, NOT_NEEDED, now)
    undo(by=users["manager"], review_id=decided.review_id, now=now + timedelta(hours=2))
    item.refresh_from_db()
    assert item.listed_at == now


def test_the_decider_may_until_midnight(users: dict[str, User], item: Item, now: datetime) -> None:
    decided = save(users["manager"], item, NOT_NEEDED, now)
    with pytest.raises(NotFound):
        undo(by=users["manager"], review_id=decided.review_id, now=now + TOMORROW)
    assert isinstance(undo(by=users["manager"], review_id=decided.review_id, now=now + TONIGHT), Undone)


def test_then_the_coordinator_with_a_reason(users: dict[str, User], item: Item, now: datetime) -> None:
    decided = save(users["manager"], item, NOT_NEEDED, now)
    later, coordinator = now + TOMORROW, users["coordinator"]
    refused = undo(by=coordinator, review_id=decided.review_id, reason="ok", now=later)
    assert errors_of(refused) == {"reason": "Say why you undo this decision"}  # type: ignore[arg-type]
    words = "The sister was asleep in the next room."
    assert isinstance(undo(by=coordinator, review_id=decided.review_id, reason=words, now=later), Undone)
    item.refresh_from_db()
    assert item.state == "to-read"


def test_once_is_enough(users: dict[str, User], item: Item, now: datetime) -> None:
    decided = save(users["manager"], item, NOT_NEEDED, now)
    undo(by=users["manager"], review_id=decided.review_id, now=now)
    assert isinstance(undo(by=users["manager"], review_id=decided.review_id, now=now), Refused)
    again = save(users["manager"], item, NEEDED, now)
    assert isinstance(undo(by=users["manager"], review_id=again.review_id, now=now), Undone)


@pytest.mark.parametrize("role", ["other", "sergeant", "auditor"])
def test_nobody_else_undoes(users: dict[str, User], item: Item, now: datetime, role: str) -> None:
    decided = save(users["manager"], item, NOT_NEEDED, now)
    with pytest.raises(NotFound):
        undo(by=users[role], review_id=decided.review_id, reason="I think otherwise.", now=now)


def test_a_ppn_named_by_hand_answers_the_request(users: dict[str, User], item: Item, now: datetime) -> None:
    """R14, R46: a manager may record a reply given by phone."""
    save(users["manager"], item, NEEDED, now)
    wrong = record_submitted(by=users["manager"], number=item.number, ppn_id="", words="ok", now=now)
    assert errors_of(wrong) == {"ppn": "Say which PPN", "words": "Say how you know that it is the one"}  # type: ignore[arg-type]
    words = "PC read it out by phone: it names both."
    assert record_submitted(by=users["manager"], number=item.number, ppn_id="PPN-9", words=words, now=now) is None
    item.refresh_from_db()
    assert item.state == "submitted"
    assert item.recoveries.get().submitted_at == now
