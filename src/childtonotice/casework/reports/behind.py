"""The items behind numbers that need more than an item's own facts: what waits now, whole days of a reader, a child."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime

import numpy as np
from django.conf import settings
from django.utils.text import slugify

from childtonotice.casework.access import Reader
from childtonotice.casework.clocks import decide_by
from childtonotice.casework.figure_codes import Narrowing
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.child_facts import SLICES, read_children
from childtonotice.casework.lists.fact_rows import STATES, day_number, london_days
from childtonotice.casework.lists.facts import Facts, Mask, Numbers
from childtonotice.casework.lists.pace import FEWEST, MOST
from childtonotice.casework.reports.misses import AFTER_MISS, items_after_misses
from childtonotice.casework.reports.narrowing import narrow, reviewed

HOUR = 3600
READ_FIRST = 1
WAITED = {"waits-24-hours": 24, "waits-48-hours": 48, "waits-7-days": 168}
MANY_DAYS = 10**6
WEEK = 7


def narrow_whole(reader: Reader, facts: Facts, asked: Narrowing, now: datetime) -> Facts:
    """The items that the codes of an address leave, whatever these codes need to be told."""
    left = facts.narrow(narrow(facts, asked))
    if asked.decided:
        left = left.narrow(decided_in_week(left, date.fromisoformat(asked.decided)))
    if asked.child:
        left = left.narrow(with_child(reader, left, asked.child))
    if asked.place:
        left = left.narrow(at_place(left, asked.place))
    if asked.what in NOW:
        left = left.narrow(NOW[asked.what](left, now))
    if asked.what in BANDS:
        left = left.narrow(in_band(left, asked.what))
    if asked.what in AFTER_MISS:
        left = left.narrow(items_after_misses(reader, left, asked, asked.what))
    return left


def decided_in_week(facts: Facts, monday: date) -> Mask:
    """Items with a final decision in the seven London days from this one."""
    days = london_days(np.maximum(facts.decided, 0))
    found: Mask = reviewed(facts) & (days >= day_number(monday)) & (days < day_number(monday) + WEEK)
    return found


def with_child(reader: Reader, facts: Facts, code: str) -> Mask:
    """Items with a child of one group; ``code``: the slice and the group, "age-1-to-4"."""
    by = next((by for by in SLICES if code.startswith(f"{slugify_slice(by)}-")), "")
    if not by:
        return np.zeros(len(facts), bool)
    known = read_children(reader, facts.mark)
    group = code.removeprefix(f"{slugify_slice(by)}-")
    places = [place for place, words in enumerate(known.words(by)) if words and slugify(words) == group]
    items = known.columns["item"][np.isin(known.columns[by], places)]
    found: Mask = np.isin(facts.pk, items)
    return found


def slugify_slice(by: str) -> str:
    """A slice as codes have it: "looked-after"."""
    return by.replace("_", "-")


def at_place(facts: Facts, code: str) -> Mask:
    """Items at one place, by its code."""
    places = [n for n, words in enumerate(facts.words.get("place", ("",))) if words and code_place(words) == code]
    found: Mask = np.isin(facts.place, places)
    return found


def code_place(words: str) -> str:
    """The code of a place in an address: a keyed hash, since a street in an address would be read by others."""
    key = hashlib.blake2b(settings.SECRET_KEY.encode(), person=b"figure places").digest()
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), key=key, digest_size=6).hexdigest()


def hours_waited(facts: Facts, now: datetime) -> Numbers:
    """How many hours have passed since each item was reported."""
    hours: Numbers = (int(now.timestamp()) - facts.reported) // HOUR
    return hours


def to_read(facts: Facts) -> Mask:
    """Items that wait to be read now."""
    found: Mask = facts.state == STATES.index("to-read")
    return found


def past_target(facts: Facts, now: datetime) -> Mask:
    """Items that wait to be read and whose time from listing to decision is over."""
    waiting = np.flatnonzero(to_read(facts))
    pairs = list(zip(facts.listed[waiting].tolist(), facts.priority[waiting].tolist(), strict=True))
    over = {pair: decide_by(datetime.fromtimestamp(pair[0], UTC), pair[1], our_force()) < now for pair in set(pairs)}
    found: Mask = np.zeros(len(facts), bool)
    found[waiting] = [over[pair] for pair in pairs]
    return found


def waited_over(hours: int) -> Callable[[Facts, datetime], Mask]:
    """Which items wait to be read and were reported so long ago."""
    return lambda facts, now: to_read(facts) & ((int(now.timestamp()) - facts.reported) / HOUR > hours)


NOW: dict[str, Callable[[Facts, datetime], Mask]] = {
    **{code: waited_over(hours) for code, hours in WAITED.items()},
    "past-target": past_target,
    "first-past-target": lambda facts, now: past_target(facts, now) & (facts.priority <= READ_FIRST),
}


def reader_days(facts: Facts) -> tuple[Numbers, Numbers]:
    """How many items each reader decided on each day of theirs; and of each item decided, which day that was."""
    done = reviewed(facts)
    pairs = facts.by[done] * MANY_DAYS + london_days(facts.decided[done])
    _, places, counts = np.unique(pairs, return_inverse=True, return_counts=True)
    return counts.astype(np.int64), places.astype(np.int64)


BANDS: dict[str, Callable[[Numbers], Mask]] = {
    "day-under": lambda counts: counts < FEWEST,
    "day-within": lambda counts: (counts >= FEWEST) & (counts <= MOST),
    "day-over": lambda counts: counts > MOST,
}


def in_band(facts: Facts, what: str) -> Mask:
    """Items decided on days on which their reader decided fewer, as many, or more than one reads well."""
    counts, places = reader_days(facts)
    found: Mask = reviewed(facts)
    found[np.flatnonzero(found)] = BANDS[what](counts)[places]
    return found
