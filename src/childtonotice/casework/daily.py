"""What ``ctn run`` calls: the daily run of one extract folder, and what to print of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from childtonotice.casework.force import shipped_force
from childtonotice.casework.models import Run
from childtonotice.casework.run import Tell, run_daily
from childtonotice.casework.sending import describe_sent, send_waiting
from childtonotice.screening.read import load_force

LINES = (
    ("added", "items added"),
    ("updated", "items changed"),
    ("reopened", "items reopened"),
    ("ppn-found", "items whose PPN was found"),
    ("submitted", "requests answered"),
    ("unchanged", "items unchanged"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A published run as the command tells of it.

    ``files``: read, accepted, quarantined; ``notes``: what to say; ``mails``: what became of those that were due.
    """

    run: Run
    notes: tuple[str, ...]
    files: Mapping[str, Mapping[str, int]]
    mails: Mapping[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The run as a machine reads it."""
        run = self.run
        return {
            "run": run.number,
            "status": run.status,
            "counts": run.counts,
            "files": run.files,
            "problems": run.problems_count,
            "fingerprints": run.fingerprints,
            "durations": run.durations,
            "mails": dict(self.mails),
        }

    def describe(self) -> str:
        """The run in a few plain lines."""
        counts = self.run.counts
        listed = sum(counts.get(status, 0) for status in ("no-ppn", "part-covered", "check-match"))
        lines = [
            f"Published run {self.run.number}: {counts.get('incidents', 0)} incidents screened, "
            f"{counts.get('with-child', 0)} with a child, {listed} to be looked at.",
            *(f"  {counts[code]} {words}" for code, words in LINES if counts.get(code)),
        ]
        if self.mails:
            lines.append(f"  {describe_sent(self.mails)}")
        return "\n".join(lines)


def run_extract(extract: Path, force: Path | None, *, data_dir: Path, tell: Tell | None = None) -> Outcome:
    """Run the daily run over an extract folder. Raises CannotStart and Failed as run_daily does."""
    settings = load_force(force) if force else shipped_force()
    run = run_daily(extract, settings, data_dir=data_dir, tell=tell)
    return Outcome(run, tuple(run.lines), run.files, send_waiting())
