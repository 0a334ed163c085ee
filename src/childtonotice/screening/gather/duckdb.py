"""A force on one machine: DuckDB joins and narrows, Python reads the logs and judges, in batches of Arrow tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.resources import files
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from childtonotice.screening.circumstances import Circumstances, Incident
from childtonotice.screening.findings import Finding
from childtonotice.screening.force import Force
from childtonotice.screening.gather.batches import Batch, read_logs, surround_batch
from childtonotice.screening.gather.collector import collector_paused
from childtonotice.screening.gather.names import register_likely, register_nameless, register_names
from childtonotice.screening.gather.packing import MENTIONS, SAID, pack_findings
from childtonotice.screening.gather.pool import run_batches
from childtonotice.screening.gather.questions import Questions, Scope
from childtonotice.screening.gather.rows import split_list
from childtonotice.screening.link.addresses import address_key
from childtonotice.screening.link.lines import address_line, spell_out
from childtonotice.screening.link.names import fold
from childtonotice.screening.link.naming import FEMALE_WORDS, MALE_WORDS, SAYS_LITTLE
from childtonotice.screening.link.words import SHORTEST_TWO_SLIPS
from childtonotice.screening.scratch import open_scratch

Tables = dict[str, pa.Table]
Tell = Callable[[str, int, int], None]
LOGS_A_BATCH, INCIDENTS_A_BATCH = 4000, 2000
BATCH_TABLES = (
    "incidents",
    "people",
    "involvements",
    "household",
    "mentions",
    "said",
    "ppns",
    "subjects",
    "edges",
    "flags",
)


def be_silent(step: str, done: int, of: int) -> None:
    """Tells nobody how far a step has come."""


def gather(tables: Tables, force: Force, scope: Scope, questions: Questions) -> Iterator[tuple[Circumstances, Finding]]:
    """Every incident of the scope that has a finding, with its circumstances, by incident id, in this process."""
    with open_engine(tables, force, scope, questions, workers=1) as connection:
        for batch in make_batches(connection):
            for circumstances in surround_batch(batch, scope.complete):
                finding = questions.judge(circumstances, force)
                if finding:
                    yield circumstances, finding


def find(
    tables: Tables, force: Force, scope: Scope, questions: Questions, *, workers: int = 1, tell: Tell = be_silent
) -> Iterator[tuple[pa.Table, pa.Table, pa.Table]]:
    """The findings of the scope by incident id, as Arrow tables (findings, children, marks), one triple a batch."""
    with open_engine(tables, force, scope, questions, workers, tell) as connection:
        count = count_rows(connection, "targets")
        tasks = ((batch, scope.complete, force, questions) for batch in make_batches(connection))
        for number, answer in enumerate(
            run_batches(judge_batch, tasks, workers if count > INCIDENTS_A_BATCH else 1), 1
        ):
            tell("Judging incidents", min(number * INCIDENTS_A_BATCH, count), count)
            yield answer


@collector_paused()
def judge_batch(
    batch: Batch, complete: bool, force: Force, questions: Questions
) -> tuple[pa.Table, pa.Table, pa.Table]:
    """The findings of one batch of incidents."""
    judged = (questions.judge(circumstances, force) for circumstances in surround_batch(batch, complete))
    return pack_findings(finding for finding in judged if finding)


def open_engine(
    tables: Tables, force: Force, scope: Scope, questions: Questions, workers: int, tell: Tell = be_silent
) -> duckdb.DuckDBPyConnection:
    """A private database in memory, with all that narrows: signs, mentions, noticed incidents, edges, targets."""
    connection = open_scratch()
    for name, table in tables.items():
        load_table(connection, name, drop_zone(table))
    within = find_context(tables, force, scope)
    connection.register("kinds", tell_kinds(connection, force, questions))
    register_addresses(connection)
    run_sql(connection, "signs")
    read_hits(connection, force, questions, within, workers, tell)
    run_sql(connection, "noticed")
    find_edges(connection, force)
    choose_targets(connection, scope)
    run_sql(connection, "scenes")
    return connection


def load_table(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    """A canonical table as DuckDB's own, so that joins are planned by size; the logs stay where they are."""
    if name != "incidents":
        connection.register("given", table)
        connection.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM given")
        connection.unregister("given")
        return
    connection.register("logs", table.select(["incident_id", "reported_at", "log"]))
    connection.register("given", table.drop_columns(["log"]))
    connection.execute("CREATE TEMP TABLE incidents AS SELECT * FROM given")
    connection.unregister("given")


def drop_zone(table: pa.Table) -> pa.Table:
    """The table with its times as bare UTC, so that SQL never meets a time zone."""
    for number, field in enumerate(table.schema):
        if pa.types.is_timestamp(field.type):
            table = table.set_column(number, field.name, table[field.name].cast(pa.timestamp("us")))
    return table


def run_sql(connection: duckdb.DuckDBPyConnection, name: str, **values: int) -> None:
    """Runs one of the SQL files, statement by statement; its values are whole numbers."""
    text = (files("childtonotice.screening.gather") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"${key}", str(int(value)))
    connection.execute(text)


def count_rows(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    """How many rows a table of ours has."""
    found = connection.table(table).aggregate("count(*)").fetchone()
    return int(found[0]) if found else 0


def tell_kinds(connection: duckdb.DuckDBPyConnection, force: Force, questions: Questions) -> pa.Table:
    """Each pair of opening and closing categories: does it name a child, does the household matter?"""
    pairs = connection.execute("SELECT DISTINCT opening_code, closing_codes FROM incidents").fetchall()
    rows = []
    for opening, closing in pairs:
        sample = Incident(
            "", datetime(2000, 1, 1, tzinfo=UTC), opening_code=opening or "", closing_codes=split_list(closing)
        )
        rows.append(
            {
                "opening_code": opening,
                "closing_codes": closing,
                "coded": bool(questions.names_child(sample, force)),
                "household": questions.household_matters(sample, force),
            }
        )
    schema = pa.schema(
        [
            ("opening_code", pa.string()),
            ("closing_codes", pa.string()),
            ("coded", pa.bool_()),
            ("household", pa.bool_()),
        ]
    )
    return pa.Table.from_pylist(rows, schema)


def register_addresses(connection: duckdb.DuckDBPyConnection) -> None:
    """The keys of the incident addresses where the household matters, and of the homes of whoever may be under 18."""
    places = connection.execute(
        "SELECT DISTINCT i.location FROM incidents i "
        "JOIN kinds k ON k.opening_code IS NOT DISTINCT FROM i.opening_code "
        "AND k.closing_codes IS NOT DISTINCT FROM i.closing_codes WHERE k.household AND i.location <> ''"
    ).to_arrow_table()
    homes = connection.execute(
        "SELECT DISTINCT address FROM people WHERE address <> '' AND date_of_birth > "
        "(SELECT min(reported_at) FROM incidents) - INTERVAL '18 years 2 days'"
    ).to_arrow_table()
    connection.register("places", add_column(places, "location", "address_key", address_key))
    connection.register("homes", add_column(homes, "address", "address_key", address_key))
    for name in ("places", "homes"):
        connection.execute(f"CREATE TEMP TABLE kept_{name} AS SELECT * FROM {name} WHERE address_key <> ''")
        connection.unregister(name)
        connection.execute(f"ALTER TABLE kept_{name} RENAME TO {name}")


def add_column(table: pa.Table, source: str, name: str, make: Callable[[str], str]) -> pa.Table:
    """The table with a column made of another by a function of one value."""
    return table.append_column(name, pa.array([make(value) for value in table[source].to_pylist()], pa.string()))


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


def match_logs(connection: duckdb.DuckDBPyConnection, expression: str, logs: list[str]) -> list[bool]:
    """Which of some logs an expression matches, as this engine decides it."""
    query = "SELECT regexp_matches(log, $rx, 'i') FROM (SELECT unnest($logs) AS log)"
    return [row[0] for row in connection.execute(query, {"rx": expression, "logs": logs}).fetchall()]


def read_hits(
    connection: duckdb.DuckDBPyConnection,
    force: Force,
    questions: Questions,
    within: tuple[datetime, datetime] | None,
    workers: int,
    tell: Tell,
) -> None:
    """Stage 1 passes the logs with a telling word; stage 2 reads them. Registers mentions and said."""
    questions.prove(partial(match_logs, connection), "duckdb")
    span = "" if within is None else "AND reported_at BETWEEN $first AND $last"
    values: dict[str, Any] = {"rx": questions.stage_one(force.phrases)}
    if within is not None:
        values |= {"first": within[0].replace(tzinfo=None), "last": within[1].replace(tzinfo=None)}
    hits = connection.execute(
        f"SELECT incident_id, reported_at, log FROM logs WHERE regexp_matches(log, $rx, 'i') {span}", values
    ).to_arrow_table()
    tasks = ((batch, force.phrases, questions.read) for batch in hits.to_batches(LOGS_A_BATCH))
    mentions, said = [MENTIONS.empty_table()], [SAID.empty_table()]
    for number, answer in enumerate(run_batches(read_logs, tasks, workers if len(hits) > LOGS_A_BATCH else 1), 1):
        tell("Reading logs", min(number * LOGS_A_BATCH, len(hits)), len(hits))
        mentions.append(answer[0])
        said.append(answer[1])
    connection.register("mentions", number_rows(pa.concat_tables(mentions)))
    connection.register("said", number_rows(pa.concat_tables(said)))


def number_rows(table: pa.Table) -> pa.Table:
    """The table with the place of each row, since a join keeps no order and a reading has one."""
    return table.append_column("place", pa.array(range(len(table)), pa.int64()))


def find_edges(connection: duckdb.DuckDBPyConnection, force: Force) -> None:
    """Which PPN is in question for which incident; pairs by name are thinned out before use."""
    days = {"cover_days": force.cover_days, "context_days": force.context_days}
    register_names(connection)
    register_nameless(connection)
    register_texts(connection)
    run_sql(connection, "pairs", **days, two_slips=SHORTEST_TWO_SLIPS)
    register_likely(connection)
    run_sql(connection, "edges", **days)


def register_texts(connection: duckdb.DuckDBPyConnection) -> None:
    """The narratives folded, and the lines of address that they may repeat."""
    ppns = connection.execute("SELECT ppn_id, narrative FROM ppns WHERE coalesce(kind, '') <> 'adult'").to_arrow_table()
    connection.register("narratives", spread_words(add_column(ppns, "narrative", "folded", spell_out), "folded"))
    connection.execute(
        "CREATE TEMP TABLE told AS SELECT ppn_id, folded, words, list_has_any(words, $female) AS female, "
        "list_has_any(words, $male) AS male, "
        "(SELECT count(*) FROM ppn_subjects s WHERE s.ppn_id = n.ppn_id) = 1 AS alone FROM narratives n",
        {"female": list(FEMALE_WORDS), "male": list(MALE_WORDS)},
    )
    connection.unregister("narratives")
    connection.execute("ALTER TABLE told RENAME TO narratives")
    places = connection.execute(
        "SELECT DISTINCT i.incident_id, i.location, i.officer_id FROM incidents i JOIN mentions USING (incident_id)"
    ).to_arrow_table()
    lines = add_column(add_column(places, "location", "line", address_line), "location", "folded", fold)
    connection.register("spots", spread_words(lines, "folded"))


def spread_words(table: pa.Table, source: str) -> pa.Table:
    """The table with the words of a folded text as a list."""
    words = pa.array(
        [list(set(text.split()) - SAYS_LITTLE) for text in table[source].to_pylist()], pa.list_(pa.string())
    )
    return table.append_column("words", words)


def choose_targets(connection: duckdb.DuckDBPyConnection, scope: Scope) -> None:
    """The noticed incidents that get an answer, numbered by id into batches."""
    wanted = "" if scope.only is None else "AND incident_id IN (SELECT incident_id FROM wanted)"
    if scope.only is not None:
        connection.register("wanted", pa.table({"incident_id": pa.array(sorted(scope.only), pa.string())}))
    first = (scope.start or datetime(1, 1, 1, tzinfo=UTC)).replace(tzinfo=None)
    last = (scope.end or datetime(9999, 1, 1, tzinfo=UTC)).replace(tzinfo=None)
    connection.execute(
        "CREATE TEMP TABLE targets AS "
        "SELECT incident_id, (row_number() OVER (ORDER BY incident_id) - 1) // $size AS batch "
        f"FROM noticed WHERE may_show AND reported_at >= $first AND reported_at < $last {wanted}",
        {"size": INCIDENTS_A_BATCH, "first": first, "last": last},
    )


def make_batches(connection: duckdb.DuckDBPyConnection) -> Iterator[Batch]:
    """The flat tables of each batch of targets: their scenes, the PPNs in question and the rival scenes."""
    found = connection.execute("SELECT max(batch) FROM targets").fetchone()
    for number in range(0 if not found or found[0] is None else int(found[0]) + 1):
        run_sql(connection, "batch", batch=number)
        tables = {name: connection.table(f"batch_{name}").to_arrow_table() for name in BATCH_TABLES}
        targets = connection.execute(
            "SELECT incident_id FROM targets WHERE batch = $n ORDER BY incident_id", {"n": number}
        ).to_arrow_table()
        yield Batch(targets=targets["incident_id"].combine_chunks(), **tables)
