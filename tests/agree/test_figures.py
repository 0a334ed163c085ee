"""What a screening has to show on a made-up force, whose truth is known before its records are written (R51)."""

from __future__ import annotations

from pathlib import Path

import pytest

from childtonotice.screening import screen
from childtonotice.screening.force import Force
from childtonotice.screening.store import Store
from childtonotice.synthetic import simulate
from childtonotice.synthetic.score import Group, Scores, score
from tests.agree.test_store import run_days, screen_store

WRONG_ACCUSATIONS = 0.01
TEXT_ONLY = 0.95
SURE_WAYS = ("linked", "code", "linked;code")


def screen_and_score(folder: Path, days: int, seed: int) -> Scores:
    """The scores of one screening of a made-up force."""
    simulate(folder / "extract", days=days, seed=seed)
    screen(folder / "extract").write(folder / "answer")
    return score(folder / "answer", folder / "extract/truth.csv", logs=folder / "extract/incidents.csv")


def recall_of(group: Group) -> float:
    """The share of incidents to be read that were listed; whole where there was none."""
    value = group.look.recall.value
    return 1.0 if value is None else value


def check_figures(scores: Scores) -> None:
    """Linked and coded children are all found, text nearly all, evidence stands, hardly anyone is accused in vain."""
    for way in SURE_WAYS:
        if way in scores.by_notice:
            assert recall_of(scores.by_notice[way]) == 1.0, way
    assert recall_of(scores.by_notice["text"]) >= TEXT_ONLY
    assert scores.evidence is not None
    assert scores.evidence.value == 1.0
    accused = scores.whole.accused.value
    assert accused is not None
    assert accused < WRONG_ACCUSATIONS


@pytest.mark.soak
@pytest.mark.parametrize("seed", [101, 202])
def test_a_month_keeps_the_promised_figures(tmp_path: Path, seed: int) -> None:
    """F1 to F23 as far as a screening can see them, thirty days, two seeds."""
    check_figures(screen_and_score(tmp_path, days=30, seed=seed))


@pytest.mark.soak
def test_fourteen_daily_runs_equal_one_screening(tmp_path: Path) -> None:
    """Late links, late PPNs and weekends included (R1)."""
    simulate(tmp_path / "force", days=14, seed=303, by_day=True)
    store, force = Store(tmp_path / "store"), Force()
    current = run_days(store, sorted((tmp_path / "force/days").iterdir()), force)
    assert current == screen_store(store, force)


@pytest.mark.soak
def test_the_engines_agree_on_a_made_up_week(tmp_path: Path) -> None:
    simulate(tmp_path, days=7, incidents_per_day=150, seed=404)
    answers = [list(screen(tmp_path, engine=engine).findings) for engine in ("memory", "duckdb")]
    assert answers[0] == answers[1]


def test_a_few_days_are_read_rightly(tmp_path: Path) -> None:
    """A short look in every test run: nobody on record is overlooked, and no evidence is out of place."""
    scores = screen_and_score(tmp_path, days=3, seed=505)
    assert recall_of(scores.by_notice["linked"]) == 1.0
    assert recall_of(scores.whole) >= TEXT_ONLY
    assert scores.evidence is not None
    assert scores.evidence.value == 1.0
