"""PPNs with partners: what is to be shared, where a partner is silent, and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from childtonotice.casework.access import Reader, ppns_for
from childtonotice.casework.clocks import tell_due, tell_exact, tell_lateness, tell_moment
from childtonotice.casework.councils import councils_of
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.rows import POOL_NAME
from childtonotice.casework.lists.values import Choice
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import PartnerAnswer, PartnerStep, PpnState, Step, SubmittedPpn
from childtonotice.casework.partners import (
    NOT_RECORDED,
    ORDER,
    Standing,
    all_partners,
    is_fed,
    stand,
    suggest_partner,
    that_stand,
)

# How far back open steps are looked for: what is older is with the council or lost, and a list of it helps nobody.
LOOK_BACK = timedelta(days=60)
MOST = 100
NEXT = {Step.SHARED: "To be shared", Step.ACKNOWLEDGED: "To be acknowledged", Step.ANSWERED: "To be decided on"}


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One PPN that waits for a step. ``chase``: the partner, or we, are past the target.

    ``homes``: the councils of its children, where there are several: each has to have it.
    """

    number: str
    ppn_id: str
    grading: str
    area: str
    submitted: str
    exact: str
    next: str
    due: str
    due_exact: str
    late: str
    partner: str
    chased: str
    homes: str
    steps: tuple[Choice, ...]

    @property
    def chase(self) -> bool:
        """Whether somebody has to act now."""
        return bool(self.late)


@dataclass(frozen=True, slots=True)
class PartnersPage:
    """What waits, the latest first; what is off, and what there is to choose from."""

    rows: tuple[PartnerRow, ...]
    more: int
    chases: int
    off: tuple[str, ...]
    partners: tuple[str, ...]
    recent: tuple[tuple[int, str, str, str], ...]

    @property
    def steps(self) -> tuple[Choice, ...]:
        """What may have happened to any of the rows: for choosing once for all that are ticked."""
        offered = {choice.code for row in self.rows for choice in row.steps}
        answers = [Choice(f"{Step.ANSWERED.value}:{answer.value}", answer.label) for answer in PartnerAnswer]
        acknowledged = Choice(Step.ACKNOWLEDGED.value, "Acknowledged")
        every = (Choice(Step.SHARED.value, "Shared"), acknowledged, *answers, CHASED)
        return tuple(choice for choice in every if choice.code in offered)


CHASED = Choice(Step.CHASED.value, "We chased them")


def partners_page(reader: Reader, now: datetime | None = None) -> PartnersPage:
    """What is with partners, or on its way to them."""
    moment, force = now or timezone.now(), our_force()
    found = _open(ppns_for(reader, Verb.PARTNERS), moment)
    homes = councils_of(ppn for ppn, _ in found)
    rows = [_row(ppn, standing, homes.get(ppn.pk, ()), moment) for ppn, standing in found]
    rows.sort(key=lambda row: not row.chase)
    return PartnersPage(
        rows=tuple(rows[:MOST]),
        more=max(0, len(rows) - MOST),
        chases=sum(row.chase for row in rows),
        off=tuple(NOT_RECORDED[step] for step in ORDER if not is_fed(step, force)),
        partners=all_partners(force),
        recent=_recent(reader, moment),
    )


def _open(ppns: QuerySet[SubmittedPpn], now: datetime) -> list[tuple[SubmittedPpn, Standing]]:
    """The PPNs that wait for a step, oldest first: accepted ones, and where checks are not recorded all of them."""
    force = our_force()
    if not any(is_fed(step, force) for step in ORDER):
        return []
    if is_fed("vat", force):
        ppns = ppns.filter(state=PpnState.ACCEPTED)
    # Those whose last recorded step has come need not be read at all.
    done = [step for step in ORDER if is_fed(step, force)][-1]
    answered = PartnerStep.objects.filter(step__in=ORDER[ORDER.index(done) :], withdrawn=None)
    since = ppns.filter(submitted_at__gte=now - LOOK_BACK).exclude(pk__in=answered.values("ppn"))
    drawn = since.select_related("area").prefetch_related(Prefetch("steps", PartnerStep.objects.order_by("at", "id")))
    stood = [(ppn, stand(ppn, that_stand(ppn.steps.all()), force)) for ppn in drawn]
    return [(ppn, standing) for ppn, standing in stood if standing.next is not None and standing.due is not None]


def _row(ppn: SubmittedPpn, standing: Standing, homes: tuple[str, ...], now: datetime) -> PartnerRow:
    assert standing.next is not None
    assert standing.due is not None
    return PartnerRow(
        number=ppn.number,
        ppn_id=ppn.ppn_id,
        grading=ppn.grading or "not graded",
        area=ppn.area.name if ppn.area else POOL_NAME,
        submitted=tell_moment(ppn.submitted_at, now),
        exact=tell_exact(ppn.submitted_at),
        next=NEXT[standing.next],
        due=tell_due(standing.due, now),
        due_exact=tell_exact(standing.due),
        late=tell_lateness(standing.due, now),
        partner=standing.partner or suggest_partner(ppn, homes, our_force()),
        chased=f"chased {tell_moment(standing.chased_at, now)}" if standing.chased_at else "",
        homes=" and ".join(homes) if len(homes) > 1 else "",
        steps=tuple(_choices(standing, several=len(homes) > 1)),
    )


def _choices(standing: Standing, *, several: bool) -> list[Choice]:
    """What may be noted next of a PPN; each answer of a partner is a choice of its own, so that one click says it."""
    force = our_force()
    if standing.next is Step.SHARED:
        return [Choice(Step.SHARED.value, "Shared")]
    choices = []
    if standing.next is Step.ACKNOWLEDGED:
        choices.append(Choice(Step.ACKNOWLEDGED.value, "Acknowledged"))
    if is_fed(Step.ANSWERED, force):
        choices += [Choice(f"{Step.ANSWERED.value}:{answer.value}", answer.label) for answer in PartnerAnswer]
    if several:
        choices.append(Choice(Step.SHARED.value, "Shared with the other council"))
    return [*choices, CHASED]


def _recent(reader: Reader, now: datetime) -> tuple[tuple[int, str, str, str], ...]:
    """What was noted in the last day and may be taken back: id, what, who, when."""
    mine = ppns_for(reader, Verb.PARTNERS)
    rows = PartnerStep.objects.filter(ppn__in=mine, noted_at__gte=now - timedelta(days=1), withdraws=None)
    told = rows.filter(withdrawn=None).exclude(by=None).select_related("ppn", "by").order_by("-id")[:20]
    return tuple(
        (row.pk, f"{row.ppn.ppn_id}: {tell_step(row)}", row.by.shown_name, tell_moment(row.noted_at, now))
        for row in told
        if row.by
    )


def tell_step(row: PartnerStep) -> str:
    """A step in words: "Shared with the partner: Northvale Council"."""
    more = PartnerAnswer(row.answer).label if row.answer else row.words or row.partner
    return f"{Step(row.step).label}: {more}" if more else Step(row.step).label
