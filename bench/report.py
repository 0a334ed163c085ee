"""The ratios in words: for the terminal, and for docs/performance.md between its two marks."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.measure import Ratio

PAGE = Path(__file__).parents[1] / "docs/performance.md"
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"
STEPS = {"read": "reading", "joins": "joins and stage one", "stage_two": "stage two", "judging": "judging"}


def describe(ratios: list[Ratio], figures: Mapping[str, float]) -> str:
    """A line for each ratio, and one for the data."""
    lines = [f"{figures['incidents']:,.0f} incidents, {figures['text'] / 1e6:,.0f} MB of logs, medians of three:"]
    for ratio in ratios:
        verdict = "" if not ratio.bound else ("  ok" if ratio.holds else "  MISSED")
        pair = f"{show(ratio.ours, ratio.unit)} beside {show(ratio.theirs, ratio.unit)}"
        lines.append(f"  {ratio.title}: {ratio.value:.2f}x ({pair}; {ratio.promise}){verdict}")
    return "\n".join(lines)


def show(figure: float, unit: str) -> str:
    """A figure with its unit."""
    return f"{figure / 1e6:,.0f} MB" if unit == "MB" else f"{figure:.2f} s"


def describe_table(ratios: list[Ratio], figures: Mapping[str, float]) -> str:
    """The same as a table with what was run and on what."""
    rows = ["| comparison | ours | theirs | ratio | promise |", "|---|---:|---:|---:|---|"]
    for ratio in ratios:
        kept = "" if ratio.holds else " **(missed)**"
        figures_of = f"{show(ratio.ours, ratio.unit)} | {show(ratio.theirs, ratio.unit)} | {ratio.value:.2f}x"
        rows.append(f"| {ratio.title} | {figures_of} | {ratio.promise}{kept} |")
    steps = ", ".join(f"{name} {figures[key]:.2f} s" for key, name in STEPS.items())
    return "\n".join(
        [
            f"Run on {datetime.now(UTC):%-d %B %Y}: {describe_machine()}.",
            f"{figures['incidents']:,.0f} made-up incidents, {figures['text'] / 1e6:,.0f} MB of logs, "
            f"of which {figures['hits'] / figures['incidents']:.0%} pass stage one. Medians of three.",
            "",
            *rows,
            "",
            f"The steps on one core: {steps}.",
        ]
    )


def describe_machine() -> str:
    """The machine and the versions that the figures belong to."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "pyarrow", "pandas"))
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {versions}"


def write_page(ratios: list[Ratio], figures: Mapping[str, float]) -> None:
    """Put the table between the marks of docs/performance.md; the words around it stay."""
    text = PAGE.read_text(encoding="utf-8")
    before, after = text[: text.index(BEGIN) + len(BEGIN)], text[text.index(END) :]
    PAGE.write_text(f"{before}\n{describe_table(ratios, figures)}\n{after}", encoding="utf-8")
