"""What a worker remembers from earlier batches, let go now and then: its memory stays that of some batches.

Many small questions (is this a forename, how alike are these two names) keep their answers for the next time. Over a
long history the answers kept would outgrow the work itself.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from functools import _lru_cache_wrapper
from itertools import count
from typing import Any, TypeVar

Answer = TypeVar("Answer")
BATCHES = 16  # of a thousand each: seconds of work, beside which finding the answers again is little
LARGE = 1000  # smaller ones hold what was made of the shipped lists, and do not grow with the data
batches = count(1)


def work_and_forget(work: Callable[..., Answer], *task: Any) -> Answer:
    """The answer of ``work`` to a task; after every so many tasks this process forgets what it kept by the way."""
    answer = work(*task)
    if next(batches) % BATCHES == 0:
        forget_answers()
        give_back()
    return answer


def forget_answers() -> None:
    """Empties every cache that may grow with the data; what was in it is found again when it is asked for."""
    for kept in find_caches():
        if (kept.cache_parameters()["maxsize"] or 0) > LARGE:
            kept.cache_clear()


def give_back() -> None:
    """Gives the machine what this process no longer uses, where the C library can (glibc keeps it otherwise)."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim:
        trim(0)


def find_caches() -> Iterator[_lru_cache_wrapper[Any]]:
    """The functions of the engine that keep their answers, some of them more than once."""
    for name, module in [*sys.modules.items()]:
        if name.startswith(ENGINE):
            yield from (each for each in [*vars(module).values()] if isinstance(each, _lru_cache_wrapper))


ENGINE = __name__.partition(".gather.")[0]
