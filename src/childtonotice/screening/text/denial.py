"""Words that deny that a child is present: presence only, never that a child lives there or was harmed (ruling 3)."""

from __future__ import annotations

from childtonotice.screening.text.leads import Lead
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.tokens import Line

NOTHING = lexicon("none nil no na zero 0 negative n neg nope nobody")
ASIDE = lexicon(
    ", : ? - ) ( = y / present prop involved there at home house in the property address any seen household flat",
)
IF_WORDS = lexicon("if whether unless should incase")
UNKNOWN = lexicon("unknown unk unkn unsure nk")
HARM = lexicon(
    "hurt injured harmed upset woken disturbed woke assaulted touched distressed awake harm",
)
NOT_HAVING = lexicon(
    "not never doesn't doesnt don't dont didn't hasn't hasnt haven't havent neither nor",
)


def is_denied(line: Line, index: int, lead: Lead) -> bool:
    """Whether the children of a noun are denied: "no kids", "CHILDREN: N/A", "doesn't have any children"."""
    if lead.negated:
        return not (line.words[index + 1] in HARM or is_not_only(line, lead.first))
    if line.words[index + 1 : index + 3] in (["not", "involved"], ["weren't", "involved"], ["wasn't", "involved"]):
        return True
    return answered_none(line, index) or never_had(line, lead.first) or supposed(line, lead.first, lead.anyone)


def is_not_only(line: Line, first: int) -> bool:
    """Whether the negation is "not only", "no doubt" or the like."""
    return line.words[first + 1] in ("only", "doubt", "longer")


def answered_none(line: Line, index: int) -> bool:
    """Whether a form's heading is answered with nothing: "CHILDREN: N/A", "ANY CHILDREN? NO", "KIDS - NONE"."""
    words, at, marked = line.words, index + 1, False
    while at <= index + 7 and words[at] in ASIDE and words[at]:
        marked = marked or words[at] in (":", "?", "-", "=") or (words[at] == "," and words[at + 1] in ("none", "nil"))
        at += 1
    if not marked:
        return words[index + 1] in ("none", "nil", "0") and words[index + 2] not in ("injuries", "concerns")
    word = words[at]
    if word == "n" and words[at + 1] in ("/", "."):
        return True
    return word in NOTHING and words[at + 1] not in BUT_HARM


BUT_HARM = lexicon(
    "concerns concern injuries injury issues one longer risk harm complaints offences disclosure",
)


def supposed(line: Line, first: int, anyone: bool) -> bool:
    """Whether children are only supposed or asked about.

    "if a child is present", "unk if kids", "check for children".
    """
    words, at = line.words, first - 1
    while at >= 0 and at >= first - 4 and words[at] in ("a", "an", "there", "are", "is", "any", "were", "be", "other"):
        at -= 1
    if words[at] in IF_WORDS or words[at] in UNKNOWN:
        return True
    if words[at] == "for" and words[at - 1] in ("check", "checked", "look", "looked", "search", "searched", "ask"):
        return True
    return anyone and asked(line, first)


def asked(line: Line, first: int) -> bool:
    """Whether "any children" is a question, not "any children he has"."""
    return line.words[first - 1] in ("not", "without", "hasn't", "doesn't", "if", "there", "")


def never_had(line: Line, first: int) -> bool:
    """Whether somebody is said to have none: "doesn't have kids", "has not got children", "neither has children"."""
    if NOT_HAVING.isdisjoint(line.all):
        return False
    before = line.before(first, 5)
    if before and before[-1] == "any":
        before = before[:-1]
    return bool(before) and before[-1] in ("have", "got", "had", "having", "has") and not NOT_HAVING.isdisjoint(before)
