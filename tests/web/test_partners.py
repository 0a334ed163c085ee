"""Steps outside the force: shared, acknowledged, decided; silence past its target is chased (R17, R54)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.assessments import assess_ppn
from childtonotice.casework.actions.partners import note_steps, withdraw_step
from childtonotice.casework.lists.history import history_of
from childtonotice.casework.lists.partners import partners_page
from childtonotice.casework.lists.timeline import show_timeline
from childtonotice.casework.models import AuditEvent, Item, PartnerStep, SubmittedPpn, User
from childtonotice.casework.partners import Note, answer_by
from childtonotice.screening.force import Force
from tests.web.ppns import bring_one, judged, make_vat

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
EXAMPLE = Path(__file__).resolve().parents[2] / "forces" / "example"


@pytest.fixture(autouse=True)
def _all_steps(settings: Settings) -> None:
    """A force that records every step, as the example does."""
    settings.FORCE_DIR = EXAMPLE


def accepted(vat: User, now: datetime, ppn_id: str = "N-1", **more: object) -> SubmittedPpn:
    """A PPN that the team has accepted."""
    ppn = bring_one(now, ppn_id, **more)
    assess_ppn(by=vat, number=ppn.number, judged=judged(ppn), now=now)
    return ppn


def test_a_ppn_goes_to_the_council_of_its_area_and_comes_back(users: dict[str, User], now: datetime) -> None:
    vat = make_vat()
    ppn = accepted(vat, now)
    reader = reader_of(vat, now)
    first = partners_page(reader, now)
    assert [(row.next, row.partner, row.chase) for row in first.rows] == [("To be shared", "Northvale Council", False)]
    assert note_steps(by=vat, notes=[Note(ppn.number, "shared", now, "Northvale Council")], now=now) == 1
    assert [row.next for row in partners_page(reader, now).rows] == ["To be acknowledged"]
    answer = Note(ppn.number, "answered", now + HOUR, answer="early-help")
    assert note_steps(by=vat, notes=[answer], now=now + HOUR) == 1
    assert partners_page(reader, now + HOUR).rows == ()


def test_silence_is_chased_after_a_working_day_and_a_chase_begins_the_wait_anew(
    users: dict[str, User], now: datetime
) -> None:
    # Wednesday 07:00: the partner has until Thursday 17:00; chased on Friday, until Monday 17:00.
    vat = make_vat()
    ppn = accepted(vat, now)
    note_steps(by=vat, notes=[Note(ppn.number, "shared", now, "Northvale Council")], now=now)
    reader = reader_of(vat, now)
    assert partners_page(reader, now + 33 * HOUR).chases == 0
    late = partners_page(reader, now + 35 * HOUR)
    assert (late.chases, late.rows[0].late) == (1, "1 hour late")
    assert note_steps(by=vat, notes=[Note(ppn.number, "chased", now + 2 * DAY)], now=now + 2 * DAY) == 1
    assert partners_page(reader, now + 4 * DAY).chases == 0
    assert partners_page(reader, now + 6 * DAY).chases == 1


def test_what_is_accepted_and_not_shared_is_ours_to_chase(users: dict[str, User], now: datetime) -> None:
    vat = make_vat()
    accepted(vat, now)
    assert partners_page(reader_of(vat, now), now + 3 * DAY).rows[0].chase


def test_a_step_that_nobody_records_is_off_says_so_and_raises_no_chase(
    users: dict[str, User], now: datetime, settings: Settings
) -> None:
    vat = make_vat()
    ppn = accepted(vat, now)
    settings.FORCE_DIR = None
    page = partners_page(reader_of(vat, now), now + 30 * DAY)
    assert (page.rows, page.chases) == ((), 0)
    assert "This force does not record when partners acknowledge." in page.off
    refused = note_steps(by=vat, notes=[Note(ppn.number, "acknowledged", now)], now=now)
    assert isinstance(refused, Refused)


def test_many_are_noted_at_once_or_none(users: dict[str, User], now: datetime) -> None:
    vat = make_vat()
    ppns = [accepted(vat, now, f"N-{number}") for number in range(3)]
    notes = [Note(ppn.number, "shared", now, "Moor and Coast Council") for ppn in ppns]
    wrong = [*notes[:2], Note(ppns[2].number, "answered", now, answer="early-help")]
    refused = note_steps(by=vat, notes=wrong, now=now)
    assert isinstance(refused, Refused)
    assert refused.errors == ((f"row-{ppns[2].number}", "Note first when N-2 was shared"),)
    assert not PartnerStep.objects.exists()
    assert note_steps(by=vat, notes=notes, now=now) == 3
    assert AuditEvent.objects.filter(verb="partners.note").count() == 1
    again = note_steps(by=vat, notes=notes[:1], now=now)
    assert isinstance(again, Refused)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (("shared", 5, "Moor and Coast Council", ""), "Give a time between"),
        (("shared", -9, "Moor and Coast Council", ""), "Give a time between"),
        (("shared", 0, "", ""), "Say with whom"),
        (("elsewhere", 0, "", ""), "Choose what happened"),
    ],
)
def test_what_cannot_be_is_said(
    users: dict[str, User], now: datetime, note: tuple[str, int, str, str], said: str
) -> None:
    vat = make_vat()
    ppn = accepted(vat, now)
    step, hours, partner, answer = note
    refused = note_steps(by=vat, notes=[Note(ppn.number, step, now + hours * HOUR, partner, answer)], now=now)
    assert isinstance(refused, Refused)
    assert refused.errors[0][1].startswith(said)


def test_a_slip_of_the_hand_is_taken_back_once_and_the_row_stays(users: dict[str, User], now: datetime) -> None:
    vat = make_vat()
    ppn = accepted(vat, now)
    note_steps(by=vat, notes=[Note(ppn.number, "shared", now, "Northvale Council")], now=now)
    row = PartnerStep.objects.get()
    assert withdraw_step(by=vat, step=row.pk, now=now) is None
    assert isinstance(withdraw_step(by=vat, step=row.pk, now=now), Refused)
    assert [one.next for one in partners_page(reader_of(vat, now), now).rows] == ["To be shared"]
    assert PartnerStep.objects.count() == 2


@pytest.mark.parametrize("role", ["manager", "officer", "supervisor", "board", "data", "auditor"])
def test_whoever_has_nothing_to_do_with_partners_sees_nothing(users: dict[str, User], now: datetime, role: str) -> None:
    ppn = bring_one(now)
    with pytest.raises(NotFound):
        partners_page(reader_of(users[role], now), now)
    with pytest.raises(NotFound):
        note_steps(by=users[role], notes=[Note(ppn.number, "shared", now, "X")], now=now)


def test_the_item_tells_one_story_from_the_list_to_the_partners_answer(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    vat = make_vat()
    ppn = accepted(vat, now, "N-7", incident_id="EX-1001")
    note_steps(by=vat, notes=[Note(ppn.number, "shared", now + HOUR, "Northvale Council")], now=now + HOUR)
    answer = Note(ppn.number, "answered", now + 4 * DAY, answer="strategy-meeting")
    note_steps(by=vat, notes=[answer], now=now + 4 * DAY)
    steps = {step.title: step for step in show_timeline(item, now + 5 * DAY, events=history_of(item).events)}
    titles = list(steps)
    told = ["Listed", "VAT: PPN N-7 accepted", "Shared with the partner: Northvale Council", "Partner's decision back"]
    assert [title for title in titles if title in told] == told
    back = steps["Partner's decision back"]
    assert (back.who, back.words, back.late) == ("Noor Fielding", "Strategy meeting", "2 days late")


@given(st.datetimes(min_value=datetime(2025, 1, 1), max_value=datetime(2027, 12, 31)), st.integers(1, 4))  # noqa: DTZ001
def test_a_partner_always_has_a_working_day_and_never_less(at: datetime, days: int) -> None:
    moment = at.replace(tzinfo=UTC)
    due = answer_by(moment, Force(partner_working_days=days))
    assert due.weekday() < 5
    assert due > moment + (days - 1) * DAY
    assert answer_by(moment + DAY, Force(partner_working_days=days)) >= due
