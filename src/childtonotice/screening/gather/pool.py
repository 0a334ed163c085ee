"""Batches of work spread over processes, in order, with few in hand at once so that memory stays small."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import Any, TypeVar

from childtonotice.screening.gather.forgetting import work_and_forget

Answer = TypeVar("Answer")
# On Linux a worker is a copy of this process: nothing is loaded again, and what both only read is held once.
METHOD = "fork" if sys.platform == "linux" else "spawn"


class Crew:
    """Some processes that work side by side; of one worker, this process itself.

    To be started before the work at hand starts threads of its own, for a copy of a process has none of its threads;
    and before it takes memory, for a copy holds what its original held.
    """

    def __init__(self, workers: int) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._workers = workers
        self._others = set(active_children())

    def __enter__(self) -> Crew:
        return self.start()

    def start(self) -> Crew:
        """Starts the workers, where they are not at work already."""
        if self._workers > 1 and self._pool is None:
            self._pool = ProcessPoolExecutor(self._workers, mp_context=get_context(METHOD), initializer=prepare_worker)
            with interrupts_held():
                self._pool.submit(os.getpid)  # starts them
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        """Ends the workers, at once when their work is broken off: nobody waits for an answer that is not wanted."""
        if self._pool is None:
            return
        if kind is not None:
            for worker in set(active_children()) - self._others:
                worker.kill()  # one that has only just been copied may still have this process's answer to SIGTERM
        self._pool.shutdown(wait=kind is None, cancel_futures=True)
        self._pool = None

    def run(self, work: Callable[..., Answer], tasks: Iterable[tuple[Any, ...]]) -> Iterator[Answer]:
        """The answers of ``work`` to each task, in the order of the tasks."""
        if self._pool is None:
            return (work(*task) for task in tasks)
        return take_in_order(self._pool, work, tasks, 2 * self._workers)


def run_batches(work: Callable[..., Answer], tasks: Iterable[tuple[Any, ...]], workers: int) -> Iterator[Answer]:
    """The answers of ``work`` to each task, in the order of the tasks; in this process where one worker is enough."""
    with Crew(workers) as crew:
        yield from crew.run(work, tasks)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Processes started in here never hear Ctrl+C, not even while they load; this one hears it afterwards."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def prepare_worker() -> None:
    """A worker ends when it is told to, or when its parent is gone, however that ended; it collects no cycles.

    Its values hold none and go with their batch, and what it keeps for the next ones would be looked through in vain.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.disable()
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
    for task in tasks:
        with interrupts_held():
            waiting.append(pool.submit(work_and_forget, work, *task))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
