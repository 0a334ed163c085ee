"""Reading ahead without being in the way: a page that is being answered goes first.

One process answers in several threads, of which only one computes at a time. Whoever reads years of items in the same
process would hold every page up; so the reading pauses wherever somebody has just asked for one, unless it is figures
that they wait for.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock, local
from typing import TypeVar

from django.core.signals import request_started

T = TypeVar("T")
# So many rows take some 50 ms to read; a page takes about 100.
EVERY = 2000
BUSY_FOR = 0.15
PAUSE, MOST_PAUSES = 0.05, 20
# How long a thread may compute before another is let in: a page asks the database forty times, and waits each time.
TURN = 0.001


@dataclass(slots=True)
class _Process:
    """When a page was last asked for, and how many wait for figures."""

    asked_at: float = 0.0
    waiting: int = 0


_process, _thread, _lock = _Process(), local(), Lock()


def listen() -> None:
    """Notice each page that is asked for."""
    request_started.connect(_note_asked, dispatch_uid="a page is asked for")


def _note_asked(**_signal: object) -> None:
    _process.asked_at = time.monotonic()


def begin_gently() -> None:
    """From here on this thread reads ahead, and gives way."""
    _thread.gentle = True
    sys.setswitchinterval(TURN)


def is_gentle() -> bool:
    """Whether this thread reads ahead, and nobody waits for what it reads."""
    return getattr(_thread, "gentle", False) and not _process.waiting


@contextmanager
def waited_for() -> Iterator[None]:
    """Somebody waits for what is read meanwhile: whoever reads it ahead makes haste."""
    count = 0 if getattr(_thread, "gentle", False) else 1
    with _lock:
        _process.waiting += count
    try:
        yield
    finally:
        with _lock:
            _process.waiting -= count


def gently(rows: Iterable[T]) -> Iterator[T]:
    """The same rows; where this thread reads ahead, with a pause after some while a page is being answered."""
    for place, row in enumerate(rows, start=1):
        if place % EVERY == 0:
            give_way()
        yield row


def give_way() -> None:
    """Wait while pages are being answered, a second at the most."""
    for _ in range(MOST_PAUSES):
        if not is_gentle() or time.monotonic() - _process.asked_at > BUSY_FOR:
            return
        time.sleep(PAUSE)
