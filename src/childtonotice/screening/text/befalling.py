"""A son, niece or grandson of no told age is a child for what befalls them: shielding mum, a wet bed, locked out.

language.md 61, 63, 64, 73 and 80: where nothing near by is a grown-up's (work, a wife, drink, an old parent), such
words are said of the children of a household. What parents who have parted do with a child stands in ``kin.py``. The
words themselves are in ``befalling.txt``.
"""

from __future__ import annotations

import re

from childtonotice.screening.text.lexicon import fill, lexicon, read_rows
from childtonotice.screening.text.tokens import Line

PARENT = "(?:mum|mam|mummy|mother|dad|daddy|father|parents|stepdad|stepmum|nan)"
WHOSE = "(?:(?:her|his|their|my|our|the|own|step|grand|mum's|ap's|ip's|inft's|caller's|partner's|ex's) )*"
SMALL_STEPS = (
    "(?:(?:has|had|have|was|is|are|were|who|then|also|been|got|gets|just|being|now|still|not|very|so|keeps|again|yet|to|be"
    "|having|all|only|and|both|out|up|hasn't|hasnt|isn't|wasn't|apparently|suddenly|,) )*"
)


def load_befalling() -> dict[str, str]:
    """The expressions of ``befalling.txt`` by their headings, each as one group of alternatives."""
    rows: dict[str, list[str]] = {}
    heading = ""
    for row in read_rows("befalling.txt"):
        if row.startswith("["):
            heading = row.strip("[]")
        else:
            rows.setdefault(heading, []).append(fill(row, {"{parent}": PARENT}))
    return {name: f"(?:{'|'.join(told)})" for name, told in rows.items()}


TOLD = load_befalling()
DOES, HANDLED = re.compile(rf"{SMALL_STEPS}{TOLD['does']}\b"), re.compile(rf"\b{TOLD['handled']} {WHOSE}$")
# What is done, up to the word of kin, and what must follow that word.
DONE = tuple(
    (re.compile(rf"\b{TOLD[verb]} {WHOSE}$"), re.compile(rf"{TOLD[then]}\b"))
    for verb, then in (("left", "alone"), ("kept", "so-long"))
)
OF_A_CHILD = lexicon("bed cot pram pushchair pyjamas pjs uniform nappies assembly nativity")
# What anybody of a family has: a child's by what is told of it.
OF_ANYBODY = {
    **dict.fromkeys(("room", "bedroom"), lexicon("night mattress mould damp toys goes going slept sleeping asleep")),
    **dict.fromkeys(
        ("tablet", "ipad", "phone", "snapchat", "xbox", "roblox", "tiktok", "instagram"),
        lexicon(
            "messages messaging messaged pictures pics photos nudes older stranger groomed grooming online contacted"
        ),
    ),
    "sports": frozenset(("day",)),
}
STOLEN = lexicon("stolen theft stole burglary burgled nicked insurance selling sold")
# A grown-up's, wherever they stand: an old parent is looked after, a grown-up drinks, deals and is locked up.
OF_GROWN_UPS = lexicon(
    "drunk heroin crack cocaine dealing dealer alcoholic addict",
    "arrested custody bailed suspect schizophrenia sectioned inheritance funeral solicitor debts gambling steroids",
)
OF_THE_OLD = lexicon("dementia alzheimers alzheimer's elderly frail carers stairlift")
OF_PARENTS = lexicon(
    "mum dad he she mother father was were is mum's dad's she's he's boyfriend partner male stepdad man"
)


def befalls_a_child(line: Line, index: int) -> bool:
    """Whether what stands around a word of kin is said of children: "tried to protect mum", "locked him out"."""
    if is_of_a_grown_up(line, index):
        return False
    if is_a_childs(line, index):
        return True
    first, last = line.sentence(index)
    after = " ".join(line.words[index + 1 : min(last, index + 15)])
    if DOES.match(after):
        return True
    before = " ".join(line.words[max(first, index - 9) : index]) + " "
    return bool(HANDLED.search(before)) or any(done.search(before) and then.match(after) for done, then in DONE)


def is_of_a_grown_up(line: Line, index: int) -> bool:
    """Whether the line tells of drink, drugs, arrest or an old parent; "mum was drunk" says nothing of her son."""
    if not OF_THE_OLD.isdisjoint(line.all):
        return True
    return not all(is_a_parents(line, sign, index) for sign in OF_GROWN_UPS & line.all)


def is_a_parents(line: Line, sign: str, index: int) -> bool:
    """Whether it is a parent who is drunk or was arrested: "mum was drunk", "dad arrested"."""
    at = line.words.index(sign)
    return index not in range(at - 3, at) and not OF_PARENTS.isdisjoint(line.before(at, 3))


def is_a_childs(line: Line, index: int) -> bool:
    """Whether what a son or daughter has is a child's: "his daughter's bed", "into her daughter's room at night"."""
    after = line.words[index + 1]
    told = not OF_ANYBODY.get(after, frozenset()).isdisjoint(line.near(index, 8, 8))
    return line.words[index].endswith("'s") and (told or after in OF_A_CHILD) and STOLEN.isdisjoint(line.all)
