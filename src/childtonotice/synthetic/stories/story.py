"""A story as frozen values: who was there, how each child is known, which referrals were made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from childtonotice.screening.circumstances import Person
from childtonotice.synthetic.officers import Officer
from childtonotice.synthetic.places import Home


@dataclass(frozen=True, slots=True)
class Setting:
    """A kind of incident: its categories, where it happens, how serious it is for a child (1 most, 5 least)."""

    name: str
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    place: str
    serious: int
    categories: tuple[str, ...]
    child_roles: tuple[str, ...]
    adult_roles: tuple[str, ...]
    share: int


@dataclass(frozen=True, slots=True)
class Slot:
    """An incident about to happen: its reference and the moment it is reported (UTC)."""

    incident_id: str
    reported_at: datetime


@dataclass(frozen=True, slots=True)
class Adult:
    """A grown-up of the story; ``age`` is recorded on the link where there is no date of birth."""

    person: Person
    role: str
    age: str = ""
    linked: bool = True

    @property
    def name(self) -> str:
        """Forename and surname."""
        return f"{self.person.forename} {self.person.surname}"


@dataclass(frozen=True, slots=True)
class Kid:
    """A child of the story, or ``number`` children alike, and every way in which the child came to notice.

    ``linked_at``: when the link was made, None for never. ``told``: the log speaks of the child.
    ``coded``: a category names the child. ``recorded``: on the register at the incident's address.
    ``aside``: on record, but no child of this incident: eighteen by the day, or a neighbour's.
    ``on_record``: the person as the register has it where that differs from the truth.
    """

    person: Person
    number: int = 1
    linked_at: datetime | None = None
    role: str = "child"
    age: str = ""
    told: bool = False
    coded: bool = False
    recorded: bool = False
    unborn: bool = False
    aside: bool = False
    on_record: Person | None = None

    @property
    def entry(self) -> Person:
        """The person as the register has it."""
        return self.on_record or self.person


@dataclass(frozen=True, slots=True)
class Referral:
    """A PPN of the story. ``manner`` says how its subjects are written (see covers.py); ``bears``: the incident
    id on it, which may be this one's, another's, one that does not exist, or none; ``tells``: its narrative tells
    plainly of this incident. ``written``: the hand where it is not that of ``manner``, as when the doubt lies in
    the register."""

    ppn_id: str
    kind: str
    submitted_at: datetime
    bears: str = ""
    names: tuple[Kid, ...] = ()
    manner: str = "right"
    written: str = ""
    adults: tuple[Adult, ...] = ()
    tells: bool = True
    once: bool = False
    grading: str = "standard"
    narrative: str = ""
    flaw: str = ""
    officer_id: str = ""


class Line(NamedTuple):
    """One entry of a log: minutes after the report, and the words."""

    minutes: int
    words: str


@dataclass(frozen=True, slots=True)
class Story:
    """One incident: what happened, what was recorded, and why it is in the made-up force."""

    slot: Slot
    slice: str
    setting: Setting
    area: str
    home: Home
    location: str
    officer: Officer
    adults: tuple[Adult, ...] = ()
    kids: tuple[Kid, ...] = ()
    referrals: tuple[Referral, ...] = ()
    lines: tuple[Line, ...] = ()
    opening_code: str = ""
    closing_codes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    flagged_at: datetime | None = None
    failure: str = ""
    note: str = ""
    serious: int = 5
