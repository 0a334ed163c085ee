"""How far a long step has come: a bar on a terminal, plain lines otherwise."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

EVERY_SECONDS = 5.0


class Progress:
    """Hands out ``tell(step, done, of)``: bars with time left on a terminal, else a line every few seconds."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._bars = Bars(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
            console=Console(stderr=True), transient=True, disable=quiet or not sys.stderr.isatty(),
        )  # fmt: skip
        self._tasks: dict[str, TaskID] = {}
        self._begun: dict[str, float] = {}
        self._said = time.monotonic()

    def __enter__(self) -> Progress:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def tell(self, step: str, done: int, of: int) -> None:
        """Says that a step has come so far."""
        if step not in self._tasks:
            self._tasks[step] = self._bars.add_task(step, total=of)
            self._begun[step] = time.monotonic()
        self._bars.update(self._tasks[step], completed=done, total=of)
        if self._quiet or sys.stderr.isatty() or time.monotonic() - self._said < EVERY_SECONDS:
            return
        self._said = time.monotonic()
        left = say_left(self._said - self._begun[step], done, of)
        with suppress(OSError):  # where nothing can be printed, the work goes on
            print(f"{step}: {done} of {of}{left}", file=sys.stderr, flush=True)


def say_left(spent: float, done: int, of: int) -> str:
    """How much longer a step will take, by what it has taken so far; nothing where that cannot be told yet."""
    if not done or done >= of:
        return ""
    minutes = spent / done * (of - done) / 60
    if minutes < 1:
        return ", less than a minute left"
    return f", about {minutes / 60:.1f} hours left" if minutes >= 90 else f", about {minutes:.0f} min left"
