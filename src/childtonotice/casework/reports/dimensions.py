"""By what figures are split: each dimension gives its groups in order, with the code, the words and who is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from django.utils.text import slugify

from childtonotice.casework.figure_codes import DAYS, NONE, Narrowing
from childtonotice.casework.lists.fact_rows import DECISION_WORDS, NOTICES, STATE_WORDS, STATUSES, day_number
from childtonotice.casework.lists.facts import Facts, Mask
from childtonotice.casework.lists.filters import STATUSES as STATUS_WORDS
from childtonotice.casework.wording import FOUND_BY, tell_type

MOST_GROUPS = 12


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the items: the codes that narrow to them, their words, and a mask of the facts."""

    codes: dict[str, str]
    words: str
    mask: Mask

    @property
    def code(self) -> str:
        """The code of the group itself."""
        return next(iter(self.codes.values()), "")


def split_by_area(facts: Facts) -> Iterator[Group]:
    """The areas by name; the shared pool where anything is in it, and for whoever may not know whether there is."""
    for place, (code, name) in enumerate(facts.areas):
        mask = facts.area == place
        if place < len(facts.areas) - 1 or mask.any() or not facts.everywhere:
            yield Group({"area": code}, name, mask)


def split_by_team(facts: Facts) -> Iterator[Group]:
    """The officers' teams by name; officers of no known team last."""
    yield from _by_word(facts, "team", "No team known", sort=True)


def split_by_type(facts: Facts) -> Iterator[Group]:
    """The commonest types of incident, and the rest together."""
    counts = np.bincount(facts.type, minlength=1)
    words = facts.words.get("type", ())
    used = [int(place) for place in np.flatnonzero(counts)]
    common = sorted(used, key=lambda place: (-counts[place], words[place]))[:MOST_GROUPS]
    for place in common:
        code = slugify(words[place]) or NONE
        yield Group({"type": code}, tell_type(words[place]) or "No type", facts.type == place)
    rest = ~np.isin(facts.type, common)
    if rest.any():
        yield Group({}, "All other types", rest)


def split_by_response(facts: Facts) -> Iterator[Group]:
    """The response grades."""
    yield from _by_word(facts, "response", "No response grade", sort=True)


def _by_word(facts: Facts, column: str, empty: str, *, sort: bool) -> Iterator[Group]:
    words = facts.words.get(column, ())
    numbers = facts.columns[column]
    used = [int(place) for place in np.flatnonzero(np.bincount(numbers, minlength=len(words) or 1))]
    for place in sorted(used, key=lambda place: (place == 0, words[place] if sort else "")):
        yield Group({column: slugify(words[place]) or NONE}, words[place] or empty, numbers == place)


def split_by_category(facts: Facts) -> Iterator[Group]:
    """The categories of risk; an item may be in several, and stands in each."""
    words = facts.words.get("risk", ())
    for place, word in sorted(enumerate(words), key=lambda pair: pair[1]):
        mask: Mask = (facts.risks & (1 << place)) > 0
        if mask.any():
            yield Group({"category": slugify(word)}, word[:1].upper() + word[1:], mask)


def split_by_notice(facts: Facts) -> Iterator[Group]:
    """How the children came to notice; an item may have several ways."""
    for place, code in enumerate(NOTICES):
        words = FOUND_BY.get(code, code)  # type: ignore[call-overload]
        yield Group({"found_by": code}, words[:1].upper() + words[1:], (facts.found_by & (1 << place)) > 0)


def split_by_hour(facts: Facts) -> Iterator[Group]:
    """The hours of the day, in London."""
    for hour in range(24):
        yield Group({"hour": str(hour)}, f"{hour:02}:00 to {hour:02}:59", facts.hour == hour)


def split_by_weekday(facts: Facts) -> Iterator[Group]:
    """The days of the week."""
    for place, words in enumerate(DAYS):
        yield Group({"weekday": str(place)}, words, facts.weekday == place)


def split_by_status(facts: Facts) -> Iterator[Group]:
    """What the screening says of the items."""
    for place, code in enumerate(STATUSES):
        yield Group({"status": code}, STATUS_WORDS[code], facts.status == place)


def split_by_state(facts: Facts) -> Iterator[Group]:
    """Where the items stand for people."""
    for place, code in enumerate(STATE_WORDS):
        yield Group({"state": code}, STATE_WORDS[code], facts.state == place)


def split_by_decision(facts: Facts) -> Iterator[Group]:
    """The decisions that stand, and items with none."""
    for place, code in enumerate(DECISION_WORDS):
        yield Group({"decision": code}, DECISION_WORDS[code], facts.decision == place)
    yield Group({"decision": NONE}, "No decision stands", facts.decision < 0)


def split_by_week(facts: Facts, asked: Narrowing) -> Iterator[Group]:
    """The weeks of the period, from Monday, or its days where the period is short; only parts within the period."""
    monday = asked.start - timedelta(days=asked.start.weekday())
    while monday <= asked.end:
        first, last = max(monday, asked.start), min(monday + timedelta(days=6), asked.end)
        mask: Mask = (facts.day >= day_number(first)) & (facts.day <= day_number(last))
        words = f"{first.day} {first:%b} to {last.day} {last:%b}" if first != last else f"{first.day} {first:%b}"
        yield Group({"start": first.isoformat(), "end": last.isoformat()}, words, mask)
        monday += timedelta(days=7)


def split_by_day(facts: Facts, asked: Narrowing) -> Iterator[Group]:
    """The days of the period."""
    day = asked.start
    while day <= asked.end:
        mask: Mask = facts.day == day_number(day)
        yield Group({"start": day.isoformat(), "end": day.isoformat()}, f"{day:%a} {day.day} {day:%b}", mask)
        day += timedelta(days=1)


Split = Callable[[Facts], Iterator[Group]]
DIMENSIONS: dict[str, tuple[str, Split]] = {
    "area": ("area", split_by_area),
    "team": ("team", split_by_team),
    "category": ("category of risk", split_by_category),
    "type": ("type of incident", split_by_type),
    "hour": ("hour", split_by_hour),
    "weekday": ("day of the week", split_by_weekday),
    "found-by": ("how the child came to notice", split_by_notice),
    "response": ("response grade", split_by_response),
}
# Those whose groups come up by themselves: that there is one tells something already.
COMING = ("team", "category", "type", "response")
