"""What stands before a child's word: number, owner, denial, age."""

from __future__ import annotations

from childtonotice.screening.text.clues import Age
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import (
    ANY,
    COUNTS,
    GROWN_WORDS,
    NO,
    NOUNS,
    OTHERS,
    OWNERS,
    PLAIN_WORDS,
    SMALL_WORDS,
)


class Lead:
    """What stands before a noun: where the phrase begins, the number, and what kind of child it makes.

    Filled in word by word while the words before the noun are read backwards.
    """

    __slots__ = ("age", "anyone", "counted", "extra", "first", "grown", "negated", "number", "owned", "young")

    def __init__(self, first: int) -> None:
        self.first, self.number = first, 0
        self.negated = self.anyone = self.young = self.grown = self.owned = self.extra = False
        self.age: Age | None = None
        self.counted: Age | None = None


def read_lead(line: Line, index: int, ages: dict[int, Age]) -> Lead:
    """What stands before the noun at a word; ``ages``: the ages of the line by their last word."""
    lead, at, words = Lead(index), index - 1, line.words
    while at >= max(0, index - 9):
        age = ages.get(at)
        if age and words[at + 1] == "-" and is_dash(line, at + 1):
            return lead  # "makes him 15 - child settled"
        if age and (words[age.last + 1] in ORDINALS or age.how == "taken"):
            return lead
        if age and (age.how == "bare" or (age.how == "years" and at == age.first)):
            is_time = "." in words[age.first]  # "2.25 schoolgirl"
            if not (lead.number or is_time or is_label(line, at)):
                put_number(line, lead, age.first, int(age.low))
                lead.counted = age
            return lead
        if age:
            lead.first, lead.age, at = age.first, age, age.first - 1
            continue
        if not lead_step(line, lead, at, words[at]):
            break
        at -= 1
    return lead


def is_dash(line: Line, at: int) -> bool:
    """Whether a hyphen stands by itself, as between two sentences."""
    return not line.glued(at) and not line.glued(at + 1)


ORDINALS = frozenset(("nd", "rd", "st", "th"))


def lead_step(line: Line, lead: Lead, at: int, word: str) -> bool:
    """One word further back: puts into the lead what that word adds; whether to go on."""
    field = LEAD_FIELDS.get(word) if word != "no" or line.words[at + 1] != "of" else ""  # "no of children 3"
    if field:
        setattr(lead, field, True)
        lead.first = at
        return field not in ("negated", "anyone")
    if word in PLAIN_WORDS:
        if word not in ("of", "-", "x", "'"):
            lead.first = at
        return word != "-" or not is_dash(line, at)  # "banging from no 14 - daughter 8 hiding"
    if word in MORE_OR_LESS or is_told_how(line, at, word):
        return word not in MORE_OR_LESS or is_more_or_less(line, at)
    if word == "up" and line.words[at - 1] == "grown":
        lead.grown = True
    elif not lead.number and (word in COUNTS or (word.isdigit() and len(word) < 3)) and not is_label(line, at):
        put_count(line, lead, at, word)
    elif word in OWNERS or word.endswith("'s"):
        put_owner(line, lead, at)
    return False


def is_label(line: Line, at: int) -> bool:
    """Whether a number only tells which of several is meant ("V2 15 yo female", "subject 2 female age 16")."""
    before = line.words[at - 1]
    noun = NOUNS.get(before, SUBJECT if before in LABELLED else None)
    person = noun is not None and noun.relation == "person" and noun.number == 1 and not noun.sex
    after = line.words[at + 1]
    one = NOUNS.get(after, SUBJECT).number == 1 or after.isdigit() or after in ("m", "f")
    return one and (person or (line.glued(at) and before in ("v", "s", "w")))


SUBJECT = NOUNS["suspect"]
LABELLED = lexicon("subject person complainant defendant")


def is_told_how(line: Line, at: int, word: str) -> bool:
    """Whether a word between a number and its people says how they are ("4 unrestrained kids", "3 filthy toddlers")."""
    before = line.words[at - 1]
    counted = COUNTS.get(before, 0) > 1 or (before.isdigit() and len(before) < 3 and not line.glued(at - 1))
    return counted and word.endswith(HOW_ENDINGS) and word not in NO_HOW and line.words[at + 1] in NOUNS


HOW_ENDINGS = ("ed", "y", "less", "ful", "ous", "ish")
NO_HOW = lexicon(
    "by they any many only very my every july may monday tuesday wednesday thursday friday saturday sunday"
)
NO_HOW |= lexicon("reported called stated rugby primary secondary family navy army involved attended reed lady baby")
MORE_OR_LESS = lexicon("or so +")


def is_more_or_less(line: Line, at: int) -> bool:
    """Whether a word only blurs the number before it: "20 or so kids", "20+ kids"."""
    if line.words[at] == "+":
        return line.glued(at) and not line.glued(at + 1)
    return ["or", "so"] in (line.words[at : at + 2], line.words[at - 1 : at + 1])


# "someone's kids could get hurt" are nobody's in particular.
NOBODYS = lexicon("someone's somebody's anyone's people's")


def put_owner(line: Line, lead: Lead, at: int) -> None:
    """Somebody's children, with a number before the owner ("2 of his schoolmates")."""
    lead.owned = line.words[at] not in NOBODYS
    number = line.words[at - 2]
    if line.words[at - 1] == "of" and not lead.number and (number in COUNTS or (number.isdigit() and len(number) < 3)):
        lead.first, lead.number = at - 2, COUNTS.get(number) or int(number)


LEAD_FIELDS = {
    **dict.fromkeys(SMALL_WORDS, "young"),
    **dict.fromkeys(OTHERS, "extra"),
    **dict.fromkeys(GROWN_WORDS, "grown"),
    **dict.fromkeys(NO, "negated"),
    **dict.fromkeys(ANY, "anyone"),
    **dict.fromkeys(("nd", "rd"), "extra"),
}


def put_number(line: Line, lead: Lead, first: int, number: int) -> None:
    """A number, and what stands before it: an owner ("her 2 kids"), others ("another 2"), a denial ("not 1 child")."""
    word = line.words[first - 1]
    if number == 0:
        lead.first, lead.negated = first, True
    elif word in NO or (word == "not" and number == 1):
        lead.first, lead.negated = first - 1, True
    elif number > MOST_TOLD_OF and line.words[first - 2 : first] == ["of", "the"] and line.words[first - 3] in ONE:
        lead.first, lead.number = first - 3, 1  # "one of the 22 nursery kids"
    else:
        lead.first, lead.number = first, number
        lead.owned = word in OWNERS or word.endswith("'s")
        lead.extra = lead.extra or word in OTHERS


ONE = frozenset(("one", "1"))
MOST_TOLD_OF = 9


def put_count(line: Line, lead: Lead, at: int, word: str) -> None:
    """A number told in words: "a dozen", "half a dozen", "a couple of", "both"; "a" alone is one."""
    before, after = line.words[at - 1], line.words[at + 1]
    if word.isdigit():
        if after not in ORDINALS:
            put_number(line, lead, at, int(word))
    elif word == "dozen" and line.words[at - 2 : at] == ["half", "a"]:
        lead.first, lead.number = at - 2, 6
    elif word == "both" and after == "-":
        return  # "speaking to both - child seen"
    elif word not in ("a", "an"):
        put_number(line, lead, at, COUNTS[word])
    elif before in ("not", "isn't", "isnt", "wasn't"):
        lead.first, lead.negated = at - 1, True
    else:
        lead.number = 0 if after in GROUPS else 1
        lead.extra = lead.extra or before in OTHERS


GROUPS = lexicon("group bunch gang load lot crowd number large small big")
