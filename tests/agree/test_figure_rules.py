"""What holds of every figure: known kappas and funnels, and nothing is overclaimed."""

from __future__ import annotations

import itertools
from datetime import date

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact
from sklearn.metrics import cohen_kappa_score

from childtonotice.casework.access import reader_of
from childtonotice.casework.figure_codes import Narrowing
from childtonotice.casework.lists.crossed import count_over, count_under
from childtonotice.casework.lists.team import Told
from childtonotice.casework.models import User
from childtonotice.casework.reports.catalogue import CATALOGUE
from childtonotice.casework.reports.figures.grades import weigh_agreement
from childtonotice.casework.reports.figures.repeats import funnel_limits
from childtonotice.casework.reports.intervals import compare_shares, share_of, stand_apart
from childtonotice.casework.reports.sight import FEWER, Sight
from childtonotice.casework.reports.team import _Counts, _row
from childtonotice.casework.reports.view import open_view
from tests.agree.simulated_year import Year, live_a_year

ROUNDED = Sight(exact=False)
MATRICES = st.lists(st.integers(0, 30), min_size=9, max_size=9).filter(lambda cells: sum(cells) >= 20)


def test_exact_sight_hides_nothing() -> None:
    assert [Sight(True).say(count) for count in (0, 3, 1234)] == ["0", "3", "1,234"]
    assert [ROUNDED.say(count) for count in (0, 4, 5, 20, 1235)] == [FEWER, FEWER, "5", "20", "1,235"]
    assert {ROUNDED.say(1234), ROUNDED.say(19)} == {"1,235", "20"}  # the largest always goes up
    assert ROUNDED.say(1231) in ("1,230", "1,235")


@given(MATRICES)
@settings(max_examples=60, deadline=None)
def test_kappas_are_those_of_scikit_learn(cells: list[int]) -> None:
    matrix = np.array(cells).reshape(3, 3)
    found = weigh_agreement(matrix)
    pairs = [pair for pair, n in zip(itertools.product(range(3), repeat=2), cells, strict=True) for _ in range(n)]
    one, other = zip(*pairs, strict=True)
    if found is None:
        assert len({*one, *other}) == 1
    else:
        assert found[0] == pytest.approx(cohen_kappa_score(one, other, weights="linear", labels=[0, 1, 2]), abs=1e-9)


def test_a_known_matrix_has_the_known_kappa() -> None:
    matrix = np.array([[40, 8, 2], [5, 30, 5], [1, 4, 25]])
    found = weigh_agreement(matrix)
    assert found is not None
    value, low, high = found
    assert (count_under(matrix), count_over(matrix)) == (15, 10)
    assert low < value < high
    one, other = np.repeat([0, 0, 0, 1, 1, 1, 2, 2, 2], matrix.ravel()), np.repeat([0, 1, 2] * 3, matrix.ravel())
    # With many pairs and like margins Krippendorff's alpha on the same scale says the same.
    alpha = krippendorff.alpha(reliability_data=[one, other], level_of_measurement="interval")
    quadratic = cohen_kappa_score(one, other, weights="quadratic")
    assert alpha == pytest.approx(quadratic, abs=0.01)
    assert value == pytest.approx(cohen_kappa_score(one, other, weights="linear"))


def test_a_change_is_only_said_where_it_is_clear() -> None:
    assert compare_shares(share_of(12, 100), share_of(10, 100)) == ""
    assert compare_shares(share_of(40, 200), share_of(20, 210)) == "higher"
    assert compare_shares(share_of(20, 210), share_of(40, 200)) == "lower"


def test_no_share_of_a_team_passes_a_hundred() -> None:
    """R29, as in the funnel: items may be known whose attendance is not."""
    row = _row("Response A", ["1184"], _Counts({"1184": (25, 20)}, Told({}, {}, {}, 0)))
    assert (row.attended, row.asked, row.share) == ("20", "20", "100 in 100")


def test_a_group_stands_apart_only_beyond_chance() -> None:
    assert stand_apart([10, 11, 9], [100, 100, 100]) == (False, False, False)
    assert stand_apart([35, 10, 10], [100, 100, 100])[0]
    assert stand_apart([3, 10, 10], [3, 100, 100]) == (False, False, False)
    assert stand_apart([], []) == ()


def test_few_groups_of_a_force_without_differences_are_named() -> None:
    chance, named = np.random.default_rng(7), 0
    for _ in range(100):
        named += any(stand_apart(chance.binomial(120, 0.11, 10).tolist(), [120] * 10))
    assert named <= 10  # at the stated level of 5 in 100


def test_the_funnel_holds_teams_that_are_alike() -> None:
    chance = np.random.default_rng(3)
    low, high = funnel_limits(80, 0.1, 0.95)
    inside = [low <= missed / 80 <= high for missed in chance.binomial(80, 0.1, 2000)]
    assert 0.94 <= np.mean(inside) <= 0.99


@pytest.mark.parametrize("role", ["coordinator", "board"])
def test_every_figure_can_be_drawn_of_much_and_of_nothing(role: str, db: None) -> None:
    year = Year(days=60, a_day=6)
    users: dict[str, User] = live_a_year(year)
    reader = reader_of(users[role], year.now)
    for start, end in ((year.start, year.end), (date(2020, 1, 1), date(2020, 1, 2))):
        view = open_view(reader, Narrowing(start, end), year.now)
        for entry in CATALOGUE:
            figure = entry.compute(view)
            assert figure.code == entry.code
            assert figure.sentence.endswith(".")
            assert all(len(row.cells) == len(figure.columns) for row in figure.rows), figure.code
            if role == "board":
                cells = [cell for row in figure.rows for cell in row.cells]
                assert not any(cell.cases for cell in cells)


def test_the_funnel_has_no_jags() -> None:
    edges = [funnel_limits(of, 0.08, 0.95)[1] for of in range(20, 400)]
    assert all(later <= earlier + 0.002 for earlier, later in itertools.pairwise(edges))
    assert funnel_limits(40, 0.0, 0.95) == (0.0, 0.0)


def test_a_share_of_nothing_or_all_ends_where_shares_end() -> None:
    assert share_of(0, 7).words == "0% (0% to 35%)"
    assert share_of(7, 7).words == "100% (65% to 100%)"


def test_a_manager_sees_their_own_area_exactly_and_others_in_fives(db: None) -> None:
    year = Year(days=60, a_day=6)
    reader = reader_of(live_a_year(year)["manager"], year.now)
    assert open_view(reader, Narrowing(year.start, year.end, area="northvale"), year.now).sight.exact
    assert not open_view(reader, Narrowing(year.start, year.end, area="southmoor"), year.now).sight.exact
    assert not open_view(reader, Narrowing(year.start, year.end), year.now).sight.exact


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=2, max_size=5))
@settings(max_examples=80, deadline=None)
def test_the_quick_test_never_hides_what_the_exact_one_shows(pairs: list[tuple[int, int]]) -> None:
    """A group is named as if every group had been asked the exact test."""
    parts, wholes = [min(pair) for pair in pairs], [max(pair) for pair in pairs]
    part, of = sum(parts), sum(wholes)
    asked = [n for n, whole in enumerate(wholes) if 20 <= whole <= of - 20]
    exact = set()
    for n in asked:
        table = [[parts[n], wholes[n] - parts[n]], [part - parts[n], of - wholes[n] - part + parts[n]]]
        exact |= {n} if fisher_exact(table).pvalue < 0.05 / len(asked) else set()
    assert {n for n, apart in enumerate(stand_apart(parts, wholes)) if apart} == exact
