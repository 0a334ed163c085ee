"""Of which incident does a PPN's narrative tell? Another day, place or event speaks against; shared words speak for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
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


@lru_cache(maxsize=16384)
def fit_narrative(ppn: Ppn, scene: Scene) -> Fit:
    """A PPN goes to the incident its narrative tells of; one that names another day, place or event does not cover.

    Ruling 13, F12. A narrative without telling words speaks neither for nor against.
    """
    if not ppn.narrative.strip():
        return Fit()
    words, events = shared_words(ppn, scene), scene_events(scene) & name_events(ppn.narrative)
    day, place = agrees_on_day(ppn, scene), agrees_on_place(ppn, scene)
    against = []
    if day is False:
        against.append("another day")
    if place is False:
        against.append("another place")
    if tells_another_event(ppn, scene, words):
        against.append("another event")
    exact = scene.incident.reported_on in name_days(ppn.narrative, ppn.submitted_at)
    return Fit(words, len(events), day is True, exact, place is True, count_spot(ppn, scene), tuple(against))


@lru_cache(maxsize=8192)
def scene_text(scene: Scene) -> str:
    """All that the record says of an incident in words."""
    incident = scene.incident
    return " ".join((incident.opening_code, *incident.closing_codes, incident.location, incident.log))


@lru_cache(maxsize=8192)
def scene_events(scene: Scene) -> frozenset[str]:
    """The kinds of event that an incident is."""
    return name_events(scene_text(scene))


def shared_words(ppn: Ppn, scene: Scene) -> int:
    """How many telling words narrative and incident share, the names of those on the PPN apart."""
    names = {part for subject in ppn.subjects for part in fold(f"{subject.forename} {subject.surname}").split()}
    return len((pick_words(ppn.narrative) - names) & pick_words(scene_text(scene)))


def count_spot(ppn: Ppn, scene: Scene) -> int:
    """How many telling words of the location the narrative repeats."""
    return len(pick_words(ppn.narrative) & pick_words(scene.incident.location))


def tells_another_event(ppn: Ppn, scene: Scene, words: int) -> bool:
    """Whether the narrative speaks of a kind of event, and of none that this incident is."""
    told, ours = name_events(ppn.narrative) - BACKGROUND, scene_events(scene)
    return bool(told and ours) and not told & ours and words < FEW_WORDS


def agrees_on_day(ppn: Ppn, scene: Scene) -> bool | None:
    """Whether a day that the narrative names is that of the incident; None where it names none."""
    days, reported = name_days(ppn.narrative, ppn.submitted_at), scene.incident.reported_on
    if not days:
        months = name_months(ppn.narrative)
        # A month alone may be the background ("since August"): it speaks against only where nothing else is shared.
        return False if months and reported.month not in months and not shared_words(ppn, scene) else None
    near = {reported - timedelta(days=1), reported, reported + timedelta(days=1)}
    return bool(days & near) or bool(name_weekdays(ppn.narrative) & name_weekdays(scene.incident.log))


def agrees_on_place(ppn: Ppn, scene: Scene) -> bool | None:
    """Whether a street that the narrative names is that of the incident; None where it names none."""
    streets = name_streets(ppn.narrative)
    if not streets:
        return None
    ours = set(fold(f"{scene.incident.location} {scene.incident.log}").split())
    homes = " ".join(link.person.address for link in scene.involvements if link.person)
    return bool(streets & (ours | set(fold(homes).split())))
