"""Did it work? A planted improvement is found, more coverage is not taken for one, chance rarely raises a signal."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from childtonotice.casework.access import reader_of
from childtonotice.casework.figure_codes import Narrowing
from childtonotice.casework.lists.fact_rows import DECISIONS, MEASURES, Mark, day_number
from childtonotice.casework.lists.facts import Facts
from childtonotice.casework.reports.figures.change import chart_missed, measure_change, say_change
from childtonotice.casework.reports.interrupted import find_new_days, follow_misses, measure_step
from childtonotice.casework.reports.intervals import compare_shares
from childtonotice.casework.reports.signals import RUN, chart_shares, chart_values, find_runs
from childtonotice.casework.reports.view import View, open_view
from tests.agree.simulated_year import Role, Year, make_user

WEEKS, A_WEEK, RATE = 52, 80, 0.11
ONE_STRETCH = [0] * WEEKS
YEAR = Year(start=date(2025, 3, 3), days=7 * WEEKS)


def weekly(chance: np.random.Generator, rates: list[float]) -> tuple[list[int], list[int]]:
    wholes = chance.poisson(A_WEEK, len(rates))
    return chance.binomial(wholes, rates).tolist(), wholes.tolist()


def test_of_a_hundred_forces_without_change_about_five_raise_a_signal() -> None:
    chance = np.random.default_rng(11)
    raised = 0
    for _ in range(100):
        parts, wholes = weekly(chance, [RATE] * WEEKS)
        raised += any(point.signal for point in chart_shares(parts, wholes, ONE_STRETCH))
    assert raised <= 9


@pytest.mark.parametrize("came", [3, 9, 30])
@pytest.mark.parametrize("lean", ["exponential", "lognormal", "normal"])
def test_times_without_change_raise_as_few(lean: str, came: int) -> None:
    """Each week's middle of so many times: some that lean far to the long side, some that do not."""
    chance = np.random.default_rng(12)
    draw = {
        "exponential": lambda: chance.exponential(20, (WEEKS, came)),
        "lognormal": lambda: chance.lognormal(3, 0.8, (WEEKS, came)),
        "normal": lambda: chance.normal(20, 5, (WEEKS, came)).clip(1),
    }[lean]
    raised = sum(
        any(point.signal for point in chart_values(np.median(draw(), axis=1).tolist(), ONE_STRETCH)) for _ in range(100)
    )
    assert raised <= 9


def test_times_three_times_as_long_are_found() -> None:
    chance = np.random.default_rng(19)
    found = sum(
        any(
            point.signal
            for point in chart_values(
                np.median(chance.exponential([[20]] * 26 + [[60]] * 26, (WEEKS, 9)), axis=1).tolist(), ONE_STRETCH
            )
        )
        for _ in range(20)
    )
    assert found >= 17


def test_a_planted_improvement_is_found() -> None:
    chance = np.random.default_rng(13)
    found_by_chart = found_by_step = 0
    for _ in range(20):
        parts, wholes = weekly(chance, [0.14] * 26 + [0.06] * 26)
        found_by_chart += any(point.signal for point in chart_shares(parts, wholes, ONE_STRETCH))
        step = measure_step(parts, wholes, [False] * 26 + [True] * 26)
        assert step is not None
        found_by_step += step.clear and step.ratio < 1
    assert found_by_chart >= 17
    assert found_by_step >= 17


def test_a_step_without_change_is_rarely_claimed() -> None:
    chance = np.random.default_rng(14)
    claimed = 0
    for _ in range(100):
        parts, wholes = weekly(chance, [RATE] * WEEKS)
        step = measure_step(parts, wholes, [False] * 26 + [True] * 26)
        assert step is not None
        claimed += step.clear
    assert claimed <= 10


def test_a_slow_trend_is_not_taken_for_a_step() -> None:
    chance = np.random.default_rng(15)
    claimed = 0
    for _ in range(40):
        parts, wholes = weekly(chance, np.linspace(0.16, 0.08, WEEKS).tolist())
        step = measure_step(parts, wholes, [False] * 26 + [True] * 26)
        claimed += step is not None and step.clear
    assert claimed <= 6


SEASON = 1 + 0.3 * np.sin(2 * np.pi * np.arange(2 * WEEKS) / WEEKS)


@pytest.mark.parametrize(
    ("rates", "at"),
    [
        (np.where(np.arange(WEEKS) == 24, 3 * RATE, RATE), 26),
        (np.where(np.arange(WEEKS) == 26, 3 * RATE, RATE), 26),
        (RATE * SEASON, 72),
        (np.where(np.arange(WEEKS) % 2, 0.08, 0.14), 26),
    ],
    ids=["one bad week before", "one bad week after", "a season twice", "two readers by turns"],
)
def test_what_is_no_step_is_rarely_taken_for_one(rates: np.ndarray, at: int) -> None:
    chance, claimed = np.random.default_rng(20), 0
    for _ in range(60):
        parts, wholes = weekly(chance, rates.tolist())
        step = measure_step(parts, wholes, [week >= at for week in range(len(rates))])
        claimed += step is not None and step.clear
    assert claimed <= 7


def test_a_week_on_which_all_rests_is_named_and_left_out() -> None:
    parts, wholes = [9] * 24 + [40] + [9] * 27, [80] * WEEKS
    step = measure_step(parts, wholes, [week >= 26 for week in range(WEEKS)])
    assert step is not None
    assert (step.clear, step.without) == (False, 24)
    mondays = [YEAR.start + timedelta(weeks=week) for week in range(WEEKS)]
    assert say_change(step, mondays).startswith(
        "No clear change without the week of 18 August 2025, on which all rests"
    )


@pytest.mark.parametrize(("empty", "seasonal"), [(0, True), (30, False)])
def test_the_season_is_taken_out_where_the_weeks_that_were_read_span_two_years(empty: int, seasonal: bool) -> None:
    """Empty weeks at the start of a long period tell of no season, however long the period is."""
    wholes = [0] * empty + [80] * (105 - empty)
    parts = [9 + place % 3 if whole else 0 for place, whole in enumerate(wholes)]
    step = measure_step(parts, wholes, [week >= 80 for week in range(105)])
    assert step is not None
    assert step.seasonal is seasonal


def test_weeks_that_vary_more_than_chance_raise_few_signals_and_a_step_is_still_found() -> None:
    """Large forces: their weeks differ by more than binomial chance, and plain limits would call every other one."""
    chance, raised, found = np.random.default_rng(21), 0, 0
    for _ in range(60):
        uneven = np.exp(chance.normal(0, 0.2, WEEKS))
        wholes = chance.poisson(300, WEEKS)
        for halved in (False, True):
            rates = RATE * uneven * np.where((np.arange(WEEKS) >= 26) & halved, 0.5, 1)
            signal = any(point.signal for point in chart_shares(
                chance.binomial(wholes, rates).tolist(), wholes.tolist(), ONE_STRETCH
            ))  # fmt: skip
            raised, found = raised + (signal and not halved), found + (signal and halved)
    assert raised <= 10
    assert found >= 54


def test_too_little_says_nothing() -> None:
    assert measure_step([1] * 8, [10] * 8, [False] * 4 + [True] * 4) is None
    assert say_change(None, []).startswith("Too few")
    assert not any(point.mean for point in chart_shares([1] * 5, [10] * 5, [0] * 5))


def test_eleven_in_a_row_signal_and_ten_do_not() -> None:
    assert find_runs([1.0] * (RUN - 1) + [-1.0] * 3) == set()
    assert find_runs([-1.0, *[1.0] * RUN]) == set(range(1, RUN + 1))
    assert find_runs([1.0] * 5 + [None] + [1.0] * 6) == {*range(5), *range(6, 12)}


def make_facts(days: list[date], need: list[bool]) -> Facts:
    """Facts of one item a day given, all decided."""
    size = len(days)
    columns = {name: np.zeros(size, np.int64) for name in MEASURES}
    columns |= {name: np.full(size, -1, np.int64) for name in ("requested", "submitted", "due", "needless")}
    columns["pk"] = np.arange(size, dtype=np.int64)
    columns["day"] = np.array([day_number(day) for day in days], np.int64)
    columns["weekday"] = np.array([day.weekday() for day in days], np.int64)
    columns["decided"] = np.ones(size, np.int64)
    columns["decision"] = np.where(need, DECISIONS.index("ppn-needed"), DECISIONS.index("ppn-not-needed"))
    return Facts(columns, {}, (("unknown", "Area not known"),), frozenset({0}), True, Mark("", "", size, 0, 0, 0))


def live_with_more_days(chance: np.random.Generator, *, better: bool) -> Facts:
    """A year: Sundays to Thursdays at first, every day from the middle on, weekends being worse than other days."""
    days, need = [], []
    for number in range(YEAR.days):
        day = YEAR.start + timedelta(days=number)
        later = number >= YEAR.days // 2
        if day.weekday() in (4, 5) and not later:
            continue
        rate = 0.3 if day.weekday() in (4, 5) else 0.05 if better and later else 0.12
        for _ in range(14):
            days.append(day)
            need.append(bool(chance.random() < rate))
    return make_facts(days, need)


@pytest.fixture
def coordinator(db: None):  # type: ignore[no-untyped-def]
    return reader_of(make_user("coordinator", Role.COORDINATOR), YEAR.now)


def look(reader, facts: Facts) -> View:  # type: ignore[no-untyped-def]
    change = (YEAR.start + timedelta(days=YEAR.days // 2)).isoformat()
    return open_view(reader, Narrowing(YEAR.start, YEAR.end, change=change), YEAR.now, facts)


def test_from_five_days_to_seven_is_not_mistaken_for_a_change(coordinator) -> None:  # type: ignore[no-untyped-def]
    chance = np.random.default_rng(16)
    claimed = signalled = 0
    for _ in range(20):
        view = look(coordinator, live_with_more_days(chance, better=False))
        figure, chart = measure_change(view), chart_missed(view)
        claimed += not figure.sentence.startswith("No clear change")
        signalled += chart.sentence.startswith("A signal")
        assert "Fridays since" in chart.note
        assert "screened on both sides" in figure.note
    assert claimed <= 3
    assert signalled <= 3


def test_an_improvement_beside_more_coverage_is_found(coordinator) -> None:  # type: ignore[no-untyped-def]
    view = look(coordinator, live_with_more_days(np.random.default_rng(17), better=True))
    figure = measure_change(view)
    assert figure.sentence.startswith("Fewer were missed after it")
    assert "The season is not taken out" in figure.note
    assert figure.note.endswith("such as who reads.")


def test_weekdays_that_came_later_are_known() -> None:
    days = [date(2025, 3, 3) + timedelta(days=n) for n in range(80)]
    assert find_new_days(days) == {}
    later = date(2025, 4, 20)
    assert set(find_new_days([day for day in days if day.weekday() < 5 or day > later])) == {5, 6}


def test_feedback_is_not_praised_for_what_chance_does() -> None:
    """Officers picked by a miss do better afterwards; beside others so picked there is no difference."""
    chance, start = np.random.default_rng(18), date(2025, 3, 3)
    missed: dict[str, list[date]] = {}
    attended: dict[str, list[date]] = {}
    told: dict[str, list[date]] = {}
    for number in range(600):
        officer = f"O{number}"
        attended[officer] = sorted(start + timedelta(days=int(n)) for n in chance.integers(0, 168, 30))
        missed[officer] = [day for day in attended[officer] if chance.random() < 0.05]
        if missed[officer] and chance.random() < 0.5:
            told[officer] = [missed[officer][0] + timedelta(days=3)]
    missed = {officer: days for officer, days in missed.items() if days}
    given, other = follow_misses(missed, attended, told, start + timedelta(days=168))
    assert given.officers + other.officers == len(missed)
    assert given.share is not None
    assert other.share is not None
    assert compare_shares(given.share, other.share) == ""
    assert given.share.share == pytest.approx(0.05, abs=0.02)
    # Halve what they miss once they were told, and it shows.
    helped = {
        officer: [day for day in days if officer not in told or day <= told[officer][0] or chance.random() < 0.3]
        for officer, days in missed.items()
    }
    better, same = follow_misses(helped, attended, told, start + timedelta(days=168))
    assert better.share is not None
    assert same.share is not None
    assert compare_shares(better.share, same.share) == "lower"
