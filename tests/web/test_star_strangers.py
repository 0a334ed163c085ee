"""The star in the hands of a stranger with DuckDB, Power BI or Excel: it joins, and it tells nothing more."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from django.db import connection

from childtonotice.casework.models import Area, Item, ItemChild, Officer, User
from childtonotice.casework.models.star import VIEWS, full_name
from childtonotice.casework.reports.star import export_star
from tests.web.answers import NEEDED, save

# Each table's key, and what joins to which: what a model in Power BI is drawn from.
KEYS = {
    "fact_item": "item", "fact_child": "item, child", "fact_review": "review", "fact_recovery": "review",
    "item_category": "item, category", "item_notice": "item, notice", "dim_date": "date_key", "dim_area": "area",
    "dim_team": "team", "dim_category": "category", "dim_rule": "rule",
}  # fmt: skip
JOINS = (
    ("fact_item", "date_key", "dim_date"), ("fact_item", "area", "dim_area"), ("fact_item", "team", "dim_team"),
    ("fact_item", "rule", "dim_rule"), ("item_category", "category", "dim_category"),
    ("fact_child", "item", "fact_item"), ("fact_review", "item", "fact_item"), ("item_notice", "item", "fact_item"),
    ("fact_recovery", "review", "fact_review"),
)  # fmt: skip


@pytest.fixture(params=["parquet", "csv"])
def star(request: pytest.FixtureRequest, users: dict[str, User], item: Item, now: datetime, tmp_path: Path) -> str:
    """The star of one area's manager, as the end of a file name that DuckDB opens; one item is decided."""
    elsewhere = Area.objects.get(code="southmoor")
    Item.objects.filter(incident_id="EX-1002").update(area=elsewhere, categories=["trafficking"], officer_id="7777")
    Officer.objects.create(officer_id="7777", team="Southmoor Vice", area="Southmoor", supervisor_id="")
    save(users["manager"], item, NEEDED, now)
    export_star(tmp_path, username=users["manager"].username, file_format=request.param)
    return f"{tmp_path}/{{}}.{request.param}"


def ask(query: str) -> list[tuple[object, ...]]:
    return duckdb.sql(query).fetchall()


def test_every_key_is_there_once_and_every_join_meets_something(star: str) -> None:
    for name, key in KEYS.items():
        found = ask(f"SELECT {key} FROM '{star.format(name)}' GROUP BY {key} HAVING count(*) > 1")
        assert not found, name
    for name, key, other in JOINS:
        query = f"SELECT {key} FROM '{star.format(name)}' EXCEPT SELECT {key} FROM '{star.format(other)}'"
        assert not ask(query), (name, key)
    assert ask(f"SELECT count(*) FROM '{star.format('fact_recovery')}'") == [(1,)]


def test_the_calendar_has_whole_years_without_a_gap(star: str) -> None:
    days = f"SELECT CAST(date_key AS DATE) AS day, * FROM '{star.format('dim_date')}'"
    found = ask(f"SELECT min(day), max(day), count(*), min(weekday), max(month) FROM ({days})")
    assert found == [(date(2026, 1, 1), date(2026, 12, 31), 365, 1, 12)]
    assert ask(f"SELECT weekday, year, month, day_of_month FROM ({days}) WHERE day = '2026-03-08'") == [(7, 2026, 3, 8)]


def test_an_area_has_no_team_and_no_category_of_another(star: str) -> None:
    everything = {
        value for name in ("dim_team", "dim_category") for (value,) in ask(f"SELECT * FROM '{star.format(name)}'")
    }
    assert "Response A" in everything
    assert not {"Southmoor Vice", "trafficking"} & everything


def test_of_a_restricted_item_the_views_tell_that_it_is_there_and_no_more(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    Item.objects.filter(pk=item.pk).update(restricted=True, type="Stalking", categories=["stalking"])
    ItemChild.objects.filter(item=item).update(sex="F", age="7", ethnicity="W9", looked_after="yes")
    told = {view.name: rows_about(view.name, item.number) for view in VIEWS if view.by_item}
    assert len(told["fact_item"]) == 1
    assert len(told["fact_child"]) == ItemChild.objects.filter(item=item).count() > 0
    assert not told["item_category"]
    assert not told["item_notice"]
    words = {str(value) for rows in told.values() for row in rows for value in row}
    assert not {"Stalking", "stalking", "7", "F", "W9", "yes"} & words


def rows_about(name: str, number: str) -> list[tuple[object, ...]]:
    view = next(each for each in VIEWS if each.name == name)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {full_name(view, connection.vendor)} WHERE item = %s", [number])
        return list(cursor.fetchall())


def test_an_empty_force_has_an_empty_star(db: None) -> None:
    for view in VIEWS:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM {full_name(view, connection.vendor)}")
            expected = {"dim_area": 1, "dim_team": 1, "dim_trigger": 15, "about": 1}.get(view.name, 0)
            assert cursor.fetchone() == (expected,), view.name
