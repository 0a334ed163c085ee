"""The scores of an answer to a made-up force, by kind of case, printed in test runs, with floors that only rise."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from childtonotice.screening import screen
from childtonotice.synthetic import simulate
from childtonotice.synthetic.score import Group, Scores, Share, score
from childtonotice.synthetic.score_words import tell_scores

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
TENTH = 0.1  # per cent: a figure so far above its floor lets the floor rise


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Scores:
    """The scores of the force that the floors are for."""
    folder: Path = tmp_path_factory.mktemp("floors")
    wish: dict[str, Any] = {name: FLOORS[name] for name in ("days", "incidents_per_day", "seed")}
    simulate(folder / "extract", **wish)
    screen(folder / "extract").write(folder / "answer")
    return score(folder / "answer", folder / "extract/truth.csv", logs=folder / "extract/incidents.csv")


def per_cent(share: Share | float | None) -> float:
    """A share in per cent; whole where there was nothing to share."""
    value = share.value if isinstance(share, Share) else share
    return 100.0 if value is None else 100.0 * value


def measured(scores: Scores) -> dict[str, dict[str, float]]:
    """Every figure that has a floor, by table and name."""
    whole = scores.whole
    slices: dict[str, Group] = scores.by_slice
    return {
        "whole": {
            "recall": per_cent(whole.look.recall),
            "precision": per_cent(whole.look.precision),
            "involved_f1": per_cent(whole.involved.f1),
            "status": per_cent(whole.status),
            "children": per_cent(whole.number_right),
            "evidence": per_cent(scores.evidence),
        },
        "status": {name: per_cent(group.status) for name, group in slices.items()},
        "children": {name: per_cent(group.number_right) for name, group in slices.items()},
    }


def floor_of(table: str, name: str) -> float:
    """The floor of a figure: its own, or that of the others of its table."""
    floors: dict[str, float] = FLOORS[table]
    return floors.get(name, floors.get("others", 0.0))


def test_no_figure_falls_below_its_floor(scores: Scores, capsys: pytest.CaptureFixture[str]) -> None:
    """Recall, precision, status, children and evidence, whole and by kind of case (F1 to F23)."""
    figures = [(table, name, value) for table, row in measured(scores).items() for name, value in row.items()]
    low = [f"{t}, {n}: {v:.2f}, floor {floor_of(t, n)}" for t, n, v in figures if v < floor_of(t, n)]
    high = [f"{t}, {n}: {v:.2f}, floor {floor_of(t, n)}" for t, n, v in figures if v >= floor_of(t, n) + TENTH]
    with capsys.disabled():
        print("", tell_scores(scores), "Floors that may rise: " + ("; ".join(high) or "none"), sep="\n")
    assert low == []


def test_every_floor_is_of_a_figure(scores: Scores) -> None:
    """A floor whose kind of case no longer exists is taken out, so that none stands there for show."""
    known = measured(scores)
    names = {(table, name) for table in known for name in FLOORS[table] if name != "others"}
    assert names <= {(table, name) for table, row in known.items() for name in row}
