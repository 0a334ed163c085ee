"""Review next: the next item for this reader, held for 15 minutes; nobody gets what another reads (features 21)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from childtonotice.casework.access import NotFound
from childtonotice.casework.actions.holds import Held, open_item, take_next
from childtonotice.casework.models import AuditEvent, Hold, Item, User
from tests.web.answers import NOT_NEEDED, save

MINUTE = timedelta(minutes=1)


def give(user: User, now: datetime, first: str = "") -> Held:
    """The next item of Northvale for someone; there has to be one."""
    held = take_next(by=user, area_code="northvale", first=first, now=now)
    assert held is not None
    return held


def test_the_first_free_item_is_held_for_fifteen_minutes(users: dict[str, User], item: Item, now: datetime) -> None:
    held = give(users["manager"], now)
    assert (held.number, held.until) == (item.number, now + 15 * MINUTE)
    assert AuditEvent.objects.latest("id").verb == "item.take-next"


def test_what_a_colleague_reads_is_passed_over_until_their_hold_ends(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    open_item(by=users["sergeant"], number=item.number, now=now)
    assert give(users["manager"], now + MINUTE).number != item.number
    assert give(users["coordinator"], now + 16 * MINUTE).number == item.number


def test_asking_again_gives_the_same_item_and_holds_it_longer(users: dict[str, User], now: datetime) -> None:
    before = give(users["manager"], now)
    again = give(users["manager"], now + 5 * MINUTE)
    assert (again.number, again.until) == (before.number, before.until + 5 * MINUTE)


def test_after_a_decision_the_one_that_follows_comes_first(users: dict[str, User], now: datetime) -> None:
    third = Item.objects.get(incident_id="EX-1013")
    assert give(users["manager"], now, first=third.number).number == third.number


def test_where_all_is_read_there_is_no_next(users: dict[str, User], now: datetime) -> None:
    for each in Item.objects.filter(state="to-read"):
        open_item(by=users["sergeant"], number=each.number, now=now)
    assert take_next(by=users["manager"], area_code="northvale", now=now) is None
    assert Hold.objects.exclude(by=users["sergeant"]).count() == 0


@pytest.mark.parametrize("role", ["other", "officer", "data", "auditor", "board"])
def test_only_who_decides_here_is_given_one(users: dict[str, User], now: datetime, role: str) -> None:
    with pytest.raises(NotFound):
        take_next(by=users[role], area_code="northvale", now=now)


def test_what_somebody_handed_on_is_not_given_to_them(users: dict[str, User], item: Item, now: datetime) -> None:
    save(users["sergeant"], item, NOT_NEEDED, now)
    assert give(users["manager"], now).number != item.number


@pytest.fixture
def moment() -> datetime:
    """Pages read the clock themselves."""
    return datetime.now(UTC)


def test_the_button_opens_the_item_held(client: Client, users: dict[str, User], item: Item) -> None:
    client.force_login(users["manager"])
    answer = client.post("/lists/northvale/next/")
    assert answer.headers["Location"] == f"/items/{item.number}/"
    assert Hold.objects.get().by == users["manager"]


def test_where_nothing_is_left_the_button_leads_to_the_list(
    client: Client, users: dict[str, User], moment: datetime
) -> None:
    for each in Item.objects.filter(state="to-read"):
        open_item(by=users["sergeant"], number=each.number, now=moment)
    client.force_login(users["manager"])
    said = client.post("/lists/northvale/next/", follow=True).content.decode()
    assert "Nothing is left here for you: all is read, or somebody reads it now." in said
