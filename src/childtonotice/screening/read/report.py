"""What was read, for people: a report on the screen, and problems.csv."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from childtonotice.screening.findings import Problem
from childtonotice.screening.read.extract import Extract
from childtonotice.screening.read.ledger import QUARANTINED, WARNING

COLUMNS = ("file", "record", "column", "severity", "problem", "cure")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_MOST_LINES, _MOST_RECORDS = 40, 5


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe in front."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def write_problems(problems: Iterable[Problem], path: Path) -> None:
    """Write problems.csv; raises OSError where it cannot be written."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for problem in problems:
            cells = (problem.file, str(problem.record), problem.column, problem.severity, problem.problem, problem.cure)
            writer.writerow([safe_cell(cell) for cell in cells])


def describe(extract: Extract) -> str:
    """A report of an extract in plain words: what was read, what was set aside and why, what is doubtful."""
    parts = [_describe_counts(extract), *extract.notes]
    parts += _describe_problems("Set aside", QUARANTINED, extract)
    parts += _describe_problems("Accepted, but look", WARNING, extract)
    if not extract.problems:
        parts.append("No problem was found.")
    return "\n".join(parts) + "\n"


def _describe_counts(extract: Extract) -> str:
    width = max((len(name) for name in extract.counts), default=4)
    lines = [f"{'File':<{width}}  {'read':>9}  {'accepted':>9}  {'quarantined':>11}"]
    for name, count in extract.counts.items():
        lines.append(f"{name:<{width}}  {count['read']:>9,}  {count['accepted']:>9,}  {count['quarantined']:>11,}")
    rows = ", ".join(f"{table.num_rows:,} {name.replace('_', ' ')}" for name, table in extract.tables.items())
    return "\n".join([*lines, f"Accepted rows: {rows}."])


def _describe_problems(title: str, severity: str, extract: Extract) -> list[str]:
    """One line a kind of problem, with the first records that show it."""
    kinds: dict[tuple[str, str, str], list[int]] = {}
    for problem in extract.problems:
        if problem.severity == severity:
            kinds.setdefault((problem.file, problem.problem, problem.cure), []).append(problem.record)
    if not kinds:
        return []
    lines = ["", f"{title}: {sum(map(len, kinds.values())):,}"]
    for (file, what, cure), records in sorted(kinds.items(), key=lambda kind: -len(kind[1]))[:_MOST_LINES]:
        lines.append(f"  {file}, record {_list_records(records)}: {what}. {cure}")
    if len(kinds) > _MOST_LINES:
        lines.append(f"  and {len(kinds) - _MOST_LINES} other kinds; all are in problems.csv (--out).")
    return lines


def _list_records(records: list[int]) -> str:
    shown = ", ".join(str(record) for record in records[:_MOST_RECORDS])
    return f"{shown}, ..." if len(records) > _MOST_RECORDS else shown
