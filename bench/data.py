"""The data of every benchmark: a made-up force of 300,000 incidents, made once and kept in bench/out."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

OUT = Path(__file__).parent / "out"
INCIDENTS, INCIDENTS_A_DAY, SEED = 300_000, 450, 20


@dataclass(frozen=True)
class Data:
    """A made-up force's extract as Parquet, and its logs as one text, with a zero byte after each log."""

    extract: Path
    text: Path
    incidents: int

    @cached_property
    def logs(self) -> pa.ChunkedArray:
        """Every log."""
        return pq.read_table(self.extract / "incidents.parquet", columns=["log"])["log"]

    @property
    def text_bytes(self) -> int:
        """The size of all logs together."""
        return self.text.stat().st_size


def prepare_data(incidents: int = INCIDENTS) -> Data:
    """The data, made if it is not there; half-made data is thrown away."""
    folder = OUT / str(incidents)
    done = folder / "done.json"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        done.write_text(json.dumps({"incidents": make_data(folder, incidents)}), encoding="utf-8")
    return Data(folder / "extract", folder / "logs.txt", json.loads(done.read_text(encoding="utf-8"))["incidents"])


def make_data(folder: Path, incidents: int) -> int:
    """Make up the force, write its logs as one text, and count the incidents."""
    from childtonotice.synthetic.simulate import simulate

    days = max(1, round(incidents / INCIDENTS_A_DAY))
    simulate(folder / "extract", days=days, incidents_per_day=INCIDENTS_A_DAY, seed=SEED, format="parquet")
    with (folder / "logs.txt").open("w", encoding="utf-8", newline="") as text:
        count = 0
        for batch in pq.ParquetFile(folder / "extract/incidents.parquet").iter_batches(columns=["log"]):
            text.writelines(f"{log or ''}\0" for log in batch.column(0).to_pylist())
            count += len(batch)
    return count
