"""Figures without persons: small numbers never show, nor follow by subtraction; what nobody read is said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.lists.figures import FiguresPage, Grid, figures_page
from childtonotice.casework.models import AuditEvent, Item, Review, User
from childtonotice.casework.small_numbers import ELSE, FEWER, FEWEST, add_totals, hide_small
from tests.web.answers import NOT_NEEDED, save

NEXT_WEEK = timedelta(days=7)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 40), min_size=width, max_size=width), min_size=1, max_size=5)
)


@given(TABLES)
@settings(max_examples=150, deadline=None)
def test_no_small_count_shows_or_follows_from_a_total(counts: list[list[int]]) -> None:
    shown, table = hide_small(counts), add_totals(counts)
    for line, words in [
        *zip(table, shown, strict=True),
        *zip(zip(*table, strict=True), zip(*shown, strict=True), strict=True),
    ]:
        for count, word in zip(line, words, strict=True):
            assert word == FEWER if count < FEWEST else word in (f"{count:,}", ELSE)
        unknown = [count for count, word in zip(line[:-1], words[:-1], strict=True) if word in (FEWER, ELSE)]
        if words[-1] in (FEWER, ELSE):
            assert unknown
        else:
            assert not any(unknown) or (len(unknown) > 1 and sum(unknown) >= FEWEST)


def test_large_counts_stay_as_they_are() -> None:
    assert hide_small([[10, 20], [30, 1400]]) == (
        ("10", "20", "30"),
        ("30", "1,400", "1,430"),
        ("40", "1,420", "1,460"),
    )


def test_a_single_small_count_takes_a_second_with_it() -> None:
    shown = hide_small([[2, 10, 20], [30, 40, 50]])
    assert shown[0][:3] == (FEWER, ELSE, "20")
    assert shown[1][:2] == (ELSE, ELSE)


def many(item: Item, count: int, now: datetime) -> None:
    for number in range(count):
        Item.objects.create(
            incident_id=f"EX-5{number:03}", area=item.area, reported_at=now, reported_on=now.date(), type="Noise",
            status=item.status, priority=3, why="A child.", first_run=item.first_run, listed_at=now,
        )  # fmt: skip


def grid(page: FiguresPage, title: str) -> Grid:
    return next(each for each in page.grids if each.title == title)


def test_the_board_sees_counts_of_a_finished_week_by_area(users: dict[str, User], item: Item, now: datetime) -> None:
    many(item, 8, now)
    page = figures_page(reader_of(users["board"], now), now=now + NEXT_WEEK)
    assert page.words == "Monday 9 March to Sunday 15 March 2026"
    reported = grid(page, "What became of what was reported")
    northvale = dict(zip(reported.columns, dict(reported.rows)["Northvale"], strict=True))
    assert int(northvale["In all"]) >= 8
    assert northvale["PPN needed"] == FEWER


def test_no_name_reference_or_log_is_there(users: dict[str, User], item: Item, now: datetime) -> None:
    page = str(figures_page(reader_of(users["board"], now), now=now + NEXT_WEEK))
    for words in ("EX-1001", "Hall", "1184", item.why):
        assert words not in page


def test_days_that_nobody_read_are_said_by_area(users: dict[str, User], item: Item, now: datetime) -> None:
    board = reader_of(users["board"], now)
    assert dict(figures_page(board, now=now + NEXT_WEEK).unread)["Northvale"].startswith("Wed, Thu")
    save(users["manager"], item, NOT_NEEDED, now + timedelta(hours=1))
    assert dict(figures_page(board, now=now + NEXT_WEEK).unread)["Northvale"].startswith("Thu")
    assert Review.objects.count() == 1


def test_days_without_a_list_are_said(users: dict[str, User], now: datetime) -> None:
    assert figures_page(reader_of(users["board"], now), now=now + NEXT_WEEK).no_list == (
        "Thursday", "Friday", "Saturday", "Sunday",
    )  # fmt: skip


@pytest.mark.parametrize("week", ["2026-W12", "2026-W13", "2020-W01", "soon"])
def test_only_a_finished_week_can_be_chosen(users: dict[str, User], now: datetime, week: str) -> None:
    with pytest.raises(NotFound):
        figures_page(reader_of(users["board"], now), week, now + NEXT_WEEK)


def test_the_page_is_the_boards_first_and_costs_no_more_for_more_items(
    client: Client, users: dict[str, User], item: Item, now: datetime, django_assert_max_num_queries: object
) -> None:
    many(item, 20, datetime.now(UTC) - NEXT_WEEK)
    client.force_login(users["board"])
    with django_assert_max_num_queries(26):  # type: ignore[operator]
        page = client.get("/figures/")
    assert "Days that nobody read" in page.content.decode()
    assert AuditEvent.objects.filter(verb="figures.view").exists()
    for role in ("auditor", "officer"):
        client.force_login(users[role])
        assert client.get("/figures/").status_code == 404
