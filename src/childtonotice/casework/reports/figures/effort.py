"""What reading costs: items a reader a day beside the band of 5 to 15, next week, hours for each PPN (R32, R44)."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

import numpy as np

from childtonotice.casework.figure_codes import DAYS
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.casework.lists.fact_rows import STATUSES, day_of, london_days
from childtonotice.casework.lists.facts import Facts, Mask
from childtonotice.casework.lists.pace import FEWEST, MOST
from childtonotice.casework.reports.behind import reader_days
from childtonotice.casework.reports.figures.recovery import Hours, middle_interval
from childtonotice.casework.reports.grouped import say_part
from childtonotice.casework.reports.narrowing import recovered, reviewed
from childtonotice.casework.reports.values import Cell, Figure, Row, Shape
from childtonotice.casework.reports.view import NONE_YET, NOT_SHOWN, View
from childtonotice.screening.circumstances import LONDON

FEWEST_DAYS = 10
HISTORY = 8
FEWEST_WEEKS = 4
LONGEST_GAP = 3600
LISTED = ("no-ppn", "part-covered", "check-match")


def measure_load(view: View) -> Figure:
    """How many items did one reader decide in a day, by area, beside the 5 to 15 that one reads well in a morning?

    Reader-days: days on which one person decided at least one item of the area.
    """
    facts = view.facts
    columns = ("Reader-days", f"Under {FEWEST}", f"{FEWEST} to {MOST}", f"Over {MOST}", "Items a day, middle")
    rows = tuple(
        Row(g.words, _load_cells(view, _days_of(facts.narrow(g.mask)), g.codes), g.code) for g in view.areas(facts)
    )
    whole = _days_of(facts)
    total = Row("All", _load_cells(view, whole, {}))
    over = sum(count > MOST for count in whole)
    told = say_part(
        view, over, len(whole), "reader-day", f"On {{part}} of {{of}} more than {MOST} items were decided",
        "Too few days to say how much one reader decides.",
    )  # fmt: skip
    return Figure(
        "load", "Items a reader a day", told, columns, rows, total, shape=Shape.BARS, drawn=4, first="Area",
        lines=(("least", FEWEST), ("most", MOST)),
    )  # fmt: skip


def _days_of(facts: Facts) -> list[int]:
    counts: list[int] = reader_days(facts)[0].tolist()
    return counts


def _load_cells(view: View, days: list[int], codes: dict[str, str]) -> tuple[Cell, ...]:
    under, over = sum(n < FEWEST for n in days), sum(n > MOST for n in days)
    counts = (
        view.number(len(days), **codes, what="reviewed"),
        view.number(under, **codes, what="day-under"),
        view.number(len(days) - under - over, **codes, what="day-within"),
        view.number(over, **codes, what="day-over"),
    )
    if len(days) < FEWEST_DAYS and not view.sight.exact:
        return (*counts, Cell(NOT_SHOWN))
    if not days:
        return (*counts, Cell(NONE_YET))
    middle = float(np.median(days))
    return (*counts, Cell(f"{middle:.0f}", middle, cases=view.cases(**codes, what="reviewed")))


def forecast_week(view: View) -> Figure:
    """How many items will next week bring to be read, by day? The mean of the same weekday in the last eight weeks.

    The interval is for a single such day (Student's t), since one day varies more than a mean; none from fewer than
    four weeks, which say too little of it. Areas narrow it.
    """
    today = view.now.astimezone(LONDON).date()
    monday = today + timedelta(days=7 - today.weekday())
    came = _listed_days(view, today)
    first = min(came, default=today)
    rows, weeks = [], 0
    for place, words in enumerate(DAYS):
        days = [monday + timedelta(days=place) - timedelta(weeks=n) for n in range(1, HISTORY + 2)]
        known = [came[day] for day in days if first <= day < today][:HISTORY]
        rows.append(Row(words, (_forecast(view, known),), str(place)))
        weeks = max(weeks, len(known))
    numbers = [round(row.cells[0].number or 0) for row in rows]  # as they are read and added up
    most = [words for words, number in zip(DAYS, numbers, strict=True) if number == max(numbers)]
    busiest = f", the most on {most[0]}" if len(most) == 1 else ""
    told = f"Next week should bring about {count_of(sum(numbers), 'item')} to read{busiest}."
    if weeks < FEWEST_WEEKS:
        told = f"{told} Only {count_of(weeks, 'week')} went before: it is a guess."
    if not any(numbers):
        told = "Too little has been listed to say what next week brings."
    return Figure("forecast", "Next week", told, ("Items expected",), tuple(rows), shape=Shape.BARS, first="Day")


def _listed_days(view: View, today: date) -> Counter[date]:
    facts = view.whole
    since = int(datetime.combine(today - timedelta(weeks=HISTORY + 1), datetime.min.time(), LONDON).timestamp())
    # Counted from the first list that there was: days before it brought nothing because nothing was screened.
    wanted: Mask = (facts.listed >= since) & np.isin(facts.status, [STATUSES.index(code) for code in LISTED])
    if view.asked.area:
        places = [place for place, (code, _) in enumerate(facts.areas) if code == view.asked.area]
        wanted = wanted & np.isin(facts.area, places)
    return Counter(day_of(number) for number in london_days(facts.listed[wanted]).tolist())


def _forecast(view: View, past: list[int]) -> Cell:
    mean = float(np.mean(past)) if past else 0.0
    spread = float(np.std(past, ddof=1)) if len(past) > 1 else 0.0
    seen = mean if view.sight.exact else view.sight.see(round(mean))
    if seen is None or not spread or len(past) < FEWEST_WEEKS:
        return Cell(f"{seen:.0f}" if seen is not None else view.sight.say(0), seen)
    from scipy.stats import t

    half = float(t.ppf(0.975, len(past) - 1)) * spread * float(np.sqrt(1 + 1 / len(past)))
    low, high = max(0.0, seen - half), seen + half
    return Cell(f"{seen:.0f} ({low:.0f} to {high:.0f})", seen, low, high)


def measure_hours(view: View) -> Figure:
    """How many hours of reading does one recovered PPN cost? Minutes an item times items decided, by PPNs that came.

    Minutes an item: the middle of the time between one reader's decisions that follow within an hour of each other.
    """
    facts = view.facts
    gaps = reading_gaps(facts)
    decided, came = int(np.count_nonzero(reviewed(facts))), int(np.count_nonzero(recovered(facts)))
    columns = ("Minutes an item", "Decided", "PPNs recovered", "Hours for each PPN")
    counts = view.number(decided, what="reviewed"), view.number(came, what="recovered")
    seen = view.sight.see(decided), view.sight.see(came)
    if len(gaps) < 10 or not seen[0] or not seen[1]:
        none = Cell(NONE_YET if view.sight.exact else NOT_SHOWN)
        rows = (Row("All", (none, *counts, none)),)
        return Figure("hours-a-ppn", TITLE_HOURS, "Too little was decided or recovered to say.", columns, rows)
    minutes, decided_cases = float(np.median(gaps)), view.cases(what="reviewed")
    low, high = middle_interval(gaps)
    each, told = minutes * seen[0] / 60 / seen[1], f"{minutes:.1f}"
    if low is not None and high is not None:
        told = f"{minutes:.1f} ({low:.1f} to {high:.1f})"
    rows = (
        Row(
            "All",
            (Cell(told, minutes, low, high, decided_cases), *counts, Cell(f"{each:.1f}", each, cases=decided_cases)),
        ),
    )
    sentence = (
        f"About {each:.1f} hours of reading for each {view.force.ppn_word} that came in because it was asked for."
    )
    return Figure("hours-a-ppn", TITLE_HOURS, sentence, columns, rows)


TITLE_HOURS = "Hours of reading for each PPN recovered"


def reading_gaps(facts: Facts) -> Hours:
    """The minutes between one reader's decisions that follow within an hour: what an item takes."""
    done = reviewed(facts)
    by, at = facts.by[done], facts.decided[done]
    order = np.lexsort((at, by))
    by, at = by[order], at[order]
    gaps = np.diff(at)
    same = (np.diff(by) == 0) & (gaps > 0) & (gaps < LONGEST_GAP)
    minutes: Hours = gaps[same] / 60
    return minutes
