"""Children told only by number count: "her three", "mother of two", "about 8 of them", "all four to nanas"."""

from __future__ import annotations

from childtonotice.screening.text.clues import ADULT, Clue, Found
from childtonotice.screening.text.frames import NOT_AGE_AFTER
from childtonotice.screening.text.further import (
    AGED_BY,
    GROWN,
    HAVING,
    HIS,
    MOST_OWNED,
    THIRDS,
    another_one,
    are_children,
    as_well,
    is_followed,
    last_one,
    of_his,
    of_same_age,
    smaller_one,
)
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.numerals import number_at
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import COUNTS, NOUNS, RANKED

PARENTS = lexicon(
    "mother mum mam dad father parent mums dads mothers fathers parents stepdad stepmum mummy carer client",
)
OWNING = lexicon("her his their my our other")
WITNESSING = lexicon("saw passing driving witness alone commuting work")
# After "mum + 2" these make them no children of hers, or the number no number of people.
OTHER_COMPANY = NOT_AGE_AFTER | lexicon("others other adults adult friends friend dog dog's cat pets yo yoa")
STATIONS = lexicon("placed primary nursery home rear back school")
KEPT = lexicon("placed her him them me us home")
KIN_OWNING = lexicon(
    "sister's brother's partner's boyfriend's girlfriend's mate's friend's neighbour's ex's cousin's",
)
NOT_AFTER_KIN = lexicon(", . ; ) ( - to under from shut")
PARTNERS = lexicon("relationship marriage ex partner him")
TALLY_WORDS = (
    PARENTS
    | OWNING
    | HAVING
    | STATIONS
    | KIN_OWNING
    | PARTNERS
    | lexicon("all both of number total another class together one tow third fourth fifth others least")
)


def read_tallies(line: Line, found: Found) -> None:
    """The clues of children told by number alone, added to what is found."""
    for index in range(line.size):
        word = line.words[index]
        if word in TALLY_WORDS and (clue := tally_at(line, index, word)):
            found.clues += spelled_out(line, clue) or [clue]


def spelled_out(line: Line, clue: Clue) -> list[Clue]:
    """Each child of a number that a list of as many small ages follows ("our two, 3 and 1")."""
    words, at = line.words, clue.last + 1
    at += 2 if words[at] in ("with", "at") and words[at + 1] in KEPT else 0
    if words[at] not in BETWEEN and not words[at].isdigit():
        at = closing_ages(line, at)
    places = small_ages(line, at)
    if clue.rule not in ("her-three", "parent-of") or clue.number < 2 or len(places) != clue.number:
        return []
    chain = -1000 * (line.lo + 1) - 400 - clue.first
    return [
        clue._replace(
            number=1, last=at, low=number_at(line, at), high=number_at(line, at), chain=chain, rule="age-alone"
        )
        for at in places
    ]


def small_ages(line: Line, at: int) -> list[int]:
    """Where the numbers of a list of children's ages stand; none where one is too large or measures something."""
    words, places = line.words, []
    while words[at] in BETWEEN or number_at(line, at):
        places += [at] if number_at(line, at) else []
        at += 1
    too_large = any(number_at(line, place) >= ADULT for place in places)
    return [] if too_large or words[at] in NOT_AGE_AFTER else places


def closing_ages(line: Line, at: int) -> int:
    """Where the small numbers begin that end a sentence after a comma ("our two are in there alone, 5 and 7")."""
    _, end = line.sentence(at)
    first = next((found for found in range(at, end) if line.words[found].isdigit()), at)
    if first > at and WHERE.issuperset(line.words[at:first]):
        return first  # "her two in the back 8 and 5 walking wounded"
    closed = all(word in BETWEEN or word.isdigit() for word in line.words[first:end])
    return first if closed and line.words[first - 1] in (",", "(", "aged", "-") else at


WHERE = lexicon("in at the back rear upstairs bed car house with her him here home front seat bath")
BETWEEN = lexicon(", and & + n ( aged - :")


def tally_at(line: Line, index: int, word: str) -> Clue | None:
    """The number of children that begins at a word, if it is one."""
    if read := READ_BY.get(word):
        return read(line, index)
    if word in SUMS or (word == "all" and line.words[index - 1] == "in"):
        if word == "of":
            return of_his(line, index) if line.words[index + 1] in HIS else of_several(line, index)
        return in_all(line, index)
    if word in OWNING:
        return owned(line, index)
    number = number_at(line, index + 1)
    if number > MOST_OWNED:
        return None
    if word in HAVING and number > 1:
        return as_well(line, index, number) or having(line, index, number)
    if word == "all" and number and line.words[index + 2] not in NOUNS:
        return Clue("number-of-them", line, index, index + 1, number, kind="tally", weight=1)
    return None


def owned(line: Line, index: int) -> Clue | None:
    """The children of "her three", "his own two", "my other two"; not those of an age ("her 7-year-old")."""
    own = line.words[index + 1] == "own"
    last = index + 2 if own else index + 1
    number = number_at(line, last)
    followed = is_followed(line, last + 1) or is_cared_for(line, index, last) or is_spelled(line, last + 1, number)
    before = line.words[index - 1]
    other = line.words[index] == "other"
    among = before == "the" or (before == "of" and line.words[index - 2] not in ("each", "both", "either"))
    if not 1 < number <= MOST_OWNED or not followed or (among and not (other and are_children(line, index, last))):
        return None
    return Clue("her-three", line, index, last, number, extra=other, weight=3)


def is_spelled(line: Line, at: int, number: int) -> bool:
    """Whether as many small ages follow right after a number ("her other two 9 and 7 are in bed")."""
    return number > 1 and line.words[at].isdigit() and len(small_ages(line, at)) == number


def both_of(line: Line, index: int) -> Clue | None:
    """The two of "has both, 8 and 6, for tea", or of "both 2"; "both 9" tells an age."""
    if line.words[index + 1] in (",", "(") and len(small_ages(line, index + 1)) == PAIR:
        return Clue("her-three", line, index, index, PAIR, relation="child", weight=3)
    if number_at(line, index + 1) != PAIR or line.words[index + 2] in NOUNS:
        return None
    return Clue("number-of-them", line, index, index + 1, PAIR, kind="tally", weight=1)


PAIR = 2


def of_kin(line: Line, index: int) -> Clue | None:
    """The children of "her sister's two"."""
    number, after = number_at(line, index + 1), line.words[index + 2]
    if not 1 < number <= MOST_OWNED or not is_followed(line, index + 2) or after in NOT_AFTER_KIN:
        return None
    first = index - 1 if line.words[index - 1] in OWNING else index
    return Clue("her-three", line, first, index + 1, number, weight=3)


OF_PARTNER = lexicon("a an her his the current new last previous first former second old my ex current- earlier")


def by_partner(line: Line, index: int) -> Clue | None:
    """The children told by whose they are ("two from a previous relationship and one with him", "2 by her ex")."""
    words, at = line.words, index - 1
    while words[at] in OF_PARTNER:
        at -= 1
    number = number_at(line, at - 1) if words[at] in ("by", "from", "with") else 0
    joined = words[at - 2] in ("and", "plus", "&", "+") and (
        words[at] == "by" or "relationship" in line.all or "ex" in line.all
    )
    having = words[at - 2] in HAVING and words[at] != "with" and words[index] != "him"
    if not 0 < number < MOST_PLACED or not (joined or having):
        return None
    more = joined or (having and words[at - 4] in ("and", "&", "plus"))  # "and she has one from before"
    return Clue("her-three", line, at - 1, index, number, presence="resident", relation="child", extra=more, weight=3)


def at_least(line: Line, index: int) -> Clue | None:
    """The number of "there are kids in there, at least three"; not "at least 2 hours"."""
    number = number_at(line, index + 1)
    if line.words[index - 1] != "at" or not 1 < number <= MOST_OWNED or line.words[index + 2] not in (",", ".", ""):
        return None
    return Clue("number-of-them", line, index - 1, index + 1, number, kind="tally", weight=1)


SUMS = lexicon("of number total")


def in_all(line: Line, index: int) -> Clue | None:
    """The number of those told of before in "approx ten in number", "6 in total"."""
    counted = number_at(line, index - 2) if line.words[index - 1] == "in" else 0
    if counted < 2:
        return None
    return Clue("number-of-them", line, index - 2, index, counted, kind="tally", weight=1)


def of_several(line: Line, index: int) -> Clue | None:
    """The number of "three of them", told of before, and of "the youngest of her four", which tells of them itself."""
    words = line.words
    if words[index + 1] == "them" and words[index + 2].isdigit():
        return None  # "two of them 14 and one 15": their ages
    if words[index + 1] in ("them", "these", "em") and (
        counted := COUNTS.get(words[index - 1]) or number_at(line, index - 1)
    ):
        return Clue("number-of-them", line, index - 1, index + 1, counted, kind="tally", weight=1)
    at = index + 2 if words[index + 1] in OWNING or words[index + 1] in ("the", "all") else index + 1
    counted = number_at(line, at)
    if (
        words[index - 1] not in RANKED
        or not 1 < counted < ADULT
        or words[at + 1] in NOUNS
        or words[at + 1] in GROWN_ONES
    ):
        return None
    if any(word.isdigit() and ADULT <= int(word[:3]) < OLDEST for word in words[at + 2 : at + 5]):
        return None  # "the youngest of six, now 71"
    return Clue("youngest-of-three", line, index - 1, at, counted, relation="child", weight=3)


GROWN_ONES = lexicon("men women adults people persons officers staff drivers defendants climbers walkers")
BOTH = lexicon("they they've theyve we we've both")


def theirs_together(line: Line, index: int) -> Clue | None:
    """The children that a couple have between them, beside those of either: "and they have one together"."""
    number = number_at(line, index - 1)
    shared = not BOTH.isdisjoint(line.before(index, 5))
    if not 0 < number <= MOST_OWNED or line.words[index - 2] not in HAVING | BOTH or not shared:
        return None
    return Clue("her-three", line, index - 1, index, number, presence="resident", extra=True, weight=3)


def placed_with(line: Line, index: int) -> Clue | None:
    """The children of "two placed there still", "a woman with two at primary school"."""
    words, word = line.words, line.words[index]
    first = index - (1 if word == "placed" else 3 if words[index - 1] == "the" else 2)
    number = number_at(line, first)
    stands = words[first + 1] in (("in",) if word in SEATS else ("at",)) or word == "placed"
    if not 1 < number < MOST_PLACED or not stands:
        return None
    if word == "school" and words[first - 1] not in HAVING:
        return None  # "two at school" may be anybody
    if word in SEATS | {"home"} and len(small_ages(line, index + 1)) != number:
        return None  # "two at home, five and nine"; "2 in the back, 5 and 3"
    other = words[first - 2] in ("other", "another")
    return Clue("her-three", line, first, index, number, presence="resident", extra=other, weight=3)


SEATS = frozenset(("rear", "back"))


def having(line: Line, index: int, number: int) -> Clue | None:
    """The children of "has 2 placed with him", "has 3 with her, 6, 4 and 1", "has got six, the eldest is nine"."""
    words = line.words
    if words[index + 2] in (",", "-", "(", ";", "and", ":") and not RANKED.isdisjoint(words[index + 3 : index + 6]):
        return Clue("her-three", line, index, index + 1, number, presence="resident", weight=3)
    if words[index + 2 : index + 4] == [",", "all"] and not ASLEEP.isdisjoint(words[index + 4 : index + 7]):
        return Clue("her-three", line, index, index + 1, number, presence="resident", weight=3)
    spelled = words[index + 2] in (":", ",", "-", "(") and len(small_ages(line, index + 2)) == number
    spelled = spelled or is_listed_later(line, index + 2, number)
    between = words[index + 2] in (",", "and", "from") and "together" in line.all
    if spelled or between:
        more = any(word in HAVING for word in line.words[:index])
        return Clue("her-three", line, index, index + 1, number, presence="resident", extra=more, weight=3)
    ages = [int(word) for word in words[index + 4 : index + 12] if word.isdigit() and len(word) < 3]
    listed = words[index + 3] in KEPT and len(ages) == number and max(ages) < ADULT
    if words[index + 2] != "placed" and not (words[index + 2] in ("with", "at") and listed):
        return None
    last = index + 2 if words[index + 2] == "placed" else index + 3
    return Clue("her-three", line, index, last, number, weight=3)


ASLEEP = lexicon("asleep bed upstairs school nursery under")


def is_listed_later(line: Line, at: int, number: int) -> bool:
    """Whether as many small ages follow where they are ("has three in her kitchen, 7, 5 and 2")."""
    if line.words[at] not in ("in", "with", "at", "under", "round"):
        return False
    comma = next((place for place in range(at, at + 7) if line.words[place] == ","), at)
    return line.words[comma + 1].isdigit() and len(small_ages(line, comma)) == number


OLDEST = 110
MOST_PLACED = 7


def is_cared_for(line: Line, index: int, last: int) -> bool:
    """Whether the words before say that they are looked after ("he babysits for her two", "has got her three")."""
    return line.words[last + 1] == "" and not CARING.isdisjoint(line.before(index, 4))


CARING = lexicon("babysits babysitting babysat babysit minds minding minded collects collecting bathing baths sits")


NOT_CHILDREN = AGED_BY | {"of", "yoa", "y", "yrold"}  # "mum of one of the pupils", "dad of 13yo"


def parent_of(line: Line, index: int) -> Clue | None:
    """The children of "mother of two", "dad of 4"; not "mother of two boys", whose noun speaks for itself."""
    if line.words[index + 1] not in ("of", "to", "+", "plus"):
        return None
    if line.words[index + 2] == "the" and (named := parent_of_these(line, index)):
        return named
    number = number_at(line, index + 2)
    if line.words[index + 1] in ("+", "plus") and (number > 9 or line.words[index + 3] in OTHER_COMPANY):
        return None
    if (not WITNESSING.isdisjoint(line.all) and "way" in line.all) or "witnessed" in line.all:
        return None
    if (
        not number
        or number > 14
        or line.words[index + 3] in NOT_CHILDREN
        or line.words[index + 3] in NOUNS
        or line.words[index + 3] in ("grown", "adult")
    ):
        return None
    number -= grown_among(line, index + 3, number)
    return Clue("parent-of", line, index, index + 2, number, relation="child", presence="resident", weight=4)


def parent_of_these(line: Line, index: int) -> Clue | None:
    """The children of "mother of the two, 6 and 2"."""
    number = number_at(line, index + 3)
    if not 1 < number <= MOST_OWNED or len(small_ages(line, index + 4)) != number:
        return None
    return Clue("parent-of", line, index, index + 3, number, relation="child", presence="resident", weight=4)


def grown_among(line: Line, at: int, number: int) -> int:
    """How many of a number of children the sentence goes on to call grown up ("mum of four, two grown up")."""
    _, last = line.sentence(at)
    for here in range(at, last):
        told = number_at(line, here)
        follow = line.words[here + 1 : here + 4]
        if (
            0 < told < number
            and follow
            and (follow[0] in GROWN or (follow[0] in ("are", "is", "now") and follow[1] in GROWN))
        ):
            return told
    return 0


def class_of(line: Line, index: int) -> Clue | None:
    """The pupils of "a class of 12"; not a year of leaving school ("class of 98")."""
    number = number_at(line, index + 2)
    if line.words[index + 1] != "of" or line.words[index - 1] not in ("a", "whole") or not 3 < number < LARGEST_CLASS:
        return None
    return Clue("class-of", line, index, index + 2, number, relation="pupil", weight=3)


LARGEST_CLASS = 37


def in_tow(line: Line, index: int) -> Clue | None:
    """The children of "mum with three in tow"; not the vehicles behind another."""
    number = number_at(line, index - 2) if line.words[index - 1] == "in" else 0
    if not 1 < number <= MOST_OWNED or PARENTS.isdisjoint(line.all):
        return None
    return Clue("her-three", line, index - 2, index, number, weight=3)


READ_BY = {
    "tow": in_tow,
    "class": class_of,
    **dict.fromkeys(PARTNERS, by_partner),
    **dict.fromkeys(PARENTS, parent_of),
    **dict.fromkeys(STATIONS, placed_with),
    **dict.fromkeys(KIN_OWNING, of_kin),
    "another": another_one,
    "both": both_of,
    "least": at_least,
    "others": of_same_age,
    "together": theirs_together,
    "one": smaller_one,
    **dict.fromkeys(THIRDS, last_one),
}
