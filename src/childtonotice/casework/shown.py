"""What a reviewer is shown of one incident, drawn once from its circumstances and finding when it is published.

It is kept as it was shown: a later change of the force's records makes a new version and never rewrites a decision.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from childtonotice.casework.compared import compare_subject
from childtonotice.casework.wording import describe_child, tell_place, tell_why
from childtonotice.screening.circumstances import LONDON, Circumstances, Incident, Involvement, Person, Ppn
from childtonotice.screening.findings import Child, Cover, Finding
from childtonotice.screening.force import Force
from childtonotice.screening.rules.judge import name_triggers

ADULT = 18
YOUNGEST_MOTHER = 12
NOT_BEFALLEN = frozenset({"suspect", "arrested", "informant", "caller", "witness", "reporting person", "officer"})


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything of one incident that an item keeps. Each mapping holds the columns of one row.

    ``beside``: of each child, by key, what stands beside them and is no reason to look again: where they live, the
    date of birth, and of an unborn child the mother, where the record shows one woman alone.
    """

    incident_id: str
    area: str
    item: Mapping[str, Any]
    children: tuple[Mapping[str, Any], ...]
    ppns: tuple[Mapping[str, Any], ...]
    digest: str = field(default="", compare=False)
    source_digest: str = field(default="", compare=False)
    beside: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, compare=False)


def show(circumstances: Circumstances, finding: Finding, force: Force) -> Shown:
    """Draw what the item of this incident shows, with the digests that tell whether anything changed."""
    incident = circumstances.scene.incident
    children = tuple(_children(circumstances, finding))
    ppns = tuple(_ppns(circumstances, finding, [row["key"] for row in children]))
    item = _item(circumstances, finding, force)
    source = [incident.log, item["facts"], item["people"], [_without(ppn, "compared") for ppn in ppns]]
    return Shown(
        incident.incident_id,
        finding.area,
        item,
        children,
        ppns,
        digest=fingerprint([item, children, ppns]),
        source_digest=fingerprint(source),
        beside=_beside(circumstances, children),
    )


def _beside(circumstances: Circumstances, children: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    people, women = circumstances.scene.people, _women(circumstances)
    found = {}
    for row in children:
        person = people.get(row["person_id"])
        unborn = row["presence"] == "unborn" or row["relation"] == "unborn"
        found[row["key"]] = {
            "home": person.address[:300] if person else "",
            "born": person.date_of_birth if person else None,
            "mother": women[0] if unborn and len(women) == 1 else "",
        }
    return found


def _women(circumstances: Circumstances) -> list[str]:
    """The women and girls of twelve and over whom the incident befell, by id: one of them may be with child."""
    on = circumstances.scene.incident.reported_on
    found: dict[str, None] = {}
    for link in circumstances.scene.involvements:
        female = link.person is not None and link.person.sex.strip().casefold()[:1] == "f"
        age = age_on_the_day(link, on)
        if female and link.role.casefold() not in NOT_BEFALLEN and not (age.isdigit() and int(age) < YOUNGEST_MOTHER):
            found[link.person_id] = None
    return list(found)


def fingerprint(value: object) -> str:
    """SHA-256 over a value in one canonical form."""
    words = json.dumps(value, sort_keys=True, default=_as_text, ensure_ascii=True)
    return hashlib.sha256(words.encode()).hexdigest()


def _as_text(value: object) -> object:
    return (
        value.isoformat()
        if isinstance(value, date | datetime)
        else dict(value)
        if isinstance(value, Mapping)
        else value
    )


def _without(row: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != name}


def _item(circumstances: Circumstances, finding: Finding, force: Force) -> dict[str, Any]:
    incident = circumstances.scene.incident
    return {
        "officer_id": incident.officer_id,
        "reported_at": incident.reported_at,
        "reported_on": incident.reported_on,
        "type": incident.opening_code,
        "response_grade": incident.response_grade,
        "restricted": is_restricted(incident.flags, force),
        "status": finding.status.value,
        "priority": finding.priority,
        "claims_ppn": claims_ppn(finding),
        "by_name": any(child.match == "name" and child.cover is Cover.CERTAIN for child in finding.children),
        "why": tell_why(finding, incident.opening_code, force.ppn_word, incident.log, _names(circumstances, finding)),
        "reasons": list(finding.reasons),
        "categories": list(finding.categories),
        "triggers": list(name_triggers(circumstances, force)) if finding.status.needs_a_look else [],
        "exclusions": list(finding.exclusions),
        "warnings": list(finding.warnings),
        "found_by": sorted({notice.value for child in finding.children for notice in child.found_by}),
        "facts": facts_of(incident),
        "people": list(_people(circumstances, finding)),
        "log": incident.log,
        "marks": [[mark.kind, mark.start, mark.end, mark.label, mark.child] for mark in finding.marks],
    }


def _names(circumstances: Circumstances, finding: Finding) -> list[str]:
    """Every name that people of the incident bear."""
    people = circumstances.scene.people.values()
    return [full_name(person) for person in people] + [child.name for child in finding.children]


def is_restricted(flags: Iterable[str], force: Force) -> bool:
    """Whether the incident is for named readers only (R36)."""
    wanted = {flag.casefold() for flag in force.restricted_flags}
    return any(flag.strip().casefold() in wanted for flag in flags)


def claims_ppn(finding: Finding) -> bool:
    """Whether the log says that a PPN is done and none is found (R9)."""
    said = any(mark.kind == "claim" and mark.label == "done" for mark in finding.marks)
    return said and not any(child.ppn_id for child in finding.children)


def facts_of(incident: Incident) -> dict[str, Any]:
    """The facts of the incident as the force's record has them; no reading of ours among them (R40)."""
    return {
        "opening_code": incident.opening_code,
        "closing_codes": list(incident.closing_codes),
        "flags": list(incident.flags),
        "response_grade": incident.response_grade,
        "attended": incident.attended,
        "location": incident.location,
        "place": tell_place(incident.location),
        "officer_id": incident.officer_id,
        "updated_at": incident.updated_at.isoformat() if incident.updated_at else "",
        "closed_at": incident.closed_at.isoformat() if incident.closed_at else "",
    }


def _people(circumstances: Circumstances, finding: Finding) -> Iterable[dict[str, Any]]:
    children = {child.person_id for child in finding.children if child.person_id}
    ages = {child.person_id: child.age for child in finding.children}
    on = circumstances.scene.incident.reported_on
    for link in circumstances.scene.involvements:
        yield {
            "person_id": link.person_id,
            "name": full_name(link.person) if link.person else "",
            "role": link.role,
            "age": ages.get(link.person_id) or age_on_the_day(link, on),
            "child": link.person_id in children,
        }


def full_name(person: Person) -> str:
    """Forename and surname as recorded."""
    return " ".join(part for part in (person.forename, person.surname) if part)


def age_on_the_day(link: Involvement, on: date) -> str:
    """Years on the day of the report: from the date of birth where it is usable (ruling 1), else as recorded."""
    born = link.person.date_of_birth if link.person else None
    if born is None or born == date(1900, 1, 1) or born > on:
        return link.age
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return str(years) if years <= 110 else link.age


def _children(circumstances: Circumstances, finding: Finding) -> Iterable[dict[str, Any]]:
    roles: dict[str, list[str]] = {}
    for link in circumstances.scene.involvements:
        roles.setdefault(link.person_id, []).append(link.role)
    met: dict[str, int] = {}
    for position, child in enumerate(finding.children, start=1):
        key = child_key(child)
        met[key] = met.get(key, 0) + 1
        yield {
            "key": key if met[key] == 1 else f"{key}#{met[key]}",
            "position": position,
            "person_id": child.person_id,
            "name": child.name,
            "label": describe_child(child),
            "age": child.age,
            "role": ", ".join(roles.get(child.person_id, ())) if child.person_id else "",
            "relation": child.relation,
            "sex": child.sex,
            "presence": child.presence,
            **_equality(circumstances.scene.people.get(child.person_id)),
            "found_by": [notice.value for notice in child.found_by],
            "why": child.why,
            "evidence": child.evidence.words,
            "evidence_start": child.evidence.start,
            "evidence_end": child.evidence.end,
            "cover": child.cover.value,
            "ppn_id": child.ppn_id,
            "match": child.match,
        }


def _equality(person: Person | None) -> dict[str, str]:
    """What equality is measured by, as the record of a linked child has it (R34); empty where it does not say."""
    if person is None:
        return {"ethnicity": "", "looked_after": ""}
    cared_for = {True: "yes", False: "no", None: ""}[person.looked_after]
    return {"ethnicity": person.ethnicity.strip()[:100], "looked_after": cared_for}


def child_key(child: Child) -> str:
    """By what a child is known again: the person's id, else the normalised description. Never the words quoted."""
    if child.person_id:
        return f"person:{child.person_id}"
    parts = (child.name, child.relation, child.sex, child.age, "unborn" if child.presence == "unborn" else "")
    return "said:" + "|".join(" ".join(part.casefold().split()) for part in parts)


def _ppns(circumstances: Circumstances, finding: Finding, keys: list[str]) -> Iterable[dict[str, Any]]:
    incident, people = circumstances.scene.incident, circumstances.scene.people
    day = incident.reported_at.astimezone(LONDON).date()
    keyed = list(zip(keys, finding.children, strict=True))
    for ppn in sorted(circumstances.ppns, key=lambda ppn: (ppn.submitted_at, ppn.ppn_id)):
        if not _concerns(ppn, finding, people):
            continue
        yield {
            "ppn_id": ppn.ppn_id,
            "submitted_at": ppn.submitted_at,
            "kind": ppn.kind,
            "grading": ppn.grading,
            "incident_id": ppn.incident_id,
            "officer_id": ppn.officer_id,
            "categories": list(ppn.categories),
            "subjects": [_subject_words(ppn, index) for index in range(len(ppn.subjects))],
            "narrative": ppn.narrative,
            "compared": [
                [key, *line]
                for key, child in keyed
                if child.ppn_id == ppn.ppn_id
                for line in compare_subject(
                    child,
                    people.get(child.person_id),
                    ppn,
                    finding.incident_id,
                    officer_id=incident.officer_id,
                    day=day,
                )
            ],
        }


def _concerns(ppn: Ppn, finding: Finding, people: Mapping[str, Person]) -> bool:
    """Whether a reader should see this PPN: it answers for a child, bears this reference, or names someone of it."""
    named = any(subject.person_id in people for subject in ppn.subjects if subject.person_id)
    return named or ppn.incident_id == finding.incident_id or any(c.ppn_id == ppn.ppn_id for c in finding.children)


def _subject_words(ppn: Ppn, index: int) -> str:
    subject = ppn.subjects[index]
    born = f"{subject.date_of_birth:%d/%m/%Y}" if subject.date_of_birth else ""
    name = " ".join(part for part in (subject.forename, subject.surname) if part) or subject.person_id or "no name"
    return ", ".join(part for part in (name, born, subject.role) if part)
