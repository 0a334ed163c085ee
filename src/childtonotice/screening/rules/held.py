"""Whether it is a child who is suspected, arrested or detained, and not the grown-up of the same log (T10)."""

from __future__ import annotations

import re

from childtonotice.screening.circumstances import Mention, Said, Scene
from childtonotice.screening.findings import Notice
from childtonotice.screening.rules.noticed import Noticed

HELD = frozenset({"suspect", "arrested", "detained", "offender", "accused"})
YOUNGEST_HELD = 10  # the age of criminal responsibility
OF_THE_YOUNG = re.compile(r"appropriate adult|aa [a-z ]+|yot|yjs|youth justice")
SUSPECTED = re.compile(r"\b(?:sus|susp|suspect|offender|dp|detained|prisoner|detainee|s\d)\b")
NAMED_SUSPECT = re.compile(
    r"[\s,)]*(?:is|are|was|named as|shown as|as) (?:the |a |our )?(?:main )?suspect|[^.\n]{0,50}, suspect\b|"
    r"[\s,)]*(?:admits|admitted|(?:(?:is|are|was|were|seen|caught|filmed|on cctv|who|then) )+"
    r"(?:setting fire|stealing|shoplifting|throwing|smashing|breaking|damaging|robbing))"
)
# What may stand between a child and "arrested": "15yo male was stopped and arrested", "detained a boy of 12".
TO_WORDS = re.compile(
    r"[\s()]*(?:(?:was|were|been|is|are|now|also|then|being|has|have|had|both|all|stopped|searched|found|caught|who|"
    r"currently|still|remains|brought|into|and|by (?:staff|security|police|officers|us))\b[\s,]*)*,?\s*"
)
FROM_WORDS = re.compile(
    r"[\s:-]*(?:(?:a|an|the|one|two|three|both|of|by|is|another|older|his|her|their|my|own|"
    r"little|young|on|against|with us|have|has|are|\d+ ?x?|x \d+)\b[\s:]*)*"
)


def is_held(child: Noticed, scene: Scene) -> bool:
    """A child is held by its role on record, by a category that names it in custody, or by what the log says of it."""
    if not HELD.isdisjoint(child.roles):
        return True
    if Notice.CODE in child.found_by and any("custody" in code.casefold() for code in codes_of(scene)):
        return True
    if child.mention is None or is_too_young(child):
        return False
    arrests = (said for said in scene.reading.said if said.kind == "risk" and said.label == "detained")
    log = scene.incident.log
    return is_suspect(child.mention, log) or any(is_arrest_of(child, child.mention, said, log) for said in arrests)


def codes_of(scene: Scene) -> tuple[str, ...]:
    """The categories of an incident, opening and closing."""
    return (scene.incident.opening_code, *scene.incident.closing_codes)


def is_too_young(child: Noticed) -> bool:
    """Whether a child is under ten or unborn: nobody arrests it."""
    return child.is_unborn or (child.age is not None and child.age.high < YOUNGEST_HELD)


def is_suspect(mention: Mention, log: str) -> bool:
    """Whether the words that tell of the child call it a suspect: "SUS, 14", "DP 16", "boy, 12, is suspect"."""
    after = log[mention.end : mention.end + 60].lower()
    return SUSPECTED.search(mention.words.lower()) is not None or NAMED_SUSPECT.match(after) is not None


def is_arrest_of(child: Noticed, mention: Mention, said: Said, log: str) -> bool:
    """Whether "arrested" is said of a child: written right before or after it, with no grown-up between."""
    if OF_THE_YOUNG.fullmatch(log[said.start : said.end].lower()):
        return child.age is not None
    return is_said_of(child, mention, said, log)


def is_said_of(child: Noticed, mention: Mention, said: Said, log: str) -> bool:
    """Whether words of arrest or harm stand right before or after a child: nobody else comes between."""
    if said.start >= mention.end:
        between = log[mention.end : said.start].lower()
        told = "," not in between or child.age is not None  # "2 kids upstairs, arrested" is said of a grown-up
        return told and "\n" not in between and TO_WORDS.fullmatch(between) is not None
    between = log[said.end : mention.start].lower()
    return "\n" not in between and FROM_WORDS.fullmatch(between) is not None
