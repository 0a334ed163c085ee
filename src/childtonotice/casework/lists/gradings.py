"""How PPNs were graded by officer and team, what was asked for and not needed, and wording by team (R19, R26, R32).

Counted from the facts that the figures count, by the same functions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from childtonotice.casework.access import Reader
from childtonotice.casework.lists.crossed import count_over, count_under, cross_grades
from childtonotice.casework.lists.ppn_facts import NO_TEAM, PpnFact, read_assessed
from childtonotice.casework.reasons import GRADES

PERIOD = timedelta(days=28)
# Fewer PPNs of a team than this tell nothing of it, and nearly name who wrote them.
LEAST = 5


@dataclass(frozen=True, slots=True)
class GradingsPage:
    """The last four weeks. ``matrix``: the officer's grading down, the team's across; ``asked``: recovered PPNs."""

    checked: int
    matrix: tuple[tuple[str, tuple[int, ...]], ...]
    under: int
    over: int
    asked: int
    unnecessary: int
    wording: tuple[tuple[str, int, int], ...]


def gradings_page(reader: Reader, now: datetime | None = None) -> GradingsPage:
    """How the PPNs that were checked in four weeks were graded; NotFound where the reader checks none."""
    told = read_assessed(reader, (now or timezone.now()) - PERIOD)
    matrix = cross_grades(told, "officer", "team")
    ungraded = Counter(ppn.team for ppn in told if not ppn.officer)
    rows = [tuple(int(count) for count in line) for line in matrix]
    rows.append(tuple(ungraded[grade] for grade in range(1, len(GRADES) + 1)))
    asked = [ppn for ppn in told if ppn.asked]
    return GradingsPage(
        checked=sum(sum(row) for row in rows),
        matrix=tuple(zip((*GRADES, "not graded"), rows, strict=True)),
        under=count_under(matrix),
        over=count_over(matrix),
        asked=len(asked),
        unnecessary=sum(ppn.needless == 1 for ppn in asked),
        wording=_wording(told),
    )


def _wording(told: Iterable[PpnFact]) -> tuple[tuple[str, int, int], ...]:
    """By team, in the order of their names: PPNs checked, and those with wording that blames a child."""
    counted: dict[str, list[int]] = {}
    for ppn in told:
        if ppn.unit != NO_TEAM:
            counted.setdefault(ppn.unit, []).append(ppn.wording)
    shown = [(team, len(each), sum(one > 0 for one in each)) for team, each in counted.items() if len(each) >= LEAST]
    return tuple(sorted(shown))
