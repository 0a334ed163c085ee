"""Checking a PPN: accepted, returned with the missing heading named, graded otherwise (R19, R24, R25, R26)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.assessments import assess_ppn, mark_told
from childtonotice.casework.aware import CODES, TITLES
from childtonotice.casework.lists.ppns import ppn_page, ppn_queue, told_to_officers
from childtonotice.casework.models import (
    Assessment,
    AuditEvent,
    Item,
    MessageKind,
    OutboxMessage,
    PpnState,
    Recovery,
    State,
    SubmittedPpn,
    User,
)
from tests.web.answers import NEEDED, covered, republish, save
from tests.web.made_up import FIRST
from tests.web.ppns import bring, bring_one, judged, make_vat, row

HOUR = timedelta(hours=1)


def test_the_queue_goes_by_grading_and_age_and_shows_what_is_past_its_target(
    users: dict[str, User], now: datetime
) -> None:
    for name, grading, hours in (("N-1", "standard", 40), ("N-2", "high", 1), ("N-3", "", 2), ("N-4", "high", 30)):
        bring(row(name, now - hours * HOUR, grading=grading), now=now)
    bring(row("N-5", now - 50 * HOUR, kind="adult", grading="high"), now=now)
    page = ppn_queue(reader_of(make_vat(), now), now=now)
    assert [row.ppn_id for row in page.rows] == ["N-4", "N-2", "N-3", "N-1", "N-5"]
    assert (page.late, page.rows[0].late, page.rows[1].late) == (3, "6 hours late", "")
    assert page.oldest.endswith("(2 days ago)")


@pytest.mark.parametrize("code", CODES)
def test_a_heading_that_is_missing_is_named_to_the_officer(users: dict[str, User], now: datetime, code: str) -> None:
    # R24: one test for each heading
    ppn = bring_one(now)
    told = judged(ppn, "returned", (code,), words="Please add this one thing, it helps the child.")
    assert isinstance(assess_ppn(by=make_vat(), number=ppn.number, judged=told, now=now), Assessment)
    shown = told_to_officers(reader_of(users["officer"], now), now)
    assert [([title for title, _ in one.missing], one.returned) for one in shown] == [([TITLES[code]], True)]
    assert OutboxMessage.objects.get().kind == MessageKind.PPN_RETURNED


def test_a_check_needs_every_heading_a_grading_an_outcome_and_words(users: dict[str, User], now: datetime) -> None:
    ppn, vat = bring_one(now), make_vat()
    given = judged(ppn, "returned", (), grading="high", rag="red", words="ok")
    refused = assess_ppn(by=vat, number=ppn.number, judged=given, now=now)
    assert isinstance(refused, Refused)
    assert [field for field, _ in refused.errors] == ["grading-words", "outcome", "words"]
    nothing = assess_ppn(by=vat, number=ppn.number, judged=judged(ppn, "", grading="", rag="", headings={}), now=now)
    assert isinstance(nothing, Refused)
    assert len(nothing.errors) == len(CODES) + 3
    assert not Assessment.objects.exists()


def test_the_teams_grading_stands_beside_the_officers(users: dict[str, User], now: datetime) -> None:
    ppn, vat = bring_one(now), make_vat()
    told = judged(ppn, grading="high", grading_words="The text tells of strangulation.")
    assess_ppn(by=vat, number=ppn.number, judged=told, now=now)
    ppn.refresh_from_db()
    page = ppn_page(reader_of(vat, now), ppn.number, now)
    assert page.gradings == (("Officer", "medium"), ("Performance manager", "did not grade it"), ("VAT", "high"))
    assert ppn.grading == "medium"


def test_whoever_was_faster_comes_first(users: dict[str, User], now: datetime) -> None:
    ppn = bring_one(now)
    both = judged(ppn)
    assert isinstance(assess_ppn(by=make_vat(), number=ppn.number, judged=both, now=now), Assessment)
    second = assess_ppn(by=users["sergeant"], number=ppn.number, judged=both, now=now)
    assert isinstance(second, Refused)
    assert second.errors[0][0] == "seen"
    assert Assessment.objects.count() == 1


def ask_and_get(users: dict[str, User], item: Item, now: datetime) -> None:
    """The manager asks for a PPN; officer 1184 sends 4470-2, and the next run finds it."""
    save(users["manager"], item, NEEDED, now)
    bring(row("4470-2", now + HOUR, incident_id="EX-1001"), now=now + 2 * HOUR)
    republish(covered(FIRST, "4470-2"), now + 2 * HOUR, 2)
    item.refresh_from_db()
    assert item.state == State.SUBMITTED


def test_a_recovered_ppn_that_is_returned_is_asked_for_again_until_it_is_sent_again(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    ask_and_get(users, item, now)
    vat, later = make_vat(), now + 4 * HOUR
    ppn = SubmittedPpn.objects.get(ppn_id="4470-2")
    page = ppn_page(reader_of(vat, later), ppn.number, later)
    assert page.recovered
    assert ("Performance manager", "high") in page.gradings
    told = judged(ppn, "returned", ("voice",), words="Please add what each of them wants.")
    assess_ppn(by=vat, number=ppn.number, judged=told, now=later)
    item.refresh_from_db()
    recovery = Recovery.objects.get()
    assert (item.state, recovery.submitted_at, recovery.due_at) == (State.REQUESTED, None, later + 24 * HOUR)
    assert OutboxMessage.objects.filter(recovery=recovery, kind=MessageKind.REQUEST, made_at=later).exists()
    # A run that sees the same PPN again takes it for no answer,
    republish(covered(FIRST, "4470-2"), later + HOUR, 5)
    item.refresh_from_db()
    assert item.state == State.REQUESTED
    # until it was sent again.
    bring(row("4470-2", now + HOUR, incident_id="EX-1001", narrative="She wants to stay with gran."), now=later + HOUR)
    ppns = tuple(
        replace(one, narrative="She wants to stay.") if one.ppn_id == "4470-2" else one
        for one in covered(FIRST, "4470-2").ppns
    )
    republish(replace(covered(FIRST, "4470-2"), ppns=ppns), later + 2 * HOUR, 6)
    item.refresh_from_db()
    assert item.state == State.SUBMITTED


def test_feedback_is_read_by_the_officer_and_marked_once(users: dict[str, User], now: datetime) -> None:
    ppn = bring_one(now)
    told = judged(ppn, words="Thank you: her own words let the school act the same morning.")
    given = assess_ppn(by=make_vat(), number=ppn.number, judged=told, now=now)
    assert isinstance(given, Assessment)
    assert OutboxMessage.objects.get().kind == MessageKind.PPN_FEEDBACK
    assert mark_told(by=users["supervisor"], told=given.pk, now=now) is None
    assert isinstance(mark_told(by=users["officer"], told=given.pk, now=now), Refused)
    with pytest.raises(NotFound):
        mark_told(by=users["manager"], told=given.pk, now=now)


@pytest.mark.parametrize("role", ["manager", "coordinator", "officer", "board", "data", "auditor", "inspector"])
def test_only_the_team_and_the_sergeants_check(users: dict[str, User], now: datetime, role: str) -> None:
    ppn = bring_one(now)
    with pytest.raises(NotFound):
        assess_ppn(by=users[role], number=ppn.number, judged=judged(ppn), now=now)
    with pytest.raises(NotFound):
        ppn_queue(reader_of(users[role], now), now=now)


def test_a_restricted_ppn_is_counted_and_not_shown(users: dict[str, User], now: datetime) -> None:
    ppn, vat = bring_one(now, flags=("RESTRICTED",)), make_vat()
    page = ppn_queue(reader_of(vat, now), now=now)
    assert (page.rows, page.restricted) == ((), 1)
    with pytest.raises(NotFound):
        ppn_page(reader_of(vat, now), ppn.number, now)


def test_the_check_is_audited_without_a_word_of_it(users: dict[str, User], now: datetime) -> None:
    ppn = bring_one(now)
    told = judged(ppn, "returned", ("words",), words="Mina's own words are missing, please add them.")
    assess_ppn(by=make_vat(), number=ppn.number, judged=told, now=now)
    entry = AuditEvent.objects.get(verb="ppn.assess")
    assert entry.subject == f"ppn:{ppn.number}"
    assert "Mina" not in entry.details
    assert SubmittedPpn.objects.get().state == PpnState.RETURNED
