"""Columns of times and dates: UTC once, on reading, right on the days of 23 and of 25 hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np

from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.read.arrow import Cells, Piece, encode, pa, pc
from childtonotice.screening.read.clean import Positions
from childtonotice.screening.read.mapping import ColumnMap
from childtonotice.screening.read.moments import (
    FIRST_BIRTH_YEAR,
    FIRST_YEAR,
    LAST_YEAR,
    Day,
    Moment,
    read_day,
    read_moment,
)
from childtonotice.screening.read.raw import as_text
from childtonotice.screening.text.unseen import without_unseen

Micros = np.ndarray[Any, np.dtype[np.int64]]
UTC_TIME = pa.timestamp("us", tz="UTC")
_HOUR = 3_600_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_PLAIN_ISO = r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?$"
_FIRST, _LAST = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) * 1_000_000 for year in (FIRST_YEAR, LAST_YEAR + 1))
_NONE = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A column after reading, and the rows that a reader should hear of."""

    cells: Cells
    unreadable: Positions
    serial: Positions
    moved: Positions


def read_times(cells: Cells, how: ColumnMap, *, second: bool, first_of_1904: bool = False) -> Parsed:
    """A column of times in UTC; without an offset they are London's.

    Where the clocks go back a time happens twice: ``second`` says which is meant (contract, "Files that are not as
    they should be"). A time that the clocks jump over moves forward and is reported in ``moved``.
    """
    if pa.types.is_timestamp(cells.type) or pa.types.is_date(cells.type):
        return _typed_times(cells, second)
    plain = _plain_iso_times(cells, second)
    if plain:
        return plain
    values, indices = _unique(cells)
    found = [read_moment(value, how.dates, first_of_1904) if value else None for value in values]
    micros, moved = _to_utc(found, second)
    missing = np.array([moment is None for moment in found], np.bool_)
    chosen = pa.array(micros, pa.int64(), mask=missing).cast(UTC_TIME).take(indices)
    return Parsed(
        pa.chunked_array([chosen], UTC_TIME),
        *_places(indices, values, found),
        _rows_of(indices, moved),
    )


def read_dates(cells: Cells, how: ColumnMap, *, today: date = date.max, first_of_1904: bool = False) -> Parsed:
    """A column of dates. ``today`` is the day from which a two-digit year looks back."""
    if pa.types.is_date(cells.type) or (pa.types.is_timestamp(cells.type) and cells.type.tz is None):
        return _typed_dates(pc.cast(cells, pa.date32(), safe=False))
    values, indices = _unique(cells)
    century = how.century
    found = [read_day(value, how.dates, century, today, first_of_1904) if value else None for value in values]
    chosen = pa.array([day.day if day else None for day in found], pa.date32()).take(indices)
    return Parsed(pa.chunked_array([chosen], pa.date32()), *_places(indices, values, found), _NONE)


def _typed_dates(cells: Cells) -> Parsed:
    first, last = pa.scalar(date(FIRST_BIRTH_YEAR, 1, 1), pa.date32()), pa.scalar(date(LAST_YEAR, 12, 31), pa.date32())
    odd = pc.fill_null(pc.or_(pc.less(cells, first), pc.greater(cells, last)), False)
    return Parsed(pc.if_else(odd, None, cells), np.flatnonzero(np.asarray(odd, np.bool_)), _NONE, _NONE)


def _unique(cells: Cells) -> tuple[list[str], Piece]:
    encoded = encode(pc.utf8_trim_whitespace(as_text(cells)))
    return [without_unseen(value).strip() for value in encoded.dictionary.to_pylist()], encoded.indices


def _places(
    indices: Piece, values: list[str], found: list[Moment | None] | list[Day | None]
) -> tuple[Positions, Positions]:
    unreadable = [item is None and value != "" for value, item in zip(values, found, strict=True)]
    serial = [item is not None and item.serial for item in found]
    return _rows_of(indices, unreadable), _rows_of(indices, serial)


def _rows_of(indices: Piece, marked: list[bool] | np.ndarray[Any, Any]) -> Positions:
    mask = np.asarray(marked, np.bool_)
    return np.flatnonzero(mask[indices.to_numpy(zero_copy_only=False)]) if mask.any() else _NONE


def _to_utc(found: list[Moment | None], second: bool) -> tuple[Micros, np.ndarray[Any, Any]]:
    micros = np.array([moment.micros if moment else 0 for moment in found], np.int64)
    absolute = np.array([moment.absolute if moment else True for moment in found], np.bool_)
    utc, moved = london_to_utc(micros, second)
    return np.where(absolute, micros, utc), moved & ~absolute


def _plain_iso_times(cells: Cells, second: bool) -> Parsed | None:
    """The quick way for a column that is all ISO times of one plain form; None sends it the careful way."""
    text = pc.utf8_trim_whitespace(as_text(cells))
    if not pc.all(pc.or_(pc.equal(text, ""), pc.match_substring_regex(text, _PLAIN_ISO))).as_py():
        return None
    try:
        return _typed_times(pc.if_else(pc.equal(text, ""), None, text).cast(pa.timestamp("us")), second)
    except pa.ArrowInvalid:
        return None


def _typed_times(cells: Cells, second: bool) -> Parsed:
    absolute = pa.types.is_timestamp(cells.type) and cells.type.tz is not None
    numbers = pc.cast(cells, UTC_TIME if absolute else pa.timestamp("us"), safe=False).cast(pa.int64())
    empty = np.asarray(pc.is_null(numbers), np.bool_)
    micros = np.asarray(pc.fill_null(numbers, 0), np.int64)
    odd = ((micros < _FIRST) | (micros >= _LAST)) & ~empty
    utc, moved = (micros, np.zeros(len(micros), np.bool_)) if absolute else london_to_utc(micros, second)
    times = pa.array(utc, pa.int64(), mask=empty | odd).cast(UTC_TIME)
    return Parsed(
        pa.chunked_array([times], UTC_TIME), np.flatnonzero(odd), _NONE, np.flatnonzero(moved & ~empty & ~odd)
    )


def london_to_utc(micros: Micros, second: bool) -> tuple[Micros, np.ndarray[Any, Any]]:
    """London clock times as UTC, and which of them do not exist; zoneinfo is asked once for each different hour."""
    hours, place = np.unique(micros // _HOUR, return_inverse=True)
    shifts = np.empty(len(hours), np.int64)
    gaps = np.empty(len(hours), np.bool_)
    for at, hour in enumerate(hours.tolist()):
        shifts[at], gaps[at] = _london_shift(hour, second)
    return micros - shifts[place], gaps[place]


def _london_shift(hour: int, second: bool) -> tuple[int, bool]:
    try:
        clock = _EPOCH + timedelta(hours=hour)
    except OverflowError:
        return 0, False
    first, later = (clock.replace(tzinfo=LONDON, fold=fold).utcoffset() or timedelta(0) for fold in (0, 1))
    # A gap shows as an earlier reading with the smaller offset; that reading is the one that moves forward.
    chosen = later if second and first > later else first
    return int(chosen.total_seconds()) * 1_000_000, first < later


def means_second(column: str) -> bool:
    """Which of two equal clock times a column means: the report the first, whatever follows it the second."""
    return column != "reported_at"
