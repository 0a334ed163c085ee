"""Blind checks: a reader says of an incident that nobody was asked to read whether a child is involved (R33)."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import reader_of, require, sample_numbered
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.audit import record
from childtonotice.casework.derive import Event, note_event, settle
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import READERS_CHILD, Item, ItemChild, Sample, User
from childtonotice.casework.reasons import CHECKS, say_nothing
from childtonotice.screening.findings import Cover, Status

FOUND = "blind-check"
WHY = "A reader found a child in a blind check. The screening had not listed this."


@action
def view_checks(*, by: User, number: str = "", now: datetime | None = None) -> None:
    """Record that a user was shown the blind checks, or one of them."""
    reader = reader_of(by, now)
    require(reader, Verb.CHECKS)
    subject = f"check:{sample_numbered(reader, number).number}" if number else "checks"
    record("check.view", by=by, subject=subject, now=now)


@action
def answer_check(*, by: User, number: str, answer: str, words: str, now: datetime | None = None) -> Refused | bool:
    """Answer a blind check, once. Returns whether the incident went on its area's list, since it needs a PPN."""
    moment = now or timezone.now()
    sample = sample_numbered(reader_of(by, moment), number, lock=True)
    errors = _errors(answer, words)
    if errors:
        return Refused(errors)
    sample.answer, sample.words, sample.answered_by, sample.answered_at = answer, words.strip(), by, moment
    sample.save()
    listed = _list(sample, by, moment) if answer == "ppn-needed" else None
    details = {"answer": answer, "stratum": sample.stratum, "item": listed.number if listed else ""}
    record("check.answer", by=by, subject=f"check:{sample.number}", details=details, now=moment)
    return listed is not None


def _errors(answer: str, words: str) -> tuple[tuple[str, str], ...]:
    errors = [] if answer in dict(CHECKS) else [("answer", "Choose an answer")]
    if say_nothing(words):
        errors.append(("words", "Say in one sentence what in the record decides it"))
    return tuple(errors)


def _list(sample: Sample, by: User, now: datetime) -> Item:
    """Put the incident on its area's list: the item that it already is, or a new one that a person listed."""
    item = Item.objects.select_for_update().filter(incident_id=sample.incident_id).first()
    kind = Event.BROUGHT_BACK if item else Event.LISTED
    item = item or _add_item(sample, now)
    item.version += 1
    item.note, item.noted_at = FOUND, now
    note_event(item, kind, now, by=by, details={"check": sample.number})
    settle(item)
    return item


def _add_item(sample: Sample, now: datetime) -> Item:
    item = Item.objects.create(
        incident_id=sample.incident_id, area=sample.area, officer_id=str(sample.facts.get("officer_id", "")),
        reported_at=sample.reported_at, reported_on=timezone.localdate(sample.reported_at),
        type=str(sample.facts.get("opening_code", ""))[:200], restricted=sample.restricted, status=Status.NO_PPN,
        priority=2, why=WHY, reasons=[WHY], categories=["other"], facts=sample.facts, log=sample.log,
        first_run=sample.run, listed_at=now,
    )  # fmt: skip
    ItemChild.objects.create(
        item=item, key=f"{READERS_CHILD}1", position=1, label="child found by a reader", cover=Cover.NONE,
        first_seen_at=now, evidence=sample.words,
    )  # fmt: skip
    return item
