"""The audit log as the auditor reads it, narrowed and taken out, and whether its chain is whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta

from django.db.models import QuerySet

from childtonotice.casework.access import Reader, require
from childtonotice.casework.audit import Verdict, verify_newest
from childtonotice.casework.days import read_day
from childtonotice.casework.lists.values import AuditPage, AuditRow
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import AuditEvent
from childtonotice.screening.circumstances import LONDON

MOST_ROWS = 100
MOST_CHECKED = 5000
HEADINGS = ("row", "at", "who", "verb", "subject", "details", "previous", "hash")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the rows are narrowed by: codes and days, so that an address may hold them. Empty narrows nothing."""

    verb: str = ""
    who: str = ""
    subject: str = ""
    since: str = ""
    until: str = ""

    def as_words(self) -> dict[str, str]:
        """What was typed, by field."""
        return {name: words for name, words in asdict(self).items() if words}


def audit_page(reader: Reader, before: int | None = None, narrowed: Narrowed | None = None) -> AuditPage:
    """A hundred rows, newest first; ``before`` is the id from which to go on. The newest part of
    the chain is checked each time."""
    events = _events(reader, narrowed or Narrowed()).order_by("-id")
    if before:
        events = events.filter(pk__lt=before)
    rows = tuple(_row(event) for event in events[:MOST_ROWS])
    verdict, total = verify_newest(MOST_CHECKED), AuditEvent.objects.count()
    older = rows[-1].id if len(rows) == MOST_ROWS else 0
    return AuditPage(rows, total, verdict.head, verdict.whole, tell_verdict(verdict, total), older)


def tell_verdict(verdict: Verdict, total: int) -> str:
    """Whether the chain is whole, in a sentence, and what to do where it is not."""
    if verdict.broken_at < 0:
        return "That fingerprint is not in the log: rows are missing. Keep this database as it is."
    if not verdict.whole:
        return f"The chain is broken at row {verdict.broken_at}. Keep this database as it is; tell the administrator."
    if total > verdict.rows:
        return f"The newest {verdict.rows} of {total} rows are whole. “Check the whole log” walks all of them."
    return f"The chain is whole: {verdict.rows:,} rows."


def audit_lines(reader: Reader, narrowed: Narrowed) -> Iterator[tuple[str, ...]]:
    """The rows as lines of a sheet, oldest first, each with its fingerprint and that of the row before."""
    events = _events(reader, narrowed).order_by("id")
    return (HEADINGS if event is None else _line(event) for event in _and_first(events))


def _and_first(events: QuerySet[AuditEvent]) -> Iterator[AuditEvent | None]:
    yield None
    yield from events.iterator()


def _line(event: AuditEvent) -> tuple[str, ...]:
    at = event.at.isoformat()
    return (str(event.pk), at, event.who, event.verb, event.subject, event.details, event.previous, event.hash)


def _events(reader: Reader, narrowed: Narrowed) -> QuerySet[AuditEvent]:
    require(reader, Verb.AUDIT)
    events = AuditEvent.objects.all()
    if narrowed.verb:
        events = events.filter(verb__startswith=narrowed.verb)
    if narrowed.who:
        events = events.filter(who=f"user:{narrowed.who}" if narrowed.who.isdigit() else narrowed.who)
    if narrowed.subject:
        events = events.filter(subject__icontains=narrowed.subject)
    if since := _midnight(narrowed.since):
        events = events.filter(at__gte=since)
    if until := _midnight(narrowed.until):
        events = events.filter(at__lt=until + timedelta(days=1))
    return events


def _midnight(day: str) -> datetime | None:
    """The beginning of a day in London; None where none, or no day, was typed."""
    date = read_day(day)
    return datetime.combine(date, time(), LONDON) if date else None


def _row(event: AuditEvent) -> AuditRow:
    details = tuple((key, _words(value)) for key, value in json.loads(event.details).items())
    return AuditRow(event.pk, event.at, event.who, event.verb, event.subject, details)


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
