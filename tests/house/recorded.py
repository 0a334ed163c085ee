"""An example played without a screening: what it gives and what it asks for, in the reader's order."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextlib import suppress
from typing import Any


class Recorder:
    """Stands where a test has its ``spec``, and keeps what it is told: ``told``, each with its kind."""

    def __init__(self) -> None:
        """Nothing is told yet."""
        self.told: list[tuple[str, str]] = []

    def __setattr__(self, name: str, value: Any) -> None:
        """A window of reports is set, not called."""
        if name == "window":
            self.told.append(("setting", ", ".join(f"{edge} {day}" for edge, day in value.items())))
        else:
            super().__setattr__(name, value)

    def settings(self, **changes: Any) -> None:
        """The force's settings that the example changes."""
        self.told += [("setting", f"`{name}` = {tell_value(value)}") for name, value in changes.items()]

    def given(self, drawing: str) -> None:
        """The incidents, people and PPNs of the example."""
        self.told.append(("given", drawing))

    def answers(self, drawing: str) -> None:
        """What the screening is to answer."""
        self.told.append(("answers", drawing))


def play(test: Callable[..., Any]) -> list[tuple[str, str]]:
    """What a test gives and asks for; a value that it runs over stands as its name in angle brackets."""
    recorder = Recorder()
    names = inspect.signature(test).parameters
    if "spec" in names:
        # What a test asks for beyond its tables needs a true screening, and is its sentence's to say.
        with suppress(AttributeError, TypeError, ValueError):
            test(recorder, **{name: f"<{name}>" for name in names if name != "spec"})
    return recorder.told


def tell_value(value: Any) -> str:
    """A setting as a force writes it, a list with its items."""
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value)) or "none"
    return str(value).lower() if isinstance(value, bool) else str(value)
