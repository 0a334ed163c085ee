"""What the commands share: their sentence and example, common options, and how they end."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from getpass import getuser
from pathlib import Path

from childtonotice.casework import days
from childtonotice.saying import saying

DONE, SET_ASIDE = 0, 1


def add_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str, example: str
) -> argparse.ArgumentParser:
    """A command with its sentence and its example."""
    return commands.add_parser(
        name,
        help=text,
        description=text,
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def add_data(parser: argparse.ArgumentParser) -> None:
    """Where the database and the store are."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder (default: CTN_DATA, else ./var)")


def find_data(parsed: argparse.Namespace, default: str) -> Path:
    """The data folder: the option, else CTN_DATA, else a folder here."""
    return (parsed.data or Path(os.environ.get("CTN_DATA") or default)).resolve()


def add_force(parser: argparse.ArgumentParser) -> None:
    """The folder of the force's settings."""
    parser.add_argument(
        "--force", type=Path, metavar="DIR", help="the force's folder: force.toml, mapping.toml, phrases.csv"
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """For a machine to read."""
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")


def say_notes(notes: Sequence[str]) -> None:
    """What the reader of the extract should know, on stderr."""
    for note in notes:
        print(f"Note: {note}", file=sys.stderr)


def say_set_aside(counts: Mapping[str, Mapping[str, int]], where: Path | str | None) -> int:
    """Exit status 1, and a line on stderr, where rows were set aside."""
    aside = sum(count["quarantined"] for count in counts.values())
    if not aside:
        return DONE
    more = f": see {where}" if where else ""
    with saying():
        print(f"{aside} record{'s were' if aside > 1 else ' was'} set aside and not screened{more}.", file=sys.stderr)
    return SET_ASIDE


def add_reader(parser: argparse.ArgumentParser) -> None:
    """For whom it is: what they may see goes into it."""
    parser.add_argument("--as", dest="username", metavar="NAME", help="who, as they sign in (default: your own name)")


def find_reader(parsed: argparse.Namespace) -> str:
    """The name under which somebody signs in: the option, else their name on this machine."""
    return str(parsed.username or getuser())


def add_days(parser: argparse.ArgumentParser) -> None:
    """The days of report that it is about."""
    parser.add_argument("--from", dest="start", metavar="DAY", type=read_day, help="reported from this day on")
    parser.add_argument("--to", dest="end", metavar="DAY", type=read_day, help="reported up to this day")


def read_day(words: str) -> date:
    """A day as 2026-11-22 or 22/11/2026. Raises ValueError, which the parser tells, where it is none."""
    day = days.read_day(words)
    if day is None:
        raise ValueError(words)
    return day
