"""Every submitted PPN of a run's days, published for the team that checks them: added or brought up to date.

No run decides anything. A PPN that was returned and whose record has changed since comes back to be checked. What the
force's record itself says of the team and of partners is kept as a step of its own, once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import Min
from django.utils import timezone

from childtonotice.casework.models import (
    Area,
    Assessment,
    Officer,
    Outcome,
    PartnerAnswer,
    PartnerStep,
    PpnState,
    Run,
    Step,
    SubmittedPpn,
)
from childtonotice.casework.shown import fingerprint, is_restricted
from childtonotice.screening.force import Force
from childtonotice.screening.text.saying import read_risks

# Of a force's first extract, so many days of PPNs are to be checked: years of them would bury today's.
FIRST_DAYS = timedelta(days=7)
TOLD = ("ppn_id", "submitted_at", "incident_id", "officer_id", "kind", "grading", "categories", "narrative", "subjects")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Publishing:
    """What publishing PPNs works with. ``find_area``: the area of a name, None for the shared pool."""

    run: Run
    force: Force
    now: datetime
    find_area: Callable[[str, date], Area | None]


def publish_ppns(publishing: Publishing, rows: Iterable[Row]) -> Counter[str]:
    """Publish the PPNs of an extract; returns how many were new, changed, or sent again after a return."""
    done: Counter[str] = Counter()
    wanted = [row for row in rows if row["submitted_at"]]
    since = _since(publishing.run, wanted)
    wanted = [row for row in wanted if _utc(row["submitted_at"]) >= since]
    known = _known([str(row["ppn_id"]) for row in wanted])
    officers = dict(Officer.objects.values_list("officer_id", "area"))
    for row in wanted:
        told = _columns(publishing, row, officers)
        ppn = known.get(told["ppn_id"])
        word = _add(publishing, told) if ppn is None else _update(ppn, told, publishing.now)
        done[word] += 1
        _keep_record(publishing, row, ppn)
    return Counter({f"ppns-{word}": count for word, count in done.items() if word != "same"})


def _known(ids: list[str]) -> dict[str, SubmittedPpn]:
    """Those already published, a few hundred at a time: a database takes only so many values in one question."""
    found: dict[str, SubmittedPpn] = {}
    for start in range(0, len(ids), 500):
        found |= {ppn.ppn_id: ppn for ppn in SubmittedPpn.objects.filter(ppn_id__in=ids[start : start + 500])}
    return found


def _since(run: Run, rows: list[Row]) -> datetime:
    """From when on PPNs are published: where the first run began, however late a PPN comes in."""
    first = SubmittedPpn.objects.aggregate(came=Min("came_at"), submitted=Min("submitted_at"))
    if first["came"]:
        floor: datetime = min(first["came"] - FIRST_DAYS, first["submitted"])
        return floor
    last = max((_utc(row["submitted_at"]) for row in rows), default=run.started_at)
    return last - FIRST_DAYS


def _utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _columns(publishing: Publishing, row: Row, officers: Mapping[str, str]) -> dict[str, Any]:
    told = {name: row.get(name) or "" for name in TOLD}
    told["submitted_at"] = _utc(row["submitted_at"])
    told["categories"] = _split(row.get("categories"))
    told["subjects"] = [_subject(subject) for subject in row.get("subjects") or ()]
    area = row.get("area") or officers.get(told["officer_id"], "")
    return {
        **told,
        "officer_id": told["officer_id"][:100],
        "digest": fingerprint(told),
        "area": publishing.find_area(area, timezone.localdate(_utc(row["submitted_at"]))),
        "restricted": is_restricted(row.get("flags") or (), publishing.force),
    }


def _split(words: object) -> list[str]:
    return [part for part in words.split(";") if part] if isinstance(words, str) else list(words or ())  # type: ignore[call-overload]


def _subject(row: Row) -> dict[str, str]:
    born = row.get("date_of_birth")
    name = " ".join(part for part in (row.get("forename"), row.get("surname")) if part)
    return {
        "person_id": row.get("person_id") or "",
        "name": name,
        "born": born.isoformat() if born else "",
        "role": row.get("role") or "",
        "ethnicity": row.get("ethnicity") or "",
    }


def _count_wording(narrative: str) -> int:
    return sum(said.kind == "blame" for said in read_risks(narrative))


def _add(publishing: Publishing, told: dict[str, Any]) -> str:
    SubmittedPpn.objects.create(
        **told, wording=_count_wording(told["narrative"]), first_run=publishing.run, came_at=publishing.now
    )
    return "new"


def _update(ppn: SubmittedPpn, told: dict[str, Any], now: datetime) -> str:
    """Bring a PPN up to date. One that was returned is to be checked again; one that was accepted stays accepted."""
    moved = ppn.restricted != told["restricted"] or ppn.area != told["area"]
    if ppn.digest == told["digest"] and not moved:
        return "same"
    changed = ppn.digest != told["digest"]
    _hold(ppn)
    for name, value in told.items():
        setattr(ppn, name, value)
    if changed:
        ppn.wording, ppn.changed_at = _count_wording(ppn.narrative), now
    again = changed and ppn.state == PpnState.RETURNED
    if again:
        ppn.state = PpnState.SENT_AGAIN
    ppn.save()
    return "sent-again" if again else "changed"


def _hold(ppn: SubmittedPpn) -> None:
    """Let whoever checks this PPN meanwhile go first; what they wrote then stands."""
    ppn.refresh_from_db(from_queryset=SubmittedPpn.objects.select_for_update(of=("self",)))


# The force's own words for what its team and partners did, folded; any other word is kept as it stands.
OUTCOMES = {"accepted": Outcome.ACCEPTED, "returned": Outcome.RETURNED}
ANSWERS = (
    ("no further action", PartnerAnswer.NO_ACTION),
    ("nfa", PartnerAnswer.NO_ACTION),
    ("early help", PartnerAnswer.EARLY_HELP),
    ("strategy", PartnerAnswer.STRATEGY),
    ("should not have been sent", PartnerAnswer.UNNECESSARY),
    ("not needed", PartnerAnswer.UNNECESSARY),
    ("already", PartnerAnswer.KNOWN),
    ("assessment", PartnerAnswer.ASSESSMENT),
    ("accepted", PartnerAnswer.ACCEPTED),
)


def _keep_record(publishing: Publishing, row: Row, ppn: SubmittedPpn | None) -> None:
    """Keep what the force's own record says of the team and of partners; a row told before is not told twice."""
    if not any(row.get(name) for name in ("vat_outcome", "shared_at", "acknowledged_at", "partner_outcome_at")):
        return
    ppn = ppn or SubmittedPpn.objects.get(ppn_id=row["ppn_id"])
    if row.get("vat_outcome"):
        _keep_outcome(ppn, row, publishing.now)
    times = ((Step.SHARED, "shared_at"), (Step.ACKNOWLEDGED, "acknowledged_at"), (Step.ANSWERED, "partner_outcome_at"))
    for step, name in times:
        if row.get(name):
            _keep_step(ppn, step, row, _utc(row[name]), publishing.now)


def _keep_outcome(ppn: SubmittedPpn, row: Row, now: datetime) -> None:
    outcome = OUTCOMES.get(" ".join(str(row["vat_outcome"]).casefold().split()))
    at = _utc(row["vat_assessed_at"]) if row.get("vat_assessed_at") else now
    told = ppn.assessments.filter(by=None, digest=ppn.digest, outcome=outcome).exists()
    if outcome is None or told:
        return
    _hold(ppn)
    if ppn.assessments.exclude(by=None).exists():
        return  # what people of the team wrote here stands before what the record says of them
    grading = row.get("vat_grading") or ""
    Assessment.objects.create(ppn=ppn, at=at, digest=ppn.digest, outcome=outcome, grading=grading)
    ppn.state = PpnState.ACCEPTED if outcome is Outcome.ACCEPTED else PpnState.RETURNED
    ppn.assessed_at = at
    ppn.save(update_fields=["state", "assessed_at"])


def _keep_step(ppn: SubmittedPpn, step: Step, row: Row, at: datetime, now: datetime) -> None:
    if ppn.steps.filter(step=step, withdrawn=None).exists():
        return
    said = " ".join(str(row.get("partner_outcome") or "").casefold().replace("-", " ").split())
    known = next((answer for words, answer in ANSWERS if words in said), None)
    answer = known if step is Step.ANSWERED else None
    words = str(row.get("partner_outcome") or "")[:300] if step is Step.ANSWERED and answer is None else ""
    partner = str(row.get("shared_with") or "")[:200]
    PartnerStep.objects.create(
        ppn=ppn, step=step, at=at, partner=partner, answer=answer or "", words=words, noted_at=now
    )
