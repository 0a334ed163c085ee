"""How exactly a reader sees counts: as they are, or in fives, so that nobody can be found behind a small one.

Without item rights a count under 5 reads "fewer than 5" and any other is rounded to the nearest five. What is counted
for such a reader is what was drawn by lot, nine in ten, and told as if all had been (``drawn.py``): so that no
comparison of filters, days or totals, however many, gives a small count away.
"""

from __future__ import annotations

from dataclasses import dataclass

from childtonotice.casework.drawn import SHARE_DRAWN

FEWEST = 5
FEWER = f"fewer than {FEWEST}"
STEP = 5


@dataclass(frozen=True, slots=True)
class Sight:
    """``exact``: the reader may open the items that are counted."""

    exact: bool

    def see(self, count: int) -> int | None:
        """The count as this reader may know it; none where it is too small. ``count``: of what was drawn, if not exact.

        Whoever was not drawn is added in proportion: 18 of nine in ten are told as 20.
        """
        if self.exact:
            return count
        return None if count < FEWEST else STEP * round(count / SHARE_DRAWN / STEP)

    def say(self, count: int) -> str:
        """The count in words."""
        seen = self.see(count)
        return FEWER if seen is None else f"{seen:,}"
