"""Addresses that stand in several columns: house, street, town and postcode put together."""

from __future__ import annotations

from dataclasses import replace

from childtonotice.screening.propose.plans import Choice, TablePlan
from childtonotice.screening.propose.sorts import Seen

_OF_A_PLACE = frozenset({"address", "line", "place", "incident", "id", "name"})


def join_places(one: Seen, plan: TablePlan, taken: set[str]) -> TablePlan:
    """The plan with every column of the address of the incident, in the order of the file."""
    first = plan.choice("location")
    if first is None:
        return plan
    used = (plan.used - set(first.sources)) | taken
    parts = [
        candidate.name for candidate in one.candidates
        if candidate.name not in used and _is_part(candidate.words) and not candidate.looks.share("long")
    ]  # fmt: skip
    if len(parts) < 2:
        return plan
    joined = Choice("location", tuple(parts), {})
    return replace(plan, choices=tuple(joined if choice is first else choice for choice in plan.choices))


def _is_part(words: tuple[str, ...]) -> bool:
    plain = {word for word in words if not word.isdigit()}
    return plain <= _OF_A_PLACE and bool({"address", "line", "place"} & plain)
