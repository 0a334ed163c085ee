"""How exactly a reader sees counts: as they are, or in fives, so that nobody can be found behind a small one.

Without item rights a count under 5 reads "fewer than 5" and any other is rounded to the nearest five. All that such a
reader sees follows from rounded counts: so no difference between two filters, days or totals gives a small count away.
"""

from __future__ import annotations

from dataclasses import dataclass

FEWEST = 5
FEWER = f"fewer than {FEWEST}"
STEP = 5


@dataclass(frozen=True, slots=True)
class Sight:
    """``exact``: the reader may open the items that are counted."""

    exact: bool

    def see(self, count: int) -> int | None:
        """The count as this reader may know it; none where it is too small."""
        if self.exact:
            return count
        return None if count < FEWEST else STEP * round(count / STEP)

    def say(self, count: int) -> str:
        """The count in words."""
        seen = self.see(count)
        return FEWER if seen is None else f"{seen:,}"
