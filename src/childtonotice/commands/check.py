"""``ctn check``: what is wrong with an extract, before anything is screened."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from childtonotice.commands.options import add_command, add_force, add_json, say_set_aside


def add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn check``: read and audit only."""
    parser = add_command(
        commands, "check", "Read an extract and say what is wrong with it.", "ctn check extract --force forces/example"
    )
    parser.add_argument("extract", type=Path, help="the folder with the force's files")
    add_force(parser)
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="also write problems.csv, report.txt and report.html there"
    )
    add_json(parser)
    parser.set_defaults(run=run_check)


def run_check(parsed: argparse.Namespace) -> int:
    """Reads and audits, and prints a report a data manager can act on."""
    from childtonotice.progress import Progress
    from childtonotice.screening.answer_files import prepare_folder, write_report
    from childtonotice.screening.read import load_force, read_extract
    from childtonotice.screening.report import gather_facts, write_text

    if parsed.out:
        prepare_folder(parsed.out, parsed.extract)
    with Progress(quiet=parsed.json) as progress:
        extract = read_extract(parsed.extract, load_force(parsed.force), tell=progress.tell, keep_files=True)
    report = gather_facts(extract)
    if parsed.out:
        write_report(extract, report, parsed.out)
    print(
        json.dumps({"files": extract.counts, "problems": len(extract.problems)}, indent=2)
        if parsed.json
        else write_text(report)
    )
    return say_set_aside(extract.counts, parsed.out / "problems.csv" if parsed.out else None)
