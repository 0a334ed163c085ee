"""The loop as a whole: whatever runs, mails, links and clocks do, a signed-in person alone decides (R13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from django.core import mail
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from childtonotice.casework.actions.answers import Answer
from childtonotice.casework.actions.decisions import undo
from childtonotice.casework.actions.outbox import claim_message, note_lost
from childtonotice.casework.actions.questions import answer_by_link, give_advice
from childtonotice.casework.actions.recoveries import refuse_match
from childtonotice.casework.actions.replies import Said, ask_another, note_reply, reply_by_link
from childtonotice.casework.asking import is_open
from childtonotice.casework.audit import verify_chain
from childtonotice.casework.derive import standing_of
from childtonotice.casework.models import (
    UNDECIDED,
    Advice,
    AuditEvent,
    Item,
    OutboxMessage,
    Question,
    Recovery,
    Review,
    Role,
    State,
    User,
)
from childtonotice.casework.owners import owner_of
from childtonotice.casework.question_links import sign_question
from childtonotice.casework.sending import send_waiting
from tests.web.answers import NEEDED, NOT_NEEDED, covered, save
from tests.web.made_up import FIRST, make_officers, make_user, publish_stories, text_child
from tests.web.test_replies import tokens

START = datetime(2026, 3, 11, 7, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
NOBODY_DECIDES = {
    "run-same": FIRST,
    "run-found": covered(FIRST, "PPN-77", match="name"),
    "run-baby": replace(FIRST, children=(*FIRST.children, text_child("baby", "0.5", ""))),
}
REPLIES = {
    "link-submitted": Said("submitted", ppn_id="PPN-77"),
    "link-not-needed": Said("not-needed", words="They live two counties away."),
    "link-not-mine": Said("not-mine"),
}
PERSONS = ("decide", "not-needed", "undo", "refuse", "phone", "ask", "question", "told")
STEPS = st.lists(
    st.sampled_from([*NOBODY_DECIDES, *REPLIES, "send", "kill", "answer", *PERSONS]), min_size=2, max_size=9
)
QUESTION = Answer("ask-advice", "seen", "Was the boy awake, and who saw him?", whom="officer")
ANSWER = "He was asleep; I looked in on him myself."


class Loops(TestCase):
    """Any history of runs, mails, replies, clocks and people."""

    @hypothesis_settings(max_examples=20, deadline=None)
    @given(steps=STEPS)
    def test_a_person_alone_decides_and_each_state_has_an_owner(self, steps: list[str]) -> None:
        mail.outbox.clear()
        make_officers()
        publish_stories(FIRST, now=START)
        user = make_user("reader", Role.COORDINATOR)
        for number, step in enumerate(["decide", "send", *steps], start=1):
            now = START + number * 3 * HOUR
            before, reviews, rows = Item.objects.get(), Review.objects.count(), AuditEvent.objects.count()
            _take(step, user, now)
            item = Item.objects.get()
            assert item.state == standing_of(item).state
            assert owner_of(item, now).role in Role
            assert owner_of(item, now).words.endswith(".")
            if step not in PERSONS:
                assert Review.objects.count() == reviews
                assert item.decided_at in (None, before.decided_at)
                assert item.state not in (State.DONE, State.REQUESTED) or item.state == before.state
            if item.version != before.version:
                assert AuditEvent.objects.count() > rows
            # Nobody waits for the officer where somebody has decided, and what waits for the officer is asked once.
            assert item.state != State.WAITING or item.waits_for == "the officer"
            assert sum(is_open(question) for question in _questions()) <= (item.state in UNDECIDED)
        assert verify_chain().whole
        _no_mail_went_twice()


def _take(step: str, user: User, now: datetime) -> None:
    item = Item.objects.get()
    if step in NOBODY_DECIDES:
        story = NOBODY_DECIDES[step]
        publish_stories(replace(story, hours_ago=story.hours_ago + (now - START) / HOUR), now=now)
    elif step in REPLIES and tokens():
        reply_by_link(by=None, token=tokens()[-1], answer=REPLIES[step], now=now)
    elif step == "answer" and (asked := OutboxMessage.objects.filter(kind="question").last()):
        answer_by_link(by=None, token=sign_question(asked.number), words=ANSWER, now=now)
    elif step == "send":
        send_waiting(now=now)
    elif step == "kill":
        claim_message(by=None, now=now)
        note_lost(by=None, now=now + HOUR)
    elif step in PERSONS:
        _act(step, item, user, now)


def _act(step: str, item: Item, user: User, now: datetime) -> None:
    if step in ("decide", "not-needed") and item.state == State.TO_READ:
        save(user, item, NEEDED if step == "decide" else NOT_NEEDED, now)
    elif step == "undo" and (review := standing_of(item).review):
        undo(by=user, review_id=review.pk, reason="It was the wrong item.", now=now)
    elif step == "refuse":
        refuse_match(by=user, number=item.number, ppn_id="PPN-77", words="It is about another boy.", now=now)
    elif step == "phone":
        note_reply(by=user, number=item.number, answer=REPLIES["link-not-needed"], now=now)
    elif step == "question" and item.state == State.TO_READ:
        save(user, item, QUESTION, now)
    elif step == "told" and (question := item.questions.last()):
        give_advice(by=user, number=item.number, question_id=question.pk, words=ANSWER, now=now)
    elif step == "ask":
        ask_another(by=user, number=item.number, officer_id="77", now=now)


def _questions() -> list[Question]:
    """Every question that was asked, with where its item stands now."""
    return list(Question.objects.select_related("item", "review"))


def _no_mail_went_twice() -> None:
    """Each message is mailed once at most, and each open request has at most one that waits."""
    ids = [letter.extra_headers["Message-ID"] for letter in mail.outbox]
    assert len(ids) == len(set(ids))
    for recovery in Recovery.objects.filter(ended_at=None, submitted_at=None):
        waiting = OutboxMessage.objects.filter(recovery=recovery, kind="request", state="waiting")
        assert waiting.count() <= 1
    assert all(Advice.objects.filter(question=question).count() <= 1 for question in Question.objects.all())
