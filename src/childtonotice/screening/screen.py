"""The straight line: read, audit, link, gather, judge. What a notebook, the command line and the daily run all call."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path

from childtonotice.screening import text
from childtonotice.screening.cautions import find_childless, warn_of_findings
from childtonotice.screening.errors import CannotStart
from childtonotice.screening.findings import Finding, Problem
from childtonotice.screening.fingerprints import fingerprint_code, fingerprint_force
from childtonotice.screening.force import Force
from childtonotice.screening.gather import duckdb, memory
from childtonotice.screening.gather.packing import pack_findings, unpack_findings
from childtonotice.screening.gather.pool import Crew
from childtonotice.screening.gather.questions import Questions, Scope
from childtonotice.screening.gather.rows import rows_of
from childtonotice.screening.history import A_PERIOD, MOST_AT_ONCE, History
from childtonotice.screening.joined import find_joined, join_tables, require_joining, tell_joined
from childtonotice.screening.parts import Answer, Part, join_triples
from childtonotice.screening.read import Extract, load_force, read_extract
from childtonotice.screening.read.parquet_file import NotPlain
from childtonotice.screening.read.pieces import count_incidents, list_plain, read_in_pieces
from childtonotice.screening.room import Room, make_folder, open_room, writing_beside
from childtonotice.screening.rules.categories import find_child_category, household_matters
from childtonotice.screening.rules.judge import judge
from childtonotice.screening.scratch import spare_memory
from childtonotice.screening.shelf import Shelf
from childtonotice.screening.shelving import ShelfKeeper, shelve
from childtonotice.screening.spark import find_by_spark, require_spark
from childtonotice.screening.tables import TABLES
from childtonotice.screening.window import find_window, is_complete

ENGINES = ("duckdb", "memory", "spark")
QUESTIONS = Questions(
    text.read_log, judge, find_child_category, household_matters, text.stage_one_parts, text.prove_reading
)
Tell = duckdb.Tell
NOTHING = Extract({name: table.empty() for name, table in TABLES.items()}, (), {}, (), "", {})


@dataclass
class Screening:
    """One screening of one extract: what was read, and on asking, what was found.

    ``findings`` and ``problems`` are iterators; ``counts`` says how many rows were read, accepted and set aside by
    file, and how many incidents have each status; ``write`` writes the four files of the contract. ``history``: where a
    long extract stands by month; its tables are then no longer held in ``extract``.
    """

    extract: Extract
    force: Force
    scope: Scope
    engine: str = "duckdb"
    workers: int = 1
    tell: Tell = duckdb.be_silent
    durations: dict[str, float] = field(default_factory=dict)
    history: History | None = None
    room: Room | None = None

    @cached_property
    def answer(self) -> Answer:
        """The findings with their children and the marks in their logs."""
        began = time.perf_counter()
        answer = Answer(list(self._find()))
        self.durations["find"] = round(time.perf_counter() - began, 3)
        return answer

    def _find(self) -> Iterator[Part]:
        if self.history:
            find = partial(find_by_spark, self.history) if self.engine == "spark" else self.history.find
            with writing_beside(self.history.parts.parent.parent):
                yield from find(self.force, self.scope, QUESTIONS, workers=self.workers, tell=self.tell)
            return
        tables = dict(self.extract.tables)
        if self.engine == "memory":
            triples = [pack_findings(f for _, f in memory.gather(tables, self.force, self.scope, QUESTIONS))]
        else:
            found = duckdb.find(tables, self.force, self.scope, QUESTIONS, workers=self.workers, tell=self.tell)
            triples = list(found)
        heads, children, marks = join_triples(triples)
        yield Part(heads, children, marks, tuple(find_childless(tables, heads, self.scope)))

    @property
    def findings(self) -> Iterator[Finding]:
        """Every finding, by incident id; the list of all of them is never built."""
        for triple in self.answer.batches():
            yield from unpack_findings(*triple)

    @property
    def problems(self) -> Iterator[Problem]:
        """What was wrong with the input, and what the findings warn of."""
        yield from self.extract.problems
        yield from warn_of_findings(self.answer, self.history.place if self.history else self.extract.place)

    @property
    def counts(self) -> dict[str, dict[str, object]]:
        """Source records by file, and incidents by status."""
        return {"files": dict(self.extract.counts), "statuses": dict(self.answer.statuses)}

    @property
    def fingerprints(self) -> dict[str, str]:
        """Of the extract's accepted rows, the force's settings, and the code: equal three give an equal answer."""
        return {
            "extract": self.extract.fingerprint,
            "force": fingerprint_force(self.force),
            "code": fingerprint_code(),
        }

    @property
    def logs(self) -> Iterator[tuple[str, str]]:
        """Each incident's accepted log."""
        if self.history:
            yield from self.history.logs
            return
        rows = self.extract.tables["incidents"].select(["incident_id", "log"])
        yield from ((row["incident_id"], row["log"] or "") for row in rows_of(rows))

    def write(self, folder: Path | str, *, logs: bool = False) -> None:
        """Writes screening.csv, children.csv, problems.csv and run.json; aside first, then renamed, run.json last."""
        from childtonotice.screening.answer_files import write_answer

        with self.room or nullcontext():
            write_answer(self, Path(folder), logs=logs)


def screen(
    path: Path | str,
    *,
    force: Force | Path | str | None = None,
    start: str | datetime | None = None,
    end: str | datetime | None = None,
    engine: str = "duckdb",
    workers: int = 1,
    tell: Tell = duckdb.be_silent,
    beside: Path | None = None,
    at_once: int = MOST_AT_ONCE,
) -> Screening:
    """Screens the extract in a folder.

    ``force``: its settings or their folder, by default the shipped policy. ``start`` and ``end``: the window of
    reports that get an answer (London, a bare date is midnight). ``workers``: processes; outside Linux more than
    one only from a program that may be started again by them (``if __name__ == "__main__"``), as the command does.
    ``beside``: the folder of the answer, in which an extract of more than ``at_once`` incidents is kept by month while
    it is screened period after period; without it everything is held in memory (Spark takes a temporary folder, which
    its workers have to see). A screening of the same extract, settings and code that was stopped is taken up where it
    was.
    Raises CannotStart with what, where and the cure.
    """
    require_engine(engine)
    spare_memory()
    settings = force if isinstance(force, Force) else load_force(Path(force) if force else None)
    require_joining(settings)
    plan = Screening(NOTHING, settings, Scope(*find_window(start, end)), engine, workers, tell)
    if engine == "spark":
        beside = beside or make_folder()
    if beside and engine != "memory" and count_incidents(list_plain(Path(path), settings)) > at_once:
        with suppress(NotPlain):
            return screen_pieces(Path(path), beside, plan, at_once)
    screening = read_whole(Path(path), plan)
    long = engine == "spark" or (engine == "duckdb" and len(screening.extract.tables["incidents"]) > at_once)
    return shelve_screening(screening, beside, at_once) if long and beside else screening


def require_engine(engine: str) -> None:
    """Raises CannotStart where there is no such engine, or where what it needs is not installed."""
    if engine not in ENGINES:
        raise CannotStart(f"There is no engine called {engine}: use {', '.join(ENGINES[:-1])} or {ENGINES[-1]}.")
    if engine == "spark":
        require_spark()


def read_whole(path: Path, plan: Screening) -> Screening:
    """An extract read at once, with the records of one person joined where the force asks for it."""
    began = time.perf_counter()
    extract = read_extract(path, plan.force, tell=plan.tell)
    if plan.force.join_records:
        plan.tell("Joining the records of one person", 0, 1)
        keys = find_joined(extract.tables, plan.force)
        notes = (*extract.notes, tell_joined(keys))
        extract = replace(extract, tables=join_tables(extract.tables, keys), notes=notes)
    complete = is_complete(extract.tables["incidents"], plan.scope.start, plan.force)
    durations = {"read": round(time.perf_counter() - began, 3)}
    return replace(plan, extract=extract, scope=replace(plan.scope, complete=complete), durations=durations)


def shelve_screening(screening: Screening, beside: Path, at_once: int) -> Screening:
    """The same screening with its tables on a shelf instead of in memory."""
    room, extract = open_room(beside), screening.extract
    with writing_beside(beside):
        shelf = shelve(extract.sources, extract.tables, room.shelf)
    lean = replace(extract, tables=NOTHING.tables, sources={})
    return settle_in(room, replace(screening, extract=lean), shelf, at_once)


def screen_pieces(path: Path, beside: Path, screening: Screening, at_once: int) -> Screening:
    """A long extract, read piece by piece and put on a shelf: it is never held in memory.

    Raises NotPlain where it has to be read at once.
    """
    began = time.perf_counter()
    room = open_room(beside)
    crew = Crew(screening.workers if screening.engine == "duckdb" else 1).start()
    keeper = ShelfKeeper(room.shelf)
    try:
        with writing_beside(beside):
            extract = read_in_pieces(path, screening.force, keeper, screening.tell)
            shelf = keeper.finish()
    except BaseException as error:
        crew.__exit__(type(error), error, None)
        room.__exit__(type(error), error)
        raise
    with shelf.open() as connection:
        first = connection.execute("SELECT min(reported_at) AS reported_at FROM all_incidents").to_arrow_table()
    complete = is_complete(first, screening.scope.start, screening.force)
    durations = {"read": round(time.perf_counter() - began, 3)}
    told = replace(screening, extract=extract, scope=replace(screening.scope, complete=complete), durations=durations)
    return settle_in(room, told, shelf, at_once, crew)


def settle_in(room: Room, screening: Screening, shelf: Shelf, at_once: int, crew: Crew | None = None) -> Screening:
    """A screening of what stands on a shelf, with the parts that were finished before where it is the same one."""
    room.prepare("\n".join((*screening.fingerprints.values(), str(screening.scope), str(at_once))))
    history = History(shelf, room.parts, min(A_PERIOD, max(1, at_once)), crew)
    return replace(screening, history=history, room=room)
