"""Answering what a reader asked: the answer stands on the item and brings it back to be read (R45)."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import NotFound, item_numbered, reader_of
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.audit import record
from childtonotice.casework.derive import Event, note_event, settle
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import UNDECIDED, Advice, Question, User
from childtonotice.casework.reasons import say_nothing


@action
def give_advice(*, by: User, number: str, question_id: int, words: str, now: datetime | None = None) -> Refused | None:
    """Answer a question. It decides nothing: the item goes back to the list of whoever asked."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, Verb.ANSWER, lock=True)
    question = item.questions.select_related("review").filter(pk=question_id).first()
    if question is None:
        raise NotFound
    refusal = _why_not(question, item.state, by, words)
    if refusal:
        return Refused((refusal,))
    Advice.objects.create(question=question, by=by, at=moment, words=words.strip())
    item.version += 1
    item.note, item.noted_at = "advice-came", moment
    note_event(item, Event.ADVICE, moment, by=by, details={"question": question.pk})
    settle(item)
    record("item.advise", by=by, subject=f"item:{item.number}", details={"question": question.pk}, now=moment)
    return None


def _why_not(question: Question, state: str, by: User, words: str) -> tuple[str, str] | None:
    if question.by_id == by.pk:
        return ("question", "You asked this yourself: someone else answers it")
    if hasattr(question, "advice"):
        return ("question", "Someone has answered this already")
    if hasattr(question.review, "withdrawn") or state not in UNDECIDED:
        return ("question", "Nobody waits for this answer any more: the item was decided, or the question withdrawn")
    if say_nothing(words):
        return ("advice", "Say in one sentence what you advise, and why")
    return None
