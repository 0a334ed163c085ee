"""Taking in what was decided before, from the spreadsheets that a force kept: each row once, with its doubts (R46)."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone

from childtonotice.casework.access import every_area, reader_of, require
from childtonotice.casework.actions import action
from childtonotice.casework.audit import record
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Area, Decision, EarlierReview, Item, User
from childtonotice.casework.reasons import GRADES

BATCH = 500
MOST_WORDS = 10_000
DECISIONS = frozenset(Decision.values)


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """One row of a spreadsheet, read by its mapping. ``row``: where it stands; ``doubts``: what the reading saw."""

    file: str
    row: int
    incident_id: str
    area: str = ""
    reported_on: date | None = None
    decided_on: date | None = None
    decided_by: str = ""
    decision: str = ""
    words: str = ""
    risk: str = ""
    ppn_id: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The same for every row that says the same of the same incident, whatever file it stands in."""
        told = (self.incident_id, self.decision, self.decided_on, self.decided_by, self.words, self.risk, self.ppn_id)
        return hashlib.sha256("\x1f".join(" ".join(str(each).casefold().split()) for each in told).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What taking a spreadsheet in comes to. ``rows``: new ones; ``incidents``: of how many; ``there``: known already.

    ``doubts``: each doubt with the rows that have it.
    """

    rows: int
    incidents: int
    there: int
    doubts: Mapping[str, tuple[int, ...]]


@action
def take_earlier(*, by: User, rows: Sequence[EarlierRow], save: bool, now: datetime | None = None) -> TakenIn:
    """Take in what a spreadsheet says was decided before; with ``save`` off only say what it would come to.

    It moves no item and counts for no clock. NotFound for whoever may not change settings.
    """
    moment = now or timezone.now()
    require(reader_of(by, moment), Verb.SETTINGS)
    fresh = {row.digest: row for row in reversed(rows)}
    for known in _known(list(fresh)):
        del fresh[known]
    found = _with_doubts(sorted(fresh.values(), key=lambda row: row.row))
    if save:
        areas = {area.name.casefold(): area for area in every_area()}
        reviews = [_review(row, areas.get(row.area.casefold()), by, moment) for row in found]
        EarlierReview.objects.bulk_create(reviews, batch_size=BATCH)
    taken = TakenIn(len(found), len({row.incident_id for row in found}), len(rows) - len(found), _by_doubt(found))
    counts = {"rows": taken.rows, "incidents": taken.incidents, "there": taken.there}
    record("earlier.import" if save else "earlier.preview", by=by, details=counts, now=moment)
    return taken


def _known(digests: Sequence[str]) -> set[str]:
    known: set[str] = set()
    for start in range(0, len(digests), BATCH):
        some = EarlierReview.objects.filter(digest__in=digests[start : start + BATCH])
        known |= set(some.values_list("digest", flat=True))
    return known


def _with_doubts(rows: Sequence[EarlierRow]) -> list[EarlierRow]:
    """The rows with what is doubtful of each beside our records and beside one another."""
    ids = list({row.incident_id for row in rows})
    days: dict[str, date] = {}
    for start in range(0, len(ids), BATCH):
        some = Item.objects.filter(incident_id__in=ids[start : start + BATCH])
        days |= dict(some.values_list("incident_id", "reported_on"))
    said: dict[str, set[str]] = {}
    for row in rows:
        said.setdefault(row.incident_id, set()).add(row.decision.casefold())
    return [replace(row, doubts=(*row.doubts, *_doubts(row, days.get(row.incident_id), said))) for row in rows]


def _doubts(row: EarlierRow, reported_on: date | None, said: Mapping[str, set[str]]) -> list[str]:
    held = {
        "no-decision": not row.decision,
        "unknown-decision": bool(row.decision) and row.decision not in DECISIONS,
        "unknown-risk": bool(row.risk) and row.risk not in GRADES,
        "no-day": row.decided_on is None and "unreadable-day" not in row.doubts,
        "nobody": not row.decided_by,
        "not-screened": reported_on is None,
        "other-day": bool(reported_on and row.reported_on) and reported_on != row.reported_on,
        "disagrees": len(said[row.incident_id]) > 1,
    }
    return [code for code, holds in held.items() if holds]


def _by_doubt(rows: Sequence[EarlierRow]) -> dict[str, tuple[int, ...]]:
    counted = Counter(code for row in rows for code in row.doubts)
    return {code: tuple(row.row for row in rows if code in row.doubts) for code, _ in counted.most_common()}


def _review(row: EarlierRow, area: Area | None, by: User, now: datetime) -> EarlierReview:
    return EarlierReview(
        incident_id=row.incident_id[:200], area=area, reported_on=row.reported_on, decided_on=row.decided_on,
        decided_by=row.decided_by[:200], decision=row.decision if row.decision in DECISIONS else "",
        said=row.decision[:200], words=row.words[:MOST_WORDS], risk=row.risk if row.risk in GRADES else "",
        ppn_id=row.ppn_id[:200], file=row.file[:255], row=row.row, doubts=list(row.doubts), digest=row.digest,
        told_on=row.reported_on or row.decided_on or timezone.localdate(now), by=by, at=now,
    )  # fmt: skip
