"""Every submitted PPN of the period reaches the team that checks them; publishing twice changes nothing (R15, R24)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from childtonotice.casework.actions.assessments import assess_ppn
from childtonotice.casework.models import Assessment, PartnerStep, PpnState, SubmittedPpn, User
from tests.web.ppns import bring, bring_one, judged, make_vat, row

HOUR = timedelta(hours=1)


def test_each_ppn_is_published_once_with_area_and_subjects(users: dict[str, User], now: datetime) -> None:
    rows = (row("N-1", now - HOUR), row("N-2", now - 2 * HOUR, area="", officer_id="1184"))
    assert bring(*rows, now=now) == {"ppns-new": 2}
    assert bring(*rows, now=now + HOUR) == {}
    first, second = SubmittedPpn.objects.order_by("ppn_id")
    assert (first.state, first.subjects[0]["name"]) == (PpnState.TO_CHECK, "Mina Harrowgate")
    # A PPN that names no incident we hold is of its officer's area.
    assert [ppn.area and ppn.area.name for ppn in (first, second)] == ["Northvale", "Northvale"]


def test_of_a_first_extract_only_the_last_days_are_to_be_checked_and_late_ones_come_later(
    users: dict[str, User], now: datetime
) -> None:
    old, new = row("N-1", now - timedelta(days=400)), row("N-2", now - timedelta(days=6))
    bring(old, new, row("N-3", now), now=now)
    assert set(SubmittedPpn.objects.values_list("ppn_id", flat=True)) == {"N-2", "N-3"}
    bring(row("N-4", now - timedelta(days=5)), now=now + timedelta(days=9))
    assert SubmittedPpn.objects.filter(ppn_id="N-4").exists()


def test_a_restricted_incident_makes_its_ppn_restricted(users: dict[str, User], now: datetime) -> None:
    assert bring_one(now, flags=("RESTRICTED",)).restricted


def test_a_returned_ppn_that_changes_comes_back_and_an_accepted_one_does_not(
    users: dict[str, User], now: datetime
) -> None:
    vat, ppn = make_vat(), bring_one(now)
    again = row("N-1", now - 3 * HOUR, narrative="More is told: she said she is afraid.")
    told = judged(ppn, "returned", ("words",), words="Please add what she said to you.")
    assert isinstance(assess_ppn(by=vat, number=ppn.number, judged=told, now=now), Assessment)
    assert bring(again, now=now + HOUR) == {"ppns-sent-again": 1}
    ppn.refresh_from_db()
    assert (ppn.state, ppn.changed_at) == (PpnState.SENT_AGAIN, now + HOUR)
    assess_ppn(by=vat, number=ppn.number, judged=judged(ppn), now=now + 2 * HOUR)
    assert bring(again | {"grading": "high"}, now=now + 3 * HOUR) == {"ppns-changed": 1}
    ppn.refresh_from_db()
    assert (ppn.state, ppn.grading) == (PpnState.ACCEPTED, "high")


def test_what_the_record_says_of_team_and_partner_is_kept_once(users: dict[str, User], now: datetime) -> None:
    more = {
        "vat_outcome": "Accepted", "vat_assessed_at": now, "vat_grading": "high", "shared_at": now,
        "shared_with": "Moor and Coast Council", "partner_outcome": "NFA", "partner_outcome_at": now + HOUR,
    }  # fmt: skip
    for at in (now, now + HOUR):
        bring(row("N-1", now - HOUR, **more), now=at)
    given = Assessment.objects.get()
    assert (given.by, given.grading, given.ppn.state) == (None, "high", PpnState.ACCEPTED)
    steps = PartnerStep.objects.values_list("step", "partner", "answer")
    assert list(steps) == [
        ("shared", "Moor and Coast Council", ""), ("answered", "Moor and Coast Council", "no-further-action")
    ]  # fmt: skip


def test_the_record_never_overrules_what_a_person_concluded(users: dict[str, User], now: datetime) -> None:
    ppn = bring_one(now)
    told = judged(ppn, "returned", ("voice",), words="Please add what she wants.")
    assess_ppn(by=make_vat(), number=ppn.number, judged=told, now=now)
    bring(row("N-1", now - 3 * HOUR, vat_outcome="accepted", vat_assessed_at=now), now=now)
    ppn.refresh_from_db()
    assert (ppn.state, ppn.assessments.count()) == (PpnState.RETURNED, 1)


def test_what_was_concluded_cannot_be_altered(users: dict[str, User], now: datetime) -> None:
    ppn = bring_one(now)
    assess_ppn(by=make_vat(), number=ppn.number, judged=judged(ppn), now=now)
    with pytest.raises(DatabaseError), transaction.atomic():
        Assessment.objects.update(outcome="returned")
