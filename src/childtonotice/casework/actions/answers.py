"""What a reader answers of an item, and what is missing from it: each thing to put right in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from childtonotice.casework.clocks import end_of_day
from childtonotice.casework.force import our_force
from childtonotice.casework.models import Advisor, Decision, Item, ItemChild
from childtonotice.casework.reasons import (
    GRADES,
    LONG_AGO,
    PROMPT_ANSWERS,
    TAKEN_ELSEWHERE,
    prompts_in_force,
    say_nothing,
    title_of,
)
from childtonotice.casework.recover import whom_to_ask
from childtonotice.casework.school import find_school_error
from childtonotice.screening.findings import Cover
from childtonotice.screening.tables import CATEGORIES

Error = tuple[str, str]
DECISIONS = frozenset(Decision.values)
# The item's outcome is the most serious answer of its children.
SERIOUSNESS = (
    Decision.NEEDED,
    Decision.ADVICE,
    Decision.WAIT,
    Decision.SUBMITTED,
    Decision.NOT_NEEDED,
    Decision.SAME,
    Decision.NO_CHILD,
)


class Covered(NamedTuple):
    """What an answer is held against, of a child: key, place on the page, how surely a PPN covers it."""

    pk: int
    position: int
    cover: str


Children = Sequence[ItemChild] | Sequence[Covered]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the form says. ``children``: child id to decision; empty means the same for all.

    ``child_reasons``: child id to why no PPN is asked for a child whom none covers. ``added``: children whom the
    record does not show, each described without need of a name. ``which``: the PPN, the other incident, or who took
    it and when. ``school``: whether the school was told of a domestic incident.
    """

    decision: str = ""
    reason: str = ""
    words: str = ""
    officer_words: str = ""
    risk: str = ""
    categories: tuple[str, ...] = ()
    children: Mapping[int, str] = field(default_factory=dict)
    child_reasons: Mapping[int, str] = field(default_factory=dict)
    added: tuple[str, ...] = ()
    prompts: Mapping[str, str] = field(default_factory=dict)
    which: str = ""
    whom: str = ""
    until: datetime | None = None
    school: str = "unknown"
    school_words: str = ""


def answers_for(answer: Answer, children: Children) -> dict[int, str]:
    """The answer for each child. "The same for all" of a PPN that is needed leaves out those whom one covers."""
    if answer.children:
        return {child.pk: answer.children.get(child.pk, "") for child in children}
    return {child.pk: _same_for_all(answer.decision, child) for child in children}


def _same_for_all(decision: str, child: ItemChild | Covered) -> str:
    covered = decision == Decision.NEEDED and child.cover == Cover.CERTAIN
    return Decision.SUBMITTED.value if covered else decision


def find_errors(item: Item, answer: Answer, children: Children, now: datetime) -> list[Error]:
    """Each thing to put right before this can be saved, in the order of the form."""
    if answer.decision not in DECISIONS:
        return [("decision", "Choose a decision")]
    decision = Decision(answer.decision)
    errors = list(_children_errors(decision, answer, children))
    errors += _needed_errors(answer) if decision is Decision.NEEDED else _asks_errors(item, decision, answer, now)
    errors += _prompt_errors(answer)
    school = find_school_error(item, answer.school, answer.school_words) if decision.final else None
    errors += [school] if school else []
    if not title_of(decision, answer.reason):
        errors.append(("reason", "Choose a reason"))
    if say_nothing(answer.words):
        errors.append(("words", "Say in one sentence what in the record decides it"))
    return errors


def _children_errors(decision: Decision, answer: Answer, children: Children) -> Iterator[Error]:
    answers = answers_for(answer, children)
    if any(given not in DECISIONS for given in answers.values()):
        yield "children", "Answer for each child"
        return
    given = [Decision(value) for value in answers.values()]
    if decision is Decision.NEEDED and Decision.NEEDED not in given and not answer.added:
        yield "children", "Choose at least one child"
    elif given and not answer.added and min(given, key=SERIOUSNESS.index) != decision:
        worst = min(given, key=SERIOUSNESS.index)
        yield "decision", f"For one child you answer “{worst.label}”: choose that as the decision"
    if decision is Decision.NEEDED:
        yield from _unasked(answer, children, answers)


def _unasked(answer: Answer, children: Children, answers: Mapping[int, str]) -> Iterator[Error]:
    for child in children:
        left_out = answers[child.pk] != Decision.NEEDED and child.cover != Cover.CERTAIN
        if left_out and say_nothing(answer.child_reasons.get(child.pk, "")):
            yield f"child-{child.pk}", f"Say why no PPN is asked for child {child.position}"


def _needed_errors(answer: Answer) -> list[Error]:
    errors = []
    if answer.risk not in GRADES:
        errors.append(("risk", "Choose the risk as you see it"))
    if not answer.categories or not set(answer.categories) <= set(CATEGORIES):
        errors.append(("categories", "Choose at least one category"))
    return errors


def _asks_errors(item: Item, decision: Decision, answer: Answer, now: datetime) -> list[Error]:
    which, whom = answer.which.strip(), answer.whom.strip()
    if decision is Decision.SUBMITTED and not which:
        return [("which", "Say which PPN")]
    if decision is Decision.NOT_NEEDED and answer.reason in TAKEN_ELSEWHERE and say_nothing(which):
        return [("which", "Say who took it, when, and their reference")]
    if decision is Decision.SAME and (not which or which == item.incident_id):
        return [("which", "Say which other incident")]
    if decision is Decision.ADVICE and whom not in Advisor.values:
        return [("whom", "Choose whom you ask")]
    if decision is Decision.ADVICE and whom == Advisor.OFFICER and not whom_to_ask(item, now)[0]:
        return [("whom", "No officer who could be asked is on the record: ask somebody else")]
    if decision is Decision.WAIT:
        return _wait_errors(whom, answer.until, now)
    return []


def _wait_errors(whom: str, until: datetime | None, now: datetime) -> list[Error]:
    errors = [] if whom else [("whom", "Say what you wait for")]
    if until is None:
        errors.append(("until", "Say until when"))
    elif until <= now:
        errors.append(("until", "Choose a time that is still to come"))
    elif until > longest_wait(now):
        days = our_force().longest_wait_days
        errors.append(("until", f"Choose a day in the next {days} days: then it can be looked at again"))
    return errors


def longest_wait(now: datetime) -> datetime:
    """The end of the last day until which an item may wait: nothing sleeps for ever (features 24)."""
    return end_of_day(now + timedelta(days=our_force().longest_wait_days))


def _prompt_errors(answer: Answer) -> list[Error]:
    known, allowed = dict((*prompts_in_force(), LONG_AGO)), dict(PROMPT_ANSWERS)
    wrong = any(code not in known or given not in allowed for code, given in answer.prompts.items())
    return [("prompts", "Answer each with none seen, yes or not known")] if wrong else []
