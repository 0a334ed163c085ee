"""``ctn run``: the daily run, from the extract to the worklists."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from childtonotice.commands.options import (
    add_command,
    add_data,
    add_force,
    add_json,
    find_data,
    say_notes,
    say_set_aside,
)
from childtonotice.saying import saying


def add_run(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn run``: the daily run."""
    parser = add_command(
        commands,
        "run",
        "The daily run: screen an extract and publish it to the worklists.",
        "ctn run extract --force forces/example",
    )
    parser.add_argument("extract", type=Path, help="the folder with the force's files")
    add_force(parser)
    add_data(parser)
    add_json(parser)
    parser.set_defaults(run=run_daily)


def run_daily(parsed: argparse.Namespace) -> int:
    """Merges the extract into the store, screens what changed, publishes it."""
    from childtonotice.casework.serve import prepare
    from childtonotice.progress import Progress

    prepare(find_data(parsed, "var"))
    from childtonotice.casework.daily import run_extract

    with Progress(quiet=parsed.json) as progress:
        outcome = run_extract(parsed.extract, parsed.force, data_dir=find_data(parsed, "var"), tell=progress.tell)
    with saying():
        say_notes(outcome.notes)
        print(json.dumps(outcome.as_json(), indent=2) if parsed.json else outcome.describe())
    return say_set_aside(outcome.files, "the run's page")
