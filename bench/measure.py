"""Times and peak memory, measured the same way for us and for those beside us."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROUNDS = 3
GLANCES_A_SECOND = 20


@dataclass(frozen=True, slots=True)
class Ratio:
    """One comparison: what it says, our figure, theirs, and the bound that the ratio of the two must keep.

    ``faster``: the ratio is theirs over ours and has to reach the bound; else ours over theirs, and has to stay under
    it. ``bound`` 0 means that the ratio is reported only. Figures are seconds, or bytes where ``unit`` says so.
    """

    title: str
    ours: float
    theirs: float
    bound: float
    faster: bool = False
    unit: str = "s"

    @property
    def value(self) -> float:
        """The ratio itself."""
        return self.theirs / self.ours if self.faster else self.ours / self.theirs

    @property
    def holds(self) -> bool:
        """Whether the ratio keeps its bound."""
        if not self.bound:
            return True
        return self.value >= self.bound if self.faster else self.value <= self.bound

    @property
    def promise(self) -> str:
        """The bound in words."""
        if not self.bound:
            return "reported"
        return f"at least {self.bound:g}x faster" if self.faster else f"at most {self.bound:g}x"


def take_time(work: Callable[[], object]) -> float:
    """The seconds that one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def take_median(work: Callable[[], object]) -> float:
    """The middle of three times."""
    return median(take_time(work) for _ in range(ROUNDS))


def run_module(module: str, *arguments: str) -> dict[str, float]:
    """Run one of our modules in a process of its own; it prints its figures as JSON on its last line."""
    command = [sys.executable, "-m", module, *arguments]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    figures: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    return figures


def watch_memory(module: str, *arguments: str) -> float:
    """The largest memory, in bytes, that a module and the processes it starts hold together at one time."""
    command = [sys.executable, "-m", module, *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=Path(__file__).parents[1])
    largest = 0.0
    while process.poll() is None:
        largest = max(largest, sum(read_share(each) for each in list_family(process.pid)))
        time.sleep(1 / GLANCES_A_SECOND)
    if process.returncode:
        raise RuntimeError(f"{module} ended with {process.returncode}")
    return largest


def list_family(pid: int) -> list[int]:
    """A process and all that came from it."""
    family = [pid]
    for each in family:
        try:
            family += [int(child) for child in Path(f"/proc/{each}/task/{each}/children").read_text().split()]
        except OSError:
            continue
    return family


def read_share(pid: int) -> float:
    """The bytes a process holds, its share of what several hold together counted once."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((float(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0.0)
