"""Times and peak memory, measured the same way for us and for those beside us."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROUNDS, LONG = 3, 60.0
GLANCES_A_SECOND = 20


@dataclass(frozen=True, slots=True)
class Cost:
    """What a piece of work cost: seconds on the clock, and seconds that all processors together were at it."""

    wall: float
    cpu: float

    def __add__(self, other: Cost) -> Cost:
        """Both together."""
        return Cost(self.wall + other.wall, self.cpu + other.cpu)


@dataclass(frozen=True, slots=True)
class Ratio:
    """One comparison: what it says, our cost, theirs, and the bound that the ratio of the two must keep.

    ``faster``: the ratio is theirs over ours and has to reach the bound; else ours over theirs, and has to stay under
    it. ``bound`` 0 means that the ratio is reported only. The bound is held to the clock. On a machine that is busy
    with other things the clock says little, and the ratio of processor seconds beside it says more.
    """

    title: str
    ours: Cost
    theirs: Cost
    bound: float
    faster: bool = False

    @property
    def value(self) -> float:
        """The ratio by the clock."""
        return divide(self.ours.wall, self.theirs.wall, self.faster)

    @property
    def cpu_value(self) -> float:
        """The ratio by processor seconds."""
        return divide(self.ours.cpu, self.theirs.cpu, self.faster)

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


def divide(ours: float, theirs: float, faster: bool) -> float:
    """Ours over theirs, or theirs over ours where being faster is asked for."""
    return theirs / ours if faster else ours / theirs


def read_clocks() -> Cost:
    """The clock, and the processor seconds of this process and of those it has waited for."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Cost(time.perf_counter(), sum(each.ru_utime + each.ru_stime for each in spent))


def cost_since(start: Cost) -> Cost:
    """What has been spent since the clocks were read."""
    now = read_clocks()
    return Cost(now.wall - start.wall, now.cpu - start.cpu)


def take_cost(work: Callable[[], object]) -> Cost:
    """What one call costs."""
    start = read_clocks()
    work()
    return cost_since(start)


def take_median(work: Callable[[], object]) -> Cost:
    """The middle of three: of the clock, and of the processors."""
    return middle([take_cost(work) for _ in range(ROUNDS)])


def middle(costs: Sequence[Cost]) -> Cost:
    """The middle of some costs, by each clock for itself."""
    return Cost(median(cost.wall for cost in costs), median(cost.cpu for cost in costs))


def run_module(module: str, *arguments: str) -> dict[str, Any]:
    """Run one of our modules in a process of its own; it prints its figures as JSON on its last line."""
    command = [sys.executable, "-m", module, *arguments]
    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=Path(__file__).parents[1])
    figures: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
    return figures


def run_rounds(module: str, *arguments: str) -> tuple[dict[str, Cost], dict[str, Any]]:
    """The middle of what a module says its steps cost, over three runs, and whatever else it counts.

    What takes more than a minute is run once: only the pandas reference does, and its ratio is far from its bound.
    """
    runs = [run_module(module, *arguments)]
    names = runs[0]["costs"]
    if sum(wall for wall, _ in names.values()) < LONG:
        runs += [run_module(module, *arguments) for _ in range(ROUNDS - 1)]
    return {name: middle([Cost(*run["costs"][name]) for run in runs]) for name in names}, runs[-1]


def watch_memory(module: str, *arguments: str) -> float:
    """The largest memory, in bytes, that a module and the processes it starts hold together at one time."""
    return run_watched(module, *arguments)[1]


def run_watched(module: str, *arguments: str) -> tuple[dict[str, Any], float]:
    """What a module prints of itself, as ``run_module`` reads it, and the largest memory that was held meanwhile."""
    command = [sys.executable, "-m", module, *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1])
    largest = 0.0
    while process.poll() is None:
        largest = max(largest, sum(read_share(each) for each in list_family(process.pid)))
        time.sleep(1 / GLANCES_A_SECOND)
    told = process.communicate()[0]
    if process.returncode:
        raise RuntimeError(f"{module} ended with {process.returncode}")
    return json.loads(told.splitlines()[-1]), largest


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
