"""Who is whose supervisor, in which team, and who is away: the force's list, and what is kept by hand beside it.

Nothing is kept of why somebody is away.
"""

from __future__ import annotations

from datetime import date

from childtonotice.casework.dated import Line, fold, lines_of, lines_on
from childtonotice.casework.models import DatedTable, Officer

# A chain of supervisors longer than this goes in a circle.
HIGHEST = 6


def is_known(officer_id: str) -> bool:
    """Whether the force's list has this officer; a force that sends no list is taken at the record's word."""
    return Officer.objects.filter(officer_id=officer_id).exists() or not Officer.objects.exists()


def find_leave(officer_id: str, day: date) -> Line | None:
    """The line that says that this officer is away on a day; the one that ends last."""
    wanted = fold(officer_id)
    away = [line for line in lines_of(DatedTable.LEAVE) if fold(line.subject) == wanted and line.counts_on(day)]
    return max(away, key=lambda line: line.ends_on or date.max, default=None)


def tell_leave(officer_id: str, day: date) -> str:
    """ "away until 14 March" or "away until further notice"; empty where the officer is there."""
    line = find_leave(officer_id, day) if officer_id else None
    if line is None:
        return ""
    return f"away until {line.ends_on.day} {line.ends_on:%B}" if line.ends_on else "away until further notice"


def supervisor_of(officer_id: str, day: date) -> str:
    """The supervisor of an officer on a day: as kept by hand, else as the force's list says; empty where neither does.

    A supervisor who is not on the force's list, and one's own number, are none.
    """
    kept = lines_on(DatedTable.TEAMS, day).get(fold(officer_id))
    number = kept.more if kept else ""
    if not number:
        found = Officer.objects.filter(officer_id=officer_id).values_list("supervisor_id", flat=True).first()
        number = found or ""
    return number if number != officer_id and Officer.objects.filter(officer_id=number or None).exists() else ""


def present_above(officer_id: str, day: date) -> str:
    """The first supervisor above an officer who is not away on this day; empty where there is none."""
    above = supervisor_of(officer_id, day)
    for _ in range(HIGHEST):
        if not above or find_leave(above, day) is None:
            return above
        above = supervisor_of(above, day)
    return ""


def officers_under(officer_id: str, day: date) -> frozenset[str]:
    """Whom this officer supervises on a day."""
    if not officer_id:
        return frozenset()
    kept = {line.subject: line.more for line in lines_on(DatedTable.TEAMS, day).values() if line.more}
    listed = Officer.objects.filter(supervisor_id=officer_id).values_list("officer_id", flat=True)
    moved = {fold(number) for number in kept}
    own = {number for number in listed if fold(number) not in moved}
    return frozenset(own | {number for number, above in kept.items() if above == officer_id})


def team_lines(day: date) -> tuple[int, ...]:
    """The lines of the table of teams that count on a day, by their keys: while they stay, so do teams."""
    return tuple(sorted(line.id for line in lines_on(DatedTable.TEAMS, day).values()))


def team_names(day: date) -> dict[str, str]:
    """The team of each officer who is in one on a day."""
    teams = dict(Officer.objects.exclude(team="").values_list("officer_id", "team"))
    return teams | {line.subject: line.says for line in lines_on(DatedTable.TEAMS, day).values() if line.says}
