"""Noting what went to partners and what came back: many rows at once, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import NotFound, ppns_for, reader_of
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.audit import record
from childtonotice.casework.force import our_force
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import PartnerAnswer, PartnerStep, Step, SubmittedPpn, User
from childtonotice.casework.partners import MOST, Note, is_fed, that_stand


@action
def note_steps(*, by: User, notes: Sequence[Note], now: datetime | None = None) -> int | Refused:
    """Note steps of several PPNs; returns how many. One that cannot be noted leaves all of them unnoted."""
    moment = now or timezone.now()
    if not notes:
        return Refused((("notes", "Choose what happened to at least one of them"),))
    numbers = {note.number for note in notes[:MOST]}
    mine = ppns_for(reader_of(by, moment), Verb.PARTNERS).filter(number__in=numbers)
    ppns = {ppn.number: ppn for ppn in mine.select_for_update(of=("self",)).prefetch_related("steps")}
    errors = _all_errors(notes, ppns, moment)
    if len(notes) > MOST:
        errors.append(("notes", f"Note at most {MOST} at once"))
    if errors:
        return Refused(tuple(errors))
    PartnerStep.objects.bulk_create(
        PartnerStep(
            ppn=ppns[note.number], step=note.step, at=note.at or moment, partner=note.partner.strip()[:200],
            answer=note.answer if note.step == Step.ANSWERED else "", words=note.words.strip()[:300], by=by,
            noted_at=moment,
        )
        for note in notes
    )  # fmt: skip
    details = {"steps": [[note.number, note.step, note.answer] for note in notes]}
    record("partners.note", by=by, details=details, now=moment)
    return len(notes)


def _all_errors(notes: Sequence[Note], ppns: Mapping[str, SubmittedPpn], now: datetime) -> list[tuple[str, str]]:
    """What has to be put right, row by row; a row may follow from one before it."""
    known = {ppn.number: {row.step for row in that_stand(ppn.steps.all())} for ppn in ppns.values()}
    errors = []
    for note in notes:
        errors += _errors(note, ppns.get(note.number), known.get(note.number, set()), now)
        known.setdefault(note.number, set()).add(note.step)
    return errors


def _errors(note: Note, ppn: SubmittedPpn | None, known: set[str], now: datetime) -> list[tuple[str, str]]:
    at = f"row-{note.row or note.number}"
    if ppn is None:
        return [(at, "There is no such PPN for you")]
    if note.step not in Step.values:
        return [(at, "Choose what happened")]
    if note.step != Step.CHASED and not is_fed(note.step, our_force()):
        return [(at, "This step is switched off for this force")]
    if note.at is None or note.at > now or note.at < ppn.submitted_at:
        return [(at, f"Give a time between the submission of {ppn.ppn_id} and now")]
    return _order_errors(note, ppn, known, at)


def _order_errors(note: Note, ppn: SubmittedPpn, known: set[str], at: str) -> list[tuple[str, str]]:
    if note.step in known and note.step != Step.CHASED and not _another_council(note, ppn):
        return [(at, f"This is noted already for {ppn.ppn_id}")]
    if note.step == Step.SHARED and not note.partner.strip():
        return [(at, f"Say with whom {ppn.ppn_id} was shared")]
    if note.step == Step.ANSWERED and note.answer not in PartnerAnswer.values:
        return [(at, f"Choose what the partner decided on {ppn.ppn_id}")]
    if note.step not in (Step.SHARED, Step.CHASED) and is_fed(Step.SHARED, our_force()) and Step.SHARED not in known:
        return [(at, f"Note first when {ppn.ppn_id} was shared")]
    return []


def _another_council(note: Note, ppn: SubmittedPpn) -> bool:
    """Whether it goes to a partner who has not had it yet: children of one PPN may live in two councils (R54)."""
    had = {row.partner for row in that_stand(ppn.steps.all()) if row.step == Step.SHARED}
    return note.step == Step.SHARED and note.partner.strip() not in had


@action
def withdraw_step(*, by: User, step: int, now: datetime | None = None) -> Refused | None:
    """Take back a step that was noted by a slip of the hand; the row stays and shows that it was taken back."""
    moment = now or timezone.now()
    mine = ppns_for(reader_of(by, moment), Verb.PARTNERS)
    row = PartnerStep.objects.filter(pk=step, ppn__in=mine).exclude(step="").select_related("ppn").first()
    if row is None:
        raise NotFound
    _, new = PartnerStep.objects.get_or_create(
        withdraws=row, defaults={"ppn": row.ppn, "at": moment, "by": by, "noted_at": moment}
    )
    if not new:
        return Refused((("step", "This was taken back already"),))
    record("partners.withdraw", by=by, subject=f"ppn:{row.ppn.number}", details={"step": row.step}, now=moment)
    return None
