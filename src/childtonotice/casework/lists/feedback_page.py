"""Feedback being written: the templates to choose from, and the chosen one filled in for this item."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import Reader, item_numbered
from childtonotice.casework.force import our_force
from childtonotice.casework.lessons import Lesson, lessons_in_force
from childtonotice.casework.lists.values import Choice
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Recovery, ReplyKind
from childtonotice.casework.recover import whom_above


@dataclass(frozen=True, slots=True)
class FeedbackDraft:
    """The page on which feedback is written. ``typed``: the boxes as the chosen template fills them."""

    number: str
    reference: str
    why: str
    lessons: tuple[Choice, ...]
    chosen: str
    typed: dict[str, str] = field(default_factory=dict)
    supervisor: str = ""
    has_request: bool = False


def feedback_draft(reader: Reader, number: str, template: str = "", now: datetime | None = None) -> FeedbackDraft:
    """The draft for an item; NotFound where it is not this reader's to write feedback on."""
    item = item_numbered(reader, number, Verb.FEEDBACK)
    recovery = item.recoveries.order_by("-id").first()
    lessons = {one.code: one for one in lessons_in_force()}
    lesson = lessons.get(template) or lessons[_suggest(recovery)]
    officer = (recovery.asked_officer if recovery and not lesson.praise else "") or item.officer_id
    return FeedbackDraft(
        number=item.number,
        reference=item.incident_id,
        why=item.why,
        lessons=tuple(Choice(one.code, _fill(one.title), chosen=one is lesson) for one in lessons.values()),
        chosen=lesson.code,
        typed=_typed(lesson, officer),
        supervisor=whom_above(officer, now or timezone.now()),
        has_request=recovery is not None,
    )


def _suggest(recovery: Recovery | None) -> str:
    if recovery is None:
        return "good-ppn"
    if recovery.replies.filter(kind=ReplyKind.NOT_NEEDED).exists():
        return "not-needed"
    by_reason = {"child-left-off": "child-left-off", "claimed-not-found": "promised"}
    return by_reason.get(recovery.review.reason, "child-not-referred")


def _typed(lesson: Lesson, officer: str) -> dict[str, str]:
    boxes = {"words": lesson.words, "rule": lesson.rule, "example": lesson.example}
    return {name: _fill(words) for name, words in boxes.items()} | {"officer": officer, "template": lesson.code}


def _fill(words: str) -> str:
    return words.replace("{word}", our_force().ppn_word)
