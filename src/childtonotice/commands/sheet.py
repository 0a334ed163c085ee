"""The ``ctn sheet`` command: a list out as a workbook, and back."""

from __future__ import annotations

import argparse
from pathlib import Path

from childtonotice.commands.options import DONE, add_command, add_data, add_days, add_reader, find_data, find_reader


def add_sheet(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn sheet``: a list out as a workbook, and back."""
    parser = add_command(
        commands, "sheet", "Take a worklist out as a workbook, and back.",
        "ctn sheet export --area northvale --out northvale.xlsx --as joan.hall",
    )  # fmt: skip
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    out = add_command(steps, "export", "Write the workbook of an area.",
                      "ctn sheet export --area northvale --out northvale.xlsx --as joan.hall")  # fmt: skip
    out.add_argument("--area", required=True, metavar="A", help="the area's code, as in the address of its list")
    out.add_argument("--out", type=Path, required=True, metavar="FILE", help="where the workbook goes")
    add_days(out)
    out.set_defaults(run=run_sheet_export)
    back = add_command(steps, "import", "Show what a workbook changes, and save it.",
                       "ctn sheet import northvale.xlsx --as joan.hall --save good")  # fmt: skip
    back.add_argument("file", type=Path, help="the workbook, or a folder of them")
    back.add_argument("--save", choices=("all", "good"), default="", help="all rows or none, or the good ones")
    back.set_defaults(run=run_sheet_import)
    past = add_command(
        steps, "import-legacy", "Take in what was decided before, from a spreadsheet that the force kept.",
        "ctn sheet import-legacy reviews-2025.xlsx --mapping reviews.toml --as abel.kerr",
    )  # fmt: skip
    past.add_argument("file", type=Path, help="the spreadsheet: .xlsx, .csv or .parquet")
    past.add_argument("--mapping", type=Path, required=True, metavar="M", help="which of its columns is which of ours")
    past.add_argument("--save", action="store_true", help="save it; without this it is only looked at")
    past.set_defaults(run=run_sheet_import_legacy)
    for step in (out, back, past):
        add_reader(step)
        add_data(step)


def run_sheet_export(parsed: argparse.Namespace) -> int:
    """Writes a workbook and says how many items are in it."""
    from childtonotice.casework.serve import prepare

    prepare(find_data(parsed, "var"))
    from childtonotice.casework.excel.folder import export_to

    print(export_to(parsed.out, area=parsed.area, username=find_reader(parsed), start=parsed.start,
                    end=parsed.end))  # fmt: skip
    return DONE


def run_sheet_import(parsed: argparse.Namespace) -> int:
    """Prints what a workbook changes; saves it where that is asked."""
    from childtonotice.casework.serve import prepare

    prepare(find_data(parsed, "var"))
    from childtonotice.casework.excel.folder import import_from

    for line in import_from(parsed.file, username=find_reader(parsed), save=parsed.save):
        print(line)
    return DONE


def run_sheet_import_legacy(parsed: argparse.Namespace) -> int:
    """Prints what a spreadsheet that was kept before would add; saves it where that is asked."""
    from childtonotice.casework.serve import prepare

    prepare(find_data(parsed, "var"))
    from childtonotice.casework.excel.earlier import import_earlier

    for line in import_earlier(parsed.file, parsed.mapping, username=find_reader(parsed), save=parsed.save):
        print(line)
    return DONE
