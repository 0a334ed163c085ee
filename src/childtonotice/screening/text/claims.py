"""What a log claims about a referral is set against the PPNs that are there.

Language.md 9, F3, F11): done, promised, deferred .
"""

from __future__ import annotations

from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.sayings import Saying
from childtonotice.screening.text.tokens import TOKEN

FORMS = (
    r"(?:unborn |adult |child |domestic |dom |va |yp )?(?:ppn|ppns|ppn1|p\.p\.n|public protection notice)s?|"
    r"merlins?|vists?|scarfs?|vprf1?|ccn|ivpd|87a|cypar|child concern form|safeguarding (?:form|referral)|"
    r"mash referral|csc referral|referral|"
    r"(?:edt|csc|social services|social worker|social care|sw|health visitor|hv|school|dsl) (?:have been |"
    r"has been |all |are |is |duty |now )*(?:informed|aware|told|updated|notified)|"
    r"(?:informed|told|updated|rang|notified) (?:edt|csc|social services|social care|social worker|"
    r"children'?s services|school)"
)
CLAIMS = (Saying("claim", "", FORMS),)
OURS = ("ppn", "p.p.n", "public protection")
NOT_NEEDED = lexicon(
    "required req reqd req'd needed necessary appropriate applicable submitted done warranted justified",
)
LATER = lexicon("once after when until till pending awaiting following unless")
EVENTS = lexicon(
    "warrant arrest arrested phase interview interviewed download downloads op ops operation review charge bail",
    "result executed enquiries cps strat strategy inspector di decision complete completed conference returns",
)
DONE = lexicon(
    "done submitted submit'd subd sub'd sub completed complete sent on in raised filed created generated attached",
    "put lodged actioned logged made recorded both submitted. inputted uploaded over gone",
)
ADULTS = lexicon("adult va adults vulnerable-adult")


def label_of(text: str, start: int, end: int) -> str:
    """What is claimed of the form that stands at a place; nothing where it is not a claim at all."""
    form = text[start:end]
    before, after = sentence_words(text, start, end)
    ours = any(word in form for word in OURS)
    if is_verbal(form):
        return "verbal"
    if form == "referral" and not {"csc", "mash", "social", "safeguarding", "edt", "care", "hub"}.intersection(
        before[-4:] + after[:4]
    ):
        return ""
    if not ADULTS.isdisjoint(form.split()) or not ADULTS.isdisjoint(before[-1:] + after[:3]):
        return "adult-only"
    if is_refused(before, after):
        return "not-required"
    if is_deferred(before, after):
        return "deferred"
    if is_promised(before, after):
        return "promised"
    return "done" if ours or (is_done(before, after) and form not in OTHER_FORMS) else "other-form"


OTHER_FORMS = lexicon("merlin merlins vist vists scarf scarfs vprf vprf1 ccn ivpd 87a cypar")


TOLD = lexicon("informed aware told updated notified rang")


def is_verbal(form: str) -> bool:
    """Whether somebody was told by word of mouth, which is no PPN."""
    return not TOLD.isdisjoint(form.split())


def sentence_words(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """The words of the same sentence before and after a place, eight at most on each side."""
    before = text[max(0, start - 60) : start]
    after = text[end : end + 70]
    for stop in ("\n", ". ", "; "):
        before = before.rpartition(stop)[2]
        after = after.partition(stop)[0]
    return TOKEN.findall(before)[-8:], TOKEN.findall(after)[:8]


NEEDED = lexicon("need needed require required")


def is_refused(before: list[str], after: list[str]) -> bool:
    """Whether the log says that none is needed: "no PPN required", "PPN not appropriate", "PPN N/A"."""
    if before[-1:] in (["no"], ["nil"]) or before[-2:] in (["no", "child"], ["no", "further"], ["no", "need"]):
        return True
    if ("no" in before[-5:] or "not" in before[-5:]) and not NEEDED.isdisjoint(before[-4:]):
        return True
    head = after[:5]
    if (
        head[:1] == ["n"]
        or head[:1] == ["not"]
        or head[:2] in (["is", "not"], ["was", "not"], [":", "no"], ["?", "no"], ["-", "no"])
    ):
        return not {"yet"} & set(head)
    return "not" in head and not NOT_NEEDED.isdisjoint(head)


def is_deferred(before: list[str], after: list[str]) -> bool:
    """Whether it waits for something else: "PPN once warrant executed"."""
    for words in (after, before):
        at = next((index for index, word in enumerate(words) if word in LATER), -1)
        if at >= 0 and not EVENTS.isdisjoint(words[at + 1 : at + 6]):
            return True
    return "sensitive" in after


STATED = lexicon("done submitted complete completed sub'd sent")
COMING = lexicon("to will tbc tbd ? needed required req outstanding by due from")
STILL_OPEN = lexicon("follow tbc will tomorrow later outstanding awaiting")
MEANT = lexicon("will needs need for please pls forget to do complete submit require")
INTENT = lexicon("will needs need days oic handover to please pls require")


def is_promised(before: list[str], after: list[str]) -> bool:
    """Whether it is still to be done: "PPN to follow", "will submit PPN", "PPN TBC", "needs PPN"."""
    if not STATED.isdisjoint(after[:2]):
        return False
    if not COMING.isdisjoint(after[:1]) or not STILL_OPEN.isdisjoint(after[:5]):
        return True
    return not MEANT.isdisjoint(before[-3:]) and not INTENT.isdisjoint(before[-5:])


def is_done(before: list[str], after: list[str]) -> bool:
    """Whether it is said to be done."""
    return not DONE.isdisjoint(after[:4]) or not DONE.isdisjoint(before[-4:])


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The form with the few words after it that say what became of it, on the same line."""
    rest = text[end : end + 30]
    for stop in ("\n", ".", ";", ","):
        rest = rest.partition(stop)[0]
    words = rest.rstrip().rsplit(" ", 1)[0] if len(rest) == 30 else rest.rstrip()
    return start, end + len(words)
