"""How a team does, for learning (R29): requests beside the child incidents attended; no league table, no label.

A supervisor sees their own team, officer by officer, in the order of their numbers; managers and inspectors see teams.
Nothing is shown of whoever attended few: under twenty incidents a rate says nothing, and one of one is not the worst.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Count
from django.utils import timezone

from childtonotice.casework.access import NotFound, Reader, areas_for, may
from childtonotice.casework.matrix import Reach, Verb
from childtonotice.casework.models import Attendance, Feedback, Officer, Recovery
from childtonotice.casework.officers import team_names
from childtonotice.casework.recover import open_recoveries

PERIOD = timedelta(days=90)
ENOUGH = 20
FEWEST = 5
FEW = "fewer than 5"
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


@dataclass(frozen=True, slots=True)
class _Counts:
    attended: Mapping[str, int]
    asked: Mapping[str, int]
    open: Mapping[str, int]
    given: Mapping[str, int]
    read: Mapping[str, int]


def team_page(reader: Reader, now: datetime | None = None) -> TeamPage:
    """The figures that are this reader's to see; NotFound for whoever may see none."""
    moment = now or timezone.now()
    reaches = {reach for _, reach in reader.reaches(Verb.OFFICER_FIGURES)}
    if not may(reader, Verb.OFFICER_FIGURES):
        raise NotFound
    own_team = reaches == {Reach.TEAM}
    groups = _own_team(reader) if own_team else _teams(reader, moment, all_areas=Reach.ALL in reaches)
    officers = sorted({officer for group in groups.values() for officer in group})
    counts = _count(officers, moment)
    rows = tuple(_row(name, group, counts) for name, group in sorted(groups.items()))
    return TeamPage(
        by_officer=own_team,
        whole=_guard(_row("All", officers, counts), rows),
        rows=rows,
        overdue=open_recoveries().filter(item__officer_id__in=officers, due_at__lt=moment).count(),
    )


def _own_team(reader: Reader) -> dict[str, tuple[str, ...]]:
    return {number: (number,) for number in reader.team}


def _teams(reader: Reader, now: datetime, *, all_areas: bool) -> dict[str, tuple[str, ...]]:
    """The officers of each team of the reader's areas: by the force's list, and the table of teams before it."""
    names = team_names(timezone.localdate(now))
    if not all_areas:
        here = Officer.objects.filter(area__in=[area.name for area in areas_for(reader, Verb.OFFICER_FIGURES)])
        mine = set(here.values_list("officer_id", flat=True))
        names = {number: team for number, team in names.items() if number in mine}
    teams: dict[str, list[str]] = {}
    for number, team in sorted(names.items()):
        teams.setdefault(team, []).append(number)
    return {team: tuple(numbers) for team, numbers in teams.items()}


def _count(officers: list[str], now: datetime) -> _Counts:
    since = now - PERIOD
    attended = Attendance.objects.filter(officer_id__in=officers, reported_at__gte=since)
    asked = Recovery.objects.filter(item__officer_id__in=officers, requested_at__gte=since, review__withdrawn=None)
    given = Feedback.objects.filter(officer_id__in=officers, at__gte=since)
    return _Counts(
        _by(attended.values_list("officer_id").annotate(Count("pk"))),
        # Of one item, asked for the second time, one request is counted.
        _by(asked.values_list("item__officer_id").annotate(Count("item", distinct=True))),
        _by(
            open_recoveries()
            .filter(item__officer_id__in=officers)
            .values_list("item__officer_id")
            .annotate(Count("pk"))
        ),
        _by(given.values_list("officer_id").annotate(Count("pk"))),
        _by(given.exclude(acknowledged_at=None).values_list("officer_id").annotate(Count("pk"))),
    )


def _by(rows: Iterable[tuple[str, int]]) -> Counter[str]:
    return Counter(dict(rows))


def _row(name: str, officers: Iterable[str], counts: _Counts) -> TeamRow:
    """One row; where fewer than twenty incidents were attended it says so and nothing else."""
    numbers = list(officers)
    attended, asked, opened, given, read = (
        sum(counted.get(number, 0) for number in numbers)
        for counted in (counts.attended, counts.asked, counts.open, counts.given, counts.read)
    )
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
    return str(count) if count >= FEWEST else FEW


def _guard(whole: TeamRow, rows: tuple[TeamRow, ...]) -> TeamRow:
    """The total, without what would give away the one number that a row hides: it could be had by subtraction."""
    hides = {
        name: sum(getattr(row, name) in ("", FEW, NOT_SAID) for row in rows) == 1
        for name in ("asked", "share", "open", "feedback")
    }
    return replace(whole, **{name: "" for name, alone in hides.items() if alone or hides["asked"]})
