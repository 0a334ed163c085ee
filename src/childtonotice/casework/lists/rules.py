"""Decided items that new rules would judge otherwise: a coordinator says which come back, and no run does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import Reader, items_for, require
from childtonotice.casework.clocks import tell_moment
from childtonotice.casework.lists.rows import POOL_NAME
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Decision, Review, State

MOST = 200
RULES_CHANGED = "rules-changed"
DECIDED = (State.DONE, State.REQUESTED, State.SUBMITTED, State.PPN_FOUND)


@dataclass(frozen=True, slots=True)
class JudgedOtherwise:
    """One item that was decided under other rules, with the decision that stands."""

    number: str
    reference: str
    why: str
    area: str
    reported: str
    decision: str


def judged_otherwise(reader: Reader, now: datetime | None = None) -> tuple[JudgedOtherwise, ...]:
    """The decided items that would be listed under the new rules, oldest first; NotFound for whoever approves none."""
    require(reader, Verb.UNDO_LATER)
    moment = now or timezone.now()
    items = items_for(reader, Verb.UNDO_LATER).filter(note=RULES_CHANGED, state__in=DECIDED)
    drawn = list(items.select_related("area").order_by("reported_at", "pk")[:MOST])
    standing = Review.objects.filter(item__in=[item.pk for item in drawn], withdraws=None, withdrawn=None)
    decisions = dict(standing.order_by("pk").values_list("item_id", "decision"))
    return tuple(
        JudgedOtherwise(
            item.number, item.incident_id, item.why, item.area.name if item.area else POOL_NAME,
            tell_moment(item.reported_at, moment),
            Decision(decisions[item.pk]).label if item.pk in decisions else State(item.state).label,
        )
        for item in drawn
    )  # fmt: skip
