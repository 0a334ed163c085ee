"""Logs written in rounds, each with its answer set down before any rule had read it; what was misread mended a rule.

``rounds.txt`` holds them: the number of children, the ages that the words state, the log. First-run figures by round
stand in docs/performance.md; from then on every line is a floor (rulings 3 to 6, 9 and 10).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from childtonotice.screening.text import read_log
from tests.spec.logs import ON, age

ROWS = (Path(__file__).parent / "rounds.txt").read_text(encoding="utf-8").splitlines()
ROUNDS = [tuple(row.split(" | ", 2)) for row in ROWS if row and not row.startswith("#")]


def is_right(number: str, ages: str, log: str) -> bool:
    """Whether a log tells of so many children, and of those whose ages it states."""
    mentions = read_log(log.replace("\\n", "\n"), ON).mentions
    told = sorted(age(mention) for mention in mentions for _ in range(mention.count) if age(mention))
    return sum(mention.count for mention in mentions) == int(number) and (ages == "?" or told == sorted(ages.split()))


@pytest.mark.read_whole("number, ages, log", ROUNDS)
def test_number_and_ages_are_right() -> None:
    """Whatever the words, the log tells of so many children, and of those whose ages it states."""
    assert [row for row in ROUNDS if not is_right(*row)] == []
