"""The Parquet store of a force: each day's extract merged in, and which incidents to screen again because of it.

Law: after the last day the current findings equal one screening of the store. Absence from an extract retires nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from childtonotice.screening.alone import find_rows
from childtonotice.screening.around import Surroundings
from childtonotice.screening.circumstances import Circumstances, Incident
from childtonotice.screening.errors import Failed
from childtonotice.screening.explain import explain_targets
from childtonotice.screening.filing import file_day
from childtonotice.screening.findings import Finding, Problem
from childtonotice.screening.fingerprints import fingerprint_code, fingerprint_force
from childtonotice.screening.force import Force
from childtonotice.screening.gather.duckdb import Tell, be_silent
from childtonotice.screening.gather.rows import make_incident, rows_of, split_list
from childtonotice.screening.joined import find_joined, require_joining, tell_joined
from childtonotice.screening.reach import find_targets
from childtonotice.screening.read import Extract, read_extract
from childtonotice.screening.scratch import spare_memory
from childtonotice.screening.screen import QUESTIONS
from childtonotice.screening.shelf import Edition, Shelf, Tables, damaged, open_shelf, renew_keys
from childtonotice.screening.tables import TABLES


@dataclass
class Taken:
    """What a day did to the store. Read ``explained`` to its end first: ``gone`` and ``unlisted`` are what is left.

    ``explained``: the findings of the incidents screened again, each with all that is known around it. ``gone``: those
    screened again that have no finding. ``unlisted``: the incidents of this extract without a finding. ``ppns``: its
    PPNs, each with its subjects. ``keep``: to be called when all is published; until then the next take screens the
    same incidents again.
    """

    store: Store
    extract: Extract
    targets: frozenset[str]
    force: Force
    ppns: Iterable[Mapping[str, object]] = ()
    tell: Tell = be_silent
    _found: set[str] = field(default_factory=set)

    @property
    def explained(self) -> Iterator[tuple[Circumstances, Finding]]:
        """Every incident screened this time that has a finding."""
        for circumstances, finding in self.store.explain(self.targets, self.force, self.tell):
            self._found.add(finding.incident_id)
            yield circumstances, finding

    @property
    def gone(self) -> Iterator[str]:
        """The incidents screened this time that have no finding."""
        yield from sorted(self.targets - self._found)

    @property
    def unlisted(self) -> Iterator[Incident]:
        """The incidents of this extract that were screened this time and in which no child was found."""
        return (
            make_incident(row)
            for row in rows_of(self.extract.tables["incidents"])
            if row["incident_id"] in self.targets and row["incident_id"] not in self._found
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the extract."""
        return self.extract.problems

    @property
    def files(self) -> Mapping[str, Mapping[str, int]]:
        """Read, accepted and quarantined records of each file."""
        return self.extract.counts

    @property
    def notes(self) -> tuple[str, ...]:
        """What to say of the extract as a whole."""
        return self.extract.notes

    @property
    def officers(self) -> Iterator[dict[str, object]]:
        """The force's officers as the extract gives them."""
        return rows_of(self.extract.tables["officers"])

    @property
    def fingerprints(self) -> dict[str, str]:
        """Of the extract's accepted rows, the force's settings and the code."""
        force, code = fingerprint_force(self.force), fingerprint_code()
        return {"extract": self.extract.fingerprint, "force": force, "code": code}

    @property
    def window(self) -> tuple[datetime, datetime]:
        """The first and the last report of the extract."""
        span = pc.min_max(self.extract.tables["incidents"]["reported_at"]).as_py()
        return span["min"], span["max"]

    def keep(self) -> None:
        """Says that all of it is published."""
        self.store.settle()


@dataclass(frozen=True)
class Store:
    """A force's tables on a shelf, by month; ``pending`` beside it names what was merged, not yet published."""

    folder: Path

    @property
    def pending(self) -> Path:
        """The file that names the incidents merged and not yet published."""
        return self.folder.with_name(f"{self.folder.name}-pending.json")

    @property
    def joined(self) -> Path:
        """The file that names the records that are one person's, where the force has them joined."""
        return self.folder.with_name(f"{self.folder.name}-joined.json")

    @property
    def shelf(self) -> Shelf:
        """The files as they now are; a store of one file a table is put on a shelf when it is first used."""
        shelf = open_shelf(self.folder)
        return renew_keys(shelf) if shelf.edition else take_over(self.folder)

    def read(self) -> Tables:
        """All tables of the store; a table that it does not have yet is empty."""
        shelf = self.shelf
        return {name: shelf.read(name) for name in TABLES}

    def holds(self, incident_ids: set[str]) -> set[str]:
        """Which of some incidents the store holds."""
        found = self.shelf.locate("incidents", pa.array(sorted(incident_ids), pa.string()))
        return set(found["id"].to_pylist())

    def take(
        self,
        extract_folder: Path,
        force: Force,
        *,
        also: Iterable[str] = (),
        tell: Tell | None = None,
    ) -> Taken:
        """Merges a day's extract: key is the table's id, the newest row wins.

        ``also``: incidents to screen again in any case: open items, unfinished recoveries.
        Raises CannotStart where the extract cannot be read, Failed where the store cannot be written; then the store
        stands as it was, and the same extract can be taken again.
        """
        require_joining(force)
        spare_memory()
        extract = read_extract(extract_folder, force, known_incidents=self.holds, tell=tell)
        with spoken_errors(self.folder):
            before = self.shelf
            edition = Edition(before)
            changes = file_day(edition, extract.tables)
            keys, old_keys = find_keys(edition.preview, force), read_keys(self.joined)
            changed = find_targets(before, edition.preview, changes, (old_keys, keys), force, QUESTIONS)
            others = edition.preview.locate("incidents", pa.array(sorted({*also} | self.read_pending()), pa.string()))
            targets = changed | frozenset(others["id"].to_pylist())
            self.write_pending(targets)
            after = edition.publish()
            write_keys(self.joined, keys)
        if force.join_records:
            extract = replace(extract, notes=(*extract.notes, tell_joined(keys)))
        return Taken(self, extract, targets, force, list_ppns(extract.tables, after), tell or be_silent)

    def read_pending(self) -> frozenset[str]:
        """The incidents of an earlier run that was stopped before it published."""
        if not self.pending.is_file():
            return frozenset()
        try:
            return frozenset(json.loads(self.pending.read_text(encoding="utf-8")))
        except ValueError as error:
            raise damaged(self.pending) from error

    def write_pending(self, targets: frozenset[str]) -> None:
        """Names what will have to be screened, before anything is published: a stop at any point loses nothing."""
        aside = self.pending.with_suffix(".next")
        aside.write_text(json.dumps(sorted(targets)), encoding="utf-8")
        os.replace(aside, self.pending)

    def settle(self) -> None:
        """Says that all that was merged is published."""
        self.pending.unlink(missing_ok=True)

    def explain(
        self, targets: frozenset[str], force: Force, tell: Tell = be_silent
    ) -> Iterator[tuple[Circumstances, Finding]]:
        """The findings of some incidents of the store, each with all that is known around it, period by period."""
        if not targets:
            return
        keys = read_keys(self.joined)
        with Surroundings(self.shelf, force, keys) as surroundings:
            yield from explain_targets(surroundings, targets, keys, force, QUESTIONS, tell)


def find_keys(shelf: Shelf, force: Force) -> dict[str, str]:
    """The records that are one person's, where the force wants them joined: found over the whole store."""
    return find_joined({name: shelf.read(name) for name in TABLES}, force) if force.join_records else {}


def take_over(folder: Path) -> Shelf:
    """The shelf of a store that was written as one file a table; those files are kept until the shelf stands."""
    old = {name: folder / f"{name}.parquet" for name in TABLES}
    held = [path for path in old.values() if path.is_file()]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    edition = Edition(Shelf(folder))
    if held:
        file_day(edition, {name: read_old(path, name) for name, path in old.items()})
        edition.publish()
    for path in held:
        path.unlink()
    return open_shelf(folder)


def read_old(path: Path, name: str) -> pa.Table:
    """A table of a store that was written as one file a table."""
    if not path.is_file():
        return TABLES[name].empty()
    try:
        return pq.read_table(path, partitioning=None).cast(TABLES[name].schema)
    except (pa.ArrowException, OSError) as error:
        raise damaged(path) from error


@contextmanager
def spoken_errors(folder: Path) -> Iterator[None]:
    """What to say where the store cannot be written."""
    try:
        yield
    except OSError as error:
        raise Failed(
            f"The store {folder} could not be written: {error.strerror}.",
            "Nothing was published. Free some space, then run the same extract again.",
        ) from None


def list_ppns(extract: Mapping[str, pa.Table], shelf: Shelf) -> Iterator[dict[str, object]]:
    """The PPNs of an extract, as they are held now: with subjects, and area and flags of the incident they name.

    A day's extract may bring a PPN again without those whom it names: they are held since it first came.
    """
    came = pa.concat_tables([extract["ppns"].select(["ppn_id"]), extract["ppn_subjects"].select(["ppn_id"])])
    ppns = find_rows(shelf, "ppns", pc.unique(came["ppn_id"]))
    subjects: dict[object, list[dict[str, object]]] = {}
    for row in rows_of(find_rows(shelf, "ppn_subjects", pc.unique(came["ppn_id"]))):
        subjects.setdefault(row["ppn_id"], []).append(row)
    named = find_rows(shelf, "incidents", pc.unique(ppns["incident_id"]))
    known = {row["incident_id"]: row for row in rows_of(named.select(["incident_id", "area", "flags"]))}
    for row in rows_of(ppns):
        incident = known.get(row["incident_id"], {})
        about = {"area": incident.get("area") or "", "flags": split_list(incident.get("flags"))}
        yield {**row, **about, "subjects": subjects.get(row["ppn_id"], [])}


def read_keys(path: Path) -> dict[str, str]:
    """The records that were joined when the store was last written, each with its person's key."""
    if not path.is_file():
        return {}
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except ValueError as error:
        raise damaged(path) from error


def write_keys(path: Path, keys: Mapping[str, str]) -> None:
    """Keeps which records are joined; no file where none are."""
    if not keys:
        path.unlink(missing_ok=True)
        return
    aside = path.with_suffix(".next")
    aside.write_text(json.dumps(keys, sort_keys=True), encoding="utf-8")
    os.replace(aside, path)
