"""Asking before deciding (R45): whom, and by when an answer is due; what stays unanswered comes back by itself."""

from __future__ import annotations

from datetime import datetime

from childtonotice.casework.clocks import decide_by
from childtonotice.casework.derive import Event, note_event, settle
from childtonotice.casework.force import our_force
from childtonotice.casework.models import UNDECIDED, Advice, Advisor, Item, Question, Review, User
from childtonotice.casework.outbox import OUTBOX_WAITS, write_question
from childtonotice.casework.reasons import say_nothing
from childtonotice.casework.recover import whom_to_ask

WHOM = {
    Advisor.SERGEANT: "the screening sergeant",
    Advisor.COORDINATOR: "the coordinator",
    Advisor.OFFICER: "the officer",
}


def tell_whom(whom: str) -> str:
    """Whom an item waits for, in words: "the coordinator"; free words stay as they are."""
    return WHOM[Advisor(whom)] if whom in Advisor.values else whom


def answer_due(item: Item, now: datetime) -> datetime:
    """By when a question should be answered: as a decision would be, 4 hours where the item is read first."""
    return decide_by(now, item.priority, our_force())


def reply_by(item: Item, whom: str, until: datetime | None, now: datetime) -> datetime | None:
    """Until when an item rests: the time given; of a question, when its answer is due, so that silence is seen."""
    return answer_due(item, now) if whom in Advisor.values else until


def ask_for_advice(item: Item, review: Review, whom: str) -> Question:
    """Keep the question that a review puts to a colleague; the officer who attended is written to (features 25)."""
    due = review.until or answer_due(item, review.at)
    officer = whom_to_ask(item, review.at)[0] if whom == Advisor.OFFICER else ""
    question = Question.objects.create(
        review=review, item=item, by=review.by, at=review.at, whom=whom, due_at=due, asked_officer=officer
    )
    if officer:
        write_question(question, review.at, OUTBOX_WAITS)
    return question


def is_open(question: Question) -> bool:
    """Whether somebody still waits for the answer: none came, it was not withdrawn, and nobody has decided."""
    return (
        not hasattr(question, "advice")
        and not hasattr(question.review, "withdrawn")
        and question.item.state in UNDECIDED
    )


def find_refusal(question: Question, words: str, field: str) -> tuple[str, str] | None:
    """Why these words cannot be kept as the answer; None where they can. ``field``: the one they were typed into."""
    if hasattr(question, "advice"):
        return ("question", "Someone has answered this already")
    if not is_open(question):
        return ("question", "Nobody waits for this answer any more: the item was decided, or the question withdrawn")
    if say_nothing(words):
        by_phone = question.whom == Advisor.OFFICER
        asked = "Write down what the officer said" if by_phone else "Say in one sentence what you advise, and why"
        return (field, asked if field == "advice" else "Write your answer")
    return None


def keep_answer(question: Question, by: User | None, words: str, now: datetime, *, phone: bool = False) -> None:
    """Keep an answer on the item and bring it back to the list of whoever asked. It decides nothing."""
    Advice.objects.create(question=question, by=by, at=now, words=words.strip()[:2000], phone=phone)
    item = question.item
    item.version += 1
    item.note, item.noted_at = "officer-answered" if question.asked_officer else "advice-came", now
    details: dict[str, object] = {"question": question.pk}
    details |= {"phone": True} if phone else {}
    details |= {"officer": question.asked_officer} if question.asked_officer else {}
    note_event(item, Event.ADVICE, now, by=by, details=details)
    settle(item)
