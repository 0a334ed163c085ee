"""Answering what a reader asked: the answer stands on the item and brings it back to be read (R45).

Who is asked answers: a sergeant or the coordinator on the item, an officer by the mailed link or having signed in; what
an officer says by telephone is noted by whoever decides on the item. No answer decides anything.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import NotFound, item_numbered, questions_asked_of, reader_of, require
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.asking import find_refusal, keep_answer
from childtonotice.casework.audit import record
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Advisor, Item, Question, User
from childtonotice.casework.question_links import judge_question, read_question
from childtonotice.casework.reply_links import LinkState

NOBODY_WAITS = Refused((("question", "Nobody waits for this answer any more: there is nothing to do"),))


@action
def give_advice(*, by: User, number: str, question_id: int, words: str, now: datetime | None = None) -> Refused | None:
    """Answer a question, or note what the officer answered by telephone. The item goes back to whoever asked."""
    moment = now or timezone.now()
    reader = reader_of(by, moment)
    item = item_numbered(reader, number, lock=True)
    question = item.questions.select_related("review").filter(pk=question_id).first()
    if question is None:
        raise NotFound
    phone = question.whom == Advisor.OFFICER
    require(reader, Verb.DECIDE if phone else Verb.ANSWER, item)
    if question.by_id == by.pk and not phone:
        return Refused((("question", "You asked this yourself: someone else answers it"),))
    question.item = item
    refused = _take(question, by, words, "advice", moment, phone=phone)
    if refused:
        return refused
    details = {"question": question.pk} | ({"how": "telephone"} if phone else {})
    record("item.advise", by=by, subject=f"item:{item.number}", details=details, now=moment)
    return None


@action
def answer_by_link(*, by: None = None, token: str, words: str, now: datetime | None = None) -> Refused | None:
    """Take an officer's single answer through the mailed link. NotFound where we made no such link."""
    moment = now or timezone.now()
    message = read_question(token)
    if message is None or message.question is None:
        raise NotFound
    question = _locked(message.question)
    if judge_question(message, moment) is not LinkState.OPEN:
        return NOBODY_WAITS
    refused = _take(question, by, words, "answer", moment)
    if refused:
        return refused
    details = {"question": question.pk, "how": "link"}
    record("question.answer", by=by, subject=f"item:{question.item.number}", details=details, now=moment)
    return None


@action
def answer_asked(*, by: User, question_id: int, words: str, now: datetime | None = None) -> Refused | None:
    """Answer as the officer who is asked, or as their supervisor, having signed in."""
    moment = now or timezone.now()
    question = questions_asked_of(reader_of(by, moment)).filter(pk=question_id).first()
    if question is None:
        raise NotFound
    question = _locked(question)
    refused = _take(question, by, words, "answer", moment)
    if refused:
        return refused
    details = {"question": question.pk, "how": "page"}
    record("question.answer", by=by, subject=f"item:{question.item.number}", details=details, now=moment)
    return None


def _take(
    question: Question, by: User | None, words: str, field: str, now: datetime, *, phone: bool = False
) -> Refused | None:
    """Keep an answer, or say why it cannot be kept; ``field``: the one that the words were typed into."""
    refusal = find_refusal(question, words, field)
    if refusal:
        return Refused((refusal,))
    keep_answer(question, by, words, now, phone=phone)
    return None


def _locked(question: Question) -> Question:
    """The question with its item, which nobody else changes meanwhile."""
    item = Item.objects.select_for_update(of=("self",)).get(pk=question.item_id)
    found = Question.objects.select_related("review", "advice", "review__withdrawn").get(pk=question.pk)
    found.item = item
    return found
