"""Tables drawn in a test: turned into an extract, and compared with what a screening answers."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from childtonotice.screening.findings import Finding
from childtonotice.screening.tables import TABLES

DEFAULTS = {
    "incidents": {"reported_at": "2026-09-28T10:00", "opening_code": "Concern for Safety"},
    "people": {},
    "involvements": {"role": "victim"},
    "ppns": {"submitted_at": "2026-09-28T12:00", "kind": "child"},
    "ppn_subjects": {},
    "officers": {},
}
Rows = list[dict[str, str]]


def read_drawn(text: str, *, whole: bool = True) -> dict[str, Rows]:
    """The tables of a drawing: a name on a line of its own, then a header row and rows with | between cells.

    ``whole``: every row has all its cells; else the last ones may be missing, as in a drawing not yet filled in.
    """
    tables: dict[str, Rows] = {}
    name, header = "", []
    for line in (line.strip() for line in text.strip().splitlines()):
        if line in TABLES:
            name, header = line, []
        elif line and not header:
            header = split_cells(line)
        elif line:
            tables.setdefault(name, []).append(dict(zip(header, split_cells(line), strict=whole)))
    return tables


def split_cells(line: str) -> list[str]:
    """The cells of a drawn row."""
    return [cell.strip() for cell in line.split("|")]


def write_extract(tables: dict[str, Rows], folder: Path) -> Path:
    """The drawn tables as the files of an extract, with plain defaults for what the drawing leaves out."""
    for name, rows in tables.items():
        columns = list(dict.fromkeys([*DEFAULTS[name], *(column for row in rows for column in row)]))
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows({**DEFAULTS[name], **spread_lines(row)} for row in rows)
    return folder


def spread_lines(row: dict[str, str]) -> dict[str, str]:
    """A drawn log has " / " where the log has a line break."""
    return {key: value.replace(" / ", "\n") if key == "log" else value for key, value in row.items()}


def describe(finding: Finding) -> dict[str, str]:
    """A finding as a drawn answer may ask for it."""
    children = finding.children
    return {
        "status": str(finding.status),
        "children": str(len(children)),
        "ages": " ".join(child.age or "-" for child in children),
        "found_by": " ".join("+".join(child.found_by) for child in children),
        "names": ", ".join(child.name or "-" for child in children),
        "covers": " ".join(child.cover for child in children),
        "matches": " ".join(child.match or "-" for child in children),
        "ppns": " ".join(child.ppn_id or "-" for child in children),
        "evidence": ", ".join(child.evidence.words or "-" for child in children),
        "categories": ";".join(finding.categories),
        "priority": str(finding.priority),
        "exclusion": ";".join(finding.exclusions),
    }


def compare(expected: Rows, found: dict[str, Finding]) -> Iterator[str]:
    """What differs between a drawn answer and the findings; "says" asks for words of a reason or a warning."""
    for row in expected:
        name = row["incident_id"]
        if name not in found:
            if row["status"] != "no-row":
                yield f"{name}: no row, expected {row['status']}"
            continue
        answer = describe(found[name])
        said = " ".join((*found[name].reasons, *found[name].warnings))
        for column in (column for column in row if column != "incident_id"):
            if column == "says":
                if row[column] not in said:
                    yield f"{name}: does not say {row[column]!r} but {said!r}"
            elif answer[column] != row[column]:
                yield f"{name}: {column} is {answer[column]!r}, expected {row[column]!r}"
