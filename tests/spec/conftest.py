"""Every spec runs on every engine."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from childtonotice.screening import Force, screen
from tests.spec.drawn import compare, read_drawn, split_cells, write_extract


@dataclass
class Spec:
    """One drawn example: what is given, and what a screening answers to it."""

    engine: str
    folder: Path
    force: Force = field(default_factory=Force)
    window: dict[str, str] = field(default_factory=dict)

    def settings(self, **changes: Any) -> None:
        """A force with other settings than the shipped policy."""
        self.force = replace(self.force, **changes)

    def given(self, drawing: str) -> None:
        """The incidents, people and PPNs of the example."""
        self.tables = read_drawn(drawing)
        write_extract(self.tables, self.folder)

    def answers(self, drawing: str) -> None:
        """What the screening answers: a row for every incident given, "no-row" where there is none."""
        lines = [line for line in drawing.strip().splitlines() if line.strip()]
        header = split_cells(lines[0])
        expected = [dict(zip(header, split_cells(line), strict=True)) for line in lines[1:]]
        self.screening = screen(self.folder, force=self.force, engine=self.engine, workers=1, **self.window)
        found = {finding.incident_id: finding for finding in self.screening.findings}
        assert {row["incident_id"] for row in expected} >= set(found), f"rows not drawn: {set(found)}"
        assert list(compare(expected, found)) == []


# Spark's workers run the DuckDB engine a period at a time: tests/agree holds them to its answer.
@pytest.fixture(params=("duckdb", "memory"))
def spec(request: pytest.FixtureRequest, tmp_path: Path) -> Spec:
    """A drawn example on one engine."""
    return Spec(request.param, tmp_path)
