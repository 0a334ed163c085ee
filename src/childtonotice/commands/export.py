"""The ``ctn export`` command: facts and dimensions for other tools."""

from __future__ import annotations

import argparse
from pathlib import Path

from childtonotice.commands.options import DONE, add_command, add_data, add_reader, find_data, find_reader


def add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn export``: what other tools read."""
    parser = add_command(
        commands, "export", "Write facts without names for Power BI, Excel or DuckDB.",
        "ctn export --to star --as abel.kerr",
    )  # fmt: skip
    parser.add_argument("--to", type=Path, required=True, metavar="DIR", help="the folder that the files go into")
    parser.add_argument("--area", default="", metavar="A", help="one area alone, by its code")
    parser.add_argument("--format", choices=("parquet", "csv"), default="parquet", help="(default parquet)")
    add_reader(parser)
    add_data(parser)
    parser.set_defaults(run=run_export)


def run_export(parsed: argparse.Namespace) -> int:
    """Writes the files and says how much is in them."""
    from childtonotice.casework.serve import prepare

    prepare(find_data(parsed, "var"))
    from childtonotice.casework.reports.star import export_star

    print(export_star(parsed.to, username=find_reader(parsed), area=parsed.area, file_format=parsed.format))
    return DONE
