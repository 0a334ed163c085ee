"""Whose age it is and where each child was: rounds of logs, the standing of every child set down before any rule read them.

``standings.txt`` holds them, a log a line: for each child its age or a dash, where it was (p present, r resident,
e elsewhere, u unborn, q uncertain), and its relation where that is asked; then the log. First-run figures stand in
docs/performance.md; from then on every line is a floor (rulings 3 to 6).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from childtonotice.screening.text import read_log
from tests.spec.logs import ON, age

ROWS = (Path(__file__).parent / "standings.txt").read_text(encoding="utf-8").splitlines()
LOGS = [tuple(row.split(" | ", 1)) for row in ROWS if row and not row.startswith("#")]


@pytest.mark.parametrize("expected, log", LOGS, ids=[log[:50] for _, log in LOGS])
def test_each_child_stands_where_the_words_put_it(expected: str, log: str) -> None:
    """A child told to be at a grandmother's is elsewhere, one whose parent was held is resident, the rest were there."""
    wanted = sorted(child.split() for child in expected.split("; ") if expected != "0")
    mentions = read_log(log.replace("\\n", "\n"), ON).mentions
    told = sorted([age(one) or "-", one.presence[:1] if one.presence != "uncertain" else "q", one.relation]
                  for one in mentions for _ in range(one.count))  # fmt: skip
    assert [child[:2] for child in told] == [child[:2] for child in wanted]
    for child, want in zip(told, wanted, strict=True):
        assert len(want) == 2 or child[2] == want[2]
