"""``ctn simulate``: a made-up force whose answers are known."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from childtonotice.commands.options import DONE, add_command, add_json

MOST_DAYS = 36_500


def add_simulate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn simulate``: a made-up force."""
    parser = add_command(
        commands,
        "simulate",
        "Make up a force whose children and referrals are known.",
        "ctn simulate --out force --days 14 --seed 7 --by-day",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the files go")
    parser.add_argument("--days", type=int, default=14, metavar="N", help="how many days (default 14)")
    parser.add_argument(
        "--incidents-per-day", type=int, default=450, metavar="N", help="about how many a day (default 450)"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="the same seed, the same force (default 1)")
    parser.add_argument("--by-day", action="store_true", help="also each day's extract, as known at 06:00")
    parser.add_argument("--format", choices=("csv", "parquet"), default="csv", help="of the files (default csv)")
    add_json(parser)
    parser.set_defaults(run=run_simulate)


def run_simulate(parsed: argparse.Namespace) -> int:
    """Writes the made-up force and prints how much of it there is."""
    from childtonotice.progress import Progress
    from childtonotice.screening.answer_files import prepare_folder
    from childtonotice.screening.errors import CannotStart
    from childtonotice.synthetic import simulate

    if not (1 <= parsed.days <= MOST_DAYS and parsed.incidents_per_day >= 1):
        raise CannotStart(f"--days must be 1 to {MOST_DAYS}, and --incidents-per-day 1 or more.")
    prepare_folder(parsed.out)
    with Progress(quiet=parsed.json) as progress:
        simulated = simulate(
            parsed.out, days=parsed.days, incidents_per_day=parsed.incidents_per_day, seed=parsed.seed,
            by_day=parsed.by_day, format=parsed.format, tell=lambda done, of: progress.tell("Making days", done, of),
        )  # fmt: skip
    if parsed.json:
        print(json.dumps({"rows": simulated.counts, "expected": simulated.statuses}, indent=2))
    else:
        rows = ", ".join(f"{number} {name}" for name, number in simulated.counts.items())
        print(f"Made up {rows}.\nThe files are in {parsed.out}, the known answers in truth.csv.")
    return DONE
