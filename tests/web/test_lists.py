"""The worklist: its order, figures, tabs and filters, within the reader's areas, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from childtonotice.casework import lists
from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.actions.answers import Answer
from childtonotice.casework.actions.holds import open_item
from childtonotice.casework.actions.items import hand_on, mark_back
from childtonotice.casework.lists.filters import read_filters
from childtonotice.casework.lists.values import Filters, Worklist
from childtonotice.casework.models import Item, User
from tests.web.answers import NEEDED, NOT_NEEDED, covered, republish, save
from tests.web.made_up import (
    COVERED_BY_NAME,
    FIRST,
    LEFT_OUT,
    PPN_OF_TOM,
    SECOND,
    make_user,
    more_stories,
    publish_stories,
)

HOUR = timedelta(hours=1)


def open_list(user: User, now: datetime, area: str = "northvale", **more: Any) -> Worklist:
    return lists.worklist(reader_of(user, now), area, now=now, **more)


def references(page: Worklist) -> list[str]:
    return [row.reference for row in page.rows]


def counts(page: Worklist) -> dict[str, int | None]:
    return {tab.code: tab.count for tab in page.tabs}


def test_the_heading_counts(users: dict[str, User], now: datetime) -> None:
    """R17: how many, how many first, the oldest, the overdue."""
    page = open_list(users["manager"], now)
    assert page.heading.title == "Northvale: 14 to read"
    assert page.heading.details[:2] == ("1 to read first", "oldest reported Mon 10:00 (45 hours ago)")
    assert counts(page) == {
        **dict.fromkeys(("waiting", "requested", "done-today", "ppn-found"), 0),
        "to-read": 14,
        "covered-by-name": 1,
        "left-out": 1,
    }


def test_the_order_is_band_then_claim_then_age(users: dict[str, User], now: datetime) -> None:
    """R9: a log that says a PPN is done, and none found, goes before the rest of its band."""
    claims = replace(SECOND, reference="EX-1400", ppns=(), hours_ago=2, log="10:02: BOY ALONE. [claim done|PPN done]",
                     children=(SECOND.children[0]._replace(ppn_id="", match=""),))  # fmt: skip
    publish_stories(claims, now=now)
    page = open_list(users["manager"], now)
    assert references(page)[:2] == ["EX-1001", "EX-1400"]
    bands = [row.band for row in page.rows if row.group[:2] in ("", "1 ")]
    assert bands == sorted(bands, key=["read-first", "read-next", "then"].index)
    for band in set(bands):
        times = [row.reported_at for row in page.rows if row.band == band and not row.group]
        assert times == sorted(times)


def test_sorted_by_day_the_days_come_in_order(users: dict[str, User], now: datetime) -> None:
    """R3: every unread day is there, each item with its date."""
    days = [row.reported_on for row in open_list(users["manager"], now, sort="day").rows]
    assert days == sorted(days)
    assert len(set(days)) == 2


def test_by_officer_all_of_one_stand_together_and_nobodys_are_last(users: dict[str, User], now: datetime) -> None:
    """One telephone call serves for several items; within an officer the most urgent is on top."""
    unread = Item.objects.filter(area__code="northvale", state="to-read").order_by("pk")
    Item.objects.filter(pk__in=unread.values_list("pk", flat=True)[1::3]).update(officer_id="2001")
    Item.objects.filter(pk__in=unread.values_list("pk", flat=True)[2::3]).update(officer_id="")
    rows = open_list(users["manager"], now, sort="officer").rows
    officers = [row.officer for row in rows]
    assert officers == sorted(officers, key=lambda officer: (not officer, officer))
    assert officers[-1] == ""
    bands = ["read-first", "read-next", "then"]
    mine = [bands.index(row.band) for row in rows if row.officer == "2001"]
    assert len(mine) > 2
    assert mine == sorted(mine)
    assert {row.number for row in rows} == {row.number for row in open_list(users["manager"], now).rows}


def test_each_tab_may_stand_by_day_or_officer(users: dict[str, User], now: datetime) -> None:
    for item in Item.objects.filter(area__code="northvale", state="to-read")[:4]:
        save(users["manager"], item, NEEDED, now)
    numbers = {row.number for row in open_list(users["manager"], now, tab="requested").rows}
    for sort, of in (("day", "reported_on"), ("officer", "officer")):
        rows = open_list(users["manager"], now, tab="requested", sort=sort).rows
        assert [getattr(row, of) for row in rows] == sorted(getattr(row, of) for row in rows)
        assert {row.number for row in rows} == numbers
    assert open_list(users["manager"], now, sort="none of ours").sort == "order"


def test_a_row_says_why_without_a_name_or_house_number(users: dict[str, User], now: datetime) -> None:
    row = open_list(users["manager"], now).rows[0]
    assert row.why == "3 children: punched her in the face. 2 without a PPN."
    assert (row.band_words, row.covered, row.officer) == ("Read first", "1 of 3 covered", "1184")
    assert (row.place, row.found_by) == ("Tanner's Row, Thornwick", "named person, log words")
    assert row.reported == "Tue 00:00 (31 hours ago)"
    assert not any(name in f"{row.why}{row.place}{row.state_words}" for name in ("Ellie", "Tom", "14"))


def test_each_tab_shows_what_it_counts(users: dict[str, User], item: Item, now: datetime) -> None:
    manager = users["manager"]
    others = {row.reference: row for row in open_list(manager, now).rows}
    save(manager, item, NEEDED, now)
    save(manager, Item.objects.get(number=others["EX-1010"].number), NOT_NEEDED, now)
    waiting = Answer("wait", "officer", "The officer is asked at 12.", whom="PC 1184", until=now + 5 * HOUR)
    save(manager, Item.objects.get(number=others["EX-1011"].number), waiting, now)
    for tab in open_list(manager, now).tabs:
        assert len(open_list(manager, now, tab=tab.code).rows) == tab.count
    assert counts(open_list(manager, now))["done-today"] == 2
    assert open_list(manager, now, tab="waiting").rows[0].waits == "Waits for PC 1184 until today, 12:00"
    assert open_list(manager, now, tab="requested").rows[0].waits == "Due by tomorrow, 07:00"
    after = open_list(manager, now + 25 * HOUR)
    assert (after.heading.overdue, counts(after)["waiting"], counts(after)["done-today"]) == (1, 0, 0)
    assert {row.reference: row.state_words for row in after.rows}["EX-1011"] == "The wait is over"
    assert open_list(manager, now + 25 * HOUR, tab="requested").rows[0].late


def test_what_a_ppn_took_away_is_one_click_from_the_list(users: dict[str, User], item: Item, now: datetime) -> None:
    """R13: shown with time and lateness, and brought back with one click."""
    republish(covered(FIRST, "5001"), now)
    shown = open_list(users["manager"], now, tab="ppn-found").rows
    assert [row.state_words for row in shown] == ["PPN found Tue 05:00, 5 hours after the report"]
    mark_back(by=users["manager"], number=item.number, now=now)
    back = next(row for row in open_list(users["manager"], now).rows if row.reference == "EX-1001")
    assert (back.band, back.state_words) == ("read-next", "Brought back")


def test_left_out_and_covered_by_name_are_listed(users: dict[str, User], now: datetime) -> None:
    """R10, ruling 14."""
    manager = users["manager"]
    assert references(open_list(manager, now, tab="left-out")) == [LEFT_OUT.reference]
    assert references(open_list(manager, now, tab="covered-by-name")) == [COVERED_BY_NAME.reference]


def test_who_is_reading_is_shown_to_others(users: dict[str, User], item: Item, now: datetime) -> None:
    open_item(by=users["sergeant"], number=item.number, now=now)
    page = open_list(users["manager"], now + timedelta(minutes=14))
    assert page.rows[0].state_words == "Being read by Ines Rowe"
    assert page.next_number == page.rows[1].number
    assert open_list(users["manager"], now + timedelta(minutes=16)).rows[0].state_words == ""


def test_other_areas_are_not_there(users: dict[str, User], now: datetime) -> None:
    """R36: an area that is not yours and one that does not exist look the same."""
    for code in ("northvale", "atlantis"):
        with pytest.raises(NotFound):
            open_list(users["other"], now, code)
    assert [area.code for area in open_list(users["other"], now, "southmoor").areas] == ["southmoor", "unknown"]


def test_the_shared_pool_is_everybodys(users: dict[str, User], now: datetime) -> None:
    """R11: what no area claims is in every reader's choice of lists, and said above their own."""
    publish_stories(replace(FIRST, reference="EX-1500", area=""), now=now)
    assert references(open_list(users["other"], now, "unknown")) == ["EX-1500"]
    assert "pool" in {banner.code for banner in open_list(users["other"], now, "southmoor").banners}


def test_restricted_items_are_counted_and_show_no_words(users: dict[str, User], now: datetime) -> None:
    """R36: named readers read them, others learn that there are some."""
    publish_stories(replace(FIRST, reference="EX-1600", flags=("RESTRICTED",)), now=now)
    page = open_list(users["manager"], now)
    assert "EX-1600" not in references(page)
    assert "1 restricted, read by named readers" in page.heading.details
    named = make_user("named.reader", "performance-manager", "Northvale", restricted=True)
    assert "EX-1600" in references(open_list(named, now))
    assert open_list(named, now).heading.restricted == 0
    assert lists.search(reader_of(users["manager"], now), "EX-1600", now).rows == ()


def test_an_item_handed_on_unseen_is_not_there_for_its_giver(users: dict[str, User], item: Item, now: datetime) -> None:
    hand_on(by=users["manager"], number=item.number, now=now)
    assert item.incident_id not in references(open_list(users["manager"], now))
    assert item.incident_id in references(open_list(users["sergeant"], now))
    with pytest.raises(NotFound):
        lists.item_page(reader_of(users["manager"], now), item.number, now=now)


@pytest.mark.parametrize(
    ("filters", "belongs"),
    [
        (Filters(band="read-first"), lambda item: item.priority == 1),
        (Filters(status="check-match"), lambda item: item.status == "check-match"),
        (Filters(found_by="linked"), lambda item: "linked" in item.found_by),
        (Filters(category="domestic-abuse"), lambda item: "domestic abuse" in item.categories),
        (Filters(grade="priority", found_by="text"), lambda i: i.response_grade == "Priority" and "text" in i.found_by),
        (Filters(day="2026-03-10"), lambda item: str(item.reported_on) == "2026-03-10"),
        (Filters(day="1999-01-01"), lambda item: False),
    ],
)  # fmt: skip
def test_filters_narrow_by_codes(users: dict[str, User], now: datetime, filters: Filters, belongs: Any) -> None:
    page = open_list(users["manager"], now, filters=filters)
    wanted = {item.number for item in Item.objects.filter(state="to-read") if belongs(item)}
    assert {row.number for row in page.rows} == wanted
    count = len(wanted)
    chosen = [choice for choices in page.choices.values() for choice in choices if choice.chosen]
    assert all(choice.count is not None and choice.count >= count for choice in chosen)


def test_only_codes_stand_in_an_address() -> None:
    asked = {"band": "then", "category": "Ellie Tarnbrook", "day": "2026-03-10", "nonsense": "x"}
    assert read_filters(asked) == Filters(band="then", day="2026-03-10")


@pytest.mark.parametrize("tab", ["to-read", "left-out", "ppn-found"])
def test_a_list_costs_the_same_number_of_queries_however_long(
    users: dict[str, User], now: datetime, django_assert_max_num_queries: Any, tab: str
) -> None:
    reader = reader_of(users["manager"], now)
    publish_stories(*(replace(story, reference=f"{story.reference}-B") for story in more_stories(30)), now=now)
    with django_assert_max_num_queries(28):
        lists.worklist(reader, "northvale", tab=tab, now=now)


def test_an_officer_sees_only_what_was_asked_of_them(users: dict[str, User], item: Item, now: datetime) -> None:
    officer = reader_of(users["officer"], now)
    assert lists.requests(officer, now).rows == ()
    save(users["manager"], item, NEEDED, now)
    assert [row.reference for row in lists.requests(officer, now).rows] == ["EX-1001"]
    supervisor = reader_of(users["supervisor"], now)
    assert [row.reference for row in lists.requests(supervisor, now).rows] == ["EX-1001"]
    stranger = make_user("stranger", "officer", officer_id="9")
    assert lists.requests(reader_of(stranger, now), now).rows == ()


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("ex-1001", {"incident_id": "EX-1001"}),
        ("1184", {"officer_id": "1184"}),
        ("ellie tarn", {"children__name": "Ellie Tarnbrook"}),
        (PPN_OF_TOM.ppn_id, {"ppns__ppn_id": PPN_OF_TOM.ppn_id}),
        ("zz", {"pk": 0}),
        ("Nobody", {"pk": 0}),
    ],
)
def test_search_stays_within_ones_areas(users: dict[str, User], now: datetime, words: str, wanted: Any) -> None:
    found = lists.search(reader_of(users["manager"], now), words, now).rows
    assert {row.number for row in found} == set(Item.objects.filter(**wanted).values_list("number", flat=True))
    assert lists.search(reader_of(users["other"], now), words, now).rows == ()
