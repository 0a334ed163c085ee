"""``ctn score``: an answer against labels."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from childtonotice.commands.options import DONE, add_command, add_json


def add_score(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn score``: an answer against labels."""
    parser = add_command(
        commands,
        "score",
        "Score an answer against labels: recall, precision, status, by slice.",
        "ctn score answer force/truth.csv",
    )
    parser.add_argument("answer", type=Path, help="the folder with screening.csv and children.csv")
    parser.add_argument("labels", type=Path, help="truth.csv or labels.csv")
    parser.add_argument("--logs", type=Path, help="incidents.csv, to prove that evidence stands where it says")
    add_json(parser)
    parser.set_defaults(run=run_score)


def run_score(parsed: argparse.Namespace) -> int:
    """Prints the scores."""
    from childtonotice.synthetic.score import describe, score

    scores = score(parsed.answer, parsed.labels, logs=parsed.logs)
    print(json.dumps(scores.as_json(), indent=2) if parsed.json else describe(scores))
    return DONE
