"""Recoveries and the PPNs that answer them (R14): a PPN that comes moves a request to submitted, and says how late."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from childtonotice.casework.clocks import submit_by
from childtonotice.casework.derive import Event, note_event, settle
from childtonotice.casework.force import our_force
from childtonotice.casework.models import Deferral, Item, ItemPpn, PpnState, Recovery, Run, SubmittedPpn, User
from childtonotice.casework.officers import find_leave, is_known, present_above
from childtonotice.casework.outbox import has_gone, stop_messages, write_request
from childtonotice.screening.findings import Cover


def open_recoveries() -> QuerySet[Recovery]:
    """The requests for which somebody still has to send a PPN."""
    return Recovery.objects.filter(submitted_at=None, ended_at=None, review__withdrawn=None)


def find_open(item: Item) -> Recovery | None:
    """The newest open request of this item; None where nobody is asked for a PPN."""
    return open_recoveries().filter(item=item).select_related("review", "item").order_by("-id").first()


def find_deferral(recovery: Recovery) -> Deferral | None:
    """What a request is put off by for a planned warrant (R18); None where it is not, or no longer."""
    rows = list(recovery.deferrals.all())
    return rows[-1] if rows and rows[-1].review_at is not None else None


def answer_recoveries(item: Item, run: Run, now: datetime) -> str:
    """Give each asked child the PPN that now covers it for certain; "submitted" when a whole request is answered.

    A perhaps moves nothing: a person compares it first. Nor does a PPN of which a person said that it is not the one.
    """
    done = ""
    for recovery in open_recoveries().filter(item=item):
        _give_ppns(recovery, item)
        dates = list(recovery.children.values_list("submitted_at", flat=True))
        if dates and all(dates):
            done = _finish(recovery, item, run, now)
    return done


def refused_ppns(item: Item) -> set[str]:
    """The PPNs of which a person said that they are not the one asked for here."""
    return set(item.refused_ppns.values_list("ppn_id", flat=True))


def returned_ppns(ppn_ids: set[str]) -> set[str]:
    """Which of these PPNs the team has returned and nobody has sent again: until then they answer no request."""
    returned = SubmittedPpn.objects.filter(ppn_id__in=ppn_ids, state=PpnState.RETURNED)
    return set(returned.values_list("ppn_id", flat=True))


def _give_ppns(recovery: Recovery, item: Item) -> None:
    submitted = dict(ItemPpn.objects.filter(item=item).values_list("ppn_id", "submitted_at"))
    refused = refused_ppns(item) | returned_ppns(set(submitted))
    for asked in recovery.children.select_related("child"):
        child = asked.child
        covered = child.current and child.cover == Cover.CERTAIN and child.ppn_id not in refused
        asked.ppn_id = child.ppn_id if covered else ""
        asked.match = child.match if covered else ""
        asked.submitted_at = submitted.get(child.ppn_id) if covered else None
        asked.save()


def _finish(recovery: Recovery, item: Item, run: Run, now: datetime) -> str:
    rows = list(recovery.children.all())
    recovery.submitted_at = max(row.submitted_at for row in rows if row.submitted_at)
    recovery.save()
    stop_messages(recovery, now)
    ppns = sorted({row.ppn_id for row in rows})
    note_event(item, Event.SUBMITTED, now, run=run, review=recovery.review, details={"ppns": ppns})
    return "submitted"


def send_back(ppn_id: str, by: User, now: datetime) -> bool:
    """A PPN that answered requests was returned: its children are asked for again, with a new time by which.

    Returns whether any officer is asked anew. A request of which only a part had come stays open as it is.
    """
    answered = Recovery.objects.filter(children__ppn_id=ppn_id, ended_at=None, review__withdrawn=None).distinct()
    # Whoever decides on one of these items meanwhile goes first; then the requests are read as they stand.
    locked = Item.objects.select_for_update(of=("self",)).filter(pk__in=answered.values("item")).order_by("pk")
    items = {item.pk: item for item in locked}
    asked = False
    for recovery in answered.filter(item__in=items).select_related("review"):
        recovery.item = items[recovery.item_id]
        whole = recovery.submitted_at is not None
        recovery.children.filter(ppn_id=ppn_id).update(ppn_id="", match="", submitted_at=None)
        if whole:
            recovery.submitted_at, recovery.due_at = None, submit_by(now, our_force())
            recovery.save(update_fields=["submitted_at", "due_at"])
            write_request(recovery, recovery.review.officer_words, now)
            note_event(recovery.item, Event.RETURNED, now, by=by, review=recovery.review, details={"returned": ppn_id})
            recovery.item.version += 1
            settle(recovery.item)
            asked = True
    return asked


def end_recovery(recovery: Recovery, now: datetime) -> bool:
    """Nobody has to send this PPN any more: stop what waits; returns whether the officer may have had a message."""
    stop_messages(recovery, now)
    Recovery.objects.filter(pk=recovery.pk).update(ended_at=now)
    return has_gone(recovery)


def whom_to_ask(item: Item, now: datetime) -> tuple[str, str]:
    """Who is asked for the PPN, and as what: the officer on the record, else their supervisor, else nobody (R14).

    An officer who is no longer on the force's list has no supervisor there either: the area chooses somebody. A force
    that sends no list of officers is taken at the record's word. Who is away is not asked: the first above them is
    who is there.
    """
    officer, day = item.officer_id, timezone.localdate(now)
    if not officer or not is_known(officer):
        return "", "nobody"
    if find_leave(officer, day) is None:
        return officer, "officer"
    above = present_above(officer, day)
    return (above, "supervisor") if above else ("", "nobody")


def whom_above(officer_id: str, now: datetime) -> str:
    """The supervisor of an officer, or where they are away the first above them who is not; else empty."""
    return present_above(officer_id, timezone.localdate(now)) if officer_id else ""
