"""A child of an incident and a PPN side by side: same, differs or blank, field by field (style 18)."""

from __future__ import annotations

from childtonotice.screening.circumstances import Person, Ppn, Subject
from childtonotice.screening.findings import Child

SAME, DIFFERS, BLANK = "same", "differs", "blank"
Line = tuple[str, str, str, str]


def compare_subject(child: Child, person: Person | None, ppn: Ppn, incident_id: str) -> list[Line]:
    """Lines of field, what the incident says, what the PPN says, and the outcome, for the subject nearest the child."""
    subject = nearest_subject(child, person, ppn)
    forename, surname = _names(child, person)
    lines = [
        _line("Person number", child.person_id, subject.person_id if subject else ""),
        _line("Forename", forename, subject.forename if subject else ""),
        _line("Surname", surname, subject.surname if subject else ""),
        _line("Date of birth", _born(person), _born(subject)),
        _line("Incident reference", incident_id, ppn.incident_id),
    ]
    return [line for line in lines if line[1] or line[2]]


def nearest_subject(child: Child, person: Person | None, ppn: Ppn) -> Subject | None:
    """The subject of the PPN that agrees with the child in most fields; the first named among equals."""
    return max(ppn.subjects, key=lambda subject: _agreement(child, person, subject), default=None)


def _agreement(child: Child, person: Person | None, subject: Subject) -> int:
    forename, surname = _names(child, person)
    if child.person_id and child.person_id == subject.person_id:
        return 9
    return (
        3 * (_fold(forename) == _fold(subject.forename) != "")
        + 2 * (_fold(surname) == _fold(subject.surname) != "")
        + 2 * (_born(person) == _born(subject) != "")
        + (subject.role == "child")
    )


def _names(child: Child, person: Person | None) -> tuple[str, str]:
    if person:
        return person.forename, person.surname
    forename, _, surname = child.name.partition(" ")
    return forename, surname


def _born(someone: Person | Subject | None) -> str:
    return f"{someone.date_of_birth:%d/%m/%Y}" if someone and someone.date_of_birth else ""


def _line(field: str, ours: str, theirs: str) -> Line:
    if not ours or not theirs:
        return field, ours, theirs, BLANK
    return field, ours, theirs, SAME if _fold(ours) == _fold(theirs) else DIFFERS


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
