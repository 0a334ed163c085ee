"""What one PPN says for one child: certain, perhaps or nothing, and how they match."""

from __future__ import annotations

from dataclasses import dataclass

from childtonotice.screening.findings import Cover

STRENGTH = {Cover.NONE: 0, Cover.PERHAPS: 1, Cover.CERTAIN: 2}
MATCHES = ("", "name", "person", "id")


@dataclass(frozen=True, slots=True)
class Answer:
    """How surely a PPN answers for a child; ``match``: id, person or name, the strongest; ``weight`` ranks equals."""

    cover: Cover = Cover.NONE
    match: str = ""
    ppn_id: str = ""
    weight: float = 0.0
    note: str = ""

    @property
    def rank(self) -> tuple[int, int, float]:
        """The surer answer first, then the stronger match."""
        return STRENGTH[self.cover], MATCHES.index(self.match), self.weight

    def at_most(self, cover: Cover) -> Answer:
        """The same answer, no surer than ``cover``; an answer of nothing keeps no PPN."""
        if STRENGTH[self.cover] <= STRENGTH[cover]:
            return self
        if cover is Cover.NONE:
            return NOTHING
        return Answer(cover, self.match, self.ppn_id, self.weight, self.note)


NOTHING = Answer()


def better(a: Answer, b: Answer) -> Answer:
    """The stronger of two answers; of two alike the PPN with the lower id, so that nothing depends on order."""
    if a.rank != b.rank:
        return max(a, b, key=lambda answer: answer.rank)
    return a if a.ppn_id <= b.ppn_id else b
