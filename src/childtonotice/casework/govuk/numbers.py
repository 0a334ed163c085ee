"""How a number and what it counts are said."""

from __future__ import annotations

IRREGULAR = {"child": "children", "entry": "entries", "person": "people", "reply": "replies"}


def count_of(number: int, noun: str) -> str:
    """A number with its noun in the right form: "1 child", "2 children", "1,204 incidents"."""
    last = noun.rpartition(" ")[2]
    plural = noun.removesuffix(last) + IRREGULAR.get(last, last + "s")
    return f"{number:,} {noun if number == 1 else plural}"
