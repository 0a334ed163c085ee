"""Noting whether the school was told, before, with or after a decision (R27)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import item_numbered, reader_of, require
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.audit import record
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import User
from childtonotice.casework.school import find_school_error, note_school, wants_school_notice


@action
def tell_school_notice(
    *, by: User, number: str, told: str, words: str = "", now: datetime | None = None
) -> Refused | None:
    """Say whether the school was told of a domestic incident, and if not, why."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, Verb.DECIDE, lock=True)
    error = find_school_error(item, told, words)
    if error or not wants_school_notice(item):
        return Refused((error or ("school", "This is no domestic incident: no school is told of it"),))
    note_school(item, by, told, words, moment)
    record("item.school", by=by, subject=f"item:{item.number}", details={"told": told}, now=moment)
    return None


@action
def view_schools(*, by: User, numbers: Sequence[str] = (), now: datetime | None = None) -> None:
    """Record that a user was shown the notices that nobody knows of yet."""
    require(reader_of(by, now), Verb.DECIDE)
    record("schools.view", by=by, details={"items": list(numbers)}, now=now)


@action
def view_school_notice(*, by: User, number: str, now: datetime | None = None) -> None:
    """Record that a user was shown what a school may be told of an incident."""
    item = item_numbered(reader_of(by, now), number, Verb.NAMES)
    record("item.school-notice", by=by, subject=f"item:{item.number}", now=now)
