"""Batches of flat tables turned into circumstances, and logs into readings: the work of a worker process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

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
    Subject,
    birth_key,
)
from childtonotice.screening.gather.collector import collector_paused
from childtonotice.screening.gather.packing import pack_readings
from childtonotice.screening.gather.rows import (
    INCIDENT,
    MENTION,
    PERSON,
    PPN,
    SUBJECT,
    as_utc,
    build_incident,
    build_ppn,
    list_values,
    order_subject,
    split_list,
)
from childtonotice.screening.link.addresses import same_address
from childtonotice.screening.link.dates import ADULT, age_on

SAID_PARTS = ("kind", "label", "start", "end")
ReadLog = Callable[[str, date, tuple[tuple[str, str], ...]], Reading]


@dataclass(frozen=True, slots=True)
class Batch:
    """The flat tables around some incidents; ``targets``: the ids of those to be judged, in order.

    ``edges``: which PPN is in question for which incident, in the order of the PPNs.
    """

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
def read_logs(batch: pa.Table, phrases: tuple[tuple[str, str], ...], read: ReadLog) -> tuple[pa.Table, pa.Table]:
    """What the logs of a batch say: mentions, and all else that is said."""
    columns = [list_values(batch.column(name)) for name in ("incident_id", "reported_at", "log")]
    readings = []
    for incident_id, reported_at, log in zip(*columns, strict=True):
        moment = as_utc(reported_at)
        assert moment is not None
        readings.append((incident_id, read(log, moment.astimezone(LONDON).date(), phrases)))
    return pack_readings(readings)


def surround_batch(batch: Batch, complete: bool) -> Iterator[Circumstances]:
    """The circumstances of each target of a batch."""
    scenes, ppns = SceneShelf(batch), build_ppns(batch)
    rivals = RivalShelf(batch.edges, scenes)
    of_incident: dict[str, list[str]] = {}
    ours_only = batch.edges.filter(pc.is_in(batch.edges["incident_id"], batch.targets))
    for ppn_id, incident_id in make_values(ours_only, ("ppn_id", "incident_id")):
        of_incident.setdefault(incident_id, []).append(ppn_id)
    flags = {name: split_list(given) for name, given in make_values(batch.flags, ("incident_id", "flags"))}
    for incident_id in batch.targets.to_pylist():
        scene, ours = scenes[incident_id], tuple(ppns[name] for name in sorted(of_incident.get(incident_id, ())))
        yield Circumstances(scene, ours, rivals, find_originals(scene, flags), complete)


def find_originals(scene: Scene, flags: dict[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The incidents that a duplicate's flags name and that we hold, with their own flags."""
    if not flags:
        return ()
    named = [flag.split(None, 2)[2].strip() for flag in scene.incident.flags if len(flag.split(None, 2)) == 3]
    return tuple((name, flags[name]) for name in named if name in flags)


class SceneShelf(dict[str, Scene]):
    """The incidents of a batch with their people, household and reading, by id: each built when first asked for."""

    def __init__(self, batch: Batch) -> None:
        """The rows of the batch, put together by incident."""
        self.incidents = {row[0]: row for row in make_values(batch.incidents, INCIDENT)}
        self.people = {row[0]: Person._make(row) for row in make_values(batch.people, PERSON)}
        self.links = group_rows(batch.involvements, ("person_id", "role", "age"))
        self.homes = group_rows(batch.household, ("person_id",))
        self.mentions, self.said = group_rows(batch.mentions, MENTION), group_rows(batch.said, SAID_PARTS)

    def __missing__(self, incident_id: str) -> Scene:
        """An incident put together."""
        incident = build_incident(*self.incidents[incident_id])
        links = sorted(self.links.get(incident_id, ()))  # by person, role and age, as order_involvement has it
        scene = Scene(
            incident,
            tuple([Involvement(person_id, role, age, self.people.get(person_id)) for person_id, role, age in links]),
            find_household(incident, [self.people[name] for (name,) in self.homes.get(incident_id, ())]),
            Reading(
                tuple([Mention._make(row) for row in self.mentions.get(incident_id, ())]),
                tuple([Said._make(row) for row in self.said.get(incident_id, ())]),
            ),
        )
        self[incident_id] = scene
        return scene

    def find_near(self, person_id: str, born: date | None) -> set[str]:
        """The ids of the incidents in which someone may have had a part, by id or by date of birth, and a few more."""
        others = self.born_on.get(birth_key(born), ()) if born else ()
        return set().union(*(self.of_person.get(name, ()) for name in (person_id, *others)))

    @cached_property
    def of_person(self) -> dict[str, list[str]]:
        """The ids of the incidents of each person, as linked or at the address."""
        found: dict[str, list[str]] = {}
        for rows in (self.links, self.homes):
            for incident_id, people in rows.items():
                for row in people:
                    found.setdefault(row[0], []).append(incident_id)
        return found

    @cached_property
    def born_on(self) -> dict[tuple[int, int, int], list[str]]:
        """The ids of the people of each date of birth, under its key."""
        found: dict[tuple[int, int, int], list[str]] = {}
        for person in self.people.values():
            if person.date_of_birth:
                found.setdefault(birth_key(person.date_of_birth), []).append(person.person_id)
        return found


class RivalShelf(dict[str, "ShelvedScenes"]):
    """The incidents to which each PPN may belong, by the PPN's id: most are never asked for, and never listed."""

    def __init__(self, edges: pa.Table, scenes: SceneShelf) -> None:
        """The pairs of PPN and incident in the order of their PPNs, and where incidents are found."""
        runs = pc.run_end_encode(edges["ppn_id"].combine_chunks())
        ends = runs.run_ends.to_pylist()
        self.spans = dict(zip(runs.values.to_pylist(), zip([0, *ends], ends, strict=False), strict=True))
        self.incidents, self.scenes = edges["incident_id"], scenes

    def __missing__(self, ppn_id: str) -> ShelvedScenes:
        """The incidents of a PPN."""
        first, last = self.spans[ppn_id]
        ids = dict.fromkeys(self.incidents[first:last].to_pylist())
        found = self[ppn_id] = ShelvedScenes(ids, self.scenes)
        return found


@dataclass(frozen=True, slots=True)
class ShelvedScenes:
    """Some incidents of a batch by their ids; each is put together only when it is in question."""

    ids: dict[str, None]
    shelf: SceneShelf

    def __iter__(self) -> Iterator[Scene]:
        """All of them."""
        return map(self.shelf.__getitem__, self.ids)

    def named(self, incident_id: str) -> Scene | None:
        """That of an id, where it is among them."""
        return self.shelf[incident_id] if incident_id in self.ids else None

    def involving(self, person_id: str, born: date | None) -> list[Scene]:
        """Those of a person id, or of anyone whose date of birth is that one or its day and month exchanged."""
        near = sorted(self.ids.keys() & self.shelf.find_near(person_id, born))
        return [scene for scene in map(self.shelf.__getitem__, near) if scene.involves(person_id, born)]


def find_household(incident: Incident, home: list[Person]) -> tuple[Person, ...]:
    """Those under 18 who are recorded at the incident address, by id; SQL lets a few more through."""
    if not home:
        return ()
    on = incident.reported_on
    young = (person for person in home if person.date_of_birth and 0 <= age_on(person.date_of_birth, on) < ADULT)
    housed = [person for person in young if same_address(incident.location, person.address)]
    return tuple(sorted(housed, key=attrgetter("person_id")))


def make_values(table: pa.Table, names: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    """The named columns of each row, texts never missing; straight from columns, since there are many rows."""
    return zip(*(list_values(table[name]) for name in names), strict=True)


def group_rows(table: pa.Table, names: tuple[str, ...]) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each incident together, in their order."""
    groups: dict[str, list[tuple[Any, ...]]] = {}
    for key, row in zip(table["incident_id"].to_pylist(), make_values(table, names), strict=True):
        groups.setdefault(key, []).append(row)
    return groups


def build_ppns(batch: Batch) -> dict[str, Ppn]:
    """Every PPN of the batch with its subjects, by id."""
    subjects: dict[str, list[Subject]] = {}
    for ppn_id, *parts in make_values(batch.subjects, ("ppn_id", *SUBJECT)):
        subjects.setdefault(ppn_id, []).append(Subject._make(parts))
    return {
        row[0]: build_ppn(tuple(sorted(subjects.get(row[0], ()), key=order_subject)), *row)
        for row in make_values(batch.ppns, PPN)
    }
