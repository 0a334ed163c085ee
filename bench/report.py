"""The ratios in words: for the terminal, and for docs/performance.md between its two marks."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.measure import Cost, Ratio
from childtonotice.compiled import tell_form

PAGE = Path(__file__).parents[1] / "docs/performance.md"
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"
STEPS = {"read": "reading", "joins": "joins and stage one", "stage_two": "stage two", "judging": "judging"}


@dataclass(frozen=True, slots=True)
class Figures:
    """What stands behind the ratios. ``text`` and ``memory`` are bytes; ``hits``: the logs that pass stage one."""

    incidents: int
    text: float
    hits: int
    memory: float
    steps: Mapping[str, Cost]

    @property
    def memory_line(self) -> str:
        """The peak memory beside the size of the logs."""
        return f"{self.memory / 1e6:,.0f} MB, {self.memory / self.text:.2f}x the {self.text / 1e6:,.0f} MB of logs"


def describe(ratios: list[Ratio], figures: Figures) -> str:
    """A line for each ratio, and one for the memory."""
    lines = [f"{figures.incidents:,} incidents, {figures.text / 1e6:,.0f} MB of logs, medians of three:"]
    for ratio in ratios:
        verdict = "ok" if ratio.holds else "MISSED"
        pair = f"{ratio.ours.wall:.2f} s beside {ratio.theirs.wall:.2f} s; by processor seconds {ratio.cpu_value:.2f}x"
        lines.append(f"  {ratio.title}: {ratio.value:.2f}x ({pair}; {ratio.promise}) {verdict}")
    return "\n".join([*lines, f"  peak memory: {figures.memory_line}"])


def describe_table(ratios: list[Ratio], figures: Figures) -> str:
    """The same as a table with what was run and on what."""
    rows = ["| comparison | ours | theirs | ratio | by processor seconds | promise |", "|---|---:|---:|---:|---:|---|"]
    for ratio in ratios:
        times = f"{ratio.ours.wall:.2f} s | {ratio.theirs.wall:.2f} s | {ratio.value:.2f}x | {ratio.cpu_value:.2f}x"
        rows.append(f"| {ratio.title} | {times} | {ratio.promise}{'' if ratio.holds else ' **(missed)**'} |")
    steps = ", ".join(
        f"{name} {figures.steps[key].wall:.2f} s ({figures.steps[key].cpu:.2f} s)" for key, name in STEPS.items()
    )
    return "\n".join(
        [
            f"Run on {datetime.now(UTC):%-d %B %Y}: {describe_machine()}, rules {tell_form()}.",
            f"{figures.incidents:,} made-up incidents, {figures.text / 1e6:,.0f} MB of logs, of which "
            f"{figures.hits / figures.incidents:.0%} pass stage one. Medians of three.",
            "",
            *rows,
            "",
            f"Peak memory of the whole: {figures.memory_line}.",
            f"The steps on all cores, and in brackets what the processors spent: {steps}.",
        ]
    )


def describe_machine() -> str:
    """The machine and the versions that the figures belong to."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "pyarrow", "pandas"))
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {versions}"


def write_page(ratios: list[Ratio], figures: Figures) -> None:
    """Put the table between the marks of docs/performance.md; the words around it stay."""
    text = PAGE.read_text(encoding="utf-8")
    before, after = text[: text.index(BEGIN) + len(BEGIN)], text[text.index(END) :]
    PAGE.write_text(f"{before}\n{describe_table(ratios, figures)}\n{after}", encoding="utf-8")
