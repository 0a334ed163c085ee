"""What the demo's people did on earlier days: managers who read their lists, officers who sent what was asked."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from childtonotice.casework.access import items_for, reader_of
from childtonotice.casework.actions.answers import Answer
from childtonotice.casework.actions.decisions import decide
from childtonotice.casework.demo.advice import ask_about, is_unsure
from childtonotice.casework.demo.habits import CAREFUL, Habit, habit_of, misses
from childtonotice.casework.duty import duty_readers
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Area, Decision, Item, Officer, User
from childtonotice.casework.order import to_read
from childtonotice.screening.circumstances import LONDON

Truth = Mapping[str, Mapping[str, str]]
BEGINS = time(8, 10)
EACH_TAKES = tuple(timedelta(seconds=seconds) for seconds in (70, 100, 130, 150, 180, 200, 260, 420))
AT_STAKE = 3

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


def read_lists(day: date, truth: Truth, before: date, start: date) -> None:
    """Each manager reads their list on this day, as much of it as they get through.

    ``before``: what came to the list on this day or later is left for whoever tries the demo; ``start``: its first day.
    """
    for manager in User.objects.filter(username__startswith="manager.").order_by("username"):
        habit = habit_of(manager.username)
        read_some(manager, _unread(manager, day, before)[: habit.most], day, truth, habit, start)


def read_on_duty(day: date, truth: Truth, before: date, start: date) -> None:
    """On a day on which nobody works, who is on duty reads what is to be read first in the area of their duty."""
    moment = datetime.combine(day, BEGINS, LONDON)
    for area in Area.objects.all():
        for reader in User.objects.filter(username__in=duty_readers(area, moment)):
            first = _unread(reader, day, before).filter(area=area, priority=1)
            read_some(reader, first, day, truth, habit_of(reader.username), start)


def _unread(reader: User, day: date, before: date) -> QuerySet[Item]:
    begins = datetime.combine(day, BEGINS, LONDON)
    items = items_for(reader_of(reader, begins), Verb.DECIDE).filter(to_read(begins), first_run__day__lt=before)
    return items.filter(restricted=False, area__isnull=False).order_by("priority", "pk")


def read_some(reader: User, items: QuerySet[Item], day: date, truth: Truth, habit: Habit, start: date) -> None:
    """Someone reads these items, one after another, most of them in two or three minutes."""
    teams = dict(Officer.objects.values_list("officer_id", "team"))
    moment = datetime.combine(day, BEGINS, LONDON)
    for item in items:
        moment += random.Random(f"{item.incident_id} read").choice(EACH_TAKES)
        forgets = misses(teams.get(item.officer_id, ""), day, start)
        answer = answer_for(item, truth, day, habit, forgets=forgets)
        decide(by=reader, number=item.number, version=item.version, answer=answer, now=moment)


def answer_for(item: Item, truth: Truth, day: date, habit: Habit = CAREFUL, *, forgets: bool = False) -> Answer:
    """What a manager of this habit decides of this item; the same for the same item on every machine.

    ``forgets``: whether the officer's team still forgets referrals, so that more of its are asked for.
    """
    chance = random.Random(f"{item.incident_id} {day}")
    known = truth.get(item.incident_id, {})
    if is_unsure(item, chance):
        return ask_about(item, chance, datetime.combine(day, time(9), LONDON))
    decision, told = _judge(item, known, chance, habit, forgets)
    if item.note == "said-not-needed":
        decision, told = Decision.NOT_NEEDED, AGREED
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
        until=_until(day, chance) if decision is Decision.WAIT else None,
    )


def _judge(
    item: Item, known: Mapping[str, str], chance: random.Random, habit: Habit, forgets: bool
) -> tuple[Decision, tuple[tuple[str, str], ...]]:
    needed, drawn = known.get("ppn_needed") == "yes", 100 * chance.random()
    if needed:
        return (Decision.NOT_NEEDED, NOT_NEEDED) if drawn < habit.lets_go else (Decision.NEEDED, NEEDED)
    if known.get("expected_status") == "covered":
        return Decision.SUBMITTED, SUBMITTED
    if known.get("expected_status", "no-row") == "no-row":
        return Decision.NO_CHILD, NO_CHILD
    if drawn < (60 if forgets else habit.asks) and item.priority <= AT_STAKE:
        return Decision.NEEDED, NEEDED
    return (Decision.WAIT, WAITING) if chance.random() < 0.08 else (Decision.NOT_NEEDED, NOT_NEEDED)


def _until(day: date, chance: random.Random) -> datetime:
    """The end of a day within the week: some waits are over soon, some still run when the demo begins."""
    return datetime.combine(day + timedelta(days=chance.choice((2, 4, 6, 7))), time(17), LONDON)


def _which(item: Item) -> str:
    return item.ppns.values_list("ppn_id", flat=True).first() or "given by telephone"
