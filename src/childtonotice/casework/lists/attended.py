"""Which incidents with a child each officer attended (R29), and when they were given feedback on something to learn."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np

from childtonotice.casework.access import POOL, Reader, require
from childtonotice.casework.lists.fact_rows import EPOCH, Mark, Table, Vocabulary, as_numbers, london_days
from childtonotice.casework.lists.gently import gently
from childtonotice.casework.lists.kept import Kept
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Attendance, Feedback
from childtonotice.screening.circumstances import LONDON


@dataclass(frozen=True, slots=True)
class Attended:
    """Each incident with a child that somebody attended. ``columns``: ``officer``, ``area`` and ``day``."""

    columns: Table
    officers: tuple[str, ...]
    areas: tuple[str, ...]

    def between(self, start: date, end: date, area: str) -> Table:
        """Those of these days, of one area where it is named."""
        first, last = start.toordinal() - EPOCH, end.toordinal() - EPOCH
        mask = (self.columns["day"] >= first) & (self.columns["day"] <= last)
        if area:
            mask &= self.columns["area"] == (self.areas.index(area) if area in self.areas else -1)
        return {name: column[mask] for name, column in self.columns.items()}


def count_attended(
    reader: Reader, mark: Mark, start: date, end: date, area: str = "", verb: Verb = Verb.REPORTS
) -> Counter[str]:
    """How many incidents with a child each officer attended in these days (R29), by the officer's number."""
    require(reader, verb)
    known = known_attended.as_of(mark)
    counts = np.bincount(known.between(start, end, area)["officer"], minlength=len(known.officers)).tolist()
    return Counter({known.officers[place]: count for place, count in enumerate(counts) if count})


def read_attended(
    reader: Reader, mark: Mark, start: date, end: date, area: str, officers: Collection[str]
) -> dict[str, list[date]]:
    """The days on which each of these officers attended an incident with a child, in order (R29)."""
    require(reader, Verb.REPORTS)
    known = known_attended.as_of(mark)
    found: dict[str, list[date]] = {officer: [] for officer in officers}
    here = known.between(start, end, area)
    days = {number: date.fromordinal(number + EPOCH) for number in np.unique(here["day"]).tolist()}
    for place, number in zip(here["officer"].tolist(), here["day"].tolist(), strict=True):
        if known.officers[place] in found:
            found[known.officers[place]].append(days[number])
    return found


def _catch_up(known: Attended | None, mark: Mark | None, now: Mark) -> Attended:
    """A day's run adds to them and erasing takes away; nothing else changes them."""
    if known is not None and mark is not None and (mark.run, mark.first_item, mark.items) == (
        now.run, now.first_item, now.items,
    ):  # fmt: skip
        return known
    vocabulary, columns = Vocabulary(), {name: array("q") for name in ("officer", "area", "day")}
    rows = Attendance.objects.order_by("reported_at").values_list("officer_id", "area__code", "reported_at")
    for officer, area, at in gently(rows.iterator()):
        columns["officer"].append(vocabulary.number("officer", officer))
        columns["area"].append(vocabulary.number("area", area or POOL))
        columns["day"].append(int(at.timestamp()))
    table = {name: as_numbers(column) for name, column in columns.items()}
    words = vocabulary.as_words()
    days = london_days(table["day"])
    return Attended({**table, "day": days}, words.get("officer", ("",)), words.get("area", ("",)))


known_attended = Kept(_catch_up)


def read_told(reader: Reader, start: date, end: date) -> dict[str, list[date]]:
    """The days on which each officer was given feedback on something to be learnt, praise left out."""
    require(reader, Verb.REPORTS)
    first, last = datetime.combine(start, time(), LONDON), datetime.combine(end + timedelta(days=1), time(), LONDON)
    rows = Feedback.objects.filter(at__gte=first, at__lt=last, praise=False).order_by("at")
    found: dict[str, list[date]] = {}
    for officer, at in rows.values_list("officer_id", "at"):
        found.setdefault(officer, []).append(at.astimezone(LONDON).date())
    return found
