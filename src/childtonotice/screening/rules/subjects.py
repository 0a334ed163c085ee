"""Whom a PPN names: which of its subjects is a child on the date of the report."""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from functools import lru_cache

from childtonotice.screening.circumstances import Involvement, Person, Ppn, Scene, Subject
from childtonotice.screening.link.compare import EQUAL_DATES, Identity, compare
from childtonotice.screening.link.dates import ADULT, age_on, compare_birth_dates, usable_birth_date
from childtonotice.screening.link.naming import name_parts, names_someone
from childtonotice.screening.rules.ages import tell_age

COVERING = ("child", "domestic")
UNBORN_WORDS = ("unborn", "bump", "expected baby", "foetus", "fetus")


def is_child_subject(subject: Subject, kind: str, on: date) -> bool:
    """A subject is a child by role, or by an age under 18 on the date of the report.

    Ruling 12. Without a role: on a child PPN a child unless the date of birth says otherwise, on a domestic PPN a
    child only by age.
    """
    born = usable_birth_date(subject.date_of_birth, on)
    if subject.date_of_birth and subject.date_of_birth > on:
        return True  # born after the report: the unborn child of the day
    by_age = None if born is None else age_on(born, on) < ADULT
    if subject.role == "child":
        return True
    if by_age is not None:
        return by_age
    return not subject.role and kind != "domestic" and kind != "adult"


@lru_cache(maxsize=16384)
def pick_child_subjects(ppn: Ppn, on: date) -> tuple[Subject, ...]:
    """The subjects of a PPN that are named and are children."""
    return tuple(s for s in ppn.subjects if names_someone(s) and is_child_subject(s, ppn.kind, on))


def identify_subject(subject: Subject, on: date | None = None) -> Identity:
    """The subject as the comparison of persons takes it; a date of birth that cannot be used ``on`` the day is none."""
    forename, surname = name_parts(subject)
    return Identity(
        subject.person_id, subject.forename if forename else "", subject.surname if surname else "",
        usable_birth_date(subject.date_of_birth, on) if on else subject.date_of_birth, "", "",
    )  # fmt: skip


@lru_cache(maxsize=16384)
def name_child_subjects(ppn: Ppn, on: date) -> tuple[tuple[Subject, Identity], ...]:
    """The subjects of a PPN that are named and are children, each as the comparison of persons takes it."""
    return tuple((subject, identify_subject(subject, on)) for subject in pick_child_subjects(ppn, on))


def name_known_children(ppn: Ppn, children: Set[str], on: date) -> tuple[tuple[Subject, Identity], ...]:
    """The other subjects that bear the person id of a child on record and no date of birth of their own.

    Ruling 12: a child by the age under 18 that the record gives, since a person id alone is a name.
    """
    return tuple(
        (subject, identify_subject(subject, on))
        for subject in ppn.subjects
        if subject.person_id in children
        and not is_child_subject(subject, ppn.kind, on)
        and usable_birth_date(subject.date_of_birth, on) is None
    )


def count_children(ppn: Ppn, scene: Scene) -> int:
    """How many children a PPN names, those of the incident among them whom it gives by person id alone (ruling 15)."""
    on = scene.incident.reported_on
    named = len(pick_child_subjects(ppn, on))
    if named == len(ppn.subjects):
        return named
    linked = {link.person_id for link in scene.involvements if is_known_child(link, on)}
    return named + len(name_known_children(ppn, linked, on))


def is_unborn_subject(subject: Subject, on: date) -> bool:
    """Whether a subject is an unborn child: by word, or born after the report."""
    later = subject.date_of_birth is not None and subject.date_of_birth > on
    return later or says_unborn(subject.forename, subject.surname)


@lru_cache(maxsize=65536)
def says_unborn(forename: str, surname: str) -> bool:
    """Whether a name says that the child is not born yet."""
    text = f"{forename} {surname}".casefold()
    return any(word in text for word in UNBORN_WORDS)


def names_linked_adult(ppn: Ppn, scene: Scene) -> bool:
    """A PPN that names a grown-up linked to the incident points to that incident (ruling 15)."""
    on = scene.incident.reported_on
    adults = [s for s in ppn.subjects if names_someone(s) and not is_child_subject(s, ppn.kind, on)]
    return any(is_linked_adult(s.person_id, scene) or is_one_of(identify_subject(s), scene) for s in adults)


def is_linked_adult(person_id: str, scene: Scene) -> bool:
    """Whether a person id is that of someone linked to an incident, and of no child."""
    on = scene.incident.reported_on
    links = [link for link in scene.involvements if link.person_id == person_id] if person_id else []
    return bool(links) and not any(is_known_child(link, on) for link in links)


def is_known_child(link: Involvement, on: date) -> bool:
    """Whether the record says beyond doubt that a linked person is under 18."""
    age = tell_age(link.person, (link.age,), on)
    return age is not None and age.is_child


def is_one_of(someone: Identity, scene: Scene) -> bool:
    """Whether someone is, by name and date of birth, one of the people linked to an incident."""
    return any(is_same(someone, person) for person in scene.people.values())


def is_same(someone: Identity, other: Person) -> bool:
    """Whether a person on record is someone by name and date of birth."""
    if compare_birth_dates(someone.date_of_birth, other.date_of_birth) not in EQUAL_DATES:
        return False  # ruling 14 allows no more; and this is asked very often
    identity = Identity(other.person_id, other.forename, other.surname, other.date_of_birth, other.sex, other.address)
    return compare(someone, identity, with_incident_id=False).verdict == "same"
