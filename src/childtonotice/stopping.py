"""How a command ends early: asked to stop, or with an error that is explained in a few lines."""

from __future__ import annotations

import os
import signal
from types import FrameType

# Nothing of ours is imported here: a request to stop must be heard before the engine is loaded, which takes a moment.
COULD_NOT_START, FAILED = 2, 3


class Stop:
    """Ctrl+C, and a request to end treated as such, so that what was begun is cleared away. ``asked``: it came."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.ask)

    def ask(self, _number: int, _frame: FrameType | None) -> None:
        """Breaks off what is being done."""
        self.asked = True
        raise KeyboardInterrupt


def explain_error(error: BaseException) -> tuple[tuple[str, ...], int]:
    """What to say of an error, and the exit status. What an unknown error says may quote a record: only its kind is."""
    from childtonotice.screening.errors import CannotStart, Failed

    if isinstance(error, CannotStart | Failed):
        return error.lines, COULD_NOT_START if isinstance(error, CannotStart) else FAILED
    if isinstance(error, MemoryError):
        return ("The machine has not enough memory for this extract. Nothing was published.",), FAILED
    if os.environ.get("CTN_TRACEBACK"):
        raise error
    return (
        f"Something went wrong on our side ({type(error).__name__}). Nothing was published.",
        "Run it again with CTN_TRACEBACK=1 and send what it prints to whoever looks after Child to Notice.",
    ), FAILED
