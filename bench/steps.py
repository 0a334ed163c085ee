"""One screening on one core, split into its steps: ``python -m bench.steps EXTRACT KEPT`` prints their cost.

The steps: reading and auditing the extract; joins and stage one, that is everything the engine does in SQL and around
it; and stage two with judging, that is all Python work on logs and incidents. The mentions of stage two are kept as a
Parquet file, so that the pandas reference can start from the same ones.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from bench.measure import Cost, cost_since, read_clocks
from childtonotice.screening.force import Force
from childtonotice.screening.gather import duckdb as engine
from childtonotice.screening.gather.questions import Scope
from childtonotice.screening.read import read_extract
from childtonotice.screening.screen import QUESTIONS


class Stopwatch:
    """Adds up what is spent inside the function that it is put around, and keeps the answers if asked to."""

    def __init__(self, work: Callable[..., Any], *, keep: bool = False) -> None:
        self.work, self.keep = work, keep
        self.spent = Cost(0.0, 0.0)
        self.answers: list[Any] = []

    def __call__(self, *args: Any) -> Any:
        """Call the function, timed."""
        start = read_clocks()
        answer = self.work(*args)
        self.spent += cost_since(start)
        if self.keep:
            self.answers.append(answer)
        return answer


def main(extract: str, kept: str) -> None:
    """Screen the extract in this process and print what each step cost."""
    reading, judging = Stopwatch(engine.read_logs, keep=True), Stopwatch(engine.judge_batch)
    engine.read_logs, engine.judge_batch = reading, judging  # type: ignore[assignment]
    start = read_clocks()
    tables = dict(read_extract(Path(extract), Force()).tables)
    read = cost_since(start)
    start = read_clocks()
    findings = sum(len(answer[0]) for answer in engine.find(tables, Force(), Scope(), QUESTIONS, workers=1))
    found = cost_since(start)
    with pq.ParquetWriter(kept, reading.answers[0][0].schema) as file:
        for mentions, _ in reading.answers:
            file.write_table(mentions)
    python = reading.spent + judging.spent
    joins = Cost(found.wall - python.wall, found.cpu - python.cpu)
    steps = {"read": read, "joins": joins, "stage_two": reading.spent, "judging": judging.spent}
    print(json.dumps({"costs": {name: astuple(cost) for name, cost in steps.items()}, "findings": findings}))


if __name__ == "__main__":
    main(*sys.argv[1:])
