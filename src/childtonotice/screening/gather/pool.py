"""Batches of work spread over processes, in order, with few in hand at once so that memory stays small."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def run_batches(work: Callable[..., Answer], tasks: Iterable[tuple[Any, ...]], workers: int) -> Iterator[Answer]:
    """The answers of ``work`` to each task, in the order of the tasks; in this process where one worker is enough."""
    if workers <= 1:
        yield from (work(*task) for task in tasks)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from take_in_order(pool, work, tasks, 2 * workers)


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
