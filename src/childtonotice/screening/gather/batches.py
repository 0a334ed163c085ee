"""Batches of flat tables turned into circumstances, and logs into readings: the work of a worker process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import pyarrow as pa

from childtonotice.screening.circumstances import (
    LONDON,
    Circumstances,
    Incident,
    Involvement,
    Mention,
    Person,
    Ppn,
    Reading,
    Said,
    Scene,
    Scenes,
    Subject,
)
from childtonotice.screening.gather.collector import collector_paused
from childtonotice.screening.gather.packing import pack_readings
from childtonotice.screening.gather.rows import (
    INCIDENT,
    MENTION,
    PERSON,
    as_utc,
    build_incident,
    make_ppn,
    make_subject,
    order_involvement,
    order_subject,
    rows_of,
    split_list,
)
from childtonotice.screening.link.addresses import same_address
from childtonotice.screening.link.dates import ADULT, age_on

Value = TypeVar("Value")
SAID_PARTS = ("kind", "label", "start", "end")
ReadLog = Callable[[str, date, tuple[tuple[str, str], ...]], Reading]


@dataclass(frozen=True, slots=True)
class Batch:
    """The flat tables around some incidents; ``targets``: the ids of those to be judged, in order."""

    targets: pa.Array
    incidents: pa.Table
    people: pa.Table
    involvements: pa.Table
    household: pa.Table
    mentions: pa.Table
    said: pa.Table
    ppns: pa.Table
    subjects: pa.Table
    edges: pa.Table
    flags: pa.Table


@collector_paused()
def read_logs(batch: pa.RecordBatch, phrases: tuple[tuple[str, str], ...], read: ReadLog) -> tuple[pa.Table, pa.Table]:
    """What the logs of a batch say: mentions, and all else that is said."""
    columns = [batch.column(name).to_pylist() for name in ("incident_id", "reported_at", "log")]
    readings = []
    for incident_id, reported_at, log in zip(*columns, strict=True):
        moment = as_utc(reported_at)
        assert moment is not None
        readings.append((incident_id, read(log or "", moment.astimezone(LONDON).date(), phrases)))
    return pack_readings(readings)


def surround_batch(batch: Batch, complete: bool) -> Iterator[Circumstances]:
    """The circumstances of each target of a batch."""
    scenes, ppns = build_scenes(batch), build_ppns(batch)
    of_ppn: dict[str, list[Scene]] = {}
    of_incident: dict[str, list[str]] = {}
    for ppn_id, incident_id in zip(
        batch.edges["ppn_id"].to_pylist(), batch.edges["incident_id"].to_pylist(), strict=True
    ):
        of_ppn.setdefault(ppn_id, []).append(scenes[incident_id])
        of_incident.setdefault(incident_id, []).append(ppn_id)
    contenders = {name: Scenes(found) for name, found in of_ppn.items()}
    flags = {row["incident_id"]: split_list(row["flags"]) for row in rows_of(batch.flags)}
    for incident_id in batch.targets.to_pylist():
        scene, ours = scenes[incident_id], sorted(of_incident.get(incident_id, ()))
        rivals = tuple((name, contenders[name]) for name in ours)
        yield Circumstances(scene, tuple(ppns[name] for name in ours), rivals, find_originals(scene, flags), complete)


def find_originals(scene: Scene, flags: dict[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The incidents that a duplicate's flags name and that we hold, with their own flags."""
    if not flags:
        return ()
    named = [flag.split(None, 2)[2].strip() for flag in scene.incident.flags if len(flag.split(None, 2)) == 3]
    return tuple((name, flags[name]) for name in named if name in flags)


def build_scenes(batch: Batch) -> dict[str, Scene]:
    """Every incident of the batch with its people, household and reading, by id."""
    people = {person.person_id: person for person in make_values(batch.people, PERSON, Person)}
    links = group_values(batch.involvements, ("person_id", "role", "age"), link_to(people))
    homes = group_values(batch.household, ("person_id",), people.__getitem__)
    mentions, said = group_values(batch.mentions, MENTION, Mention), group_values(batch.said, SAID_PARTS, Said)
    scenes = {}
    for incident in make_values(batch.incidents, INCIDENT, build_incident):
        key = incident.incident_id
        scenes[key] = Scene(
            incident,
            tuple(sorted(links.get(key, ()), key=order_involvement)),
            find_household(incident, homes.get(key, [])),
            Reading(tuple(mentions.get(key, ())), tuple(said.get(key, ()))),
        )
    return scenes


def link_to(people: dict[str, Person]) -> Callable[[str, str, str], Involvement]:
    """How an involvement is made of person, role and age, with the person where on record."""
    return lambda person_id, role, age: Involvement(person_id, role, age, people.get(person_id))


def find_household(incident: Incident, home: list[Person]) -> tuple[Person, ...]:
    """Those under 18 who are recorded at the incident address, by id; SQL lets a few more through."""
    on = incident.reported_on
    young = (person for person in home if person.date_of_birth and 0 <= age_on(person.date_of_birth, on) < ADULT)
    housed = [person for person in young if same_address(incident.location, person.address)]
    return tuple(sorted(housed, key=lambda person: person.person_id))


def make_values(table: pa.Table, names: tuple[str, ...], make: Callable[..., Value]) -> Iterator[Value]:
    """A value made of the named columns of each row; straight from columns, since there are many rows."""
    return map(make, *(table[name].to_pylist() for name in names))


def group_values(table: pa.Table, names: tuple[str, ...], make: Callable[..., Value]) -> dict[str, list[Value]]:
    """The values of each incident together, in the order of their rows."""
    groups: dict[str, list[Value]] = {}
    for key, value in zip(table["incident_id"].to_pylist(), make_values(table, names, make), strict=True):
        groups.setdefault(key, []).append(value)
    return groups


def build_ppns(batch: Batch) -> dict[str, Ppn]:
    """Every PPN of the batch with its subjects, by id."""
    subjects: dict[str, list[Subject]] = {}
    for row in rows_of(batch.subjects):
        subjects.setdefault(row["ppn_id"], []).append(make_subject(row))
    return {
        row["ppn_id"]: make_ppn(
            row, tuple(sorted(subjects.get(row["ppn_id"], ()), key=order_subject)), row["incident_known"]
        )
        for row in rows_of(batch.ppns)
    }
