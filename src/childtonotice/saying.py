"""What a command prints: where nothing can be printed, its work stands all the same."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def open_streams() -> None:
    """Gives what is printed somewhere to go where the command was started with its output closed."""
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


@contextmanager
def saying() -> Iterator[None]:
    """Around what is printed when the work is done: a full disk or a closed pipe changes nothing of it."""
    try:
        yield
        sys.stdout.flush()
    except OSError:
        # Python prints what is left on its way out; there it would be an error once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
