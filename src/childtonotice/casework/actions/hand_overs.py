"""Handing a list over to a trained stand-in for some days, with a note, and taking it back (R43)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from childtonotice.casework.access import NotFound, area_named, may, reader_of
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.audit import record
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Area, Grant, HandOver, Role, User
from childtonotice.casework.readers import stand_ins_for

LONGEST = timedelta(days=42)
Error = tuple[str, str]


@action
def hand_over_list(
    *, by: User, area_code: str, to: int, starts_on: date | None, ends_on: date | None, note: str = "",
    now: datetime | None = None,
) -> HandOver | Refused:  # fmt: skip
    """Give a trained stand-in the cover of one area's list, from one day to another. The giver keeps their own role."""
    moment = now or timezone.now()
    reader = reader_of(by, moment)
    area = area_named(reader, area_code, Verb.DECIDE)
    if area is None:
        return Refused((("to", "The list of incidents without a known area is everybody's: it needs no handing over"),))
    trained = {user.pk: day for user, day in stand_ins_for(reader, area, moment)}
    errors = _errors(to in trained, starts_on, ends_on, timezone.localdate(moment))
    if errors or starts_on is None or ends_on is None:
        return Refused(tuple(errors))
    given = Grant.objects.create(
        user_id=to, role=Role.PERFORMANCE_MANAGER, cover=True, trained_on=trained[to], starts_on=starts_on,
        ends_on=ends_on, granted_by=by, granted_at=moment,
    )  # fmt: skip
    given.areas.set([area])
    handed = HandOver.objects.create(area=area, by=by, at=moment, to_id=to, note=note.strip()[:1000], grant=given)
    days = {"from": starts_on.isoformat(), "to": ends_on.isoformat(), "grant": given.pk}
    record("list.hand-over", by=by, subject=f"area:{area.code}", details={"user": to, **days}, now=moment)
    return handed


def _errors(known: bool, starts_on: date | None, ends_on: date | None, today: date) -> list[Error]:
    errors = [] if known else [("to", "Choose who reads the list meanwhile")]
    if starts_on is None or starts_on < today:
        errors.append(("starts_on", "Give the first day: today or later"))
    elif ends_on is None or ends_on < starts_on:
        errors.append(("ends_on", "Give the last day: not before the first"))
    elif ends_on - starts_on > LONGEST:
        errors.append(("ends_on", "Six weeks at most: for longer, ask the administrator for a role"))
    return errors


@action
def take_list_back(*, by: User, area_code: str, hand_over_id: int, now: datetime | None = None) -> None:
    """End a hand-over before its last day: whoever gave it, or a coordinator."""
    moment = now or timezone.now()
    reader = reader_of(by, moment)
    area = area_named(reader, area_code, Verb.DECIDE)
    handed = HandOver.objects.select_related("grant").filter(pk=hand_over_id, area=area).first()
    if handed is None or not _may_end(handed, by, may(reader, Verb.UNDO_LATER)):
        raise NotFound("There is no such hand-over to end.")
    grant = handed.grant
    grant.withdrawn_by, grant.withdrawn_at = by, moment
    grant.save()
    record("list.take-back", by=by, subject=f"area:{_code(area)}", details={"grant": grant.pk}, now=moment)


def _may_end(handed: HandOver, by: User, always: bool) -> bool:
    return handed.grant.withdrawn_at is None and (handed.by_id == by.pk or always)


def _code(area: Area | None) -> str:
    return area.code if area else ""
