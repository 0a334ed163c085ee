"""Before and after: an interrupted time series, and whether feedback helped, guarded against mere seeming (R31)."""

from __future__ import annotations

import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from childtonotice.casework.reports.intervals import LEVEL, Share, share_of

FEWEST_WEEKS = 6
FEWEST_NEEDED = 20
NEW_DAY_AFTER = 21
WATCHED = timedelta(days=84)


@dataclass(frozen=True, slots=True)
class Change:
    """What a change did to a share: the odds after it beside those that the trend before it leads one to expect.

    ``ratio`` with ``low`` and ``high``: 0.5 halves the odds. ``clear``: the interval does not hold 1.
    """

    ratio: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether the data show a change at all."""
        return not self.low <= 1 <= self.high


def measure_step(parts: Sequence[int], wholes: Sequence[int], after: Sequence[bool]) -> Change | None:
    """The step at a change, beyond the trend of the weeks; none where either side has too few weeks or too few cases.

    A binomial regression on week and on before or after, its errors widened where the weeks vary more than chance.
    """
    used = [place for place, whole in enumerate(wholes) if whole]
    later = np.array([after[place] for place in used], bool)
    part, whole = np.array([parts[n] for n in used], float), np.array([wholes[n] for n in used], float)
    if min(later.sum(), (~later).sum()) < FEWEST_WEEKS or part.sum() < FEWEST_NEEDED:
        return None
    # They take two seconds to load: only when they are used.
    from statsmodels.genmod.families import Binomial
    from statsmodels.genmod.generalized_linear_model import GLM

    week = np.array(used, float)
    causes = np.column_stack([np.ones(len(used)), (week - week.mean()) / max(1.0, week.std()), later])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # weeks in which nothing or all was needed; the fit says so by its width
        model = GLM(np.column_stack([part, whole - part]), causes, family=Binomial())
        plain = model.fit()
        spread = max(1.0, float(plain.pearson_chi2) / max(1, plain.df_resid))
        low, high = plain.conf_int(alpha=LEVEL)[2]
    middle = float(plain.params[2])
    half = (float(high) - float(low)) / 2 * spread**0.5
    ratios = np.exp(np.clip([middle, middle - half, middle + half], -20, 20))
    return Change(*(float(ratio) for ratio in ratios))


def start_coverage(days: Sequence[date]) -> dict[int, date]:
    """The first day on which each weekday brought anything: from then on it is screened."""
    first: dict[int, date] = {}
    for day in sorted(set(days)):
        first.setdefault(day.weekday(), day)
    return first


def find_new_days(days: Sequence[date]) -> dict[int, date]:
    """Weekdays that began to be screened weeks after the others, with the day: a change of coverage (5 to 7 days)."""
    first = start_coverage(days)
    begin = min(first.values(), default=date.max)
    return {weekday: day for weekday, day in first.items() if (day - begin).days >= NEW_DAY_AFTER}


@dataclass(frozen=True, slots=True)
class After:
    """Some officers after a miss: how many they are, what they attended and missed in the twelve weeks from then on."""

    officers: int
    attended: int
    missed: int

    @property
    def share(self) -> Share | None:
        """Their missed rate after it."""
        return share_of(min(self.missed, self.attended), self.attended) if self.attended else None


def follow_misses(
    missed: Mapping[str, Sequence[date]], attended: Mapping[str, Sequence[date]], told: Mapping[str, Sequence[date]],
    until: date,
) -> tuple[After, After]:  # fmt: skip
    """Officers after their first miss: those who were given feedback on it within four weeks, and those who were not.

    Both were picked by a miss, so that both come back to their usual rate by themselves: the one beside the other says
    what feedback did, and before beside after would not. The miss itself is counted for neither. Lists in order.
    """
    groups: dict[bool, list[int]] = {True: [0, 0, 0], False: [0, 0, 0]}
    for officer, days in missed.items():
        start = days[0]
        end = min(start + WATCHED, until)
        given = was_told(start, told.get(officer, ()))
        counted = groups[given]
        counted[0] += 1
        counted[1] += _between(attended.get(officer, ()), start, end)
        counted[2] += _between(days, start, end)
    return After(*groups[True]), After(*groups[False])


def was_told(start: date, days: Iterable[date]) -> bool:
    """Whether feedback was given within four weeks of a miss."""
    return any(timedelta(0) <= day - start <= timedelta(days=28) for day in days)


def _between(days: Sequence[date], start: date, end: date) -> int:
    """How many fall after the first day and up to the last."""
    return bisect_right(days, end) - bisect_left(days, start + timedelta(days=1))
