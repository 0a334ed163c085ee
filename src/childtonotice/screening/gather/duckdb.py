"""A force on one machine: DuckDB joins and narrows, Python reads the logs and judges, in batches of Arrow tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import reduce

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from childtonotice.screening.circumstances import Circumstances
from childtonotice.screening.cores import count_cores, work_side_by_side
from childtonotice.screening.findings import Finding
from childtonotice.screening.force import Force
from childtonotice.screening.gather.batches import Batch, read_logs, surround_batch
from childtonotice.screening.gather.collector import collector_paused
from childtonotice.screening.gather.halves import HalfBook
from childtonotice.screening.gather.loading import (
    Tables,
    count_rows,
    create_table,
    cut_rows,
    drop_zones,
    keep_rows,
    load_tables,
    number_rows,
    run_sql,
    sort_ids,
)
from childtonotice.screening.gather.names import register_likely, register_nameless, register_recorded, register_spoken
from childtonotice.screening.gather.packing import MENTIONS, SAID, pack_findings
from childtonotice.screening.gather.places import register_addresses
from childtonotice.screening.gather.pool import Crew
from childtonotice.screening.gather.questions import Questions, Scope
from childtonotice.screening.gather.slices import AT_ONCE, make_batches
from childtonotice.screening.gather.texts import register_texts
from childtonotice.screening.scratch import open_scratch

Tell = Callable[[str, int, int], None]
Answer = tuple[pa.Table, pa.Table, pa.Table]
LOGS_A_BATCH, INCIDENTS_A_BATCH = 1000, 1000
# Large pieces, since for each its automatons are built anew; smaller ones where memory matters more, for it is copied.
LOGS_A_SCAN, LOGS_A_LEAN_SCAN = 80_000, 30_000
LARGEST_COPY = 1 << 30
ASKED = ("incident_id", "forename", "age_low", "age_high", "sex", "relation")
WORTH_A_CREW = 4000  # incidents; fewer are done before the others have begun

ALONE = Crew(1)


def be_silent(step: str, done: int, of: int) -> None:
    """Tells nobody how far a step has come."""


def gather(
    tables: Tables, force: Force, scope: Scope, questions: Questions, *, known: Known | None = None
) -> Iterator[tuple[Circumstances, Finding]]:
    """Every incident of the scope that has a finding, with its circumstances, by incident id, in this process."""
    with open_engine(dict(tables), force, scope, questions, known=known) as engine:
        yield from explain_targets(engine, force, scope, questions)


def explain_targets(
    engine: Engine, force: Force, scope: Scope, questions: Questions
) -> Iterator[tuple[Circumstances, Finding]]:
    """The targets of an engine that have a finding, with their circumstances, by incident id."""
    for batch in make_batches(engine.connection, engine.tables, engine.ids):
        for circumstances in surround_batch(batch, scope.complete):
            finding = questions.judge(circumstances, force)
            if finding:
                yield circumstances, finding


def find(
    tables: Tables, force: Force, scope: Scope, questions: Questions, *, workers: int = 1, tell: Tell = be_silent
) -> Iterator[Answer]:
    """The findings of the scope by incident id, as Arrow tables (findings, children, marks), one triple a batch."""
    many = len(tables["incidents"]) > WORTH_A_CREW
    with Crew(workers if many else 1) as crew:
        yield from find_with(crew, dict(tables), force, scope, questions, tell=tell)


def find_with(
    crew: Crew,
    tables: dict[str, pa.Table],
    force: Force,
    scope: Scope,
    questions: Questions,
    *,
    tell: Tell = be_silent,
    known: Known | None = None,
) -> Iterator[Answer]:
    """As ``find``, with a crew that is at work already and what it has ``known`` from the logs of another period."""
    with open_engine(tables, force, scope, questions, crew, tell, known) as engine:
        count = count_rows(engine.connection, "targets")
        batches = make_batches(engine.connection, engine.tables, engine.ids)
        tasks = ((batch, scope.complete, force, questions) for batch in batches)
        for number, answer in enumerate(crew.run(judge_batch, tasks), 1):
            tell("Judging incidents", min(number * INCIDENTS_A_BATCH, count), count)
            yield answer


@collector_paused()
def judge_batch(batch: Batch, complete: bool, force: Force, questions: Questions) -> Answer:
    """The findings of one batch of incidents."""
    judged = (questions.judge(circumstances, force) for circumstances in surround_batch(batch, complete))
    return pack_findings(finding for finding in judged if finding)


@dataclass(frozen=True, slots=True)
class Engine:
    """A private database in memory with what joins ask for; ``tables``: all rows, mentions and said beside them.

    ``ids``: the ids of the incidents; joins know an incident by its number among them.
    """

    connection: duckdb.DuckDBPyConnection
    tables: Tables
    ids: pa.Array

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()


def open_engine(
    tables: dict[str, pa.Table],
    force: Force,
    scope: Scope,
    questions: Questions,
    crew: Crew = ALONE,
    tell: Tell = be_silent,
    known: Known | None = None,
) -> Engine:
    """All that narrows, up to the targets: signs, mentions, noticed incidents, edges.

    ``known``: for one period of several; of its ``tables`` the logs that judging does not ask for are let go.
    """
    # Threads for each question on all cores would wait for one another, a sixth of all work.
    connection = open_scratch(max(1, count_cores() // AT_ONCE))
    within = find_context(tables, force, scope)
    bare, ids = drop_zones(tables), sort_ids(tables["incidents"])
    with ThreadPoolExecutor(1) as aside:
        signs = aside.submit(find_signs, connection, bare, ids, force, questions)
        hits = read_unread(choose_logs(bare, within), force, questions, crew, tell, known)
        book = signs.result()
    bare |= hits
    create_table(connection, "mentions", number_rows(bare["mentions"].select(ASKED), ids))
    create_table(connection, "said", number_rows(bare["said"].select(["incident_id"]), ids))
    days = {"cover_days": force.cover_days, "context_days": force.context_days}
    run_sql(connection, "noticed", **days)
    if known is not None:
        tables["incidents"] = drop_logs(connection, tables["incidents"], ids)
        bare |= drop_zones({"incidents": tables["incidents"]})
    find_edges(connection, bare, days, book)
    choose_targets(connection, scope)
    return Engine(connection, bare, ids)


def drop_logs(connection: duckdb.DuckDBPyConnection, incidents: pa.Table, ids: pa.Array) -> pa.Table:
    """The incidents with no other logs than those that judging may ask for: the rest are most of a period's memory."""
    noticed = connection.execute("SELECT incident FROM noticed").to_arrow_table()["incident"]
    asked = pc.is_in(incidents["incident_id"], ids.take(noticed.combine_chunks()))
    place = incidents.column_names.index("log")
    return incidents.set_column(place, "log", pc.if_else(asked, incidents["log"], ""))


def find_signs(
    connection: duckdb.DuckDBPyConnection, tables: Tables, ids: pa.Array, force: Force, questions: Questions
) -> HalfBook:
    """Which incidents show a sign of a child by their records, and the names on record.

    It needs no log, and goes beside their reading.
    """
    load_tables(connection, tables, ids, force, questions)
    register_addresses(connection, tables)
    run_sql(connection, "signs")
    return register_recorded(connection, tables)


def find_context(tables: Tables, force: Force, scope: Scope) -> tuple[datetime, datetime] | None:
    """The span of reports whose logs have to be read; None where all are.

    A PPN in question came up to ``context_days`` after a target, and its rivals were reported as long before it.
    """
    if scope.only is None and scope.start is None and scope.end is None:
        return None
    incidents = tables["incidents"]
    chosen = incidents["reported_at"]
    if scope.only is not None:
        chosen = chosen.filter(pc.is_in(incidents["incident_id"], pa.array(sorted(scope.only), pa.string())))
    span = pc.min_max(chosen).as_py()
    days = timedelta(days=force.context_days + 1)
    starts = [moment for moment in (span["min"], scope.start) if moment]
    ends = [moment for moment in (span["max"], scope.end) if moment]
    return (max(starts) - days, min(ends) + days) if starts and ends else None


def choose_logs(tables: Tables, within: tuple[datetime, datetime] | None) -> pa.Table:
    """The logs that have to be read: all, or those of a span of reports and of the incidents that a PPN names."""
    logs = tables["incidents"].select(["incident_id", "reported_at", "log"])
    if within is None:
        return logs
    named = pc.unique(tables["ppns"]["incident_id"])
    return keep_rows(logs, pc.or_(lies_within(logs["reported_at"], within), pc.is_in(logs["incident_id"], named)))


@dataclass(slots=True)
class Known:
    """What the logs of one period say, kept for the next one, whose surroundings overlap it: no log is read twice."""

    ids: pa.Array = field(default_factory=lambda: pa.array([], pa.string()))
    mentions: pa.Table = field(default_factory=MENTIONS.empty_table)
    said: pa.Table = field(default_factory=SAID.empty_table)


def read_unread(
    logs: pa.Table, force: Force, questions: Questions, crew: Crew, tell: Tell, known: Known | None
) -> dict[str, pa.Table]:
    """Mentions and said of some logs; those known are taken from there, and afterwards these are what is known."""
    if known is None or not len(known.ids):  # at the start; from then on it is the same engine
        questions.prove(match_logs, "duckdb")
    if known is None:
        return read_hits(logs, force, questions, crew, tell, known)
    ids = pc.unique(logs["incident_id"])
    fresh = keep_rows(logs, pc.invert(pc.is_in(logs["incident_id"], known.ids))) if len(known.ids) else logs
    found = read_hits(fresh, force, questions, crew, tell, known)
    for name, kept in (("mentions", known.mentions), ("said", known.said)):
        found[name] = pa.concat_tables([kept.filter(pc.is_in(kept["incident_id"], ids)), found[name]])
    known.ids, known.mentions, known.said = ids, found["mentions"], found["said"]
    return found


def read_hits(
    logs: pa.Table, force: Force, questions: Questions, crew: Crew, tell: Tell, known: Known | None
) -> dict[str, pa.Table]:
    """Stage 1 passes the logs with a telling word; stage 2 reads them: mentions and said."""
    hits = scan_logs(logs, questions.stage_one(force.phrases), LOGS_A_SCAN if known is None else LOGS_A_LEAN_SCAN)
    tasks = ((batch, force.phrases, questions.read) for batch in cut_rows(hits, LOGS_A_BATCH))
    mentions, said = [MENTIONS.empty_table()], [SAID.empty_table()]
    for number, answer in enumerate(crew.run(read_logs, tasks), 1):
        tell("Reading logs", min(number * LOGS_A_BATCH, len(hits)), len(hits))
        mentions.append(answer[0])
        said.append(answer[1])
    return {"mentions": pa.concat_tables(mentions), "said": pa.concat_tables(said)}


def lies_within(moments: pa.ChunkedArray, span: tuple[datetime, datetime]) -> pa.ChunkedArray:
    """Which bare times lie in a span."""
    first, last = (pa.scalar(moment.replace(tzinfo=None), pa.timestamp("us")) for moment in span)
    return pc.and_(pc.greater_equal(moments, first), pc.less_equal(moments, last))


def scan_logs(logs: pa.Table, expressions: tuple[str, ...], most: int) -> pa.Table:
    """The logs in which one of the expressions is found, in any case; on all cores at once, each ``most`` at a time."""
    cores = count_cores()
    rounds = len(logs) // (cores * most) + 1
    size = len(logs) // (cores * rounds) + 1
    pieces = [logs.slice(start, size) for start in range(0, len(logs), size)]
    found = work_side_by_side(lambda piece: keep_hits(piece, expressions), pieces)
    return pa.concat_tables([logs.schema.empty_table(), *found])


def keep_hits(piece: pa.Table, expressions: tuple[str, ...]) -> pa.Table:
    """The logs of one piece in which one of the expressions is found."""
    logs = piece["log"]
    # For each chunk Arrow would build the automatons anew; a chunk of text holds at most 2 GB.
    return piece.filter(find_any(logs.combine_chunks() if logs.nbytes < LARGEST_COPY else logs, expressions))


def match_logs(expressions: tuple[str, ...], logs: list[str]) -> list[bool]:
    """Which of some logs one of the expressions matches, as this engine decides it."""
    found: list[bool] = find_any(pa.array(logs, pa.string()), expressions).to_pylist()
    return found


def find_any(logs: pa.Array | pa.ChunkedArray, expressions: tuple[str, ...]) -> pa.Array | pa.ChunkedArray:
    """Whether one of the expressions is found in each log, in any case: RE2 in Arrow, on the logs where they lie."""
    return reduce(pc.or_, (pc.match_substring_regex(logs, each, ignore_case=True) for each in expressions))


def find_edges(connection: duckdb.DuckDBPyConnection, tables: Tables, days: Mapping[str, int], book: HalfBook) -> None:
    """Which PPN is in question for which incident: by name, and beside that by whatever else a log says."""
    run_sql(connection, "free", **days)
    with connection.cursor() as other, ThreadPoolExecutor(1) as aside:
        described = aside.submit(find_described, other, tables, days)
        find_named(connection, tables, book, days)
        described.result()
    run_sql(connection, "edges", **days)


def find_named(connection: duckdb.DuckDBPyConnection, tables: Tables, book: HalfBook, days: Mapping[str, int]) -> None:
    """Which PPN may name a child of which incident; pairs of names are thinned out before use."""
    register_spoken(connection, tables, book)
    register_nameless(connection)
    run_sql(connection, "pairs", **days)
    register_likely(connection, book.halves)
    run_sql(connection, "alike", **days)


def find_described(connection: duckdb.DuckDBPyConnection, tables: Tables, days: Mapping[str, int]) -> None:
    """Which PPN may speak of a child of which incident otherwise than by name."""
    register_texts(connection, tables)
    run_sql(connection, "described", **days)


def choose_targets(connection: duckdb.DuckDBPyConnection, scope: Scope) -> None:
    """The noticed incidents that get an answer, numbered by id into batches."""
    wanted = (
        ""
        if scope.only is None
        else "AND incident IN (SELECT incident FROM incidents SEMI JOIN wanted USING (incident_id))"
    )
    if scope.only is not None:
        connection.register("wanted", pa.table({"incident_id": pa.array(sorted(scope.only), pa.string())}))
    first = (scope.start or datetime(1, 1, 1, tzinfo=UTC)).replace(tzinfo=None)
    last = (scope.end or datetime(9999, 1, 1, tzinfo=UTC)).replace(tzinfo=None)
    connection.execute(
        "CREATE TABLE targets AS "
        "SELECT incident, (row_number() OVER (ORDER BY incident) - 1) // $size AS batch "
        f"FROM noticed WHERE may_show AND reported_at >= $first AND reported_at < $last {wanted}",
        {"size": INCIDENTS_A_BATCH, "first": first, "last": last},
    )
