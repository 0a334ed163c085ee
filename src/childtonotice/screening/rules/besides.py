"""Whom the log tells of beside a child that it names: "harry hit by older boys", "tom and an unknown youth"."""

from __future__ import annotations

import re
from functools import lru_cache

from childtonotice.screening.circumstances import COMPANIONS, Mention

# Between a name and the words for another child stands what one does to the other, or that they are together.
TOGETHER = re.compile(
    r"\b(?:by|with|and|n|plus|against|alongside|hits?|punche[sd]|slapp?(?:ed|s)|kick(?:ed|s)|pushe[sd]|bites?|bit|bitten|"
    r"beat|beaten|stabbed|attacked|assaulted|threatene?[sd]|robbed|chased|bullied|bullying|hurt|touched|grabbed|"
    r"messag(?:ed|ing)|meeting|met|fighting|fought|minding|babysitting|protecting)\b|[&+]"
)
# ... unless what stands there only says who the named child is.
BEING = re.compile(
    r"^\W*(?!(?:and|with|by|plus)\b)(?:[a-z'-]+\W+)?"
    r"(?:is|was|who is|who was|described as|identified as|known as|a|an|aged?)?\W*$"
)
OTHER = re.compile(r"\b(?:other|others|another|additional|second|third|2nd|3rd|different|older|younger|elder|bigger)\b")
OWNED = re.compile(r"\b(?:his|her|their)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
OWNER = re.compile(r"(?:his|her|their)\s", re.IGNORECASE)
PARENT = re.compile(r"(?:mum|mam|mother|dad|father|parents?|nan|carer)\b", re.IGNORECASE)
DEFINITE = re.compile(r"^(?:the|this|that|these|those|both|all|he|she|he's|she's|hes|shes|who|who's)\b")
# "Safa and Sana Mirza, sisters 9 and 11": the two names before are theirs.
PAIR_NAMED = re.compile(r"[a-z'-]+(?: [a-z'-]+)? ?(?:and|&|\+|/) ?[a-z'-]+(?: [a-z'-]+)?\W{1,3}$", re.IGNORECASE)
SEVERAL = re.compile(r"^(?:sisters|brothers|siblings|twins|cousins|friends|mates|brother and sister)\b", re.IGNORECASE)
SET_UPON = re.compile(
    r"^\s*(?:have |has |had |were |was |are |all )*(?:set (?:about|upon)|beat(?:en)?(?: up)?|bullying|bullied|"
    r"attack(?:ed|ing)|punch(?:ed|ing)|kick(?:ed|ing)|robbed|jumped|chas(?:ed|ing)|assault(?:ed|ing)|threaten(?:ed|ing)|surrounded)\s+$"
)
CLOSING = re.compile(r"^\s*(?:and|with|&|\+|plus)\s+(?:his |her |the )?$")
SENTENCE_ENDS = re.compile(r"[.;!?\n]")


def tells_of_another(mention: Mention, forename: str, log: str) -> bool:
    """Another child counts for itself where the log sets it beside the child that it names.

    Ruling 5: each child counts for itself. "Other lads" are none of those named before; nor is he who hits, who is
    with, or who is a brother or friend of the child named in the same sentence.
    """
    if not forename or mention.forename:
        return False
    first, last = find_sentence(mention, log)
    if SEVERAL.match(mention.words) and (pair := PAIR_NAMED.search(log[first : mention.start])):
        return not find_name(forename, pair[0])
    other = OTHER.search(mention.words.lower()) or (mention.relation in COMPANIONS and is_owned(mention, log))
    if other and find_name(forename, log[: mention.start]):
        return True
    before = find_name(forename, log[first : mention.start])
    if before:
        between = log[first + before.end() : mention.start].lower()
        return is_apart(mention, between)
    after = find_name(forename, log[mention.end : last])
    if after is None:
        return False
    between = log[mention.end : mention.end + after.start()].lower()
    return bool(CLOSING.match(between) or SET_UPON.match(between))


def is_apart(mention: Mention, between: str) -> bool:
    """Whether the words between a name and a mention after it part the two."""
    if mention.relation in COMPANIONS:
        return True
    if BEING.match(between) and not between.startswith(("'s", "’s")):
        return False
    if between.strip() in ("'s", "’s"):
        return not PARENT.match(mention.words)  # "archie's mum, he is 13" tells of Archie
    return bool(TOGETHER.search(between)) and not DEFINITE.match(mention.words.lower())


def is_owned(mention: Mention, log: str) -> bool:
    """Whether a mention is of somebody's kin or friend: "his little sisters"."""
    before = log[max(0, mention.start - 30) : mention.start]
    return bool(OWNED.search(before) or OWNER.match(mention.words + " "))


def find_sentence(mention: Mention, log: str) -> tuple[int, int]:
    """Where the sentence of a mention begins and ends in the log, no farther than a few lines away."""
    first = max(0, mention.start - FARTHEST)
    for end in SENTENCE_ENDS.finditer(log, first, mention.start):
        first = end.end()
    close = SENTENCE_ENDS.search(log, mention.end)
    return first, min(close.start() if close else len(log), mention.end + FARTHEST)


FARTHEST = 300


def find_name(forename: str, text: str) -> re.Match[str] | None:
    """The last place of a forename in a text, in any case."""
    return next(reversed([*name_expression(forename).finditer(text)]), None)


@lru_cache(maxsize=4096)
def name_expression(forename: str) -> re.Pattern[str]:
    """A forename as a whole word, in any case."""
    return re.compile(rf"(?<!\w){re.escape(forename)}(?!\w)", re.IGNORECASE)
