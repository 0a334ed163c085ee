"""What the two ways found and what they cost, in words and as the table of docs/performance.md."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version

from bench.linking.records import Pair, Records
from bench.measure import Cost
from bench.report import PAGE

BEGIN, END = "<!-- linking: begin -->", "<!-- linking: end -->"
THRESHOLDS = (0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99)
CLEARING = 0.999


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the pairs found are right, how many of the right ones are found, and both in one number."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One way to join some records: what it scored. ``clears``: whether it would take an item off the list."""

    way: str
    score: Score
    clears: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """One set of records with every way's score, and what ours and Splink's cost."""

    records: Records
    ours: tuple[Line, ...]
    theirs: tuple[Line, ...]
    our_cost: Cost
    their_cost: Cost

    @property
    def holds(self) -> bool:
        """Ours at least as good as Splink's at the same odds, in less time; what would clear an item all but sure."""
        sure = all(line.score.precision >= CLEARING for line in self.ours if line.clears)
        at_even = next(line for line in self.theirs if line.way == EVEN)
        better = max(line.score.f1 for line in self.ours) >= at_even.score.f1
        return sure and better and self.our_cost.cpu < self.their_cost.cpu


EVEN = "Splink 5, likelier than not"


def score(found: Collection[Pair], records: Records) -> Score:
    """Some pairs held against the truth."""
    right = len(records.truth.intersection(found))
    return Score(right / len(found) if found else 1.0, right / len(records.truth))


def keep_best(weights: Mapping[Pair, float]) -> set[Pair]:
    """Each record with one other at most: the weightiest pairs first."""
    taken: set[int] = set()
    kept = set()
    for pair in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if taken.isdisjoint(pair):
            taken.update(pair)
            kept.add(pair)
    return kept


def judge_splink(probabilities: Mapping[Pair, float], records: Records) -> tuple[Line, ...]:
    """Splink at even odds, with one partner each, and at whichever threshold suits these records best."""
    even = {pair: value for pair, value in probabilities.items() if value >= 0.5}
    scores = [score([p for p, value in probabilities.items() if value >= least], records) for least in THRESHOLDS]
    lines = [Line(EVEN, score(even, records))]
    if records.sides:
        lines.append(Line("Splink 5, likelier than not, best one", score(keep_best(even), records)))
    return (*lines, Line("Splink 5, at its best threshold", max(scores, key=lambda each: each.f1)))


def describe(joined: Joined) -> str:
    """The lines of one set of records for the terminal."""
    head = f"{joined.records.title}: {len(joined.records.identities):,} records, {len(joined.records.truth):,} pairs"
    costs = f"processor seconds: ours {joined.our_cost.cpu:.2f}, Splink {joined.their_cost.cpu:.2f}"
    lines = [f"  {line.way}: {tell_score(line.score)}" for line in (*joined.ours, *joined.theirs)]
    return "\n".join([head, *lines, f"  {costs} {'ok' if joined.holds else 'MISSED'}"])


def tell_score(found: Score) -> str:
    """A score in one line."""
    return f"precision {found.precision:.4f}, recall {found.recall:.3f}, F1 {found.f1:.3f}"


def describe_table(all_joined: list[Joined]) -> str:
    """All of it as the table of docs/performance.md."""
    rows = ["| records | way | precision | recall | F1 | processor seconds |", "|---|---|---:|---:|---:|---:|"]
    for joined in all_joined:
        title = f"{joined.records.title} ({len(joined.records.identities):,})"
        for lines, cost in ((joined.ours, joined.our_cost), (joined.theirs, joined.their_cost)):
            for line in lines:
                numbers = f"{line.score.precision:.4f} | {line.score.recall:.3f} | {line.score.f1:.3f}"
                rows.append(f"| {title} | {line.way} | {numbers} | {cost.cpu:.2f} |")
    machine = f"{os.cpu_count()} cores, splink {version('splink')}, duckdb {version('duckdb')}"
    return "\n".join([f"Run on {datetime.now(UTC):%-d %B %Y}: {machine}.", "", *rows])


def write_page(all_joined: list[Joined]) -> None:
    """Put the table between its marks in docs/performance.md; the words around it stay."""
    text = PAGE.read_text(encoding="utf-8")
    before, after = text[: text.index(BEGIN) + len(BEGIN)], text[text.index(END) :]
    PAGE.write_text(f"{before}\n{describe_table(all_joined)}\n{after}", encoding="utf-8")
