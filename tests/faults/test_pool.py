"""Work spread over processes, broken off: nobody waits, and no worker outlives the command."""

from __future__ import annotations

import time
from multiprocessing import active_children

import pytest

from childtonotice.screening.gather.pool import run_batches


def test_the_answers_come_in_the_order_of_the_tasks() -> None:
    assert list(run_batches(abs, [(-number,) for number in range(20)], 2)) == list(range(20))


def test_workers_end_at_once_when_their_work_is_broken_off() -> None:
    answers = run_batches(time.sleep, [(0,), (60,), (60,)], 2)
    next(answers, None)
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        answers.throw(KeyboardInterrupt)  # type: ignore[attr-defined]
    while active_children() and time.monotonic() < began + 20:
        time.sleep(0.05)  # the pool's own thread waits for them too: whoever asks while it does may be told "not yet"
    assert not active_children()
