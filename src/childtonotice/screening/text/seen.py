"""The log as a reader sees it: how it was typed (two blanks, "w/", a lost full stop, "the boys leg") hides nothing.

Every rule reads the log after these few changes; positions, and the words there, stay those of the log as it came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from childtonotice.screening.circumstances import Mention, Reading, Said
from childtonotice.screening.text.scanning import Scanner
from childtonotice.screening.text.typed import CHANGES
from childtonotice.screening.text.unseen import ANY_UNSEEN, holds_unseen

# Signs that look like a plain one: what comes from a word processor holds them.
ALIKE = {**dict.fromkeys(map(ord, "‘’ʼ`´"), "'"), **dict.fromkeys(map(ord, "\t\u00a0\u202f\u205f\u3000"), " ")}
ALIKE |= dict.fromkeys(range(0x2000, 0x200B), " ")


class Change(NamedTuple):
    """A stretch of the log that is read as if something else stood there."""

    start: int
    end: int
    read: str


class Seen(NamedTuple):
    """The log as it is read, and for each of its signs where in the log as it came that begins and ends."""

    log: str
    starts: list[int]
    ends: list[int]


SIGHT = Scanner("|".join(f"(?:{pattern})" for pattern, _ in CHANGES))
FURTHER_BLANKS = re.compile("(?<= ) +")
KINDS = tuple((re.compile(pattern), tell) for pattern, tell in CHANGES)
# What stage 1 cannot look through: a log with one of these passes, and is told apart when it is read. "7 & 9" is one of
# them, so no row of triggers.txt need know the sign between two figures.
OPAQUE = (
    "[0-9] ?(?:[.!?] *\\n|; |& ?[0-9])|; \\(?[0-9]|  |\\[1?[0-9](?:yo| ?yrs?)?\\]"
    "|[\t\u00a0\u2000-\u200a\u202f\u205f\u3000‘’ʼ`]"
)


def see(log: str) -> Seen | None:
    """The log as a reader sees it; None where that is how it came."""
    even = even_out(log)
    plain = even.log if even else log
    changes = list_changes(plain)
    if not changes:
        return even
    seen = rewrite(plain, changes)
    return look_through(seen, even) if even else seen


def even_out(log: str) -> Seen | None:
    """The log with one plain blank for several and nothing unseen, so that no other habit hides; None if it came so."""
    changes = [Change(*found.span(), "") for found in ANY_UNSEEN.finditer(log)] if holds_unseen(log) else []
    plain = log if log.isascii() and "\t" not in log and "`" not in log else log.translate(ALIKE)
    if "  " in plain:
        changes += [Change(*found.span(), "") for found in FURTHER_BLANKS.finditer(plain)]
    return rewrite(plain, sorted(changes)) if changes or plain != log else None


def look_through(seen: Seen, even: Seen) -> Seen:
    """What is seen in a log that was evened out, at its places in the log as it came."""
    starts, ends = list[int](), list[int]()
    for start, end in zip(seen.starts, seen.ends, strict=True):
        added = even.ends[start - 1] if start else even.starts[0]  # where a sign was put in between two
        starts.append(even.starts[start] if start < end else added)
        ends.append(even.ends[end - 1] if start < end else added)
    return Seen(seen.log, starts, ends)


def ways_of_writing(words: str) -> tuple[str, ...]:
    """Some words as they were typed and, where that differs, as a log that holds them is read ("mum & baby unit")."""
    seen = see(words)
    return (words, seen.log) if seen else (words,)


def list_changes(log: str) -> list[Change]:
    """The stretches that are read otherwise, in order."""
    spans = SIGHT.spans(log.encode("ascii", "replace"))
    return [change for start, end in spans if (change := tell_change(log, start, end))]


def tell_change(log: str, start: int, end: int) -> Change | None:
    """What is read in place of a stretch that one of the patterns found."""
    tell = next((tell for pattern, tell in KINDS if pattern.fullmatch(log, start, end)), None)
    read = tell(log, start, end) if tell else None
    return None if read is None else shorten(log, start, end, read)


def shorten(log: str, start: int, end: int, read: str) -> Change:
    """A change without what stays the same at either end, so that the words around it keep their own places."""
    while read and start < end and log[start] == read[0]:
        start, read = start + 1, read[1:]
    while read and start < end and log[end - 1] == read[-1]:
        end, read = end - 1, read[:-1]
    return Change(start, end, read)


def rewrite(log: str, changes: Iterable[Change]) -> Seen:
    """The log with some changes made, and where each of its signs came from."""
    parts, starts, ends, done = list[str](), list[int](), list[int](), 0
    for start, end, read in changes:
        if start < done:
            continue  # within a stretch that was read otherwise already
        parts += [log[done:start], read]
        starts += [*range(done, start), *[start] * len(read)]
        ends += [*range(done + 1, start + 1), *[end] * len(read)]
        done = end
    size = len(log)
    return Seen("".join([*parts, log[done:]]), [*starts, *range(done, size)], [*ends, *range(done + 1, size + 1)])


def point_back(found: Reading, seen: Seen, log: str) -> Reading:
    """What was read in a log as it is seen, at its places in the log as it came."""
    return Reading(
        tuple(place_mention(mention, seen, log) for mention in found.mentions),
        tuple(place_said(said, seen) for said in found.said),
    )


def place_mention(mention: Mention, seen: Seen, log: str) -> Mention:
    """A mention at its place in the log as it came, in the words there."""
    start, end = seen.starts[mention.start], seen.ends[mention.end - 1]
    return mention._replace(words=log[start:end], start=start, end=end)


def place_said(said: Said, seen: Seen) -> Said:
    """What is said besides, at its place in the log as it came."""
    return said._replace(start=seen.starts[said.start], end=seen.ends[said.end - 1])
