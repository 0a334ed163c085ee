"""The reference engine: plain loops, slow, obviously right. Every other engine must give its answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyarrow as pa

from childtonotice.screening.circumstances import Circumstances, Incident, Person, Ppn, Reading, Scene, Scenes
from childtonotice.screening.findings import Finding
from childtonotice.screening.force import Force
from childtonotice.screening.gather.candidates import is_in_question
from childtonotice.screening.gather.questions import Questions, Scope
from childtonotice.screening.gather.rows import (
    make_incident,
    make_involvement,
    make_person,
    make_ppn,
    make_subject,
    order_involvement,
    order_mention,
    order_said,
    order_subject,
    rows_of,
)
from childtonotice.screening.link.addresses import address_key, same_address
from childtonotice.screening.link.dates import ADULT, age_on

Tables = dict[str, pa.Table]


def gather(tables: Tables, force: Force, scope: Scope, questions: Questions) -> Iterator[tuple[Circumstances, Finding]]:
    """Every incident of the scope that has a finding, with its circumstances, by incident id."""
    questions.prove(None, "memory")
    scenes = list(build_scenes(tables, force, questions))
    ppns = list(build_ppns(tables))
    for scene in sorted(scenes, key=lambda scene: scene.incident.incident_id):
        if not scope.holds(scene.incident):
            continue
        circumstances = surround(scene, scenes, ppns, force, scope)
        finding = questions.judge(circumstances, force)
        if finding:
            yield circumstances, finding


def build_scenes(tables: Tables, force: Force, questions: Questions) -> Iterator[Scene]:
    """Every incident with its people, the under-18s recorded at its address, and what its log says."""
    people = {row["person_id"]: make_person(row) for row in rows_of(tables["people"])}
    homes = defaultdict(list)
    for _, person in sorted(people.items()):
        homes[address_key(person.address)].append(person)
    links = defaultdict(list)
    for row in rows_of(tables["involvements"]):
        links[row["incident_id"]].append(make_involvement(row, people.get(row["person_id"])))
    for row in rows_of(tables["incidents"]):
        incident = make_incident(row)
        yield Scene(
            incident,
            tuple(sorted(links[incident.incident_id], key=order_involvement)),
            find_household(incident, homes, force, questions),
            order_reading(questions.read(incident.log, incident.reported_on, force.phrases)),
        )


def order_reading(reading: Reading) -> Reading:
    """What a log says, in the order that every engine gives it."""
    return Reading(tuple(sorted(reading.mentions, key=order_mention)), tuple(sorted(reading.said, key=order_said)))


def find_household(
    incident: Incident, homes: dict[str, list[Person]], force: Force, questions: Questions
) -> tuple[Person, ...]:
    """Everyone under 18 who is recorded at the incident address, where the household matters."""
    if not incident.location or not questions.household_matters(incident, force):
        return ()
    return tuple(
        person
        for person in homes.get(address_key(incident.location), [])
        if person.date_of_birth
        and 0 <= age_on(person.date_of_birth, incident.reported_on) < ADULT
        and same_address(incident.location, person.address)
    )


def build_ppns(tables: Tables) -> Iterator[Ppn]:
    """Every PPN with its subjects, by id."""
    subjects = defaultdict(list)
    for row in rows_of(tables["ppn_subjects"]):
        subjects[row["ppn_id"]].append(make_subject(row))
    known = set(tables["incidents"]["incident_id"].to_pylist())
    for row in sorted(rows_of(tables["ppns"]), key=lambda row: row["ppn_id"]):
        named = tuple(sorted(subjects[row["ppn_id"]], key=order_subject))
        yield make_ppn(row, named, row["incident_id"] in known)


def surround(scene: Scene, scenes: list[Scene], ppns: list[Ppn], force: Force, scope: Scope) -> Circumstances:
    """The incident with the PPNs in question, and for each the other incidents to which it may belong."""
    ours = tuple(ppn for ppn in ppns if is_in_question(scene, ppn, force))
    rivals = {
        ppn.ppn_id: Scenes(other for other in scenes if other is not scene and is_in_question(other, ppn, force))
        for ppn in ours
    }
    flags = {other.incident.incident_id: other.incident.flags for other in scenes}
    originals = tuple((name, flags[name]) for name in name_originals(scene) if name in flags)
    return Circumstances(scene, ours, rivals, originals, scope.complete)


def name_originals(scene: Scene) -> list[str]:
    """The references that follow the words DUPLICATE OF among the flags."""
    parts = [flag.split(" ", 2) for flag in scene.incident.flags]
    return [part[2].strip() for part in parts if len(part) == 3 and part[0].casefold().startswith("dup")]
