"""``python -m bench.casework.figures``: each part of the figures over 200,000 items, beside Datasette in the same run.

With ``--folder`` a folder that is filled already; ``--name`` and ``--password`` of someone there who sees figures.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from statistics import quantiles

from bench.casework.__main__ import WARM, fill
from bench.casework.fill import PASSWORD
from bench.casework.readers import Reader, Told
from bench.casework.servers import datasette, free_port, ours, processor_seconds, served
from childtonotice.casework.figure_parts import PARTS

LOADS = 20
PROMISED = 150
# The same page as far as Datasette has it: the items with counts by area, status, state, type and priority.
SAME = "casework_item?_size=100&_facet=area_id&_facet=status&_facet=state&_facet=type&_facet=priority"
WAYS = ("", "&area=", "&state=done", "&status=no-ppn")


def main() -> None:
    """Fill, serve, look at each part again and again in several ways, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=200_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--name", default="reader.0")
    parser.add_argument("--password", default=PASSWORD)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = asked.folder or Path(made)
        more = {"CTN_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "childtonotice.config.settings"}
        if asked.folder is None:
            fill(more, asked.items, 60)
        port = free_port()
        with served(ours(folder, port), port, more) as pid:
            reader = Reader(port, asked.name, "")
            reader.sign_in(asked.password)
            time.sleep(20)  # both workers read ahead what figures count
            for part, (words, _) in PARTS.items():
                say(words, *look(reader, pid, [f"/figures/?part={part}{way}" for way in WAYS]))
        with served(datasette(folder / "casework.sqlite3", port), port, {}) as pid:
            say("Datasette, five facets", *look(Reader(port, "", ""), pid, [f"/casework/{SAME}"]))


def look(reader: Reader, pid: int, pages: list[str]) -> tuple[list[float], float]:
    """Ask for these pages in turn; returns the seconds of each, and the processor's seconds a page."""
    for turn in range(WARM):
        reader.ask(pages[turn % len(pages)])
    told, before = Told(), processor_seconds(pid)
    for turn in range(LOADS):
        with told.timed("page"):
            status, _, _ = reader.ask(pages[turn % len(pages)])
        if status != 200:
            raise SystemExit(f"{pages[turn % len(pages)]} answered {status}")
    return told.seconds["page"], (processor_seconds(pid) - before) / LOADS


def say(words: str, seconds: list[float], spent: float) -> None:
    """One line: half of the looks and 95 in 100 of them took no longer, and what each cost the processor."""
    cuts = quantiles(seconds, n=100, method="inclusive")
    missed = " (missed)" if 1000 * cuts[94] > PROMISED and "Datasette" not in words else ""
    print(f"| {words} | {1000 * cuts[49]:.0f} / {1000 * cuts[94]:.0f}{missed} | {1000 * spent:.0f} |", flush=True)


if __name__ == "__main__":
    main()
