"""One screening on one core, split into its steps: ``python -m bench.steps EXTRACT KEPT`` prints their seconds.

The steps: reading and auditing the extract; joins and stage one, that is everything the engine does in SQL and around
it; and stage two with judging, that is all Python work on logs and incidents. The mentions of stage two are kept as a
Parquet file, so that the pandas reference can start from the same ones.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from childtonotice.screening.force import Force
from childtonotice.screening.gather import duckdb as engine
from childtonotice.screening.gather.questions import Scope
from childtonotice.screening.read import read_extract
from childtonotice.screening.screen import QUESTIONS


class Stopwatch:
    """Adds up the time spent inside the functions that it is put around."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.answers: list[Any] = []

    def around(self, work: Callable[..., Any], *, keep: bool = False) -> Callable[..., Any]:
        """The same function, timed; with ``keep`` its answers are held too."""

        @wraps(work)
        def timed(*args: Any) -> Any:
            start = time.perf_counter()
            answer = work(*args)
            self.seconds += time.perf_counter() - start
            if keep:
                self.answers.append(answer)
            return answer

        return timed


def main(extract: str, kept: str) -> None:
    """Screen the extract in this process and print the seconds of each step."""
    reading, judging = Stopwatch(), Stopwatch()
    engine.read_logs = reading.around(engine.read_logs, keep=True)  # type: ignore[attr-defined]
    engine.judge_batch = judging.around(engine.judge_batch)
    start = time.perf_counter()
    tables = dict(read_extract(Path(extract), Force()).tables)
    read = time.perf_counter()
    findings = sum(len(answer[0]) for answer in engine.find(tables, Force(), Scope(), QUESTIONS, workers=1))
    end = time.perf_counter()
    with pq.ParquetWriter(kept, reading.answers[0][0].schema) as file:
        for mentions, _ in reading.answers:
            file.write_table(mentions)
    told = reading.seconds + judging.seconds
    figures = {
        "read": read - start,
        "joins": end - read - told,
        "stage_two": reading.seconds,
        "judging": judging.seconds,
    }
    print(json.dumps({**figures, "findings": findings}))


if __name__ == "__main__":
    main(*sys.argv[1:])
