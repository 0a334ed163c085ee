"""A made-up fortnight, written once for all tests of this folder."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from childtonotice.synthetic.simulate import Simulated, simulate

Record = dict[str, str]


@dataclass(frozen=True)
class Written:
    """A made-up force on disk."""

    folder: Path
    counts: Simulated

    @cached_property
    def tables(self) -> dict[str, list[Record]]:
        """Every table and the known answers, as read back."""
        return {path.stem: read(path) for path in self.folder.glob("*.csv")}

    @cached_property
    def truth(self) -> dict[str, Record]:
        """The known answer of each incident."""
        return {row["incident_id"]: row for row in self.tables["truth"]}

    def by(self, table: str, column: str) -> dict[str, list[Record]]:
        """The rows of a table by one of its columns."""
        groups: dict[str, list[Record]] = defaultdict(list)
        for row in self.tables[table]:
            groups[row[column]].append(row)
        return groups


def read(path: Path) -> list[Record]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="session")
def fortnight(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Fourteen days with their daily extracts."""
    folder = tmp_path_factory.mktemp("force")
    return Written(folder, simulate(folder, by_day=True, seed=7))
