"""The audit log as the auditor reads it, and whether its chain is whole."""

from __future__ import annotations

import json

from childtonotice.casework.access import Reader, require
from childtonotice.casework.audit import verify_chain
from childtonotice.casework.lists.values import AuditPage, AuditRow
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import AuditEvent

MOST_ROWS = 100


def audit_page(reader: Reader, before: int | None = None) -> AuditPage:
    """A hundred rows, newest first; ``before`` is the id from which to go on. The whole chain is checked each time."""
    require(reader, Verb.AUDIT)
    events = AuditEvent.objects.order_by("-id")
    if before:
        events = events.filter(pk__lt=before)
    rows = tuple(_row(event) for event in events[:MOST_ROWS])
    verdict = verify_chain()
    said = f"The chain is whole: {verdict.rows} rows."
    if not verdict.whole:
        said = (
            f"The chain is broken at row {verdict.broken_at}. Keep this database as it is and tell the administrator."
        )
    older = rows[-1].id if len(rows) == MOST_ROWS else 0
    return AuditPage(rows, verdict.rows, verdict.head, verdict.whole, said, older)


def _row(event: AuditEvent) -> AuditRow:
    details = tuple((key, _words(value)) for key, value in json.loads(event.details).items())
    return AuditRow(event.pk, event.at, event.who, event.verb, event.subject, details)


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
