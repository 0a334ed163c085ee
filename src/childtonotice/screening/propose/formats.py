"""How dates and times are written in a column: found by trying, never assumed, the American order included."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import product

from childtonotice.screening.read.moments import read_moment

_DAYS = (
    *(f"{a}{sign}{b}{sign}{c}"
      for sign in "/-. "
      for a, b, c in (
          ("%d", "%m", "%Y"), ("%m", "%d", "%Y"), ("%d", "%m", "%y"), ("%m", "%d", "%y"), ("%d", "%b", "%Y"),
          ("%d", "%b", "%y"), ("%d", "%B", "%Y"), ("%Y", "%m", "%d"), ("%d", "%B", "%y"), ("%Y", "%b", "%d"),
      )),
    "%b %d, %Y", "%B %d, %Y", "%b %d %Y", "%B %d %Y", "%d%b%Y", "%d%b%y", "%d%m%Y", "%a %d %b %Y", "%A %d %B %Y",
    "%d %b, %Y", "%d-%b %Y", "%a %d/%m/%Y", "%a, %d %b %Y", "%Y%m%d%H%M", "%Y%m%d%H%M%S",
)  # fmt: skip
_TIMES = (
    "%H:%M",
    "%H:%M:%S",
    "%I:%M %p",
    "%I:%M:%S %p",
    "%I:%M%p",
    "%H%M",
    "%H.%M",
    "%H:%M:%S.%f",
    "%I.%M%p",
    "%H%M hrs",
)
_BETWEEN = (" ", ", ", "T", " at ", " on ", " - ", "-")
_ISO = re.compile(r"\d{4}-\d\d-\d\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d(?!\d)")
_PARTS = {"%d": r"\d{1,2}", "%m": r"\d{1,2}", "%Y": r"\d{4}", "%y": r"\d{2}", "%H": r"\d{1,2}", "%I": r"\d{1,2}",
          "%M": r"\d{2}", "%S": r"\d{2}", "%f": r"\d+", "%b": "[A-Za-z]{3,4}", "%B": "[A-Za-z]{3,9}",
          "%p": "[AaPp][Mm]", "%a": "[A-Za-z]{3}", "%A": "[A-Za-z]{6,9}"}  # fmt: skip
_DIGITS = re.compile(r"\d")
_MOST, _LONGEST, _ENOUGH, _MOST_FORMATS = 300, 40, 0.7, 3
_SERIAL = re.compile(r"\d{5}(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Written:
    """How the dates of a column are written.

    ``formats``: as strptime knows them; none where ISO 8601 is enough. ``share``: how much of what is there can be
    read. ``swapped``: the day and the month may as well stand the other way round. ``timed``: with a time of day.
    ``first``, ``last``: the range. ``order``: "day" or "month", where the column itself proves which comes first.
    """

    formats: tuple[str, ...]
    share: float
    swapped: bool = False
    timed: bool = False
    first: datetime | None = None
    last: datetime | None = None
    order: str = ""

    @property
    def short_year(self) -> bool:
        """Whether a year has two digits."""
        return any("%y" in pattern for pattern in self.formats)

    def turned(self) -> Written:
        """The same with day and month the other way round."""
        formats = tuple(turn(pattern) for pattern in self.formats)
        return Written(formats, self.share, self.swapped, self.timed, self.first, self.last, self.order)


def turn(pattern: str) -> str:
    """A format with its day and its month in each other's place."""
    return pattern.replace("%d", "\0").replace("%m", "%d").replace("\0", "%m")


def find_written(cells: Sequence[str]) -> Written | None:
    """How the dates of a column are written; None where it is no column of dates."""
    values = list(dict.fromkeys(value for value in cells if value))[:_MOST]
    if not values or not _plausible(values):
        return None
    chosen: list[str] = []
    left = [value for value in values if not (_ISO.match(value) and read_moment(value))]
    iso = len(values) - len(left)
    while left and len(chosen) < _MOST_FORMATS:
        pattern, read = _best_format(left, chosen)
        if read < max(1, 0.02 * len(values)):
            break
        chosen.append(pattern)
        left = [value for value in left if not _reads(value, pattern)]
    share = 1 - len(left) / len(values)
    if share < _ENOUGH or (not chosen and not iso):
        return None
    return _describe(values, chosen, share)


def _plausible(values: Sequence[str]) -> bool:
    fitting = [value for value in values if 6 <= len(value) <= _LONGEST and len(_DIGITS.findall(value)) >= 3]
    return len(fitting) >= _ENOUGH * len(values)


def _best_format(values: Sequence[str], chosen: Sequence[str]) -> tuple[str, int]:
    """The format that reads most of the values; never one that contradicts a chosen one about day and month."""
    counts: Counter[str] = Counter()
    candidates = {pattern for value in (*values[:6], *values[-3:]) for pattern in _formats_of(value)}
    for pattern in candidates - {turn(one) for one in chosen if "%b" not in one and "%B" not in one}:
        counts[pattern] = sum(_reads(value, pattern) for value in values)
    if not counts:
        return "", 0
    # Of equals the day comes first, as it does here.
    return max(counts.items(), key=lambda pair: (pair[1], pair[0].startswith(("%d", "%Y")), pair[0]))


def _formats_of(value: str) -> list[str]:
    """Every format in which a value can be read: a day alone, before a time, or behind one."""
    found = [day for day in _DAYS if _reads(value, day)]
    for time, between in product(_TIMES, _BETWEEN):
        behind = _end_of(f"{between}{time}").search(value)
        if behind:
            found += [f"{day}{between}{time}" for day in _DAYS if _reads(value[: behind.start()], day)]
        before = _shape_of(f"{time}{between}").match(value)
        if before:
            found += [f"{time}{between}{day}" for day in _DAYS if _reads(value[before.end() :], day)]
    return found


@cache
def _end_of(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{_shape_of(pattern).pattern})$")


@cache
def _shape_of(pattern: str) -> re.Pattern[str]:
    """How a date written in a format looks: a quick test before the exact one."""
    shape = "".join(_PARTS.get(part) or re.escape(part) for part in re.findall("%.|[^%]", pattern))
    # Where nothing parts the digits, each part has all of its own.
    return re.compile(shape.replace("{1,2}", "{2}") if "%m%" in pattern else shape)


def _reads(value: str, pattern: str) -> bool:
    return _read(value, pattern) is not None


def _read(value: str, pattern: str) -> datetime | None:
    if not _shape_of(pattern).fullmatch(value):
        return None
    try:
        return datetime.strptime(value, pattern)  # noqa: DTZ007 - only how it is written matters
    except ValueError:
        return None


def _describe(values: Sequence[str], chosen: Sequence[str], share: float) -> Written:
    found = [moment for value in values if (moment := _first_reading(value, chosen))]
    numeric = [pattern for pattern in chosen if "%m" in pattern and "%d" in pattern and not pattern.startswith("%Y")]
    swapped, order = False, ""
    if numeric:
        pattern = numeric[0]
        own = [value for value in values if _reads(value, pattern)]
        other = sum(_reads(value, turn(pattern)) for value in own)
        swapped = other == len(own)
        order = "" if swapped else ("day" if pattern.index("%d") < pattern.index("%m") else "month")
    timed = any("%H" in pattern or "%I" in pattern for pattern in chosen) or any(
        (moment.hour, moment.minute) != (0, 0) for moment in found
    )
    return Written(tuple(chosen), share, swapped, timed, min(found, default=None), max(found, default=None), order)


def _first_reading(value: str, formats: Sequence[str]) -> datetime | None:
    if _ISO.match(value):
        try:
            return datetime.fromisoformat(re.sub(r"(Z|[+-]\d\d:?\d\d)$", "", value)).replace(tzinfo=None)
        except ValueError:
            return None
    return next((moment for pattern in formats if (moment := _read(value, pattern))), None)


def find_time_of_day(cells: Sequence[str]) -> str:
    """The format of a column that holds times without a date; empty where it is none."""
    values = list(dict.fromkeys(value for value in cells if value))[:_MOST]
    for pattern in _TIMES:
        if values and sum(_reads(value, pattern) for value in values) >= 0.9 * len(values):
            return pattern
    return ""


def holds_serials(cells: Sequence[str]) -> bool:
    """Whether a column holds bare Excel serial numbers of days since about 1927."""
    values = [value for value in cells if value][:_MOST]
    fitting = [value for value in values if _SERIAL.fullmatch(value) and 10_000 <= float(value) < 80_000]
    return bool(values) and len(fitting) >= 0.9 * len(values)
