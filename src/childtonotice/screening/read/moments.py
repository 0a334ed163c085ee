"""One written time or date, read without guessing: ISO 8601, the formats of the mapping, or an Excel serial number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from childtonotice.screening.circumstances import LONDON

_ISO = re.compile(r"\d{4}-\d\d-\d\d|\d{8}(?!\d)")
# ISO 8601 lets a minute end in a second of its own; it belongs to the day before, as the second before it does.
_LEAP_SECOND = re.compile(r"(?<=:59):60(?!\d)")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_DAY_ZERO = datetime(1899, 12, 30, tzinfo=UTC).replace(tzinfo=None)
_DAY_ZERO_OF_1904 = datetime(1904, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_MICROSECOND = timedelta(microseconds=1)
# A time outside these years is a slip of the pen, and no calendar can count days from it.
FIRST_YEAR, LAST_YEAR, FIRST_BIRTH_YEAR = 1900, 2199, 1800
# Serial numbers from 1927 to 2119: anything else that is a number is no date.
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 80_000


@dataclass(frozen=True, slots=True)
class Moment:
    """A time: microseconds since 1970 on London's clocks, or in UTC (``absolute``); ``serial``: it was a number."""

    micros: int
    absolute: bool = False
    serial: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A date; ``serial``: it was a bare number."""

    day: date
    serial: bool = False


def read_moment(text: str, formats: tuple[str, ...] = (), first_of_1904: bool = False) -> Moment | None:
    """A time, or None where it cannot be read; a date that does not exist is never rolled on to one that does.

    A text in ISO form is read as ISO 8601 whatever the formats say, so that it is never read day first.
    """
    if _ISO.match(text):
        return _written(_iso(text))
    for pattern in formats:
        found = _strptime(text, pattern)
        if found:
            return _written(found)
    serial = _from_serial(text, first_of_1904)
    return Moment(_micros(serial), serial=True) if serial else None


def read_day(
    text: str, formats: tuple[str, ...] = (), century: str = "", today: date = date.max, first_of_1904: bool = False
) -> Day | None:
    """A date, or None where it cannot be read.

    ``century`` "past": a two-digit year is the last one not after ``today``; four digits always stand as written.
    """
    found = _find_day(text, formats, century, today, first_of_1904)
    return found if found and FIRST_BIRTH_YEAR <= found.day.year <= LAST_YEAR else None


def _find_day(text: str, formats: tuple[str, ...], century: str, today: date, first_of_1904: bool) -> Day | None:
    if _ISO.match(text):
        iso = _iso(text)
        return Day(_london_day(iso)) if iso and iso.year > 1 else None
    for pattern in formats:
        found = _strptime(text, pattern)
        if found:
            return Day(_in_century(found.date(), text, pattern, century, today))
    serial = _from_serial(text, first_of_1904)
    return Day(serial.date(), serial=True) if serial else None


def _iso(text: str) -> datetime | None:
    tight = _LEAP_SECOND.sub(":59", re.sub(r"\s+(?=[+-]\d\d:?\d\d$|Z$)", "", text.upper()))
    late = re.fullmatch(r"(\S{8,10})[T ]24:00(:00(\.0+)?)?", tight)
    try:
        # ISO 8601 lets a day end at 24:00; Python 3.11 does not read that.
        return datetime.fromisoformat(late[1]) + timedelta(days=1) if late else datetime.fromisoformat(tight)
    except (ValueError, OverflowError):
        return None


def _strptime(text: str, pattern: str) -> datetime | None:
    for candidate in (pattern, pattern.replace("%y", "%Y")):
        try:
            return datetime.strptime(text, candidate)  # noqa: DTZ007 - the force's clock is London's
        except ValueError:
            continue
    return None


def _in_century(day: date, text: str, pattern: str, century: str, today: date) -> date:
    if century != "past" or "%y" not in pattern or str(day.year) in text:
        return day
    year = 2000 + day.year % 100
    try:
        return day.replace(year=year) if day.replace(year=year) <= today else day.replace(year=year - 100)
    except ValueError:
        return day


def _from_serial(text: str, first_of_1904: bool) -> datetime | None:
    if not _SERIAL.fullmatch(text) or not _FIRST_SERIAL <= float(text) < _LAST_SERIAL:
        return None
    return (_DAY_ZERO_OF_1904 if first_of_1904 else _DAY_ZERO) + timedelta(seconds=round(float(text) * 86_400))


def _london_day(found: datetime) -> date:
    return (found.astimezone(LONDON) if found.tzinfo else found).date()


def _written(found: datetime | None) -> Moment | None:
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        return None
    if found.tzinfo:
        return Moment(_micros(found.astimezone(UTC).replace(tzinfo=None)), absolute=True)
    return Moment(_micros(found))


def _micros(found: datetime) -> int:
    return (found - _EPOCH) // _MICROSECOND
