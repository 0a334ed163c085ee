"""What was decided of an item before this program, in a spreadsheet: shown with its source and doubt (R46)."""

from __future__ import annotations

from datetime import date, datetime, time

from childtonotice.casework.clocks import tell_moment
from childtonotice.casework.earlier import tell_doubts
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.item_values import Step
from childtonotice.casework.models import Decision, EarlierReview, Item
from childtonotice.screening.circumstances import LONDON

NOON = time(12)


def earlier_steps(item: Item, now: datetime, *, names: bool) -> list[Step]:
    """A step for each earlier review of this incident, on the day that it names, else on the day it was taken in."""
    reviews = EarlierReview.objects.filter(incident_id=item.incident_id).order_by("id")
    return [_step(review, now, names) for review in reviews]


def _step(review: EarlierReview, now: datetime, names: bool) -> Step:
    title = Decision(review.decision).label if review.decision else f"“{review.said}”" if review.said else "not said"
    day = review.decided_on or review.reported_on
    at = _noon(day) if day else review.at
    parts = [f"“{review.words}”" if review.words and names else "", tell_doubts(review.doubts)]
    return Step(
        f"Before this program: {title.replace('PPN', our_force().ppn_word)}",
        f"{review.decided_by or 'nobody named'}, {review.file} row {review.row}",
        tell_moment(at, now),
        at,
        words=" ".join(part for part in parts if part),
    )


def _noon(day: date) -> datetime:
    return datetime.combine(day, NOON, LONDON)
