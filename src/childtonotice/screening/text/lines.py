"""Which lines of a log are read: those in which stage 1 finds anything, then those that complete or correct them."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

import re2

from childtonotice.screening.text.tokens import Line, stretch
from childtonotice.screening.text.triggers import COMPLETING, stage_one
from childtonotice.screening.text.typos import MISSPELT

MISSPELT_WORDS = frozenset(MISSPELT)
stage_one_of = lru_cache(maxsize=8)(stage_one)


@lru_cache(maxsize=16)
def scanner(expression: str) -> re2._Regexp:
    """An expression compiled, with room enough for its automaton."""
    options = re2.Options()
    options.case_sensitive = False
    options.max_mem = 64 << 20
    return re2.compile(expression, options)


def telling_lines(log: str, text: str, phrases: tuple[tuple[str, str], ...]) -> list[Line]:
    """The lines of a log in which stage 1 finds anything, in order; ``text`` is the log in plain lower case."""
    scan = scanner(stage_one_of(phrases))
    # Beyond ASCII the plain text may match where the log itself does not; stage 1 sees the log, so the log decides.
    if not log.isascii() and not scan.search(log.encode(errors="replace")):
        return []
    lines: list[Line] = []
    done = 0
    for found in scan.finditer(text.encode()):
        position = found.start()
        if position >= done:
            lo, done = stretch(text, position, done)
            lines.append(line_of(log, text, lo, done))
    return lines


def completing_lines(log: str, text: str, lines: list[Line]) -> list[Line]:
    """The other lines of a log whose words complete or correct what the given ones tell, in order."""
    more: list[Line] = []
    starts = [line.lo for line in lines]
    done = 0
    for found in scanner(COMPLETING).finditer(text.encode()):
        position = found.start()
        after = bisect_right(starts, position)
        done = max(done, lines[after - 1].hi if after else 0)
        if position < done:
            continue
        lo, hi = stretch(text, position, done)
        done = min(hi, starts[after]) if after < len(starts) else hi
        more.append(line_of(log, text, lo, done))
    return more


def line_of(log: str, text: str, lo: int, hi: int) -> Line:
    """A stretch of the log as words, misspelt ones put right."""
    line = Line(log, text, lo, hi)
    if not MISSPELT_WORDS.isdisjoint(line.all):
        line.correct(MISSPELT)
    return line
