"""How a team does, for learning (R29): requests beside the child incidents attended; no league table, no label.

A supervisor sees their own team, officer by officer, in the order of their numbers; managers and inspectors see teams.
What was attended and what of it needed a PPN is counted where the figures count it; the days are those of the report.
Nothing is shown of whoever attended few: under twenty incidents a rate says nothing, and one of one is not the worst.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils import timezone

from childtonotice.casework.access import Reader
from childtonotice.casework.figure_codes import Narrowing
from childtonotice.casework.lists.attended import count_attended
from childtonotice.casework.lists.facts import read_facts
from childtonotice.casework.lists.team import Told, count_told, find_groups
from childtonotice.casework.matrix import Verb
from childtonotice.casework.reports.figures.repeats import ENOUGH, count_by_officer
from childtonotice.casework.reports.narrowing import narrow
from childtonotice.casework.reports.sight import FEWER, FEWEST

PERIOD = timedelta(days=90)
NOT_SAID = "too few to say anything"


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One officer or team: what they attended, and what was asked of them afterwards; words where it is too little."""

    name: str
    attended: str
    asked: str
    share: str
    open: str
    feedback: str


@dataclass(frozen=True, slots=True)
class TeamPage:
    """The team's figures of the last ninety days. ``by_officer``: the rows are officers of the reader's own team."""

    by_officer: bool
    whole: TeamRow
    rows: tuple[TeamRow, ...]
    overdue: int
    days: int = PERIOD.days
    enough: int = ENOUGH


def team_page(reader: Reader, now: datetime | None = None) -> TeamPage:
    """The figures that are this reader's to see; NotFound for whoever may see none."""
    moment = now or timezone.now()
    own_team, groups = find_groups(reader, moment)
    officers = sorted({officer for group in groups.values() for officer in group})
    counts = _Counts(_count(reader, moment), count_told(officers, moment - PERIOD, moment))
    rows = tuple(_row(name, group, counts) for name, group in sorted(groups.items()))
    whole = _guard(_row("All", officers, counts), rows)
    return TeamPage(by_officer=own_team, whole=whole, rows=rows, overdue=counts.told.overdue)


@dataclass(frozen=True, slots=True)
class _Counts:
    beside: Mapping[str, tuple[int, int]]
    told: Told


def _count(reader: Reader, now: datetime) -> dict[str, tuple[int, int]]:
    """Of each officer what needed a PPN of the last ninety days' items, beside what they attended."""
    today = timezone.localdate(now)
    asked = Narrowing(today - PERIOD + timedelta(days=1), today)
    facts = read_facts(reader, now, Verb.OFFICER_FIGURES)
    attended = count_attended(reader, facts.mark, asked.start, asked.end, verb=Verb.OFFICER_FIGURES)
    return count_by_officer(facts.narrow(narrow(facts, asked)), attended)


def _row(name: str, officers: Iterable[str], counts: _Counts) -> TeamRow:
    """One row; where fewer than twenty incidents were attended it says so and nothing else."""
    numbers, told = list(officers), counts.told
    asked, attended = (sum(counts.beside.get(number, (0, 0))[place] for number in numbers) for place in (0, 1))
    opened, given, read = (
        sum(counted.get(number, 0) for number in numbers) for counted in (told.open, told.given, told.read)
    )
    # As in the funnel: of an item that is on no list of what was attended, the share would pass 100.
    asked = min(asked, attended)
    if attended < ENOUGH:
        return TeamRow(name, f"fewer than {ENOUGH}", "", NOT_SAID, "", "")
    return TeamRow(
        name=name,
        attended=str(attended),
        asked=_hide(asked),
        share=f"{100 * asked / attended:.0f} in 100" if asked >= FEWEST else NOT_SAID,
        open=_hide(opened),
        feedback=f"{_hide(given)} given, {_hide(read)} acknowledged" if given >= FEWEST else _hide(given),
    )


def _hide(count: int) -> str:
    return str(count) if count >= FEWEST else FEWER


def _guard(whole: TeamRow, rows: tuple[TeamRow, ...]) -> TeamRow:
    """The total, without what would give away the one number that a row hides: it could be had by subtraction."""
    hides = {
        name: sum(getattr(row, name) in ("", FEWER, NOT_SAID) for row in rows) == 1
        for name in ("asked", "share", "open", "feedback")
    }
    return replace(whole, **{name: "" for name, alone in hides.items() if alone or hides["asked"]})
