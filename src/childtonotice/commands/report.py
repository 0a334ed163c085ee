"""The ``ctn report`` command: a paper as Word or PDF, for one reader, from the figures as they stand."""

from __future__ import annotations

import argparse
from pathlib import Path

from childtonotice.commands.options import DONE, add_command, add_data, add_days, add_reader, find_data, find_reader

KINDS = ("daily", "monthly", "evaluation", "inspection")
FORMS = (".docx", ".pdf")


def add_report(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn report``: a paper as Word or PDF."""
    parser = add_command(
        commands, "report", "Write a paper: the daily sheet, the month, the evaluation or an inspection pack.",
        "ctn report monthly --out november.docx --as abel.kerr",
    )  # fmt: skip
    parser.add_argument("kind", choices=KINDS, help="which paper")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where it goes: .docx or .pdf")
    add_reader(parser)
    add_days(parser)
    parser.add_argument("--area", default="", metavar="A", help="of one area: its code, as in the address of its list")
    parser.add_argument("--items", default="", metavar="N,N", help="inspection: the cases, by our numbers")
    parser.add_argument("--draw", type=int, default=0, metavar="N", help="inspection: draw so many decided cases")
    add_data(parser)
    parser.set_defaults(run=run_report)


def run_report(parsed: argparse.Namespace) -> int:
    """Writes one paper and says where it is."""
    from childtonotice.screening.errors import CannotStart

    if parsed.out.suffix.lower() not in FORMS:
        raise CannotStart(f"{parsed.out} is neither a Word nor a PDF file.", "End its name in .docx or .pdf.")
    from childtonotice.casework.serve import prepare

    prepare(find_data(parsed, "var"))
    from childtonotice.casework.reports.papers.asked import Asked
    from childtonotice.casework.reports.papers.take import write_report

    numbers = tuple(number.strip().upper() for number in parsed.items.split(",") if number.strip())
    asked = Asked(parsed.start, parsed.end, parsed.area, numbers, parsed.draw)
    print(write_report(parsed.out, parsed.kind, asked, username=find_reader(parsed)))
    return DONE
