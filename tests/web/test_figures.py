"""The dashboard: figures within what the reader may see, narrowed by fixed codes, each number opening its cases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.figure_parts import PARTS
from childtonotice.casework.models import AuditEvent, Item, User
from childtonotice.casework.reports.cases import open_cases
from childtonotice.casework.reports.charts import draw_large, draw_small
from childtonotice.casework.reports.dashboard import Dashboard, open_dashboard
from childtonotice.casework.reports.values import Cell, Figure, Row, Shape
from tests.web.answers import NEEDED, NOT_NEEDED, save

PERIOD = {"start": "2026-03-01", "end": "2026-03-11"}
LATER = timedelta(hours=30)


def many(item: Item, count: int, at: datetime) -> None:
    """More items beside this one, all alike."""
    for number in range(count):
        Item.objects.create(
            incident_id=f"EX-5{number:03}", area=item.area, reported_at=at, reported_on=at.date(), type="Noise",
            status=item.status, priority=3, why="A child.", first_run=item.first_run, listed_at=at,
        )  # fmt: skip


def dashboard(user: User, now: datetime, **codes: str) -> Dashboard:
    return open_dashboard(reader_of(user, now), {**PERIOD, **codes}, now)


def test_the_board_sees_the_whole_force_in_fives_and_opens_nothing(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    many(item, 8, now)
    page = dashboard(users["board"], now)
    assert not page.exact
    told = int(page.tiles[0].number)
    assert told % 5 == 0
    assert abs(told - Item.objects.count()) < 5
    assert not any(tile.cases for tile in page.tiles)
    assert "cases" not in "".join(str(drawn.large) for drawn in page.figures)


def test_a_manager_begins_with_their_own_area_and_counts_it_exactly(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    page = dashboard(users["manager"], now)
    assert page.exact
    assert next(each for each in page.filters if each.code == "area").chosen == "northvale"
    assert page.tiles[0].number == str(Item.objects.filter(area__code="northvale").count())
    # Another area's nought would be no all-clear: only the one asked for is told of, and print says that it is.
    areas = next(drawn.figure for drawn in page.figures if drawn.figure.code == "areas")
    assert [row.label for row in areas.rows] == ["Northvale"]
    assert page.only == "area Northvale"
    assert not dashboard(users["manager"], now, area="southmoor").exact
    assert not dashboard(users["manager"], now, area="").exact


def test_filters_are_codes_and_what_is_none_is_dropped(users: dict[str, User], item: Item, now: datetime) -> None:
    save(users["manager"], item, NOT_NEEDED, now)
    page = dashboard(users["coordinator"], now, decision="ppn-not-needed", team="O'Brien <script>")
    assert page.tiles[0].number == "1"
    assert "script" not in page.query
    assert "decision=ppn-not-needed" in page.query
    assert dashboard(users["coordinator"], now, category="no-such").tiles[0].number == "0"


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_there_and_costs_no_more_for_more_items(
    part: str, client: Client, users: dict[str, User], item: Item, django_assert_max_num_queries: object
) -> None:
    many(item, 30, datetime.now(UTC) - timedelta(days=3))
    client.force_login(users["coordinator"])
    with django_assert_max_num_queries(50):  # type: ignore[operator]
        page = client.get(f"/figures/?part={part}").content.decode()
    assert page.count('class="app-figure ') == len(PARTS[part][1])


def test_no_name_reference_or_log_is_there(client: Client, users: dict[str, User], item: Item) -> None:
    client.force_login(users["board"])
    for part in PARTS:
        page = client.get(f"/figures/?part={part}&start=2026-03-01&end=2026-03-31").content.decode()
        for words in ("EX-1001", "Hall", "1184", item.why):
            assert words not in page


def test_each_look_is_recorded_with_codes_alone(client: Client, users: dict[str, User], item: Item) -> None:
    client.force_login(users["board"])
    client.get("/figures/?part=missed&area=northvale&team=Some+Name")
    last = AuditEvent.objects.order_by("-id").first()
    assert last is not None
    assert last.verb == "figures.view"
    assert '"part": "missed"' in str(last.details) or '"part":"missed"' in str(last.details)
    assert "area=northvale" in str(last.details)
    assert "Name" not in str(last.details)


def test_a_number_opens_its_items_within_what_is_the_readers(users: dict[str, User], item: Item, now: datetime) -> None:
    save(users["manager"], item, NEEDED, now)
    asked = {**PERIOD, "what": "needed"}
    mine = open_cases(reader_of(users["manager"], now), asked, now)
    assert [row.reference for row in mine.rows] == ["EX-1001"]
    assert "a PPN was needed" in mine.told
    for who in ("other", "board"):
        none = open_cases(reader_of(users[who], now), asked, now)
        assert none.rows == ()
        assert none.said == "fewer than 5 items are counted. None of them is yours to open."
        # Where there is none, the same is said: that there is one would tell of somebody.
        empty = open_cases(reader_of(users[who], now), {**PERIOD, "what": "needless"}, now)
        assert empty.said == none.said


def test_a_code_that_no_filter_shows_is_said_and_left_behind(users: dict[str, User], item: Item, now: datetime) -> None:
    page = dashboard(users["coordinator"], now, what="needed", weekday="2")
    assert page.also == "on a Wednesday; a PPN was needed"
    assert page.narrowed
    cases = open_cases(reader_of(users["coordinator"], now), {**PERIOD, "what": "needed", "team": "none"}, now)
    assert "what" not in cases.back
    assert "team=none" in cases.back


def test_the_cases_are_a_page_and_recorded(client: Client, users: dict[str, User], item: Item) -> None:
    client.force_login(users["manager"])
    page = client.get("/figures/cases/?start=2026-03-01&end=2026-03-31&weekday=2&hour=7").content.decode()
    assert "on a Wednesday" in page
    assert AuditEvent.objects.filter(verb="figures.cases").exists()


@pytest.mark.parametrize("role", ["auditor", "officer", "supervisor"])
def test_without_the_right_there_are_no_figures(
    role: str, client: Client, users: dict[str, User], now: datetime
) -> None:
    client.force_login(users[role])
    assert client.get("/figures/").status_code == 404
    assert client.get("/figures/cases/").status_code == 404
    with pytest.raises(NotFound):
        dashboard(users[role], now)


def test_there_is_no_such_part(client: Client, users: dict[str, User]) -> None:
    client.force_login(users["board"])
    assert client.get("/figures/?part=nothing").status_code == 404


def test_days_that_nobody_read_and_days_without_a_list_are_said(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    def shown(code: str) -> str:
        page = open_dashboard(
            reader_of(users["board"], now),
            {"start": "2026-03-09", "end": "2026-03-13", "part": "requests"},
            now + LATER * 2,
        )
        figure = next(drawn.figure for drawn in page.figures if drawn.figure.code == code)
        return " ".join(cell.words for row in figure.rows for cell in row.cells)

    assert "Wed 11 Mar, Thu 12 Mar" in shown("unread-days")
    assert "Thu 12 Mar" in shown("missing-lists")
    save(users["manager"], item, NOT_NEEDED, now + timedelta(hours=1))
    assert "2 Thu 12 Mar, Fri 13 Mar" in shown("unread-days")


def test_a_chart_is_drawn_from_its_table_and_hidden_from_screen_readers() -> None:
    rows = tuple(Row(f"<{n}>", (Cell(str(n), n), Cell("1", 1)), str(n)) for n in range(1, 5))
    trend = draw_large(Figure("trend", "T", "S.", ("Items", "PPN needed"), rows, shape=Shape.TREND))
    assert trend.count("<rect") == 8
    assert 'aria-hidden="true"' in trend
    assert "&lt;1&gt;" in trend
    bars = Figure("bars", "T", "S.", ("Items", "PPN needed"), rows, shape=Shape.BARS)
    assert 'width="30.0"' in draw_small(bars, rows[0])
    assert draw_small(bars, Row("", (Cell("fewer than 5"), Cell("")))) == ""


def test_a_control_chart_marks_its_signals_and_has_no_limits_where_there_are_too_few() -> None:
    plain = tuple(Row(f"w{n}", (Cell("1", 1), Cell(""), Cell("")), f"0.{n}") for n in range(3))
    limits = Cell("2 (1 to 3)", 2, 1, 3)
    signals = tuple(Row(f"w{n}", (Cell("9", 9), limits, Cell("above its limits")), f"1.{n}") for n in range(3))
    chart = draw_large(Figure("c", "T", "S.", ("Hours", "Limits", "Signal"), plain + signals, shape=Shape.CONTROL))
    assert chart.count("app-signal") == 3
    assert chart.count('class="app-limit" points=""') == 2
    assert chart.count('class="app-limit"') == 4
