"""The children of an incident who are on record, and which of them a PPN may name: rulings 12 and 14."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from childtonotice.screening.circumstances import Ppn, Subject
from childtonotice.screening.link.compare import Comparison, Identity, can_be_one, compare
from childtonotice.screening.link.keys import name_marks
from childtonotice.screening.rules.noticed import Noticed, identify_child
from childtonotice.screening.rules.subjects import (
    is_unborn_subject,
    name_child_subjects,
    name_known_children,
    says_unborn,
)

A_CROWD = 24  # of fewer children it costs more to sort them by name than to try each


@dataclass(frozen=True, slots=True)
class Recorded:
    """A child on record: its place among the children of the incident, and who it is.

    ``compared``: with whom it was compared already; the many PPNs of a crowd of one name name the same person.
    """

    position: int
    child: Noticed
    identity: Identity
    compared: dict[tuple[Identity, bool], Comparison] = field(default_factory=dict, compare=False)

    def compare(self, named: Identity, *, here: bool) -> Comparison:
        """How the child compares with someone whom a PPN names, worked out once."""
        known = self.compared.get((named, here))
        if known is None:
            known = self.compared[named, here] = compare(self.identity, named, with_incident_id=here)
        return known

    def own(self, named: Identity) -> Identity:
        """Someone whom a PPN names, under the child's own id where the PPN bears that of another record of it."""
        known = self.child.other_ids
        return named._replace(person_id=self.identity.person_id) if known and named.person_id in known else named


class Roll(NamedTuple):
    """Everyone on record, and of a crowd who goes under each mark of a name or id, so that not every pair is tried."""

    everyone: list[Recorded]
    marked: dict[str, list[Recorded]]

    def list_ids(self) -> frozenset[str]:
        """The person ids of them all, those of their other records among them."""
        return frozenset(each for ours in self.everyone for each in (ours.identity.person_id, *ours.child.other_ids))

    def find_alike(self, named: Identity) -> Iterable[Recorded]:
        """Those who may be whom a PPN names: all but those of a crowd who share no mark with them."""
        if not self.marked:
            return self.everyone
        found = {ours.position: ours for mark in mark_identity(named) for ours in self.marked.get(mark, ())}
        return found.values()


def call_roll(children: list[Noticed], on: date) -> Roll:
    """The children who are on record, each with its place among all."""
    everyone = [Recorded(n, child, identify_child(child, on)) for n, child in enumerate(children) if child.is_on_record]
    marked: dict[str, list[Recorded]] = {}
    for ours in everyone if len(everyone) >= A_CROWD else ():
        for mark in (*mark_identity(ours.identity), *map(mark_id, ours.child.other_ids)):
            marked.setdefault(mark, []).append(ours)
    return Roll(everyone, marked)


def mark_identity(identity: Identity) -> frozenset[str]:
    """What two identities that may be one have in common: the person id, or a mark of a word of the name."""
    own = {mark_id(identity.person_id)} if identity.person_id else set()
    return name_marks(identity.forename, identity.surname) | own


def mark_id(person_id: str) -> str:
    """A person id as a mark that no name has."""
    return "#" + person_id


def pair_persons(roll: Roll, ppn: Ppn, on: date) -> Iterator[tuple[Recorded, int, Subject, Identity]]:
    """Each child whom a PPN names, numbered, with each child on record who may be the same (ruling 12)."""
    subjects = name_child_subjects(ppn, on)
    if len(subjects) < len(ppn.subjects):
        subjects += name_known_children(ppn, roll.list_ids(), on)
    for number, (subject, given) in enumerate(subjects):
        born = given.date_of_birth
        for ours in roll.find_alike(given):
            named = ours.own(given)
            if not can_be_one(ours.identity, named) or (born is None and is_yet_unborn(ours, subject, on)):
                continue
            yield ours, number, subject, named


def is_yet_unborn(ours: Recorded, subject: Subject, on: date) -> bool:
    """Whether a subject is an unborn child, and so none on record but one recorded as unborn (ruling 6)."""
    if not is_unborn_subject(subject, on) or (subject.person_id and subject.person_id == ours.identity.person_id):
        return False
    return not says_unborn(ours.identity.forename, ours.identity.surname)
