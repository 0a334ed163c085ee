"""Every comparison in one run: ``make bench`` prints the ratios; with ``--write`` they go to docs/performance.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.data import INCIDENTS, Data, prepare_data
from bench.measure import ROUNDS, Ratio, run_module, watch_memory
from bench.report import describe, write_page
from bench.ripgrep import count_logs, time_ripgrep
from bench.tokens import list_hits, time_tokens

# What each ratio has to keep.
PANDAS, SCAN, TOKENS, WHOLE = 8, 3, 8, 15


def take_medians(module: str, *arguments: str, rounds: int = ROUNDS) -> dict[str, float]:
    """The middle of each figure that a module prints, over some runs of it."""
    runs = [run_module(module, *arguments) for _ in range(rounds)]
    return {name: median(run[name] for run in runs) for name in runs[0]}


def compare(data: Data, folder: Path) -> tuple[list[Ratio], dict[str, float]]:
    """Every ratio, and the figures behind them."""
    extract, kept = str(data.extract), str(folder / "mentions.parquet")
    scan = time_ripgrep(data)
    tell(f"one pass of ripgrep: {scan:.2f} s")
    steps = take_medians("bench.steps", extract, kept)
    tell(f"our steps: {steps}")
    hits = list_hits(data)
    words = time_tokens(hits)
    tell(f"cutting {len(hits)} logs into words: {words:.2f} s")
    whole = take_medians("bench.whole", extract, str(folder / "answer"))["whole"]
    memory = watch_memory("bench.whole", extract, str(folder / "answer"))
    tell(f"the whole: {whole:.2f} s, {memory / 1e6:.0f} MB")
    pandas = take_medians("bench.reference", extract, kept)
    tell(f"pandas: {pandas}")
    python = steps["stage_two"] + steps["judging"]
    ratios = [
        Ratio("joins and stage one, against pandas", steps["joins"], pandas["joins"], PANDAS, faster=True),
        Ratio("joins and stage one, against one pass of ripgrep", steps["joins"], scan, SCAN),
        Ratio("stage two and judging, against cutting the same logs into words", python, words, TOKENS),
        Ratio("the whole, read to answer written, against one pass of ripgrep", whole, scan, WHOLE),
        Ratio("peak memory, against the size of the logs", memory, data.text_bytes, 0, unit="MB"),
    ]
    counted = {"hits": len(hits), "ripgrep hits": count_logs(data), "pandas hits": pandas["hits"]}
    return ratios, {**steps, **counted, "incidents": data.incidents, "text": data.text_bytes, "edges": pandas["edges"]}


def tell(line: str) -> None:
    """Say how far it has come, apart from the answer."""
    print(line, file=sys.stderr, flush=True)


def main() -> int:
    """Run every comparison, print the ratios, and end with 1 where one does not keep its bound."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--incidents", type=int, default=INCIDENTS, help="how many made-up incidents (300000)")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md again")
    options = parser.parse_args()
    tell("Making the data, if it is not there.")
    data = prepare_data(options.incidents)
    with tempfile.TemporaryDirectory() as folder:
        ratios, figures = compare(data, Path(folder))
    print(describe(ratios, figures))
    if options.write:
        write_page(ratios, figures)
    return 0 if all(ratio.holds for ratio in ratios) else 1


if __name__ == "__main__":
    sys.exit(main())
