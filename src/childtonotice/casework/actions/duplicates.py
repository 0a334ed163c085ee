"""Closing several items at once as the same as another incident: one reason, and each item its own decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import area_named, item_numbered, reader_of
from childtonotice.casework.actions import Conflict, Refused, action
from childtonotice.casework.actions.answers import Answer
from childtonotice.casework.actions.decisions import Decided, decide
from childtonotice.casework.audit import record
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Decision, User
from childtonotice.casework.reasons import say_nothing, title_of

MOST_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Closed:
    """What was closed, and what was left as it was: each reference with why."""

    references: tuple[str, ...]
    left: tuple[tuple[str, str], ...]


@action
def close_duplicates(
    *, by: User, area_code: str, chosen: Sequence[tuple[str, int]], which: str, reason: str, words: str,
    now: datetime | None = None,
) -> Closed | Refused:  # fmt: skip
    """Decide each chosen item (number and the version seen) as the same as one other incident (features 23).

    Every item gets its own decision and is checked for itself; one that changed meanwhile is left, and named.
    """
    moment = now or timezone.now()
    area_named(reader_of(by, moment), area_code, Verb.DECIDE)
    errors = _errors(chosen, which, reason, words)
    if errors:
        return Refused(tuple(errors))
    answer = Answer(Decision.SAME.value, reason, words, which=which.strip())
    closed: list[str] = []
    left: list[tuple[str, str]] = []
    for number, version in chosen:
        reference = item_numbered(reader_of(by, moment), number, Verb.DECIDE).incident_id
        why = _close(by, number, version, answer, moment)
        left.append((reference, why)) if why else closed.append(reference)
    details = {"closed": len(closed), "left": len(left), "items": [number for number, _ in chosen]}
    record("items.close-duplicates", by=by, subject=f"area:{area_code}", details=details, now=moment)
    return Closed(tuple(closed), tuple(left))


def _close(by: User, number: str, version: int, answer: Answer, now: datetime) -> str:
    """Empty where the item is closed; else why it was left."""
    outcome = decide(by=by, number=number, version=version, answer=answer, now=now)
    if isinstance(outcome, Decided):
        return ""
    if isinstance(outcome, Conflict):
        return "it changed, or somebody decided it, since you ticked it"
    return "it is the one that the others are the same as" if outcome.errors[0][0] == "which" else outcome.errors[0][1]


def _errors(chosen: Sequence[tuple[str, int]], which: str, reason: str, words: str) -> list[tuple[str, str]]:
    errors = [] if chosen else [("chosen", "Tick at least one item")]
    if len(chosen) > MOST_AT_ONCE:
        errors.append(("chosen", f"Tick at most {MOST_AT_ONCE} items at once"))
    if not which.strip():
        errors.append(("which", "Say which incident they are the same as"))
    if not title_of(Decision.SAME, reason):
        errors.append(("reason", "Choose a reason"))
    if say_nothing(words):
        errors.append(("words", "Say in one sentence what in the records shows that they are the same"))
    return errors
