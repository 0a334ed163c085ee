"""The straight line: read, audit, link, gather, judge. What a notebook, the command line and the daily run all call."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from childtonotice.screening import text
from childtonotice.screening.circumstances import Circumstances
from childtonotice.screening.errors import CannotStart
from childtonotice.screening.findings import Finding, Problem
from childtonotice.screening.fingerprints import fingerprint_code, fingerprint_force
from childtonotice.screening.force import Force
from childtonotice.screening.gather import duckdb, memory
from childtonotice.screening.gather.packing import CHILDREN, FINDINGS, MARKS, pack_findings, unpack_findings
from childtonotice.screening.gather.questions import Questions, Scope
from childtonotice.screening.joined import find_joined, join_tables, require_joining, tell_joined
from childtonotice.screening.read import Extract, load_force, read_extract
from childtonotice.screening.rules.categories import find_child_category, household_matters
from childtonotice.screening.rules.judge import judge
from childtonotice.screening.window import find_window, is_complete

ENGINES = ("duckdb", "memory")
QUESTIONS = Questions(text.read_log, judge, find_child_category, household_matters, text.stage_one, text.prove_reading)
Tell = duckdb.Tell


@dataclass
class Screening:
    """One screening of one extract: what was read, and on asking, what was found.

    ``findings`` and ``problems`` are iterators; ``counts`` says how many rows were read, accepted and set aside by
    file, and how many incidents have each status; ``write`` writes the four files of the contract.
    """

    extract: Extract
    force: Force
    scope: Scope
    engine: str = "duckdb"
    workers: int = 1
    tell: Tell = duckdb.be_silent
    durations: dict[str, float] = field(default_factory=dict)
    _answer: tuple[pa.Table, pa.Table, pa.Table] | None = None

    @property
    def answer(self) -> tuple[pa.Table, pa.Table, pa.Table]:
        """The findings, their children and the marks in their logs, as Arrow tables by incident id."""
        if self._answer is None:
            began = time.perf_counter()
            self._answer = self._find()
            self.durations["find"] = round(time.perf_counter() - began, 3)
        return self._answer

    def _find(self) -> tuple[pa.Table, pa.Table, pa.Table]:
        tables = dict(self.extract.tables)
        if self.engine == "memory":
            return pack_findings(f for _, f in memory.gather(tables, self.force, self.scope, QUESTIONS))
        parts = list(duckdb.find(tables, self.force, self.scope, QUESTIONS, workers=self.workers, tell=self.tell))
        schemas = (FINDINGS, CHILDREN, MARKS)
        return tuple(
            pa.concat_tables([schema.empty_table(), *(part[n] for part in parts)]) for n, schema in enumerate(schemas)
        )

    @property
    def findings(self) -> Iterator[Finding]:
        """Every finding, by incident id; the list of all of them is never built."""
        for batch in self.answer[0].to_batches(5000):
            ids = batch.column("incident_id")
            heads, children, marks = (pick_rows(table, ids) for table in self.answer)
            yield from unpack_findings(heads, children, marks)

    def explain(self, only: frozenset[str]) -> Iterator[tuple[Circumstances, Finding]]:
        """The findings of some incidents, each with all that was known around it."""
        scope = Scope(self.scope.start, self.scope.end, only, self.scope.complete)
        gather = memory.gather if self.engine == "memory" else duckdb.gather
        return gather(dict(self.extract.tables), self.force, scope, QUESTIONS)

    @property
    def problems(self) -> Iterator[Problem]:
        """What was wrong with the input, and what the findings warn of."""
        from childtonotice.screening.cautions import warn_of_findings

        yield from self.extract.problems
        yield from warn_of_findings(self.extract, self.answer[0], self.scope)

    @property
    def counts(self) -> dict[str, dict[str, object]]:
        """Source records by file, and incidents by status."""
        statuses: dict[str, object] = {}
        for entry in self.answer[0]["status"].value_counts().to_pylist():
            statuses[entry["values"]] = entry["counts"]
        return {"files": dict(self.extract.counts), "statuses": dict(sorted(statuses.items()))}

    @property
    def fingerprints(self) -> dict[str, str]:
        """Of the extract's accepted rows, the force's settings, and the code: equal three give an equal answer."""
        return {
            "extract": self.extract.fingerprint,
            "force": fingerprint_force(self.force),
            "code": fingerprint_code(),
        }

    def write(self, folder: Path | str, *, logs: bool = False) -> None:
        """Writes screening.csv, children.csv, problems.csv and run.json; aside first, then renamed, run.json last."""
        from childtonotice.screening.answer_files import write_answer

        write_answer(self, Path(folder), logs=logs)


def pick_rows(table: pa.Table, ids: pa.Array) -> pa.Table:
    """The rows of some incidents; the table is sorted by incident id."""
    import pyarrow.compute as pc

    return table.filter(pc.is_in(table["incident_id"], ids))


def screen(
    path: Path | str,
    *,
    force: Force | Path | str | None = None,
    start: str | datetime | None = None,
    end: str | datetime | None = None,
    engine: str = "duckdb",
    workers: int = 1,
    tell: Tell = duckdb.be_silent,
) -> Screening:
    """Screens the extract in a folder.

    ``force``: its settings or their folder, by default the shipped policy. ``start`` and ``end``: the window of
    reports that get an answer (London, a bare date is midnight). ``workers``: processes; outside Linux more than
    one only from a program that may be started again by them (``if __name__ == "__main__"``), as the command does.
    Raises CannotStart with what, where and the cure.
    """
    if engine not in ENGINES:
        raise CannotStart(f"There is no engine called {engine}: use {' or '.join(ENGINES)}.")
    settings = force if isinstance(force, Force) else load_force(Path(force) if force else None)
    require_joining(settings)
    window = find_window(start, end)
    began = time.perf_counter()
    extract = read_extract(Path(path), settings, tell=tell)
    if settings.join_records:
        tell("Joining the records of one person", 0, 1)
        keys = find_joined(extract.tables, settings)
        notes = (*extract.notes, tell_joined(keys))
        extract = replace(extract, tables=join_tables(extract.tables, keys), notes=notes)
    durations = {"read": round(time.perf_counter() - began, 3)}
    scope = Scope(*window, complete=is_complete(extract.tables["incidents"], window[0], settings))
    return Screening(extract, settings, scope, engine, workers, tell, durations)
