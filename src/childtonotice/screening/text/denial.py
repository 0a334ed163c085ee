"""Words that deny that a child is present: presence only, never that a child lives there or was harmed (ruling 3)."""

from __future__ import annotations

from childtonotice.screening.text.tokens import Line

NOTHING = frozenset("none nil no na zero 0 negative n neg nope nobody".split())
ASIDE = frozenset(": ? - ) ( = y / present prop involved there at home house in the property address any".split())
IF_WORDS = frozenset("if whether unless should incase".split())
UNKNOWN = frozenset("unknown unk unkn unsure nk".split())
HARM = frozenset(("hurt injured harmed upset woken disturbed woke affected hurt. assaulted touched").split())


def denies_after(line: Line, index: int, first: int, anyone: bool) -> bool:
    """Whether a word for children is denied, asked about or only supposed: "CHILDREN: N/A", "if a child is present"."""
    return answered_none(line, index) or supposed(line, first, anyone) or never_had(line, first)


def answered_none(line: Line, index: int) -> bool:
    """Whether a form's heading is answered with nothing: "CHILDREN: N/A", "ANY CHILDREN? NO", "KIDS - NONE"."""
    words, at, marked = line.words, index + 1, False
    while at <= index + 6 and words[at] in ASIDE and words[at]:
        marked = marked or words[at] in (":", "?", "-", "=")
        at += 1
    if not marked:
        return words[index + 1] in ("none", "nil")
    word = words[at]
    if word == "n" and words[at + 1] in ("/", "."):
        return True
    return word in NOTHING and words[at + 1] not in (
        "concerns",
        "concern",
        "injuries",
        "issues",
        "one",
        "longer",
        "risk",
    )


def supposed(line: Line, first: int, anyone: bool) -> bool:
    """Whether children are only supposed or asked about: "if a child is present", "any children?", "unk if kids"."""
    words = line.words
    at = first - 1
    while at >= 0 and words[at] in ("a", "an", "there", "are", "is", "any", "the", "were", "be"):
        if words[at] == "the" or at < first - 4:
            return False
        at -= 1
    if words[at] in IF_WORDS or (words[at] in UNKNOWN and words[at + 1] not in ("the",)):
        return True
    return anyone


def never_had(line: Line, first: int) -> bool:
    """Whether somebody is said to have none: "doesn't have kids", "has not got children", "never had children"."""
    before = line.before(first, 4)
    return (
        bool(before)
        and before[-1] in ("have", "got", "had", "having")
        and any(
            word
            in ("not", "never", "doesn't", "doesnt", "don't", "dont", "didn't", "hasn't", "hasnt", "haven't", "havent")
            for word in before
        )
    )
