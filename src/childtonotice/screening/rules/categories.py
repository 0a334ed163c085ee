"""What the categories of an incident say: do they name a child, does the household matter, which risk is it?"""

from __future__ import annotations

import re
from functools import lru_cache

from childtonotice.screening.circumstances import Incident
from childtonotice.screening.force import Force

NAMES_A_CHILD = re.compile(
    r"\b(child|children|childs|juvenile|juveniles|infant|infants|baby|babies|toddler|schoolchild|truancy|truant|"
    r"under ?18s?|u ?18s?|<18|police protection|s ?46|youth related|cse|cce|looked after|school absence)\b"
)
NOT_A_CHILD_NOW = re.compile(r"\b(non ?recent|historic|historical|adult survivor|childrens? (home|services)|over 18)\b")
FROM_A_HOME = re.compile(r"\b(missing|absconder|absconded|absent) from (a )?childrens? ?s? home\b")
RISK_WORDS = (
    ("domestic abuse", r"domestic|\bda\b|\bdv\b"),
    ("missing", r"missing|misper|\bmfh\b|abscond|lost child|abduct|kidnap"),
    ("police protection", r"police protection|\bs ?46\b"),
    ("neglect", r"neglect|abandon(?!ed (?:\w+ )?(?:call|vehicle|car|property)|ed \d)"),
    ("sexual", r"sexual|rape|indecent"),
    ("exploitation", r"exploit|county line|cuckoo|\bcse\b|\bcce\b|slavery|traffick"),
    ("online", r"online|cyber|malicious comm|image"),
    ("physical", r"assault|violence|child abuse|\babh\b|\bgbh\b|wounding|cruelty"),
    ("harmful practice", r"honour|forced marriage|\bfgm\b|\bhba\b"),
    ("self-harm", r"self.?harm|suicid|overdose|\bs ?136\b|mental health"),
    ("substance misuse", r"drug|substance|drunk|alcohol"),
    ("detained", r"custody|detained|arrest"),
    ("risk outside the home", r"weapon|bladed|knife|robbery|gang|\basb\b"),
)
RISKS = tuple((name, re.compile(pattern)) for name, pattern in RISK_WORDS)


@lru_cache(maxsize=4096)
def fold_category(text: str) -> str:
    """A category in lower case, with punctuation as single spaces."""
    return " ".join(re.sub(r"[^\w<]+", " ", text.casefold()).split())


@lru_cache(maxsize=4096)
def names_child(category: str, listed: tuple[str, ...] = ()) -> bool:
    """A category that itself names a child is a sign of one: missing child, child protection, police protection.

    Ruling 7, T7, R6. ``listed``: the force's own categories, each matched whole.
    Non-recent abuse names none (ruling 9).
    """
    folded = fold_category(category)
    if NOT_A_CHILD_NOW.search(folded) and not FROM_A_HOME.search(folded):
        return False
    return bool(NAMES_A_CHILD.search(folded)) or folded in listed


def find_child_category(incident: Incident, force: Force) -> str:
    """The first category of the incident that names a child, as the force writes it; empty where none does."""
    return pick_child_category((incident.opening_code, *incident.closing_codes), force.child_categories)


@lru_cache(maxsize=4096)
def pick_child_category(codes: tuple[str, ...], child_categories: tuple[str, ...]) -> str:
    """The first of some categories that names a child; incidents share their categories, so it is told once."""
    listed = tuple(fold_category(word) for word in child_categories)
    return next((code for code in codes if code and names_child(code, listed)), "")


@lru_cache(maxsize=4096)
def is_household_kind(category: str, kinds: tuple[str, ...]) -> bool:
    """In incidents of certain kinds everyone of the household matters: the force names the kinds (ruling 8)."""
    words = fold_category(category).split()
    return any(holds_words(words, kind.casefold().split()) for kind in kinds)


def holds_words(words: list[str], wanted: list[str]) -> bool:
    """Whether the wanted words stand in a row among the words, a plural ending apart; not after "non"."""
    bare, wanted = [word.rstrip("s") for word in words], [word.rstrip("s") for word in wanted]
    starts = (start for start in range(len(bare) - len(wanted) + 1) if bare[max(0, start - 1) : start] != ["non"])
    return any(bare[start : start + len(wanted)] == wanted for start in starts)


def household_matters(incident: Incident, force: Force) -> bool:
    """By default domestic, drugs, concern for safety, neglect and missing incidents concern all of the household."""
    codes = (incident.opening_code, *incident.closing_codes)
    return any(is_household_kind(code, force.household_kinds) for code in codes if code)


@lru_cache(maxsize=4096)
def name_risks(category: str) -> tuple[str, ...]:
    """A category of the force speaks of categories of risk from the closed list (T1-T15)."""
    folded = fold_category(category)
    return tuple(name for name, pattern in RISKS if pattern.search(folded))
