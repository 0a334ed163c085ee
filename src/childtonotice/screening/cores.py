"""Work on columns on all cores at once: Arrow and NumPy let go of the interpreter while they work on one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Given = TypeVar("Given")
Answer = TypeVar("Answer")


def count_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def work_side_by_side(work: Callable[[Given], Answer], given: Iterable[Given]) -> list[Answer]:
    """What a function answers to each of several values, in their order; raises what it raises."""
    with ThreadPoolExecutor(count_cores()) as threads:
        return list(threads.map(work, given))
