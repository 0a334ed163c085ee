"""Those who look a second time: second opinions, blind checks, a decision taken back, a child in danger."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta

from childtonotice.casework.actions.checks import answer_check
from childtonotice.casework.actions.dangers import Raised, confirm_danger, raise_danger
from childtonotice.casework.actions.decisions import undo
from childtonotice.casework.actions.items import hand_on
from childtonotice.casework.actions.opinions import give_opinion
from childtonotice.casework.demo.work import Truth
from childtonotice.casework.models import Decision, Item, Review, Sample, State, User
from childtonotice.screening.circumstances import LONDON

OPINIONS_AT, CHECKS_AT, MEETING = time(10, 40), time(11, 30), time(12, 5)
LOOKED_AT, CHECKED = 5, 6
AGREES = "I read it the same way: the last entry says who saw the child and how they were."
DIFFERS = "The child was in the next room and awake. In the sense of our policy that is affected: ask for one."
CHECK_WORDS = {
    "no-child": "Grown-ups alone; the words that sound like a child's are a nickname.",
    "ppn-needed": "A child slept in the house while this went on, and nobody has referred them.",
    "not-needed": "The child is named and had no part in it.",
}


def look_again(day: date, truth: Truth) -> None:
    """A working day of those who check others: some of yesterday's decisions, some blind checks, one slip undone."""
    give_opinions(day, truth)
    answer_checks(day, truth)
    take_back_one(day)
    tell_of_danger(day)


def give_opinions(day: date, truth: Truth) -> None:
    """The coordinator reads some final decisions of the last days again, and does not always agree."""
    by = User.objects.filter(username="coordinator").first()
    moment = datetime.combine(day, OPINIONS_AT, LONDON)
    since = moment - timedelta(days=3)
    decided = Review.objects.filter(at__gte=since, at__lt=moment, withdraws=None, withdrawn=None, opinions=None)
    final = decided.filter(decision=Decision.NOT_NEEDED, item__state=State.DONE, item__restricted=False)
    wrong = [review for review in final if _is_needed(truth, review.item)]
    rest = sorted((review for review in final if review not in wrong), key=lambda review: review.item.incident_id)
    if by is None:
        return
    for review in (*wrong[:2], *rest[: LOOKED_AT - 2]):
        agrees = review not in wrong
        words = AGREES if agrees else DIFFERS
        give_opinion(by=by, number=review.item.number, review_id=review.pk, agrees=agrees, words=words, now=moment)


def _is_needed(truth: Truth, item: Item) -> bool:
    return truth.get(item.incident_id, {}).get("ppn_needed") == "yes"


def answer_checks(day: date, truth: Truth) -> None:
    """The screening sergeant answers some of the blind checks, the oldest first."""
    by = User.objects.filter(username="sergeant").first()
    moment = datetime.combine(day, CHECKS_AT, LONDON)
    waiting = Sample.objects.filter(answered_at=None, restricted=False, run__published_at__lt=moment).order_by("pk")
    if by is None:
        return
    for sample in waiting[:CHECKED]:
        known = truth.get(sample.incident_id, {})
        needed, there = known.get("ppn_needed") == "yes", known.get("n_children", "0") not in ("", "0")
        answer = "ppn-needed" if needed and sample.stratum == "unlisted" else "not-needed" if there else "no-child"
        answer_check(by=by, number=sample.number, answer=answer, words=CHECK_WORDS[answer], now=moment)


def take_back_one(day: date) -> None:
    """Now and then a manager undoes a decision of the morning: it was the wrong item."""
    begins = datetime.combine(day, time(0), LONDON)
    moment = datetime.combine(day, MEETING, LONDON)
    mine = Review.objects.filter(at__gte=begins, at__lt=moment, withdraws=None, withdrawn=None)
    review = mine.filter(decision=Decision.NOT_NEEDED, item__state=State.DONE, opinions=None).order_by("-pk").first()
    if review and random.Random(f"{day} slip").random() < 0.4:
        undo(by=review.by, review_id=review.pk, reason="I had the item before it in mind.", now=moment)


def tell_of_danger(day: date) -> None:
    """Once in a while a child may be in danger now: somebody rings, and the inspector confirms what was done."""
    inspector = User.objects.filter(username="inspector").first()
    rung, confirmed = datetime.combine(day, time(12, 10), LONDON), datetime.combine(day, time(13, 5), LONDON)
    asked = Item.objects.filter(state=State.REQUESTED, priority=1, restricted=False, dangers=None)
    review = Review.objects.filter(item__in=asked, at__lt=rung, withdraws=None).order_by("-pk").first()
    if review is None or inspector is None or random.Random(f"{day} danger").random() > 0.5:
        return
    number, told = review.item.number, "Control room, duty inspector"
    raised = raise_danger(by=review.by, number=number, told=told, told_at=rung, words="A unit goes now.", now=rung)
    if isinstance(raised, Raised):
        words = "A unit saw the child at 12:40, safe and with an aunt."
        confirm_danger(by=inspector, danger_id=raised.danger_id, words=words, now=confirmed)


def hand_one_on(day: date) -> None:
    """One manager knows somebody in an item of the last list, and hands it on unseen."""
    by = User.objects.filter(username="manager.eastcliff").first()
    item = Item.objects.filter(state=State.TO_READ, area__name="Eastcliff", restricted=False).order_by("-pk").first()
    if by and item and not item.recusals.exists():
        hand_on(by=by, number=item.number, now=datetime.combine(day, time(6, 12), LONDON))
