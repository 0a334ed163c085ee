"""Officers after their first miss of a period, those told of it and the others, and the items of their misses (R31)."""

from __future__ import annotations

from datetime import date

import numpy as np

from childtonotice.casework.access import Reader
from childtonotice.casework.figure_codes import Narrowing
from childtonotice.casework.lists.attended import read_attended, read_told
from childtonotice.casework.lists.fact_rows import day_number, day_of
from childtonotice.casework.lists.facts import Facts, Mask
from childtonotice.casework.reports.interrupted import WATCHED, After, follow_misses, was_told
from childtonotice.casework.reports.narrowing import needed

# By code: whether it is of those who were told, and whether it is the first miss or what came after it.
AFTER_MISS = {
    "first-miss-told": (True, True),
    "first-miss-untold": (False, True),
    "missed-told": (True, False),
    "missed-untold": (False, False),
}


def after_misses(reader: Reader, facts: Facts, asked: Narrowing) -> tuple[After, After]:
    """What officers missed after their first miss of the period: those given feedback on it, and those who were not."""
    missed = _misses(facts)
    attended = read_attended(reader, facts.mark, asked.start, asked.end, asked.area, missed)
    return follow_misses(missed, attended, read_told(reader, asked.start, asked.end), asked.end)


def items_after_misses(reader: Reader, facts: Facts, asked: Narrowing, what: str) -> Mask:
    """Which of the items are those misses; ``what``: one of AFTER_MISS."""
    told, first = AFTER_MISS[what]
    given = read_told(reader, asked.start, asked.end)
    officers, found = facts.words.get("officer", ("",)), np.zeros(len(facts), bool)
    begin = {officer: days[0] for officer, days in _misses(facts).items()}
    for place in np.flatnonzero(needed(facts)).tolist():
        start = begin.get(officers[facts.officer[place]])
        if start is not None and was_told(start, given.get(officers[facts.officer[place]], ())) is told:
            day = int(facts.day[place])
            found[place] = day == day_number(start) if first else _watched(day, start, asked.end)
    return found


def _watched(day: int, start: date, until: date) -> bool:
    return day_number(start) < day <= day_number(min(start + WATCHED, until))


def _misses(facts: Facts) -> dict[str, list[date]]:
    """The days of each officer's items that needed a PPN, in order."""
    found: dict[str, list[date]] = {}
    officers, need = facts.words.get("officer", ("",)), needed(facts)
    for place, day in sorted(zip(facts.officer[need].tolist(), facts.day[need].tolist(), strict=True)):
        if place:
            found.setdefault(officers[place], []).append(day_of(day))
    return found
