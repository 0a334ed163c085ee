"""Where an RE2 expression matches in a text, as bare positions."""

from __future__ import annotations

from collections.abc import Iterator

import re2

ROOM = 64 << 20
Span = tuple[int, int]


class Scanner:
    """An expression compiled, with room enough for its automaton; the text is given as the bytes of plain ASCII.

    The module's own match objects cost several times the search itself, and nothing here needs more than positions.
    """

    __slots__ = ("_anywhere", "_match")

    def __init__(self, expression: str, *, any_case: bool = False) -> None:
        options = re2.Options()
        options.case_sensitive = not any_case
        options.max_mem = ROOM
        self._match = re2.compile(expression, options)._regexp.Match
        self._anywhere = re2._re2.RE2.Anchor.UNANCHORED

    def find(self, plain: bytes, start: int = 0) -> Span:
        """The first match that begins at or after a place; (-1, -1) where there is none."""
        span: Span = self._match(self._anywhere, plain, start, len(plain))[0]
        return span

    def spans(self, plain: bytes) -> Iterator[Span]:
        """All matches in order, none overlapping; the expression may not match nothing."""
        match, anywhere, size = self._match, self._anywhere, len(plain)
        found: Span = match(anywhere, plain, 0, size)[0]
        while found[1] > 0:
            yield found
            found = match(anywhere, plain, found[1], size)[0]
