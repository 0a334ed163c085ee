"""Whether a number in words is somebody's age: "a lad of six", "I'm fifteen", "the children, seven and five"."""

from __future__ import annotations

from childtonotice.screening.text.clues import Age
from childtonotice.screening.text.forenames import FORENAMES
from childtonotice.screening.text.frames import NOT_AGE_AFTER, ROUGHLY, before_roughly
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.names import VERBS
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import COUNTS, NOUNS, NUMBERS, RANKED


def is_of_children(line: Line, index: int) -> bool:
    """Whether a number in words is one of the ages of the children before it ("the children, seven and five")."""
    words = line.words
    first, last = list_around(line, index)
    size, at = 1 + (last - first) // 2, first - 1
    while words[at] in TELLING_AGES or words[at] in TELLING_LISTS:
        at -= 1
    told = words[at + 1] in TELLING_AGES or (words[at + 1] in TELLING_LISTS and (size > 1 or are_twins(line, at)))
    if not told or words[last + 1] in NOT_AGE_AFTER or (size == 1 and words[last + 1] not in AFTER_AGES):
        return False
    noun = NOUNS.get(words[at])
    several = noun is not None and noun.strength > 0 and (noun.number > 1 or COUNTS.get(words[at - 1], 0) > 1)
    return (several or (size > 1 and told_before(line, at) == size)) and words[last + 1] not in NOUNS


def are_twins(line: Line, at: int) -> bool:
    """Whether a word is "twins", or "girls" after "twin": one number is the age of both ("twins of four")."""
    return line.words[at] == "twins" or line.words[at - 1] == "twin"


def list_around(line: Line, index: int) -> tuple[int, int]:
    """Where the list of numbers around one begins and ends; an "and" ends it ("two lads, 15 and 12, one in a hood")."""
    words, first, last = line.words, index, index
    while words[first - 1] in JOINTS and is_number(words[first - 2]) and (words[first - 1] == "," or first == index):
        first -= 2
    while words[last + 1] in JOINTS and is_number(words[last + 2]) and (words[last - 1] == "," or last == index):
        last += 2
    return first, last


def is_number(word: str) -> bool:
    """Whether a word is a small number, in words or figures."""
    return word in NUMBERS or (word.isdigit() and len(word) < 3)


def told_before(line: Line, at: int) -> int:
    """The number told of children a few words before ("there are three children here, seven, six and eight")."""
    for place in range(at, max(0, at - 5), -1):
        if line.words[place] in (".", ","):
            return 0
        noun = NOUNS.get(line.words[place])
        if noun is not None and noun.number > 1 and noun.strength > 0:
            number = line.words[place - 1]
            return COUNTS.get(number, 0) or (int(number) if number.isdigit() and len(number) < 3 else 0)
    return 0


JOINTS = frozenset((",", "and", "&", "n"))
AFTER_AGES = frozenset((",", "and", "&", ".", ";", ")", "", "-"))
TELLING_AGES = frozenset(("are", "were", ",", "(", "aged"))
TELLING_LISTS = frozenset(("-", ":", "of"))


def is_own_age(line: Line, age: Age) -> bool:
    """Whether a number in words is what somebody is ("I'm fifteen", "says he is seventeen."), not of some thing."""
    words, at = line.words, before_roughly(line, age.first)
    being = words[at] in CONTRACTED or (words[at] in ("is", "am", "turned", "turns") and is_somebody(words[at - 1]))
    if words[at].endswith("'s") and words[at] not in NOBODYS:
        noun = NOUNS.get(words[at][:-2])
        being = being or at < age.first - 1 or (noun is not None and noun.strength > 0)
    told = words[at - 1] in ("he", "she") or words[at - 2 : at] == [",", "who"]
    being = being or (words[at] == "was" and told and words[at - 2] not in ("when", "since"))
    being = being or (words[at - 1 : at + 1] == ["to", "be"] and words[at - 2] in SEEMING)
    being = being or (words[at] in ("him", "her") and words[at - 1] in ("makes", "making", "puts", "made"))
    closed = words[age.last + 1] in CLOSING
    least = 2 if NOUNS.get(words[at - 1], PLURAL).relation in ("son", "daughter") else 3  # "her daughter is two"
    return being and closed and (age.low >= least or words[age.first - 1] in ("only", "turned"))


PLURAL = NOUNS["children"]


SEEMING = lexicon("appeared appears seemed seems looked thought believed reported out known")
NOBODYS = lexicon("it's that's there's here's what's time's where's how's today's which's everything's")
CLOSING = lexicon(
    "in on last next this yesterday today from by , . ; ) \" ' and but - he she i so was has had is with who"
) | {""}


def is_beside(line: Line, age: Age) -> bool:
    """Whether a number in words closes off what is said of one child ("middle child seven."); not "child one"."""
    words, at = line.words, before_roughly(line, age.first)
    guessed = words[at] in (":", "-") or (at < age.first - 1 and words[at] == ",")
    noun, after = NOUNS.get(words[at - 1] if guessed else words[at]), words[age.last + 1]
    least = 1 if guessed or (noun is not None and noun.relation in ("toddler", "baby")) else 2
    ends = after in ENDS or (after == "-" and guessed) or (after in VERBS and not guessed)
    if noun is not None and noun.number == 1 and noun.strength and age.low > least and ends:
        return noun.strength > 1 or guessed or after not in (",", "")
    return words[age.first - 1] == "(" and after == ")" and is_one_person(line, age.first - 2)


def is_one_person(line: Line, at: int) -> bool:
    """Whether a word is a person's name or a noun for one person, as before "Tom (six)", "her brother (six)"."""
    noun = NOUNS.get(line.words[at])
    return line.words[at] in FORENAMES or (noun is not None and noun.number == 1)


ENDS = lexicon(", . ; )") | {""}


def is_somebody(word: str) -> bool:
    """Whether a word is a person whose age "is seventeen" may tell: a pronoun, a name, or a noun for one person."""
    noun = NOUNS.get(word)
    return word in ("he", "she", "i", "who") or word in FORENAMES or (noun is not None and noun.number == 1)


CONTRACTED = lexicon("i'm im he's she's hes shes who's")


def is_of_child(line: Line, index: int) -> bool:
    """Whether a number in words is the age of the child before it ("a lad of six", "lass of about eleven")."""
    words, at = line.words, index - 1
    if words[at] in ROUGHLY:
        at -= 1
    noun = NOUNS.get(words[at - 1])
    ranked = {words[at - 1], words[at - 2]} & RANKED
    return words[at] == "of" and noun is not None and noun.strength > 0 and noun.number == 1 and not ranked
