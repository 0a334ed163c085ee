"""What other tools read: views without names, files within what the person may open, a stranger's query that runs."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from django.db import connection
from django.utils import timezone

from childtonotice.casework.access import reader_of
from childtonotice.casework.lists.star import VIEWS, items_of, rows_of_view
from childtonotice.casework.models import AuditEvent, DatedLine, DatedTable, Item, ItemChild, Recovery, Review, User
from childtonotice.casework.models.star import VERSION, full_name
from childtonotice.casework.officers import team_names
from childtonotice.casework.reports.star import _as_word, export_star
from childtonotice.screening.errors import CannotStart
from tests.web.answers import NEEDED, covered, republish, save
from tests.web.made_up import FIRST

# What version 1 promised. A column may be added at the end; taking one away needs a new version.
PROMISED = {
    "fact_item": "item date_key hour area team rule type response_grade restricted status state priority reported_at "
    "listed_at decision decided_at reader_risk",
    "fact_child": "item child is_current sex age ethnicity looked_after cover",
    "fact_review": "item review at decision reason risk withdrawn version",
    "fact_recovery": "item review requested_at due_at submitted_at ended_at withdrawn",
    "item_category": "item category",
    "item_notice": "item notice",
    "item_trigger": "item trigger",
    "item_exclusion": "item exclusion",
    "dim_date": "date_key year month day_of_month weekday",
    "dim_area": "area name",
    "dim_team": "team",
    "dim_category": "category",
    "dim_rule": "rule first_day last_day",
    "dim_trigger": "trigger meaning category",
    "about": "version",
}
STRANGERS = """
    SELECT a.name, d.year, d.month, count(*) AS reviewed,
           sum(CASE WHEN f.decision = 'ppn-needed' THEN 1 ELSE 0 END) AS needed
    FROM '{folder}/fact_item.parquet' f
    JOIN '{folder}/dim_area.parquet' a ON a.area = f.area
    JOIN '{folder}/dim_date.parquet' d ON d.date_key = f.date_key
    WHERE f.decided_at IS NOT NULL GROUP BY ALL ORDER BY ALL
"""


def rows(name: str, user: User, now: datetime, area: str = "") -> list[dict[str, object]]:
    """The rows of a view that this user may take, by column."""
    view = next(each for each in VIEWS if each.name == name)
    items = items_of(reader_of(user, now), area)
    return [dict(zip((column.name for column in view.columns), row, strict=True)) for row in rows_of_view(view, items)]


def test_the_columns_are_those_that_were_promised() -> None:
    assert VERSION == 1
    for view in VIEWS:
        promised = PROMISED[view.name].split()
        assert [column.name for column in view.columns][: len(promised)] == promised


def test_facts_are_those_of_the_records(users: dict[str, User], item: Item, now: datetime) -> None:
    save(users["manager"], item, NEEDED, now)
    found = {row["item"]: row for row in rows("fact_item", users["coordinator"], now)}
    assert len(found) == Item.objects.filter(restricted=False).count()
    told = found[item.number]
    assert (told["decision"], told["state"], told["area"]) == ("ppn-needed", "requested", "northvale")
    assert told["team"] == "Response A"
    assert (
        len(rows("fact_child", users["coordinator"], now)) == ItemChild.objects.filter(item__restricted=False).count()
    )
    assert len(rows("fact_review", users["coordinator"], now)) == Review.objects.count() == 1
    assert len(rows("fact_recovery", users["coordinator"], now)) == Recovery.objects.count() == 1
    notices = {row["notice"] for row in rows("item_notice", users["coordinator"], now) if row["item"] == item.number}
    assert notices == set(item.found_by)


def test_the_rules_that_listed_an_item_are_told(users: dict[str, User], item: Item, now: datetime) -> None:
    """T1 to T15 by name, more than the reasons tell; what a rule of the force left out says by which."""
    coordinator = users["coordinator"]
    Item.objects.filter(pk=item.pk).update(triggers=["T1", "T8", "T11", "T15"], exclusions=["marac"])
    mine = [row["trigger"] for row in rows("item_trigger", coordinator, now) if row["item"] == item.number]
    assert mine == ["T1", "T11", "T15", "T8"]
    left_out = [row["exclusion"] for row in rows("item_exclusion", coordinator, now) if row["item"] == item.number]
    assert left_out == ["marac"]
    named = {row["trigger"]: row["category"] for row in rows("dim_trigger", coordinator, now)}
    assert len(named) == 15
    assert named["T8"] == "neglect"
    Item.objects.filter(pk=item.pk).update(restricted=True)
    for view in ("item_trigger", "item_exclusion"):
        assert item.number not in {row["item"] for row in rows(view, coordinator, now)}


def test_what_listed_an_item_is_still_told_once_its_ppn_has_come(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    """Else of all that was recovered nobody could count which rule found it."""
    listed = item.triggers
    assert listed
    republish(covered(FIRST, "5001"), now + timedelta(hours=1), 1)
    item.refresh_from_db()
    assert (item.status, item.triggers) == ("covered", listed)


def test_the_team_is_that_of_the_table_before_the_forces_list(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    line = {"table": DatedTable.TEAMS, "subject": "1184", "by": users["coordinator"], "at": now}
    first, last = timezone.localdate() - timedelta(days=9), timezone.localdate()
    DatedLine.objects.create(says="Response B", starts_on=first, **line)
    DatedLine.objects.create(says="Response C", starts_on=first + timedelta(days=2), ends_on=last, **line)
    DatedLine.objects.create(says="Response D", starts_on=first, ends_on=last - timedelta(days=1), **line)
    gone = DatedLine.objects.create(says="Response E", starts_on=last, **line)
    DatedLine.objects.create(says="Response E", starts_on=last, gone=True, replaces=gone, **line)
    found = {row["team"] for row in rows("fact_item", users["coordinator"], now) if row["item"] == item.number}
    assert found == {"Response C"} == {team_names(last)["1184"]}
    assert "Response C" in {row["team"] for row in rows("dim_team", users["coordinator"], now)}


def test_a_person_takes_what_they_may_open(users: dict[str, User], item: Item, now: datetime) -> None:
    mine = {row["area"] for row in rows("fact_item", users["manager"], now)}
    assert mine <= {"northvale", "unknown"}
    assert {row["area"] for row in rows("fact_item", users["coordinator"], now, "southmoor")} <= {"southmoor"}
    with pytest.raises(CannotStart):
        export_star(Path("nowhere"), username="lena.frost")
    with pytest.raises(CannotStart):
        export_star(Path("nowhere"), username="nobody")


@pytest.mark.parametrize(
    "at, hour",
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), 0),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), 2),
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), 1),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), 1),
        (datetime(2026, 1, 1, 23, 30, tzinfo=UTC), 23),
    ],
)
def test_the_hour_is_londons_on_either_side_of_a_change_of_the_clocks(
    users: dict[str, User], item: Item, now: datetime, at: datetime, hour: int
) -> None:
    Item.objects.filter(pk=item.pk).update(reported_at=at)
    told = next(row for row in rows("fact_item", users["coordinator"], now) if row["item"] == item.number)
    assert told["hour"] == hour


def test_a_weekday_begins_with_monday(users: dict[str, User], item: Item, now: datetime) -> None:
    Item.objects.filter(pk=item.pk).update(reported_on=date(2026, 3, 8))
    with connection.cursor() as cursor:
        view = next(each for each in VIEWS if each.name == "dim_date")
        name = full_name(view, connection.vendor)
        cursor.execute(f"SELECT year, month, weekday FROM {name} WHERE date_key = %s", ["2026-03-08"])
        assert cursor.fetchone() == (2026, 3, 7)


def test_a_strangers_query_runs_over_the_files(
    users: dict[str, User], item: Item, now: datetime, tmp_path: Path
) -> None:
    save(users["manager"], item, NEEDED, now)
    said = export_star(tmp_path, username="abel.kerr")
    assert said.endswith(f"version {VERSION}.")
    assert duckdb.sql(STRANGERS.format(folder=tmp_path)).fetchall() == [("Northvale", 2026, 3, 1, 1)]
    assert AuditEvent.objects.filter(verb="export", subject="star").count() == 1
    assert "| `decided_at` | time |" in (tmp_path / "README.md").read_text(encoding="utf-8")
    assert pq.read_schema(tmp_path / "fact_item.parquet").metadata[b"version"] == b"1"


def test_no_name_reference_or_word_of_a_log_is_in_it(users: dict[str, User], item: Item, tmp_path: Path) -> None:
    export_star(tmp_path, username="abel.kerr", file_format="csv")
    everything = "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())
    for words in (item.incident_id, "1184", "Okafor", "Ellie", item.why, item.log[:30]):
        assert words not in everything


def test_a_word_of_a_csv_is_never_a_formula(users: dict[str, User], item: Item, tmp_path: Path) -> None:
    Item.objects.filter(pk=item.pk).update(type="=1+1")
    export_star(tmp_path, username="abel.kerr", file_format="csv")
    with (tmp_path / "fact_item.csv").open(encoding="utf-8-sig", newline="") as file:
        told = next(row for row in csv.DictReader(file) if row["item"] == item.number)
    assert told["type"] == "'=1+1"
    assert _as_word(datetime(2026, 3, 1, tzinfo=UTC)) == "2026-03-01T00:00:00+00:00"
