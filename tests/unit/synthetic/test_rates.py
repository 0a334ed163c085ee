"""Volumes and shares are those of the requirements (R51)."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from .conftest import Written

SOUNDING = {
    "adult-offspring", "denial", "idiom", "animals", "place-or-name", "historic", "passing", "pregnancy-no-risk",
    "corrected",
}  # fmt: skip


def share(part: int, whole: int) -> float:
    return part / whole


def test_a_day_has_about_450_incidents_and_saturday_more_than_weekdays(fortnight: Written) -> None:
    days = Counter(row["reported_at"][:10] for row in fortnight.tables["incidents"])
    assert len(days) == 14
    assert 430 <= sum(days.values()) / 14 <= 475
    weekdays = Counter[int]()
    for day, count in days.items():
        weekdays[datetime.fromisoformat(day).weekday()] += count
    assert weekdays[5] > 1.08 * sum(weekdays[day] for day in range(4)) / 4


def test_the_evening_is_the_busiest_time(fortnight: Written) -> None:
    hours = Counter(int(row["reported_at"][11:13]) for row in fortnight.tables["incidents"])
    evening = share(sum(hours[hour] for hour in range(16, 24)), sum(hours.values()))
    assert 0.42 <= evening <= 0.53


def test_one_incident_in_seven_involves_a_child(fortnight: Written) -> None:
    with_child = [row for row in fortnight.truth.values() if row["n_children"] != "0"]
    assert 0.12 <= share(len(with_child), len(fortnight.truth)) <= 0.16
    text_only = [row for row in with_child if row["found_by"] == "text"]
    assert 0.18 <= share(len(text_only), len(with_child)) <= 0.35


def test_false_friends_are_one_incident_in_sixteen(fortnight: Written) -> None:
    sounding = sum(row["slice"] in SOUNDING for row in fortnight.truth.values())
    assert 0.045 <= share(sounding, len(fortnight.truth)) <= 0.075


def test_about_half_have_their_ppn_and_some_thirty_a_day_remain(fortnight: Written) -> None:
    statuses = Counter(row["expected_status"] for row in fortnight.truth.values())
    remaining = statuses["no-ppn"] + statuses["part-covered"] + statuses["check-match"]
    assert 20 <= remaining / 14 <= 36
    assert 0.42 <= share(statuses["covered"], statuses["covered"] + remaining) <= 0.65


def test_about_one_in_nine_of_the_remaining_needs_a_ppn_and_most_of_those_are_serious(fortnight: Written) -> None:
    needed = [row for row in fortnight.truth.values() if row["ppn_needed"] == "yes"]
    looked = [row for row in fortnight.truth.values() if row["ppn_needed"]]
    assert 0.06 <= share(len(needed), len(looked)) <= 0.17
    assert sum(row["priority_truth"] in "12" for row in needed) >= sum(row["priority_truth"] in "45" for row in needed)


def test_three_areas_share_the_work_evenly(fortnight: Written) -> None:
    areas = Counter(row["area"] for row in fortnight.tables["incidents"])
    assert set(areas) == {"Northvale", "Southmoor", "Eastcliff"}
    assert min(areas.values()) > 0.8 * max(areas.values())


def test_logs_are_as_long_as_logs_are(fortnight: Written) -> None:
    lengths = [len(row["log"]) for row in fortnight.tables["incidents"]]
    assert 600 <= sum(lengths) / len(lengths) <= 1400


def test_late_referrals_and_wrong_grades_are_planted(fortnight: Written) -> None:
    """F10: a good part of officers' grades differ from the team's; F18: some referrals come late."""
    assessed = [row for row in fortnight.tables["ppns"] if row["vat_grading"]]
    differs = sum(row["vat_grading"] != row["grading"] for row in assessed)
    assert 0.15 <= share(differs, len(assessed)) <= 0.4


def test_names_have_a_long_tail(fortnight: Written) -> None:
    """A few names are common, most are rare."""
    surnames = Counter(row["surname"] for row in fortnight.tables["people"])
    assert len(surnames) > 1200
    assert surnames.most_common(1)[0][1] < 0.03 * sum(surnames.values())
    once = sum(count == 1 for count in surnames.values())
    assert share(once, len(surnames)) > 0.3
