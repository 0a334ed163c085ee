"""The Parquet store of a force: each day's extract merged in, and which incidents to screen again because of it.

Law: after the last day the current findings equal one screening of the store. Absence from an extract retires nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from childtonotice.screening.circumstances import Circumstances, Incident
from childtonotice.screening.errors import Failed
from childtonotice.screening.findings import Finding, Problem
from childtonotice.screening.fingerprints import fingerprint_code, fingerprint_force
from childtonotice.screening.force import Force
from childtonotice.screening.gather import duckdb as engine
from childtonotice.screening.gather.questions import Scope
from childtonotice.screening.gather.rows import make_incident, rows_of, split_list
from childtonotice.screening.joined import find_joined, join_tables, require_joining, tell_joined
from childtonotice.screening.merge import changed_rows, disturbed_moments, merge_table
from childtonotice.screening.read import Extract, read_extract
from childtonotice.screening.scratch import open_scratch
from childtonotice.screening.screen import QUESTIONS
from childtonotice.screening.tables import TABLES

Tables = dict[str, pa.Table]
HOUR = timedelta(hours=1)


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
    _found: set[str] = field(default_factory=set)

    @property
    def explained(self) -> Iterator[tuple[Circumstances, Finding]]:
        """Every incident screened this time that has a finding."""
        for circumstances, finding in self.store.explain(self.targets, self.force):
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
    """A force's tables as Parquet files in a folder; ``pending`` beside it names what was merged, not yet published."""

    folder: Path

    @property
    def pending(self) -> Path:
        """The file that names the incidents merged and not yet published."""
        return self.folder.with_name(f"{self.folder.name}-pending.json")

    @property
    def joined(self) -> Path:
        """The file that names the records that are one person's, where the force has them joined."""
        return self.folder.with_name(f"{self.folder.name}-joined.json")

    def read(self) -> Tables:
        """All tables of the store; a table that it does not have yet is empty."""
        return {name: self.read_table(name) for name in TABLES}

    def read_table(self, name: str) -> pa.Table:
        """One table of the store."""
        path = self.folder / f"{name}.parquet"
        if not path.is_file():
            return TABLES[name].empty()
        try:
            return pq.read_table(path).cast(TABLES[name].schema)
        except (pa.ArrowException, OSError) as error:
            raise damaged(path) from error

    def holds(self, incident_ids: set[str]) -> set[str]:
        """Which of some incidents the store holds."""
        held = self.read_table("incidents")["incident_id"]
        return set(held.filter(pc.is_in(held, pa.array(sorted(incident_ids), pa.string()))).to_pylist())

    def take(
        self,
        extract_folder: Path,
        force: Force,
        *,
        also: Iterable[str] = (),
        tell: Callable[[str, int, int], None] | None = None,
    ) -> Taken:
        """Merges a day's extract: key is the table's id, the newest row wins.

        ``also``: incidents to screen again in any case: open items, unfinished recoveries.
        Raises CannotStart where the extract cannot be read, Failed where the store cannot be written; then the store
        stands as it was, and the same extract can be taken again.
        """
        require_joining(force)
        extract = read_extract(extract_folder, force, known_incidents=self.holds, tell=tell)
        old = self.read()
        new = {name: merge_table(name, old[name], extract.tables[name]) for name in TABLES}
        held = set(new["incidents"]["incident_id"].to_pylist())
        keys = find_joined(new, force)
        changed = find_targets(join_tables(old, read_keys(self.joined)), join_tables(new, keys), force)
        targets = (changed | self.read_pending() | frozenset(also)) & held
        self.write(new, targets, keys)
        if force.join_records:
            extract = replace(extract, notes=(*extract.notes, tell_joined(keys)))
        return Taken(self, extract, targets, force, list_ppns(extract.tables, new))

    def read_pending(self) -> frozenset[str]:
        """The incidents of an earlier run that was stopped before it published."""
        if not self.pending.is_file():
            return frozenset()
        try:
            return frozenset(json.loads(self.pending.read_text(encoding="utf-8")))
        except ValueError as error:
            raise damaged(self.pending) from error

    def write(self, tables: Tables, targets: frozenset[str], keys: Mapping[str, str]) -> None:
        """Writes the tables aside, then what is pending, then renames: a stop at any point loses nothing."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            for name, table in tables.items():
                pq.write_table(table, self.folder / f".{name}.next", compression="zstd")
            aside = self.pending.with_suffix(".next")
            aside.write_text(json.dumps(sorted(targets)), encoding="utf-8")
            os.replace(aside, self.pending)
            for name in tables:
                os.replace(self.folder / f".{name}.next", self.folder / f"{name}.parquet")
            write_keys(self.joined, keys)
        except OSError as error:
            raise Failed(
                f"The store {self.folder} could not be written: {error.strerror}.",
                "Nothing was published. Free some space, then run the same extract again.",
            ) from None

    def settle(self) -> None:
        """Says that all that was merged is published."""
        self.pending.unlink(missing_ok=True)

    def explain(self, targets: frozenset[str], force: Force) -> Iterator[tuple[Circumstances, Finding]]:
        """The findings of some incidents of the store, each with all that is known around it."""
        if not targets:
            return iter(())
        tables = join_tables(load_around(self.folder, targets, force), read_keys(self.joined))
        return engine.gather(tables, force, Scope(only=targets), QUESTIONS)


def list_ppns(extract: Mapping[str, pa.Table], held: Mapping[str, pa.Table]) -> Iterator[dict[str, object]]:
    """The PPNs of an extract, as they are held now: with subjects, and area and flags of the incident they name.

    A day's extract may bring a PPN again without those whom it names: they are held since it first came.
    """
    came = pa.concat_tables([extract["ppns"].select(["ppn_id"]), extract["ppn_subjects"].select(["ppn_id"])])
    ids = came["ppn_id"].combine_chunks()
    ppns = held["ppns"].filter(pc.is_in(held["ppns"]["ppn_id"], ids))
    subjects: dict[object, list[dict[str, object]]] = {}
    for row in rows_of(held["ppn_subjects"].filter(pc.is_in(held["ppn_subjects"]["ppn_id"], ids))):
        subjects.setdefault(row["ppn_id"], []).append(row)
    incidents = held["incidents"].select(["incident_id", "area", "flags"])
    named = incidents.filter(pc.is_in(incidents["incident_id"], ppns["incident_id"].combine_chunks()))
    known = {row["incident_id"]: row for row in rows_of(named)}
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


def damaged(path: Path) -> Failed:
    """What to say of a file of the store that cannot be read."""
    return Failed(
        f"The store's file {path} is damaged. Nothing was published.",
        "Put the last backup of the data folder back (docs/operating.md), then run again.",
    )


def find_targets(old: Tables, new: Tables, force: Force) -> frozenset[str]:
    """Every incident whose answer may have changed.

    A change can only reach an incident through a PPN, and a PPN reaches back ``context_days``; so every incident
    within that span of something that changed is screened again, with whatever bears or is named by an id.
    """
    changes = {name: changed_rows(name, old[name], new[name]) for name in TABLES}
    moments = disturbed_moments(old, new, changes)
    if not moments:
        return frozenset()
    reach = timedelta(days=force.context_days) + 2 * HOUR
    return incidents_near(new["incidents"], sorted(moments), reach)


def incidents_near(incidents: pa.Table, moments: list[datetime], reach: timedelta) -> frozenset[str]:
    """The ids of the incidents reported within reach of any of some moments, sorted."""
    spans = join_spans([(moment - reach, moment + reach) for moment in moments])
    reported, ids = incidents["reported_at"], incidents["incident_id"]
    found: set[str] = set()
    for first, last in spans:
        low, high = (pa.scalar(moment, reported.type) for moment in (first, last))
        found |= set(ids.filter(pc.and_(pc.greater_equal(reported, low), pc.less_equal(reported, high))).to_pylist())
    return frozenset(found)


def join_spans(spans: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Spans of time, sorted by their beginning, with those that touch made one."""
    joined: list[tuple[datetime, datetime]] = []
    for first, last in spans:
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def load_around(folder: Path, targets: frozenset[str], force: Force) -> Tables:
    """The rows that matter to some incidents: reports and PPNs within two spans of them, and whatever an id names."""
    connection = open_scratch()
    connection.register("wanted", pa.table({"incident_id": pa.array(sorted(targets), pa.string())}))
    for name in TABLES:
        path = folder / f"{name}.parquet"
        source = pq.ParquetFile(path).schema_arrow if path.is_file() else None
        if source is None:
            connection.register(f"all_{name}", TABLES[name].empty())
        else:
            connection.execute(f"CREATE VIEW all_{name} AS SELECT * FROM read_parquet({quote(path)})")
    return select_around(connection, force)


def quote(path: Path) -> str:
    """A path as a string of SQL."""
    return "'" + str(path).replace("'", "''") + "'"


def select_around(connection: duckdb.DuckDBPyConnection, force: Force) -> Tables:
    """The rows around the wanted incidents, in the canonical schemas."""
    days = int(force.context_days) * 2 + 1
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute(
        f"""
        CREATE TEMP TABLE span AS
        SELECT min(reported_at) - INTERVAL '{days} days' AS first, max(reported_at) + INTERVAL '{days} days' AS last
        FROM all_incidents JOIN wanted USING (incident_id);
        CREATE TEMP TABLE near_ppns AS
        SELECT p.* FROM all_ppns p, span s
        WHERE p.submitted_at BETWEEN s.first AND s.last OR p.incident_id IN (SELECT incident_id FROM wanted);
        CREATE TEMP TABLE near_incidents AS
        SELECT i.* FROM all_incidents i, span s
        WHERE i.reported_at BETWEEN s.first AND s.last
           OR i.incident_id IN (SELECT incident_id FROM near_ppns) OR i.incident_id IN (SELECT incident_id FROM wanted);
        """
    )
    queries: Mapping[str, str] = {
        "incidents": "SELECT * FROM near_incidents",
        "ppns": "SELECT * FROM near_ppns",
        "involvements": "SELECT v.* FROM all_involvements v SEMI JOIN near_incidents USING (incident_id)",
        "ppn_subjects": "SELECT s.* FROM all_ppn_subjects s SEMI JOIN near_ppns USING (ppn_id)",
        "people": "SELECT * FROM all_people",
        "officers": "SELECT * FROM all_officers",
    }
    return {
        name: connection.execute(query).to_arrow_table().cast(TABLES[name].schema) for name, query in queries.items()
    }
