"""Retention (R37): with the clock moved forward, what is past its time leaves, and nothing else does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from childtonotice.casework.access import reader_of
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.keeping import erase_old, keep_item
from childtonotice.casework.keeping import start_of_keeping
from childtonotice.casework.lists import item_page
from childtonotice.casework.models import AuditEvent, Item, State, User
from childtonotice.screening.force import Force
from tests.web.answers import NOT_NEEDED, save
from tests.web.made_up import FORCE, make_force

DAY = timedelta(days=1)


def close(users: dict[str, User], item: Item, now: datetime) -> Item:
    save(users["manager"], item, NOT_NEEDED, now)
    return Item.objects.get(pk=item.pk)


@pytest.mark.parametrize(("days", "there"), [(89, True), (91, False)])
def test_a_log_leaves_ninety_days_after_its_item_closed(
    users: dict[str, User], item: Item, now: datetime, days: int, there: bool
) -> None:
    close(users, item, now)
    erase_old(by=None, now=now + days * DAY, force=FORCE)
    kept = Item.objects.get(pk=item.pk)
    assert bool(kept.log) is there
    assert bool(kept.log_hash) is not there
    assert kept.children.exists()
    assert kept.reviews.exists()


def test_the_page_says_that_the_log_was_erased(users: dict[str, User], item: Item, now: datetime) -> None:
    close(users, item, now)
    erase_old(by=None, now=now + 91 * DAY, force=FORCE)
    shown = item_page(reader_of(users["manager"], now), item.number, now=now + 92 * DAY)
    assert shown.log == ()
    assert shown.log_erased


def test_nothing_that_is_open_ever_leaves(users: dict[str, User], item: Item, now: datetime) -> None:
    erase_old(by=None, now=now + 1500 * DAY, force=FORCE)
    assert Item.objects.get(pk=item.pk).log
    assert not Item.objects.filter(state__in=(State.LEFT_OUT, State.COVERED)).exists()


def test_an_item_leaves_after_the_months_and_the_log_of_it_says_only_that(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    number, reference = item.number, item.incident_id
    close(users, item, now)
    erase_old(by=None, now=now + 700 * DAY, force=FORCE)
    assert Item.objects.filter(number=number).exists()
    erase_old(by=None, now=now + 800 * DAY, force=FORCE)
    assert not Item.objects.filter(number=number).exists()
    event = AuditEvent.objects.get(verb="item.erase", subject=f"item:{number}")
    assert reference not in event.details


def test_what_someone_keeps_stays_until_their_day(users: dict[str, User], item: Item, now: datetime) -> None:
    close(users, item, now)
    late = now + 700 * DAY
    asked = keep_item(
        by=users["coordinator"],
        number=item.number,
        until=(late + 200 * DAY).date(),
        words="A complaint runs.",
        now=late,
    )
    assert asked is None
    erase_old(by=None, now=late + 199 * DAY, force=FORCE)
    assert Item.objects.filter(pk=item.pk).exists()
    erase_old(by=None, now=late + 202 * DAY, force=FORCE)
    assert not Item.objects.filter(pk=item.pk).exists()


@pytest.mark.parametrize(("days", "words"), [(0, "A complaint runs."), (800, "A complaint runs."), (30, "noted")])
def test_keeping_needs_a_day_and_a_reason(
    users: dict[str, User], item: Item, now: datetime, days: int, words: str
) -> None:
    until = (now + days * DAY).date()
    assert isinstance(
        keep_item(by=users["coordinator"], number=item.number, until=until, words=words, now=now), Refused
    )


def test_the_months_are_counted_by_the_calendar() -> None:
    # 25 months before 31 March 2026 is the end of February 2024, by the 28th.
    start = start_of_keeping(datetime(2026, 3, 31, 9, tzinfo=UTC), Force(keep_months=25))
    assert start.date().isoformat() == "2024-02-28"


def test_the_page_shows_what_leaves_soon_to_the_coordinator_alone(client: Client, db: None) -> None:
    long_ago = datetime.now(UTC) - 740 * DAY
    users = make_force(long_ago)
    item = close(users, Item.objects.get(incident_id="EX-1001"), long_ago)
    client.force_login(users["coordinator"])
    page = client.get("/keeping/").content.decode()
    assert item.number in page
    until = (datetime.now(UTC) + 90 * DAY).date().isoformat()
    saved = client.post("/keeping/keep/", {"number": item.number, "until": until, "words": "An inquest is open."})
    assert saved.status_code == 302
    assert "An inquest is open." in client.get("/keeping/").content.decode()
    again = client.post("/keeping/keep/", {"number": item.number, "words": "An inquest is open."}).content.decode()
    assert "Choose a day" in again
    assert "An inquest is open." in again
    for role in ("manager", "auditor", "board"):
        client.force_login(users[role])
        assert client.get("/keeping/").status_code == 404
