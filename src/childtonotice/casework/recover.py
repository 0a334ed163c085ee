"""Recoveries and the PPNs that answer them (R14): a PPN that comes moves a request to submitted, and says how late."""

from __future__ import annotations

from datetime import datetime

from childtonotice.casework.derive import Event, note_event
from childtonotice.casework.models import Item, ItemPpn, Officer, OutboxMessage, Recovery, Run
from childtonotice.screening.findings import Cover


def answer_recoveries(item: Item, run: Run, now: datetime) -> str:
    """Give each asked child the PPN that now covers it for certain; "submitted" when a whole request is answered.

    A perhaps moves nothing: a person compares it first.
    """
    done = ""
    for recovery in item.recoveries.filter(submitted_at=None, review__withdrawn=None):
        _give_ppns(recovery, item)
        dates = list(recovery.children.values_list("submitted_at", flat=True))
        if dates and all(dates):
            done = _finish(recovery, item, run, now)
    return done


def _give_ppns(recovery: Recovery, item: Item) -> None:
    submitted = dict(ItemPpn.objects.filter(item=item).values_list("ppn_id", "submitted_at"))
    for asked in recovery.children.select_related("child"):
        child = asked.child
        covered = child.current and child.cover == Cover.CERTAIN
        asked.ppn_id = child.ppn_id if covered else ""
        asked.match = child.match if covered else ""
        asked.submitted_at = submitted.get(child.ppn_id) if covered else None
        asked.save()


def _finish(recovery: Recovery, item: Item, run: Run, now: datetime) -> str:
    rows = list(recovery.children.all())
    recovery.submitted_at = max(row.submitted_at for row in rows if row.submitted_at)
    recovery.save()
    OutboxMessage.objects.filter(recovery=recovery, sent_at=None, stopped_at=None).update(stopped_at=now)
    ppns = sorted({row.ppn_id for row in rows})
    note_event(item, Event.SUBMITTED, now, run=run, review=recovery.review, details={"ppns": ppns})
    return "submitted"


def whom_to_ask(item: Item) -> tuple[str, str]:
    """The officer's number and "officer"; where there is none on our list, the supervisor's; else nobody's."""
    officer = Officer.objects.filter(officer_id=item.officer_id).first() if item.officer_id else None
    if officer:
        return officer.officer_id, "officer"
    return item.officer_id, "officer" if item.officer_id else "nobody"
