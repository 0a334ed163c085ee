"""Ask for advice, answer, and back to whoever asked (R45, features 25); what rests is registered (features 24)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.answers import Answer
from childtonotice.casework.actions.decisions import undo
from childtonotice.casework.actions.questions import give_advice
from childtonotice.casework.lists import item_page, questions_page, resting, worklist
from childtonotice.casework.models import Advice, AuditEvent, Item, Question, User
from childtonotice.casework.models.guard import guard_tables, unguard_tables
from childtonotice.casework.owners import owner_of
from tests.web.answers import NOT_NEEDED, errors_of, save

HOUR = timedelta(hours=1)
ASKED = Answer("ask-advice", "threshold", "Is a visit of an hour enough for a PPN?", whom="coordinator")
ADVICE = "It is: the boy saw the assault, so the policy asks for one."


@pytest.fixture
def question(users: dict[str, User], item: Item, now: datetime) -> Question:
    """What the manager asked the coordinator about the first item."""
    save(users["manager"], item, ASKED, now)
    return Question.objects.get()


def advise(user: User, question: Question, now: datetime, words: str = ADVICE) -> Refused | None:
    return give_advice(by=user, number=question.item.number, question_id=question.pk, words=words, now=now)


def test_a_question_waits_with_whom_it_was_put_to(users: dict[str, User], question: Question, now: datetime) -> None:
    row = worklist(reader_of(users["manager"], now), "northvale", tab="waiting", now=now).rows[0]
    assert row.waits.startswith("Waits for the coordinator until")
    assert question.due_at == now + 4 * HOUR
    owner = owner_of(Item.objects.get(pk=question.item_id), now)
    assert (owner.role, owner.words.split(";")[0]) == ("coordinator", "The coordinator has to answer")


def test_the_queue_says_who_asks_what_and_by_when(users: dict[str, User], question: Question, now: datetime) -> None:
    page = questions_page(reader_of(users["coordinator"], now), now + 5 * HOUR)
    assert (page.title, page.details[1]) == ("1 question is open", "1 past the time for an answer")
    shown = page.open[0]
    assert (shown.who, shown.mine, shown.late, shown.words) == ("Joan Hall", True, "1 hour late", ASKED.words)
    assert not questions_page(reader_of(users["sergeant"], now), now).open[0].mine


def test_the_answer_brings_the_item_back_and_its_clock_runs_on(
    users: dict[str, User], item: Item, question: Question, now: datetime
) -> None:
    listed = Item.objects.get(pk=item.pk).listed_at
    assert advise(users["coordinator"], question, now + HOUR) is None
    back = Item.objects.get(pk=item.pk)
    assert (back.state, back.note, back.listed_at) == ("to-read", "advice-came", listed)
    rows = worklist(reader_of(users["manager"], now), "northvale", now=now + HOUR).rows
    assert next(row.state_words for row in rows if row.number == item.number) == "Advice has come"
    page = item_page(reader_of(users["manager"], now), item.number, now=now + HOUR)
    assert (page.questions[0].advice_words, page.questions[0].took) == (ADVICE, "1 hour")
    assert ("Advice came", "Abel Kerr") in [(step.title, step.who) for step in page.timeline]
    assert AuditEvent.objects.latest("id").verb == "item.advise"
    answered = questions_page(reader_of(users["sergeant"], now), now + HOUR)
    assert (answered.title, len(answered.answered)) == ("No questions are open", 1)


def test_silence_brings_a_question_back_to_the_list(users: dict[str, User], question: Question, now: datetime) -> None:
    rows = worklist(reader_of(users["manager"], now), "northvale", now=now + 5 * HOUR).rows
    assert rows[0].state_words == "The wait is over"
    assert rows[0].waited_for.startswith("the coordinator")


def test_nobody_answers_their_own_question_nor_twice_nor_without_words(
    users: dict[str, User], question: Question, now: datetime
) -> None:
    assert isinstance(advise(users["sergeant"], question, now, words="noted"), Refused)
    assert advise(users["sergeant"], question, now) is None
    assert isinstance(advise(users["coordinator"], question, now), Refused)
    assert Advice.objects.count() == 1


def test_an_own_question_is_for_others(users: dict[str, User], item: Item, now: datetime) -> None:
    save(users["sergeant"], item, ASKED, now)
    assert isinstance(advise(users["sergeant"], Question.objects.get(), now), Refused)


def test_a_question_ends_with_its_decision_or_when_it_is_withdrawn(
    users: dict[str, User], item: Item, question: Question, now: datetime
) -> None:
    undo(by=users["manager"], review_id=question.review_id, now=now)
    assert isinstance(advise(users["coordinator"], question, now), Refused)
    save(users["manager"], item, ASKED, now)
    save(users["manager"], item, NOT_NEEDED, now)
    assert not questions_page(reader_of(users["coordinator"], now), now).open
    assert isinstance(advise(users["coordinator"], Question.objects.latest("id"), now), Refused)


@pytest.mark.parametrize("role", ["manager", "other", "officer", "data", "auditor", "board"])
def test_only_those_who_advise_have_the_queue(
    users: dict[str, User], question: Question, now: datetime, role: str
) -> None:
    with pytest.raises(NotFound):
        questions_page(reader_of(users[role], now), now)
    with pytest.raises(NotFound):
        advise(users[role], question, now)


def test_the_database_refuses_to_change_a_question_or_an_answer(
    users: dict[str, User], question: Question, now: datetime
) -> None:
    advise(users["sergeant"], question, now)
    guard_tables(connection)
    try:
        for model, change in ((Question, {"whom": "screening-sergeant"}), (Advice, {"words": "x"})):
            with pytest.raises(DatabaseError, match="added, never changed"), transaction.atomic():
                model.objects.update(**change)
    finally:
        unguard_tables(connection)
        guard_tables(connection)


def test_the_page_of_questions_and_the_answer_from_the_item(client: Client, users: dict[str, User], item: Item) -> None:
    save(users["manager"], item, ASKED, datetime.now(UTC))
    question = Question.objects.get()
    client.force_login(users["coordinator"])
    assert ASKED.words in client.get("/questions/").content.decode()
    assert "Questions 1" in client.get("/lists/northvale/to-read/").content.decode()
    address = f"/items/{item.number}/questions/{question.pk}/"
    assert "Say in one sentence what you advise" in client.post(address, {"advice": "ok"}).content.decode()
    said = client.post(address, {"advice": ADVICE}, follow=True).content.decode()
    assert "Your advice stands on the item." in said
    assert ADVICE in client.get(f"/items/{item.number}/").content.decode()


def test_the_queue_asks_no_more_as_it_grows(
    client: Client, users: dict[str, User], now: datetime, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for item in Item.objects.filter(state="to-read")[:8]:
        save(users["manager"], item, ASKED, now)
    client.force_login(users["coordinator"])
    # Each answerable row is asked for at the one door.
    with django_assert_max_num_queries(34):  # PostgreSQL asks for the lock of the audit chain by a query of its own
        client.get("/questions/")


def test_nothing_waits_longer_than_the_force_allows(users: dict[str, User], item: Item, now: datetime) -> None:
    from childtonotice.casework.actions.decisions import decide

    wait = Answer("wait", "officer", "The officer is asked.", whom="PC 1184", until=now + timedelta(days=9))
    outcome = decide(by=users["manager"], number=item.number, version=item.version, answer=wait, now=now)
    assert errors_of(outcome)["until"].startswith("Choose a day in the next 7 days")


def test_the_register_names_all_that_waits_in_every_area(users: dict[str, User], item: Item, now: datetime) -> None:
    wait = Answer("wait", "officer", "The officer is asked.", whom="PC 1184", until=now + 5 * HOUR)
    save(users["manager"], item, wait, now)
    save(users["manager"], Item.objects.get(incident_id="EX-1010"), ASKED, now)
    register = resting(reader_of(users["coordinator"], now), now + 6 * HOUR)
    assert (register.title, register.details[0]) == ("1 item waits", "1 wait over: to be read again")
    assert (register.rows[0].waits_for, register.rows[0].who, register.rows[0].over) == ("PC 1184", "Joan Hall", True)
    assert resting(reader_of(users["other"], now), now).rows == ()
    with pytest.raises(NotFound):
        resting(reader_of(users["officer"], now), now)


def test_the_page_of_all_that_waits(client: Client, users: dict[str, User], item: Item) -> None:
    client.force_login(users["manager"])
    assert "Nothing waits for anyone." in client.get("/waiting/").content.decode()
    save(users["manager"], item, ASKED, datetime.now(UTC))
    assert "The coordinator" in client.get("/waiting/").content.decode()
    assert AuditEvent.objects.latest("id").verb == "waiting.view"


def test_two_open_questions_have_a_box_each(client: Client, users: dict[str, User], item: Item, now: datetime) -> None:
    """A reader who hears nothing asks somebody else too: no two fields of the page share a label."""
    for whom in ("coordinator", "screening-sergeant"):
        save(users["manager"], item, replace(ASKED, whom=whom), now)
    client.force_login(users["coordinator"])
    page = client.get(f"/items/{item.number}/").content.decode()
    boxes = re.findall(r'<textarea[^>]* id="(advice[^"]*)"', page)
    assert len(boxes) == len(set(boxes)) == 2
    assert all(f'for="{box}"' in page for box in boxes)
