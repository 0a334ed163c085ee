"""A child is named by phrases like "her 9 year old son", "2 kids upstairs", "little lad", "daughter ISLA 5"."""

from __future__ import annotations

from itertools import pairwise

from childtonotice.screening.text.clues import Age, Clue, Found
from childtonotice.screening.text.cues import is_childlike, is_grown_up
from childtonotice.screening.text.decoys import is_decoy
from childtonotice.screening.text.denial import is_denied
from childtonotice.screening.text.leads import ORDINALS, Lead, read_lead
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.listed import ages_before
from childtonotice.screening.text.lookalikes import SURNAMES, is_endearment, is_surname, looks_alike
from childtonotice.screening.text.names import Name
from childtonotice.screening.text.nouns import OF_PERSONS, PERSONS, noun_at
from childtonotice.screening.text.passing import is_passing, is_past
from childtonotice.screening.text.pregnancy import is_to_come
from childtonotice.screening.text.tails import NUMBERED, Tail, has_own_age, is_numbered_off, read_tail
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import (
    COUNTS,
    NOUNS,
    PLACES_HERE,
    RANKED,
    Noun,
)


def read_nouns(line: Line, places: list[int], ages: list[Age], found: Found) -> set[int]:
    """The clues and denials of the nouns at some words, added to what is found; returns the ages used."""
    by_last, by_first = {age.last: age for age in ages}, {age.first: age for age in ages}
    used: set[int] = set()
    for index in places:
        if index in by_last and by_last[index].how == "teens":
            continue
        if line.words[index] == "teens" and line.words[index - 1] in OWNING_TEENS:
            continue
        noun = noun_at(line, index)
        if noun and (noun.strength or ages or "age" in line.all) and not is_within(line, index, found):
            used |= read_noun(line, index, noun, (by_last, by_first), found)
    return used


OWNING_TEENS = lexicon("her his their my our the early late mid")


def read_noun(
    line: Line, index: int, noun: Noun, ages: tuple[dict[int, Age], dict[int, Age]], found: Found
) -> set[int]:
    """The clues of one noun, added to what is found; returns the ages that it uses up, by first word."""
    lead = read_lead(line, index, ages[0])
    if line.words[index] in PERSONS and line.words[index - 1] in OF_PERSONS:
        lead.first = min(lead.first, index - 1)
    if line.words[index] in SURNAMES and is_surname(line, index):
        found.surnames.add(line.words[index])
        return set()
    nobody = is_to_come(line, index) or is_endearment(line, index)
    nobody = nobody or (noun.relation == "sibling" and line.words[index - 1] == "unborn")
    if looks_alike(line, lead.first, index) or (nobody and not lead.age) or is_decoy(line, lead.first):
        return set()
    answered = lead.anyone and is_answered_yes(line, index)
    if not answered and is_denied(line, index, lead):
        found.deny(line, lead.first, index)
        return set()
    if lead.anyone and not lead.age and not answered:
        return set()
    if is_past(line, lead.first, index) or (not lead.age and is_passing(line, lead.first, index)):
        return set()
    tail = tail_of(line, index, noun, lead, ages[1])
    tail = shared_tail(line, index, tail, ages[1], found)
    found.clues += noun_clues(line, index, noun, lead, tail)
    return used_ages(noun, lead, tail, ages[0])


def used_ages(noun: Noun, lead: Lead, tail: Tail, by_last: dict[int, Age]) -> set[int]:
    """The ages that a noun uses up, by first word; "group of 20 youths": a number of them is nobody's age."""
    taken = [age for _, age in tail.children if age] + ([lead.age] if lead.age else [])
    for age in taken:
        by_last[age.last] = age._replace(how="taken")
    counted = lead.counted if noun.number > 1 or (lead.counted and lead.counted.low == 1) else None
    return {age.first for age in [*taken, *filter(None, [counted])]}


def is_within(line: Line, index: int, found: Found) -> bool:
    """Whether a noun stands between the noun before it and that one's age ("female passenger, 17")."""
    last = found.clues[-1] if found.clues else None
    if not last or last.line is not line or last.number != 1 or last.low is None or last.forename:
        return False
    return last.first < index < last.last and line.words[index - 1] in PEOPLE


PEOPLE = lexicon("male female")


def tail_of(line: Line, index: int, noun: Noun, lead: Lead, ages: dict[int, Age]) -> Tail:
    """What follows a noun, but for an age where one stands before it, and for a number of some of them."""
    # "the 16-year-old gunman, 14-year-old accomplice": the second age is another's.
    later = {} if lead.age and noun.number == 1 and lead.age.how != "school" else ages
    several = noun.number > 1 or lead.number > 1
    several = several or (line.words[index] in PASSENGERS and lists_passengers(line, index))
    tail = read_tail(line, index, later, plural=several)
    if (
        lead.age
        and lead.age.how == "school"
        and not all(tells_closer(age, lead.age) for _, age in tail.children if age)
    ):
        return Tail(index)
    if len(tail.children) != 1:
        return tail
    name = tail.children[0][0]
    another = name is not None and lead.age is not None and has_own_age(line, name, lead.age)
    return Tail(index) if another or is_part_of_them(line, lead, tail) else tail


def lists_passengers(line: Line, index: int) -> bool:
    """Whether several ages follow "pass", which stands for as many ("driver 19. pass 17 17 and 16")."""
    words = line.words
    ages = words[index + 1].isdigit() and (words[index + 2].isdigit() or words[index + 3].isdigit())
    return ages and words[index + 2] not in ("yo", "yrs", "f", "m")


PASSENGERS = frozenset(("pass", "psgr"))


def tells_closer(age: Age, year: Age) -> bool:
    """Whether an age is one that a pupil of a school year may have ("yr 8 pupil, 13")."""
    return year.low - 1 <= age.low == age.high <= year.high + 1


def shared_tail(line: Line, index: int, tail: Tail, ages: dict[int, Age], found: Found) -> Tail:
    """The tail with the second of two ages, the first being that of the noun before ("brother and sister, 9 and 4")."""
    last = found.clues[-1] if found.clues else None
    first = tail.children[0][1] if len(tail.children) == 1 and tail.children[0][0] is None else None
    if not first or not last or last.line is not line or last.low is not None or last.number > 1:
        return tail
    second = ages.get(first.last + 2) if line.words[first.last + 1] in ("and", "&") else None
    joined = line.words[last.last + 1] in ("and", "&") and last.last >= index - 3
    if not second or not joined or {first.how, second.how} != {"bare"}:
        return tail
    kind = "child" if first.is_child else "grown"
    found.clues[-1] = last._replace(low=first.low, high=first.high, kind=kind, firm=True, rule="family-word-with-age")
    return Tail(second.last, ((None, second),))


def is_part_of_them(line: Line, lead: Lead, tail: Tail) -> bool:
    """Whether the number after a counted plural is that of some of them, not an age ("3 kids, 1 trapped")."""
    name, age = tail.children[0]
    if age is None or name is not None or age.how != "bare" or lead.number < age.low or lead.number == 1:
        return False
    after = line.words[age.last + 1]
    return line.words[age.first - 1] == "," and after.isalpha() and after not in ("and", "n", "both", "or")


def noun_clues(line: Line, index: int, noun: Noun, lead: Lead, tail: Tail) -> list[Clue]:
    """The clues of a noun with what stands before and after it; one for each child that is named or aged."""
    base = base_clue(line, index, noun, lead, tail)
    children = tail.children or ages_before(line, noun, lead)
    if not children:
        return [base]
    if not tail.children:
        return [
            described(base.but(number=1, told=True, first=age.first, low=None, high=None), None, age)
            for _, age in children
            if age
        ]
    if noun.relation == "twin" and len(children) == 2 and children[1][1] and not children[0][1]:
        children = [(name, children[1][1]) for name, _ in children]
    if not base.told and is_next_matter(line, *children[0]):
        return [base.but(last=index)]
    lone = len(children) == 1 and children[0][0] is None
    partly = line.words[lead.first : lead.first + 2] == ["one", "of"] or (
        base.told and is_listed_on(line, children[0][1])
    )
    if len(children) == 1 and (base.number == 1 or (lone and not partly)):
        return [described(base, *children[0])]
    each = [described(one_of(base, name, age), name, age) for name, age in children]
    rest = base.number - len(each) - is_one_grown(line, tail.last + 1)
    # Those with a name are counted off from the whole later on; those without one begin with the very same words.
    named = sum(1 for name, _ in children if name)
    return [*each, base.but(number=rest + named, last=index)] if rest > 0 and base.told else each


def is_one_grown(line: Line, at: int) -> bool:
    """Whether a list of children goes on to one who is grown up ("3 kids: 5, 7 and an adult daughter")."""
    words = line.words
    joined = words[at] in ("and", "&", "+", "plus") and words[at + 1] in ("a", "an", "one")
    return joined and words[at + 2] in ("adult", "grown", "grownup")


def is_listed_on(line: Line, age: Age | None) -> bool:
    """Whether another child comes right after an age: the age is that of one of several ("2 chn (3yo + newborn)")."""
    if age is None or line.words[age.last + 1] not in ("+", "&", "and", "plus"):
        return False
    noun = NOUNS.get(line.words[age.last + 2]) or NOUNS.get(line.words[age.last + 3])
    return noun is not None and noun.number == 1 and noun.strength > 1


def is_next_matter(line: Line, name: Name | None, age: Age | None) -> bool:
    """Whether a name after a dash begins another matter ("HAS KIDS - LISA ROBINSON ADVISED RE BLOCKING")."""
    if name is None or age is not None or line.words[name.first - 1] != "-":
        return False
    after = line.words[name.last + 1]
    return after.isalpha() and after not in ("and", "n", "aged", "is", "plus")


def one_of(base: Clue, name: Name | None, age: Age | None) -> Clue:
    """The clue of one child of several: its own name and age as words, or the whole phrase where there is no name."""
    first = min(name.first, age.first if age else name.first) if name else base.first
    last = max(age.last if age else 0, name.last if name else 0) or base.last
    # "three adult males, Sophie Midway 15": she is none of the males.
    sex = (name.sex if name else "") or base.sex
    return base.but(number=1, told=True, first=first, last=last, sex=sex)


def base_clue(line: Line, index: int, noun: Noun, lead: Lead, tail: Tail) -> Clue:
    """The clue of a noun before names and ages after it are put in."""
    number = tail.number or lead.number or sets_of(line, index) or noun.number
    if line.words[index] in RANKED and line.words[lead.first - 1] == "x":
        number = 1  # "children x4 eldest 15"
    if line.words[index + 2] in ORDINALS and line.words[index + 3] == "birthday":
        number = 1  # "her daughters 7th birthday" has lost its stop
    if (noun.number == 1 < number and number > 4 and not tail.number) or (tail.children and is_one_of_them(line, lead)):
        number = 1
    counted_out = line.words[lead.first + 1 : lead.first + 3] == ["of", "the"] and line.words[lead.first + 3].isdigit()
    if (lead.number == 1 < noun.number and not counted_out) or noun.number == 3:
        number = max(number, noun.number)
    last = max(tail.last, index) if tail.children or tail.number else tail_words(line, index)
    low, high, sex = (lead.age.low, lead.age.high, lead.age.sex) if lead.age else (None, None, "")
    grown = lead.grown or (lead.age is not None and not lead.age.is_child)
    rule = "age-word" if low is None and noun.low is not None else "family-word"
    if noun.number == 2 and not lead.number and not tail.number and not tail.children:
        rule = untold_rule(line, index) or rule
    return Clue(
        "family-word" if grown else rule,
        line,
        lead.first,
        last,
        number,
        bool(tail.number or lead.number) or noun.number != 2,
        18.0 if grown and low is None else low,
        99.0 if grown else high,
        sex=noun.sex or sex,
        relation=noun.relation,
        firm=is_firm(line, index, noun, lead),
        kind="grown" if grown else "child",
        extra=lead.extra or is_own(line, index) or (line.words[index] in NUMBERED and is_second_one(line, index)),
        weight=2 + noun.strength + (3 if lead.age else 0),
    )


def untold_rule(line: Line, index: int) -> str:
    """The rule of a plural that tells no number of its own: a form's heading, or "chn not present"; empty elsewhere."""
    if is_answered_yes(line, index):
        return "heading-answered"
    absent = line.words[index + 1] == "not" and line.words[index + 2] in ("present", "there", "home")
    return "not-present" if absent else ""


def is_second_one(line: Line, index: int) -> bool:
    """Whether "child 2" is another than "child 1"."""
    return line.words[index + 1] not in ("1", "one") and is_numbered_off(line, index)


def is_one_of_them(line: Line, lead: Lead) -> bool:
    """Whether "the younger of the two suspects is 17" tells the age of one of them."""
    words, at = line.words, lead.first - 1
    return words[at - 1 : at + 1] == ["of", "the"] and words[at - 2] in ONE_OF


ONE_OF = lexicon("younger elder older youngest eldest oldest one smaller bigger taller shorter first second other")


def sets_of(line: Line, index: int) -> int:
    """The children of "two sets of twins"; nought where it is not said."""
    words = line.words
    if words[index] not in ("twins", "triplets") or words[index - 2 : index] != ["sets", "of"]:
        return 0
    sets = int(words[index - 3]) if words[index - 3].isdigit() else COUNTS.get(words[index - 3], 1)
    return sets * NOUNS[words[index]].number


def is_answered_yes(line: Line, index: int) -> bool:
    """Whether a noun is a form's heading that is answered with yes ("CHILDREN AT ADDRESS? Y")."""
    after = line.words[index + 1 : index + 8]
    return any(word in ("?", ":") and follow in ("y", "yes") for word, follow in pairwise(after))


def is_own(line: Line, index: int) -> bool:
    """Whether the words after say that these are somebody's own, apart from those told of: "children of his own"."""
    return (
        line.words[index + 1] == "of"
        and line.words[index + 2] in ("his", "her", "my", "their")
        and (line.words[index + 3] == "own")
    )


def tail_words(line: Line, index: int) -> int:
    """The last word of the evidence: the noun, or the place right after it ("2 KIDS UPSTAIRS", "BABY IN COT")."""
    after = line.words[index + 1]
    if after in PLACES_HERE:
        return index + 1
    if after == "in" and line.words[index + 2] in (
        "cot",
        "bed",
        "car",
        "house",
        "prop",
        "property",
        "pram",
        "arms",
        "bath",
    ):
        return index + 2
    return index


BY_MARRIAGE = lexicon("step half foster adopted adoptive")


def is_firm(line: Line, index: int, noun: Noun, lead: Lead) -> bool:
    """Whether the noun names a child by itself, given the words before and around it."""
    told_young = line.words[index] in PERSONS and line.words[index - 1] in OF_PERSONS
    if is_only_child(line, index):
        return False
    if (
        noun.strength >= 3
        or lead.age is not None
        or told_young
        or (noun.relation == "twin" and is_numbered_off(line, index))
    ):
        return True
    if noun.relation == "sibling" and line.words[index - 1] in BY_MARRIAGE:
        return is_childlike(line, index, noun)
    if lead.young and noun.relation != "friend":
        return noun.strength > 0
    if noun.strength == 2:
        return noun.relation == "baby" or not is_grown_up(line, index)
    return noun.strength == 1 and is_childlike(line, index, noun)


def is_only_child(line: Line, index: int) -> bool:
    """Whether "he's her only child" only says that somebody, of any age, has no brothers or sisters."""
    before = line.before(index, 4)
    return before[-1:] == ["only"] and before[-2:-1] != ["the"] and not BEING.isdisjoint(before)


BEING = lexicon("is was he's she's hes shes being as")


def described(clue: Clue, name: Name | None, age: Age | None) -> Clue:
    """The clue with the name and age that follow the noun; a grown-up's age makes it a grown-up."""
    if name:
        clue = clue.but(forename=name.forename, surname=name.surname, sex=clue.sex or name.sex)
    if age is None:
        return clue.but(weight=clue.weight + 2)
    sex = clue.sex or age.sex
    if not age.is_child:
        return clue.but(low=age.low, high=age.high, sex=sex, kind="grown", rule="family-word")
    return clue.but(
        rule="family-word-with-age",
        low=age.low,
        high=age.high,
        sex=sex,
        firm=True,
        kind="child",
        weight=clue.weight + 4,
    )
