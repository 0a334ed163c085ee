"""Of which incident does a PPN's narrative tell? Another day, place or event speaks against; shared words speak for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from childtonotice.screening.circumstances import Ppn, Scene
from childtonotice.screening.link.names import fold
from childtonotice.screening.rules.events import (
    BACKGROUND,
    name_days,
    name_events,
    name_months,
    name_streets,
    name_weekdays,
    pick_words,
)

FEW_WORDS = 2


@dataclass(frozen=True, slots=True)
class Fit:
    """How a narrative fits an incident: ``words`` and ``events`` shared, and what speaks ``against``.

    ``day``: it names a day within one of the report's; ``exact``: the very day. ``place``: it names the street;
    ``spot``: how many words of the location it repeats.
    """

    words: int = 0
    events: int = 0
    day: bool = False
    exact: bool = False
    place: bool = False
    spot: int = 0
    against: tuple[str, ...] = ()

    @property
    def score(self) -> int:
        """For comparing two incidents: the more, the likelier it is the one that the narrative tells of."""
        told = 2 * self.events + self.day + 4 * self.exact + 3 * self.place + 2 * self.spot
        return self.words + told - 6 * len(self.against)

    @property
    def is_plain(self) -> bool:
        """Whether the narrative is plainly this event."""
        telling = self.words + 2 * self.place
        return not self.against and ((self.events > 0 and telling >= 1) or telling >= FEW_WORDS + 1)


@dataclass(frozen=True, slots=True)
class Told:
    """What a PPN's narrative tells of: ``words`` without the names of those on the PPN, ``spots`` with them."""

    words: frozenset[str]
    spots: frozenset[str]
    events: frozenset[str]
    days: frozenset[date]
    weekdays: frozenset[int]
    months: frozenset[int]
    streets: frozenset[str]


@lru_cache(maxsize=16384)
def read_narrative(ppn: Ppn) -> Told:
    """The narrative of a PPN, read once however many incidents it is held against."""
    text, words = ppn.narrative, pick_words(ppn.narrative)
    names = {part for subject in ppn.subjects for part in fold(f"{subject.forename} {subject.surname}").split()}
    return Told(
        words - names, words, name_events(text), name_days(text, ppn.submitted_at), name_weekdays(text),
        name_months(text), name_streets(text),
    )  # fmt: skip


@lru_cache(maxsize=16384)
def fit_narrative(ppn: Ppn, scene: Scene) -> Fit:
    """A PPN goes to the incident its narrative tells of; one that names another day, place or event does not cover.

    Ruling 13, F12. A narrative without telling words speaks neither for nor against.
    """
    if not ppn.narrative.strip():
        return Fit()
    told = read_narrative(ppn)
    words, events = len(told.words & scene_words(scene)), scene_events(scene) & told.events
    day, place = agrees_on_day(told, scene, words), agrees_on_place(told, scene)
    against = []
    if day is False:
        against.append("another day")
    if place is False:
        against.append("another place")
    if tells_another_event(told, scene, words):
        against.append("another event")
    exact = scene.incident.reported_on in told.days
    return Fit(words, len(events), day is True, exact, place is True, count_spot(told, scene), tuple(against))


def scene_text(scene: Scene) -> str:
    """All that the record says of an incident in words."""
    incident = scene.incident
    return " ".join((incident.opening_code, *incident.closing_codes, incident.location, incident.log))


@lru_cache(maxsize=8192)
def scene_words(scene: Scene) -> frozenset[str]:
    """The telling words of an incident."""
    return pick_words(scene_text(scene))


@lru_cache(maxsize=8192)
def scene_events(scene: Scene) -> frozenset[str]:
    """The kinds of event that an incident is."""
    return name_events(scene_text(scene))


def count_spot(told: Told, scene: Scene) -> int:
    """How many telling words of the location the narrative repeats."""
    return len(told.spots & pick_words(scene.incident.location))


def tells_another_event(told: Told, scene: Scene, words: int) -> bool:
    """Whether the narrative speaks of a kind of event, and of none that this incident is."""
    ours = scene_events(scene)
    return bool(ours and told.events - BACKGROUND) and (told.events - BACKGROUND).isdisjoint(ours) and words < FEW_WORDS


def agrees_on_day(told: Told, scene: Scene, words: int) -> bool | None:
    """Whether a day that the narrative names is that of the incident; None where it names none."""
    reported = scene.incident.reported_on
    if not told.days:
        # A month alone may be the background ("since August"): it speaks against only where nothing else is shared.
        return False if told.months and reported.month not in told.months and not words else None
    near = {reported - timedelta(days=1), reported, reported + timedelta(days=1)}
    return not told.days.isdisjoint(near) or bool(told.weekdays & name_weekdays(scene.incident.log))


def agrees_on_place(told: Told, scene: Scene) -> bool | None:
    """Whether a street that the narrative names is that of the incident; None where it names none."""
    if not told.streets:
        return None
    ours = fold(f"{scene.incident.location} {scene.incident.log}").split()
    homes = " ".join(link.person.address for link in scene.involvements if link.person)
    return not told.streets.isdisjoint((*ours, *fold(homes).split()))
