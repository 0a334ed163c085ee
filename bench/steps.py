"""One screening split into its steps, each on all cores: ``python -m bench.steps EXTRACT KEPT`` prints their cost.

The steps: reading and auditing the extract; joins and stage one, that is everything the engine does in SQL and around
it; stage two and judging, that is all Python work on logs and incidents, spread over workers as the command spreads it.
First one screening in this process keeps what the workers are given and answer; then each step runs for itself. The
mentions of stage two are kept as a Parquet file, so that the pandas reference can start from the same ones.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from bench.measure import Cost, take_cost
from childtonotice.screening.cores import count_cores
from childtonotice.screening.force import Force
from childtonotice.screening.gather import duckdb as engine
from childtonotice.screening.gather.pool import run_batches
from childtonotice.screening.gather.questions import Scope
from childtonotice.screening.read import read_extract
from childtonotice.screening.screen import QUESTIONS

PYTHON = {"stage_two": "read_logs", "judging": "judge_batch"}


class Keeper:
    """Keeps what a function is given and what it answers; ``repeats``: says the same again, without the work."""

    def __init__(self, work: Callable[..., Any]) -> None:
        """Nothing is kept yet."""
        self.work, self.given, self.answers = work, list[tuple[Any, ...]](), list[Any]()

    def __call__(self, *args: Any) -> Any:
        """Call the function, and keep both sides."""
        self.given.append(args)
        self.answers.append(self.work(*args))
        return self.answers[-1]

    def repeat(self) -> Callable[..., Any]:
        """A function that gives the kept answers again, in order."""
        answers = iter(self.answers)
        return lambda *_: next(answers)


@contextmanager
def replaced(functions: dict[str, Callable[..., Any]]) -> Iterator[None]:
    """The engine with some of its functions replaced, for a while."""
    before = {name: getattr(engine, name) for name in functions}
    try:
        for name, function in functions.items():
            setattr(engine, name, function)
        yield
    finally:
        for name, function in before.items():
            setattr(engine, name, function)


def find_all(tables: dict[str, Any]) -> int:
    """How many findings a screening has, worked out in this process."""
    return sum(len(answer[0]) for answer in engine.find(tables, Force(), Scope(), QUESTIONS, workers=1))


def main(extract: str, kept: str) -> None:
    """Screen the extract and print what each step costs."""
    steps = {"read": take_cost(lambda: read_extract(Path(extract), Force()))}
    tables = dict(read_extract(Path(extract), Force()).tables)
    keepers = {step: Keeper(getattr(engine, name)) for step, name in PYTHON.items()}
    with replaced({PYTHON[step]: keeper for step, keeper in keepers.items()}):
        findings = find_all(tables)
    # What reading and judging left in this process lies in the workers in a run, and is in nobody's way here.
    gc.collect()
    gc.freeze()
    with replaced({PYTHON[step]: keeper.repeat() for step, keeper in keepers.items()}):
        steps["joins"] = take_cost(lambda: find_all(tables))
    for step, keeper in keepers.items():
        steps[step] = run_over_workers(keeper)
    keep_mentions(keepers["stage_two"].answers, kept)
    print(json.dumps({"costs": {name: astuple(cost) for name, cost in steps.items()}, "findings": findings}))


def run_over_workers(keeper: Keeper) -> Cost:
    """What all calls of a function cost, spread over as many workers as there are cores."""
    workers = count_cores()  # as the command does
    return take_cost(lambda: list(run_batches(keeper.work, keeper.given, workers)))


def keep_mentions(answers: list[Any], kept: str) -> None:
    """Write the mentions of stage two as one file."""
    with pq.ParquetWriter(kept, answers[0][0].schema) as file:
        for mentions, _ in answers:
            file.write_table(mentions)


if __name__ == "__main__":
    main(*sys.argv[1:])
