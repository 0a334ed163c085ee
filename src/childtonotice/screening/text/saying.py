"""What a log says that is no child but matters: claims, risks, blame, the past, corrections, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from childtonotice.screening.circumstances import Said
from childtonotice.screening.text.blame import is_about_adult, is_forbidden, is_quoted
from childtonotice.screening.text.claims import CLAIMS, label_of, widened
from childtonotice.screening.text.clues import Found
from childtonotice.screening.text.past import PAST_SAYINGS, find_access
from childtonotice.screening.text.sayings import Sayings, is_negated, load_sayings
from childtonotice.screening.text.seen import place_said, see
from childtonotice.screening.text.tokens import fold

SAYINGS = Sayings((*CLAIMS, *PAST_SAYINGS, *load_sayings()))
TAKING_AWAY = Sayings(PAST_SAYINGS)


# After these a number is no grown-up's age: "UPDATE: 20 MINS".
MEASURES = ("min", "hr", "hour", "mile", "sec", "%", ":", "st ", "street", "road", "day", "week", "x ", "/")


def find_said(text: str, plain: bytes, found: Found, mentions: int) -> tuple[Said, ...]:
    """All that a log says besides naming children, in the order in which it stands there.

    ``mentions``: how many children it names. Where it names none, only what could take a child away is told here
    (ruling 7): its risks and claims matter only if the records show one, and are read then (``read_risks``).
    """
    said = [*found.said, *told(SAYINGS if mentions else TAKING_AWAY, text, plain)]
    if mentions and any(one.kind == "historic" for one in said):
        said += find_access(plain)
    return tuple(sorted(said, key=place) if len(said) > 1 else said)


PLAIN_KINDS = frozenset(("risk", "claim", "blame"))


def read_risks(log: str) -> tuple[Said, ...]:
    """The risks, claims and blame in a log, whoever is told of: for a child known from other records (T1 to T15, R9).

    Stage 1 lets through what may tell of a child; a log without one may still say how grave the incident is. What
    could take a child away, such as a correction, is left out. Positions are code points of the log.
    """
    seen = see(log)
    text = fold(seen.log if seen else log)
    found = [said for said in told(SAYINGS, text, text.encode()) if said.kind in PLAIN_KINDS]
    return tuple(place_said(said, seen) for said in found) if seen else tuple(found)


def place(said: Said) -> tuple[int, int, str, str]:
    """Where something is said, for a fixed order."""
    return said.start, said.end, said.kind, said.label


def told(sayings: Sayings, text: str, plain: bytes) -> Iterator[Said]:
    """Each saying of the text that holds in its context, each claim by what becomes of it."""
    for kind, label, start, end in sayings.find(text, plain):
        if kind == "claim":
            if claimed := label_of(text, start, end):
                yield Said("claim", claimed, *widened(text, start, end))
        elif holds(kind, text, start, end):
            yield Said(kind, label, start, end)


# What stands before or after words of a risk that tell of none here, by the last of these words.
ALONE_BUT_SAFE = re.compile(
    r"\b(?:return(?:ed|s|ing)?|walk(?:ed|s|ing)?|travell?(?:ed|ing|s)?|went|goes|go|gets|got|"
    r"c[ao]me (?:home|back)|back|turn(?:ed|s) up|lives?|living|manag(?:es|ed|ing))"
    r"(?: (?:home|back|in|safely|safe|there|here|alone|all|to|school|college|goes))* $"
)
THINGS = (
    "(?:phone|mobile|purse|bag|wallet|cat|dog|pet|bike|keys?|tooth|teeth|money|cash|items?|property|jewellery|parcel|"
    "passport|card|tablets|medication|scooter|laptop|ipad|number plate|vehicle|car|stock)"
)
MISSING_THINGS = re.compile(rf"\b{THINGS} (?:is |are |has |have |been |gone |went |now |was |were |reported )*$")
MISSING_SOMETHING = re.compile(
    rf" (?:a |his |her |the |some |from (?:his|her|the) )*(?:{THINGS[3:-1]}|school|lessons|lots? of school|"
    r"appointments?|meals?|meds|mum|dad|nan|family)\b"
)
BOUGHT = re.compile(
    r"\b(?:order(?:ed|s)?|bought|buy|shop(?:ping|ped)?|sold|selling|paid|pay|applied|booked|advertised) "
    r"(?:[a-z0-9]+ ){0,3}$"
)
NOT_USED = re.compile(r"[^.\n]{0,24}\b(?:considered|discussed|not (?:needed|required|used|exercised)|n/a)")
NO_ABUSE = re.compile(
    r" (?:flight|fridge|appliances?|waste|goods|rubbish|terminal|oil|heating|cat|dog|animal|cleaner)\b"
)
OTHERWISE: dict[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None]] = {
    "missing": (MISSING_THINGS, MISSING_SOMETHING),
    "domestic": (None, NO_ABUSE),
    "drug": (None, re.compile(r" store\b")),
    "online": (BOUGHT, re.compile(r" (?:order|shopping|store|banking|shop|sale|seller|purchase|form|fraud)")),
    "protection": (None, NOT_USED),
    "custody": (re.compile(r"\b(?:shar(?:e|es|ed|ing)|joint|full|sole|child|over|about|for|gets?|has|have) $"),
                re.compile(r" (?:battle|of|dispute|hearing|case|arrangement|order|agreement|issue)")),
    "arrested": (re.compile(r"\bwants? (?:him|her|them) $"), None),
    **dict.fromkeys(("own", "himself", "herself", "themselves"), (ALONE_BUT_SAFE, None)),
}  # fmt: skip
BEFORE, AFTER = 36, 40


def is_otherwise(text: str, start: int, end: int) -> bool:
    """Whether the words of a risk mean something else: custody that is shared, home by herself, wants him arrested."""
    rule = OTHERWISE.get(text[start:end].rpartition(" ")[2])
    if rule is None:
        return False
    before, after = rule
    told = before is not None and before.search(text[max(0, start - BEFORE) : start]) is not None
    return told or (after is not None and after.match(text[end : end + AFTER]) is not None)


def holds(kind: str, text: str, start: int, end: int) -> bool:
    """Whether words of a kind mean what they say here: no risk denied, no blame quoted, no time taken for an age."""
    if kind == "risk":
        return not (is_negated(text, start, end) or is_otherwise(text, start, end))
    if kind == "correction":
        return not text[end : end + 12].lstrip().startswith(MEASURES)
    if kind == "blame":
        spoken = is_quoted(text, start) or is_forbidden(text, start)
        return not (is_negated(text, start, end) or spoken or is_about_adult(text, start))
    return True
