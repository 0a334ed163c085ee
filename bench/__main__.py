"""Every comparison in one run: ``make bench`` prints the ratios; with ``--write`` they go to docs/performance.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bench.data import INCIDENTS, Data, prepare_data
from bench.measure import Cost, Ratio, run_rounds, watch_memory
from bench.report import Figures, describe, write_page
from bench.ripgrep import count_logs, time_ripgrep
from bench.tokens import list_hits, time_tokens

# What each ratio has to keep.
PANDAS, SCAN, TOKENS, WHOLE = 8, 3, 8, 15


def compare(data: Data, folder: Path) -> tuple[list[Ratio], Figures]:
    """Every ratio, and the figures behind them."""
    extract, kept = str(data.extract), str(folder / "mentions.parquet")
    scan = tell("one pass of ripgrep", time_ripgrep(data))
    steps, _ = run_rounds("bench.steps", extract, kept)
    for name, cost in steps.items():
        tell(f"our {name}", cost)
    hits = list_hits(data)
    words = tell(f"cutting {len(hits)} logs into words", time_tokens(hits))
    whole = tell("the whole", run_rounds("bench.whole", extract, str(folder / "answer"))[0]["whole"])
    memory = watch_memory("bench.whole", extract, str(folder / "answer"))
    pandas, counted = run_rounds("bench.reference", extract, kept)
    tell("pandas", pandas["joins"])
    python = steps["stage_two"] + steps["judging"]
    ratios = [
        Ratio("joins and stage one, against pandas", steps["joins"], pandas["joins"], PANDAS, faster=True),
        Ratio("joins and stage one, against one pass of ripgrep", steps["joins"], scan, SCAN),
        Ratio(
            "stage two and judging, against cutting the same logs into words",
            python,
            words,
            TOKENS,
        ),
        Ratio("the whole, read to answer written, against one pass of ripgrep", whole, scan, WHOLE),
    ]
    counts = {"stage one": len(hits), "ripgrep": count_logs(data), "pandas": counted["hits"]}
    if len(set(counts.values())) > 1:
        print(f"The three do not find the same logs: {counts}.", file=sys.stderr)
    return ratios, Figures(data.incidents, data.text_bytes, len(hits), memory, steps)


def tell(what: str, cost: Cost) -> Cost:
    """Say a figure as soon as it is known, apart from the answer."""
    print(f"{what}: {cost.wall:.2f} s, processors {cost.cpu:.2f} s", file=sys.stderr, flush=True)
    return cost


def main() -> int:
    """Run every comparison, print the ratios, and end with 1 where one does not keep its bound."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--incidents", type=int, default=INCIDENTS, help="how many made-up incidents (300000)")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md again")
    options = parser.parse_args()
    print("Making the data, if it is not there.", file=sys.stderr, flush=True)
    data = prepare_data(options.incidents)
    with tempfile.TemporaryDirectory() as folder:
        ratios, figures = compare(data, Path(folder))
    print(describe(ratios, figures))
    if options.write:
        write_page(ratios, figures)
    return 0 if all(ratio.holds for ratio in ratios) else 1


if __name__ == "__main__":
    sys.exit(main())
