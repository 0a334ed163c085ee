"""What is doubtful of a review that was made before this program, in words."""

from __future__ import annotations

from collections.abc import Iterable

DOUBTS = {
    "no-decision": "it names no decision",
    "unknown-decision": "its word for the decision is not in the mapping",
    "unknown-risk": "its word for the risk is not in the mapping",
    "no-day": "it names no day of the decision",
    "unreadable-day": "a day in it could not be read",
    "nobody": "it does not say who decided",
    "not-screened": "its incident is not among those screened here",
    "other-day": "its day of the report is not the record's",
    "disagrees": "another row of the same incident decides otherwise",
}


def tell_doubts(codes: Iterable[str]) -> str:
    """The doubts in one sentence; empty where there is none."""
    said = [DOUBTS[code] for code in codes if code in DOUBTS]
    return f"Doubtful: {'; '.join(said)}." if said else ""
