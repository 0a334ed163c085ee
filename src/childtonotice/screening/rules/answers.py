"""What one PPN says for one child: certain, perhaps or nothing, and how they match."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from childtonotice.screening.findings import Cover

STRENGTH = {Cover.NONE: 0, Cover.PERHAPS: 1, Cover.CERTAIN: 2}
MATCHES = ("", "name", "person", "id")


class Weighed(Protocol):
    """How much speaks for two being one child: a comparison of persons, or of a description with a person."""

    @property
    def weight(self) -> float:
        """The more, the likelier; for choosing among several, never for deciding."""


class Answer(NamedTuple):
    """How surely a PPN answers for a child; ``match``: id, person or name, the strongest; ``likeness`` ranks equals."""

    cover: Cover = Cover.NONE
    match: str = ""
    ppn_id: str = ""
    likeness: Weighed | None = None

    @property
    def surety(self) -> tuple[int, int]:
        """The surer answer first, then the stronger match."""
        return STRENGTH[self.cover], MATCHES.index(self.match)

    @property
    def is_by_id(self) -> bool:
        """Whether it is certain by the incident's id: only another PPN with that id answers better."""
        return self.cover is Cover.CERTAIN and self.match == "id"

    @property
    def rank(self) -> tuple[int, int, float]:
        """The surer answer first, then the stronger match, then whom it is likelier to mean."""
        return (*self.surety, self.likeness.weight if self.likeness else 0.0)

    def at_most(self, cover: Cover) -> Answer:
        """The same answer, no surer than ``cover``; an answer of nothing keeps no PPN."""
        if STRENGTH[self.cover] <= STRENGTH[cover]:
            return self
        if cover is Cover.NONE:
            return NOTHING
        return Answer(cover, self.match, self.ppn_id, self.likeness)


NOTHING = Answer()


def better(a: Answer, b: Answer) -> Answer:
    """The stronger of two answers; of two alike the PPN with the lower id, so that nothing depends on order."""
    if a.surety != b.surety:  # mostly so, and it spares the weighing
        return a if a.surety > b.surety else b
    if a.rank != b.rank:
        return a if a.rank > b.rank else b
    return a if a.ppn_id <= b.ppn_id else b
