"""What one stretch of words says of one child or of several: a clue, before the log is counted as a whole."""

from __future__ import annotations

from typing import Any, NamedTuple

from childtonotice.screening.circumstances import Said
from childtonotice.screening.text.tokens import Line

ADULT = 18


class Age(NamedTuple):
    """An age in a line: words ``first`` to ``last`` (inclusive), bounds in years, how it is told, sex if it is told."""

    first: int
    last: int
    low: float
    high: float
    how: str
    sex: str = ""

    @property
    def is_child(self) -> bool:
        """Whether the age may be under 18."""
        return self.low < ADULT

    @property
    def certain(self) -> bool:
        """Whether the words can only be a living thing's age."""
        return self.how in ("old", "aged", "school", "born", "teens", "under")


class Clue(NamedTuple):
    """A clue to a child, or to somebody being grown up.

    ``first`` and ``last``: its words in its line. ``told``: the number is stated, not only a plural. ``firm``: it names
    a child by itself; what is not firm needs another clue. ``kind``: child, pronoun ("he's 13"), grown (an adult age),
    sign (inferred from what was seen). ``extra``: others than those already told of. ``chain``: clues of one breath,
    which are different children. ``weight``: the best evidence is the heaviest.
    """

    rule: str
    line: Line
    first: int
    last: int
    number: int = 1
    told: bool = True
    low: float | None = None
    high: float | None = None
    forename: str = ""
    surname: str = ""
    sex: str = ""
    relation: str = ""
    presence: str = ""
    firm: bool = True
    kind: str = "child"
    extra: bool = False
    chain: int = 0
    weight: int = 1

    def but(self, **changes: Any) -> Clue:
        """The same with some fields changed, at a third of the cost of ``_replace``: most clues are changed once."""
        values = [*self]
        for name, value in changes.items():
            values[PLACES[name]] = value
        return Clue._make(values)

    @property
    def start(self) -> int:
        """Where it begins in the log."""
        return self.line.starts[self.first]

    @property
    def end(self) -> int:
        """Where it ends in the log."""
        return self.line.end(self.last)

    @property
    def known(self) -> bool:
        """Whether it tells one child from another: by name or by age."""
        return bool(self.forename) or self.low is not None


PLACES = {name: place for place, name in enumerate(Clue._fields)}


class Found:
    """What the lines of a log have given so far: clues, and what is said besides."""

    __slots__ = ("clues", "said", "surnames")

    def __init__(self) -> None:
        self.clues: list[Clue] = []
        self.said: list[Said] = []
        self.surnames: set[str] = set()

    def deny(self, line: Line, first: int, last: int) -> None:
        """One more denial of presence, from a first word to a last."""
        self.said.append(Said("denial", "presence", line.starts[first], line.end(last)))
