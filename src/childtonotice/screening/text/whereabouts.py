"""Where each child was: present, resident (somebody's, or living there), or elsewhere (language.md 4, ruling 3).

What is not told is left open, and counts as present in the end: a child that a log speaks of was there.
"""

from __future__ import annotations

from itertools import pairwise

from childtonotice.screening.text.clues import Clue
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.tokens import FULL_STOPS, Line
from childtonotice.screening.text.words import NO

AWAY = lexicon(
    "nans nan's nanas nana's nannas nanna's grans gran's grandmas grandma's grandads grandad's grandparents",
    "grandparent's dads dad's fathers father's mums mum's mothers mother's aunties auntie's aunts aunt's uncles",
    "uncle's sisters sister's brothers brother's friends friend's mates mate's school nursery college respite",
    "childminder childminders childminder's neighbours neighbour's grandmother's grandmothers foster",
    "grandparents' nannys nanny's camp sleepover carers parents parent's parents' inlaws family's",
    "football rugby swimming training practice party cubs brownies scouts guides gym playgroup church cinema",
    "clinic club",
)
KEEPERS = lexicon(
    "dad father mum mam mother nan nana nanna gran grandma grandad grandparents grandmother grandfather aunt",
    "auntie aunty uncle sister ex foster carer carers family relatives relative parents in-laws neighbour hv",
)
COMPANY = lexicon("friend friends mate mates")
STAYING = lexicon("staying stopping stopped stayed living sleeping being left")
HAVING = lexicon("has have having got had")
LIVING = lexicon("lives live living resides reside stays")
CALLERS = lexicon("her me inft ap caller him us them")
ABSENT = lexicon("away elsewhere sleepover staying abroad")
OWN_BEFORE = lexicon("her his their my our also a an")
HERE = lexicon("present there here home in at on")
NOT_THERE = lexicon("not aren't arent isn't isnt weren't wasn't")
MUM = lexicon("mum mam mother mummy")
ON_TRIPS = lexicon("holiday sleepover trip camp residential holidays")
IN_CARE = lexicon("school care foster nursery respite")
MOVED = lexicon("gone went taken sent going")
PRESENT = lexicon("here upstairs downstairs brought arms saw witnessed house property sat stood")
GOING_ON = lexicon("they they're theyre he she he's she's both all who")
TAKING = lexicon("taken took collected abducted snatched kept keeping had")
AWAY_HINTS = ABSENT | NOT_THERE | MOVED | lexicon("at with on by in out")
TELLING = AWAY_HINTS | PRESENT
RESIDING = LIVING | lexicon("weekends household of")
HINTS = TELLING | HAVING | RESIDING | TAKING
STOPS = frozenset((".", ";", "but"))
FAR = 15
JOINTS = lexicon(", and & + n / plus ( a an")
OTHER_PARENT = lexicon("ex dad father mum mother husband wife partner")


def place(clues: list[Clue]) -> list[Clue]:
    """The clues of a line, in order, each with where its child is told to be; a list of children is in one place."""
    if not clues or HINTS.isdisjoint(clues[0].line.all):
        return clues
    placed: list[Clue] = []
    follow: Clue | None = None
    for at in range(len(clues) - 1, -1, -1):
        clue = clues[at]
        if clue.kind != "grown" and clue.presence in ("", "resident") and clue.relation != "caller":
            where = find_place(clue, follow)
            clue = clue.but(presence=where) if where else clue
        if clue.known or clue.firm:
            follow = clue
        placed.append(clue)
    placed.reverse()
    return with_owner(placed) if len(placed) > 1 else placed


def find_place(clue: Clue, follow: Clue | None) -> str:
    """Where a child is told to be, by what stands after the clue as far as the next one, or before it."""
    line = clue.line
    stop = follow.first if follow and follow.first > clue.last else line.size
    if follow and follow.presence in ("elsewhere", "present") and JOINTS.issuperset(line.words[clue.last + 1 : stop]):
        return follow.presence
    stop = min(stop, clue.last + FAR)
    if not TELLING.isdisjoint(line.words[clue.last + 1 : stop]):
        stop = reach(line, clue.last + 1, min(stop, line.size))
        if line.words[clue.first] not in NO and is_here(line, clue.last + 1, stop):
            return "present"
        if is_away(line, clue.last, stop):
            return "elsewhere"
    if not TAKING.isdisjoint(line.all) and is_taken_off(line, clue.first):
        return "elsewhere"
    return "resident" if is_resident(line, clue.first, clue.last, stop) else ""


def with_owner(clues: list[Clue]) -> list[Clue]:
    """The clues with those of one breath after somebody's own child his as well ("has a 6 and 8 year old")."""
    for at in range(1, len(clues)):
        last, clue = clues[at - 1], clues[at]
        joined = JOINTS.issuperset(clue.line.words[last.last + 1 : clue.first])
        if joined and last.presence == "resident" and not clue.presence and clue.kind == "child":
            clues[at] = clue.but(presence="resident")
    return clues


def reach(line: Line, first: int, stop: int) -> int:
    """How far the words about a child go: its sentence, and the next where that goes on of him or them."""
    words, more = line.words, line.words[first - 1] not in GOING_ON
    for at in range(first, stop):
        if words[at] in FULL_STOPS:
            if not more or words[at + 1] not in GOING_ON:
                return at
            more = False
    return stop


def is_here(line: Line, first: int, stop: int) -> bool:
    """Whether words say that somebody is here after all ("lives in Leeds with his mum, is here for half term")."""
    words = line.words
    for at in range(first, stop):
        if words[at] in HOUSES and (words[at - 2] != "in" or words[at - 3] in LIVING):
            continue  # "at a friend's house", "live in the house"
        if (words[at] in PRESENT and words[at - 1] not in NOT_THERE) or (words[at] == "with" and is_beside(line, at)):
            return True
    return False


HOUSES = lexicon("house property")


def is_beside(line: Line, at: int) -> bool:
    """Whether "with" says that a child is beside the caller: "with her in reception"; not "lives with her"."""
    words = line.words
    return words[at + 1] in CALLERS and words[at + 2] in BESIDE and words[at - 1] not in STAYING | LIVING


BESIDE = lexicon(", . ; ) in at on and here now") | {""}


def is_away(line: Line, last: int, stop: int = 0) -> bool:
    """Whether what follows a phrase says that they are elsewhere ("at nans", "with their dad", "not present")."""
    words = line.words
    if AWAY_HINTS.isdisjoint(line.all):
        return False
    for at in range(last + 1, stop or min(line.size, last + 7)):
        word = words[at]
        if word in STOPS and words[at + 1] not in GOING_ON:
            return False
        if word == "staying" and words[at + 2] in CALLERS:
            return False
        if word in AWAY_HINTS and is_away_at(line, at, word):
            return True
    return False


def is_away_at(line: Line, at: int, word: str) -> bool:
    """Whether the words from one on say elsewhere: "at cubs", "on holiday", "in care", "gone to their nan"."""
    words = line.words
    if word in ABSENT:
        return word not in ("away", "abroad") or words[at - 1] not in LEAVING
    if word in NOT_THERE and words[at + 1] in HERE and words[at + 2] != "from":
        return True
    if word in PLACES:
        return words[at - 1] != "being" and is_place(line, at, word)
    if word == "by":
        return words[at - 2 : at] == ["looked", "after"]
    if word in MOVED:
        return is_moved(word, words[at + 1 : at + 4])
    gone = words[at : at + 3] == ["out", "of", "the"] and words[at - 1] in BEING
    return gone or (word == "with" and is_kept(line, at))


LEAVING = lexicon("get got ran run running getting walked drove taken moved pulled put driven her him them taking")
BEING = lexicon("is are was were now currently he's she's they're")
CLOSING = lexicon(", . ; ) and but - now today since until til till with at for") | {""}
PLACES = {"at": AWAY, "on": ON_TRIPS, "in": IN_CARE}
FEARED = lexicon("put putting threatened threatening threatens want wants")


def is_place(line: Line, at: int, word: str) -> bool:
    """Whether "at", "on" or "in" leads to where a child is when it is not at home; "in school skirt" does not."""
    words = line.words
    if word != "in":
        return not PLACES[word].isdisjoint(words[at + 1 : at + 4])
    end = at + 3 if words[at + 1 : at + 3] == ["foster", "care"] else at + 2
    return words[at + 1] in IN_CARE and words[end] in CLOSING and FEARED.isdisjoint(line.before(at, 5))


def is_moved(word: str, after: list[str]) -> bool:
    """Whether somebody went to a keeper, or was taken by one: "gone to their nan", "taken by dad"."""
    return after[:1] == ["by" if word == "taken" else "to"] and not (KEEPERS | AWAY).isdisjoint(after[1:])


def is_kept(line: Line, at: int) -> bool:
    """Whether "with" is followed by somebody who keeps the children elsewhere.

    "with their dad", "with grandparents"; not who only goes with them ("walking with her grandmother", "with a mate").
    """
    keepers, before = line.words[at + 1 : at + 3], line.words[at - 1]
    if not COMPANY.isdisjoint(keepers):
        return before in STAYING
    if before.endswith("ing") and before not in STAYING:
        return False
    return (
        any(word in KEEPERS for word in keepers)
        and line.words[at + 2] != "here"
        and not (MUM.intersection(keepers) and not {"his", "her"}.intersection(keepers))
    )


def is_taken_off(line: Line, first: int) -> bool:
    """Whether the other parent took or keeps the child: "ex has collected dau 6 and won't say where"."""
    at = first - 1
    while line.words[at] in OWN_BEFORE or line.words[at] == "the":
        at -= 1
    if line.words[at] == "had" and line.words[at - 1] in ("has", "have"):
        return line.words[at - 2] in OTHER_PARENT  # "dad has had the 2 yr old since Friday"
    return line.words[at] in TAKING and not OTHER_PARENT.isdisjoint(line.before(at, 5))


def is_resident(line: Line, first: int, last: int, stop: int) -> bool:
    """Whether a child is told as somebody's or as living there: "has a 6 year old", "his 8 year old lives with him"."""
    words, at = line.words, first - 1
    while words[at] in OWN_BEFORE:
        at -= 1
    if words[at] in HAVING and (words[last + 1] in HAD or words[last + 1 : last + 3] == ["at", "home"]):
        return True
    if words[at] == "with" and not LIVING.isdisjoint(words[max(0, at - 3) : at]):
        return True
    if RESIDING.isdisjoint(line.all):
        return False
    after = words[last + 1 : min(stop, last + 6)]
    living = any(word in LIVING and follow in SOMEWHERE for word, follow in pairwise([*after, words[last + 6]]))
    living = living or "household" in after or words[last + 1 : last + 4] == ["live", "in", "the"]
    return living or "weekends" in after or words[last + 1 : last + 3] == ["of", "his"]


HAD = CLOSING - {"with", "at", "for", "today"} | lexicon("by who whom from together aged not of he she they to")
SOMEWHERE = lexicon("with w there here at together")
