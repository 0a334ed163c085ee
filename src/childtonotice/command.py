"""What the commands share: their sentence and example, where the data is, and that all went well."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

DONE = 0


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
