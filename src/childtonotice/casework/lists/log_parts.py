"""A log cut into its entries by time, and each entry into plain and marked stretches. Its words are never rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from childtonotice.casework.lists.item_values import Entry, Part

# Where two marks overlap, the one that a reader needs more is shown.
WEIGHT = {"child": 0, "claim": 1, "denial": 2, "risk": 3, "blame": 4, "heading": 5}
LABELS = {
    "child": "evidence",
    "denial": "says none present",
    "claim": "says PPN done, none found",
    "risk": "risk",
    "blame": "wording",
}
Span = tuple[str, int, int, str, int]

_HOUR = r"(?:[01]?\d|2[0-3])"
_TIME = rf"(?:{_HOUR}[:.][0-5]\d(?::[0-5]\d)?|(?:[01]\d|2[0-3])[0-5]\d)(?:\s?HRS)?\b"
# "22:10 - 22:40" is a span told of, not an entry; "22:10 - 9879 arrived" is one, by whoever bears that number.
_SPAN = rf"(?!\s*(?:AND|-|TO)\s*{_HOUR}[:.]?[0-5]\d\b)"
_DATE = r"(?:\d{1,2}/\d{1,2}/\d{2,4}\s+)?"
# An entry begins at a time that begins a line, or follows the end of a sentence or a gap.
_BEFORE = r"(?:^|(?<=\n)|(?<=[.|/]\s)|(?<=\s\s))[ \t]*"
_START = re.compile(rf"{_BEFORE}(?P<time>\[?{_DATE}{_TIME}{_SPAN}\]?)(?=[\s:,-])", re.IGNORECASE)
_TITLES = "PC|PS|DC|DS|PCSO|SGT|INSP|OP|OPERATOR|CT|CALL TAKER|DISP|DISPATCH|CTRL|FLM"
_NAMED = rf"(?:{_TITLES})\s?[A-Z]?\d{{0,6}}|\[[^\]\n]{{1,24}}\]"
_WRITER = re.compile(rf"[\s:,-]*(?P<writer>{_NAMED})(?=\s*[:,>-])[\s:,>-]*", re.IGNORECASE)


def split_log(log: str, marks: Sequence[Span]) -> tuple[Entry, ...]:
    """The entries of a log, newest last. Joined, their prefixes and parts hold every word of it."""
    starts = [match.start("time") for match in _START.finditer(log)]
    edges = sorted({0, *starts, len(log)}) if log else []
    spans = _flatten(marks, len(log))
    cuts = [(start, end) for start, end in pairwise(edges) if log[start:end].strip()]
    return tuple(_entry(number, log, start, end, spans) for number, (start, end) in enumerate(cuts, start=1))


def split_parts(text: str, marks: Sequence[Span]) -> tuple[Part, ...]:
    """A text without entries, cut into its plain and marked stretches."""
    return tuple(_parts(text, 0, len(text), _flatten(marks, len(text))))


def _entry(number: int, log: str, start: int, end: int, spans: Sequence[Span]) -> Entry:
    time, writer, body = "", "", start
    met = _START.match(log, start, end)
    if met:
        time, body = met["time"].strip("[] "), met.end()
    # A prefix that is itself evidence stays among the words, where its mark shows.
    by = _WRITER.match(log, body, end) if met else None
    if by and not any(first < by.end() and last > body for _, first, last, _, _ in spans):
        writer, body = by["writer"].strip("[] "), by.end()
    while body < end and log[body] in " \t:-,\n":
        body += 1
    return Entry(number, time, writer, tuple(_parts(log, body, end, spans)))


def _parts(log: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[Part]:
    at = start
    for kind, first, last, label, child in spans:
        first, last = max(first, start), min(last, end)
        if first >= last or last <= at:
            continue
        if first > at:
            yield Part(log[at:first])
        yield Part(log[max(first, at) : last], kind, label or LABELS.get(kind, ""), child)
        at = last
    if log[at:end].rstrip():
        yield Part(log[at:end].rstrip())


def _flatten(marks: Sequence[Span], length: int) -> list[Span]:
    """The marks without overlap, in the order of the log; the weightier one is kept whole."""
    kept: list[Span] = []
    for mark in sorted(marks, key=lambda mark: (WEIGHT.get(mark[0], 9), mark[1], mark[2])):
        free = 0 <= mark[1] < mark[2] <= length
        if free and all(mark[2] <= other[1] or mark[1] >= other[2] for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark[1])
