"""What the demo's people did on earlier days: managers who read their lists, officers who sent what was asked."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from childtonotice.casework.actions.answers import Answer
from childtonotice.casework.actions.decisions import decide
from childtonotice.casework.demo.advice import ask_about, is_unsure
from childtonotice.casework.models import Decision, Item, User
from childtonotice.casework.order import to_read
from childtonotice.screening.circumstances import LONDON

Truth = Mapping[str, Mapping[str, str]]
BEGINS = time(8, 10)
EACH_TAKES = timedelta(minutes=3)

# What a manager may have written: reason and words, by what the incident truly is.
NEEDED = (
    ("no-referral", "Children were upstairs while this went on and nobody has referred them."),
    ("no-referral", "The log has a child at the address and what happened would frighten any child."),
    ("child-left-off", "One child is on the referral and the other is not."),
)
NOT_NEEDED = (
    ("seen-and-well", "The officer spoke to the child alone and found nothing of concern, see the last entry."),
    ("only-mentioned", "The child is named by the caller but had no part in it and was elsewhere."),
    ("below-threshold", "A quarrel between neighbours; the child slept through it."),
)
AGREED = (("only-mentioned", "The officer explains it well: the child was elsewhere and had no part in it."),)
SUBMITTED = (("same-event", "The referral is about this evening and names every child."),)
NO_CHILD = (("adult", "The person turns out to be 19."), ("misread", "These words do not speak of a child."))
SCHOOL = (("sent", ""), ("sent", ""), ("unknown", ""), ("not-applicable", "The child is not of school age."))
WAITING = (("officer", "The log does not say whether the child was seen; asked."),)


def read_lists(day: date, truth: Truth) -> None:
    """Each manager reads their whole list on this day, one item after another."""
    for manager in User.objects.filter(username__startswith="manager.").order_by("username"):
        areas = [area for grant in manager.grants.all() for area in grant.areas.all()]
        begins = datetime.combine(day, BEGINS, LONDON)
        unread = Item.objects.filter(to_read(begins), area__in=areas, restricted=False).order_by("priority", "pk")
        for place, item in enumerate(unread):
            moment = datetime.combine(day, BEGINS, LONDON) + place * EACH_TAKES
            decide(
                by=manager, number=item.number, version=item.version, answer=answer_for(item, truth, day), now=moment
            )


def answer_for(item: Item, truth: Truth, day: date) -> Answer:
    """What a careful manager would decide of this item; the same for the same item on every machine."""
    chance = random.Random(f"{item.incident_id} {day}")
    known = truth.get(item.incident_id, {})
    if is_unsure(item, chance):
        return ask_about(chance)
    decision, told = (Decision.NOT_NEEDED, AGREED) if item.note == "said-not-needed" else _judge(known, chance)
    reason, words = chance.choice(told)
    school, why_not = chance.choice(SCHOOL)
    return Answer(
        decision=decision.value,
        reason=reason,
        words=words,
        officer_words="Please send a referral for the children of this incident, or tell me its number. Thank you.",
        risk=("high", "medium", "standard")[min(item.priority, 3) - 1] if decision is Decision.NEEDED else "",
        categories=tuple(item.categories) or ("other",) if decision is Decision.NEEDED else (),
        which=_which(item) if decision is Decision.SUBMITTED else "",
        whom=f"Officer {item.officer_id}" if decision is Decision.WAIT else "",
        school=school,
        school_words=why_not,
        until=datetime.combine(day + timedelta(days=2), time(17), LONDON) if decision is Decision.WAIT else None,
    )


def _judge(known: Mapping[str, str], chance: random.Random) -> tuple[Decision, tuple[tuple[str, str], ...]]:
    if known.get("ppn_needed") == "yes":
        return Decision.NEEDED, NEEDED
    if known.get("expected_status") == "covered":
        return Decision.SUBMITTED, SUBMITTED
    if known.get("expected_status", "no-row") == "no-row":
        return Decision.NO_CHILD, NO_CHILD
    return (Decision.WAIT, WAITING) if chance.random() < 0.05 else (Decision.NOT_NEEDED, NOT_NEEDED)


def _which(item: Item) -> str:
    return item.ppns.values_list("ppn_id", flat=True).first() or "given by telephone"
