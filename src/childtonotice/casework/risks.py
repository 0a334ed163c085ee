"""The risk that a form is pre-set with, and on whose word: an officer's grading, else what the record itself names."""

from __future__ import annotations

from collections.abc import Iterable

from childtonotice.casework.models import Item
from childtonotice.casework.reasons import GRADES
from childtonotice.screening import GRAVE


def suggest_risk(item: Item, gradings: Iterable[str] | None = None) -> str:
    """The highest grading that an officer gave; else high where the record names a grave risk, medium where any.

    Never standard: that little is at stake is for a reader to say. Empty where the record names no risk.
    ``gradings``: those of the item's PPNs, where the caller has them at hand.
    """
    given = set(item.ppns.values_list("grading", flat=True) if gradings is None else gradings)
    graded = [code for code in GRADES if code in given]
    if graded:
        return graded[-1]
    named = set(item.categories) - {"other"} | {label for kind, _, _, label, _ in item.marks if kind == "risk"}
    return "high" if named & GRAVE else "medium" if named else ""
