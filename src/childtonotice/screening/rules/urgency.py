"""What to read first: the seriousness of the incident and the certainty of the gap, never a score of a child."""

from __future__ import annotations

from functools import lru_cache

from childtonotice.screening.circumstances import Scene
from childtonotice.screening.findings import Cover, Status
from childtonotice.screening.force import Force
from childtonotice.screening.rules.answers import Answer
from childtonotice.screening.rules.categories import name_risks
from childtonotice.screening.rules.held import is_held
from childtonotice.screening.rules.noticed import Noticed
from childtonotice.screening.rules.triggers import Risks, find_categories_off
from childtonotice.screening.tables import CATEGORIES

FIRST, NEXT, MIDDLE, LATER, LAST = 1, 2, 3, 4, 5
GRAVE = frozenset(
    {"strangulation", "weapon", "serious injury", "threat to life", "suicidal", "police protection", "sexual",
     "exploitation", "harmful practice", "pregnant risk", "alone"}
)  # fmt: skip
SERIOUS = frozenset(
    {"physical", "neglect", "domestic abuse", "missing", "self-harm", "drunk carer", "online", "detained", "unborn",
     "substance misuse", "risk outside the home"}
)  # fmt: skip
UNBORN = frozenset({"unborn"})
DETAINED = frozenset({"detained"})
GRAVEST = frozenset({"police protection", "threat to life", "suicidal", "strangulation", "sexual", "exploitation"})
YOUNG = 5
EXPOSED_ROLES = frozenset({"victim", "missing"})
IMMEDIATE = ("immediate", "emergency", "grade 1", "1", "g1")


def name_categories(children: list[Noticed], risks: Risks, scene: Scene, force: Force) -> tuple[str, ...]:
    """The categories of risk that codes and log show are told from the closed list, in its order (T1-T15).

    "Detained" only where a child is: that dad was arrested makes the incident graver, and is no category of its own.
    """
    shown = risks | UNBORN if any(child.is_unborn for child in children) else risks
    if "detained" in shown and not any(is_held(child, scene) for child in children):
        shown -= DETAINED
    return order_categories(shown, force.rules_off)


@lru_cache(maxsize=4096)
def order_categories(shown: Risks, rules_off: tuple[str, ...]) -> tuple[str, ...]:
    """The categories of the closed list among the risks shown, but for those that the force switched off."""
    off = find_categories_off(rules_off)
    return tuple(name for name in CATEGORIES if name in shown and name not in off) or ("other",)


def find_risks(scene: Scene) -> Risks:
    """Every risk that the categories and flags of the incident or the words of its log name."""
    incident = scene.incident
    coded = find_coded_risks((incident.opening_code, *incident.closing_codes, *incident.flags))
    said = [said.label for said in scene.reading.said if said.kind == "risk"]
    return coded.union(said) if said else coded


@lru_cache(maxsize=4096)
def find_coded_risks(codes: tuple[str, ...]) -> Risks:
    """Every risk that some categories name; incidents share their categories."""
    return frozenset(risk for code in codes if code for risk in name_risks(code))


def rank_priority(
    children: list[Noticed], answers: list[Answer], status: Status, scene: Scene, risks: Risks, force: Force
) -> int:
    """Priority runs from 1, read first, to 5: how grave the incident is, how exposed the child, how sure the gap.

    Contract, screening.csv: from this incident alone; covered and excluded are 5. Time lost is the worklist's.
    """
    if not status.needs_a_look:
        return LAST
    counted = risks - find_categories_off(force.rules_off)
    grave, serious = counted & GRAVE, counted & SERIOUS
    points = 3 * bool(grave) + bool(grave & GRAVEST) + 2 * bool(serious) + (len(grave | serious) > 2)
    points += is_exposed(children) + claims_done(scene) + is_immediate(scene)
    if status is Status.CHECK_MATCH:
        points -= 2
    if status is Status.PART_COVERED and not any(answer.cover is Cover.NONE for answer in answers):
        points -= 1
    return next((rank for rank, least in ((FIRST, 5), (NEXT, 4), (MIDDLE, 2), (LATER, 0)) if points >= least), LATER)


def is_exposed(children: list[Noticed]) -> bool:
    """Whether a child is very young, unborn, the one missing or the one harmed."""
    return any(
        child.is_unborn
        or not EXPOSED_ROLES.isdisjoint(child.roles)
        or (child.age is not None and child.age.high < YOUNG)
        for child in children
    )


def claims_done(scene: Scene) -> bool:
    """A log that says a PPN is done or will be makes a missing one more pressing, and covers nobody (R9, F11)."""
    return any(said.kind == "claim" and said.label in ("done", "promised", "deferred") for said in scene.reading.said)


def is_immediate(scene: Scene) -> bool:
    """Whether police were to attend at once."""
    return scene.incident.response_grade.strip().casefold() in IMMEDIATE
