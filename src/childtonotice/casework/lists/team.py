"""Whose figures a reader of officers' figures sees, and what waits for these officers and was told to them (R29)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.utils import timezone

from childtonotice.casework.access import NotFound, Reader, areas_for, may
from childtonotice.casework.matrix import Reach, Verb
from childtonotice.casework.models import Feedback, Officer
from childtonotice.casework.officers import team_names
from childtonotice.casework.recover import open_recoveries

Groups = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """Of each officer: requests open now, feedback given and feedback acknowledged. ``overdue``: of all together."""

    open: Mapping[str, int]
    given: Mapping[str, int]
    read: Mapping[str, int]
    overdue: int


def find_groups(reader: Reader, now: datetime) -> tuple[bool, Groups]:
    """The officers in their groups: each of a supervisor's team alone, else the teams of the reader's areas.

    First whether it is officer by officer. NotFound for whoever sees no figures of officers.
    """
    if not may(reader, Verb.OFFICER_FIGURES):
        raise NotFound
    reaches = {reach for _, reach in reader.reaches(Verb.OFFICER_FIGURES)}
    if reaches == {Reach.TEAM}:
        return True, {number: (number,) for number in reader.team}
    return False, _teams(reader, now, all_areas=Reach.ALL in reaches)


def _teams(reader: Reader, now: datetime, *, all_areas: bool) -> Groups:
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


def count_told(officers: Sequence[str], since: datetime, now: datetime) -> Told:
    """What is open with these officers now, and what feedback they were given since."""
    given = Feedback.objects.filter(officer_id__in=officers, at__gte=since)
    opened = open_recoveries().filter(item__officer_id__in=officers)
    return Told(
        _by(opened.values_list("item__officer_id").annotate(Count("pk"))),
        _by(given.values_list("officer_id").annotate(Count("pk"))),
        _by(given.exclude(acknowledged_at=None).values_list("officer_id").annotate(Count("pk"))),
        overdue=opened.filter(due_at__lt=now).count(),
    )


def _by(rows: Iterable[tuple[str, int]]) -> Counter[str]:
    return Counter(dict(rows))
