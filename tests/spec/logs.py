"""How the specs of log reading write down what a log says: one short line a child."""

from __future__ import annotations

from datetime import date

from childtonotice.screening.circumstances import Mention
from childtonotice.screening.text import read_log

ON = date(2026, 9, 30)


def seen(log: str, on: date = ON) -> list[str]:
    """Each mention of a log as "number forename age presence"; a presence of present is left out, as is what is not told."""
    return [shown(mention) for mention in read_log(log, on).mentions]


def shown(mention: Mention) -> str:
    """One mention in short: "1 Mia 12", "2", "1 0.75 resident"."""
    presence = "" if mention.presence == "present" else mention.presence
    parts = (str(mention.count), mention.forename.title(), age(mention), presence)
    return " ".join(part for part in parts if part)


def age(mention: Mention) -> str:
    """The age of a mention: one number, or a band."""
    if mention.age_low is None or mention.age_high is None:
        return ""
    low, high = f"{mention.age_low:g}", f"{mention.age_high:g}"
    return low if low == high else f"{low}-{high}"


def said(log: str, kind: str) -> list[str]:
    """The labels of one kind of thing said, in order; an entry before it tells of a child, so that the log is read."""
    opening = "1400 CHILD SEEN\n"
    found = read_log(opening + log, ON).said
    return [one.label for one in found if one.kind == kind and one.start >= len(opening)]
