"""How far a long step has come, in words: counts and time left, nothing that cannot be known yet."""

from __future__ import annotations

import pytest

from childtonotice import progress
from childtonotice.progress import Progress, say_left


@pytest.mark.parametrize(
    ("spent", "done", "of", "said"),
    [
        (10.0, 0, 120, ""),
        (10.0, 120, 120, ""),
        (60.0, 3, 120, ", about 39 min left"),
        (30.0, 60, 120, ", less than a minute left"),
        (3600.0, 10, 120, ", about 11.0 hours left"),
    ],
)
def test_the_time_left_is_what_the_rest_will_take(spent: float, done: int, of: int, said: str) -> None:
    assert say_left(spent, done, of) == said


def test_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody looks at a terminal, every few seconds a line says how far it is."""
    now = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    with Progress() as shown:
        shown.tell("Screening period by period", 0, 40)
        for done in range(1, 5):
            now[0] += 3
            shown.tell("Screening period by period", done, 40)
    assert capsys.readouterr().err.splitlines() == [
        "Screening period by period: 2 of 40, about 2 min left",
        "Screening period by period: 4 of 40, about 2 min left",
    ]
