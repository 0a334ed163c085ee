"""``make bench-casework``: eight readers at once over 200,000 items, thinking and not, beside Datasette's list."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from bench.casework.readers import Reader, Told, read_together
from bench.casework.report import Phase, describe, write_page
from bench.casework.servers import datasette, free_port, ours, processor_seconds, served

THINKING, HASTE = (5.0, 20.0), (0.0, 0.0)
LOADS, WARM = 30, 6
IN_HASTE = 100
COUNT = """
import django, json, sys
django.setup()
from childtonotice.casework.models import Item, Review
numbers = json.load(sys.stdin)
standing = Review.objects.filter(item__number__in=numbers, withdraws=None, withdrawn=None)
fresh = standing.filter(words__contains="by the officer at 22:50")
print(json.dumps([fresh.count(), fresh.values("item").distinct().count(),
                  Review.objects.filter(words__contains="by the officer at 22:50").count()]))
"""


def main() -> int:
    """Fill, serve, read, count, and print; with --write the table goes to docs/performance.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=200_000)
    parser.add_argument("--to-read", type=int, default=60, help="items to be read in each of the four areas")
    parser.add_argument("--seconds", type=float, default=180, help="how long people read with thinking time")
    parser.add_argument("--haste", type=float, default=40, help="how long they read without")
    parser.add_argument("--folder", type=Path, help="keep the filled database here, and use it again")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    database = "PostgreSQL" if os.environ.get("CTN_DATABASE_URL") else "SQLite"
    with tempfile.TemporaryDirectory() as folder:
        phases = run(asked.folder or Path(folder), asked, database)
    print(describe(phases))
    if asked.write:
        write_page(phases, asked.items)
    return 0 if all(phase.sound for phase in phases) else 1


def run(folder: Path, asked: argparse.Namespace, database: str) -> list[Phase]:
    """Every phase over one database."""
    more = {"CTN_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "childtonotice.config.settings"}
    made = fill(more, asked.items, asked.to_read)
    port, phases = free_port(), []
    with served(ours(folder, port), port, more) as pid:
        shared = (port, pid, made, more)
        phases.append(one_alone(shared, f"{database}, one reader, the list alone"))
        title = f"{database}, eight readers, 5 to 20 s of thought"
        phases.append(everybody(shared, title, asked.seconds, THINKING))
        made |= fill(more, 0, IN_HASTE)
        phases.append(everybody(shared, f"{database}, eight readers, no thought", asked.haste, HASTE))
    if database == "SQLite":
        phases.append(beside(folder / "casework.sqlite3"))
    return phases


def fill(more: Mapping[str, str], items: int, each: int) -> dict[str, list[str]]:
    """Fill the database in a process of its own."""
    command = [sys.executable, "-m", "bench.casework.fill", str(items), str(each)]
    told = subprocess.run(command, env={**os.environ, **more}, capture_output=True, text=True, check=True)
    made: dict[str, list[str]] = json.loads(told.stdout.splitlines()[-1])
    return made


Shared = tuple[int, int, dict[str, list[str]], Mapping[str, str]]


def one_alone(shared: Shared, title: str) -> Phase:
    """One reader opens the list again and again: what Datasette is held against."""
    port, pid, made, _ = shared
    reader = Reader(port, made["people"][0], made["areas"][0])
    reader.sign_in()
    for _ in range(WARM):
        reader.ask(f"/lists/{reader.area}/to-read/")
    before = processor_seconds(pid)
    for _ in range(LOADS):
        with reader.told.timed("worklist"):
            reader.ask(f"/lists/{reader.area}/to-read/")
    return Phase(title, [reader.told], processor_seconds(pid) - before, LOADS)


def everybody(shared: Shared, title: str, seconds: float, think: tuple[float, float]) -> Phase:
    """All eight read at once; afterwards each decision is counted in the database."""
    port, pid, made, more = shared
    before, began = processor_seconds(pid), time.perf_counter()
    told = read_together(port, made["people"], made["areas"], seconds=seconds, think=think, seed=int(seconds))
    spent, lasted = processor_seconds(pid) - before, time.perf_counter() - began
    pages = sum(len(times) for each in told for times in each.seconds.values())
    decided = [number for each in told for number in each.decided]
    kept, items, _ = count_kept(more, decided)
    phase = Phase(title, told, spent, pages, lasted, thinking=think == THINKING)
    phase.lost, phase.doubled = len(decided) - items, kept - items
    return phase


def count_kept(more: Mapping[str, str], numbers: list[str]) -> tuple[int, int, int]:
    """How many decisions stand for these items, on how many items, and how many there are in all."""
    told = subprocess.run(
        [sys.executable, "-c", COUNT], env={**os.environ, **more}, input=json.dumps(numbers), capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    kept, items, every = json.loads(told.stdout)
    return kept, items, every


def beside(database: Path) -> Phase:
    """Datasette over the same file: the same area's unread items in the same order, with counts of the states."""
    port = free_port()
    told = Told()
    path = f"/{database.stem}/casework_item?area_id__exact=1&state__exact=to-read&_sort=priority&_size=100&_facet=state"
    with served(datasette(database, port), port, {}) as pid:
        reader = Reader(port, "", "")
        for _ in range(WARM):
            reader.ask(path)
        before = processor_seconds(pid)
        for _ in range(LOADS):
            with told.timed("worklist"):
                status, _, _ = reader.ask(path)
            if status != 200:
                told.failed.append(str(status))
        return Phase("SQLite, one reader, the same list in Datasette", [told], processor_seconds(pid) - before, LOADS)


if __name__ == "__main__":
    raise SystemExit(main())
