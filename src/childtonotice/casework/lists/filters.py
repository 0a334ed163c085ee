"""Narrowing a list by fixed codes alone: no reference, name or officer ever stands in an address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date

from django.utils.text import slugify

from childtonotice.casework.lists.values import Choice, Filters
from childtonotice.casework.wording import BANDS, FOUND_BY, band_of

STATUSES = {
    "no-ppn": "No PPN",
    "part-covered": "Part covered",
    "check-match": "Check the match",
    "covered": "Covered",
    "excluded": "Left out",
}


@dataclass(frozen=True, slots=True)
class Traits:
    """What one item can be filtered by."""

    pk: int
    day: date
    status: str
    priority: int
    found_by: tuple[str, ...]
    categories: tuple[str, ...]
    grade: str
    note: str = ""


def read_filters(asked: Mapping[str, str]) -> Filters:
    """The filters that an address asks for; what is no code of ours is dropped in silence."""
    wanted = {field.name: asked.get(field.name, "") for field in fields(Filters)}
    return Filters(**{name: code for name, code in wanted.items() if code == slugify(code)})


# How each filter reads an item: its codes, each with the words shown.
_READERS: Mapping[str, Callable[[Traits], list[tuple[str, str]]]] = {
    "day": lambda item: [(item.day.isoformat(), f"{item.day:%A} {item.day.day} {item.day:%b}")],
    "status": lambda item: [(item.status, STATUSES.get(item.status, item.status))],
    "band": lambda item: [(band_of(item.priority, item.note), BANDS[band_of(item.priority, item.note)])],
    "found_by": lambda item: [(code, FOUND_BY.get(code, code)) for code in item.found_by],  # type: ignore[call-overload]
    "category": lambda item: [(slugify(words), words[:1].upper() + words[1:]) for words in item.categories],
    "grade": lambda item: [(slugify(item.grade), item.grade)] if item.grade else [],
}


def matching(items: Iterable[Traits], filters: Filters) -> list[int]:
    """The ids of the items that all filters let through."""
    wanted = [(name, getattr(filters, name)) for name in _READERS if getattr(filters, name)]
    return [item.pk for item in items if all(_has(item, name, code) for name, code in wanted)]


def _has(item: Traits, name: str, code: str) -> bool:
    return any(own == code for own, _ in _READERS[name](item))


def offer_choices(items: Iterable[Traits], filters: Filters) -> dict[str, tuple[Choice, ...]]:
    """For each filter the codes that occur in the list, with counts; days in order, the rest by their words."""
    items = list(items)
    return {name: _choices(items, name, getattr(filters, name)) for name in _READERS}


def _choices(items: list[Traits], name: str, chosen: str) -> tuple[Choice, ...]:
    counts = Counter(pair for item in items for pair in set(_READERS[name](item)))
    place = {code: at for at, code in enumerate(BANDS)} if name == "band" else {}
    by_words = sorted(counts, key=lambda pair: (place.get(pair[0], 0), pair[0] if name == "day" else pair[1]))
    return tuple(Choice(code, words, counts[code, words], code == chosen) for code, words in by_words)
