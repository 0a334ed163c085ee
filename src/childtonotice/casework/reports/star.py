"""The star as files for other tools: Parquet or CSV, with a page that says what each column means."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.utils import timezone

from childtonotice.casework.access import NotFound, reader_named
from childtonotice.casework.actions.looks import export
from childtonotice.casework.lists.star import VERSION, VIEWS, StarView, items_of, rows_of_view
from childtonotice.screening.errors import CannotStart

FORMATS = ("parquet", "csv")
AT_ONCE = 20_000
# A spreadsheet would take these as the start of a formula.
_FORMULA = re.compile(r"^[=+\-@\t\r]")


def export_star(folder: Path, *, username: str, area: str = "", file_format: str = "parquet") -> str:
    """Write the star into a folder and record that it was taken; returns a sentence that says how much.

    Raises CannotStart where nobody signs in under this name, or there is nothing that they may take.
    """
    reader = reader_named(username)
    if reader is None:
        raise CannotStart(f"Nobody signs in as {username}.", "Name somebody with --as.")
    try:
        items = items_of(reader, area)
    except NotFound:
        raise CannotStart(f"{username} may take nothing out.", "Name somebody who reads lists with --as.") from None
    folder.mkdir(parents=True, exist_ok=True)
    write = WRITERS[file_format]
    keys: Keys = defaultdict(set)
    counts = {view.name: write(folder / f"{view.name}.{file_format}", view, _rows(view, items, keys)) for view in VIEWS}
    (folder / "README.md").write_text(describe_star(counts), encoding="utf-8")
    export(by=reader.user, what="star", recipient=area)
    return f"{counts['fact_item']:,} items and {counts['fact_child']:,} children are in {folder}, version {VERSION}."


def _rows(view: StarView, items: frozenset[str], keys: Keys) -> Iterator[tuple[Any, ...]]:
    """The rows of one view, as values. ``keys``: what the facts written before join to, by the column's name."""
    readers = [READ[column.kind] for column in view.columns]
    joins = [(place, column.name) for place, column in enumerate(view.columns) if column.name in OF_THE_READER.values()]
    wanted = keys[OF_THE_READER[view.name]] if view.name in OF_THE_READER else None
    for row in rows_of_view(view, items):
        if wanted is not None and row[0] not in wanted:
            continue
        if view.by_item:
            for place, name in joins:
                keys[name].add(row[place])
        yield tuple(None if value is None else read(value) for read, value in zip(readers, row, strict=True))


Keys = defaultdict[str, set[object]]
# Of these only what the reader's own items join to: that there is a row would tell of items of others.
OF_THE_READER = {"dim_team": "team", "dim_category": "category", "dim_rule": "rule"}


def _time(value: Any) -> datetime:
    at = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


READ: Mapping[str, Callable[[Any], Any]] = {"text": str, "whole": int, "yes-no": bool, "time": _time, "day": _day}


def _write_parquet(path: Path, view: StarView, rows: Iterator[tuple[Any, ...]]) -> int:
    import pyarrow as pa  # half a second to load: only when something is written
    import pyarrow.parquet as pq

    kinds = {
        "text": pa.string(), "whole": pa.int64(), "yes-no": pa.bool_(), "time": pa.timestamp("us", tz="UTC"),
        "day": pa.date32(),
    }  # fmt: skip
    schema = pa.schema(
        [pa.field(column.name, kinds[column.kind], metadata={"meaning": column.meaning}) for column in view.columns],
        metadata={"meaning": view.meaning, "version": str(VERSION)},
    )
    count = 0
    with pq.ParquetWriter(path, schema) as file:
        while part := list(islice(rows, AT_ONCE)):
            columns = [
                pa.array(column, field.type) for column, field in zip(zip(*part, strict=True), schema, strict=True)
            ]
            file.write_table(pa.Table.from_arrays(columns, schema=schema))
            count += len(part)
    return count


def _write_csv(path: Path, view: StarView, rows: Iterator[tuple[Any, ...]]) -> int:
    count = 0
    # Excel takes a file without this mark for one of its own old alphabets.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(column.name for column in view.columns)
        for row in rows:
            writer.writerow([_as_word(value) for value in row])
            count += 1
    return count


def _as_word(value: object) -> object:
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value.isoformat() if isinstance(value, date | datetime) else value


WRITERS = {"parquet": _write_parquet, "csv": _write_csv}


def describe_star(counts: Mapping[str, int] | None = None) -> str:
    """What each file and column means, as a page."""
    lines = ["# The star for other tools", "", *INTRODUCTION, f"Version {VERSION}.", ""]
    if counts:
        lines += [f"Written on {timezone.localdate():%d/%m/%Y}.", ""]
    for view in VIEWS:
        size = f" {counts[view.name]:,} rows." if counts else ""
        lines += [
            f"## {view.name}",
            "",
            f"{view.meaning}{size}",
            "",
            "| column | kind | meaning |",
            "| --- | --- | --- |",
        ]
        lines += [f"| `{column.name}` | {column.kind} | {column.meaning} |" for column in view.columns]
        lines.append("")
    lines += COUNTING
    return "\n".join(lines).rstrip() + "\n"


INTRODUCTION = (
    "No name, reference, officer or word of a log is in it; it still tells of single incidents and children, so it is",
    "personal data and is kept, marked and destroyed as such. `ctn export --to DIR` writes it within what the person",
    "may open; in the database the same tables are views: schema `reporting` on PostgreSQL, prefix `reporting_` on",
    "SQLite. Whoever is given the views sees every area.",
    "",
)

COUNTING = (
    "## To count as the pages do",
    "",
    "- Reviewed: items of `fact_item` with a `decided_at`. Missed: those of them with `decision = 'ppn-needed'`.",
    "- Asked for and still standing: rows of `fact_recovery` with `withdrawn` false and no `ended_at`. Came in time:",
    "  `submitted_at <= due_at`. A row with `ended_at` was asked for, and somebody decided otherwise since.",
    "- An item may be of several categories, and its children may have come to notice in several ways: count",
    "  `distinct item`, and do not add the groups up.",
    "- A day without rows may be a day that was never screened: no 0 of it is an all-clear.",
    "- Counts under 5 go to nobody who may not open the items.",
    "",
)
