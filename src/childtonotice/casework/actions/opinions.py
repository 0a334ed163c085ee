"""A second opinion: another reader agrees with a decision that stands, or says what they see differently (R12)."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import item_numbered, reader_of
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.audit import record
from childtonotice.casework.derive import Event, note_event, standing_of
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Item, Review, SecondOpinion, User
from childtonotice.casework.reasons import say_nothing


@action
def give_opinion(
    *, by: User, number: str, review_id: int, agrees: bool, words: str = "", now: datetime | None = None
) -> Refused | None:
    """Stand by a colleague's decision, or say what is seen differently. It decides nothing and changes no decision."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, Verb.DECIDE, lock=True)
    review = standing_of(item).review
    if review is None or review.pk != review_id:
        return Refused((("review", "This decision no longer stands: look at the item again"),))
    refusal = _why_not(review, by, agrees, words)
    if refusal:
        return Refused((refusal,))
    SecondOpinion.objects.create(review=review, by=by, at=moment, agrees=agrees, words=words.strip())
    _tell(item, agrees, moment)
    note_event(item, Event.SECOND_OPINION, moment, by=by, details={"review": review.pk, "agrees": agrees})
    details = {"review": review.pk, "agrees": agrees}
    record("item.second-opinion", by=by, subject=f"item:{item.number}", details=details, now=moment)
    return None


def _why_not(review: Review, by: User, agrees: bool, words: str) -> tuple[str, str] | None:
    if review.by_id == by.pk:
        return ("review", "This is your own decision: undo it if you see it differently now")
    if review.opinions.filter(by=by).exists():
        return ("review", "You have given your opinion of this decision already")
    if not agrees and say_nothing(words):
        return ("opinion", "Say in one sentence what you see differently")
    return None


def _tell(item: Item, agrees: bool, now: datetime) -> None:
    """An opinion that differs stands on the item's row until somebody decides anew."""
    if not agrees:
        item.note, item.noted_at = "second-opinion", now
        item.save(update_fields=["note", "noted_at"])
