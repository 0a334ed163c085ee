"""A son, niece or grandson whose age nobody tells is a child for what is done with them: kept back, carried, fled with.

language.md 70 to 77 and 80: only a child is withheld from a parent, handed over, fought over in court or held in arms.
"""

from __future__ import annotations

from itertools import pairwise

from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.numerals import number_at
from childtonotice.screening.text.things import THINGS
from childtonotice.screening.text.tokens import Line

OWNERS = lexicon("her his their my our the own only off a ap's ip's inft's caller's partner's ex's mum's mums partners")
HOLDING = lexicon("holding carrying cuddling feeding breastfeeding bathing using dangling")
# What is done with a child between parents; with a grown-up, only by police and hospitals.
TAKING = lexicon(
    "take takes taken took taking keep keeps keeping kept snatch snatched snatching withhold withholding return",
    "returned returning returns abducted abduct grab grabbed bring brought bringing brings have having",
    "collect collecting",
)
GIVING = lexicon("give gives giving gave hand handing send sending sent get getting")
SEEING = lexicon("see sees seeing saw visit visits have having")
EXES = lexicon("ex husband wife partner mum dad mam father mother ex-husband ex-wife ex-partner boyfriend girlfriend")
EXES |= lexicon("ex's partner's grandparents")
LETTING = lexicon("let lets letting allow allowing refuse refuses refusing refused stopping stopped preventing")
DEMANDING = lexicon("demand demands demanding demanded threatened threatening threatens threats threat late")
FAMILY_COURT = lexicon("solicitor solicitors court order mediation supervised unsupervised")
# After these verbs the grown-up son of an old couple is meant: "wants to have her son arrested".
DONE_BY_POLICE = lexicon("arrested removed evicted charged sectioned up is has was spoken by who")
BEFORE = (
    "give me",
    "give back",
    "giving back",
    "hand over",
    "handing over",
    "hand back",
    "gimme",
    "dont take",
    "don't take",
    "in front of",
    "alone with",
    "fleeing with",
    "escaped with",
    "take in",
    "taken in",
    "took in",
    "bringing up",
    "looking after",
    "look after",
    "in charge of",
    "minding",
    "to mind",
    "babysit",
    "babysitting",
    "sit with",
    "safety of",
    "fears for",
    "feared for",
    "been hitting",
    "keeps hitting",
    "been smacking",
    "been slapping",
    "been beating",
    "custody of",
    "custody over",
    "custody battle over",
    "residency of",
    "off with",
    "mums with",
    "mum's with",
    "mothers with",
    "parents with",
    "over who has",
    "over who gets",
    "about who has",
)
AFTER = (
    "taken into care",
    "was taken into care",
    "were taken into care",
    "into care",
    "asleep",
    "were asleep",
    "sleeping upstairs",
    "in the bath",
    "was in the bath",
    "was in bath",
    "were in the bath",
    "was on the swings",
    "goes there every other",
    "goes there every weekend",
    "goes to his every",
    "stays there every",
    "saw it all",
    "saw everything",
    "heard everything",
    "heard it all",
    "was in the room",
    "was in room",
    "is non verbal",
    "has adhd",
    "left in car",
    "left in the car",
    "behaviour",
    "upstairs asleep",
)
OF_COUPLE = (
    "who lives with",
    "that lives with",
    "who he lives with",
    "who she lives with",
    "who stays with",
    "living with",
    "together",
    "with him",
    "with her",
    "from previous",
    "from a previous",
    "from his previous",
)
HAVING = lexicon("has have having got had share shares")


def phrases(told: tuple[str, ...], at: int) -> dict[str, tuple[list[str], ...]]:
    """Phrases as lists of words, by the first (0) or last (-1) word of each, so that few are compared."""
    split = [phrase.split() for phrase in told]
    return {words[at]: tuple(other for other in split if other[at] == words[at]) for words in split}


BEFORE_IT, AFTER_IT, OF_BOTH = phrases(BEFORE, -1), phrases(AFTER, 0), phrases(OF_COUPLE, 0)


def is_a_parents_charge(line: Line, index: int) -> bool:
    """Whether what stands around a son, niece or grandson is done with children only.

    "won't let him see his son", "fled with her daughter", "happened in front of her son", "they have a son together".
    """
    at = index - 1
    while at > 0 and (line.words[at] in OWNERS or number_at(line, at)):  # "in front of her 3 daughters"
        at -= 1
    if line.words[index + 1] in THINGS:
        return False
    return follows_as_child(line, index, at) or precedes_as_child(line, index, at) or is_of_a_couple(line, index)


def is_of_a_couple(line: Line, index: int) -> bool:
    """Whether a couple at odds does something to or about "their daughter"; not what the daughter of a couple does."""
    words = line.words
    if EXES.isdisjoint(line.all) or not OF_LATER_LIFE.isdisjoint(line.all):
        return False
    if "asleep" in line.after(index, 4):
        return {"drunk", "intoxicated", "intox"}.isdisjoint(line.all)
    if words[index - 1] != "their" or words[index].endswith("'s"):
        return False
    return words[index - 2] in DONE_TO or words[index - 2].endswith(("ing", "ed", "hits", "hurts", "smacks", "slaps"))


DONE_TO = lexicon("with of to at about over re for hit hurt slap smack shake shook between beats and hits into from")
OF_LATER_LIFE = lexicon(
    "elderly retired moving moved wedding engaged visiting staying wills inheritance funeral estate australia abroad",
    "stay stays stayed 60s 70s 80s collect business flat house van bought",
)


def precedes_as_child(line: Line, index: int, at: int) -> bool:
    """Whether the words before say so: held, kept from a parent, demanded back, told of in court."""
    words, after = line.words, line.words[index + 1]
    if any(words[max(0, at + 1 - len(phrase)) : at + 1] == phrase for phrase in BEFORE_IT.get(words[at], ())):
        return True
    if words[at] in GIVING or (words[at] == "back" and words[at - 1] in TAKING | GIVING):
        return "back" in (words[at], after)
    if words[at] == "with" and not SHUT_IN.isdisjoint(line.before(at, 6)):
        return True
    if words[at] == "with" and words[at - 1] != "in":
        return "refuge" in line.after(index, 8)
    if words[at] == "left" and after in ("alone", "unattended", "unsupervised"):
        return True
    if words[at] == "and":
        return words[at - 1] in ("she", "mum", "mother", "ip", "her") and "refuge" in line.after(index, 6)
    if words[index].endswith("'s"):
        return False
    return words[at] in HOLDING or (words[at] in TAKING | SEEING and is_fought_over(line, index, at))


def is_fought_over(line: Line, index: int, at: int) -> bool:
    """Whether what a verb says is done between parents or by a court; not what police do to a grown-up."""
    words, after = line.words, line.words[index + 1]
    first, last = line.sentence(index)
    told = words[first:index]
    if after in DONE_BY_POLICE or not WARDERS.isdisjoint(told):
        return False
    if words[at] in SEEING and not FAMILY_COURT.isdisjoint(words[first:last]):
        return True
    if after == "and" and words[index + 2] in RUNNING:
        return True
    if after in ("back", "from") or (after == "off" and words[index + 2] in ("her", "him", "me", "them")):
        return True
    if not (LETTING.isdisjoint(told[-7:]) and DEMANDING.isdisjoint(told[-6:])):
        return True
    return words[at] in TAKING - SEEING and not EXES.isdisjoint(told)


def follows_as_child(line: Line, index: int, at: int) -> bool:
    """Whether the words after say so: "saw it all", "in her arms", "they have a son together"."""
    words, after = line.words, line.after(index, 14)
    if any(after[: len(phrase)] == phrase for phrase in AFTER_IT.get(words[index + 1], ())) or "arms" in after[:6]:
        return True
    if after[1:3] in (["home", "with"], ["back", "with"]) or after[2:4] in (["home", "with"], ["back", "with"]):
        return not HURTS.isdisjoint(after[3:9])
    if words[at] in HAVING and any(after[: len(phrase)] == phrase for phrase in OF_BOTH.get(words[index + 1], ())):
        return True
    returned = any(word in ("him", "her", "them") and follow == "back" for word, follow in pairwise(after))
    return returned and not GIVEN.isdisjoint(after)


SHUT_IN = lexicon("locked barricaded hiding hid hidden shut bathroom bedroom refuge ran fled")
RUNNING = lexicon("ran run runs running fled left hid drove")
WARDERS = lexicon("hospital ward prison police officers surgery paramedics ambo")
HURTS = lexicon("mark marks bruise bruises bruising cut cuts burn burns scratches injury injuries bite lump lip eye")
GIVEN = lexicon(
    "give gives giving gave get gets getting got hand bring brings bringing brought return send have having"
)
