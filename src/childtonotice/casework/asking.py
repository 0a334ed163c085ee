"""Asking for advice (R45): whom, and by when an answer is due; what stays unanswered comes back by itself."""

from __future__ import annotations

from datetime import datetime

from childtonotice.casework.clocks import decide_by
from childtonotice.casework.force import our_force
from childtonotice.casework.models import Advisor, Item, Question, Review

WHOM = {Advisor.SERGEANT: "the screening sergeant", Advisor.COORDINATOR: "the coordinator"}


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
    """Keep the question that a review puts to the screening sergeant or the coordinator."""
    due = review.until or answer_due(item, review.at)
    return Question.objects.create(review=review, item=item, by=review.by, at=review.at, whom=whom, due_at=due)
