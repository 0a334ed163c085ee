"""Everything known around one incident, as frozen values: what the rules are asked about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone on police records."""

    person_id: str
    forename: str = ""
    surname: str = ""
    date_of_birth: date | None = None
    sex: str = ""
    ethnicity: str = ""
    address: str = ""
    looked_after: bool | None = None


@dataclass(frozen=True, slots=True)
class Involvement:
    """A person's role in an incident; ``person`` is None where the id is on no record that we hold."""

    person_id: str
    role: str
    age: str = ""
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Incident:
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
        return self.reported_at.astimezone(LONDON).date()


@dataclass(frozen=True, slots=True)
class Subject:
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


@dataclass(frozen=True, slots=True)
class Mention:
    """What the words of a log say of one child, or of several alike.

    ``count``: children it stands for. ``age_low``/``age_high`` in years (months as decimals), None where not said.
    ``presence``: present, resident, elsewhere, unborn or uncertain. ``start``/``end``: code points of the log.
    """

    rule: str
    words: str
    start: int
    end: int
    count: int = 1
    forename: str = ""
    surname: str = ""
    age_low: float | None = None
    age_high: float | None = None
    sex: str = ""
    relation: str = ""
    presence: str = "uncertain"


@dataclass(frozen=True, slots=True)
class Said:
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


@dataclass(frozen=True, eq=False)
class Circumstances:
    """Everything known around one incident.

    ``ppns``: each PPN that may answer for one of its children. ``rivals``: for each of those PPNs, the other
    incidents that it may belong to (its children's, from seven days before it to it). ``originals``: for a
    duplicate, each original that we hold, with its flags. ``complete``: whether every incident that a PPN may name
    is held, so that an id we do not know is one that does not exist.
    """

    scene: Scene
    ppns: tuple[Ppn, ...] = ()
    rivals: tuple[tuple[str, tuple[Scene, ...]], ...] = ()
    originals: tuple[tuple[str, tuple[str, ...]], ...] = ()
    complete: bool = True
