"""Deciding: once, by one person, on the version they saw, with a reason and words that say something (R12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from childtonotice.casework.access import NotFound
from childtonotice.casework.actions import Conflict
from childtonotice.casework.actions.answers import Answer
from childtonotice.casework.actions.decisions import Decided, decide
from childtonotice.casework.models import AuditEvent, Item, OutboxMessage, Recovery, Review, User
from childtonotice.casework.reasons import REASONS, say_nothing
from tests.web.answers import NEEDED, NOT_NEEDED, covered, errors_of, republish, save
from tests.web.made_up import FIRST, text_child


def test_a_ppn_is_asked_for_every_child_whom_none_covers(users: dict[str, User], item: Item, now: datetime) -> None:
    """R14: due 24 hours after the decision, from the officer, with a message that waits ten minutes."""
    decided = save(users["manager"], item, NEEDED, now)
    item.refresh_from_db()
    recovery = Recovery.objects.get()
    assert decided.said == "Request for 2 children goes to officer 1184 at 07:10, due by tomorrow, 07:00."
    assert (item.state, item.due_at, recovery.asked_role) == ("requested", now + timedelta(hours=24), "officer")
    assert [row.child.label for row in recovery.children.order_by("child__position")] == ["girl 7", "boy 4"]
    answers = Review.objects.get().children.order_by("child__position").values_list("answer", flat=True)
    assert list(answers) == ["ppn-needed", "ppn-needed", "already-submitted"]
    assert OutboxMessage.objects.get(kind="request").send_after == now + timedelta(minutes=10)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (NOT_NEEDED, "done"),
        (Answer("already-submitted", "same-event", "It names them all and this reference.", which="4470"), "done"),
        (Answer("no-child", "adult", "Both are over 18 by the custody record."), "done"),
        (Answer("same-incident", "second-record", "The neighbour called about the same row.", which="EX-1002"), "done"),
        (Answer("ask-advice", "threshold", "The policy is silent on visits.", whom="coordinator"), "waiting"),
    ],
)
def test_each_decision_moves_the_item(
    users: dict[str, User], item: Item, now: datetime, answer: Answer, state: str
) -> None:
    save(users["manager"], item, answer, now)
    item.refresh_from_db()
    assert item.state == state
    assert (item.decided_at == now) is (state == "done")
    assert AuditEvent.objects.filter(verb="item.decide", subject=f"item:{item.number}").count() == 1


def test_a_wait_ends_by_itself(users: dict[str, User], item: Item, now: datetime) -> None:
    until = now + timedelta(hours=5)
    save(users["manager"], item, Answer("wait", "officer", "The officer is asked at 12.", whom="PC", until=until), now)
    item.refresh_from_db()
    assert (item.state, item.waits_for, item.waits_until) == ("waiting", "PC", until)


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"decision": ""}, "decision", "Choose a decision"),
        ({"reason": ""}, "reason", "Choose a reason"),
        ({"reason": "adult"}, "reason", "Choose a reason"),
        ({"words": "Seen."}, "words", "Say in one sentence what in the record decides it"),
        ({"risk": ""}, "risk", "Choose the risk as you see it"),
        ({"categories": ()}, "categories", "Choose at least one category"),
        ({"categories": ("bad luck",)}, "categories", "Choose at least one category"),
        ({"prompts": {"siblings": "perhaps"}}, "prompts", "Answer each with none seen, yes or not known"),
        ({"decision": "already-submitted"}, "which", "Say which PPN"),
        ({"decision": "same-incident", "which": "EX-1001"}, "which", "Say which other incident"),
        ({"decision": "ask-advice"}, "whom", "Choose whom you ask"),
        ({"decision": "wait", "whom": "PC"}, "until", "Say until when"),
    ],
)
def test_what_is_missing_is_said(
    users: dict[str, User], item: Item, now: datetime, change: dict[str, object], field: str, sentence: str
) -> None:
    answer = replace(NEEDED, **change)  # type: ignore[arg-type]
    outcome = decide(by=users["manager"], number=item.number, version=item.version, answer=answer, now=now)
    assert errors_of(outcome)[field] == sentence
    assert not Review.objects.exists()


def test_a_child_left_out_of_the_request_needs_a_reason(users: dict[str, User], item: Item, now: datetime) -> None:
    first, second, third = item.children.all()
    children = {first.pk: "ppn-needed", second.pk: "ppn-not-needed", third.pk: "already-submitted"}
    answer = replace(NEEDED, children=children)
    outcome = decide(by=users["manager"], number=item.number, version=item.version, answer=answer, now=now)
    assert errors_of(outcome) == {f"child-{second.pk}": "Say why no PPN is asked for child 2"}
    save(users["manager"], item, replace(answer, child_reasons={second.pk: "At his gran's all week."}), now)
    assert Recovery.objects.get().children.count() == 1


def test_the_outcome_is_the_most_serious_answer(users: dict[str, User], item: Item, now: datetime) -> None:
    children = {child.pk: "ppn-not-needed" for child in item.children.all()}
    children[item.children.all()[0].pk] = "ppn-needed"
    answer = replace(NOT_NEEDED, children=children)
    outcome = decide(by=users["manager"], number=item.number, version=item.version, answer=answer, now=now)
    assert errors_of(outcome)["decision"] == "For one child you answer “PPN needed”: choose that as the decision"


def test_each_child_is_answered(users: dict[str, User], item: Item, now: datetime) -> None:
    answer = replace(NOT_NEEDED, children={item.children.all()[0].pk: "ppn-not-needed"})
    outcome = decide(by=users["manager"], number=item.number, version=item.version, answer=answer, now=now)
    assert errors_of(outcome) == {"children": "Answer for each child"}


def test_a_reader_may_add_a_child(users: dict[str, User], item: Item, now: datetime) -> None:
    """R23: brothers and sisters are asked after; a yes adds a child."""
    save(users["manager"], item, replace(NEEDED, added=("brother, about 6",), prompts={"siblings": "yes"}), now)
    added = item.children.get(label="brother, about 6")
    assert (added.found_by, added.key) == (["reader"], "reader:4")
    assert Recovery.objects.get().children.filter(child=added).exists()
    republish(replace(FIRST, children=(*FIRST.children, text_child("baby", "0.5", ""))), now)
    positions = list(item.children.filter(current=True).values_list("position", "label"))
    assert positions[3:] == [(4, "baby 6 months"), (5, "brother, about 6")]


def test_nobody_decides_on_what_they_did_not_see(users: dict[str, User], item: Item, now: datetime) -> None:
    save(users["manager"], item, NOT_NEEDED, now)
    outcome = decide(by=users["sergeant"], number=item.number, version=item.version, answer=NEEDED, now=now)
    assert isinstance(outcome, Conflict)
    said = "Joan Hall decided this at 07:00: PPN not needed. Your words are kept below."
    assert outcome.said == f"{said} Agree, or add a second opinion."
    assert Review.objects.count() == 1


def test_a_second_click_saves_nothing_more(users: dict[str, User], item: Item, now: datetime) -> None:
    first = save(users["manager"], item, NEEDED, now)
    seen = decide(by=users["manager"], number=item.number, version=item.version, answer=NEEDED, now=now)
    assert isinstance(seen, Decided)
    assert (seen.review_id, seen.repeated) == (first.review_id, True)
    assert (Review.objects.count(), Recovery.objects.count()) == (1, 1)


def test_an_item_that_changed_is_looked_at_again(users: dict[str, User], item: Item, now: datetime) -> None:
    Item.objects.filter(pk=item.pk).update(version=item.version + 1)
    outcome = decide(by=users["manager"], number=item.number, version=item.version, answer=NEEDED, now=now)
    assert isinstance(outcome, Conflict)
    assert "changed while you read it" in outcome.said


def test_a_ppn_that_comes_meanwhile_is_said(users: dict[str, User], item: Item, now: datetime) -> None:
    seen = item.version
    republish(covered(FIRST, "5001"), now)
    outcome = decide(by=users["manager"], number=item.number, version=seen, answer=NEEDED, now=now)
    assert isinstance(outcome, Conflict)
    assert outcome.said.startswith("PPN 5001 came at 07:00 and names child")
    assert "Look again before you decide. Your words are kept below." in outcome.said


@pytest.mark.parametrize("role", ["other", "officer", "data", "auditor", "board"])
def test_nobody_decides_beyond_their_areas(users: dict[str, User], item: Item, now: datetime, role: str) -> None:
    """R36: not allowed and not existing look the same."""
    with pytest.raises(NotFound) as refused:
        decide(by=users[role], number=item.number, version=item.version, answer=NEEDED, now=now)
    with pytest.raises(NotFound) as absent:
        decide(by=users["manager"], number="22222222", version=1, answer=NEEDED, now=now)
    assert str(refused.value) == str(absent.value)


@pytest.mark.parametrize("words", ["", "  ", "Seen", "noted.", "AGREED", "Seen and noted", "n/a", "ok - done", "..."])
def test_words_that_say_nothing(words: str) -> None:
    assert say_nothing(words)


@pytest.mark.parametrize("words", ["Seen asleep at 00:20", "Agreed with mother that gran has them", "14, not 8"])
def test_words_that_say_something(words: str) -> None:
    assert not say_nothing(words)


def test_each_decision_has_six_reasons_or_fewer() -> None:
    assert all(1 <= len(reasons) <= 6 for reasons in REASONS.values())
    assert len(REASONS) == 7
