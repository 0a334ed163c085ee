"""Joining records of one person, ours beside Splink: ``make bench-linking``; ``--write`` for docs/performance.md."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.linking.ours import compare_records, pick_verdicts, weigh_pairs
from bench.linking.peer import predict_pairs
from bench.linking.records import Records, make_register, read_fake, read_febrl
from bench.linking.report import Joined, Line, describe, judge_splink, keep_best, score, write_page
from bench.measure import cost_since, read_clocks

CHILDREN, SEEDS = 3000, (1, 2)


def join(records: Records) -> Joined:
    """One set of records joined in every way."""
    began = read_clocks()
    compared = compare_records(records)
    weights = weigh_pairs(compared, records)
    our_cost = cost_since(began)
    ours = [
        Line("our rules, the same", score(pick_verdicts(compared, "same"), records), clears=True),
        Line("our rules, the same or to be checked", score(pick_verdicts(compared, "same", "perhaps"), records)),
        Line("our weights, likelier than not", score(weights, records)),
    ]
    if records.sides:
        ours.append(Line("our weights, likelier than not, best one", score(keep_best(weights), records)))
    began = read_clocks()
    probabilities = predict_pairs(records)
    return Joined(records, tuple(ours), judge_splink(probabilities, records), our_cost, cost_since(began))


def main() -> int:
    """Join every set, print the lines, and end with 1 where ours does not keep its promise."""
    parser = argparse.ArgumentParser(prog="make bench-linking", description=__doc__)
    parser.add_argument("--children", type=int, default=CHILDREN, help=f"in each made-up register ({CHILDREN})")
    parser.add_argument("--febrl", type=Path, nargs="+", action="append", default=[], help="one file, or two to join")
    parser.add_argument("--fake", type=Path, help="the file fake_1000.csv")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md again")
    options = parser.parse_args()
    sets = [make_register(options.children, seed) for seed in SEEDS]
    sets += [read_febrl(*paths) for paths in options.febrl] + ([read_fake(options.fake)] if options.fake else [])
    joined = []
    for records in sets:
        joined.append(join(records))
        print(describe(joined[-1]), flush=True)
    if options.write:
        write_page(joined)
    return 0 if all(each.holds for each in joined) else 1


if __name__ == "__main__":
    sys.exit(main())
