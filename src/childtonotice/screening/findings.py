"""The answer of a screening: frozen values, no logic beyond what they say of themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """What a screening answers for one incident (contract, ruling 16)."""

    NO_PPN = "no-ppn"
    PART_COVERED = "part-covered"
    CHECK_MATCH = "check-match"
    COVERED = "covered"
    EXCLUDED = "excluded"

    @property
    def needs_a_look(self) -> bool:
        """Whether a person has to read the incident."""
        return self in (Status.NO_PPN, Status.PART_COVERED, Status.CHECK_MATCH)


class Notice(StrEnum):
    """How a child came to notice, in the order in which it is written."""

    LINKED = "linked"
    TEXT = "text"
    CODE = "code"
    ADDRESS = "address"


class Cover(StrEnum):
    """How surely a PPN answers for a child."""

    CERTAIN = "certain"
    PERHAPS = "perhaps"
    NONE = "none"


class Evidence(NamedTuple):
    """The words or record that show a child; ``start`` and ``end`` are -1 where it is no part of the log.

    Positions are 0-based, end-exclusive, in code points of the accepted log.
    """

    words: str
    start: int = -1
    end: int = -1

    @property
    def in_log(self) -> bool:
        """Whether the words stand in the log."""
        return self.start >= 0


class Child(NamedTuple):
    """One child of an incident, and the PPN that covers or may cover it."""

    person_id: str = ""
    name: str = ""
    age: str = ""
    found_by: tuple[Notice, ...] = ()
    evidence: Evidence = Evidence("")
    ppn_id: str = ""
    match: str = ""
    cover: Cover = Cover.NONE
    relation: str = ""
    sex: str = ""
    presence: str = ""
    why: str = ""


class Mark(NamedTuple):
    """A stretch of the log that a reader should see: kind is child, denial, claim, risk or blame."""

    kind: str
    start: int
    end: int
    label: str = ""
    child: int = 0


class Finding(NamedTuple):
    """A screening's answer for one incident."""

    incident_id: str
    area: str
    reported_at: datetime
    status: Status
    children: tuple[Child, ...]
    categories: tuple[str, ...] = ()
    priority: int = 5
    reasons: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the input: where it is, how bad, what it is, what to do. Never personal data."""

    file: str
    record: int
    column: str
    severity: str
    problem: str
    cure: str
