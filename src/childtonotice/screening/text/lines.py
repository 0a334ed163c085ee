"""Which lines of a log are read: those in which stage 1 finds anything, then those that complete or correct them."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from childtonotice.screening.text.scanning import Scanner
from childtonotice.screening.text.tokens import Line, stretch
from childtonotice.screening.text.triggers import COMPLETING, stage_one
from childtonotice.screening.text.typos import MISSPELT

MISSPELT_WORDS = frozenset(MISSPELT)
COMPLETING_SCAN = Scanner(COMPLETING)


@lru_cache(maxsize=8)
def stage_one_scan(phrases: tuple[tuple[str, str], ...]) -> Scanner:
    """Stage 1 with a force's own phrases, compiled."""
    return Scanner(stage_one(phrases), any_case=True)


def telling_lines(log: str, text: str, plain: bytes, phrases: tuple[tuple[str, str], ...]) -> list[Line]:
    """The lines of a log in which stage 1 finds anything, in order; ``text`` is the log in plain lower case."""
    scan = stage_one_scan(phrases)
    # Beyond ASCII the plain text may match where the log itself does not; stage 1 sees the log, so the log decides.
    if not log.isascii() and scan.find(log.encode(errors="replace"))[0] < 0:
        return []
    lines: list[Line] = []
    position, end = scan.find(plain)
    while position >= 0:
        lo, done = stretch(text, position, lines[-1].hi if lines else 0)
        lines.append(line_of(log, text, lo, done, len(lines)))
        position, end = scan.find(plain, max(done, end))
    return lines


def completing_lines(log: str, text: str, plain: bytes, lines: list[Line]) -> list[Line]:
    """The other lines of a log whose words complete or correct what the given ones tell, in order."""
    more: list[Line] = []
    starts = [line.lo for line in lines]
    done = 0
    position, end = COMPLETING_SCAN.find(plain)
    while position >= 0:
        after = bisect_right(starts, position)
        done = max(done, lines[after - 1].hi if after else 0)
        if position >= done:
            lo, hi = stretch(text, position, done)
            done = min(hi, starts[after]) if after < len(starts) else hi
            more.append(line_of(log, text, lo, done))
        position, end = COMPLETING_SCAN.find(plain, max(done, end))
    return more


def line_of(log: str, text: str, lo: int, hi: int, row: int = 0) -> Line:
    """A stretch of the log as words, misspelt ones put right."""
    line = Line(log, text, lo, hi, row)
    if not MISSPELT_WORDS.isdisjoint(line.all):
        line.correct(MISSPELT)
    return line
