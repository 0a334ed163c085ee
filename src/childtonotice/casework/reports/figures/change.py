"""Did it work? Control charts by week, before and after a change, and whether feedback helped (R31, features 74)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from childtonotice.casework.figure_codes import DAYS, EARLIEST, Narrowing
from childtonotice.casework.govuk.times import say_date
from childtonotice.casework.lists.fact_rows import day_number, day_of, london_days
from childtonotice.casework.lists.facts import Facts, Mask
from childtonotice.casework.reports.figures.recovery import HOUR
from childtonotice.casework.reports.interrupted import (
    After,
    Change,
    find_new_days,
    measure_step,
)
from childtonotice.casework.reports.intervals import compare_shares, tell_share
from childtonotice.casework.reports.misses import after_misses
from childtonotice.casework.reports.narrowing import needed, recovered, reviewed
from childtonotice.casework.reports.signals import Point, chart_shares, chart_values
from childtonotice.casework.reports.values import Cell, Figure, Row, Shape
from childtonotice.casework.reports.view import NOT_SHOWN, View

WEEKS, FOUR = 52, 4


def _last_year(view: View) -> tuple[View, list[date]]:
    """The view of the last 52 whole weeks up to its end, and their Mondays: control charts need a long look."""
    monday = view.asked.end - timedelta(days=view.asked.end.weekday())
    last = monday - timedelta(days=1) if view.asked.end.weekday() < 6 else view.asked.end
    first = last - timedelta(weeks=WEEKS) + timedelta(days=1)
    asked = replace(view.asked, start=first, end=last)
    long = replace(view, asked=asked, facts=view.narrow_whole(asked))
    mondays = [first + timedelta(weeks=n) for n in range(WEEKS)]
    # From the first item of the force on, whatever it is narrowed to: a first week of fewer would tell of somebody.
    first_day = day_of(int(view.whole.day.min(initial=day_number(last + timedelta(days=1)))))
    return long, [day for day in mondays if day + timedelta(days=6) >= first_day]


def _weeks_of(facts: Facts, mask: Mask, mondays: Sequence[date]) -> list[int]:
    counts = np.bincount((facts.day[mask] + 3) // 7, minlength=1)  # 1 January 1970 was a Thursday
    places = [(day.toordinal() - date(1970, 1, 1).toordinal() + 3) // 7 for day in mondays]
    return [int(counts[place]) if place < len(counts) else 0 for place in places]


def covered_days(view: View) -> tuple[dict[int, date], list[date]]:
    """Weekdays that began to be screened later than the others, and all days that brought anything."""
    if "covered" not in view.shared:
        first = int(view.whole.day.min(initial=0))
        days = [day_of(first + place) for place in np.flatnonzero(np.bincount(view.whole.day - first)).tolist()]
        view.shared["covered"] = find_new_days(days), days
    found: tuple[dict[int, date], list[date]] = view.shared["covered"]
    return found


def _stretches(view: View, mondays: Sequence[date]) -> list[int]:
    starts = sorted(set(covered_days(view)[0].values()))
    return [sum(day <= monday + timedelta(days=6) for day in starts) for monday in mondays]


def chart_missed(view: View) -> Figure:
    """Did the missed rate change from week to week more than chance does? A p chart of the last 52 whole weeks.

    Signals: a week outside its limits, or eleven in a row on one side of the mean. Of 100 forces without change about
    5 raise one in a year; where weeks vary more than chance, limits are as much wider. They begin anew where a day of
    the week began to be screened. In fives, weeks that are too small to be shown are taken four at a time.
    """
    long, mondays = _last_year(view)
    facts = long.facts
    wholes, parts = _weeks_of(facts, reviewed(facts), mondays), _weeks_of(facts, needed(facts), mondays)
    stretches = _stretches(view, mondays)
    if all(view.see_share(part, whole) for part, whole in zip(parts, wholes, strict=True) if whole) or view.sight.exact:
        points = chart_shares(parts, wholes, stretches)
        return _chart(view, "control-missed", "Missed rate, week by week", _show(view, points, parts, wholes), mondays)
    # Weeks too small to be shown are taken four at a time, from the last one back.
    places = [list(range(max(0, end - FOUR), end)) for end in range(len(mondays), 0, -FOUR)][::-1]
    parts, wholes = ([sum(counts[n] for n in each) for each in places] for counts in (parts, wholes))
    points = chart_shares(parts, wholes, [stretches[each[0]] for each in places])
    begun, title = [mondays[each[0]] for each in places], "Missed rate, by four weeks"
    return _chart(view, "control-missed", title, _show(view, points, parts, wholes), begun, weeks=FOUR)


def _show(view: View, points: list[Point], parts: Sequence[int], wholes: Sequence[int]) -> list[Point]:
    """The points as this reader may know them: the signals are of the counts themselves, the shares of rounded ones."""
    if view.sight.exact:
        return points
    seen = [view.see_share(part, whole) for part, whole in zip(parts, wholes, strict=True)]
    return [replace(point, value=share.share if share else None) for point, share in zip(points, seen, strict=True)]


def chart_hours(view: View) -> Figure:
    """Did the time from decision to PPN change more than it always varies? An XmR chart of each week's middle value.

    Signals as in the chart of the missed rate. Weeks of the decision; a week in which fewer than three came has none.
    """
    long, mondays = _last_year(view)
    facts = long.facts
    came = recovered(facts)
    hours, decided = (facts.submitted - facts.decided)[came] / HOUR, facts.decided[came]
    weeks = london_days(decided) - (london_days(decided) + 3) % 7  # 1 January 1970 was a Thursday
    least = 3 if view.sight.exact else 10
    by_week = [hours[weeks == day_number(monday)] for monday in mondays]
    values = [float(np.median(taken)) if len(taken) >= least else None for taken in by_week]
    points = chart_values(values, [0] * len(mondays))
    title = f"Hours from decision to {view.force.ppn_word}, week by week"
    return _chart(view, "control-hours", title, points, mondays)


def _chart(
    view: View, code: str, title: str, points: list[Point], mondays: Sequence[date], *, weeks: int = 1
) -> Figure:
    share = code == "control-missed"
    rows = tuple(_row(view, point, monday, weeks, share=share) for point, monday in zip(points, mondays, strict=True))
    columns = (f"{'Missed rate' if share else 'Hours'}", "Mean and limits", "Signal")
    first = "Week of" if weeks == 1 else "Weeks from"
    # A line through a few weeks looks like a trend, whatever the sentence above it says.
    shape = Shape.CONTROL if any(point.mean is not None for point in points) else Shape.TABLE
    return Figure(
        code, title, _say_signals(points, mondays), columns, rows, shape=shape, first=first,
        note=_say_coverage(view),
    )  # fmt: skip


def _row(view: View, point: Point, monday: date, weeks: int, *, share: bool) -> Row:
    def say(number: float | None) -> str:
        return "" if number is None else tell_share(number) if share else f"{number:.0f}"

    end = monday + timedelta(weeks=weeks) - timedelta(days=1)
    codes = {"start": monday.isoformat(), "end": end.isoformat(), "what": "needed"}
    if not share:
        codes = {"start": EARLIEST.isoformat(), "decided": monday.isoformat(), "what": "recovered"}
    cases = view.cases(**codes) if point.value else ""
    limits = (
        f"{say(point.mean)} ({say(max(0.0, point.low or 0))} to {say(point.high)})" if point.mean is not None else ""
    )
    value = Cell(say(point.value) or ("none" if view.sight.exact else NOT_SHOWN), point.value, cases=cases)
    middle = Cell(limits, point.mean, point.low, point.high)
    return Row(f"{monday.day} {monday:%b %Y}", (value, middle, Cell(point.signal)), f"{point.stretch}.{monday}")


def _say_signals(points: list[Point], mondays: Sequence[date]) -> str:
    if not any(point.mean is not None for point in points):
        return "Too few weeks to tell a change from chance."
    found = [(monday, point.signal) for monday, point in zip(mondays, points, strict=True) if point.signal]
    if not found:
        return "No signal: it varies as chance would have it. No clear change."
    monday, signal = found[0]
    return f"A signal: from the week of {say_date(monday)}, {signal}. Look for what was different."


def _say_coverage(view: View) -> str:
    """Where a day of the week began to be screened, in words: the limits begin anew there."""
    new = covered_days(view)[0]
    if not new:
        return ""
    told = [f"{DAYS[weekday]}s since {say_date(day)}" for weekday, day in sorted(new.items())]
    return f"Coverage changed: {', '.join(told)}. The limits begin anew there, so that it makes no trend."


def measure_change(view: View) -> Figure:
    """Was the missed rate another after a change than before it, beyond the trend? An interrupted time series.

    The change is the week of the day that the address names (``change``), else of the middle of the period. Only days
    of the week that were screened on both sides are counted, so that more coverage is not taken for a change. Binomial
    regression; over two years the season is taken out, and a change that rests on a single week is not claimed.
    """
    when = day_of_change(view.asked)
    facts = view.facts
    late = {weekday for weekday, day in covered_days(view)[0].items() if day > view.asked.start}
    alike: Mask = ~np.isin(facts.weekday, sorted(late))
    mondays = _mondays(view.asked)
    read, need = (_weeks_of(facts, mask & alike, mondays) for mask in (reviewed(facts), needed(facts)))
    week = when - timedelta(days=when.weekday())
    after = [monday >= week for monday in mondays]
    days = "".join(str(weekday) for weekday in range(len(DAYS)) if weekday not in late) if late else ""
    codes = {"weekday": days} if late else {}
    sides = (
        (f"Before {say_date(week)}", False, {**codes, "end": (week - timedelta(days=1)).isoformat()}),
        ("From then on", True, {**codes, "start": max(week, view.asked.start).isoformat()}),
    )
    rows = tuple(
        _side(view, words, [n for n, later in enumerate(after) if later is side], need, read, told)
        for words, side, told in sides
    )
    change = measure_step(need, read, after)
    note = f"Only days that were screened on both sides are counted. {_say_coverage(view)}" if late else ""
    return Figure(
        "change", "Before and after", say_change(change, mondays),
        ("Reviewed", "PPN needed", "Missed rate"), rows, shape=Shape.SHARES, drawn=2, first="When",
        note=f"{note} {_say_doubts(change)}".strip(),
    )  # fmt: skip


def _say_doubts(change: Change | None) -> str:
    """What no number can tell from a change that is claimed; nothing where none is."""
    if change is None or not change.clear:
        return ""
    return OTHER_CAUSES if change.seasonal else f"{ONE_SEASON} {OTHER_CAUSES}"


def day_of_change(asked: Narrowing) -> date:
    """The day of the change: the one named, else the middle of the period."""
    if asked.change:
        return date.fromisoformat(asked.change)
    return asked.start + (asked.end - asked.start) // 2


def _mondays(asked: Narrowing) -> list[date]:
    first = asked.start - timedelta(days=asked.start.weekday())
    return [first + timedelta(weeks=n) for n in range((asked.end - first).days // 7 + 1)]


def _side(view: View, words: str, weeks: list[int], need: list[int], read: list[int], codes: dict[str, str]) -> Row:
    part, whole = sum(need[n] for n in weeks), sum(read[n] for n in weeks)
    needed_codes = {**codes, "what": "needed"}
    counts = view.number(whole, **codes, what="reviewed"), view.number(part, **needed_codes)
    return Row(words, (*counts, view.share(part, whole, needed_codes)))


ONE_SEASON = "The season is not taken out: that takes two years. Set it beside the same weeks of a year before."
OTHER_CAUSES = "Ask what else changed then, such as who reads."


def say_change(change: Change | None, mondays: Sequence[date]) -> str:
    """What the regression shows, in a sentence that claims no more. ``mondays``: of the weeks it was measured in."""
    if change is None:
        return "Too few weeks or cases on either side to tell a change from chance."
    times = f"{change.ratio:.2f} times ({change.low:.2f} to {change.high:.2f})"
    told = f"the odds are {times} what the trend leads one to expect"
    if change.without is not None:
        return f"No clear change without the week of {say_date(mondays[change.without])}, on which all rests: {told}."
    if not change.clear:
        return f"No clear change: {told}."
    return f"{'Fewer' if change.ratio < 1 else 'More'} were missed after it: {told}."


def measure_feedback(view: View) -> Figure:
    """Did feedback help? Officers after a miss: those given feedback on it beside those who were not.

    Whoever is picked for a miss does better afterwards by chance alone. Both groups are picked so, and neither counts
    that miss: so the one is set beside the other, and never before beside after. Twelve weeks from the miss.
    """
    given, other = after_misses(view.reader, view.facts, view.asked)
    groups = (("With feedback", given, "told"), ("Without", other, "untold"))
    rows = tuple(_group(view, *group) for group in groups)
    return Figure(
        "feedback", "Did feedback help?", _say_feedback(view, given, other),
        ("Officers", "Attended after it", "Missed after it", "Missed rate after it"), rows, shape=Shape.SHARES, drawn=3,
        first="After a miss",
    )  # fmt: skip


def _group(view: View, words: str, each: After, code: str) -> Row:
    part = min(each.missed, each.attended)
    # What was attended is mostly no item: there is nothing to open behind it.
    counts = (
        view.number(each.officers, what=f"first-miss-{code}"),
        view.number(each.attended),
        view.number(each.missed, what=f"missed-{code}"),
    )
    return Row(words, (*counts, view.share(part, each.attended, {"what": f"missed-{code}"})))


def _say_feedback(view: View, given: After, other: After) -> str:
    seen = [view.see_share(min(each.missed, each.attended), each.attended) for each in (given, other)]
    if seen[0] is None or seen[1] is None or min(seen[0].of, seen[1].of) < 20:
        return "Too few officers, or too little attended since, to say whether feedback helped."
    change = compare_shares(seen[0], seen[1])
    told = f"{tell_share(seen[0].share)} with feedback, {tell_share(seen[1].share)} without"
    if not change:
        return f"No clear difference: {told}."
    return f"After feedback it is {change} than without: {told}."
