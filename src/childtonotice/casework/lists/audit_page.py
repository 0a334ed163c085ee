"""The audit log as the auditor reads it, and whether its chain is whole."""

from __future__ import annotations

import json

from childtonotice.casework.access import Reader, require
from childtonotice.casework.audit import verify_newest
from childtonotice.casework.lists.values import AuditPage, AuditRow
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import AuditEvent

MOST_ROWS = 100
MOST_CHECKED = 5000


def audit_page(reader: Reader, before: int | None = None) -> AuditPage:
    """A hundred rows, newest first; ``before`` is the id from which to go on. The newest part of
    the chain is checked each time."""
    require(reader, Verb.AUDIT)
    events = AuditEvent.objects.order_by("-id")
    if before:
        events = events.filter(pk__lt=before)
    rows = tuple(_row(event) for event in events[:MOST_ROWS])
    verdict, total = verify_newest(MOST_CHECKED), AuditEvent.objects.count()
    said = f"The chain is whole: {total} rows."
    if not verdict.whole:
        said = f"The chain is broken at row {verdict.broken_at}. Keep this database as it is; tell the administrator."
    elif total > verdict.rows:
        said = f"The newest {verdict.rows} of {total} rows are whole. The command verify_audit checks all of them."
    older = rows[-1].id if len(rows) == MOST_ROWS else 0
    return AuditPage(rows, total, verdict.head, verdict.whole, said, older)


def _row(event: AuditEvent) -> AuditRow:
    details = tuple((key, _words(value)) for key, value in json.loads(event.details).items())
    return AuditRow(event.pk, event.at, event.who, event.verb, event.subject, details)


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
