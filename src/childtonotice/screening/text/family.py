"""Phrases that name a child: "her 9 year old son", "2 kids upstairs", "little lad", "daughter ISLA 5"."""

from __future__ import annotations

from typing import NamedTuple

from childtonotice.screening.text.ages import ROUGHLY, Age
from childtonotice.screening.text.clues import Clue
from childtonotice.screening.text.cues import is_childlike, is_grown_up, presence_of
from childtonotice.screening.text.denial import denies_after
from childtonotice.screening.text.lookalikes import is_thing, looks_alike
from childtonotice.screening.text.names import Name, name_from
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import (
    ANY,
    COUNTS,
    GROWN_WORDS,
    NO,
    NOUNS,
    OTHERS,
    OWNERS,
    PLACES_HERE,
    PLAIN_WORDS,
    SMALL_WORDS,
    YOUNG_BEFORE,
    YOUNG_NOUNS,
    Noun,
)

JOINING = frozenset(", and & + / plus".split())
SKIPPED = frozenset((", ( : - called named name is are was were who who's whos only just both all now also again he she "
                     "they he's she's is aka namely ) i e ages of").split()) | ROUGHLY  # fmt: skip


class Lead(NamedTuple):
    """What stands before a noun: where the phrase begins, the number, and what kind of child it makes."""

    first: int
    count: int = 0
    negated: bool = False
    anyone: bool = False
    young: bool = False
    grown: bool = False
    owned: bool = False
    extra: bool = False
    age: Age | None = None


class Tail(NamedTuple):
    """What follows a noun: the last word of the phrase, and the names and ages that belong to it, in pairs."""

    last: int
    children: tuple[tuple[Name | None, Age | None], ...] = ()


def noun_at(line: Line, index: int) -> Noun | None:
    """The noun at a word, if it is one; "one", "person" and their like only after "little" or "young"."""
    word = line.words[index]
    noun = NOUNS.get(word)
    if (
        noun is None
        and word in YOUNG_NOUNS
        and line.words[index - (2 if line.words[index - 1] == "'" else 1)] in YOUNG_BEFORE[word]
    ):
        return YOUNG_NOUNS[word]
    return noun


def read_lead(line: Line, index: int, ages: dict[int, Age]) -> Lead:
    """What stands before the noun at a word; ``ages``: the ages of the line by their last word."""
    lead, at = Lead(index), index - 1
    while at >= max(0, index - 8):
        word, age = line.words[at], ages.get(at)
        if age and not (age.how == "bare" and lead.count):
            if age.how == "bare" or age.how == "years" and at == age.first:
                return lead._replace(first=age.first, count=int(age.low), **before_count(line, age.first))
            lead, at = lead._replace(first=age.first, age=age), age.first - 1
            continue
        step = lead_step(line, lead, at, word)
        if step is None:
            break
        lead, done = step
        if done:
            break
        at -= 1
    return lead


def before_count(line: Line, first: int) -> dict[str, bool]:
    """What stands before a number: an owner ("her 2 kids") or others than those told of ("another 2")."""
    word = line.words[first - 1]
    return {"owned": word in OWNERS or word.endswith("'s"), "extra": word in OTHERS}


def lead_step(line: Line, lead: Lead, at: int, word: str) -> tuple[Lead, bool] | None:
    """One word further back: the lead with what that word adds, and whether it is the last; None where it adds nothing."""
    if word in NO:
        return lead._replace(first=at, negated=True), True
    if word in ANY:
        return lead._replace(first=at, anyone=True), True
    if word in OTHERS:
        return lead._replace(first=at, extra=True), False
    if word in GROWN_WORDS:
        return lead._replace(first=at, grown=True), False
    if word in SMALL_WORDS:
        return lead._replace(first=at, young=True), False
    if word in COUNTS and not lead.count:
        return counted(line, lead, at, word)
    if word in OWNERS or word.endswith("'s"):
        return lead._replace(first=lead.first, owned=True), True
    if word in PLAIN_WORDS:
        return lead._replace(first=lead.first if word in ("of", "-", "x") else at), False
    return None


def counted(line: Line, lead: Lead, at: int, word: str) -> tuple[Lead, bool]:
    """The lead with a number told in words: "a dozen", "a couple of", "both"."""
    if word in ("dozen",) and line.words[at - 1] == "half":
        return lead._replace(first=at - 1, count=6), True
    done = word in ("a", "an")
    extra = done and line.words[at - 1] in OTHERS
    first = lead.first if done else at
    return lead._replace(
        first=first,
        count=COUNTS[word],
        extra=lead.extra or extra,
        **({} if done else {"owned": line.words[at - 1] in OWNERS}),
    ), True


def read_tail(line: Line, index: int, ages: dict[int, Age], plural: bool) -> Tail:
    """What follows the noun at a word; ``ages``: the ages of the line by their first word."""
    found: list[tuple[Name | None, Age | None]] = []
    at, last = index + 1, index
    while at < line.size:
        start = skip(line, at) if not found else skip_joint(line, at)
        name = name_from(line, start, sure=True) if start >= 0 else None
        after = skip(line, name.last + 1) if name else start
        age = ages.get(after) if after >= 0 else None
        if age and not fits(line, age, index, after, named=bool(name)):
            age = None
        if not name and not age:
            break
        found.append((name, age))
        last = age.last if age else name.last if name else last
        at = last + 1
        if not plural:
            break
    return Tail(last, tuple(found))


def skip(line: Line, at: int) -> int:
    """Past the commas, brackets and small words between a noun and its name or age; at most five."""
    for _ in range(5):
        if line.words[at] not in SKIPPED:
            return at
        at += 1
    return at


def skip_joint(line: Line, at: int) -> int:
    """Past the joint between two names or ages of a list; -1 where there is none."""
    if line.words[at] in (")", ".") and line.words[at + 1] in JOINING:
        at += 1
    if line.words[at] == ")" and line.words[at - 1].isdigit():
        at += 1
    if line.words[at] not in JOINING:
        return -1
    at += 1
    while line.words[at] in JOINING or line.words[at] in ("(", "aged", "one", "other"):
        at += 1
    return at


def fits(line: Line, age: Age, noun: int, at: int, *, named: bool) -> bool:
    """Whether an age after a noun is that of the noun: a bare number only close by, and not the number of the next thing."""
    if is_thing(line, age.first, age.last):
        return False
    if age.how != "bare":
        return True
    between = line.words[noun + 1 : at]
    after = line.words[age.last + 1]
    if after in NOUNS and after not in ("male", "female", "ip", "mp", "friend", "caller"):
        return False
    if (
        line.words[noun] in ("male", "female", "passenger", "victim", "suspect", "witness", "ip", "driver")
        and not between
    ):
        return age.low > 5
    return age.low > 0 and not (after.isalpha() and line.glued(age.last + 1))


def read_nouns(line: Line, ages: list[Age]) -> tuple[list[Clue], set[int], list[tuple[int, int]]]:
    """The clues of all nouns of a line, the ages (by first word) that they use up, and the denials (as words)."""
    by_last, by_first = {age.last: age for age in ages}, {age.first: age for age in ages}
    clues: list[Clue] = []
    used: set[int] = set()
    denials: list[tuple[int, int]] = []
    for index, word in enumerate(line.words[: line.size]):
        if word not in NOUNS and word not in YOUNG_NOUNS:
            continue
        noun = noun_at(line, index)
        if noun:
            read_noun(line, index, noun, by_last, by_first, clues, used, denials)
    return clues, used, denials


def read_noun(line: Line, index: int, noun: Noun, by_last: dict[int, Age], by_first: dict[int, Age],
              clues: list[Clue], used: set[int], denials: list[tuple[int, int]]) -> None:  # fmt: skip
    """The clues of one noun, added to what the line has so far."""
    lead = read_lead(line, index, by_last)
    if looks_alike(line, lead.first, index):
        return
    if lead.negated or denies_after(line, index, lead.first, lead.anyone):
        denials.append((lead.first, index))
        return
    tail = read_tail(line, index, by_first, noun.count > 1 or lead.count > 1)
    if lead.age:
        used.add(lead.age.first)
    used.update(age.first for _, age in tail.children if age)
    clues += noun_clues(line, index, noun, lead, tail)


def noun_clues(line: Line, index: int, noun: Noun, lead: Lead, tail: Tail) -> list[Clue]:
    """The clues of a noun with what stands before and after it; one for each child that is named or aged."""
    base = base_clue(line, index, noun, lead, tail)
    count = base.count
    children = tail.children
    if not children:
        return [base]
    if len(children) == 1 and (count == 1 or children[0][0] is None):
        return [described(base, *children[0])]
    each = [described(base._replace(count=1, told=True, first=name.first if name else base.first,
                                    last=age.last if age else name.last if name else base.last), name, age)
            for name, age in children]  # fmt: skip
    rest = count - len(each)
    return [*each, base._replace(count=rest)] if rest > 0 and base.told else each


def base_clue(line: Line, index: int, noun: Noun, lead: Lead, tail: Tail) -> Clue:
    """The clue of a noun before names and ages after it are put in."""
    count = lead.count or noun.count
    count = max(count, noun.count) if noun.count == 3 or lead.count == 1 < noun.count else count
    aged = lead.age
    last = tail.last if tail.children else tail_words(line, index)
    low, high = (aged.low, aged.high) if aged else (None, None)
    firm = is_firm(line, index, noun, lead)
    clue = Clue("family-word", line, lead.first, last, count, bool(lead.count) or noun.count != 2, low, high,
                sex=noun.sex or (aged.sex if aged else ""), relation=noun.relation, firm=firm,
                extra=lead.extra, weight=2 + noun.strength)  # fmt: skip
    if lead.grown or (aged and not aged.is_child):
        return clue._replace(kind="grown", low=aged.low if aged else 18.0, high=99.0)
    if low is None and noun.low is not None:
        clue = clue._replace(rule="age-word")
    return clue._replace(presence=presence_of(line, lead.first, last, owned=lead.owned))


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


def is_firm(line: Line, index: int, noun: Noun, lead: Lead) -> bool:
    """Whether the noun names a child by itself, given the words before and around it."""
    if noun.strength >= 3 or lead.young or lead.age is not None:
        return True
    if noun.strength == 2:
        return not is_grown_up(line, index)
    return noun.strength == 1 and is_childlike(line, index, noun)


def described(clue: Clue, name: Name | None, age: Age | None) -> Clue:
    """The clue with the name and age that follow the noun; a grown-up's age makes it a grown-up."""
    if name:
        clue = clue._replace(forename=name.forename, surname=name.surname, sex=clue.sex or name.sex)
    if age is None:
        return clue._replace(weight=clue.weight + 2)
    sex = clue.sex or age.sex
    if not age.is_child:
        return clue._replace(low=age.low, high=age.high, sex=sex, kind="grown")
    return clue._replace(rule="family-word-with-age", low=age.low, high=age.high, sex=sex, firm=True, kind="child",
                         weight=clue.weight + 4)  # fmt: skip
