"""How cost grows: ten copies of the made-up force beside one, and a day over the ten: ``python -m bench.scale``.

By processor seconds, since they say the same on a busy machine. ``--write`` puts the lines into docs/performance.md.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path

from bench.data import INCIDENTS, prepare_data
from bench.history import make_day, prepare_history, text_of
from bench.measure import Cost, run_module, take_cost, watch_memory
from bench.report import PAGE, describe_machine
from childtonotice.screening import Force, screen
from childtonotice.screening.store import Store

BEGIN, END = "<!-- scale: begin -->", "<!-- scale: end -->"
MOST_GROWTH, MOST_MEMORY, MOST_A_DAY = 1.2, 0.35, 0.05


def screen_beside(extract: str, out: str) -> None:
    """One screening as the command does it."""
    screen(Path(extract), workers=2, beside=Path(out)).write(Path(out))


def fill_store(extract: str, folder: str) -> None:
    """A store that has taken an extract."""
    store = Store(Path(folder) / "store")
    store.take(Path(extract), Force())
    store.settle()


def run_a_day(extract: str, folder: str) -> None:
    """What a day costs over a store that is there: taken, screened again, settled."""
    store = Store(Path(folder) / "store")
    taken = store.take(Path(extract), Force())
    for _ in taken.explained:
        pass
    taken.keep()


WORKS = {"screen": screen_beside, "fill": fill_store, "day": run_a_day}


def measure(work: str, extract: Path, folder: Path) -> Cost:
    """What a piece of work costs in a process of its own."""
    return Cost(*run_module("bench.scale", work, str(extract), str(folder))["costs"][work])


def compare(incidents: int, copies: int, folder: Path) -> list[str]:
    """A line for each promise."""
    one, history = prepare_data(incidents), prepare_history(copies, incidents)
    single = measure("screen", one.extract, folder / "one")
    whole = measure("screen", history.extract, folder / "whole")
    memory = watch_memory("bench.scale", "screen", str(history.extract), str(folder / "again")) / text_of(history)
    measure("fill", history.extract, folder)
    day = measure("day", make_day(folder, history.extract), folder)
    growth = (whole.cpu / history.incidents) / (single.cpu / one.incidents)
    share = day.cpu / whole.cpu
    return [
        f"{history.incidents:,} incidents in {whole.cpu:,.0f} processor seconds,"
        f" {one.incidents:,} in {single.cpu:,.0f}:",
        f"- an incident costs {growth:.2f}x (promise: at most {MOST_GROWTH}x{judge(growth, MOST_GROWTH)}).",
        f"- peak memory {memory:.2f}x the logs (promise: at most {MOST_MEMORY}x{judge(memory, MOST_MEMORY)}).",
        f"- a day over the store costs {share:.1%} of the whole"
        f" (promise: at most {MOST_A_DAY:.0%}{judge(share, MOST_A_DAY)}).",
    ]


def judge(value: float, bound: float) -> str:
    """What to add where a promise is not kept."""
    return "" if value <= bound else ", **missed**"


def write_page(lines: list[str]) -> None:
    """Put the lines between their marks; the words around them stay."""
    text = PAGE.read_text(encoding="utf-8")
    before, after = text[: text.index(BEGIN) + len(BEGIN)], text[text.index(END) :]
    told = [f"Run on {datetime.now(UTC):%-d %B %Y}: {describe_machine()}.", "", *lines]
    PAGE.write_text(before + "\n" + "\n".join(told) + "\n" + after, encoding="utf-8")


def main() -> int:
    """One piece of work for a comparison, or the whole comparison."""
    if sys.argv[1:] and sys.argv[1] in WORKS:
        work, *given = sys.argv[1:]
        print(json.dumps({"costs": {work: astuple(take_cost(lambda: WORKS[work](*given)))}}))
        return 0
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--incidents", type=int, default=INCIDENTS, help="incidents of the made-up force (300000)")
    parser.add_argument("--copies", type=int, default=10, help="how many times it stands in the history (10)")
    parser.add_argument("--write", action="store_true", help="write the lines into docs/performance.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = compare(options.incidents, options.copies, Path(folder))
    print("\n".join(lines))
    if options.write:
        write_page(lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
