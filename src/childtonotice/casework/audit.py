"""The audit log: who saw, searched, took out and changed what, chained so that tampering shows (R35).

A row holds codes and ids only. Search words are kept as a keyed hash, so that the log can prove a search was made
without telling for whom. The chain never covers text that may one day have to be erased.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from childtonotice.casework.models import AuditEvent, User

BEGINNING = "0" * 64
LOCK = 7_071_001
SYSTEM = "system"
# How many rows this thread has written: the actions' decorator proves by it that none was forgotten.
_written: ContextVar[int] = ContextVar("audit_rows_written", default=0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the chain is whole. ``broken_at`` is the id of the first row that does not follow, else 0."""

    rows: int
    head: str
    broken_at: int = 0

    @property
    def whole(self) -> bool:
        """Whether every row follows from the one before."""
        return self.broken_at == 0


def record(
    verb: str,
    *,
    by: User | None,
    subject: str = "",
    details: Mapping[str, object] | None = None,
    now: datetime | None = None,
) -> AuditEvent:
    """Add one row: who did what to which thing. ``by`` is None for a run or a command; ``details`` are codes and ids.

    The lock is held until the caller's transaction ends: write the row last.
    """
    words = json.dumps(details or {}, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    # Within an action this is part of it: where the row cannot be written, nothing of the action is kept.
    with transaction.atomic(savepoint=False):
        _take_lock()
        previous = AuditEvent.objects.order_by("-id").values_list("hash", flat=True).first() or BEGINNING
        event = AuditEvent(
            at=now or timezone.now(), who=name_actor(by), verb=verb, subject=subject, details=words, previous=previous
        )
        event.hash = hash_row(event)
        event.save(force_insert=True)
    _written.set(_written.get() + 1)
    return event


def rows_written() -> int:
    """How many audit rows this thread has written so far."""
    return _written.get()


def name_actor(by: User | None) -> str:
    """The id under which the log knows someone: never a name."""
    return SYSTEM if by is None else f"user:{by.pk}"


def _take_lock() -> None:
    # SQLite's transactions begin IMMEDIATE, so that the write lock is already ours.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def hash_row(event: AuditEvent) -> str:
    """SHA-256 over the row before and everything this row says."""
    at = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    parts = (event.previous, at, event.who, event.verb, event.subject, event.details)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def hash_words(words: str) -> str:
    """A keyed hash of search words: the same words give the same hash, and nobody reads the words from it."""
    folded = " ".join(words.casefold().split())
    return hmac.new(settings.SECRET_KEY.encode(), b"search words\0" + folded.encode(), hashlib.sha256).hexdigest()


def verify_newest(count: int) -> Verdict:
    """Check the newest rows alone, for a page that has to come at once; ``rows`` counts those checked."""
    ids = list(AuditEvent.objects.order_by("-id").values_list("pk", flat=True)[:count])
    newest = AuditEvent.objects.filter(pk__in=ids).order_by("id")
    first = newest.first()
    return _walk(newest, first.previous if first else BEGINNING)


def _walk(events: QuerySet[AuditEvent], previous: str) -> Verdict:
    count = 0
    for event in events.iterator():
        count += 1
        if event.previous != previous or hash_row(event) != event.hash:
            return Verdict(count, previous, event.pk)
        previous = event.hash
    return Verdict(count, previous)


def verify_chain(expected_head: str = "") -> Verdict:
    """Walk the whole chain and say where it breaks first.

    ``expected_head``: a head written down earlier. Where it is no longer in the chain, rows were cut off at the end or
    the whole chain was written anew, which the chain alone cannot show.
    """
    verdict = _walk(AuditEvent.objects.order_by("id"), BEGINNING)
    if verdict.whole and expected_head and not AuditEvent.objects.filter(hash=expected_head).exists():
        return replace(verdict, broken_at=-1)
    return verdict
