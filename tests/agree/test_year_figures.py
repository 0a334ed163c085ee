"""Figures of a simulated year, each counted again item by item in plain loops: equal to the last one (R19, R30-R34)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median

import pytest
from django.db import transaction
from django.utils.text import slugify
from pytest_django.plugin import DjangoDbBlocker
from statsmodels.stats.proportion import proportion_confint

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.derive import Event, note_event
from childtonotice.casework.figure_codes import Narrowing
from childtonotice.casework.lists.facts import read_facts
from childtonotice.casework.models import (
    Attendance,
    Item,
    ItemChild,
    Officer,
    RecoveryChild,
    Role,
    SubmittedPpn,
    User,
)
from childtonotice.casework.reports.figures import effort, fairness, grades, missed, queue, recovery, repeats, volumes
from childtonotice.casework.reports.values import Figure
from childtonotice.casework.reports.view import View, open_view
from childtonotice.screening.circumstances import LONDON
from tests.agree.naive import Told, read_all, tally
from tests.agree.simulated_year import Year, live_a_year, make_user

YEAR = Year(days=200, a_day=5)
START, END = date(2025, 4, 1), date(2025, 8, 31)


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, User]]:
    """The simulated year, and who looks at it: written once for all of these tests, and taken back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield live_a_year(YEAR)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def taken_back(people: dict[str, User]) -> Iterator[None]:
    """What one test changes is taken back after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def view(people: dict[str, User]) -> View:
    """What a coordinator sees of five months of it."""
    return look(people["coordinator"])


@pytest.fixture(scope="module")
def told(people: dict[str, User]) -> list[Told]:
    """The same five months on paper."""
    return read_all(START, END)


def look(user: User, **codes: str) -> View:
    return open_view(reader_of(user, YEAR.now), Narrowing(START, END, **codes), YEAR.now)


def numbers(figure: Figure) -> dict[str, tuple[float, ...]]:
    """The numbers of a figure by the code of each row."""
    return {row.code: tuple(cell.number or 0 for cell in row.cells) for row in figure.rows}


KEYS = {
    "area": lambda row: [row.area],
    "team": lambda row: [slugify(row.team) or "none"],
    "category": lambda row: [slugify(word) for word in row.item.categories],
    "hour": lambda row: [str(row.at.hour)],
    "weekday": lambda row: [str(row.at.weekday())],
    "found-by": lambda row: row.item.found_by,
    "type": lambda row: [slugify(row.item.type) or "none"],
    "response": lambda row: [slugify(row.item.response_grade) or "none"],
}


@pytest.mark.parametrize("by", KEYS)
def test_missed_rates_are_those_of_a_count_by_hand(view: View, told: list[Told], by: str) -> None:
    by_hand = tally(told, KEYS[by])
    found = numbers(missed.measure_missed(view, by))
    assert {code for code, cells in found.items() if cells[0]} <= by_hand.keys()
    for code, (_, read, need) in by_hand.items():
        assert found[code][:2] == (read, need), code
        assert found[code][2] == pytest.approx(need / read if read else 0)


def test_the_yield_has_the_interval_of_wilson(view: View, told: list[Told]) -> None:
    read, need = sum(row.reviewed for row in told), sum(row.needed for row in told)
    share = missed.measure_yield(view).rows[0].cells[2]
    assert share.number == need / read
    assert (share.low, share.high) == pytest.approx(proportion_confint(need, read, method="wilson"))


def test_volumes_are_those_of_a_count_by_hand(view: View, told: list[Told]) -> None:
    by_status = Counter(row.item.status for row in told)
    by_state = Counter(row.item.state for row in told)
    by_decision = Counter(row.decision or "none" for row in told)
    for figure, by_hand in (
        (volumes.count_by_status(view), by_status),
        (volumes.count_by_state(view), by_state),
        (volumes.count_by_decision(view), by_decision),
    ):
        assert {code: cells[0] for code, cells in numbers(figure).items() if cells[0]} == by_hand
    grid = volumes.count_by_hour(view)
    slots = Counter((row.at.weekday(), row.at.hour) for row in told)
    assert {
        (day, hour): cell.number
        for day, row in enumerate(grid.rows)
        for hour, cell in enumerate(row.cells)
        if cell.number
    } == slots
    weeks = {row.code: row.cells[0].number for row in volumes.follow_items(view).rows}
    assert sum(weeks.values()) == len(told)  # type: ignore[arg-type]


def test_recoveries_are_those_of_a_count_by_hand(view: View, told: list[Told]) -> None:
    for area in {row.area for row in told}:
        asked = [row for row in told if row.area == area and row.asked]
        in_time = sum(row.came is not None and row.came <= row.due for row in asked)  # type: ignore[operator]
        late = sum(row.came is not None and row.came > row.due for row in asked)  # type: ignore[operator]
        over = sum(row.came is None and row.due < YEAR.now for row in asked)  # type: ignore[operator]
        found = numbers(recovery.count_recoveries(view))[area]
        assert found[:5] == (len(asked), in_time, late, len(asked) - in_time - late - over, over)
        assert found[5] == pytest.approx(in_time / (in_time + late + over))
        hours = [int((row.came - row.decided).total_seconds()) for row in asked if row.came and row.decided]
        middle = numbers(recovery.time_recoveries(view))[area][1]
        assert middle == pytest.approx(median(hours) / 3600, abs=0.001)


def test_what_was_asked_for_and_not_needed_is_counted_once(view: View, told: list[Told]) -> None:
    came = [row for row in told if row.came and row.needless is not None]
    row = recovery.measure_needless(view).rows[0]
    assert [cell.number for cell in row.cells[:2]] == [len(came), sum(bool(one.needless) for one in came)]


def test_the_age_of_the_lists_knows_no_period(view: View) -> None:
    waiting = [row for row in read_all(date(2000, 1, 1), date(2100, 1, 1)) if row.item.state == "to-read"]
    found = numbers(queue.age_lists(view))
    for area in {row.area for row in waiting}:
        ages = [YEAR.now - row.item.reported_at for row in waiting if row.area == area]
        counts = [sum(age > timedelta(hours=hours) for age in ages) for hours in (24, 48, 168)]
        assert list(found[area][:4]) == [len(ages), *counts]
        assert found[area][6] == max(ages).days


def test_what_one_reader_decides_in_a_day(view: View, told: list[Told]) -> None:
    days = Counter((row.by, row.decided.astimezone(LONDON).date()) for row in told if row.decided)
    total = effort.measure_load(view).total
    assert total is not None
    counts = [len(days), sum(n < 5 for n in days.values()), None, sum(n > 15 for n in days.values())]
    counts[2] = counts[0] - counts[1] - counts[3]  # type: ignore[operator]
    assert [cell.number for cell in total.cells[:4]] == counts
    assert total.cells[4].number == median(days.values())


def test_hours_for_each_recovered_ppn(view: View, told: list[Told]) -> None:
    gaps: list[float] = []
    for by in {row.by for row in told}:
        times = sorted(row.decided for row in told if row.by == by and row.decided)
        gaps += [(b - a).total_seconds() for a, b in pairwise(times)]
    usual = median(gap for gap in gaps if 0 < gap < 3600) / 60
    read, came = sum(row.reviewed for row in told), sum(row.came is not None for row in told)
    cells = effort.measure_hours(view).rows[0].cells
    assert cells[0].number == pytest.approx(usual)
    assert cells[3].number == pytest.approx(usual * read / 60 / came)


@pytest.mark.parametrize("one, other", grades.PAIRS)
def test_gradings_side_by_side(view: View, one: str, other: str) -> None:
    matrix = grades.cross_grades(grades.ppns_of(view), one, other)
    by_hand: Counter[tuple[int, int]] = Counter()
    words = ("", "standard", "medium", "high")
    for ppn in SubmittedPpn.objects.all():
        if not START <= ppn.submitted_at.astimezone(LONDON).date() <= END:
            continue
        last = ppn.assessments.order_by("pk").last()
        asked = asked_of(ppn.ppn_id)
        grade = {"officer": ppn.grading, "team": last.grading if last else "", "manager": asked[-1] if asked else ""}
        if grade[one] and grade[other]:
            by_hand[words.index(grade[one]), words.index(grade[other])] += 1
    assert {(a + 1, b + 1): int(matrix[a, b]) for a in range(3) for b in range(3) if matrix[a, b]} == by_hand


def asked_of(ppn_id: str) -> list[str]:
    return [row.recovery.review.risk for row in RecoveryChild.objects.filter(ppn_id=ppn_id)]


def test_teams_stand_beside_what_they_attended(view: View, told: list[Told]) -> None:
    attended: Counter[str] = Counter()
    for row in Attendance.objects.all():
        if START <= row.reported_at.astimezone(LONDON).date() <= END:
            attended[Officer.objects.get(officer_id=row.officer_id).team] += 1
    needed = Counter(row.team for row in told if row.needed and row.item.officer_id)
    found = numbers(repeats.compare_teams(view))
    assert {code: cells[:2] for code, cells in found.items()} == {
        slugify(team): (attended[team], needed[team]) for team in attended if team
    }


def test_children_by_what_the_record_says(view: View, told: list[Told]) -> None:
    rows = {row.item.pk: row for row in told}
    words = {"yes": "Looked after", "no": "Not looked after", "": "Blank"}
    children: Counter[str] = Counter()
    items: dict[str, set[int]] = {}
    for child in ItemChild.objects.filter(current=True, item__in=rows):
        children[words[child.looked_after]] += 1
        items.setdefault(words[child.looked_after], set()).add(child.item_id)
    by_hand = {
        name: [children[name], sum(rows[pk].reviewed for pk in pks), sum(rows[pk].needed for pk in pks)]
        for name, pks in items.items()
    }
    figure = fairness.compare_children(view, "looked_after")
    assert {row.label: [cell.number for cell in row.cells[:3]] for row in figure.rows} == by_hand
    assert figure.rows[-1].label == "Blank"


def test_the_facts_follow_what_happens(people: dict[str, User]) -> None:
    reader = reader_of(people["coordinator"], YEAR.now)
    before = read_facts(reader)
    item = Item.objects.filter(state="to-read").first()
    assert item is not None
    Item.objects.filter(pk=item.pk).update(state="left-out")
    note_event(item, Event.LEFT_OUT, datetime(2025, 9, 1, tzinfo=LONDON))
    after = read_facts(reader)
    assert (before.state != after.state).sum() == 1
    assert (before.pk == after.pk).all()
    item.delete()
    assert len(read_facts(reader)) == len(before) - 1


def test_no_figures_without_the_right(people: dict[str, User]) -> None:
    with pytest.raises(NotFound):
        read_facts(reader_of(make_user("auditor", Role.AUDITOR), YEAR.now))
