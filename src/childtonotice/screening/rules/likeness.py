"""How well the log's description of a child fits a subject of a PPN (ruling 15)."""

from __future__ import annotations

from typing import NamedTuple

from childtonotice.screening.rules.answers import Weighed


class Likeness(NamedTuple):
    """What agrees, differs or is blank between the log's description of a child and a subject of a PPN.

    ``tie``: agrees where the PPN names a linked grown-up or the address as well.
    """

    name: str
    age: str
    sex: str
    tie: str = "blank"

    @property
    def conflicts(self) -> bool:
        """Whether anything speaks against it."""
        return "differs" in (self.name, self.age, self.sex)

    @property
    def weight(self) -> float:
        """For choosing among several: a tie or a name tells more than an age, an age more than a sex."""
        points = {"agrees": 1.0, "near": 0.4, "blank": 0.0, "differs": -2.0}
        return 4 * points[self.tie] + 4 * points[self.name] + 2 * points[self.age] + points[self.sex]


def bind(likeness: Weighed | None, tie: str) -> Weighed | None:
    """The likeness of a description with what ties the PPN to the incident."""
    return likeness._replace(tie=tie) if isinstance(likeness, Likeness) else likeness
