"""How cost grows: ten copies of the made-up force beside one, and a day over the ten: ``python -m bench.scale``.

By processor seconds. Each of its four steps is kept when it is done: stopped and started again, it goes on with the
next, as long as the engine is the same. ``--write`` puts the lines into docs/performance.md.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path

from bench.data import INCIDENTS, prepare_data
from bench.history import make_day, prepare_history, text_of
from bench.measure import Cost, run_watched, take_cost
from bench.report import PAGE, describe_machine
from childtonotice.compiled import COMPILED, SWITCH
from childtonotice.screening import Force, screen
from childtonotice.screening.fingerprints import fingerprint_code
from childtonotice.screening.store import Store

BEGIN, END = "<!-- scale: begin -->", "<!-- scale: end -->"
MOST_GROWTH, MOST_MEMORY, MOST_A_DAY = 1.2, 0.35, 0.05
NEEDED = "{:,} incidents need about {:.0f} minutes of two quiet cores, {:.0f} GB of memory and {:.0f} GB of disk."


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


class Notes:
    """What the steps cost, kept in a folder from one start to the next; forgotten where the engine is another."""

    def __init__(self, folder: Path) -> None:
        """What is known already."""
        self.folder, self.path = folder, folder / "figures.json"
        told = json.loads(self.path.read_text(encoding="utf-8")) if self.path.is_file() else {}
        self.known: dict[str, list[float]] = told["steps"] if told.get("code") == fingerprint_code() else {}
        if not self.known:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)

    def measure(self, step: str, work: str, prepare: Callable[[], tuple[Path, Path]]) -> tuple[Cost, float]:
        """What a step costs in a process of its own, and the most bytes it held: as noted before, or measured now.

        ``prepare`` gives the extract, and the folder to work in.
        """
        if step not in self.known:
            print(f"{step} ...", file=sys.stderr, flush=True)
            told, memory = run_watched("bench.scale", work, *map(str, prepare()))
            self.known[step] = [*told["costs"][work], memory]
            self.path.write_text(json.dumps({"code": fingerprint_code(), "steps": self.known}), encoding="utf-8")
        wall, cpu, memory = self.known[step]
        print(f"{step}: {wall:,.0f} s, {cpu:,.1f} processor seconds, {memory / 1e6:,.0f} MB", file=sys.stderr)
        return Cost(wall, cpu), memory

    def clear(self, *names: str) -> Path:
        """A folder for a step, without what a broken-off one left in it; ``names``: it, and others to be removed."""
        for name in names:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return self.folder / names[0]


def compare(incidents: int, copies: int) -> list[str]:
    """A line for each promise."""
    one, history = prepare_data(incidents), prepare_history(copies, incidents)
    millions = history.incidents / 1e6
    print(NEEDED.format(history.incidents, 1 + 6 * millions, 1 + 2 * millions, 3 * millions), file=sys.stderr)
    notes = Notes(history.extract.parent / "scale")
    single, _ = notes.measure("One at once", "screen", lambda: (one.extract, notes.clear("one")))
    whole, most = notes.measure("All in periods", "screen", lambda: (history.extract, notes.clear("whole")))
    notes.measure("All into a store", "fill", lambda: (history.extract, notes.clear("filled")))
    day, _ = notes.measure("A day over it", "day", lambda: prepare_day(notes, history.extract))
    growth = (whole.cpu / history.incidents) / (single.cpu / one.incidents)
    memory, share = most / text_of(history), day.cpu / whole.cpu
    return [
        f"{history.incidents:,} incidents in {whole.cpu:,.0f} processor seconds ({whole.wall:,.0f} on the clock),"
        f" {one.incidents:,} in {single.cpu:,.0f}:",
        f"- an incident costs {growth:.2f}x (promise: at most {MOST_GROWTH}x{judge(growth, MOST_GROWTH)}).",
        f"- peak memory {most / 1e6:,.0f} MB, {memory:.2f}x the logs"
        f" (promise: at most {MOST_MEMORY}x{judge(memory, MOST_MEMORY)}).",
        f"- a day over the store costs {day.cpu:,.1f} processor seconds, {share:.1%} of the whole"
        f" (promise: at most {MOST_A_DAY:.0%}{judge(share, MOST_A_DAY)}).",
    ]


def prepare_day(notes: Notes, extract: Path) -> tuple[Path, Path]:
    """The day, and the store as it was before it."""
    notes.clear("day", "made", "taken")
    shutil.copytree(notes.folder / "filled", notes.folder / "taken", copy_function=os.link)
    return make_day(notes.folder, extract), notes.folder / "taken"


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
    os.environ.setdefault(SWITCH, COMPILED)  # the rules compiled, where they are, as the command has them
    lines = compare(options.incidents, options.copies)
    print("\n".join(lines))
    if options.write:
        write_page(lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
