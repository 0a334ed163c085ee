"""A child of an incident and a PPN side by side, field by field, as the rules compared them (R8, style 18)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from childtonotice.screening.circumstances import Person, Ppn, Subject
from childtonotice.screening.findings import Child
from childtonotice.screening.link.compare import VERDICT_WORDS, Comparison, FieldMatch, Identity, compare
from childtonotice.screening.link.dates import age_on

SAME, DIFFERS, BLANK = "same", "differs", "blank"
VERDICTS = {**VERDICT_WORDS, "different": "Name and date of birth do not settle it: read both"}
OUTCOMES = {"agrees": SAME, "near": "in doubt", "differs": DIFFERS, "blank": BLANK}
Line = tuple[str, str, str, str]


def compare_subject(
    child: Child, person: Person | None, ppn: Ppn, incident_id: str, *, officer_id: str = "", day: date | None = None
) -> list[Line]:
    """Lines of field, what the incident says, what the PPN says, and the outcome, for the subject nearest the child.

    An outcome is same, in doubt, differs or blank, with the reason behind a colon where there is one. For a child on
    record the last line says what it comes to: the same person, to be checked, or another. ``officer_id`` of the
    incident: shown where the same officer sent the PPN. ``day`` of the report: of a child without a date of birth the
    age is compared.
    """
    here = ppn.incident_id == incident_id
    ours = _identify(child, person)
    compared = [(compare(ours, _identify_subject(subject), with_incident_id=here), subject) for subject in ppn.subjects]
    nearest, subject = max(compared, key=lambda pair: _nearness(*pair), default=(None, Subject()))
    fields = {field.field: field for field in nearest.fields} if nearest else {}
    lines = [
        _line("Person number", ours.person_id, subject.person_id, fields.get("person_id")),
        _line("Forename", ours.forename, subject.forename, fields.get("forename")),
        _line("Surname", ours.surname, subject.surname, fields.get("surname")),
        _line("Date of birth", _born(ours), _born(subject), fields.get("date_of_birth")),
        *_age(child, ours, subject, day),
        ("Incident reference", incident_id, ppn.incident_id, SAME if here else DIFFERS if ppn.incident_id else BLANK),
        *([("Officer", officer_id, ppn.officer_id, SAME)] if officer_id and officer_id == ppn.officer_id else []),
    ]
    told = [line for line in lines if line[1] or line[2]]
    return [*told, ("Taken together", "", "", VERDICTS[nearest.verdict])] if nearest and person else told


def _identify(child: Child, person: Person | None) -> Identity:
    if person:
        return Identity(child.person_id, person.forename, person.surname, person.date_of_birth, person.sex)
    forename, _, surname = child.name.partition(" ")
    return Identity(child.person_id, forename, surname)


def _identify_subject(subject: Subject) -> Identity:
    return Identity(subject.person_id, subject.forename, subject.surname, subject.date_of_birth)


def _nearness(comparison: Comparison, subject: Subject) -> tuple[float, bool]:
    """How near a subject is to the child: by all that agrees, then a child before a grown-up."""
    return comparison.weight, subject.role == "child"


def _born(someone: Identity | Subject) -> str:
    return f"{someone.date_of_birth:%d/%m/%Y}" if someone.date_of_birth else ""


def _age(child: Child, ours: Identity, subject: Subject, day: date | None) -> Iterator[Line]:
    """The age that the log gives beside the one that the PPN's date of birth makes on the day of the report."""
    if day and subject.date_of_birth and not ours.date_of_birth and child.age.isdigit():
        theirs = age_on(subject.date_of_birth, day)
        apart = abs(theirs - int(child.age))
        outcome = SAME if apart == 0 else f"{OUTCOMES['near']}: a year apart" if apart == 1 else DIFFERS
        yield "Age on the day", child.age, str(theirs), outcome


def _line(name: str, ours: str, theirs: str, field: FieldMatch | None) -> Line:
    if field is None or not ours or not theirs:
        return name, ours, theirs, BLANK
    outcome = OUTCOMES[field.outcome]
    return name, ours, theirs, f"{outcome}: {field.note}" if field.note else outcome
