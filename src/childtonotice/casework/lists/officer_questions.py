"""What an officer is asked before anything is decided: on their own page, and behind the mailed link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from childtonotice.casework.access import Reader, questions_asked_of
from childtonotice.casework.clocks import tell_due, tell_exact, tell_lateness
from childtonotice.casework.lists.mailed_link import LinkPage
from childtonotice.casework.models import UNDECIDED, Question
from childtonotice.casework.question_links import judge_question, read_question
from childtonotice.casework.reply_links import LinkState


@dataclass(frozen=True, slots=True)
class OfficerQuestion:
    """One question that waits for an officer. ``own``: the reader is the one who is asked."""

    id: int
    reference: str
    reported: str
    who: str
    words: str
    due: str
    late: str
    officer: str
    own: bool

    @property
    def code(self) -> str:
        """Its number as text, for the name of its field."""
        return str(self.id)


def officer_questions(reader: Reader, now: datetime | None = None) -> tuple[OfficerQuestion, ...]:
    """The questions to this officer, or to a supervisor's team, that wait for an answer; the one due first on top."""
    moment = now or timezone.now()
    waits = Q(advice=None, review__withdrawn=None, item__state__in=UNDECIDED)
    drawn = questions_asked_of(reader).filter(waits).select_related("item", "review", "by").order_by("due_at", "id")
    return tuple(_show(question, reader, moment) for question in drawn)


def _show(question: Question, reader: Reader, now: datetime) -> OfficerQuestion:
    return OfficerQuestion(
        id=question.pk,
        reference=question.item.incident_id,
        reported=tell_exact(question.item.reported_at),
        who=question.by.shown_name,
        words=question.review.words,
        due=tell_due(question.due_at, now),
        late=tell_lateness(question.due_at, now),
        officer=question.asked_officer,
        own=question.asked_officer == reader.officer_id,
    )


def question_link_page(token: str, now: datetime | None = None) -> LinkPage:
    """The page of a mailed question as it stands; one that we never made looks as if it had ended.

    No name stands on it, and no word of what was written.
    """
    moment = now or timezone.now()
    message = read_question(token)
    question = message.question if message else None
    if message is None or question is None:
        return LinkPage(LinkState.ENDED)
    return LinkPage(
        state=judge_question(message, moment),
        number=question.item.number,
        reference=question.item.incident_id,
        reported=tell_exact(question.item.reported_at),
        due=tell_exact(question.due_at),
        late=tell_lateness(question.due_at, moment),
    )
