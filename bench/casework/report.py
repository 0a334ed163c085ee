"""What eight readers met, in words and as a table between two marks of docs/performance.md."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import quantiles

from bench.casework.readers import Told

PAGE = Path(__file__).parents[2] / "docs/performance.md"
BEGIN, END = "<!-- casework: begin -->", "<!-- casework: end -->"
# The 95th in 100, in milliseconds, with thinking time.
PROMISED = {"worklist": 100, "Review next": 150}


@dataclass(slots=True)
class Phase:
    """One measurement. ``spent``: processor seconds of the server for ``pages`` pages; ``lasted``: on the clock."""

    title: str
    told: list[Told]
    spent: float
    pages: int
    lasted: float = 0.0
    thinking: bool = False
    lost: int = 0
    doubled: int = 0

    def times(self, kind: str) -> list[float]:
        """Every time of this kind of page, in milliseconds."""
        return sorted(1000 * seconds for each in self.told for seconds in each.seconds.get(kind, ()))

    def at(self, kind: str, share: int) -> float:
        """So many in 100 were no slower than this; 0 where there were none."""
        times = self.times(kind)
        return quantiles(times, n=100, method="inclusive")[share - 1] if len(times) > 1 else 0.0

    @property
    def decided(self) -> int:
        """How many decisions were answered as saved."""
        return sum(len(each.decided) for each in self.told)

    @property
    def sound(self) -> bool:
        """Whether nothing was lost, nothing doubled, and every page came."""
        return not (self.lost or self.doubled or any(each.failed for each in self.told))


def describe(phases: list[Phase]) -> str:
    """A line or two for each measurement."""
    lines = []
    for phase in phases:
        lines.append(f"{phase.title}: {1000 * phase.spent / max(1, phase.pages):.0f} ms of processor a page")
        met = [kind for kind in ("worklist", "Review next", "decision") if phase.times(kind)]
        lines += [f"  {kind}: p50 {phase.at(kind, 50):.0f} ms, p95 {phase.at(kind, 95):.0f} ms" for kind in met]
        if phase.decided:
            conflicts = sum(each.conflicts for each in phase.told)
            kept = f"{phase.lost} lost, {phase.doubled} doubled, {conflicts} told that another was faster"
            lines.append(f"  {phase.decided} decisions in {phase.lasted:.0f} s: {kept}")
        lines += [f"  FAILED: {said}" for each in phase.told for said in each.failed[:3]]
    return "\n".join(lines)


def describe_table(phases: list[Phase]) -> list[str]:
    """The same as the rows of a table."""
    rows = []
    for phase in phases:
        cells = [phase.title]
        for kind in ("worklist", "Review next", "decision"):
            known = phase.times(kind)
            missed = phase.thinking and kind in PROMISED and phase.at(kind, 95) > PROMISED[kind]
            cells.append(
                f"{phase.at(kind, 50):.0f} / {phase.at(kind, 95):.0f}{' **(missed)**' if missed else ''}"
                if known
                else ""
            )
        cells.append(f"{1000 * phase.spent / max(1, phase.pages):.0f}")
        cells.append(f"{phase.decided}, {phase.lost} lost, {phase.doubled} doubled" if phase.decided else "")
        rows.append(f"| {' | '.join(cells)} |")
    return rows


def describe_machine(items: int) -> str:
    """The day, the machine and the versions that the figures belong to."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("django", "gunicorn", "datasette"))
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {versions}"
    return f"Run on {datetime.now(UTC):%-d %B %Y}: {machine}. {items:,} items, load average {os.getloadavg()[0]:.1f}."


HEAD = (
    "| measured | worklist, p50 / p95 ms | Review next, p50 / p95 ms | decision, p50 / p95 ms | processor ms a page "
    "| decisions |",
    "|---|---:|---:|---:|---:|---:|",
)


def write_page(phases: list[Phase], items: int) -> None:
    """Put the rows between the marks; rows of another database that stand there stay."""
    text = PAGE.read_text(encoding="utf-8")
    before, after = text[: text.index(BEGIN) + len(BEGIN)], text[text.index(END) :]
    new = describe_table(phases)
    database = phases[0].title.split(",")[0]
    old = [line for line in text[len(before) : text.index(END)].splitlines() if line.startswith("| ")]
    others = [line for line in old if not line.startswith(("| measured", f"| {database},"))]
    table = "\n".join(["", describe_machine(items), "", *HEAD, *new, *others, ""])
    PAGE.write_text(f"{before}{table}{after}", encoding="utf-8")
