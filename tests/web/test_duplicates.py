"""Several items closed at once as the same incident; and a slip of the hand taken back (features 23)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from childtonotice.casework.access import NotFound
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.duplicates import Closed, close_duplicates
from childtonotice.casework.actions.items import hand_back, hand_on
from childtonotice.casework.models import AuditEvent, Item, Recusal, Review, User
from childtonotice.casework.pages.duplicates import read_ticked
from tests.web.answers import NOT_NEEDED, save

WORDS = "The same caller, time and address, and the same two children."
GOOD = {"which": "EX-1010", "reason": "second-record", "words": WORDS}


def ticked(*references: str) -> list[tuple[str, int]]:
    return [(item.number, item.version) for item in (Item.objects.get(incident_id=name) for name in references)]


def close(user: User, now: datetime, chosen: list[tuple[str, int]], **change: str) -> Closed | Refused:
    return close_duplicates(by=user, area_code="northvale", chosen=chosen, now=now, **(GOOD | change))


def test_each_item_gets_its_own_decision_with_the_one_reason(users: dict[str, User], now: datetime) -> None:
    outcome = close(users["manager"], now, ticked("EX-1011", "EX-1012"))
    assert outcome == Closed(("EX-1011", "EX-1012"), ())
    reviews = Review.objects.order_by("id")
    assert [(review.decision, review.which, review.reason) for review in reviews] == [
        ("same-incident", "EX-1010", "second-record")
    ] * 2
    assert AuditEvent.objects.filter(verb="item.decide").count() == 2
    assert AuditEvent.objects.latest("id").verb == "items.close-duplicates"


def test_what_changed_meanwhile_is_left_and_named(users: dict[str, User], now: datetime) -> None:
    chosen = ticked("EX-1010", "EX-1011", "EX-1012")
    save(users["sergeant"], Item.objects.get(incident_id="EX-1012"), NOT_NEEDED, now)
    outcome = close(users["manager"], now, chosen)
    assert isinstance(outcome, Closed)
    assert outcome.references == ("EX-1011",)
    assert [reference for reference, _ in outcome.left] == ["EX-1010", "EX-1012"]
    assert "the one that the others are the same as" in outcome.left[0][1]
    states = dict(Item.objects.values_list("incident_id", "state"))
    assert (states["EX-1010"], states["EX-1011"]) == ("to-read", "done")


@pytest.mark.parametrize(
    "change, field", [({"which": " "}, "which"), ({"reason": "seen-and-well"}, "reason"), ({"words": "noted"}, "words")]
)
def test_without_reason_words_or_reference_nothing_is_closed(
    users: dict[str, User], now: datetime, change: dict[str, str], field: str
) -> None:
    outcome = close(users["manager"], now, ticked("EX-1011"), **change)
    assert isinstance(outcome, Refused)
    assert [name for name, _ in outcome.errors] == [field]
    assert not Review.objects.exists()


def test_nobody_closes_another_areas_items(users: dict[str, User], now: datetime) -> None:
    with pytest.raises(NotFound):
        close(users["other"], now, ticked("EX-1011"))
    assert not Review.objects.exists()


def test_the_page_shows_them_once_more_before_it_closes_them(client: Client, users: dict[str, User]) -> None:
    client.force_login(users["manager"])
    assert 'name="ticked"' in client.get("/lists/northvale/to-read/").content.decode()
    values = [f"{number}-{version}" for number, version in ticked("EX-1011", "EX-1012")]
    shown = client.post("/lists/northvale/duplicates/", {"ticked": values}).content.decode()
    assert "2 items to close as the same as another incident" in shown
    again = client.post("/lists/northvale/duplicates/", {"ticked": values, "step": "close", "words": "ok"})
    assert "Say which incident they are the same as" in again.content.decode()
    assert not Review.objects.exists()
    said = client.post("/lists/northvale/duplicates/", {"ticked": values, "step": "close", **GOOD}, follow=True)
    assert "Closed as the same incident: 2 items." in said.content.decode()
    none = client.post("/lists/northvale/duplicates/", {}, follow=True)
    assert none.redirect_chain == [("/lists/northvale/to-read/", 302)]
    assert "Tick at least one item" in none.content.decode()


def test_what_is_ticked_is_read_as_number_and_version_alone() -> None:
    assert list(read_ticked(["BCDF-3", "BCDF-3", "x", "../-1", "BB-x"])) == [("BCDF", 3)]


def test_i_know_someone_can_be_taken_back_until_midnight(users: dict[str, User], item: Item, now: datetime) -> None:
    hand_on(by=users["manager"], number=item.number, now=now)
    hand_back(by=users["manager"], number=item.number, now=now)
    save(users["manager"], item, NOT_NEEDED, now)
    assert Recusal.objects.count() == 2
    other = Item.objects.get(incident_id="EX-1010")
    hand_on(by=users["manager"], number=other.number, now=now)
    with pytest.raises(NotFound):
        hand_back(by=users["manager"], number=other.number, now=now + timedelta(days=1))
    with pytest.raises(NotFound):
        hand_back(by=users["sergeant"], number=other.number, now=now)
    assert AuditEvent.objects.filter(verb="item.hand-back").count() == 1


def test_the_message_after_handing_on_offers_the_way_back(client: Client, users: dict[str, User]) -> None:
    item = Item.objects.get(incident_id="EX-1011")
    client.force_login(users["manager"])
    said = client.post(f"/items/{item.number}/hand-on/", follow=True).content.decode()
    assert f'action="/items/{item.number}/hand-back/"' in said
    said = client.post(f"/items/{item.number}/hand-back/", follow=True).content.decode()
    assert "Taken back: the item is on your list again." in said


@pytest.fixture
def now() -> datetime:
    """Pages read the clock themselves."""
    return datetime.now(UTC)
