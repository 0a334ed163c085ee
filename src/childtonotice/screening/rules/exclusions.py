"""What leaves an incident out: named rules of the force, on the record's flags alone."""

from __future__ import annotations

import re

from childtonotice.screening.circumstances import Circumstances
from childtonotice.screening.force import Force

DUPLICATE_OF = re.compile(r"\s+OF\s+(?P<original>\S.*)", re.IGNORECASE)


def find_exclusions(circumstances: Circumstances, force: Force) -> tuple[str, ...]:
    """The flags MARAC, STRATEGY MEETING, TEST and DUPLICATE leave an incident out, as whole items, in any case.

    Ruling 11, R10, F3. The same words in the log leave nothing out; TEST PURCHASE is not TEST.
    """
    flags = circumstances.scene.incident.flags
    if not flags:
        return ()
    return tuple(
        name
        for name, words in force.exclusions
        if name not in force.rules_off and any(is_flag(flag, word) for flag in flags for word in words)
    )


def is_flag(flag: str, word: str) -> bool:
    """Whether a flag is the word itself, or for a duplicate the word with OF and its original."""
    flag, word = " ".join(flag.split()).casefold(), word.casefold()
    return flag == word or (word.startswith("dup") and flag.startswith(word + " of "))


def name_original(flags: tuple[str, ...]) -> str | None:
    """The reference after DUPLICATE OF; empty where a duplicate names none; None where nothing is a duplicate."""
    for flag in flags:
        if is_flag(flag, "DUPLICATE"):
            found = DUPLICATE_OF.search(flag)
            return found["original"].strip() if found else ""
    return None


def warn_of_duplicate(circumstances: Circumstances, force: Force) -> str:
    """A duplicate whose original is absent, left out or itself is still left out, with a warning.

    Ruling 11. Empty where there is nothing to warn of.
    """
    incident = circumstances.scene.incident
    original = name_original(incident.flags)
    if original is None:
        return ""
    if not original:
        return "Left out as a duplicate, but the flag does not say of which incident: look at it."
    if original == incident.incident_id:
        return "Left out as a duplicate of itself: look at it."
    held = dict(circumstances.originals)
    if original not in held:
        return "Left out as a duplicate of an incident that is not here: look at it."
    words = [word for _, group in force.exclusions for word in group]
    if any(is_flag(flag, word) for flag in held[original] for word in words):
        return "Left out as a duplicate of an incident that is itself left out: look at it."
    return ""
