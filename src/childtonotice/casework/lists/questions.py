"""What readers ask and what they are answered: the queue of those who advise, and the answers on an item (R45)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.db.models import QuerySet
from django.utils import timezone

from childtonotice.casework.access import Reader, items_for, may, require
from childtonotice.casework.asking import is_open, tell_whom
from childtonotice.casework.clocks import (
    tell_age,
    tell_both,
    tell_due,
    tell_exact,
    tell_lateness,
    tell_length,
    tell_moment,
)
from childtonotice.casework.lists.rows import POOL_NAME
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import UNDECIDED, Advice, Advisor, Decision, Item, Question, Role
from childtonotice.casework.reasons import title_then

LATELY = timedelta(days=30)
MOST_ANSWERED = 30
OF_THEIRS = {Role.SCREENING_SERGEANT: Advisor.SERGEANT, Role.COORDINATOR: Advisor.COORDINATOR}


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """One question: where it was asked, by whom, of whom, the words, and by when it is due; and its answer."""

    id: int
    number: str
    reference: str
    why: str
    area: str
    whom: str
    who: str
    when: str
    exact: str
    reason: str
    words: str
    due: str
    late: str
    mine: bool
    is_open: bool
    can_answer: bool
    by_phone: bool = False
    advice_who: str = ""
    advice_when: str = ""
    advice_words: str = ""
    took: str = ""


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """The queue: those due first on top, and what was answered in the last thirty days."""

    title: str
    details: tuple[str, ...]
    open: tuple[QuestionShown, ...]
    answered: tuple[QuestionShown, ...]


def questions_page(reader: Reader, now: datetime | None = None) -> QuestionsPage:
    """Every open question that this reader may answer, and how quickly the last ones were answered."""
    require(reader, Verb.ANSWER)
    moment = now or timezone.now()
    unanswered = list(_open(reader).order_by("due_at", "id"))
    answered = list(
        _drawn(_within(reader)).filter(advice__at__gte=moment - LATELY).order_by("-advice__at")[:MOST_ANSWERED]
    )
    title = "1 question is open" if len(unanswered) == 1 else f"{len(unanswered) or 'No'} questions are open"
    return QuestionsPage(
        title,
        _details(unanswered, answered, moment),
        # All of them are on items that this reader may answer for: it is not asked again of each.
        tuple(_show(reader, question, moment, theirs=True) for question in unanswered),
        tuple(_show(reader, question, moment, theirs=True) for question in answered),
    )


def count_questions(reader: Reader) -> int:
    """How many questions wait for an answer from this reader or a colleague who advises as they do."""
    return _open(reader).count()


def questions_of(reader: Reader, item: Item, now: datetime) -> tuple[QuestionShown, ...]:
    """The questions asked about an item, the last first, with their answers."""
    asked = list(_drawn(item.questions.all()).order_by("-id"))
    rights = {verb for verb in (Verb.ANSWER, Verb.DECIDE) if asked and may(reader, verb, item)}
    return tuple(_show(reader, question, now, theirs=_verb_of(question) in rights) for question in asked)


def _verb_of(question: Question) -> Verb:
    """Who may write the answer down: who advises; of what an officer says by telephone, who decides."""
    return Verb.DECIDE if question.whom == Advisor.OFFICER else Verb.ANSWER


def _within(reader: Reader) -> QuerySet[Question]:
    return Question.objects.filter(item__in=items_for(reader, Verb.ANSWER)).exclude(whom=Advisor.OFFICER)


def _drawn(questions: QuerySet[Question]) -> QuerySet[Question]:
    return questions.select_related("item__area", "by", "review__withdrawn", "advice__by")


def _open(reader: Reader) -> QuerySet[Question]:
    return _drawn(_within(reader)).filter(advice=None, review__withdrawn=None, item__state__in=UNDECIDED)


def _details(unanswered: list[Question], answered: list[Question], now: datetime) -> tuple[str, ...]:
    late = sum(question.due_at < now for question in unanswered)
    oldest = min((question.at for question in unanswered), default=None)
    hours = [(question.advice.at - question.at).total_seconds() / 3600 for question in answered]
    parts = (
        f"oldest asked {tell_moment(oldest, now)} ({tell_age(oldest, now)})" if oldest else "",
        f"{late} past the time for an answer" if late else "",
        f"{len(hours)} answered in 30 days, half of them within {_hours(median(hours))}" if hours else "",
    )
    return tuple(part for part in parts if part)


def _tell_who(question: Question, advice: Advice) -> str:
    """Who answered, and how an officer's answer came."""
    if advice.by is None:
        return f"Officer {question.asked_officer} answers, by the mailed link"
    if advice.phone:
        return f"Officer {question.asked_officer} answers by telephone, noted by {advice.by.shown_name}"
    return f"{advice.by.shown_name} {'answers' if question.asked_officer else 'advises'}"


def _hours(number: float) -> str:
    return "1 hour" if number <= 1 else f"{number:.0f} hours"


def _show(reader: Reader, question: Question, now: datetime, *, theirs: bool) -> QuestionShown:
    item, review, advice = question.item, question.review, getattr(question, "advice", None)
    waits, by_phone = is_open(question), question.whom == Advisor.OFFICER
    return QuestionShown(
        id=question.pk,
        number=item.number,
        reference=item.incident_id,
        why=item.why,
        area=item.area.name if item.area else POOL_NAME,
        whom=f"officer {question.asked_officer}" if question.asked_officer else tell_whom(question.whom),
        who=question.by.shown_name,
        when=tell_both(question.at, now),
        exact=tell_exact(question.at),
        reason=title_then(Decision.ADVICE, review.reason, review.at),
        words=review.words,
        due=tell_due(question.due_at, now),
        late=tell_lateness(question.due_at, advice.at if advice else now),
        mine=any(OF_THEIRS.get(role) == question.whom for role in reader.roles),
        is_open=waits,
        can_answer=waits and theirs and (by_phone or question.by_id != reader.user.pk),
        by_phone=by_phone,
        advice_who=_tell_who(question, advice) if advice else "",
        advice_when=tell_both(advice.at, now) if advice else "",
        advice_words=advice.words if advice else "",
        took=tell_length(question.at, advice.at) if advice else "",
    )
