"""How a command ends early: asked to stop, or with an error that is explained in a few lines."""

from __future__ import annotations

import errno
import os
import signal
from types import FrameType

# Nothing of ours is imported here: a request to stop must be heard before the engine is loaded, which takes a moment.
COULD_NOT_START, FAILED = 2, 3
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class Stopped(KeyboardInterrupt):
    """What is being done is broken off. A kind of its own: one that Python itself would raise leaves a mark.

    Where a ``KeyboardInterrupt`` passes through code made of a text, as that of every named tuple is, Python ends the
    process by the signal later on, whatever status was asked for, even though the interrupt was caught.
    """


class Stop:
    """Ctrl+C, and a request to end treated as such, so that what was begun is cleared away. ``asked``: it came.

    A request that comes too early is kept until ``heed``; one that comes after ``end`` has nothing left to stop.
    """

    __slots__ = ("asked", "before", "heeded")

    def __init__(self) -> None:
        self.asked = self.heeded = False
        self.before = {number: signal.signal(number, self.ask) for number in (signal.SIGINT, signal.SIGTERM)}

    def ask(self, _number: int, _frame: FrameType | None) -> None:
        """Breaks off what is being done, once anything is."""
        self.asked = True
        if self.heeded:
            raise Stopped

    def heed(self) -> None:
        """From here on a request breaks off what is done, and so does one that came before."""
        self.heeded = True
        if self.asked:
            raise Stopped

    def end(self) -> None:
        """All is done or cleared away: what comes now is no reason to end badly."""
        self.heeded = False

    def hand_back(self) -> None:
        """Leaves requests to whoever heard them before, where the process goes on."""
        for number, handler in self.before.items():
            signal.signal(number, handler or signal.SIG_DFL)


def explain_error(error: BaseException) -> tuple[tuple[str, ...], int]:
    """What to say of an error, and the exit status. What an unknown error says may quote a record: only its kind is."""
    from childtonotice.screening.errors import CannotStart, Failed

    if isinstance(error, CannotStart | Failed):
        return error.lines, COULD_NOT_START if isinstance(error, CannotStart) else FAILED
    if isinstance(error, MemoryError):
        return ("The machine has not enough memory for this extract. Nothing was published.",), FAILED
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return ("The disk is full. Nothing was published.", "Make room there, then run the same command again."), FAILED
    if os.environ.get("CTN_TRACEBACK"):
        raise error
    return (
        f"Something went wrong on our side ({type(error).__name__}). Nothing was published.",
        "Run it again with CTN_TRACEBACK=1 and send what it prints to whoever looks after Child to Notice.",
    ), FAILED
