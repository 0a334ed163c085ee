"""The rule beside each reason why an item is listed, in the words of the manual (pages 10).

The sentences are those of the rules themselves; a house test keeps the two in step.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from childtonotice.screening.findings import Notice, Status
from childtonotice.screening.rules.reasons import CLAIMS, CONCERNS, PARTLY

# Each rule by where it stands: the file and function of screening/rules, and its sentence.
RULES = {
    "linked": (
        "notice.find_linked",
        "Any linked person under 18 is a child in whatever role; a role child on a grown-up is no child.",
    ),
    "text": (
        "notice.find_children",
        "Every child of the incident counts once: linked, in the log, by category, or recorded at the address.",
    ),
    "code": (
        "notice.add_coded",
        "A category that names a child counts one child where nothing else shows one; a corrected category is none.",
    ),
    "address": (
        "notice.find_household",
        "A person under 18 recorded at the address counts where the household matters and the address is no shared "
        "one.",
    ),
    "time": (
        "belonging.find_standing",
        "A PPN is submitted at or after the report, to the minute; with this incident's id it covers however late.",
    ),
    "doubt": (
        "coverage.read_comparison",
        "The same person covers; a doubt is a match to check; another surname too, where the narrative fits as well.",
    ),
    "left-out": (
        "exclusions.find_exclusions",
        "The flags MARAC, STRATEGY MEETING, TEST and DUPLICATE leave an incident out, as whole items, in any case.",
    ),
    "trigger": (
        "triggers.find_triggers",
        "Every item says what it concerns: each trigger that it meets, but for those that the force switched off.",
    ),
    "claim": (
        "reasons.give_reasons",
        "Every item says why it is listed: who the children are, what covers them, what the log claims (R5, R9).",
    ),
}
NONE_FOUND = re.compile(r"No \S+ is found\.")
ENOUGH = 3
_COVER = {Status.CHECK_MATCH: "doubt", Status.EXCLUDED: "left-out"}


def put_rules_beside(
    reasons: Iterable[str], found_by: Iterable[str], status: str, ppn: str
) -> Iterator[tuple[str, str]]:
    """Each reason with the sentence of its rule: who the children are, what covers them, what the log adds."""
    ways = [notice.value for notice in Notice if notice.value in set(found_by)] or ["text"]
    claims = {words.format(ppn=ppn) for words in (*CLAIMS.values(), PARTLY)}
    for place, reason in enumerate(reasons):
        told = "trigger" if reason.startswith(CONCERNS) else "claim" if reason in claims else ""
        code = told or _code(place, ways[0], status)
        yield reason, RULES[code][1].replace("PPN", ppn)


def say_once(told: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The reasons without that no PPN is found, which the bold sentence above them says, where more is to be said."""
    rows = tuple(told)
    return rows if len(rows) < ENOUGH else tuple(row for row in rows if not NONE_FOUND.fullmatch(row[0]))


def _code(place: int, way: str, status: str) -> str:
    if place == 0:
        return way
    return _COVER.get(Status(status), "time") if place == 1 else "text"
