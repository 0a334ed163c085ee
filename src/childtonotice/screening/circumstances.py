"""Everything known around one incident, as frozen values: what the rules are asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


@lru_cache(maxsize=65536)
def london_date(moment: datetime) -> date:
    """The date in London at a moment."""
    return moment.astimezone(LONDON).date()


class Person(NamedTuple):
    """Someone on police records."""

    person_id: str
    forename: str = ""
    surname: str = ""
    date_of_birth: date | None = None
    sex: str = ""
    ethnicity: str = ""
    address: str = ""
    looked_after: bool | None = None


class Involvement(NamedTuple):
    """A person's role in an incident; ``person`` is None where the id is on no record that we hold."""

    person_id: str
    role: str
    age: str = ""
    person: Person | None = None


class Incident(NamedTuple):
    """Something reported to police, with a log. Times are UTC."""

    incident_id: str
    reported_at: datetime
    updated_at: datetime | None = None
    closed_at: datetime | None = None
    area: str = ""
    opening_code: str = ""
    closing_codes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    response_grade: str = ""
    attended: bool | None = None
    location: str = ""
    officer_id: str = ""
    log: str = ""

    @property
    def reported_on(self) -> date:
        """The London date of the report."""
        return london_date(self.reported_at)


class Subject(NamedTuple):
    """A person named on a PPN."""

    person_id: str = ""
    forename: str = ""
    surname: str = ""
    date_of_birth: date | None = None
    ethnicity: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Ppn:
    """A referral that an officer submitted. ``incident_known``: its incident id is that of an incident we hold."""

    ppn_id: str
    submitted_at: datetime
    incident_id: str = ""
    officer_id: str = ""
    kind: str = ""
    grading: str = ""
    categories: tuple[str, ...] = ()
    narrative: str = ""
    subjects: tuple[Subject, ...] = ()
    incident_known: bool = False


# What another child is to a child: whoever is told of by such a word is not the child whose brother or friend it is.
COMPANIONS = frozenset(("sibling", "friend", "twin", "cousin"))


class Mention(NamedTuple):
    """What the words of a log say of one child, or of several alike.

    ``count``: children it stands for. ``age_low``/``age_high`` in years (months as decimals), None where not said.
    ``presence``: present, resident, elsewhere, unborn or uncertain. ``start``/``end``: code points of the log.
    """

    rule: str
    words: str
    start: int
    end: int
    count: int = 1  # type: ignore[assignment]  # in place of a method that nobody asks of a mention
    forename: str = ""
    surname: str = ""
    age_low: float | None = None
    age_high: float | None = None
    sex: str = ""
    relation: str = ""
    presence: str = "uncertain"


class Said(NamedTuple):
    """A stretch of the log that is no child but matters: kind is denial, claim, risk, blame or correction.

    ``label`` names which: a claim is done, promised, deferred, not-required or adult-only; a risk names a category
    of the closed list or a seriousness word; a correction says that a category was opened in error.
    """

    kind: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a log says: each child once, and whatever else the rules ask about."""

    mentions: tuple[Mention, ...] = ()
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, eq=False)
class Scene:
    """One incident with its people and what its log says."""

    incident: Incident
    involvements: tuple[Involvement, ...] = ()
    household: tuple[Person, ...] = ()
    reading: Reading = Reading()

    @cached_property
    def people(self) -> dict[str, Person]:
        """The people linked to the incident, by id."""
        return {link.person_id: link.person for link in self.involvements if link.person}

    @cached_property
    def person_ids(self) -> frozenset[str]:
        """The ids of everyone linked to the incident or recorded at its address."""
        return frozenset({link.person_id for link in self.involvements} | {p.person_id for p in self.household})

    @cached_property
    def births(self) -> frozenset[tuple[int, int, int]]:
        """The dates of birth of its people, each under its key."""
        return frozenset({birth_key(p.date_of_birth) for p in self.everyone if p.date_of_birth})

    def involves(self, person_id: str, born: date | None) -> bool:
        """Whether a person id, or anyone born on a date or on that with day and month exchanged, had a part in it."""
        return person_id in self.person_ids or (born is not None and birth_key(born) in self.births)

    @property
    def everyone(self) -> tuple[Person, ...]:
        """The people linked to the incident, and those recorded at its address."""
        return (*self.people.values(), *self.household)


class Rivals(Protocol):
    """Some incidents, found by their id and by who had a part in them."""

    def __iter__(self) -> Iterator[Scene]:
        """All of them."""

    def named(self, incident_id: str) -> Scene | None:
        """That of an id, where it is among them."""

    def involving(self, person_id: str, born: date | None) -> list[Scene]:
        """Those of a person id, or of anyone whose date of birth is that one or its day and month exchanged."""


class Scenes(tuple[Scene, ...]):
    """Some incidents, looked through one by one."""

    def named(self, incident_id: str) -> Scene | None:
        """That of an id, where it is among them."""
        return next((scene for scene in self if scene.incident.incident_id == incident_id), None)

    def involving(self, person_id: str, born: date | None) -> list[Scene]:
        """Those of a person id, or of anyone whose date of birth is that one or its day and month exchanged."""
        return [scene for scene in self if scene.involves(person_id, born)]


def birth_key(born: date) -> tuple[int, int, int]:
    """A date under which one with day and month exchanged is found too."""
    month, day = born.month, born.day
    return (born.year, month, day) if month < day else (born.year, day, month)


@dataclass(frozen=True, slots=True, eq=False)
class Circumstances:
    """Everything known around one incident.

    ``ppns``: each PPN that may answer for one of its children. ``rivals``: by the id of each of those PPNs, the other
    incidents that it may belong to (its children's, from seven days before it to it); the incident itself may stand
    among them, so that many incidents share one list. ``originals``: for a duplicate, each original that we hold,
    with its flags. ``complete``: whether every incident that a PPN may name is held, so that an id we do not know is
    one that does not exist.
    """

    scene: Scene
    ppns: tuple[Ppn, ...] = ()
    rivals: Mapping[str, Rivals] = field(default_factory=dict)
    originals: tuple[tuple[str, tuple[str, ...]], ...] = ()
    complete: bool = True

    def rivals_of(self, ppn: Ppn) -> Rivals:
        """The incidents, this one perhaps among them, to which a PPN may belong."""
        return self.rivals[ppn.ppn_id]
