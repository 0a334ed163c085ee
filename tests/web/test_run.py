"""The daily run: published whole, figures and samples kept, problems told to the area that should check them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from childtonotice.casework import lists
from childtonotice.casework.access import reader_of
from childtonotice.casework.models import Item, Officer, Run, RunProblem, Sample, User
from childtonotice.casework.publish import open_incidents
from childtonotice.casework.run import run_daily
from childtonotice.casework.samples import Draw
from childtonotice.casework.taken import Screened
from childtonotice.screening.circumstances import Incident
from childtonotice.screening.findings import Cover, Problem, Status
from tests.web.answers import NEEDED, save
from tests.web.made_up import AYO, COVERED_BY_NAME, FIRST, FORCE, LEFT_OUT, SECOND, explain, linked_child

BY_ID = replace(
    SECOND, reference="EX-1700", status=Status.COVERED, priority=5,
    children=(linked_child(AYO, "5", ppn_id="9", match="id", cover=Cover.CERTAIN),),
)  # fmt: skip
STORIES = (FIRST, SECOND, COVERED_BY_NAME, LEFT_OUT, BY_ID)
PROBLEMS = (
    Problem("incidents.csv", 7, "reported_at", "quarantined", "Unreadable time; mentions a child", "Correct it"),
    Problem("people.csv", 9, "date_of_birth", "warning", "The date of birth is in the future", "Check it"),
)


def screened(now: datetime, plain: int = 30) -> Screened:
    """A day: five stories, and incidents in which there is no child."""
    unlisted = [
        Incident(f"EX-2{number:03}", now - timedelta(hours=number % 24), area="Northvale", log="A lost purse.")
        for number in range(plain)
    ]
    return Screened(
        explained=[explain(story, now) for story in STORIES], unlisted=unlisted, problems=PROBLEMS,
        files={"incidents.csv": {"read": plain + 6, "accepted": plain + 5, "quarantined": 1}},
        fingerprints={"extract": f"{now:%j}-{plain}", "force": "f1", "code": "c1"},
        problem_areas={("incidents.csv", 7): "Northvale"},
        officers=[{"officer_id": "1184", "name": "D Okafor", "supervisor_id": "77", "email": None}],
        window=(now - timedelta(hours=72), now), notes=("There is no ppns file.",),
    )  # fmt: skip


@pytest.fixture
def run(db: None, now: datetime, tmp_path: Path) -> Run:
    return run_daily(tmp_path / "monday", FORCE, data_dir=tmp_path, now=now, screened=screened(now))


def test_a_run_keeps_its_figures(run: Run) -> None:
    counts = run.counts
    assert (run.status, run.extract, run.lines) == ("published", "monday", ["There is no ppns file."])
    assert (counts["incidents"], counts["with-child"]) == (35, 5)
    assert (counts["part-covered"], counts["check-match"], counts["covered"], counts["excluded"]) == (1, 1, 2, 1)
    assert (counts["covered-by-name"], counts["added"], counts["not listed"]) == (1, 4, 1)
    assert counts["areas"]["Northvale"]["incidents"] == 35
    assert (run.problems_count, run.files["incidents.csv"]["quarantined"]) == (2, 1)


def test_an_unreadable_row_goes_to_its_area(run: Run) -> None:
    quarantined, doubtful = RunProblem.objects.order_by("record")
    assert (quarantined.area and quarantined.area.name, quarantined.may_hold_child) == ("Northvale", True)
    assert (doubtful.area, doubtful.may_hold_child) == (None, False)


def test_a_sample_is_drawn_of_what_nobody_is_shown(run: Run) -> None:
    """R33: a few of each part of the day, and never of what is to be read anyway."""
    drawn = dict.fromkeys(("unlisted", "excluded", "covered", "covered-by-name"), 0)
    for sample in Sample.objects.all():
        drawn[sample.stratum] += 1
    assert drawn == {"unlisted": 3, "excluded": 1, "covered": 1, "covered-by-name": 1}
    assert Sample.objects.filter(stratum="unlisted").first().stratum_size == 30  # type: ignore[union-attr]
    assert not Sample.objects.filter(incident_id__in=["EX-1001", "EX-1002"]).exists()


def test_the_same_day_draws_the_same_sample(run: Run, now: datetime, tmp_path: Path) -> None:
    before = set(Sample.objects.values_list("incident_id", "pk"))
    run_daily(tmp_path / "monday", FORCE, data_dir=tmp_path, now=now, screened=screened(now))
    assert set(Sample.objects.values_list("incident_id", "pk")) == before
    assert RunProblem.objects.count() == 2, "the same extract tells its problems once"


def test_an_extract_read_again_keeps_its_figures(run: Run, now: datetime, tmp_path: Path) -> None:
    """The store screens only a part of it then, which would look like a day with fewer children."""
    part = replace(screened(now), explained=[explain(FIRST, now)], unlisted=())
    again = run_daily(tmp_path / "monday", FORCE, data_dir=tmp_path, now=now, screened=part)
    assert (again.counts["incidents"], again.counts["with-child"], again.counts["unchanged"]) == (35, 5, 1)
    assert "added" not in again.counts
    other = replace(part, fingerprints={"extract": "e2"})
    assert run_daily(tmp_path / "x", FORCE, data_dir=tmp_path, now=now, screened=other).counts["incidents"] == 1


def test_the_draw_does_not_depend_on_the_order(now: datetime) -> None:
    incidents = [Incident(f"EX-{number}", now) for number in range(200)]
    draws = []
    for order in (incidents, incidents[::-1]):
        draw = Draw("2026-03-11", 3)
        for incident in order:
            draw.offer("unlisted", incident, "")  # type: ignore[arg-type]
        draws.append(draw)
    assert draws[0].held == draws[1].held
    assert draws[0].sizes == {"unlisted": 200}
    assert Draw("2026-03-12", 3).place("unlisted", "EX-1") != draws[0].place("unlisted", "EX-1")  # type: ignore[arg-type]


def test_open_items_and_requests_are_screened_again(run: Run, now: datetime, users_of: User) -> None:
    assert open_incidents() == ["EX-1001", "EX-1002"]
    save(users_of, Item.objects.get(incident_id="EX-1001"), NEEDED, now)
    assert open_incidents() == ["EX-1001", "EX-1002"]


@pytest.fixture
def users_of(run: Run) -> User:
    from tests.web.made_up import make_user

    return make_user("joan.hall", "performance-manager", "Northvale")


def test_officers_are_those_of_the_last_run(run: Run) -> None:
    officer = Officer.objects.get()
    assert (officer.officer_id, officer.supervisor_id, officer.email) == ("1184", "77", "")


def test_a_short_day_is_noticed(db: None, now: datetime, tmp_path: Path) -> None:
    """Feature 51: fewer than three quarters of the fewest of the last days."""
    for day in range(7):
        moment = now + timedelta(days=day)
        plain = 30 if day < 6 else 5
        run = run_daily(tmp_path / f"{day}", FORCE, data_dir=tmp_path, now=moment, screened=screened(moment, plain))
        assert run.feed == ("unknown" if day < 5 else "good" if day < 6 else "short")
    assert run.counts["usual"] == [33, 35], "two stories are older than a day: they count on their own day only"
    usual = replace(FORCE, usual_incidents_a_day=(400, 470))
    short = run_daily(tmp_path / "x", usual, data_dir=tmp_path, now=now, screened=screened(now))
    assert (short.feed, short.counts["usual"]) == ("short", [1200, 1410])  # three days


def test_the_run_page_shows_it_all(run: Run, now: datetime, users_of: User) -> None:
    """R10: in, out, quarantined, left out, covered by name."""
    reader = reader_of(users_of, now)
    page = lists.run_page(reader, lists.runs(reader, now)[0].number, now)
    assert dict(page.counts)["Incidents read"] == 35
    assert [row.reference for row in page.left_out] == [LEFT_OUT.reference]
    assert [row.reference for row in page.covered_by_name] == [COVERED_BY_NAME.reference]
    assert [row.may_hold_child for row in page.unreadable] == [True]
    assert page.samples[0] == ("No child found", 3, 0)
