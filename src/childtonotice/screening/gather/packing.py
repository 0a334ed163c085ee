"""Readings and findings as flat Arrow tables, the form in which worker processes take and return them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

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


def pack_readings(readings: Iterable[tuple[str, Reading]]) -> tuple[pa.Table, pa.Table]:
    """Mentions, and what else is said, of many logs."""
    mentions: list[dict[str, Any]] = []
    said: list[dict[str, Any]] = []
    for incident_id, reading in readings:
        mentions += [
            {"incident_id": incident_id, **{name: getattr(m, name) for name in MENTION}} for m in reading.mentions
        ]
        said += [
            {"incident_id": incident_id, "kind": s.kind, "label": s.label, "start": s.start, "end": s.end}
            for s in reading.said
        ]
    return pa.Table.from_pylist(mentions, MENTIONS), pa.Table.from_pylist(said, SAID)


def pack_findings(findings: Iterable[Finding]) -> tuple[pa.Table, pa.Table, pa.Table]:
    """Findings, their children, and the marks in their logs."""
    heads, children, marks = [], [], []
    for finding in findings:
        heads.append(pack_head(finding))
        children += [{"incident_id": finding.incident_id, **pack_child(child)} for child in finding.children]
        marks += [
            {
                "incident_id": finding.incident_id,
                "kind": m.kind,
                "label": m.label,
                "start": m.start,
                "end": m.end,
                "child": m.child,
            }
            for m in finding.marks
        ]
    return (
        pa.Table.from_pylist(heads, FINDINGS),
        pa.Table.from_pylist(children, CHILDREN),
        pa.Table.from_pylist(marks, MARKS),
    )


def pack_head(finding: Finding) -> dict[str, Any]:
    """A finding without its children."""
    return {
        "incident_id": finding.incident_id,
        "area": finding.area,
        "status": str(finding.status),
        "categories": ";".join(finding.categories),
        "reasons": SENTENCES.join(finding.reasons),
        "exclusions": ";".join(finding.exclusions),
        "warnings": SENTENCES.join(finding.warnings),
        "reported_at": finding.reported_at,
        "priority": finding.priority,
        "children": len(finding.children),
    }


def pack_child(child: Child) -> dict[str, Any]:
    """A child of a finding."""
    flat = {name: getattr(child, name) for name in CHILD_TEXTS if name not in ("found_by", "words")}
    found_by = ";".join(child.found_by)
    return {
        **flat,
        "found_by": found_by,
        "words": child.evidence.words,
        "start": child.evidence.start,
        "end": child.evidence.end,
    }


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
