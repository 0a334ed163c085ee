"""What happened to an item's PPNs after they were submitted: checked, shared, acknowledged, answered (R15, R17)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q

from childtonotice.casework.aware import name_missing
from childtonotice.casework.clocks import add_hours, tell_lateness, tell_moment
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.item_values import Step
from childtonotice.casework.models import (
    Assessment,
    Decision,
    Item,
    ItemChild,
    Outcome,
    PartnerAnswer,
    PartnerStep,
    RecoveryChild,
    Review,
    SubmittedPpn,
)
from childtonotice.casework.models import Step as Outside
from childtonotice.casework.partners import answer_by, that_stand
from childtonotice.casework.wording import join_words, name_ppn

BY_RECORD = "The force's record"


def ppn_steps(item: Item, now: datetime) -> list[Step]:
    """The steps of every PPN that bears this reference, answers for a child of the item or answered its request.

    A PPN that is for other children, or for a grown-up, goes its own way, which is not the item's.
    """
    answers = ItemChild.objects.filter(item=item).values("ppn_id")
    came = RecoveryChild.objects.filter(recovery__item=item).values("ppn_id")
    said = Review.objects.filter(item=item, decision=Decision.SUBMITTED, withdrawn=None).values("which")
    of_it = (
        Q(incident_id=item.incident_id) & ~Q(kind="adult")
        | Q(ppn_id__in=answers)
        | Q(ppn_id__in=came)
        | Q(ppn_id__in=said)
    )
    named = SubmittedPpn.objects.filter(of_it)
    drawn = named.prefetch_related("assessments__by", "steps__by")
    return [step for ppn in drawn for step in (*_checks(ppn, now), *_outside(ppn, now))]


def _checks(ppn: SubmittedPpn, now: datetime) -> Iterator[Step]:
    force = our_force()
    due = add_hours(ppn.submitted_at, force.vat_hours)
    for number, given in enumerate(ppn.assessments.all()):
        late = tell_lateness(due, given.at) if number == 0 else ""
        title = f"{force.vat_word}: {name_ppn(force.ppn_word, ppn.ppn_id)} {Outcome(given.outcome).label.lower()}"
        yield Step(title, _who(given), tell_moment(given.at, now), given.at, late, _tell_check(ppn, given))


def _who(row: Assessment | PartnerStep) -> str:
    return row.by.shown_name if row.by else BY_RECORD


def _tell_check(ppn: SubmittedPpn, given: Assessment) -> str:
    words = [f"Missing: {join_words(name_missing(given.missing))}."] if given.missing else []
    if given.grading and given.grading != ppn.grading:
        words.append(f"Graded {given.grading}; the officer: {ppn.grading or 'not graded'}.")
    if given.unnecessary:
        words.append(f"No {our_force().ppn_word} was needed.")
    return " ".join(words)


def _outside(ppn: SubmittedPpn, now: datetime) -> Iterator[Step]:
    rows = that_stand(ppn.steps.all())
    shared = next((row for row in rows if row.step == Outside.SHARED), None)
    for row in rows:
        waits = shared is not None and row.step in (Outside.ACKNOWLEDGED, Outside.ANSWERED)
        late = tell_lateness(answer_by(shared.at, our_force()), row.at) if waits and shared else ""
        title = Outside(row.step).label
        words = PartnerAnswer(row.answer).label if row.answer else row.words
        yield Step(
            f"{title}: {row.partner}" if row.partner and row.step == Outside.SHARED else title,
            _who(row), tell_moment(row.at, now), row.at, late, words,
        )  # fmt: skip
