"""What the auditor does with the audit log: read it, check the whole of it, take it out; each of it recorded too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from childtonotice.casework.access import reader_of, require
from childtonotice.casework.actions import action
from childtonotice.casework.audit import Verdict, record, verify_chain
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import User


@action
def verify_log(*, by: User, head: str = "", now: datetime | None = None) -> Verdict:
    """Walk the whole chain; ``head``: a fingerprint that was written down earlier and has to be in it still."""
    require(reader_of(by, now), Verb.AUDIT)
    verdict = verify_chain(head.strip())
    record("audit.verify", by=by, details={"rows": verdict.rows, "whole": verdict.whole}, now=now)
    return verdict


@action
def take_log_out(*, by: User, narrowed: Mapping[str, str], now: datetime | None = None) -> None:
    """Record that the log was taken out, and how it was narrowed."""
    require(reader_of(by, now), Verb.AUDIT)
    record("audit.export", by=by, details={name: words for name, words in narrowed.items() if words}, now=now)
