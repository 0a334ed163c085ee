"""What a good PPN says, heading by heading (R24, R25): where its text speaks of each, as a suggestion to who checks it.

AWARE: Appearance, Words, Activity, Relationships and dynamics, Environment; besides, the voice of the child, the
ethnicity and the school. A person decides of every heading; nothing here does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

THERE, MISSING, NOT_APPLICABLE = "there", "missing", "not-applicable"
ANSWERS = ((THERE, "There"), (MISSING, "Missing"), (NOT_APPLICABLE, "Does not apply"))


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: its code, its name, and what it asks for in a sentence."""

    code: str
    title: str
    asks: str


HEADINGS = (
    Heading("appearance", "Appearance", "How the child looked: clothes, hygiene, injuries, tiredness."),
    Heading("words", "Words", "What the child said, in their own words; or that nobody spoke to them, and why."),
    Heading("activity", "Activity", "What the child was doing when police came, and how they behaved."),
    Heading("relationships", "Relationships and dynamics", "How the child was with each grown-up, and they with them."),
    Heading("environment", "Environment", "The home or place: rooms, food, heating, dangers."),
    Heading("voice", "Voice of the child", "What the child wants, feels or fears; not only what happened."),
    Heading("ethnicity", "Ethnicity", "Of each child, as they or a parent say it."),
    Heading("school", "School", "School, college or nursery of each child."),
)
CODES = tuple(heading.code for heading in HEADINGS)
TITLES = {heading.code: heading.title for heading in HEADINGS}

_CUES = {
    "appearance": r"dress\w*|cloth(?:es|ing)|pyjamas|nightie|barefoot|clean|dirty|unwashed|unkempt|scruffy|grubby|"
    r"bruis\w*|injur\w*|scratch\w*|red marks?|thin|pale|tired|tearful|in tears|well presented|appear(?:ed|s)|looked?",
    "words": r"said|says?|told|stated?|states|disclos\w+|replied|answered|asked (?:for|if|to|why|when)|"
    r"(?:his|her|their|own) words|spoke|spoken (?:to|with)|whisper\w*|[\"“][^\"”]{3,}[\"”]",
    "activity": r"play(?:ing|ed)|asleep|sleeping|watch(?:ing|ed)|sat|sitting|hid(?:ing|den)?|draw(?:ing)?|crying|"
    r"eating|running|behav\w+|homework|on (?:his|her|their) (?:phone|tablet)|gaming|in bed",
    "relationships": r"clung|cling\w*|cuddl\w*|hug(?:s|ged|ging)?|held on|bond\w*|close to|relationship|interact\w*|"
    r"wary|warm (?:with|towards)|comforted|flinch\w*|gets? on|argu\w+ with|siblings?|towards (?:his|her|their)",
    "environment": r"house|home|flat|bedroom|kitchen|living room|room|tidy|untidy|clutter\w*|food|fridge|cupboards?|"
    r"mould|damp|smell\w*|bedding|mattress|heating|cold|warm|caravan|garden|address",
    "voice": r"wants?|wanted|wish\w*|would like|hopes?|feels?|felt|afraid|scared|frightened|worried|happy|unhappy|"
    r"likes?|hates?|misses|voice of the child|safe",
    "school": r"school|nursery|college|academy|sixth form|pre-?school|childminder|class|teacher|year (?:\d{1,2}|group)|"
    r"home[- ]educated",
}  # fmt: skip
_QUOTED = r"|[\"“][^\"”]{3,80}[\"”]"
_FOUND = {
    code: re.compile(rf"\b(?:{words})\b{_QUOTED if code == 'words' else ''}", re.IGNORECASE)
    for code, words in _CUES.items()
}
MOST_FOUND = 4


def find_headings(narrative: str) -> dict[str, tuple[str, ...]]:
    """For each heading the words of the text that may speak of it, each once, in the order of the text."""
    return {code: _first_of(found, narrative) for code, found in _FOUND.items()}


def _first_of(found: re.Pattern[str], narrative: str) -> tuple[str, ...]:
    told = dict.fromkeys(match.group().casefold() for match in found.finditer(narrative))
    return tuple(told)[:MOST_FOUND]


def find_places(narrative: str) -> list[tuple[str, int, int]]:
    """Where in the text those words stand: heading, start, end; of each heading the first few."""
    places = []
    for code, found in _FOUND.items():
        hits = list(found.finditer(narrative))[:MOST_FOUND]
        places += [(code, hit.start(), hit.end()) for hit in hits]
    return places


def tell_asked(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Of the headings of these codes the name and what each asks for, in the order in which they are asked."""
    wanted = set(codes)
    return [(heading.title, heading.asks) for heading in HEADINGS if heading.code in wanted]


def name_missing(codes: Iterable[str]) -> list[str]:
    """The names of the headings of these codes, in the order in which they are asked."""
    wanted = set(codes)
    return [heading.title for heading in HEADINGS if heading.code in wanted]
