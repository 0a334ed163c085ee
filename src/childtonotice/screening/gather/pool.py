"""Batches of work spread over processes, in order, with few in hand at once so that memory stays small."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def run_batches(work: Callable[..., Answer], tasks: Iterable[tuple[Any, ...]], workers: int) -> Iterator[Answer]:
    """The answers of ``work`` to each task, in the order of the tasks; in this process where one worker is enough."""
    if workers <= 1:
        yield from (work(*task) for task in tasks)
        return
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=follow_parent)
    with pool, ended_on_error():
        yield from take_in_order(pool, work, tasks, 2 * workers)


@contextmanager
def ended_on_error() -> Iterator[None]:
    """Ends the workers at once when their work is broken off: nobody waits for an answer that is not wanted."""
    others = set(active_children())
    try:
        yield
    except BaseException:
        for worker in set(active_children()) - others:
            worker.terminate()
        raise


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Processes started in here never hear Ctrl+C, not even while they load; this one hears it afterwards."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def follow_parent() -> None:
    """A worker ends when its parent is gone, however that ended."""
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
            with interrupts_held():
                waiting.append(pool.submit(work, *task))
            if len(waiting) > ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
