"""A denial takes away a child's presence only, never that a child lives there or was harmed (ruling 3)."""

from __future__ import annotations

from childtonotice.screening.text.leads import Lead
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.whereabouts import is_away

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
    "denies denied denying not never doesn't doesnt don't dont didn't hasn't hasnt haven't havent neither nor",
)


def is_denied(line: Line, index: int, lead: Lead) -> bool:
    """Whether the children of a noun are denied: "no kids", "CHILDREN: N/A", "doesn't have any children"."""
    if lead.negated:
        return not (line.words[index + 1] in HARM or is_not_only(line, lead.first) or is_elsewhere(line, index))
    if line.words[index + 2] == "involved" and line.words[index + 1] in ("not", "weren't", "wasn't"):
        return True
    return (
        answered_none(line, index)
        or never_had(line, lead.first)
        or supposed(line, lead.first, lead.anyone)
        or (not lead.owned and not lead.age and is_blamed_unseen(line, lead.first))
        or (not lead.owned and is_kept_from(line, lead.first, index))
        or (not lead.owned and is_unseen(line, lead.first))
        or (not lead.owned and not lead.age and is_imagined(line, lead.first, index))
        or (not lead.owned and not lead.age and not lead.number and is_wished_for(line, lead.first))
    )


SUBJECTS = lexicon("they're theyre they all both she's he's")
ONE_ALONE = lexicon("she's he's")


def is_elsewhere(line: Line, index: int) -> bool:
    """Children of whom "no kids present" goes on to say "they're at grandma's" live there and count (ruling 3)."""
    _, end = line.sentence(index)
    alone = SUBJECTS - ONE_ALONE if end < index + 6 else SUBJECTS  # "no kids. he's gone to his mates"
    return not alone.isdisjoint(line.words[index + 1 : index + 6]) and is_away(line, index)


SUGGESTING = (["to", "suggest"], ["to", "indicate"], ["to", "show"])
FEARED = lexicon("worried worry fears fear afraid imagine incase case before until what")
HAPPENING = lexicon("might may could will gets get is finds find picks pick falls")
HURTING = lexicon("kill hurt hit injure run knock")


def is_imagined(line: Line, first: int, index: int) -> bool:
    """Whether nobody's child is only imagined: "a child could have been hurt", "going to kill a kid one day"."""
    words = line.words
    after = words[index + 1]
    if after in ("could", "might", "would", "could've"):
        return words[index + 2 : index + 4] not in (["be", "heard"], ["be", "seen"]) and words[index + 2] != "hear"
    before = line.before(first, 8)
    if before[-2:] in (["mistaken", "for"], ["for", "a"]) and "mistaken" in before[-3:]:
        return True
    if before[-2:] in SUGGESTING or ("if" in before and "had" in before and before[-2:] == ["to", "a"]):
        return True
    if after in HAPPENING and not FEARED.isdisjoint(before[-3:]):
        return True
    return (before[-1:] == ["a"] and imagined_harm(before[:-1])) or imagined_harm(before)


def imagined_harm(before: list[str]) -> bool:
    """Whether the words before end in harm that somebody is going to do one day."""
    return before[-1:] != [] and before[-1] in HURTING and not GOING_TO.isdisjoint(before)


GOING_TO = lexicon("going gonna gunna could might")


def is_wished_for(line: Line, first: int) -> bool:
    """Whether somebody only would have had children: "couldn't give me kids", "would of had babies by now"."""
    before = line.before(first, 5)
    if before and before[-1] in ("me", "him", "her", "us", "them"):
        return before[-2:-1] in (["give"], ["given"]) and not UNABLE.isdisjoint(before)
    if before[-1:] in (["wants"], ["wanted"], ["want"]):
        return line.words[first + 1 : first + 3] in SOME_DAY
    if not before or before[-1] not in ("have", "had", "having"):
        return False
    return not UNABLE.isdisjoint(before) and not {"to", "must"}.intersection(before[-2:-1])


SOME_DAY = (["one", "day"], ["of", "her"], ["of", "his"], ["with", "him"], ["with", "her"], ["in", "future"])
UNABLE = lexicon(
    "would would've could couldn't couldnt can't cant cannot never wish wishes wished hoped hoping wouldn't wouldnt",
    "might",
)


def is_not_only(line: Line, first: int) -> bool:
    """Whether the negation is "not only", "no doubt" or the like."""
    return line.words[first + 1] in ("only", "doubt", "longer") or line.words[first] == "neither"


def answered_none(line: Line, index: int) -> bool:
    """Whether a form's heading is answered with nothing: "CHILDREN: N/A", "ANY CHILDREN? NO", "KIDS - NONE"."""
    words, at, marked = line.words, index + 1, False
    while at <= index + 7 and words[at] in ASIDE and words[at]:
        marked = marked or words[at] in (":", "?", "-", "=") or (words[at] == "," and words[at + 1] in ("none", "nil"))
        at += 1
    if words[index + 1 : index + 4] in (["n", "/", "a"], ["y", "/", "n"]):
        return words[index + 1] == "n" or words[at] in NOTHING or words[index + 5] in NOTHING  # "chn n/a", "Y/N: N"
    if "none" in words[index + 3 : index + 6] and not {"have", "has"}.isdisjoint(words[index + 1 : index + 5]):
        return True  # "re children as they have none"
    if not marked:
        return words[index + 1] in ("none", "nil", "0") and words[index + 2] not in ("injuries", "concerns")
    word = words[at]
    if word == "n" and words[at + 1] in ("/", "."):
        return True
    return word in NOTHING and words[at + 1] not in BUT_HARM


BUT_HARM = lexicon(
    "his hers theirs of wearing belted restrained dressed",
    "of concerns concern injuries injury issues one longer risk harm complaints offences disclosure",
)


def supposed(line: Line, first: int, anyone: bool) -> bool:
    """Whether children are only supposed or asked about.

    "if a child is present", "unk if kids", "check for children".
    """
    words, at = line.words, first - 1
    while at >= 0 and at >= first - 4 and words[at] in SUPPOSING:
        at -= 1
    if words[at] in IF_WORDS or words[at] in UNKNOWN or words[at - 1 : at + 1] == ["for", "when"]:
        return True
    if words[at] == "for" and words[at - 1] in ("check", "checked", "look", "looked", "search", "searched", "ask"):
        return True
    return anyone and asked(line, first)


def is_blamed_unseen(line: Line, first: int) -> bool:
    """Whether some youths are only thought to have done what nobody saw ("no one seen, AP thinks local teens")."""
    if BLAMING.isdisjoint(line.before(first, 3)):
        return False
    words = line.words
    return "nobody" in line.all or any(word == "no" and words[at + 1] in SEEN for at, word in enumerate(words))


BLAMING = lexicon("thinks think thinking suspects reckons believes blames blaming assumes prob probably likely poss")
SEEN = lexicon("one witnesses witness suspects offenders")
SUPPOSING = lexicon("a an there are is any were be other i we had have has he she they")


def asked(line: Line, first: int) -> bool:
    """Whether "any children" is a question, not "any children he has"."""
    return line.words[first - 1] in ("not", "without", "hasn't", "doesn't", "if", "there", "")


def is_kept_from(line: Line, first: int, index: int) -> bool:
    """Whether somebody has no access to any children; "no contact with kids since May" is said of his own."""
    before = [word for word in line.before(first, 6) if word not in NEARNESS]
    return before[-3:] in NO_ACCESS and line.words[index + 1] not in ("since", "for")


def is_unseen(line: Line, first: int) -> bool:
    """Whether there was no sign of any children; "no sign of the boy" looks for one who is known."""
    return line.before(first, 3) in NO_SIGN and line.words[first] not in ("the", "a")


NO_SIGN = [["no", sign, "of"] for sign in ("sign", "signs", "evidence", "mention", "indication", "record")]
NEARNESS = lexicon("unsupervised known direct regular current any further other")
NO_ACCESS = [[no, *near] for no in ("no", "without", "nor", "or") for near in (["contact", "with"], ["access", "to"])]


def never_had(line: Line, first: int) -> bool:
    """Whether somebody is said to have none: "doesn't have kids", "has not got children", "neither has children"."""
    if NOT_HAVING.isdisjoint(line.all):
        return False
    before = line.before(first, 5)
    if before and before[-1] == "any":
        before = before[:-1]
    return bool(before) and before[-1] in ("have", "got", "had", "having", "has") and not NOT_HAVING.isdisjoint(before)
