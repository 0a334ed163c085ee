"""Before and after: an interrupted time series, and whether feedback helped, guarded against mere seeming (R31)."""

from __future__ import annotations

import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from childtonotice.casework.reports.intervals import LEVEL, Share, share_of

FEWEST_WEEKS = 6
FEWEST_NEEDED = 20
NEW_DAY_AFTER = 21
YEAR = 365.25 / 7
SEASONS = 2 * YEAR - 2
WATCHED = timedelta(days=84)


@dataclass(frozen=True, slots=True)
class Change:
    """What a change did to a share: the odds after it beside those that the trend before it leads one to expect.

    ``ratio`` with ``low`` and ``high``: 0.5 halves the odds. ``clear``: the interval does not hold 1.
    ``without``: the place of one week that is left out, since all rested on it; none where nothing is. ``seasonal``:
    the season was taken out.
    """

    ratio: float
    low: float
    high: float
    without: int | None = None
    seasonal: bool = False

    @property
    def clear(self) -> bool:
        """Whether the data show a change at all."""
        return not self.low <= 1 <= self.high


def measure_step(parts: Sequence[int], wholes: Sequence[int], after: Sequence[bool]) -> Change | None:
    """The step at a change, beyond the trend of the weeks; none where either side has too few weeks or too few cases.

    A binomial regression on week and on before or after, its errors widened where the weeks vary more than chance, or
    follow one another. Over two years the season is taken out too. What rests on a single week is not claimed.
    """
    used = [place for place, whole in enumerate(wholes) if whole]
    later = sum(after[place] for place in used)
    if min(later, len(used) - later) < FEWEST_WEEKS or sum(parts) < FEWEST_NEEDED:
        return None
    change, odd = _fit_step(parts, wholes, after, used)
    if not change.clear:
        return change
    without, _ = _fit_step(parts, wholes, after, [place for place in used if place != odd])
    return change if without.clear else replace(without, without=odd)


def _fit_step(
    parts: Sequence[int], wholes: Sequence[int], after: Sequence[bool], used: Sequence[int]
) -> tuple[Change, int]:
    """The step of these weeks, and the week that pulls at it most."""
    # They take two seconds to load: only when they are used.
    from statsmodels.genmod.families import Binomial
    from statsmodels.genmod.generalized_linear_model import GLM

    part, whole = (np.array([counts[n] for n in used], float) for counts in (parts, wholes))
    week, later = np.array(used, float), np.array([after[n] for n in used], float)
    seasonal = bool(np.ptp(week) >= SEASONS)
    causes = _list_causes(week, later, seasonal=seasonal)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # weeks in which nothing or all was needed; the fit says so by its width
        plain = GLM(np.column_stack([part, whole - part]), causes, family=Binomial()).fit()
        low, high = plain.conf_int(alpha=LEVEL)[1]
    rest = np.asarray(plain.resid_pearson)
    spread = max(1.0, float(plain.pearson_chi2) / max(1, plain.df_resid)) * _follow_one_another(rest)
    middle, half = float(plain.params[1]), (float(high) - float(low)) / 2 * spread**0.5
    ratio, least, most = np.exp(np.clip([middle, middle - half, middle + half], -20, 20)).tolist()
    return Change(ratio, least, most, seasonal=seasonal), used[int(np.argmax(np.abs(rest)))]


def _list_causes(
    week: npt.NDArray[np.float64], later: npt.NDArray[np.float64], *, seasonal: bool
) -> npt.NDArray[np.float64]:
    """What the share may rest on, a column each: a start, before or after, the trend; and the season."""
    causes = [np.ones(len(week)), later, (week - week.mean()) / max(1.0, float(week.std()))]
    if seasonal:
        causes += [np.sin(2 * np.pi * week / YEAR), np.cos(2 * np.pi * week / YEAR)]
    return np.column_stack(causes)


def _follow_one_another(rest: npt.NDArray[np.float64]) -> float:
    """By how much the errors widen where one week is like the one before it; 1 where it is not."""
    alike = float(np.sum(rest[1:] * rest[:-1]) / max(1e-9, float(np.sum(rest * rest))))
    if alike < 2 / len(rest) ** 0.5:
        return 1.0
    return (1 + alike) / (1 - min(alike, 0.9))


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
