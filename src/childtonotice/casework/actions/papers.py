"""Papers: each one that somebody takes out is recorded, with the cases that it shows one by one (R35)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from childtonotice.casework.access import reader_of, require
from childtonotice.casework.actions import action
from childtonotice.casework.audit import record
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import User


@action
def view_papers(*, by: User, now: datetime | None = None) -> None:
    """Record that a user was shown which papers there are; NotFound where none is theirs."""
    require(reader_of(by, now), Verb.REPORTS)
    record("papers.view", by=by, now=now)


@action
def export_paper(
    *,
    by: User,
    kind: str,
    form: str,
    start: date | None = None,
    end: date | None = None,
    area_code: str = "",
    numbers: Sequence[str] = (),
    now: datetime | None = None,
) -> None:
    """Record that a user took a paper out: which, in what form, of which days and area, and the items on it."""
    require(reader_of(by, now), Verb.REPORTS)
    days = {name: day.isoformat() for name, day in (("start", start), ("end", end)) if day}
    details = {"form": form, "area": area_code, "items": list(numbers), **days}
    record("paper.export", by=by, subject=f"paper:{kind}", details=details, now=now)
