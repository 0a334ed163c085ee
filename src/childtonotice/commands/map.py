"""``ctn map``: a mapping proposed for an export in another shape."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from childtonotice.commands.options import DONE, add_command, add_json


def add_map(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn map``: a mapping proposed from an export in another shape."""
    parser = add_command(
        commands,
        "map",
        "Propose a mapping for an export that uses other names, formats or codes than ours.",
        "ctn map export --out forces/ours",
    )
    parser.add_argument("extract", type=Path, help="the folder with the force's files")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FORCE_DIR", help="the force's folder; mapping.toml goes there"
    )
    add_json(parser)
    parser.set_defaults(run=run_map)


def run_map(parsed: argparse.Namespace) -> int:
    """Writes the proposal, and prints what was understood and what to settle."""
    from childtonotice.screening.propose.placing import place_proposal

    placed = place_proposal(parsed.extract, parsed.out)
    print(json.dumps(placed.as_json(), indent=2) if parsed.json else placed.describe(parsed.extract))
    return DONE
