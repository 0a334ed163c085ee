"""What can stop a command, and the sentence that says what, where and what to do."""

from __future__ import annotations


class CannotStart(Exception):
    """Nothing was begun (exit status 2). ``lines``: one to five, each a plain sentence: what, where, cure."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class Failed(Exception):
    """It began, then failed; nothing was published (exit status 3). ``lines`` as for CannotStart."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
