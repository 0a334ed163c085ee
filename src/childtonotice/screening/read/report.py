"""problems.csv: everything that was wrong with an extract, a line a problem."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from childtonotice.screening.findings import Problem

COLUMNS = ("file", "record", "column", "severity", "problem", "cure")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


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
