"""How a number and what it counts are said."""

from __future__ import annotations

IRREGULAR = {"child": "children", "entry": "entries", "person": "people", "reply": "replies"}


def count_of(number: int, noun: str) -> str:
    """A number with its noun in the right form: "1 child", "2 children", "1,204 incidents"."""
    return f"{number:,} {noun if number == 1 else name_many(noun)}"


def name_many(noun: str) -> str:
    """Several of what a noun names: "children", "blind checks"."""
    last = noun.rpartition(" ")[2]
    return noun.removesuffix(last) + IRREGULAR.get(last, last + "s")
