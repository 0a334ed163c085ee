"""A child of an incident before any PPN is looked at: who, how old, and how it came to notice."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from childtonotice.screening.circumstances import Mention, Person
from childtonotice.screening.findings import Evidence, Notice
from childtonotice.screening.link.compare import Identity
from childtonotice.screening.link.dates import usable_birth_date
from childtonotice.screening.rules.ages import Age, span_age

IN_ORDER = tuple(Notice)


class Noticed(NamedTuple):
    """One child: the person where one is on record, the mention where the log speaks of it, or both.

    ``other_ids``: of further records of the same child.
    """

    found_by: tuple[Notice, ...]
    person: Person | None = None
    mention: Mention | None = None
    roles: tuple[str, ...] = ()
    known_age: Age | None = None
    evidence: Evidence = Evidence("")
    why: str = ""
    other_ids: tuple[str, ...] = ()

    @property
    def age(self) -> Age | None:
        """The age of the record, else that of the log."""
        if self.known_age:
            return self.known_age
        return span_age(self.mention.age_low, self.mention.age_high) if self.mention else None

    @property
    def forename(self) -> str:
        """The forename of the record, else that of the log."""
        return (
            self.person.forename
            if self.person and self.person.forename
            else (self.mention.forename if self.mention else "")
        )

    @property
    def surname(self) -> str:
        """The surname of the record, else that of the log."""
        return (
            self.person.surname
            if self.person and self.person.surname
            else (self.mention.surname if self.mention else "")
        )

    @property
    def sex(self) -> str:
        """F, M or empty: of the record, else of the log."""
        recorded = self.person.sex[:1].upper() if self.person and self.person.sex else ""
        return recorded if recorded in ("F", "M") else (self.mention.sex if self.mention else "")

    @property
    def is_unborn(self) -> bool:
        """Whether the child is not born yet (R53)."""
        return self.mention is not None and self.mention.presence == "unborn"

    @property
    def is_on_record(self) -> bool:
        """Whether the child is a person on police records, linked or at the address."""
        return self.person is not None or bool(self.roles)


def add_record(child: Noticed, other: Noticed) -> Noticed:
    """The child with the ids of its other records: a PPN may bear one of them."""
    ids = {*child.other_ids, *other.other_ids, other.person.person_id if other.person else ""}
    return child._replace(other_ids=tuple(sorted(ids - {"", child.person.person_id if child.person else ""})))


@lru_cache(maxsize=256)
def order_notices(*groups: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """Every way in which a child came to notice, each once, in the order of the contract."""
    given = {notice for group in groups for notice in group}
    return tuple(notice for notice in IN_ORDER if notice in given)


def quote(mention: Mention) -> Evidence:
    """The words of a mention as evidence."""
    return Evidence(mention.words, mention.start, mention.end)


def identify_child(child: Noticed, on: date | None = None) -> Identity:
    """The child as the comparison of persons takes it; a date of birth that cannot be used ``on`` the day is none."""
    person = child.person
    if person is None:
        return Identity("", child.forename, child.surname, None, child.sex, "")
    born = usable_birth_date(person.date_of_birth, on) if on else person.date_of_birth
    return Identity(person.person_id, child.forename, child.surname, born, child.sex, person.address)
