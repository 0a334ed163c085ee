"""The demo's people and their habits: one careful, one slow, one lenient, and a team that learns from week to week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

LEARNS_IN = timedelta(days=7)
LEARNS = "Northvale Response B"


@dataclass(frozen=True, slots=True)
class Habit:
    """How one manager works. ``most``: items read in a day; of a hundred that need none, for how many ``asks`` for a
    PPN all the same, where there is much at stake; of a hundred that need one, how many ``lets_go``.
    """

    most: int = 80
    asks: int = 0
    lets_go: int = 0


CAREFUL, SLOW, LENIENT = Habit(asks=30), Habit(most=11, asks=15), Habit(asks=5, lets_go=45)
HABITS = {"manager.northvale": CAREFUL, "manager.southmoor": SLOW, "manager.eastcliff": LENIENT}


def habit_of(username: str) -> Habit:
    """How this manager works; without habits of their own as the truth is."""
    return HABITS.get(username, Habit())


def misses(team: str, day: date, start: date) -> bool:
    """Whether this team still forgets referrals on this day: the one that learns does so for a week."""
    return team == LEARNS and day < start + LEARNS_IN
