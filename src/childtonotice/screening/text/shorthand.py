"""Children told by the short forms of the trade: an LO asleep, a UASC, an MFC, a voice of the child recorded."""

from __future__ import annotations

from childtonotice.screening.text.clues import Clue
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.tokens import Line

# Each says of itself that a child is meant; "CIC" and "LAC" mean other things too, and are asked for more (care.py).
SURE = {
    "uasc": "unaccompanied-child",
    "sgo": "special-guardianship",
    "mfc": "missing-from-care",
    "rhi": "return-home-interview",
}
PAIRS = {
    ("young", "carer"): "young-carer",
    ("special", "guardianship"): "special-guardianship",
    ("of", "court"): "ward-of-court",
    ("home", "interview"): "return-home-interview",
    ("baby", "unit"): "mother-and-baby-unit",
    ("rang", "childline"): "calls-childline",
    ("called", "childline"): "calls-childline",
    ("phoned", "childline"): "calls-childline",
    ("from", "childline"): "calls-childline",
}
OPENING = {"ward-of-court": "ward", "return-home-interview": "return"}
RECORDED = lexicon("recorded captured obtained noted done on in not gained sought included")
SMALL_DOINGS = lexicon(
    "asleep crying screaming poorly hungry teething fed awake upset unsettled safe settled bed cot arms buggy pram nap",
)
FAMILY = lexicon("mum dad mam her his nan gran parents mother father and & + with old")
STANDING = lexicon("s/o insp sgt officer log silver bronze force")


def short_form_at(line: Line, index: int) -> Clue | None:
    """The clue of a short form that ends at a word, if there is one (language of logs; T1, T4)."""
    word = line.words[index]
    if word in SURE:
        return sign(line, SURE[word], index, index)
    rule = PAIRS.get((line.words[index - 1], word))
    if rule:
        first = index - 2 if rule in OPENING else index - 1
        return sign(line, rule, first, index) if line.words[first] == OPENING.get(rule, line.words[first]) else None
    if word == "voc" and line.words[index + 1] in RECORDED:
        return sign(line, "voice-of-the-child", index, index)
    return sign(line, "little-one", index, index) if word == "lo" and is_little_one(line, index) else None


def is_little_one(line: Line, index: int) -> bool:
    """Whether "LO" is a little one, for what it does or whose it is; not the log officer or a liaison officer."""
    if not STANDING.isdisjoint(line.before(index, 3)) or line.words[index + 1] == "of":
        return False
    doing = not SMALL_DOINGS.isdisjoint(line.words[index + 1 : index + 4])
    closed = line.words[index + 1] in ("", ".", ",", "in", "with", "at", "evicted", "safe", "home")
    return doing or (line.words[index - 1] in FAMILY and closed)


def sign(line: Line, rule: str, first: int, last: int) -> Clue:
    """A child who counts where the log tells of none otherwise."""
    return Clue(rule, line, first, last, kind="sign", relation="child", presence="resident", weight=2)
