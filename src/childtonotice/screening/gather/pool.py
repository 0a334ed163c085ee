"""Batches of work spread over processes, in order, with few in hand at once so that memory stays small."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def run_batches(work: Callable[..., Answer], tasks: Iterable[tuple[Any, ...]], workers: int) -> Iterator[Answer]:
    """The answers of ``work`` to each task, in the order of the tasks; in this process where one worker is enough."""
    if workers <= 1:
        yield from (work(*task) for task in tasks)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=follow_parent) as pool:
        yield from take_in_order(pool, work, tasks, 2 * workers)


def follow_parent() -> None:
    """A worker leaves stopping to its parent, and ends when the parent is gone, however that ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """Waits until the parent is gone, then ends this process at once."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def take_in_order(
    pool: ProcessPoolExecutor, work: Callable[..., Answer], tasks: Iterable[tuple[Any, ...]], ahead: int
) -> Iterator[Answer]:
    """Hands out tasks, at most ``ahead`` of them at once, and yields each answer when its turn comes."""
    waiting: deque[Future[Answer]] = deque()
    try:
        for task in tasks:
            waiting.append(pool.submit(work, *task))
            if len(waiting) > ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
