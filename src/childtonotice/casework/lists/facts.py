"""What figures count: one row an item in columns of numbers, without names or words, kept in memory and up to date.

Each process reads the whole once and then only what happened since: every change of an item leaves an event, so that
the events after the last one known say which rows to read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

import numpy as np
import numpy.typing as npt
from django.db.models import QuerySet
from django.utils import timezone

from childtonotice.casework.access import POOL, Reader, counted_items, every_area
from childtonotice.casework.lists.fact_rows import (
    MEASURES,
    STATES,
    Mark,
    Table,
    Vocabulary,
    items_changed,
    mark_of,
    read_rows,
    read_teams,
    seconds,
)
from childtonotice.casework.lists.gently import waited_for
from childtonotice.casework.lists.kept import replace_rows
from childtonotice.casework.lists.rows import POOL_NAME
from childtonotice.casework.matrix import Reach, Verb
from childtonotice.casework.models import Item, State

Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(slots=True)
class Picked(Mapping[str, Numbers]):
    """Some places of columns, each taken when it is first asked for: a figure looks at a few of them."""

    of: Mapping[str, Numbers]
    places: npt.NDArray[np.intp]
    taken: Table = field(default_factory=dict)

    def __getitem__(self, name: str) -> Numbers:
        if name not in self.taken:
            self.taken[name] = self.of[name][self.places]
        return self.taken[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.of)

    def __len__(self) -> int:
        return len(self.of)


@dataclass(frozen=True, slots=True)
class Facts:
    """All items of the force, one place an item in each column; a column's words stand in ``words``.

    ``columns``: whole numbers by name, as MEASURES explains them; -1 where there is none. ``areas``: code and name in
    the order of the column's numbers, the shared pool last. ``exact``: the areas in which the reader may open items.
    ``mark``: up to where the records were read.
    """

    columns: Mapping[str, Numbers]
    words: dict[str, tuple[str, ...]]
    areas: tuple[tuple[str, str], ...]
    exact: frozenset[int]
    everywhere: bool
    mark: Mark

    def __len__(self) -> int:
        return len(self.columns["pk"])

    def __getattr__(self, name: str) -> Numbers:
        """A column by its name."""
        if name in MEASURES:
            return self.columns[name]
        raise AttributeError(name)

    def narrow(self, mask: Mask) -> Facts:
        """The same facts of some items alone."""
        columns = Picked(self.columns, np.flatnonzero(mask))
        return Facts(columns, self.words, self.areas, self.exact, self.everywhere, self.mark)


@dataclass(slots=True)
class _Kept:
    """What this process knows: the columns, the words behind their numbers, and up to which event."""

    mark: Mark | None = None
    columns: Table = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    teams: Numbers = field(default_factory=lambda: np.empty(0, np.int64))


_kept = _Kept()
_lock = Lock()


def read_facts(reader: Reader, at: datetime | None = None, verb: Verb = Verb.REPORTS) -> Facts:
    """The facts as they stand now, for a reader of figures; NotFound for whoever sees none.

    ``at``: the moment; an item whose wait is over by then is to be read, as on its list. ``verb``: which figures.
    """
    counted = counted_items(reader, verb)
    with waited_for(), _lock:
        now = mark_of()
        if now != _kept.mark:
            _catch_up(now, counted)
        columns, words = dict(_kept.columns), _kept.vocabulary.as_words()
        columns["team"] = _kept.teams[columns["officer"]]
    columns["state"] = _wake(columns, seconds(at or timezone.now()))
    areas = every_area()
    place = {area.pk: number for number, area in enumerate(areas)}
    columns["area"] = _places(columns["area"], place, len(areas))
    named = (*((area.code, area.name) for area in areas), (POOL, POOL_NAME))
    exact, everywhere = _opened(reader, place)
    return Facts(columns, words, named, exact, everywhere, now)


def _wake(columns: Table, now: int) -> Numbers:
    """The states, where what has waited long enough is to be read."""
    waits = columns["waits"]
    return np.where((waits >= 0) & (waits <= now), STATES.index(State.TO_READ), columns["state"])


def warm_facts() -> Mark:
    """Read what figures count before anybody asks, shown to nobody; gives up to where the records were read."""
    with _lock:
        now = mark_of()
        if now != _kept.mark:
            _catch_up(now, Item.objects.all())
    return now


def _catch_up(now: Mark, items: QuerySet[Item]) -> None:
    """Read what is new; all of it where another day's run has been, or rows were erased."""
    global _kept
    known = _kept
    changed = items_changed(known.mark, now) if known.mark else None
    if changed is None:
        known = _Kept()
        known.columns = read_rows(items, known.vocabulary)
    elif changed:
        fresh = read_rows(items, known.vocabulary, changed)
        known.columns = replace_rows(known.columns, fresh, "pk", fresh["pk"].tolist())
    if known.mark is None or changed or known.mark.teams != now.teams:
        known.teams = read_teams(known.vocabulary)
    known.mark = now
    _kept = known


def _places(keys: Numbers, place: dict[int, int], pool: int) -> Numbers:
    """Each area's key as its number in the order of names; what has none is the pool's."""
    table = np.full(max(place, default=0) + 2, pool, np.int64)
    for key, number in place.items():
        table[key] = number
    return table[np.where(keys < len(table) - 1, keys, -1)]


def _opened(reader: Reader, place: dict[int, int]) -> tuple[frozenset[int], bool]:
    """The areas whose items this reader may open, the pool with any of them; and whether that is all of them."""
    areas: set[int] = set()
    for held, reach in reader.reaches(Verb.ITEM):
        if reach is Reach.ALL or (reach is Reach.AREA and held.areas is None):
            return frozenset((*place.values(), len(place))), True
        if reach is Reach.AREA and held.areas:
            areas |= {place[pk] for pk in held.areas if pk in place}
    return frozenset((*areas, len(place))) if areas else frozenset(), False
