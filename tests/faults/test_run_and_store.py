"""The daily run over real files: a missed child is listed, a late PPN found, and a killed run loses nothing (R1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from childtonotice.casework import run as daily
from childtonotice.casework.daily import run_extract
from childtonotice.casework.models import Item, Officer, Run, RunProblem
from childtonotice.casework.run import run_daily
from childtonotice.screening.errors import CannotStart
from tests.web.made_up import FORCE

MONDAY = datetime(2026, 3, 9, 6, 30, tzinfo=UTC)
DAY = timedelta(days=1)
FILES = {
    "incidents.csv": "incident_id,reported_at,area,opening_code,location,officer_id,log\n"
    "A1,2026-03-08T21:10:00,Northvale,Domestic Incident,\"4 Reed Lane, Thornwick\",1184,"
    "\"21:10 CALLER: HER DAUGHTER IVY, 6, IS IN THE ROOM WHILE HE SHOUTS\"\n"
    "A2,2026-03-08T22:40:00,Southmoor,Lost Property,,1190,\"22:40 CALLER LOST A BLUE UMBRELLA ON THE TRAM\"\n"
    "A3,not a time,Northvale,Domestic Incident,,1184,\"BABY CRYING NEXT DOOR\"\n",
    "people.csv": "person_id,forename,surname,date_of_birth,sex\nP1,Ivy,Larkmoss,2019-06-02,F\n",
    "involvements.csv": "incident_id,person_id,role\nA1,P1,child\n",
    "officers.csv": "officer_id,name,rank,team,area,supervisor_id,email\n1184,A Reed,PC,Response,Northvale,77,\n",
    "ppns.csv": "ppn_id,submitted_at,incident_id,officer_id,kind,grading,categories,narrative\n",
    "ppn_subjects.csv": "ppn_id,person_id,forename,surname,date_of_birth,role\n",
}  # fmt: skip
PPN = {
    "ppns.csv": "N1,2026-03-09T13:00:00,A1,1184,child,medium,domestic abuse,Ivy seen.\n",
    "ppn_subjects.csv": "N1,P1,Ivy,Larkmoss,2019-06-02,child\n",
}


@pytest.fixture
def monday(tmp_path: Path) -> Path:
    return write(tmp_path / "monday", FILES)


@pytest.fixture
def tuesday(tmp_path: Path) -> Path:
    """Nothing new but the PPN; an extract may be as small as that."""
    files = {name: text.splitlines(keepends=True)[0] + PPN.get(name, "") for name, text in FILES.items()}
    files["incidents.csv"] += 'B1,2026-03-09T12:00:00,Southmoor,Noise,,1190,"12:00 DRILLING SINCE SIX"\n'
    return write(tmp_path / "tuesday", files)


def write(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.django_db
def test_a_missed_child_is_listed_and_a_late_ppn_found(tmp_path: Path, monday: Path, tuesday: Path) -> None:
    run = run_daily(monday, FORCE, data_dir=tmp_path / "data", now=MONDAY)
    item = Item.objects.get()
    assert (item.incident_id, item.state, item.why) == ("A1", "to-read", "Girl 6: domestic incident. No PPN.")
    assert (run.counts["incidents"], run.counts["with-child"], run.files["incidents.csv"]["read"]) == (2, 1, 3)
    assert Officer.objects.get().supervisor_id == "77"
    problem = RunProblem.objects.get(severity="quarantined")
    assert (problem.file, problem.record, problem.may_hold_child) == ("incidents.csv", 3, True)
    run_daily(tuesday, FORCE, data_dir=tmp_path / "data", now=MONDAY + DAY)
    item.refresh_from_db()
    assert item.state == "ppn-found"


@pytest.mark.django_db
def test_the_same_extract_again_changes_nothing(tmp_path: Path, monday: Path) -> None:
    first = run_daily(monday, FORCE, data_dir=tmp_path / "data", now=MONDAY)
    before = Item.objects.values().get()
    again = run_daily(monday, FORCE, data_dir=tmp_path / "data", now=MONDAY)
    assert Item.objects.values().get() == before
    assert (again.counts["incidents"], again.counts["with-child"]) == (2, 1)
    assert again.counts.get("added") is None
    assert first.feed == again.feed


@pytest.mark.django_db
def test_a_run_killed_before_publishing_loses_nothing(
    tmp_path: Path, monday: Path, tuesday: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store has merged Monday, and nobody was told of it: Tuesday's run tells both days."""

    def killed(*_: object) -> Iterator[None]:
        raise KeyboardInterrupt

    monkeypatch.setattr(daily, "publish_run", killed)
    with pytest.raises(KeyboardInterrupt):
        run_daily(monday, FORCE, data_dir=tmp_path / "data", now=MONDAY)
    monkeypatch.undo()
    assert not Item.objects.exists()
    kept = {name: text for name, text in FILES.items() if name in ("officers.csv", "ppns.csv", "ppn_subjects.csv")}
    kept["incidents.csv"] = (tuesday / "incidents.csv").read_text(encoding="utf-8")
    without_ppn = write(tmp_path / "later", kept)
    run_daily(without_ppn, FORCE, data_dir=tmp_path / "data", now=MONDAY + DAY)
    assert [item.incident_id for item in Item.objects.all()] == ["A1"]
    assert [run.status for run in Run.objects.order_by("id")] == ["interrupted", "published"]


@pytest.mark.django_db
def test_what_the_command_prints(tmp_path: Path, monday: Path) -> None:
    outcome = run_extract(monday, None, data_dir=tmp_path / "data")
    lines = outcome.describe().splitlines()
    assert lines[0].endswith(": 2 incidents screened, 1 with a child, 1 to be looked at.")
    assert lines[1:] == ["  1 items added"]
    assert outcome.as_json()["status"] == "published"
    assert outcome.files["incidents.csv"] == {"read": 3, "accepted": 2, "quarantined": 1}


@pytest.mark.django_db
def test_an_extract_without_incidents_cannot_start(tmp_path: Path) -> None:
    empty = write(tmp_path / "empty", {"people.csv": FILES["people.csv"]})
    with pytest.raises(CannotStart) as told:
        run_daily(empty, FORCE, data_dir=tmp_path / "data", now=MONDAY)
    assert 1 <= len(told.value.lines) <= 5
    assert Run.objects.get().status == "not-started"
