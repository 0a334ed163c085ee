"""What follows a PPN outside the force: which steps are recorded, what is next, and since when a partner is silent.

A step that a force does not record is off: it says so on every page and nobody is chased for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from childtonotice.casework.clocks import next_working_day
from childtonotice.casework.dated import lines_of
from childtonotice.casework.models import DatedTable, PartnerStep, PpnState, Step, SubmittedPpn
from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.force import Force

ORDER = (Step.SHARED, Step.ACKNOWLEDGED, Step.ANSWERED)
NOT_RECORDED = {
    "vat": "This force does not record what its assessment team does with a PPN.",
    Step.SHARED: "This force does not record when a PPN goes to a partner.",
    Step.ACKNOWLEDGED: "This force does not record when partners acknowledge.",
    Step.ANSWERED: "This force does not record what partners decide.",
}
CLOSES = time(17, 0)
MOST = 500


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to be noted. ``number``: ours of the PPN; ``row``: where it stands in the form, for errors."""

    number: str
    step: str
    at: datetime | None
    partner: str = ""
    answer: str = ""
    words: str = ""
    row: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a PPN stands with partners. ``next``: the step that is waited for, none where all is done or off.

    ``due``: by when it should have happened; none where nothing can be expected yet. ``partner``: whom it went to.
    """

    next: Step | None
    due: datetime | None = None
    partner: str = ""
    chased_at: datetime | None = None

    def is_late(self, now: datetime) -> bool:
        """Whether silence is past its target, so that somebody has to chase."""
        return self.due is not None and now > self.due


def is_fed(step: str, force: Force) -> bool:
    """Whether the force records this step."""
    return step in force.fed_steps


def answer_by(at: datetime, force: Force) -> datetime:
    """By when a partner is expected to act: so many working days later, at the end of that day."""
    day = at.astimezone(LONDON).date()
    for _ in range(force.partner_working_days):
        day = next_working_day(day, force.free_days)
    return datetime.combine(day, CLOSES, tzinfo=LONDON)


def that_stand(rows: Iterable[PartnerStep]) -> list[PartnerStep]:
    """The steps that nobody took back, without the rows that take one back."""
    told = list(rows)
    back = {row.withdraws_id for row in told}
    return [row for row in told if row.step and row.pk not in back]


def stand(ppn: SubmittedPpn, steps: Iterable[PartnerStep], force: Force) -> Standing:
    """Where a PPN stands, from its steps that nobody withdrew. A chase begins the time of waiting anew."""
    met = {Step(row.step): row for row in steps}
    fed = [step for step in ORDER if is_fed(step, force)]
    waited = next((step for step in fed if step not in met and not _passed(step, met)), None)
    shared = met.get(Step.SHARED)
    partner = shared.partner if shared else ""
    chased = met.get(Step.CHASED)
    since = _since(ppn, waited, met, force)
    if since and chased and chased.at > since:
        since = chased.at
    due = answer_by(since, force) if waited and since else None
    return Standing(waited, due, partner, chased.at if chased else None)


def _passed(step: Step, met: dict[Step, PartnerStep]) -> bool:
    """Whether a later step has come: a decision that is back needs no acknowledgement any more."""
    return any(later in met for later in ORDER[ORDER.index(step) + 1 :])


def _since(ppn: SubmittedPpn, waited: Step | None, met: dict[Step, PartnerStep], force: Force) -> datetime | None:
    if waited is Step.SHARED:
        ready = ppn.state == PpnState.ACCEPTED or not is_fed("vat", force)
        return (ppn.assessed_at or ppn.submitted_at) if ready else None
    return met[Step.SHARED].at if Step.SHARED in met else None


def suggest_partner(ppn: SubmittedPpn, homes: Sequence[str], force: Force) -> str:
    """The council where the children of the PPN live, where that is one; else the area's, where it has one alone (R54).

    ``homes``: the councils of their addresses. Children of two councils are left to a person.
    """
    if homes:
        return homes[0] if len(homes) == 1 else ""
    area = force.area_named(ppn.area.name) if ppn.area else None
    return area.councils[0] if area and len(area.councils) == 1 else ""


def all_partners(force: Force) -> tuple[str, ...]:
    """The councils of the force's areas and those of the table of councils, each once."""
    own = [council for area in force.areas for council in area.councils]
    return tuple(dict.fromkeys((*own, *sorted(line.says for line in lines_of(DatedTable.COUNCILS)))))
