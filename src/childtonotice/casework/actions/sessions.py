"""Signing in and out."""

from __future__ import annotations

from datetime import datetime

from childtonotice.casework.actions import action
from childtonotice.casework.audit import hash_words, record
from childtonotice.casework.models import User


@action
def signed_in(*, by: User, directory: bool = False, now: datetime | None = None) -> None:
    """Record that a user signed in, and whether it was through the force's directory."""
    record("session.in", by=by, details={"through": "directory"} if directory else {}, now=now)


@action
def signed_out(*, by: User, now: datetime | None = None) -> None:
    """Record that a user signed out."""
    record("session.out", by=by, now=now)


@action
def sign_in_refused(*, by: User | None = None, name: str = "", now: datetime | None = None) -> None:
    """Record that a sign-in was refused. The name typed is kept as a keyed hash: it may be a password."""
    record("session.refused", by=by, details={"name": hash_words(name)} if name else {}, now=now)


@action
def directory_refused(*, by: User | None, why: str, now: datetime | None = None) -> None:
    """Record that someone who came from the force's directory was not let in. ``why`` is a code."""
    record("session.refused", by=by, details={"through": "directory", "why": why}, now=now)
