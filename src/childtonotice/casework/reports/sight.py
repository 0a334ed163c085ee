"""How exactly a reader sees counts: as they are, or in fives, so that nobody can be found behind a small one.

Without item rights a count under 5 reads "fewer than 5" and any other is rounded to a five, sometimes up and sometimes
down. All that such a reader sees follows from rounded counts: so no difference between two filters, days or totals is a
small count. Where between two fives it turns is the installation's secret: were it always in the middle, two groups of
"fewer than 5" that make 10 together would have four each.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils.crypto import salted_hmac

from childtonotice.casework.govuk.numbers import count_of, name_many

FEWEST = 5
FEWER = f"fewer than {FEWEST}"
STEP = 5
_SALT = "childtonotice.casework.fives"


@dataclass(frozen=True, slots=True)
class Sight:
    """``exact``: the reader may open the items that are counted."""

    exact: bool

    def see(self, count: int) -> int | None:
        """The count as this reader may know it; none where it is too small. Rounded, it is less than 5 away."""
        if self.exact:
            return count
        return None if count < FEWEST else round_to_five(count, str(settings.SECRET_KEY))

    def say(self, count: int) -> str:
        """The count in words."""
        seen = self.see(count)
        return FEWER if seen is None else f"{seen:,}"

    def count_of(self, count: int, noun: str) -> str:
        """The count with its noun: "1 item", "12 items", "fewer than 5 items"."""
        seen = self.see(count)
        return f"{FEWER} {name_many(noun)}" if seen is None else count_of(seen, noun)

    def count_part(self, part: int) -> str:
        """How many of them, in a sentence that has named them: "none", "1", "fewer than 5"."""
        return self.say(part) if self.see(part) != 0 else "none"


def round_to_five(count: int, secret: str) -> int:
    """The five below a count or the one above; of the counts between two fives the larger ones go up."""
    over = count % STEP
    return count - over + (STEP if over > last_down(count - over, secret) else 0)


@lru_cache(maxsize=4096)
def last_down(five: int, secret: str) -> int:
    """How far over a five a count is still told as that five: 0 to 3, another for each five.

    16, 36 and so on are never told as the five above: 20 beside four groups of "fewer than 5" would be four in each.
    """
    lot = salted_hmac(_SALT, str(five), secret=secret, algorithm="sha256").digest()[0]
    return 1 + lot % 3 if (five + 1) % (FEWEST - 1) == 0 else lot % 4
