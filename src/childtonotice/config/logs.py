"""What may be written to a log: the kind of a fault and where in our code it happened, never a word of a record."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutPersonalData(logging.Filter):
    """Takes the request, its address words and every value out of a log record before it is written."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, with what Django adds of the request removed."""
        if record.name.startswith("django"):
            # Django's messages carry the path and, for a fault, the words of the exception.
            record.msg, record.args = f"{record.name}: status {getattr(record, 'status_code', 'unknown')}", ()
        record.__dict__.pop("request", None)
        return True


class PlainLine(logging.Formatter):
    """One line a record; of a fault its kind and the places in the code, not its message."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 (logging's own name)
        """The kind of the fault and the lines of code it went through; its words may quote a record: they stay out."""
        kind, _, trace = ei
        frames = traceback.extract_tb(trace)
        places = " > ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames)
        return f"{kind.__name__ if kind else 'fault'} at {places}"

    def formatStack(self, stack_info: str) -> str:  # noqa: N802, ARG002 (logging's own name)
        """No stack: it repeats lines of code that may quote a record."""
        return ""
