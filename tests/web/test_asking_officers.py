"""A reader asks the officer before deciding (features 25): by mail, answered by link, signed in or by telephone."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.decisions import decide, undo
from childtonotice.casework.actions.questions import answer_asked, answer_by_link, give_advice
from childtonotice.casework.lists import item_page, questions_page
from childtonotice.casework.lists.officer_questions import officer_questions
from childtonotice.casework.models import Advice, AuditEvent, Item, OutboxMessage, Question, State, User
from childtonotice.casework.models.guard import guard_tables, unguard_tables
from childtonotice.casework.owners import owner_of
from childtonotice.casework.question_links import sign_question
from childtonotice.casework.sending import send_waiting
from tests.web.answers import ASK_THE_OFFICER, NOT_NEEDED, errors_of, save

HOUR = timedelta(hours=1)
SENDS = timedelta(minutes=10)
SEEN = "Awake on the stairs, I spoke to her. None is sent yet."


@pytest.fixture
def now() -> datetime:
    """The moment of publishing is this one: pages read the clock themselves."""
    return datetime.now(UTC)


@pytest.fixture
def question(users: dict[str, User], item: Item, now: datetime) -> Question:
    """What the manager asked the officer about the first item."""
    save(users["manager"], item, ASK_THE_OFFICER, now)
    return Question.objects.get()


def token_of(question: Question) -> str:
    return sign_question(OutboxMessage.objects.get(question=question).number)


def test_the_officer_is_written_to_and_the_item_waits(
    users: dict[str, User], question: Question, item: Item, now: datetime
) -> None:
    waits = Item.objects.get(pk=item.pk)
    assert (waits.state, waits.waits_for, question.asked_officer) == (State.WAITING, "the officer", "1184")
    assert owner_of(waits, now).role == "officer"
    assert send_waiting(now=now) == {}
    send_waiting(now=now + SENDS)
    told = mail.outbox[0]
    assert f"our number {item.number}" in told.subject
    # It holds nothing beyond our number and a link: no reference, no name, no word that was typed or recorded
    for secret in ("EX-1001", "Ellie", "Tarnbrook", "awake", "1184"):
        assert secret not in told.body + told.subject
    assert f"/reply/question/{token_of(question)}/" in told.body
    # No colleague's queue holds it: nobody but the officer knows
    assert questions_page(reader_of(users["coordinator"], now), now).open == ()


def test_the_link_takes_one_answer_without_signing_in_and_names_nobody(
    client: Client, users: dict[str, User], question: Question, item: Item, now: datetime
) -> None:
    send_waiting(now=now + SENDS)
    address = f"/reply/question/{token_of(question)}/"
    page = client.get(address).content.decode()
    assert "EX-1001" in page
    assert not any(word in page for word in ("Ellie", "Tarnbrook", "who saw her", "22:50"))
    # Nothing written is refused at its field, and the link stays good
    assert "Write your answer" in client.post(address, {"answer": " "}).content.decode()
    assert "Your answer is kept" in client.post(address, {"answer": SEEN}).content.decode()
    back = Item.objects.get(pk=item.pk)
    assert (back.state, back.note) == (State.TO_READ, "officer-answered")
    # The answer stands on the item, as whose; the clock from listing to decision has run on
    shown = item_page(reader_of(users["manager"], now), item.number, now=now + HOUR)
    assert (shown.questions[0].advice_who, shown.questions[0].advice_words) == (
        "Officer 1184 answers, by the mailed link", SEEN
    )  # fmt: skip
    assert any(step.title == "The officer answered" for step in shown.timeline)
    assert back.listed_at == item.listed_at
    # It takes one; nothing was decided; what was done is in the audit log without a word of it
    assert "This is answered already" in client.get(address).content.decode()
    assert isinstance(answer_by_link(by=None, token=token_of(question), words="More.", now=now), Refused)
    assert back.decided_at is None
    event = AuditEvent.objects.filter(verb="question.answer").get()
    assert (event.subject, json.loads(event.details)) == (
        f"item:{item.number}",
        {"question": question.pk, "how": "link"},
    )


def test_every_mailed_link_stays_out_of_the_proxys_log() -> None:
    """Docs, privacy: the shipped proxy writes no address of a mailed link."""
    unlogged = re.search(
        r"location /reply/ \{[^}]*access_log off", Path("deploy/nginx.conf").read_text(encoding="utf-8")
    )
    assert unlogged
    assert all(reverse(name, args=["BCDFGHJK.x"]).startswith("/reply/") for name in ("reply", "asked"))


def test_an_officer_who_signs_in_reads_the_question_and_answers(
    client: Client, users: dict[str, User], question: Question, item: Item, now: datetime
) -> None:
    client.force_login(users["officer"])
    page = client.get("/requests/").content.decode()
    assert ASK_THE_OFFICER.words in page
    # They see what is asked, and not the item itself: nothing is asked of it yet
    assert client.get(f"/items/{item.number}/").status_code == 404
    empty = client.post(f"/requests/questions/{question.pk}/", {"answer": ""}).content.decode()
    assert "Write your answer" in empty
    done = client.post(f"/requests/questions/{question.pk}/", {"answer": SEEN}, follow=True).content.decode()
    assert "Your answer is kept" in done
    assert ASK_THE_OFFICER.words not in done
    assert Advice.objects.get().by == users["officer"]
    # Sent again, typed words come back with the reason why they cannot be kept
    again = client.post(f"/requests/questions/{question.pk}/", {"answer": SEEN}).content.decode()
    assert "Someone has answered this already" in again


def test_nobody_else_reads_or_answers_it(users: dict[str, User], question: Question, now: datetime) -> None:
    for role in ("coordinator", "sergeant", "other", "data", "board", "auditor"):
        assert officer_questions(reader_of(users[role], now), now) == ()
        with pytest.raises(NotFound):
            answer_asked(by=users[role], question_id=question.pk, words=SEEN, now=now)
    for role in ("other", "board", "data"):
        with pytest.raises(NotFound):
            give_advice(by=users[role], number=question.item.number, question_id=question.pk, words=SEEN, now=now)
    Item.objects.filter(pk=question.item_id).update(restricted=True)
    assert officer_questions(reader_of(users["officer"], now), now) == ()
    with pytest.raises(NotFound):
        answer_by_link(by=None, token="BCDFGHJK.forged", words=SEEN, now=now)


def test_what_the_officer_said_by_telephone_is_noted_by_whoever_asked(
    client: Client, users: dict[str, User], question: Question, item: Item, now: datetime
) -> None:
    client.force_login(users["manager"])
    page = client.get(f"/items/{item.number}/").content.decode()
    assert "Told by telephone? Note what the officer said" in page
    assert (
        page.count(ASK_THE_OFFICER.words) == 2
    )  # with the question and on the timeline, not again with the decision to ask
    form = f"/items/{item.number}/questions/{question.pk}/"
    assert (
        "what the officer said stands on the item" in client.post(form, {"advice": SEEN}, follow=True).content.decode()
    )
    shown = item_page(reader_of(users["manager"], now), item.number, now=now).questions[0]
    assert shown.advice_who == "Officer 1184 answers by telephone, noted by Joan Hall"
    # The mail is no longer true and does not go
    assert send_waiting(now=now + SENDS) == {}
    assert mail.outbox == []


def test_what_was_taken_back_or_decided_is_asked_no_more(
    users: dict[str, User], question: Question, item: Item, now: datetime
) -> None:
    undo(by=users["manager"], review_id=question.review_id, now=now)
    send_waiting(now=now + SENDS)
    assert mail.outbox == []
    assert isinstance(answer_by_link(by=None, token=token_of(question), words=SEEN, now=now), Refused)
    # Asked anew, mailed, and decided before the officer answers
    again = Item.objects.get(pk=item.pk)
    save(users["manager"], again, ASK_THE_OFFICER, now + HOUR)
    send_waiting(now=now + 2 * HOUR)
    assert len(mail.outbox) == 1
    last = Question.objects.latest("id")
    save(users["manager"], Item.objects.get(pk=item.pk), NOT_NEEDED, now + 2 * HOUR)
    assert isinstance(answer_by_link(by=None, token=token_of(last), words=SEEN, now=now + 3 * HOUR), Refused)
    assert Item.objects.get(pk=item.pk).state == State.DONE


def test_the_link_ends_after_72_hours_and_silence_brings_the_item_back(
    client: Client, users: dict[str, User], question: Question, item: Item, now: datetime
) -> None:
    send_waiting(now=now + SENDS)
    late = now + SENDS + timedelta(hours=73)
    assert isinstance(answer_by_link(by=None, token=token_of(question), words=SEEN, now=late), Refused)
    waits = Item.objects.get(pk=item.pk)
    assert waits.waits_until == question.due_at == now + 4 * HOUR


def test_without_an_officer_who_can_be_asked_there_is_no_such_choice(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    offered = [choice.code for choice in item_page(reader_of(users["manager"], now), item.number, now=now).advisors]
    assert "officer" in offered
    Item.objects.filter(pk=item.pk).update(officer_id="")
    shown = item_page(reader_of(users["manager"], now), item.number, now=now)
    assert [choice.code for choice in shown.advisors] == ["screening-sergeant", "coordinator"]
    refused = decide(by=users["manager"], number=item.number, version=item.version, answer=ASK_THE_OFFICER, now=now)
    assert "No officer" in errors_of(refused)["whom"]


def test_the_database_refuses_to_change_an_officers_answer(question: Question, now: datetime) -> None:
    answer_by_link(by=None, token=token_of(question), words=SEEN, now=now)
    guard_tables(connection)
    try:
        with pytest.raises(DatabaseError), transaction.atomic():
            Advice.objects.update(words="Asleep.")
    finally:
        unguard_tables(connection)
