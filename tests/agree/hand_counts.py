"""Figures of a simulated year counted by hand: one check a figure, in plain loops over the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import combinations
from statistics import mean, median, stdev

import pytest
from scipy.stats import t as students_t

from childtonotice.casework.models import (
    Attendance,
    Feedback,
    Item,
    ItemChild,
    ItemTie,
    PartnerAnswer,
    PartnerStep,
    Recovery,
    RecoveryChild,
    Review,
    Run,
    SubmittedPpn,
)
from childtonotice.casework.reports.catalogue import compute
from childtonotice.casework.reports.values import Figure
from childtonotice.casework.reports.view import View
from childtonotice.screening.circumstances import LONDON
from tests.agree.naive import Told, read_all, tell
from tests.agree.simulated_year import Year

YEAR = Year(days=200, a_day=5)
START, END = date(2025, 4, 1), date(2025, 8, 31)
HERE: dict[str, Callable[[View, list[Told]], None]] = {}


def by_hand(*codes: str) -> Callable[[Callable[[View, list[Told]], None]], Callable[[View, list[Told]], None]]:
    """Names the figures that a check counts a second time."""

    def keep(check: Callable[[View, list[Told]], None]) -> Callable[[View, list[Told]], None]:
        HERE.update(dict.fromkeys(codes, check))
        return check

    return keep


def counts(figure: Figure, columns: int) -> dict[str, tuple[float, ...]]:
    """The first numbers of each row by its label."""
    return {row.label: tuple(cell.number or 0 for cell in row.cells[:columns]) for row in figure.rows}


def day(at: datetime) -> date:
    """The London day."""
    return at.astimezone(LONDON).date()


@by_hand("areas")
def areas(view: View, told: list[Told]) -> None:
    found = {row.code: tuple(cell.number for cell in row.cells[:3]) for row in compute("areas", view).rows}
    for area in {row.area for row in told}:
        here = [row for row in told if row.area == area]
        assert found[area] == (len(here), sum(row.reviewed for row in here), sum(row.needed for row in here))


@by_hand("yield-by-week")
def weeks(view: View, told: list[Told]) -> None:
    hand: Counter[date] = Counter()
    for row in told:
        hand[max(START, row.item.reported_on - timedelta(days=row.item.reported_on.weekday()))] += row.needed
    found = {date.fromisoformat(row.code): row.cells[1].number for row in compute("yield-by-week", view).rows}
    assert found == {monday: hand[monday] for monday in found}
    assert sum(hand.values()) == sum(hand[monday] for monday in found)


@by_hand("missed-hours")
def missed_hours(view: View, told: list[Told]) -> None:
    hand = Counter((row.at.weekday(), row.at.hour) for row in told if row.needed)
    for weekday, line in enumerate(compute("missed-hours", view).rows):
        assert [cell.number for cell in line.cells] == [hand[weekday, hour] for hour in range(24)]


@by_hand("places")
def places(view: View, told: list[Told]) -> None:
    hand: dict[str, list[bool]] = {}
    for row in told:
        hand.setdefault(row.item.facts["place"], []).append(row.needed)
    found = counts(compute("places", view), 2)
    assert found == {place: (len(all_of), sum(all_of)) for place, all_of in hand.items() if place and len(all_of) >= 5}


@by_hand("forecast")
def forecast(view: View, told: list[Told]) -> None:
    today, listed = day(YEAR.now), Counter(
        day(item.listed_at) for item in Item.objects.filter(status__in=("no-ppn", "part-covered", "check-match"))
    )  # fmt: skip
    for weekday, row in enumerate(compute("forecast", view).rows):
        past = [today - timedelta(days=n) for n in range(1, 57) if (today - timedelta(days=n)).weekday() == weekday]
        seen = [listed[one] for one in past]
        cell = row.cells[0]
        assert cell.number == pytest.approx(mean(seen))
        half = students_t.ppf(0.975, 7) * stdev(seen) * (1 + 1 / 8) ** 0.5
        assert cell.high == pytest.approx(mean(seen) + half)


@by_hand("unread-days")
def unread_days(view: View, told: list[Told]) -> None:
    found = {row.code: row.cells[0].number for row in compute("unread-days", view).rows}
    days = [END - timedelta(days=n) for n in range(93)]
    items = [tell(item) for item in Item.objects.all()]
    read = {
        (row.item.area.code if row.item.area else "unknown", day(row.at))
        for row in Review.objects.filter(withdraws=None)
    }
    for area in {row.area for row in items}:
        unread = 0
        for one in days:
            waits = any(
                row.area == area
                and (row.item.state in ("to-read", "waiting") or row.reviewed)
                and day(row.item.listed_at) <= one
                and (row.decided is None or max(day(row.decided), day(row.item.listed_at)) > one)
                for row in items
            )
            unread += waits and (area, one) not in read
        assert found.get(area, 0) == unread


@by_hand("missing-lists")
def missing_lists(view: View, told: list[Told]) -> None:
    first = min(run.day for run in Run.objects.filter(status="published"))
    came = {run.day for run in Run.objects.filter(status="published")}
    days = [START + timedelta(days=n) for n in range((END - START).days + 1)]
    missing = [one for one in days if one >= first and one not in came]
    rows = compute("missing-lists", view).rows
    assert (rows[0].cells[0].number if rows else 0) == len(missing)


@by_hand("again")
def again(view: View, told: list[Told]) -> None:
    children = {
        tie.item_id: {one.key for one in ItemTie.objects.filter(item=tie.item)} for tie in ItemTie.objects.all()
    }
    asked = {row.item_id: row.requested_at for row in Recovery.objects.order_by("-requested_at")}
    further = {
        max(pair, key=lambda item: asked[item])
        for pair in combinations(asked, 2)
        if children[pair[0]] & children[pair[1]] and abs(asked[pair[0]] - asked[pair[1]]) <= timedelta(weeks=12)
    }
    here = [row.item.pk for row in told if row.asked]
    cells = compute("again", view).rows[0].cells
    assert [cell.number for cell in cells[:2]] == [len(here), len(further & set(here))]
    assert 0 < len(further & set(here)) < len(here)


@by_hand("unsupervised")
def unsupervised(view: View, told: list[Told]) -> None:
    closed = [row.item for row in told if "missing" in row.item.categories and row.item.facts["closed_at"]]
    alone = [item for item in closed if "Supervisor reviewed" not in item.facts["closing_codes"]]
    cells = compute("unsupervised", view).rows[0].cells
    assert [cell.number for cell in cells[:2]] == [len(closed), len(alone)]
    assert cells[2].number == pytest.approx(len(alone) / len(closed))


@by_hand("ppns")
def ppns(view: View, told: list[Told]) -> None:
    here = [ppn for ppn in SubmittedPpn.objects.all() if START <= day(ppn.submitted_at) <= END]
    checked = [ppn for ppn in here if ppn.assessments.exists() or ppn.state in ("accepted", "returned")]
    cells = compute("ppns", view).rows[0].cells
    assert [cell.number for cell in cells] == [
        len(here), len(here), len(checked), sum(ppn.state == "returned" for ppn in here),
    ]  # fmt: skip


@by_hand("children-by-sex", "children-by-age", "children-by-ethnicity")
def children(view: View, told: list[Told]) -> None:
    rows = {row.item.pk: row for row in told}
    current = list(ItemChild.objects.filter(current=True, item__in=rows))
    sexes = {"M": "Boys", "F": "Girls", "female": "Girls", "": "Blank"}
    ages = {"4": "1 to 4", "0.5": "Under 1", "17": "16 and 17", "10-17": "Not exact", "": "Blank", "12": "10 to 15"}
    for code, group in (
        ("children-by-sex", lambda child: sexes[child.sex]),
        ("children-by-age", lambda child: "Unborn" if child.presence == "unborn" else ages[child.age]),
    ):
        hand: dict[str, tuple[int, int, int]] = {}
        for name in {group(child) for child in current}:
            items = {child.item_id for child in current if group(child) == name}
            number = sum(group(child) == name for child in current)
            hand[name] = (number, sum(rows[pk].reviewed for pk in items), sum(rows[pk].needed for pk in items))
        assert counts(compute(code, view), 3) == hand
    told_of = compute("children-by-ethnicity", view).rows
    assert sum(row.cells[0].number or 0 for row in told_of) == len(current)
    assert told_of[-1].cells[0].number == sum(child.ethnicity == "" for child in current)


@by_hand("ethnicity", "grading-by-ethnicity")
def ethnicity(view: View, told: list[Told]) -> None:
    here = [ppn for ppn in SubmittedPpn.objects.all() if START <= day(ppn.submitted_at) <= END]
    said = Counter(ppn.subjects[0]["ethnicity"] for ppn in here)
    total = compute("ethnicity", view).total
    assert total is not None
    known = said["W1"] + said["A2"] + said["B1"] + said["IC9"] * 0
    assert [total.cells[0].number, total.cells[2].number] == [len(here), said[""]]
    assert (total.cells[1].number or 0) >= known
    words = ("", "standard", "medium", "high")
    graded = lower = 0
    for ppn in here:
        last = ppn.assessments.order_by("pk").last()
        if ppn.grading and last and last.grading:
            graded += 1
            lower += words.index(ppn.grading) < words.index(last.grading)
    found = counts(compute("grading-by-ethnicity", view), 2).values()
    assert (sum(all_of for all_of, _ in found), sum(low for _, low in found)) == (graded, lower)


@by_hand("control-hours")
def control_hours(view: View, told: list[Told]) -> None:
    monday = END - timedelta(days=END.weekday())
    last = END if END.weekday() == 6 else monday - timedelta(days=1)
    first = last - timedelta(weeks=52) + timedelta(days=1)
    hand: dict[date, list[float]] = {}
    for row in read_all(first, last):
        if row.came and row.decided:
            week = day(row.decided) - timedelta(days=day(row.decided).weekday())
            hand.setdefault(week, []).append((row.came - row.decided).total_seconds() / 3600)
    found = {row.code.partition(".")[2]: row.cells[0].number for row in compute("control-hours", view).rows}
    for week, number in found.items():
        hours = hand.get(date.fromisoformat(week), [])
        assert number == (pytest.approx(median(hours), abs=0.001) if len(hours) >= 3 else None)


@by_hand("feedback")
def feedback(view: View, told: list[Told]) -> None:
    given, without = [0, 0, 0], [0, 0, 0]
    for officer in {row.item.officer_id for row in told if row.needed and row.item.officer_id}:
        misses = sorted(row.item.reported_on for row in told if row.needed and row.item.officer_id == officer)
        start, end = misses[0], min(misses[0] + timedelta(days=84), END)
        rows = Feedback.objects.filter(officer_id=officer, praise=False)
        after = any(timedelta(0) <= day(row.at) - start <= timedelta(days=28) for row in rows if day(row.at) <= END)
        group = given if after else without
        group[0] += 1
        group[1] += sum(start < day(row.reported_at) <= end for row in Attendance.objects.filter(officer_id=officer))
        group[2] += sum(start < one <= end for one in misses)
    figure = compute("feedback", view)
    assert [[cell.number for cell in row.cells[:3]] for row in figure.rows] == [given, without]
    assert given[0] > 0


@by_hand("control-missed")
def control_missed(view: View, told: list[Told]) -> None:
    rows = compute("control-missed", view).rows
    for line in rows:
        monday = date.fromisoformat(line.code.partition(".")[2])
        here = [row for row in read_all(monday, monday + timedelta(days=6)) if row.reviewed]
        share = sum(row.needed for row in here) / len(here) if here else None
        assert line.cells[0].number == (pytest.approx(share) if share is not None else None)
    assert len(rows) > 20


@by_hand("change")
def change(view: View, told: list[Told]) -> None:
    middle = START + (END - START) // 2
    middle -= timedelta(days=middle.weekday())
    for line, later in zip(compute("change", view).rows, (False, True), strict=True):
        here = [row for row in told if (row.item.reported_on >= middle) is later]
        hand = (sum(row.reviewed for row in here), sum(row.needed for row in here))
        assert (line.cells[0].number, line.cells[1].number) == hand


@by_hand("partner-answers")
def partner_answers(view: View, told: list[Told]) -> None:
    last = {
        step.ppn_id: step.answer for step in PartnerStep.objects.filter(withdrawn=None).order_by("pk") if step.answer
    }
    of = {ppn.pk: ppn.ppn_id for ppn in SubmittedPpn.objects.all() if START <= day(ppn.submitted_at) <= END}
    standing = RecoveryChild.objects.filter(recovery__review__withdrawn=None)
    asked_for = {child.ppn_id for child in standing}
    every = Counter(answer for pk, answer in last.items() if pk in of)
    asked = Counter(answer for pk, answer in last.items() if pk in of and of[pk] in asked_for)
    figure = compute("partner-answers", view)
    assert {row.code: (row.cells[0].number, row.cells[2].number) for row in figure.rows} == {
        answer: (every[answer], asked[answer]) for answer in PartnerAnswer.values
    }
    assert every.total() > 0
    nothing = every["no-further-action"] + every["not-needed"]
    assert figure.sentence.startswith(f"Of {every.total()} PPNs that a partner decided on {nothing} led to nothing: ")
