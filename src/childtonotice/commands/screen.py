"""``ctn screen``: an extract in, an answer out, no database."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from childtonotice.commands.options import add_command, add_force, add_json, say_notes, say_set_aside
from childtonotice.saying import saying


def add_screen(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn screen``: an extract in, an answer out, no database."""
    parser = add_command(
        commands,
        "screen",
        "Screen an extract and write the answer as files.",
        "ctn screen extract --out answer --force forces/example",
    )
    parser.add_argument("extract", type=Path, help="the folder with the force's files")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the answer goes")
    add_force(parser)
    parser.add_argument(
        "--from", dest="start", metavar="T", help="first report that gets an answer (London; a date is midnight)"
    )
    parser.add_argument("--to", dest="end", metavar="T", help="reports from here on get none")
    parser.add_argument(
        "--engine",
        choices=("duckdb", "memory", "spark"),
        default="duckdb",
        help="duckdb for one machine, spark for many forces and years (docs/scale.md), memory is the slow reference",
    )
    parser.add_argument("--accepted-logs", action="store_true", help="also write logs.csv, the logs as they were read")
    add_json(parser)
    parser.set_defaults(run=run_screen)


def run_screen(parsed: argparse.Namespace) -> int:
    """Reads, screens, writes, and prints what came of it."""
    from childtonotice.progress import Progress
    from childtonotice.screening import screen
    from childtonotice.screening.answer_files import prepare_folder
    from childtonotice.screening.cores import count_cores

    prepare_folder(parsed.out, parsed.extract)
    with Progress(quiet=parsed.json) as progress:
        screening = screen(
            parsed.extract,
            force=parsed.force,
            start=parsed.start,
            end=parsed.end,
            engine=parsed.engine,
            workers=count_cores(),
            tell=progress.tell,
            beside=parsed.out,
        )
        screening.write(parsed.out, logs=parsed.accepted_logs)
    with saying():
        say_notes(screening.extract.notes)
        if parsed.json:
            print(json.dumps({**screening.counts, "fingerprints": screening.fingerprints}, indent=2))
        else:
            print(describe_counts(screening.counts, parsed.out))
    return say_set_aside(screening.extract.counts, parsed.out / "problems.csv")


def describe_counts(counts: dict[str, dict[str, object]], out: Path) -> str:
    """Counts in words, one line a file and one for the statuses."""
    lines = [
        f"{name}: {count['read']} read, {count['accepted']} accepted, {count['quarantined']} set aside"  # type: ignore[index]
        for name, count in counts["files"].items()
    ]
    statuses = ", ".join(f"{number} {status}" for status, number in counts["statuses"].items())
    return "\n".join([*lines, f"Incidents with a child: {statuses or 'none'}", f"The answer is in {out}."])
