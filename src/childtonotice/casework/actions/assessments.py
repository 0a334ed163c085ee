"""Checking a submitted PPN: accept it, return it with the missing heading named, or grade it otherwise (R19, R24)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import NotFound, assessments_told, ppn_numbered, reader_of, require
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.audit import record
from childtonotice.casework.aware import ANSWERS, CODES, MISSING, TITLES
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import (
    Assessment,
    AssessmentRead,
    MessageKind,
    Outcome,
    PpnState,
    Rag,
    SubmittedPpn,
    User,
)
from childtonotice.casework.outbox import write_about_ppn
from childtonotice.casework.reasons import GRADES, say_nothing
from childtonotice.casework.recover import send_back

LONGEST = 4000
STATES = {Outcome.ACCEPTED: PpnState.ACCEPTED, Outcome.RETURNED: PpnState.RETURNED}


@dataclass(frozen=True, slots=True)
class Judged:
    """What whoever checks a PPN concludes. ``seen``: the digest and the last assessment that the form was made from."""

    seen: str = ""
    outcome: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)
    grading: str = ""
    grading_words: str = ""
    rag: str = ""
    unnecessary: bool = False
    words: str = ""

    @property
    def missing(self) -> list[str]:
        """The headings that are missing, in the order in which they are asked."""
        return [code for code in CODES if self.headings.get(code) == MISSING]


@action
def view_ppns(*, by: User, verb: Verb = Verb.ASSESS, numbers: Sequence[str] = (), now: datetime | None = None) -> None:
    """Record that a user was shown a list of PPNs: the queue, or what is with partners."""
    require(reader_of(by, now), verb)
    record("ppns.view", by=by, subject=verb.value, details={"ppns": list(numbers)}, now=now)


@action
def view_ppn(*, by: User, number: str, now: datetime | None = None) -> None:
    """Record that a user was shown a PPN; NotFound where it is not theirs."""
    ppn = ppn_numbered(reader_of(by, now), number)
    record("ppn.view", by=by, subject=f"ppn:{ppn.number}", now=now)


@action
def assess_ppn(*, by: User, number: str, judged: Judged, now: datetime | None = None) -> Assessment | Refused:
    """Accept or return a PPN, with the team's own grading. One that was returned is asked for again where it was asked.

    Whoever checked it meanwhile comes first: the form is then shown again, with every word kept.
    """
    moment = now or timezone.now()
    ppn = ppn_numbered(reader_of(by, moment), number, lock=True)
    errors = _errors(ppn, judged)
    if errors:
        return Refused(tuple(errors))
    outcome = Outcome(judged.outcome)
    given = Assessment.objects.create(
        ppn=ppn, by=by, at=moment, digest=ppn.digest, outcome=outcome, headings=dict(judged.headings),
        missing=judged.missing, grading=judged.grading, grading_words=judged.grading_words.strip()[:LONGEST],
        rag=judged.rag, unnecessary=judged.unnecessary, words=judged.words.strip()[:LONGEST],
    )  # fmt: skip
    ppn.state, ppn.assessed_at = STATES[outcome], moment
    ppn.save(update_fields=["state", "assessed_at"])
    asked = send_back(ppn.ppn_id, by, moment) if outcome is Outcome.RETURNED else False
    _tell_officer(ppn, given, asked, moment)
    details = {"outcome": outcome.value, "missing": given.missing, "grading": given.grading, "rag": given.rag}
    record("ppn.assess", by=by, subject=f"ppn:{ppn.number}", details=details, now=moment)
    return given


def _tell_officer(ppn: SubmittedPpn, given: Assessment, asked: bool, now: datetime) -> None:
    """Tell the officer that there is something to read; a request that goes again tells them already."""
    if given.outcome == Outcome.RETURNED:
        if not asked:
            write_about_ppn(ppn, MessageKind.PPN_RETURNED, now)
    elif given.words and ppn.officer_id:
        write_about_ppn(ppn, MessageKind.PPN_FEEDBACK, now)


def _errors(ppn: SubmittedPpn, judged: Judged) -> list[tuple[str, str]]:
    if judged.seen != ppn.stamp:
        return [("seen", "It was checked or changed meanwhile. Look at it again; your words are kept below")]
    known = {code for code, _ in ANSWERS}
    errors = [
        (f"heading-{code}", f"Say whether “{TITLES[code]}” is there")
        for code in CODES
        if judged.headings.get(code) not in known
    ]
    return errors + _grading_errors(ppn, judged) + _outcome_errors(judged)


def _grading_errors(ppn: SubmittedPpn, judged: Judged) -> list[tuple[str, str]]:
    if judged.grading not in GRADES:
        return [("grading", "Choose your own grading")]
    if ppn.grading and judged.grading != ppn.grading and say_nothing(judged.grading_words):
        return [("grading-words", "Say in one sentence why you grade it otherwise")]
    return []


def _outcome_errors(judged: Judged) -> list[tuple[str, str]]:
    errors = []
    if judged.outcome not in Outcome.values:
        errors.append(("outcome", "Choose: accept or return"))
    if judged.outcome == Outcome.RETURNED and not judged.missing:
        errors.append(("outcome", "Mark at least one heading as missing, so that the officer knows what to add"))
    if judged.rag not in Rag.values:
        errors.append(("rag", "Say how good the PPN is"))
    if (judged.outcome == Outcome.RETURNED or judged.rag == Rag.RED) and say_nothing(judged.words):
        errors.append(("words", "Write to the officer what to add, and why it matters"))
    if judged.unnecessary and say_nothing(judged.words):
        errors.append(("words", "Say in one sentence why no PPN was needed"))
    return errors


@action
def mark_told(*, by: User, told: int, now: datetime | None = None) -> Refused | None:
    """Say that what the team wrote on a PPN was read: the officer, or their supervisor who has spoken with them."""
    moment = now or timezone.now()
    given = assessments_told(reader_of(by, moment)).filter(pk=told).select_related("ppn").first()
    if given is None:
        raise NotFound("There is no such feedback for you.")
    _, new = AssessmentRead.objects.get_or_create(assessment=given, defaults={"by": by, "at": moment})
    if not new:
        return Refused((("told", "This was marked as read already"),))
    record("ppn.told", by=by, subject=f"ppn:{given.ppn.number}", now=moment)
    return None
