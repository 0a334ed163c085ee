"""A made-up force is the same for the same seed, in contract form, and its days come to its end."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from childtonotice.screening.errors import CannotStart, Failed
from childtonotice.screening.tables import TABLES
from childtonotice.synthetic.simulate import simulate
from childtonotice.synthetic.writers import Folder

from .conftest import Written, read

SMALL = {"days": 2, "incidents_per_day": 120}
KEYS = {"incidents": "incident_id", "people": "person_id", "ppns": "ppn_id", "officers": "officer_id"}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.csv"))}


def test_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "two"):
        simulate(tmp_path / name, seed=3, by_day=True, **SMALL)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_another_seed_gives_another_force(tmp_path: Path) -> None:
    for seed in (3, 4):
        simulate(tmp_path / str(seed), seed=seed, **SMALL)
    assert contents(tmp_path / "3") != contents(tmp_path / "4")


def test_daily_extracts_do_not_change_the_whole(tmp_path: Path) -> None:
    simulate(tmp_path / "plain", seed=5, **SMALL)
    simulate(tmp_path / "daily", seed=5, by_day=True, **SMALL)
    daily = {name: text for name, text in contents(tmp_path / "daily").items() if not name.startswith("days")}
    assert contents(tmp_path / "plain") == daily


def test_every_table_has_the_columns_of_the_contract(fortnight: Written) -> None:
    for name, table in TABLES.items():
        assert tuple(fortnight.tables[name][0]) == table.names
        assert len(fortnight.tables[name]) == fortnight.counts.counts[name] > 0


def test_parquet_holds_the_same_rows_as_csv(tmp_path: Path) -> None:
    simulate(tmp_path / "text", seed=9, **SMALL)
    simulate(tmp_path / "binary", seed=9, format="parquet", **SMALL)
    for name, table in TABLES.items():
        rows = pq.read_table(tmp_path / "binary" / f"{name}.parquet")
        assert rows.schema == table.schema
        first = [(row[table.names[0]] or "") for row in rows.to_pylist()]
        assert first == [row[table.names[0]] for row in read(tmp_path / "text" / f"{name}.csv")]
    assert read(tmp_path / "text" / "truth.csv") == read(tmp_path / "binary" / "truth.csv")


@pytest.mark.parametrize("table", sorted(KEYS))
def test_ids_are_unique(fortnight: Written, table: str) -> None:
    assert all(len(rows) == 1 for rows in fortnight.by(table, KEYS[table]).values())


def test_every_link_leads_somewhere(fortnight: Written) -> None:
    incidents, people = fortnight.truth, fortnight.by("people", "person_id")
    for row in fortnight.tables["involvements"]:
        assert row["incident_id"] in incidents
        assert row["person_id"] in people
    referrals = fortnight.by("ppns", "ppn_id")
    assert all(row["ppn_id"] in referrals for row in fortnight.tables["ppn_subjects"])
    officers = fortnight.by("officers", "officer_id")
    assert all(row["officer_id"] in officers for row in fortnight.tables["incidents"])
    assert all(row["supervisor_id"] in {"", *officers} for row in fortnight.tables["officers"])


def test_the_days_in_order_come_to_the_whole(fortnight: Written) -> None:
    folders = sorted((fortnight.folder / "days").iterdir())
    assert [folder.name for folder in folders] == [f"2026-{m}-{d:02d}" for m, d in mornings()]
    for name, table in TABLES.items():
        key = table.key or table.names
        merged = {tuple(row[c] for c in key): row for folder in folders for row in read(folder / f"{name}.csv")}
        whole = {tuple(row[c] for c in key): row for row in fortnight.tables[name]}
        assert merged == whole


def mornings() -> list[tuple[str, int]]:
    return [("09", 29), ("09", 30), *(("10", day) for day in range(1, 13))]


def test_no_day_knows_what_comes_later(fortnight: Written) -> None:
    for folder in sorted((fortnight.folder / "days").iterdir()):
        six = datetime.fromisoformat(f"{folder.name}T06:00:00+01:00")
        for table, columns in {
            "incidents": ("reported_at", "updated_at", "closed_at"),
            "ppns": ("submitted_at", "vat_assessed_at", "shared_at", "acknowledged_at", "partner_outcome_at"),
        }.items():
            for row in read(folder / f"{table}.csv"):
                assert all(datetime.fromisoformat(row[column]) < six for column in columns if row[column])


def test_days_bring_links_referrals_and_longer_logs_for_older_incidents(fortnight: Written) -> None:
    """Late linkage and late PPNs reach the days after (F12, F18)."""
    late_links, late_logs, seen = 0, 0, set()
    for folder in sorted((fortnight.folder / "days").iterdir()):
        today = {row["incident_id"] for row in read(folder / "incidents.csv")}
        late_logs += len(today & seen)
        late_links += sum(row["incident_id"] in seen for row in read(folder / "involvements.csv"))
        seen |= today
    assert late_links >= 20
    assert late_logs >= 150


@pytest.mark.parametrize("wish", [{"days": 0}, {"incidents_per_day": 0}, {"format": "xlsx"}])
def test_a_wish_that_makes_no_sense_is_refused(tmp_path: Path, wish: dict[str, object]) -> None:
    with pytest.raises(CannotStart) as refused:
        simulate(tmp_path / "out", **wish)  # type: ignore[arg-type]
    assert len(refused.value.lines) == 1
    assert not (tmp_path / "out").exists()


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(CannotStart, match="taken is a file"):
        simulate(tmp_path / "taken", **SMALL)
    assert (tmp_path / "taken").read_text() == "mine"


def test_an_earlier_made_up_force_is_replaced_whole(tmp_path: Path) -> None:
    """Neither a table in another format nor a day too many is left."""
    simulate(tmp_path, days=3, incidents_per_day=20, by_day=True, format="parquet")
    (tmp_path / "notes.txt").write_text("mine")
    simulate(tmp_path, days=1, incidents_per_day=20, by_day=True)
    assert not list(tmp_path.rglob("*.parquet"))
    assert [day.name for day in (tmp_path / "days").iterdir()] == ["2026-09-29"]
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_an_extract_that_was_not_made_up_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "incidents.csv").write_text("incident_id\n1\n")
    with pytest.raises(CannotStart, match=r"incidents\.csv.*not made up"):
        simulate(tmp_path, **SMALL)
    assert (tmp_path / "incidents.csv").read_text() == "incident_id\n1\n"


def test_a_disk_that_fills_up_is_said_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(folder: Folder, table: str, row: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Folder, "write", full)
    with pytest.raises(Failed, match=r"No space left on device.*make room"):
        simulate(tmp_path, **SMALL)


def test_progress_is_told_after_each_day(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    simulate(tmp_path, days=3, incidents_per_day=20, tell=lambda done, days: told.append((done, days)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_single_incident_is_a_force_too(tmp_path: Path) -> None:
    made = simulate(tmp_path, days=1, incidents_per_day=1, start=date(2026, 3, 28))
    assert made.counts["truth"] == made.counts["incidents"]


@pytest.mark.parametrize("start", [date(2026, 3, 27), date(2026, 10, 23), date(2028, 2, 27)])
def test_clock_changes_and_leap_days_are_days_like_others(tmp_path: Path, start: date) -> None:
    simulate(tmp_path, days=4, incidents_per_day=200, start=start, by_day=True)
    rows = read(tmp_path / "incidents.csv")
    assert all(row["reported_at"][:10] >= start.isoformat() for row in rows)
    assert len({row["incident_id"] for row in rows}) == len(rows)


@pytest.mark.parametrize("start", [date(2026, 3, 25), date(2026, 10, 21), date(2026, 9, 28)])
def test_every_log_is_closed_when_the_extract_is_taken(tmp_path: Path, start: date) -> None:
    """Also where the clocks change in the last night: no child is in a line that the extract does not know yet."""
    simulate(tmp_path, days=4, incidents_per_day=400, start=start)
    assert all(row["closed_at"] for row in read(tmp_path / "incidents.csv"))


MEASURE = """
import resource, sys
from pathlib import Path
from childtonotice.synthetic.simulate import simulate
from childtonotice.synthetic.writers import Folder
simulate(Path(sys.argv[1]), days=int(sys.argv[2]), incidents_per_day=500, by_day=True)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak_kilobytes(folder: Path, days: int) -> int:
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(folder), str(days)], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def test_memory_does_not_grow_with_the_days(tmp_path: Path) -> None:
    few, many = peak_kilobytes(tmp_path / "few", 2), peak_kilobytes(tmp_path / "many", 10)
    assert many - few < 30_000, "eight more days, 4,000 incidents, must not be held"


@pytest.mark.soak
def test_fifty_thousand_incidents_stay_small(tmp_path: Path) -> None:
    assert peak_kilobytes(tmp_path, 100) < 400_000
