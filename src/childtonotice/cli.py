"""The ``ctn`` command: parses, calls, prints. Exit status: 0 done, 1 rows set aside, 2 could not start, 3 failed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

# Nothing heavy of ours is imported here: a request to stop must be heard before the engine is loaded.
from childtonotice.commands.check import add_check
from childtonotice.commands.export import add_export
from childtonotice.commands.map import add_map
from childtonotice.commands.report import add_report
from childtonotice.commands.run import add_run
from childtonotice.commands.score import add_score
from childtonotice.commands.screen import add_screen
from childtonotice.commands.send import add_send
from childtonotice.commands.serve import add_demo, add_serve
from childtonotice.commands.sheet import add_sheet
from childtonotice.commands.simulate import add_simulate
from childtonotice.compiled import choose_rules, tell_version
from childtonotice.saying import open_streams, saying
from childtonotice.stopping import FAILED, Stop, explain_error

INTERRUPTED = 130
AFTERWORD = """\
example:
  ctn screen extract --out answer

exit status: 0 done; 1 done, some records were set aside; 2 could not start;
3 failed, nothing was published; 130 stopped. ctn COMMAND --help says more."""
STOPPED = "Stopped. Nothing was published; run the same command again."


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and answers with its exit status; a person never sees a traceback."""
    open_streams()
    stop = Stop()
    try:
        choose_rules()
        return run_command(build_parser().parse_args(arguments), stop)
    finally:
        if arguments is not None:
            stop.hand_back()


def run_command(parsed: argparse.Namespace, stop: Stop) -> int:
    """Runs what was asked for; an error or a request to stop becomes a few lines and an exit status."""
    try:
        stop.heed()
        status = int(parsed.run(parsed))
        stop.end()
        return status
    except BrokenPipeError:
        stop.end()
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except (Exception, KeyboardInterrupt) as error:
        stop.end()
        # A library in the middle of its work turns the request to stop into an error of its own.
        if stop.asked or isinstance(error, KeyboardInterrupt):
            return say_error((STOPPED,), parsed, INTERRUPTED)
        lines, status = explain_error(error)
        return say_error(lines, parsed, status)


def say_error(lines: Sequence[str], parsed: argparse.Namespace, status: int) -> int:
    """One to five lines on stderr: what, where, what to do; and of what date an older answer is."""
    out = getattr(parsed, "out", None)
    older = Path(out) / "run.json" if out else None
    said = [f"ctn {parsed.command}: {lines[0]}", *lines[1:4]]
    if older is not None and older.is_file():
        from datetime import datetime

        written = datetime.fromtimestamp(older.stat().st_mtime).astimezone()
        said.append(f"The answer in {out} is an older one, of {written:%d %B %Y, %H:%M}: it was not touched.")
    # A line stays a line, whatever the name of a folder holds.
    with saying():
        print("\n".join(" ".join(line.splitlines()) for line in said), file=sys.stderr)
    return status


def build_parser() -> argparse.ArgumentParser:
    """The commands with their options and one example each."""
    parser = argparse.ArgumentParser(
        prog="ctn",
        description="Finds the children that police came across whom no safeguarding referral covers.",
        epilog=AFTERWORD,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=tell_version(), help="the version, and which rules")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    adds = (add_screen, add_check, add_map, add_run, add_send, add_sheet, add_report, add_simulate)
    for add in (*adds, add_export, add_score, add_serve, add_demo):
        add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
