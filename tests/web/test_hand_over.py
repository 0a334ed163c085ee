"""A list is handed to a trained stand-in for some days, with a note, and taken back (R43); who reads how much (R44)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from childtonotice.casework.access import NotFound, may, reader_of
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.hand_overs import hand_over_list, take_list_back
from childtonotice.casework.lists import handing_page, load_page, worklist
from childtonotice.casework.lists.pace import unread_since
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Area, AuditEvent, Grant, HandOver, Item, User
from childtonotice.casework.models.guard import guard_tables, unguard_tables
from tests.web.answers import NOT_NEEDED, save
from tests.web.made_up import more_stories, publish_stories

DAY = timedelta(days=1)
TODAY = date(2026, 3, 11)
NOTE = "7KQ2: the officer rings back at noon."


def hand(users: dict[str, User], now: datetime, to: str = "other", **change: object) -> HandOver | Refused:
    days = {"starts_on": TODAY + DAY, "ends_on": TODAY + 2 * DAY, "note": NOTE} | change
    return hand_over_list(by=users["manager"], area_code="northvale", to=users[to].pk, now=now, **days)  # type: ignore[arg-type]


def may_decide(user: User, at: datetime) -> bool:
    item = Item.objects.get(incident_id="EX-1001")
    return may(reader_of(user, at), Verb.DECIDE, item)


def test_a_stand_in_reads_the_list_from_the_first_day_to_the_last(users: dict[str, User], now: datetime) -> None:
    assert isinstance(hand(users, now), HandOver)
    days = [may_decide(users["other"], now + day * DAY) for day in range(4)]
    assert days == [False, True, True, False]
    assert may_decide(users["manager"], now + DAY)
    event = AuditEvent.objects.latest("id")
    assert event.verb == "list.hand-over"
    assert NOTE not in event.details
    grant = Grant.objects.get(cover=True)
    assert (grant.trained_on, grant.ends_on) == (date(2020, 1, 1), TODAY + 2 * DAY)


def test_the_note_stands_on_the_list_while_it_runs(users: dict[str, User], now: datetime) -> None:
    hand(users, now)
    shown = [worklist(reader_of(users["manager"], at), "northvale", now=at).notes for at in (now, now + DAY)]
    assert shown[0] == ()
    words, note = shown[1][0]
    assert words == "Joan Hall has handed this list to Piet Marsh until Friday 13 March"
    assert note == NOTE


def test_a_stand_in_still_begins_on_their_own_list(client: Client, users: dict[str, User]) -> None:
    today = datetime.now(UTC).date()
    hand_over_list(by=users["manager"], area_code="northvale", to=users["other"].pk, starts_on=today, ends_on=today)
    client.force_login(users["other"])
    assert client.get("/lists/").headers["Location"] == "/lists/southmoor/to-read/"
    assert client.get("/lists/northvale/to-read/").status_code == 200


def test_it_is_taken_back_by_whoever_gave_it_or_a_coordinator(users: dict[str, User], now: datetime) -> None:
    handed = hand(users, now)
    assert isinstance(handed, HandOver)
    with pytest.raises(NotFound):
        take_list_back(by=users["sergeant"], area_code="northvale", hand_over_id=handed.pk, now=now)
    take_list_back(by=users["coordinator"], area_code="northvale", hand_over_id=handed.pk, now=now)
    assert not may_decide(users["other"], now + DAY)
    with pytest.raises(NotFound):
        take_list_back(by=users["manager"], area_code="northvale", hand_over_id=handed.pk, now=now)


@pytest.mark.parametrize(
    "change, field",
    [
        ({"to": "officer"}, "to"),
        ({"to": "manager"}, "to"),
        ({"starts_on": None}, "starts_on"),
        ({"starts_on": TODAY - DAY}, "starts_on"),
        ({"ends_on": TODAY}, "ends_on"),
        ({"ends_on": TODAY + 90 * DAY}, "ends_on"),
    ],
)
def test_only_trained_people_and_real_days(
    users: dict[str, User], now: datetime, change: dict[str, object], field: str
) -> None:
    outcome = hand(users, now, **change)  # type: ignore[arg-type]
    assert isinstance(outcome, Refused)
    assert [name for name, _ in outcome.errors] == [field]
    assert not HandOver.objects.exists()


def test_nobody_hands_over_a_list_that_is_not_theirs(users: dict[str, User], now: datetime) -> None:
    for role in ("other", "officer", "data", "auditor", "board"):
        with pytest.raises(NotFound):
            hand_over_list(by=users[role], area_code="northvale", to=users["manager"].pk, starts_on=TODAY,
                           ends_on=TODAY, now=now)  # fmt: skip


def test_the_database_refuses_to_change_a_hand_over(users: dict[str, User], now: datetime) -> None:
    hand(users, now)
    guard_tables(connection)
    try:
        with pytest.raises(DatabaseError, match="added, never changed"), transaction.atomic():
            HandOver.objects.update(note="")
    finally:
        unguard_tables(connection)
        guard_tables(connection)


def test_the_page_hands_over_keeps_what_is_typed_and_takes_back(client: Client, users: dict[str, User]) -> None:
    client.force_login(users["manager"])
    address = "/lists/northvale/hand-over/"
    assert "Piet Marsh (trained 1 Jan 2020)" in client.get(address).content.decode()
    said = client.post(f"{address}give/", {"note": NOTE, "starts_on": "soon"}).content.decode()
    assert "Choose who reads the list meanwhile" in said
    assert NOTE in said
    today = datetime.now(UTC).date()
    typed = {"to": users["other"].pk, "starts_on": today, "ends_on": today + DAY, "note": NOTE}
    said = client.post(f"{address}give/", typed, follow=True).content.decode()
    assert "Handed over. They see the list and your note" in said
    assert NOTE in client.get("/lists/northvale/to-read/").content.decode()
    handed = HandOver.objects.get()
    assert "taken back" in client.post(f"{address}{handed.pk}/end/", follow=True).content.decode()
    client.force_login(users["other"])
    assert client.get(address).status_code == 404


def test_stand_ins_are_for_those_who_decide(users: dict[str, User], now: datetime) -> None:
    assert [choice.title for choice in handing_page(reader_of(users["manager"], now), "northvale", now).stand_ins] == [
        "Piet Marsh (trained 1 Jan 2020)"
    ]
    assert handing_page(reader_of(users["coordinator"], now), "unknown", now).stand_ins == ()


def test_a_long_list_says_whom_to_ask(users: dict[str, User], now: datetime) -> None:
    """R44: a Monday of 45 beside the 5 to 15 that one reads well."""
    publish_stories(*(replace(story, reference=f"M-{story.reference}") for story in more_stories(31)), now=now)
    page = load_page(reader_of(users["coordinator"], now), now)
    rows = {row.area: row for row in page.rows}
    assert (rows["Northvale"].to_read, rows["Northvale"].band) == (45, "more than 15")
    assert rows["Northvale"].advice == (
        "30 items more than one reader can take well: ask Piet Marsh (Southmoor, 15 free)."
    )
    assert rows["Eastcliff"].band == "nobody reads here today; nothing is to be read"
    with pytest.raises(NotFound):
        load_page(reader_of(users["officer"], now), now)


def test_a_heavy_monday_is_seen_coming(users: dict[str, User], now: datetime) -> None:
    """R44: four Mondays of twenty, and days of two."""
    monday = now - 2 * DAY
    for week in range(4):
        for at, count in ((monday - 7 * week * DAY, 20), (monday - (7 * week - 1) * DAY, 2)):
            names = (replace(story, reference=f"S-{at:%d%m}-{story.reference}") for story in more_stories(count))
            publish_stories(*names, now=at)
    page = load_page(reader_of(users["manager"], now), now)
    assert page.monday[0].startswith("Northvale: a Monday usually brings 20")
    assert page.monday[0].endswith("Plan 2 readers for Monday morning.")


def test_the_list_says_what_is_left_today_and_at_what_pace(users: dict[str, User], item: Item, now: datetime) -> None:
    at = now + 2 * timedelta(hours=1)
    for minute, reference in ((0, "EX-1001"), (4, "EX-1010"), (9, "EX-1011")):
        save(users["manager"], Item.objects.get(incident_id=reference), NOT_NEEDED, now + timedelta(minutes=minute))
    today = worklist(reader_of(users["manager"], at), "northvale", now=at).heading.today
    assert today == "3 done by you today, about 4 minutes each"
    tomorrow = worklist(reader_of(users["manager"], at + DAY), "northvale", now=at + DAY).heading.today
    assert tomorrow.startswith("11 to decide by 17:00, 8 hours left")


def test_a_list_that_nobody_read_says_since_when(users: dict[str, User], item: Item, now: datetime) -> None:
    area = Area.objects.get(code="northvale")
    listed = [now, now + DAY]
    assert unread_since(area, listed, now) == ""
    save(users["manager"], item, NOT_NEEDED, now)
    assert unread_since(area, listed, now + DAY) == ""
    assert unread_since(area, listed, now + 3 * DAY) == "Wed 07:00"
    assert unread_since(area, [], now + 3 * DAY) == ""


def test_the_page_of_who_reads_how_much(client: Client, users: dict[str, User]) -> None:
    client.force_login(users["manager"])
    words = client.get("/load/").content.decode()
    assert "Who reads how much today" in words
    assert "Joan Hall" in words
    assert AuditEvent.objects.latest("id").verb == "load.view"


@pytest.fixture
def now() -> datetime:
    """Wednesday 11 March 2026, 07:00 in London."""
    return datetime(2026, 3, 11, 7, 0, tzinfo=UTC)
