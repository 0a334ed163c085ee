"""Saying whose an unborn child is, where the record does not (R53)."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import item_numbered, reader_of
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.audit import record
from childtonotice.casework.derive import Event, note_event
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import User
from childtonotice.casework.unborn import is_unborn, mothers_to_choose


@action
def name_mother(*, by: User, number: str, child: int, person: str, now: datetime | None = None) -> Refused | None:
    """Name the mother of an unborn child, one of the people of the incident; said again, the last word counts."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, Verb.DECIDE, lock=True)
    found = item.children.filter(pk=child, current=True).first()
    if found is None or not is_unborn(found):
        return Refused((("mother", "This child is not an unborn one"),))
    if person not in dict(mothers_to_choose(item)):
        return Refused((("mother", "Choose one of the people of the incident"),))
    found.mother = person
    found.save(update_fields=["mother"])
    note_event(item, Event.MOTHER, moment, by=by, details={"child": found.pk})
    record("item.mother", by=by, subject=f"item:{item.number}", details={"child": found.pk}, now=moment)
    return None
