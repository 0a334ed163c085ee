"""A long history for the benchmarks: the made-up force again and again, each time earlier, with its own ids, homes."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import duckdb
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bench import data
from bench.data import INCIDENTS, Data, prepare_data
from childtonotice.screening.scratch import open_scratch
from childtonotice.screening.shelf import quote
from childtonotice.screening.tables import TABLES, Column, Table
from childtonotice.synthetic.simulate import simulate

# A house's number, by which one copy's addresses and the words about them are told from another's.
ANOTHER = 99  # no copy has this number
HOUSE = r"(\d+[a-z]? [A-Z][a-z]{3,})"


def prepare_history(copies: int, incidents: int = INCIDENTS) -> Data:
    """The history, made if it is not there; half-made data is thrown away."""
    first = prepare_data(incidents)
    folder = data.OUT / f"{incidents}x{copies}"
    done = folder / "done.json"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "extract").mkdir(parents=True)
        for table in TABLES.values():
            copy_table(table, first.extract, folder / "extract", copies)
        size = sum(log_bytes(folder / "extract"))
        done.write_text(json.dumps({"incidents": first.incidents * copies, "text": size}), encoding="utf-8")
    return Data(folder / "extract", folder / "logs.txt", json.loads(done.read_text(encoding="utf-8"))["incidents"])


def text_of(history: Data) -> int:
    """The bytes of all logs of a history."""
    told = json.loads((history.extract.parent / "done.json").read_text(encoding="utf-8"))
    return int(told["text"])


def log_bytes(extract: Path) -> list[int]:
    """The bytes of the logs, batch by batch."""
    file = pq.ParquetFile(extract / "incidents.parquet")
    return [pc.sum(pc.binary_length(batch.column(0))).as_py() or 0 for batch in file.iter_batches(columns=["log"])]


def copy_table(table: Table, extract: Path, out: Path, copies: int) -> None:
    """Writes one table so many times, the earliest copy first; officers stay who they are."""
    source = f"read_parquet({quote(extract / f'{table.name}.parquet')})"
    days = find_days(extract)
    with open_scratch() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET preserve_insertion_order = true")
        numbers = range(1) if table.name == "officers" else reversed(range(copies))
        parts = [
            f"SELECT {', '.join(copy_column(c, n, n * days) for c in table.columns)} FROM {source}" for n in numbers
        ]
        write_parts(connection, parts, out / f"{table.name}.parquet")


def copy_rows(table: Table, source: str, number: int, days: int) -> str:
    """The rows of one copy of a table, in SQL."""
    return f"SELECT {', '.join(copy_column(column, number, days) for column in table.columns)} FROM {source}"


def write_parts(connection: duckdb.DuckDBPyConnection, parts: list[str], path: Path) -> None:
    """Writes what some queries give, one after another, as one file."""
    writer = None
    for part in parts:
        rows = connection.execute(part).to_arrow_table()
        writer = writer or pq.ParquetWriter(path, rows.schema, compression="zstd")
        writer.write_table(rows, row_group_size=50_000)
    if writer:
        writer.close()


def make_day(folder: Path, extract: Path) -> Path:
    """The day after an extract's last one, of people and with PPNs that it does not have."""
    reported = pq.read_table(extract / "incidents.parquet", columns=["reported_at"])["reported_at"]
    start = pc.max(reported).as_py().date() + timedelta(days=1)
    simulate(folder / "made", days=1, incidents_per_day=450, seed=77, start=start, format="parquet")
    (folder / "day").mkdir()
    with open_scratch() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for table in TABLES.values():
            source = f"read_parquet({quote(folder / 'made' / f'{table.name}.parquet')})"
            write_parts(connection, [copy_rows(table, source, ANOTHER, 0)], folder / "day" / f"{table.name}.parquet")
    return folder / "day"


def find_days(extract: Path) -> int:
    """The days of the force, and one more."""
    reported = pq.read_table(extract / "incidents.parquet", columns=["reported_at"])["reported_at"]
    span = pc.min_max(reported).as_py()
    return int((span["max"] - span["min"]) / timedelta(days=1)) + 2


def copy_column(column: Column, number: int, days: int) -> str:
    """A column of one copy, in SQL: ids and houses of its own, times and dates so many days earlier."""
    name = column.name
    if not number:
        return name
    if column.kind == "id" and name not in ("officer_id", "supervisor_id"):
        return f"CASE WHEN {name} <> '' THEN {name} || '-{number}' ELSE {name} END AS {name}"
    if column.kind in ("time", "date"):
        return f"({name} - INTERVAL '{days} days')::{'DATE' if column.kind == 'date' else 'TIMESTAMPTZ'} AS {name}"
    if name == "flags":
        return f"regexp_replace(flags, '(OF [^;]+)', '\\1-{number}') AS flags"
    if name in ("location", "address", "narrative"):
        return f"regexp_replace({name}, '{HOUSE}', '{number}\\1', 'g') AS {name}"
    return name
