"""Control charts: when a series says that something changed, and when it only varies as it always did.

Two rules flag a signal: a point outside its limits, and eleven in a row on one side of the mean. The limits are set by
how many points there are, so that of 100 series without any change about 5 raise a signal in a year of weeks. Limits
are drawn for each stretch of one coverage alone: a day of the week that begins to be screened makes no trend.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

OUTSIDE = 0.025
RUN = 11
# The mean moving range of two points is so many standard deviations of one (XmR charts).
RANGE_TO_SPREAD = 1.128
FEWEST_POINTS = 8


@dataclass(frozen=True, slots=True)
class Point:
    """One point. ``mean``, ``low``, ``high``: none where too few for limits. ``signal``: in words, or empty."""

    value: float | None
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    signal: str = ""
    stretch: int = 0


def chart_shares(parts: Sequence[int], wholes: Sequence[int], stretches: Sequence[int]) -> list[Point]:
    """A p chart: the share of each week with binomial limits, in stretches of one coverage."""
    return _by_stretch(stretches, lambda places: _shares([parts[n] for n in places], [wholes[n] for n in places]))


def chart_values(values: Sequence[float | None], stretches: Sequence[int]) -> list[Point]:
    """An XmR chart of times: each value with limits from the mean moving range, in stretches of one coverage.

    Times lean to the long side, so that plain limits would call every sixth force without change a signal. Their cube
    roots do not (Wilson and Hilferty 1931): mean and limits are worked out from these and told in hours.
    """
    return _by_stretch(stretches, lambda places: _values([values[n] for n in places]))


def _by_stretch(stretches: Sequence[int], draw) -> list[Point]:  # type: ignore[no-untyped-def]
    points: list[Point] = []
    for stretch in dict.fromkeys(stretches):
        places = [place for place, each in enumerate(stretches) if each == stretch]
        points += [
            Point(point.value, point.mean, point.low, point.high, point.signal, stretch) for point in draw(places)
        ]
    return points


def _shares(parts: list[int], wholes: list[int]) -> list[Point]:
    values = [part / whole if whole else None for part, whole in zip(parts, wholes, strict=True)]
    if sum(value is not None for value in values) < FEWEST_POINTS:
        return [Point(value) for value in values]
    from scipy.stats import binom  # takes a second to load: only when it is used

    mean = sum(parts) / sum(wholes)
    level = 1 - OUTSIDE / len(values)
    wider = _spread_of(values, wholes, mean)
    limits: list[tuple[float, float]] = []
    for whole in wholes:
        low, high = binom.interval(level, whole, mean) if whole and 0 < mean < 1 else (0, 0)
        edges = (mean + wider * (float(edge) / max(1, whole) - mean) for edge in (low, high))
        least, most = (min(1.0, max(0.0, edge)) for edge in edges)
        limits.append((least, most))
    return _flag(values, mean, limits)


def _spread_of(values: Sequence[float | None], wholes: Sequence[int], mean: float) -> float:
    """By how much weeks vary more than chance from one to the next: the limits are so much wider (Laney 2002).

    One week beside the next: a step or a slow trend does not widen them.
    """
    if not 0 < mean < 1:
        return 1.0
    known = [(value, whole) for value, whole in zip(values, wholes, strict=True) if value is not None]
    scores = np.array([(value - mean) / (mean * (1 - mean) / whole) ** 0.5 for value, whole in known])
    return max(1.0, float(np.abs(np.diff(scores)).mean()) / RANGE_TO_SPREAD)


def _values(values: list[float | None]) -> list[Point]:
    known = np.cbrt([value for value in values if value is not None])
    if len(known) < FEWEST_POINTS:
        return [Point(value) for value in values]
    from scipy.stats import t

    mean, spread = float(known.mean()), float(np.abs(np.diff(known)).mean()) / RANGE_TO_SPREAD
    # The spread is itself estimated from so few points: Student's t is wider than the normal for it.
    half = float(t.ppf(1 - OUTSIDE / 2 / len(known), 0.6 * (len(known) - 1))) * spread
    return _flag(values, mean**3, [((mean - half) ** 3, (mean + half) ** 3)] * len(values))


def _flag(values: list[float | None], mean: float, limits: list[tuple[float, float]]) -> list[Point]:
    """Each point with its limits and what it signals."""
    runs = find_runs([None if value is None else value - mean for value in values])
    points = []
    for place, (value, (low, high)) in enumerate(zip(values, limits, strict=True)):
        signal = ""
        if value is not None and (value > high or value < low):
            signal = "above its limits" if value > high else "below its limits"
        elif place in runs:
            signal = f"{RUN} or more in a row {'above' if (value or 0) > mean else 'below'} the mean"
        points.append(Point(value, mean, low, high, signal))
    return points


def find_runs(sides: Sequence[float | None]) -> set[int]:
    """The places that stand in a run of eleven or more on one side; a week without a value does not break one."""
    found: set[int] = set()
    run: list[int] = []
    for place, side in enumerate(sides):
        if side is None:
            continue
        if run and side * (sides[run[-1]] or 0) > 0:
            run.append(place)
        else:
            run = [place] if side else []
        if len(run) >= RUN:
            found.update(run)
    return found
