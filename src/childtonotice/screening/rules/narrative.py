"""Of which incident does a PPN's narrative tell? Another day, place or event speaks against; shared words speak for."""

from __future__ import annotations

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


class Told:
    """What a PPN's narrative tells of: each worked out when first asked for, once for all incidents."""

    __slots__ = ("_folded", "_words", "ppn")

    def __init__(self, ppn: Ppn) -> None:
        self.ppn = ppn
        self._folded: frozenset[str] | None = None
        self._words: frozenset[str] | None = None

    @property
    def folded(self) -> frozenset[str]:
        """All of its words, folded."""
        if self._folded is None:
            self._folded = frozenset(fold(self.ppn.narrative).split())
        return self._folded

    @property
    def words(self) -> frozenset[str]:
        """Its telling words, the names of those on the PPN apart."""
        if self._words is None:
            subjects = self.ppn.subjects
            names = {part for subject in subjects for part in fold(f"{subject.forename} {subject.surname}").split()}
            self._words = pick_words(self.ppn.narrative) - names
        return self._words

    @property
    def events(self) -> frozenset[str]:
        """The kinds of event that it speaks of."""
        return name_events(self.ppn.narrative)

    @property
    def days(self) -> frozenset[date]:
        """The days that it names."""
        return name_days(self.ppn.narrative, self.ppn.submitted_at)

    @property
    def months(self) -> frozenset[int]:
        """The months that it names without a day."""
        return name_months(self.ppn.narrative)

    @property
    def streets(self) -> frozenset[str]:
        """The streets that it names."""
        return name_streets(self.ppn.narrative)


class Fit:
    """How a narrative fits an incident. Most PPNs never need more of it than what speaks ``against``."""

    __slots__ = ("_against", "_day", "_place", "_score", "_words", "scene", "told")

    def __init__(self, told: Told, scene: Scene) -> None:
        """What is asked for again and again is kept; a list of one may hold None."""
        self.told, self.scene = told, scene
        self._words: int | None = None
        self._score: int | None = None
        self._against: tuple[str, ...] | None = None
        self._day: list[bool | None] = []
        self._place: list[bool | None] = []

    @property
    def words(self) -> int:
        """How many telling words narrative and incident share."""
        if self._words is None:
            self._words = len(self.told.words & scene_words(self.scene))
        return self._words

    @property
    def events(self) -> int:
        """How many kinds of event they share."""
        return len(self.told.events & scene_events(self.scene))

    @property
    def spot(self) -> int:
        """How many telling words of the location the narrative repeats."""
        return len(pick_words(self.told.ppn.narrative) & pick_words(self.scene.incident.location))

    @property
    def day(self) -> bool | None:
        """Whether a day that the narrative names is that of the incident; None where it names none."""
        if not self._day:
            self._day.append(compare_days(self))
        return self._day[0]

    @property
    def place(self) -> bool | None:
        """Whether a street that the narrative names is that of the incident; None where it names none."""
        if not self._place:
            self._place.append(compare_places(self.told, self.scene))
        return self._place[0]

    @property
    def against(self) -> tuple[str, ...]:
        """What speaks against: another day, place or event."""
        if self._against is None:
            found = (
                ("another day", self.day is False),
                ("another place", self.place is False),
                ("another event", tells_another_event(self)),
            )
            self._against = tuple(name for name, speaks in found if speaks)
        return self._against

    @property
    def score(self) -> int:
        """For comparing two incidents: the more, the likelier it is the one that the narrative tells of."""
        if self._score is None:
            exact = self.scene.incident.reported_on in self.told.days
            told = 2 * self.events + (self.day is True) + 4 * exact + 3 * (self.place is True) + 2 * self.spot
            self._score = self.words + told - 6 * len(self.against)
        return self._score

    @property
    def is_doubtful(self) -> bool:
        """Whether something speaks against, or the narrative tells of what the incident's record does not speak of."""
        apart = is_told_apart(self) and self.words < (FEW_WORDS if scene_events(self.scene) else 1)
        return apart or bool(self.against)

    @property
    def is_plain(self) -> bool:
        """Whether the narrative is plainly this event."""
        if self.against:
            return False
        telling = self.words + 2 * (self.place is True)
        return telling > FEW_WORDS or (telling >= 1 and self.events > 0)


def compare_days(fit: Fit) -> bool | None:
    """The days that the narrative names beside that of the incident."""
    told, reported = fit.told, fit.scene.incident.reported_on
    days = told.days
    if not days:
        # A month alone may be the background ("since August"): it speaks against only where nothing else is shared.
        return False if told.months and reported.month not in told.months and not fit.words else None
    if not days.isdisjoint((reported - timedelta(days=1), reported, reported + timedelta(days=1))):
        return True
    return not name_weekdays(told.ppn.narrative).isdisjoint(name_weekdays(fit.scene.incident.log))


def compare_places(told: Told, scene: Scene) -> bool | None:
    """The streets that the narrative names beside the places of the incident."""
    streets, incident = told.streets, scene.incident
    if not streets:
        return None
    homes = (link.person.address for link in scene.involvements if link.person)
    texts = (incident.location, *homes, incident.log)  # the log last: it is long, and mostly no longer asked
    return any(not streets.isdisjoint(fold(text).split()) for text in texts)


def tells_another_event(fit: Fit) -> bool:
    """Whether the narrative speaks of a kind of event, and of none that this incident is."""
    return is_told_apart(fit) and fit.words < FEW_WORDS and bool(scene_kinds(fit.scene))


def is_told_apart(fit: Fit) -> bool:
    """Whether the narrative speaks of a kind of event of which the record of the incident says nothing."""
    told = fit.told.events - BACKGROUND
    return bool(told) and told.isdisjoint(scene_events(fit.scene))


@lru_cache(maxsize=16384)
def read_narrative(ppn: Ppn) -> Told:
    """The narrative of a PPN, read once however many incidents it is held against."""
    return Told(ppn)


@lru_cache(maxsize=16384)
def fit_narrative(ppn: Ppn, scene: Scene) -> Fit:
    """A PPN goes to the incident its narrative tells of; one that names another day, place or event does not cover.

    Ruling 13, F12. A narrative without telling words speaks neither for nor against.
    """
    return Fit(read_narrative(ppn), scene)


def scene_text(scene: Scene) -> str:
    """All that the record says of an incident in words."""
    incident = scene.incident
    return " ".join((incident.opening_code, *incident.closing_codes, incident.location, incident.log))


@lru_cache(maxsize=8192)
def scene_words(scene: Scene) -> frozenset[str]:
    """The telling words of an incident."""
    return pick_words(scene_text(scene))


def scene_kinds(scene: Scene) -> frozenset[str]:
    """The kinds of event that an incident is; a car, a drink or a school in the log alone makes it none."""
    coded = name_events(" ".join((scene.incident.opening_code, *scene.incident.closing_codes)))
    return (scene_events(scene) - BACKGROUND) | coded


@lru_cache(maxsize=8192)
def scene_events(scene: Scene) -> frozenset[str]:
    """The kinds of event that an incident is."""
    return name_events(scene_text(scene))
