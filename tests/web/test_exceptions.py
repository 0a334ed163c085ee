"""Exceptions (R18): put off for a planned warrant on a supervisor's word, for a day at most, and counted."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.deferrals import put_off, put_off_no_longer
from childtonotice.casework.demo.exceptions import keep_exceptions
from childtonotice.casework.lists import item_page
from childtonotice.casework.lists.exceptions import exceptions_page
from childtonotice.casework.lists.requests import request_page, requests
from childtonotice.casework.models import AuditEvent, Deferral, Item, Recovery, SettingVersion, User
from childtonotice.casework.owners import owner_of
from childtonotice.casework.sending import send_waiting
from tests.web.answers import NEEDED, errors_of, save

WORDS = "A warrant is planned for tomorrow morning and must not be given away."
HOUR = timedelta(hours=1)


@pytest.fixture
def now() -> datetime:
    """Pages read the clock themselves."""
    return datetime.now(UTC)


@pytest.fixture
def asked(users: dict[str, User], item: Item, now: datetime) -> Item:
    save(users["manager"], item, NEEDED, now)
    return Item.objects.get(pk=item.pk)


def defer(user: User, item: Item, now: datetime, hours: float = 20, **more: str) -> Deferral | Refused:
    said = {"supervisor": "DI M Calder", "words": WORDS, **more}
    return put_off(by=user, number=item.number, review_at=now + hours * HOUR, now=now, **said)


@pytest.mark.parametrize(("hours", "saved"), [(24, True), (24.1, False), (0, False), (-1, False)])
def test_it_is_looked_at_again_within_twenty_four_hours(
    users: dict[str, User], asked: Item, now: datetime, hours: float, saved: bool
) -> None:
    assert isinstance(defer(users["manager"], asked, now, hours), Deferral) is saved
    assert Deferral.objects.exists() is saved


def test_a_supervisor_and_a_reason_are_asked(users: dict[str, User], asked: Item, now: datetime) -> None:
    errors = errors_of(defer(users["manager"], asked, now, supervisor=" ", words="noted"))  # type: ignore[arg-type]
    assert set(errors) == {"supervisor", "words"}


def test_without_a_request_there_is_nothing_to_put_off(users: dict[str, User], item: Item, now: datetime) -> None:
    assert isinstance(defer(users["manager"], item, now), Refused)


def test_no_clock_stops_and_overdue_ones_are_red_and_counted(
    users: dict[str, User], asked: Item, now: datetime
) -> None:
    due = Recovery.objects.get().due_at
    defer(users["manager"], asked, now, 20)
    assert Recovery.objects.get().due_at == due
    reader = reader_of(users["manager"], now)
    page = exceptions_page(reader, now + 19 * HOUR)
    assert (len(page.rows), page.over, page.rows[0].times) == (1, 0, 1)
    page = exceptions_page(reader, now + 23 * HOUR)
    assert (page.over, page.rows[0].over, page.counts[0].late) == (1, "3 hours late", 1)
    defer(users["manager"], asked, now + 23 * HOUR, 5)
    page = exceptions_page(reader, now + 24 * HOUR)
    assert (page.over, page.rows[0].times, page.counts[0].requests, page.counts[0].late) == (0, 2, 1, 1)


def test_nobody_is_urged_to_send_what_waits_for_a_warrant(users: dict[str, User], asked: Item, now: datetime) -> None:
    """R18: neither the lists nor a mail ask the officer for it, until it is to be looked at again."""
    late = now + 23 * HOUR
    defer(users["manager"], asked, late, 20)
    send_waiting(now=late + 6 * HOUR)
    assert mail.outbox == []
    row = requests(reader_of(users["manager"], late), late + 6 * HOUR).rows[0]
    assert (row.chase, "DI M Calder answers for it" in row.owner, row.late) == (False, True, "5 hours late")
    own = requests(reader_of(users["officer"], late), late + 6 * HOUR).rows[0]
    assert own.owner == row.owner
    assert owner_of(asked, late + 21 * HOUR).chase
    told = [step.words for step in item_page(reader_of(users["manager"], late), asked.number, now=late).timeline]
    assert any(words.startswith("To be looked at again by") for words in told)
    send_waiting(now=late + 21 * HOUR)
    assert mail.outbox


def test_what_was_held_goes_when_it_is_put_off_no_longer(users: dict[str, User], asked: Item, now: datetime) -> None:
    defer(users["manager"], asked, now, 19)
    send_waiting(now=now + HOUR)
    assert mail.outbox == []
    put_off_no_longer(by=users["manager"], number=asked.number, words="The warrant came to nothing.", now=now + HOUR)
    send_waiting(now=now + HOUR)
    assert [sent.subject.split(":")[0] for sent in mail.outbox] == ["PPN asked for"]


def test_an_officer_reads_what_they_do_themselves(users: dict[str, User], asked: Item, now: datetime) -> None:
    page = request_page(reader_of(users["officer"], now), asked.number, now + 30 * HOUR)
    assert (page.standing, page.chase) == ("You: submit it, or open this and say why not.", False)


def test_it_ends_with_the_request_or_by_a_word(users: dict[str, User], asked: Item, now: datetime) -> None:
    defer(users["manager"], asked, now)
    reader = reader_of(users["manager"], now)
    assert isinstance(put_off_no_longer(by=users["manager"], number=asked.number, words="done", now=now), Refused)
    put_off_no_longer(by=users["manager"], number=asked.number, words="The warrant was executed at 06:00.", now=now)
    page = exceptions_page(reader, now + HOUR)
    assert (page.rows, page.counts[0].times) == ((), 1)
    defer(users["manager"], asked, now + HOUR)
    assert exceptions_page(reader, now + HOUR).rows
    Recovery.objects.update(submitted_at=now + 2 * HOUR)
    assert not exceptions_page(reader, now + 3 * HOUR).rows


def test_another_area_sees_nothing_of_it(users: dict[str, User], asked: Item, now: datetime) -> None:
    defer(users["manager"], asked, now)
    assert not exceptions_page(reader_of(users["other"], now), now).rows
    with pytest.raises(NotFound):
        defer(users["other"], asked, now)


def test_the_pages_work_and_keep_what_was_typed(
    client: Client, users: dict[str, User], asked: Item, now: datetime
) -> None:
    client.force_login(users["manager"])
    address = f"/items/{asked.number}/put-off/"
    assert address in client.get(f"/items/{asked.number}/request/").content.decode()
    wrong = client.post(f"{address}save/", {"supervisor": "DI M Calder", "words": "", "review_at": "soon"})
    assert "Choose a time within the next 24 hours" in wrong.content.decode()
    assert "DI M Calder" in wrong.content.decode()
    until = f"{timezone.localtime(now + 5 * HOUR):%Y-%m-%dT%H:%M}"
    saved = client.post(f"{address}save/", {"supervisor": "DI M Calder", "words": WORDS, "review_at": until})
    assert saved.status_code == 302
    assert "DI M Calder" in client.get("/exceptions/").content.decode()
    assert "Put off for a planned warrant" in client.get(f"/items/{asked.number}/").content.decode()
    assert client.post(f"{address}end/", {"ended": "The warrant was executed."}).status_code == 302
    event = AuditEvent.objects.get(verb="item.put-off")
    assert "Calder" not in event.details
    for role in ("board", "auditor"):
        client.force_login(users[role])
        assert client.get("/exceptions/").status_code == client.get(address).status_code == 404


def test_the_demo_shows_one_that_nobody_looked_at_in_time(users: dict[str, User], item: Item, now: datetime) -> None:
    save(users["manager"], item, NEEDED, now - 60 * HOUR)
    keep_exceptions(timezone.localdate(now))
    keep_exceptions(timezone.localdate(now))
    page = exceptions_page(reader_of(users["coordinator"], now), now + 24 * HOUR)
    assert (len(page.rows), page.over, page.rows[0].times) == (1, 1, 1)
    assert SettingVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "leads_to"), [("manager", "put-off"), ("sergeant", "put-off"), ("inspector", "request")]
)
def test_each_reader_of_the_exceptions_can_open_what_they_lead_to(
    client: Client, users: dict[str, User], asked: Item, now: datetime, who: str, leads_to: str
) -> None:
    """Whoever may not change it sees the request."""
    assert not isinstance(defer(users["manager"], asked, now), Refused)
    client.force_login(users[who])
    address = f"/items/{asked.number}/{leads_to}/"
    assert f'href="{address}"' in client.get("/exceptions/").content.decode()
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("who", ["manager", "sergeant"])
def test_putting_off_leads_back_to_what_its_reader_may_open(
    client: Client, users: dict[str, User], asked: Item, now: datetime, who: str
) -> None:
    """A screening sergeant decides and follows no request: neither the way back nor the way on ends in nothing."""
    defer(users["manager"], asked, now)
    client.force_login(users[who])
    shown = client.get(f"/items/{asked.number}/put-off/").content.decode()
    back = re.findall(r'class="govuk-back-link" href="([^"]+)"', shown)
    assert [client.get(address).status_code for address in back] == [200]
    ended = client.post(f"/items/{asked.number}/put-off/end/", {"ended": "The warrant was executed."}, follow=True)
    assert ended.status_code == 200
    assert "no longer put off" in ended.content.decode()
