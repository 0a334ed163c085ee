"""Ages as officers write them, in the one form of the contract: ``n``, ``lo-hi``, ``<n``, ``n+``."""

from __future__ import annotations

import re

OLDEST = 130
_UNITS = r"\s*(?:y\.?o\.?a?\.?|yrs?\.?|years?)?(?:\s*old)?"
_ABOUT = r"(?:approx\.?|approximately|about|around|circa|c\.?|ca\.?|~|aged?)?\s*"
_NUMBER = r"(\d{1,3}(?:\.\d+)?)"
_SINGLE = re.compile(rf"{_ABOUT}{_NUMBER}{_UNITS}")
_BAND = re.compile(rf"{_ABOUT}{_NUMBER}{_UNITS}\s*(?:-|–|—|to|/)\s*{_NUMBER}{_UNITS}")
_UNDER = re.compile(rf"(?:<|under|u/?|below|less than|younger than)\s*{_NUMBER}{_UNITS}")
_UP_TO = re.compile(rf"(?:<=|≤|up to)\s*{_NUMBER}{_UNITS}")
_OVER = re.compile(
    rf"(?:>=|≥|at least)\s*{_NUMBER}{_UNITS}|{_NUMBER}{_UNITS}\s*(?:\+|plus|and over|or over|or more|and above)"
)
_ABOVE = re.compile(rf"(?:>|over|above|older than|more than)\s*{_NUMBER}{_UNITS}")
_MONTHS = re.compile(rf"{_ABOUT}{_NUMBER}\s*(?:m|mths?|mos?|months?)\.?(?:\s*old)?")
_WEEKS = re.compile(rf"{_ABOUT}{_NUMBER}\s*(?:wks?|weeks?|w)\.?(?:\s*old)?")
_DAYS = re.compile(rf"{_ABOUT}{_NUMBER}\s*(?:days?)(?:\s*old)?|newborn|new born")


def read_age(text: str) -> str | None:
    """An age or band in the contract's form; the empty text stays empty, None means that it cannot be read.

    A band keeps its low and its high; months and weeks become decimals of a year, as in the answer.
    """
    said = " ".join(text.casefold().split())
    if not said:
        return ""
    for pattern, write in _FORMS:
        found = pattern.fullmatch(said)
        if found:
            return write([part for part in found.groups() if part is not None])
    return None


def _single(parts: list[str]) -> str | None:
    return _plain(parts[0]) if float(parts[0]) <= OLDEST else None


def _band(parts: list[str]) -> str | None:
    low, high = float(parts[0]), float(parts[1])
    return f"{_plain(parts[0])}-{_plain(parts[1])}" if low <= high <= OLDEST else None


def _under(parts: list[str]) -> str | None:
    return f"<{_plain(parts[0])}" if 0 < float(parts[0]) <= OLDEST else None


def _over(parts: list[str]) -> str | None:
    return f"{_plain(parts[0])}+" if float(parts[0]) <= OLDEST else None


def _part_of_year(count: float, whole: float) -> str:
    return f"{count / whole:.2f}".rstrip("0").rstrip(".")


def _plain(number: str) -> str:
    return f"{float(number):g}"


_FORMS = (
    (_SINGLE, _single),
    (_BAND, _band),
    (_UNDER, _under),
    (_UP_TO, lambda parts: _under([str(float(parts[0]) + 1)])),
    (_OVER, _over),
    (_ABOVE, lambda parts: _over([str(float(parts[0]) + 1)])),
    (_MONTHS, lambda parts: _part_of_year(float(parts[0]), 12)),
    (_WEEKS, lambda parts: _part_of_year(float(parts[0]), 52)),
    (_DAYS, lambda parts: _part_of_year(float(parts[0]) if parts else 0, 365)),
)
