"""Readings and findings as flat Arrow tables, the form in which worker processes take and return them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any, TypeVar

import pyarrow as pa

from childtonotice.screening.circumstances import Reading
from childtonotice.screening.findings import Child, Cover, Evidence, Finding, Mark, Notice, Status
from childtonotice.screening.gather.rows import MENTION, as_utc, rows_of, split_list

MENTION_TYPES = {
    "start": pa.int64(),
    "end": pa.int64(),
    "count": pa.int64(),
    "age_low": pa.float64(),
    "age_high": pa.float64(),
}
MENTIONS = pa.schema(
    [("incident_id", pa.string())] + [(name, MENTION_TYPES.get(name, pa.string())) for name in MENTION]
)
SAID = pa.schema(
    [
        ("incident_id", pa.string()),
        ("kind", pa.string()),
        ("label", pa.string()),
        ("start", pa.int64()),
        ("end", pa.int64()),
    ]
)
TEXTS = ("incident_id", "area", "status", "categories", "reasons", "exclusions", "warnings")
FINDINGS = pa.schema(
    [(name, pa.string()) for name in TEXTS]
    + [("reported_at", pa.timestamp("us", tz="UTC")), ("priority", pa.int64()), ("children", pa.int64())]
)
CHILD_TEXTS = (
    "person_id",
    "name",
    "age",
    "found_by",
    "words",
    "ppn_id",
    "match",
    "cover",
    "relation",
    "sex",
    "presence",
    "why",
)
CHILDREN = pa.schema(
    [("incident_id", pa.string())]
    + [(name, pa.string()) for name in CHILD_TEXTS]
    + [("start", pa.int64()), ("end", pa.int64())]
)
MARKS = pa.schema(
    [("incident_id", pa.string()), ("kind", pa.string()), ("label", pa.string())]
    + [(name, pa.int64()) for name in ("start", "end", "child")]
)
SENTENCES = "\x1f"  # sentences may hold a semicolon
Value = TypeVar("Value")
Cells = dict[str, Callable[[Value], object]]
# What stands in each column; a column not named here has the value's own of that name.
HEAD_CELLS: Cells[Finding] = {
    "status": lambda finding: str(finding.status),
    "categories": lambda finding: ";".join(finding.categories),
    "reasons": lambda finding: SENTENCES.join(finding.reasons),
    "exclusions": lambda finding: ";".join(finding.exclusions),
    "warnings": lambda finding: SENTENCES.join(finding.warnings),
    "children": lambda finding: len(finding.children),
}
CHILD_CELLS: Cells[Child] = {
    "found_by": lambda child: ";".join(child.found_by),
    "cover": lambda child: str(child.cover),
    "words": attrgetter("evidence.words"),
    "start": attrgetter("evidence.start"),
    "end": attrgetter("evidence.end"),
}


def pack_readings(readings: Iterable[tuple[str, Reading]]) -> tuple[pa.Table, pa.Table]:
    """Mentions, and what else is said, of many logs."""
    kept = list(readings)
    mentions = [(incident_id, mention) for incident_id, reading in kept for mention in reading.mentions]
    said = [(incident_id, said) for incident_id, reading in kept for said in reading.said]
    return pack_values(mentions, MENTIONS, {}), pack_values(said, SAID, {})


def pack_findings(findings: Iterable[Finding]) -> tuple[pa.Table, pa.Table, pa.Table]:
    """Findings, their children, and the marks in their logs."""
    kept = [(finding.incident_id, finding) for finding in findings]
    children = [(incident_id, child) for incident_id, finding in kept for child in finding.children]
    marks = [(incident_id, mark) for incident_id, finding in kept for mark in finding.marks]
    return (
        pack_values(kept, FINDINGS, HEAD_CELLS),
        pack_values(children, CHILDREN, CHILD_CELLS),
        pack_values(marks, MARKS, {}),
    )


def pack_values(rows: list[tuple[str, Value]], schema: pa.Schema, cells: Cells[Value]) -> pa.Table:
    """Values, each with the id of its incident, as a table; column by column, since there are many."""
    values = [value for _, value in rows]
    columns: dict[str, list[object]] = {"incident_id": [incident_id for incident_id, _ in rows]}
    for name in schema.names[1:]:
        columns[name] = list(map(cells.get(name, attrgetter(name)), values))
    return pa.table(columns, schema)


def unpack_findings(heads: pa.Table, children: pa.Table, marks: pa.Table) -> Iterator[Finding]:
    """The findings again; the three tables are in the same order of incidents."""
    of_child, of_mark = group_rows(children), group_rows(marks)
    for row in rows_of(heads):
        reported = as_utc(row["reported_at"])
        assert reported is not None
        yield Finding(
            incident_id=row["incident_id"],
            area=row["area"],
            reported_at=reported,
            status=Status(row["status"]),
            children=tuple(unpack_child(child) for child in of_child.get(row["incident_id"], ())),
            categories=split_list(row["categories"]),
            priority=row["priority"],
            reasons=tuple(row["reasons"].split(SENTENCES)) if row["reasons"] else (),
            exclusions=split_list(row["exclusions"]),
            marks=tuple(unpack_mark(mark) for mark in of_mark.get(row["incident_id"], ())),
            warnings=tuple(row["warnings"].split(SENTENCES)) if row["warnings"] else (),
        )


def group_rows(table: pa.Table) -> dict[str, list[dict[str, Any]]]:
    """The rows of each incident together, in their order."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows_of(table):
        groups.setdefault(row["incident_id"], []).append(row)
    return groups


def unpack_child(row: dict[str, Any]) -> Child:
    """A child from its row."""
    flat = {name: row[name] for name in CHILD_TEXTS if name not in ("found_by", "words", "cover")}
    return Child(
        found_by=tuple(Notice(word) for word in split_list(row["found_by"])),
        evidence=Evidence(row["words"], row["start"], row["end"]),
        cover=Cover(row["cover"]),
        **flat,
    )


def unpack_mark(row: dict[str, Any]) -> Mark:
    """A mark from its row."""
    return Mark(row["kind"], row["start"], row["end"], row["label"], row["child"])
