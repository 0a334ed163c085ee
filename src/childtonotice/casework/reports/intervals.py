"""Intervals and what may be said of them: every share has one, and a change is only said where it is clear (R30)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

LEVEL = 0.05
ENOUGH = 20
MUCH = 20


@dataclass(frozen=True, slots=True)
class Share:
    """A share of 0 to 1 with the Wilson interval that holds the true one 19 times in 20."""

    share: float
    low: float
    high: float
    part: int
    of: int

    @property
    def words(self) -> str:
        """Say "11% (9% to 14%)"."""
        return f"{tell_share(self.share)} ({tell_share(self.low)} to {tell_share(self.high)})"


def tell_share(share: float) -> str:
    """A share as one says it: whole per cent, "under 1%" rather than none where there is some."""
    told = f"{100 * share:.0f}%"
    return "under 1%" if told == "0%" and share > 0 else told


@lru_cache(maxsize=65536)
def share_of(part: int, of: int) -> Share:
    """A share with its interval. ``of`` is 1 or more."""
    from statsmodels.stats.proportion import proportion_confint  # takes a second to load: only when it is used

    low, high = proportion_confint(part, of, alpha=LEVEL, method="wilson")
    # At the ends the formula leaves a rest of some 1e-18, which would be told as "under 1%".
    return Share(part / of, float(low) if part else 0.0, float(high) if part < of else 1.0, part, of)


def compare_shares(now: Share, before: Share) -> str:
    """Whether one share differs from another for certain: "higher", "lower", or empty where the data do not say so.

    The interval of the difference is Newcombe's; where it holds nought, nothing is claimed.
    """
    from statsmodels.stats.proportion import confint_proportions_2indep

    low, high = confint_proportions_2indep(
        now.part, now.of, before.part, before.of, method="newcomb", compare="diff", alpha=LEVEL
    )
    return "higher" if low > 0 else "lower" if high < 0 else ""


def stand_apart(parts: Sequence[int], wholes: Sequence[int]) -> tuple[bool, ...]:
    """Which groups clearly differ from the rest together: Fisher's exact test, Bonferroni's correction for so many.

    Groups with fewer than 20 are not asked, since they say nothing either way.
    """
    from scipy.stats import fisher_exact

    part, of = sum(parts), sum(wholes)
    asked = [place for place, whole in enumerate(wholes) if ENOUGH <= whole <= of - ENOUGH]
    tables = {n: [[parts[n], wholes[n] - parts[n]], [part - parts[n], of - wholes[n] - part + parts[n]]] for n in asked}
    found = {n for n, table in tables.items() if may_differ(table) and fisher_exact(table).pvalue < LEVEL / len(asked)}
    return tuple(place in found for place in range(len(parts)))


def may_differ(table: Sequence[Sequence[int]]) -> bool:
    """Whether the exact test is worth asking: not where much was counted and the quick test is nowhere near.

    The exact test takes a hundred times as long for large counts, and is the more cautious of the two.
    """
    from scipy.stats import chi2_contingency

    if min(sum(row) for row in table) == 0 or min(sum(column) for column in zip(*table, strict=True)) == 0:
        return False
    quick = chi2_contingency(table, correction=False)
    return bool(quick.pvalue < 2 * LEVEL or quick.expected_freq.min() < MUCH)
