"""Phrases that matter without naming a child: found in one pass over a log, then told apart by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from childtonotice.screening.text.lexicon import lexicon, read_rows
from childtonotice.screening.text.scanning import Scanner


class Saying(NamedTuple):
    """One kind of thing said: its kind and label, and the RE2 expression that finds it on the plain lower-case text."""

    kind: str
    label: str
    expression: str


def load_sayings() -> tuple[Saying, ...]:
    """The sayings of ``sayings.txt``; rows of one kind and label belong together."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in read_rows("sayings.txt"):
        kind, label, expression = (part.strip() for part in row.split("|", 2))
        found.setdefault((kind, label), []).append(expression)
    return tuple(Saying(kind, label, "|".join(expressions)) for (kind, label), expressions in found.items())


class Sayings:
    """Many sayings, searched together in one pass; earlier ones win where two begin at the same place.

    Which of them a stretch of words is, is worked out once for each wording and kept: logs repeat themselves.
    """

    def __init__(self, sayings: Iterable[Saying]) -> None:
        self.sayings = tuple(sayings)
        self.each = tuple(re.compile(saying.expression) for saying in self.sayings)
        together = "|".join(saying.expression for saying in self.sayings)
        self.together = Scanner(r"\b(?:" + together + r")\b")
        self.meanings = lru_cache(maxsize=8192)(self.told_apart)

    def told_apart(self, words: str) -> tuple[tuple[str, str], ...]:
        """The kind and label of every saying that the words are, whole."""
        return tuple((saying.kind, saying.label) for saying, each in zip(self.sayings, self.each, strict=True)
                     if each.fullmatch(words))  # fmt: skip

    def find(self, text: str, plain: bytes) -> list[tuple[str, str, int, int]]:
        """Each saying of the text: kind, label, start and end, in order."""
        return [
            (kind, label, start, end)
            for start, end in self.together.spans(plain)
            for kind, label in self.meanings(text[start:end])
        ]


NEGATIONS = lexicon(
    "no nil not without denies denied none never neither isn't wasn't hasn't didn't isnt wasnt hasnt didnt neg",
)


def is_negated(text: str, start: int, end: int) -> bool:
    """Whether the three words before say no, or a form's answer after does: "no weapons", "WEAPONS: NONE"."""
    before = text[max(0, start - 28) : start]
    for stop in (".", "\n", ",", ";", " but "):
        before = before.rpartition(stop)[2]
    if not NEGATIONS.isdisjoint(before.split()[-3:]):
        return True
    after = text[end : end + 12].lstrip()
    return after[:1] in (":", "?", "-") and after[1:].lstrip().startswith(("no", "nil", "n/"))
