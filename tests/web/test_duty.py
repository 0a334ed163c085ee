"""Weekend duty: who is on duty is written to about what is to be read first, once; without one the sheet says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from childtonotice.casework.access import reader_of
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.dated import Changed, add_lines
from childtonotice.casework.actions.duty import tell_duty_readers
from childtonotice.casework.actions.outbox import settle_by_hand
from childtonotice.casework.dated_tables import Draft
from childtonotice.casework.lists import messages_page
from childtonotice.casework.lists.overnight import overnight
from childtonotice.casework.models import Area, AuditEvent, Item, MessageKind, OutboxMessage, User
from childtonotice.casework.reports.papers.daily import say_unread
from childtonotice.casework.run import publish_run
from childtonotice.casework.sending import send_waiting
from childtonotice.casework.taken import Screened
from tests.web.answers import NOT_NEEDED, save
from tests.web.made_up import FORCE

SATURDAY = datetime(2026, 3, 14, 6, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def urgent(users: dict[str, User], item: Item) -> Item:
    """One item of Northvale is to be read first, and the sergeant is on duty there at the weekend."""
    Item.objects.filter(pk=item.pk).update(priority=1)
    User.objects.filter(pk=users["sergeant"].pk).update(email="ines.rowe@example.test")
    users["sergeant"].refresh_from_db()
    draft = Draft("Northvale", users["sergeant"].username, "", SATURDAY.date(), SATURDAY.date() + DAY)
    assert isinstance(add_lines(by=users["data"], table="duty", drafts=[draft], now=SATURDAY), Changed)
    item.refresh_from_db()
    return item


def test_who_is_on_duty_is_written_to_with_a_count_and_a_link_and_nothing_of_the_record(urgent: Item) -> None:
    assert tell_duty_readers(by=None, now=SATURDAY) == 1
    assert send_waiting(now=SATURDAY) == {"sent": 1}
    letter = mail.outbox[0]
    text = f"{letter.subject}\n{letter.body}"
    assert letter.to == ["ines.rowe@example.test"]
    assert "You are on duty: 1 item to read first in Northvale" in letter.subject
    assert "/lists/" in letter.body
    for word in (urgent.incident_id, urgent.number, "Ellie", "Tarnbrook", "Thornwick", "1184"):
        assert word not in text


def test_nobody_is_written_to_twice_about_the_same(urgent: Item) -> None:
    """A second run of a day writes again only where it brought more; the next day tells anew of what still waits."""
    assert tell_duty_readers(by=None, now=SATURDAY) == 1
    assert isinstance(tell_duty_readers(by=None, now=SATURDAY + HOUR), Refused)
    Item.objects.filter(pk=urgent.pk).update(listed_at=SATURDAY + 2 * HOUR)
    assert tell_duty_readers(by=None, now=SATURDAY + 3 * HOUR) == 1
    assert tell_duty_readers(by=None, now=SATURDAY + DAY) == 1
    assert send_waiting(now=SATURDAY + DAY)["sent"] == 3


@pytest.mark.parametrize("away", [-1, 2])
def test_on_a_working_day_nobody_is_written_to(urgent: Item, away: int) -> None:
    assert isinstance(tell_duty_readers(by=None, now=SATURDAY + away * DAY), Refused)
    assert not OutboxMessage.objects.exists()


def test_what_was_read_meanwhile_is_not_mailed(urgent: Item, users: dict[str, User]) -> None:
    tell_duty_readers(by=None, now=SATURDAY)
    save(users["sergeant"], urgent, NOT_NEEDED, SATURDAY)
    assert send_waiting(now=SATURDAY) == {}
    assert OutboxMessage.objects.get().state == "stopped"


def test_a_run_at_the_weekend_writes_to_who_is_on_duty(urgent: Item, users: dict[str, User]) -> None:
    """The same transaction publishes and writes: a run that breaks off has told nobody."""
    run = urgent.first_run
    publish_run(run, Screened(explained=()), FORCE, SATURDAY)
    message = OutboxMessage.objects.get(kind=MessageKind.DUTY)
    assert (message.area, message.reader) == (urgent.area, users["sergeant"])
    row = AuditEvent.objects.get(verb="duty.tell")
    assert row.subject == "area:northvale"


def test_without_an_address_somebody_of_the_area_is_asked_to_ring(urgent: Item, users: dict[str, User]) -> None:
    User.objects.filter(pk=users["sergeant"].pk).update(email="")
    tell_duty_readers(by=None, now=SATURDAY)
    send_waiting(now=SATURDAY)
    (shown,) = messages_page(reader_of(users["manager"], SATURDAY), SATURDAY)
    assert shown.to == "Ines Rowe, on duty for Northvale"
    assert (shown.asks, shown.area_code) == (True, "northvale")
    assert messages_page(reader_of(users["other"], SATURDAY), SATURDAY) == ()
    assert settle_by_hand(by=users["manager"], number=shown.number, arrived=True, now=SATURDAY) is None
    assert messages_page(reader_of(users["manager"], SATURDAY), SATURDAY) == ()


def test_the_daily_sheet_says_which_lists_are_unread_and_since_when(urgent: Item, users: dict[str, User]) -> None:
    """An area without anybody on duty is unread since Friday; one that somebody watches is not."""
    coordinator = reader_of(users["coordinator"], SATURDAY)
    one = Item.objects.filter(area=urgent.area, state="to-read").exclude(pk=urgent.pk).first()
    assert one is not None
    save(users["manager"], one, NOT_NEEDED, SATURDAY - timedelta(hours=14))
    assert say_unread(overnight(coordinator, SATURDAY)) == ""
    Item.objects.filter(area=urgent.area).update(area=Area.objects.get(name="Southmoor"))
    said = say_unread(overnight(coordinator, SATURDAY))
    assert said == "Southmoor: unread since Fri 16:30. Nobody has decided there since then."


def test_a_list_that_nobody_ever_read_is_unread_since_it_came(users: dict[str, User], now: datetime) -> None:
    found = overnight(reader_of(users["manager"], SATURDAY), SATURDAY)
    assert {row.name: row.unread_since for row in found.areas}["Northvale"] == "Wed 07:00"
    assert "Northvale: unread since Wed 07:00" in say_unread(found)
