"""What an incident concerns: fifteen triggers, each a rule of its own that a force may switch off (T1 to T15).

A trigger adds a phrase to the reasons and stands for a category of risk. Switched off (``rules_off = ["T10"]``) it does
neither, and its category counts nothing towards what is read first. No trigger takes a child off the list: who is a
child of the incident is for rulings 1 to 10.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from childtonotice.screening.circumstances import Scene
from childtonotice.screening.findings import Notice
from childtonotice.screening.rules.held import HELD, is_held, is_said_of
from childtonotice.screening.rules.noticed import Noticed
from childtonotice.screening.text.seen import even_out

Risks = frozenset[str]
HURT = frozenset({"victim", "injured", "aggrieved"})
# What a log says of whoever is held: "in custody, his children are with nan", "prisoner is father of three".
OWN_CHILDREN = re.compile(
    r"\b(?:arrested|detained|custody|prisoner|suspect|dp|detainee)\b[^.\n]{0,60}\b"
    r"(?:(?:father|mother|dad|mum) (?:of|to)|(?:his|says her|states her|has|has got|asks? for her) (?:own )?"
    r"(?:(?:a|an|two|three|four|five|\d) )?(?:children|kids|sons?|daughters?|baby|stepchildren)|shares custody|"
    r"sole carer|(?:due back )?with (?:his|him|her) (?:kids|children|son|daughter|baby|toddler|\d|tonight))\b",
    re.IGNORECASE,
)
IN_CARE = frozenset({"looked-after", "child-on-a-plan", "missing-from-care", "special-guardianship", "ward-of-court"})


class Trigger(NamedTuple):
    """One trigger: its name, the category of risk that it stands for, the phrase of the reason, and when it holds."""

    name: str
    category: str
    phrase: str
    holds: Callable[[list[Noticed], Risks, Scene], bool]


def is_domestic_around_a_child(_children: list[Noticed], risks: Risks, _scene: Scene) -> bool:
    """Domestic abuse where a child is present, hears it or lives, even if out at the time (T1)."""
    return "domestic abuse" in risks


def was_a_child_missing(children: list[Noticed], risks: Risks, _scene: Scene) -> bool:
    """A child was missing, also where it was found or the log was closed as something else (T2)."""
    return "missing" in risks or any("missing" in child.roles for child in children)


def is_a_child_exploited(_children: list[Noticed], risks: Risks, _scene: Scene) -> bool:
    """Signs of sexual or criminal exploitation, county lines or debt to dealers (T3)."""
    return "exploitation" in risks


def is_harm_online(_children: list[Noticed], risks: Risks, _scene: Scene) -> bool:
    """Abuse or pictures online: the victim and each other child named (T4)."""
    return "online" in risks


def has_a_suspect_children(children: list[Noticed], risks: Risks, scene: Scene) -> bool:
    """A grown-up who is suspected or was arrested has children, or contact with some (T5)."""
    if not is_anyone_held(children, risks, scene):
        return False
    return any(is_at_home(child) for child in children) or has_children_of_their_own(scene)


def has_a_sexual_suspect_access(children: list[Noticed], risks: Risks, scene: Scene) -> bool:
    """A suspect of a sexual offence, in person or online, has access to children: no waiting for a warrant (T6)."""
    if "sex offender" in risks:
        return True
    return bool(risks & {"sexual", "online"}) and (
        has_a_suspect_children(children, risks, scene) or is_access_told(scene) or has_children_of_their_own(scene)
    )


def has_children_of_their_own(scene: Scene) -> bool:
    """Whether the log tells of the children of whoever is held or suspected: "in custody, his kids are with nan"."""
    even = even_out(scene.incident.log)
    return OWN_CHILDREN.search(even.log if even else scene.incident.log) is not None


def is_access_told(scene: Scene) -> bool:
    """Whether the log says that a suspect of long ago is near children today (ruling 9)."""
    return any(said.kind == "access" for said in scene.reading.said)


def was_police_protection_used(_children: list[Noticed], risks: Risks, _scene: Scene) -> bool:
    """Police protection was used (T7)."""
    return "police protection" in risks


def is_a_child_neglected(_children: list[Noticed], risks: Risks, _scene: Scene) -> bool:
    """Neglect, a poor home, a child alone or with a drunk carer, in any kind of call (T8)."""
    return bool(risks & {"neglect", "alone", "drunk carer"})


def is_a_child_in_crisis(_children: list[Noticed], risks: Risks, _scene: Scene) -> bool:
    """Self-harm, talk of suicide or a crisis of mental health (T9)."""
    return bool(risks & {"self-harm", "suicidal"})


def is_a_child_held(children: list[Noticed], _risks: Risks, scene: Scene) -> bool:
    """A child is suspected, arrested or detained (T10)."""
    return any(is_held(child, scene) for child in children)


def is_a_carer_drinking(_children: list[Noticed], risks: Risks, _scene: Scene) -> bool:
    """Drink or drugs where a child depends on those who take them (T11)."""
    return bool(risks & {"substance misuse", "drunk carer"})


def is_an_unborn_child_at_risk(children: list[Noticed], _risks: Risks, _scene: Scene) -> bool:
    """An unborn child whose mother was hurt, threatened, drinking or taking drugs (T12)."""
    return any(child.is_unborn for child in children)


def is_a_practice_harmful(_children: list[Noticed], risks: Risks, _scene: Scene) -> bool:
    """Forced marriage, mutilation, abuse in the name of honour (T13)."""
    return "harmful practice" in risks


def was_a_child_hurt(children: list[Noticed], risks: Risks, scene: Scene) -> bool:
    """Violence or sexual harm by a child or against one (T14)."""
    if not risks & HARM:
        return False
    return any(not (HELD | HURT).isdisjoint(child.roles) or is_harm_told(child, scene) for child in children)


HARM = frozenset({"physical", "sexual", "serious injury", "strangulation", "weapon"})


def is_harm_told(child: Noticed, scene: Scene) -> bool:
    """Whether the log tells of harm right beside the child: "boy 12 punched by older lads", "slapped the toddler"."""
    mention = child.mention
    harms = (said for said in scene.reading.said if said.kind == "risk" and said.label in HARM)
    return mention is not None and any(is_said_of(child, mention, said, scene.incident.log) for said in harms)


def is_a_child_in_care(children: list[Noticed], risks: Risks, _scene: Scene) -> bool:
    """A child looked after, on a plan or under an order came to notice (T15)."""
    return "in care" in risks or any(is_looked_after(child) for child in children)


def is_anyone_held(children: list[Noticed], risks: Risks, scene: Scene) -> bool:
    """Whether somebody other than the children of an incident is suspected, or was arrested or detained."""
    young = {child.person.person_id for child in children if child.person}
    held = any(link.role in HELD and link.person_id not in young for link in scene.involvements)
    return held or "detained" in risks


def is_at_home(child: Noticed) -> bool:
    """Whether the log tells of a child by where it belongs, not by what befell it there."""
    told = child.mention is not None and child.mention.presence in ("resident", "elsewhere")
    return told and Notice.LINKED not in child.found_by


def is_looked_after(child: Noticed) -> bool:
    """Whether the record or the log says that a child is in care or on a plan."""
    recorded = child.person is not None and child.person.looked_after is True
    return recorded or (child.mention is not None and child.mention.rule in IN_CARE)


TRIGGERS = (
    Trigger("T1", "domestic abuse", "domestic abuse around a child", is_domestic_around_a_child),
    Trigger("T2", "missing", "a child who was missing", was_a_child_missing),
    Trigger("T3", "exploitation", "signs of exploitation", is_a_child_exploited),
    Trigger("T4", "online", "pictures or messages online", is_harm_online),
    Trigger("T5", "other", "a suspect with children at home or contact with some", has_a_suspect_children),
    Trigger("T6", "sexual", "a suspect of a sexual offence near children", has_a_sexual_suspect_access),
    Trigger("T7", "police protection", "police protection", was_police_protection_used),
    Trigger("T8", "neglect", "neglect of a child", is_a_child_neglected),
    Trigger("T9", "self-harm", "self-harm or talk of suicide", is_a_child_in_crisis),
    Trigger("T10", "detained", "a child suspected or detained", is_a_child_held),
    Trigger("T11", "substance misuse", "drink or drugs around a child", is_a_carer_drinking),
    Trigger("T12", "unborn", "an unborn child at risk", is_an_unborn_child_at_risk),
    Trigger("T13", "harmful practice", "a harmful practice", is_a_practice_harmful),
    Trigger("T14", "physical", "violence by or against a child", was_a_child_hurt),
    Trigger("T15", "other", "a child in care or on a plan", is_a_child_in_care),
)


def find_triggers(
    children: list[Noticed], risks: Risks, scene: Scene, rules_off: tuple[str, ...]
) -> tuple[Trigger, ...]:
    """Every item says what it concerns: each trigger that it meets, but for those that the force switched off.

    T1 to T15, in their order.
    """
    on = (trigger for trigger in TRIGGERS if trigger.name not in rules_off)
    met = (trigger for trigger in on if trigger.holds(children, risks, scene))
    return tuple(trigger if risks & VIOLENT else say_without_violence(trigger) for trigger in met)


VIOLENT = frozenset({"physical", "serious injury", "strangulation", "weapon"})


def say_without_violence(trigger: Trigger) -> Trigger:
    """The trigger in the words for sexual harm alone, where the incident tells of no violence."""
    return trigger._replace(phrase=SEXUAL_HARM) if trigger.name == "T14" else trigger


SEXUAL_HARM = "sexual harm by a child or against one"


@lru_cache(maxsize=64)
def find_categories_off(rules_off: tuple[str, ...]) -> frozenset[str]:
    """The categories of risk that a force switched off, by their own name or with their trigger."""
    by_trigger = {trigger.category for trigger in TRIGGERS if trigger.name in rules_off and trigger.category != "other"}
    by_name = {name.removeprefix("category:") for name in rules_off if name.startswith("category:")}
    return frozenset(by_trigger | by_name)
