"""Whose an age is: a named person's, that of a pronoun, or somebody's known by the age alone."""

from __future__ import annotations

from childtonotice.screening.text.clues import Age, Clue
from childtonotice.screening.text.frames import NOT_AGE_AFTER, ROUGHLY, SCHOOL_WORDS
from childtonotice.screening.text.leads import is_label
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.lookalikes import HILLS, ROADS, is_simile
from childtonotice.screening.text.names import VERBS, Name
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import COUNTS, NOUNS, SMALL_WORDS, YOUNG_NOUNS

PRONOUNS = {
    **dict.fromkeys(lexicon("he he's hes"), "M"),
    **dict.fromkeys(lexicon("she she's shes"), "F"),
    **dict.fromkeys(lexicon("who who's whos they they're theyre i'm im i person individual subject both all"), ""),
}
RANKED = lexicon("older elder younger smaller bigger taller shorter")
SETTING_OFF = lexicon("the , ; : - (")
SAYING = lexicon("says said thinks believes states claims reckons")
JUDGING = lexicon("makes making puts put estimated estimates believed believes thought judged guessed reckons assessed")
ROLES = lexicon("victim suspect witness male female offender casualty passenger boy girl child")
NUMBERED = lexicon("one two three four 1 2 3 4")
BEING = ROUGHLY | lexicon(
    "is was are were turned turns am now only just being be still actually turning also known to all both",
)
FOR_LONG = lexicon("for past last in within every after since over under next another of each per")
ONCE = lexicon("since when until before aged")
EVERYONE = lexicon(
    "all rest everyone both drivers ages others they occupants riders lads group persons males party them",
)


def all_grown(line: Line, age: Age) -> Clue:
    """Several people told to be grown up ("all 18+", "the rest 19-20")."""
    return Clue("all-grown", line, age.first, age.last, 2, False, age.low, age.high, kind="grown", firm=False)


def plausible(line: Line, age: Age, name: Name | None = None) -> bool:
    """Whether a number beside a name or pronoun can be an age: no nought, no label, and nothing written onto it."""
    if age.how != "bare":
        return age.how != "years" or line.words[age.first - 1] not in FOR_LONG
    if name and name.first == name.last and line.words[name.first] in LABEL_NAMES and age.first == name.last + 1:
        return line.words[age.last + 1] in VERBS | GOING_ON
    if name and name.last > name.first and line.words[name.last] in STREETS and line.words[name.first - 1] in AT:
        return False  # "at Harold Court, 12"
    after = NOUNS.get(line.words[age.last + 1])
    small = line.words[age.last + 1] in SMALL_WORDS and line.words[age.last + 2] in SEVERAL_SMALL
    if name and (small or (after and after.number > 1 and after.strength)):
        return False  # "Michelle Drake, 3 children", "Olivia Peacock - 3 little ones"
    return age.low > 0 and not (line.glued(age.last + 1) and line.words[age.last + 1].isalpha())


SEVERAL_SMALL = frozenset(word for word, noun in {**NOUNS, **YOUNG_NOUNS}.items() if noun.number > 1)
STREETS = ROADS | HILLS | lexicon("court house lodge")
AT = lexicon("at in on of from near to off")
# First names that stand before small numbers for other reasons: "MARK 3 ESCORT", "MAY 12", "VAN 2".
GOING_ON = lexicon("and & + , ) upstairs asleep in at both")
LABEL_NAMES = lexicon(
    "charlie victor mike oscar romeo juliet mark may june april august van bill miles lane bay al ed mo val grant",
    "jan jun art bear major duke ron ion bea pat vic",
)


def named(line: Line, name: Name, age: Age) -> Clue:
    """A named person with an age."""
    first, last = min(name.first, age.first), max(name.last, age.last)
    kind = "child" if age.is_child else "grown"
    return Clue(
        "name-with-age",
        line,
        first,
        last,
        1,
        True,
        age.low,
        age.high,
        name.forename,
        name.surname,
        name.sex or age.sex,
        "",
        "",
        age.is_child,
        kind,
        weight=9,
    )


def pronoun_before(line: Line, first: int) -> str | None:
    """The sex of the pronoun whose age it is ("he's 13", "who is only 9").

    None where there is none, or it is long past.
    """
    at = past_being(line, first)
    word = line.words[at]
    if word in ("him", "her") and (line.words[at - 1] in JUDGING or is_beside_kin(line, at, first)):
        return "M" if word == "him" else "F"
    if word in SAYING and line.words[at - 1] in ("he", "she", "they", "caller") and line.words[at - 2] == "who":
        return ""
    if line.words[at - 1] in ROLES and at < first - 1 and (word in NUMBERED or is_claiming(line, at)):
        return ""
    ranked = at - 1 if word == "one" else at
    if line.words[ranked] in RANKED and line.words[ranked - 1] in SETTING_OFF:
        return ""
    if word not in PRONOUNS:
        return None
    if at == first - 1 and word in ("who", "they", "i", "both", "all", "person", "individual", "subject"):
        return None
    return None if line.words[at - 1] in ONCE else PRONOUNS[word]


def past_being(line: Line, first: int) -> int:
    """The word before "is only", "who is now" or "has just turned" that lead to an age."""
    at = first - 1
    while at > first - 6 and line.words[at] in BEING and line.words[at] not in ("both", "all"):
        at -= 1
    return at - 1 if line.words[at] in ("has", "had") and "turned" in line.words[at + 1 : at + 3] else at


def is_claiming(line: Line, at: int) -> bool:
    """Whether "claims to be 16" or "claiming he is 15" gives the age of whoever says so."""
    return line.words[at] in ("claims", "claiming", "claimed") and line.words[at + 1] in ("to", "he", "she")


def is_beside_kin(line: Line, at: int, first: int) -> bool:
    """Whether "him 10 and his brother 12" sets an age beside a brother's or a friend's."""
    words = line.words
    joined = at == first - 1 and words[first + 1] in ("and", "&", "n", "+", ",") and words[first + 2] in ("his", "her")
    return joined and any(word in NOUNS and NOUNS[word].relation in KINDRED for word in words[first + 3 : first + 6])


KINDRED = lexicon("sibling friend cousin twin")


def sex_before(line: Line, first: int) -> str:
    """The sex of the last "he" or "she" before a word; empty where there is none."""
    return next((PRONOUNS[word] for word in reversed(line.before(first, 12)) if PRONOUNS.get(word)), "")


def is_claimed(line: Line, age: Age) -> bool:
    """Whether an age is only what a stranger claims and the log does not believe ("says he is 17 but sounds older")."""
    first, last = line.sentence(age.first)
    return not CLAIMING.isdisjoint(line.words[max(first, age.first - 6) : age.first]) and not {
        "older",
        "lying",
        "fake",
    }.isdisjoint(line.words[age.last : last])


CLAIMING = lexicon("says said claims claimed claiming reckons told profile")


def said_of(line: Line, age: Age, sex: str) -> Clue:
    """An age that is said of somebody told of before."""
    first = age.first
    while first > 0 and line.words[first - 1] in BEING:
        first -= 1
    if line.words[first - 1] in ("has", "had") and line.words[first] in ("just", "only", "turned"):
        first -= 1
    if first > 0 and line.words[first - 1] in PRONOUNS:
        first -= 1
    elif not line.words[first][:1].isalnum():
        first = age.first
    return Clue(
        "age-of-one-told-of",
        line,
        first,
        age.last,
        1,
        True,
        age.low,
        age.high,
        sex=sex or age.sex,
        kind="pronoun" if age.is_child else "grown",
        weight=5,
        firm=age.is_child,
    )


SEVERAL = frozenset(word for word, noun in NOUNS.items() if noun.number > 1) | lexicon(
    "all both group gang they them couple pair people several crowd suspects offenders persons some those lot"
)
# "not to be with under 16s": what somebody may not do, no children of this incident.
CONDITIONS = lexicon(
    "not never unsupervised prohibited banned forbidden conditions condition shpo sopo allowed contact"
)
TEAMS = lexicon(
    "sign signs poster policy notice ticket tickets disco",
    "football rugby cricket netball hockey team pitch match league cup side coach squad tournament final minibus kit",
    "changing trophy",
)


def aged(line: Line, age: Age) -> Clue | None:
    """Somebody known by the age alone ("14YO F", "his 9 year old", "six 12-13 yr olds", "in her early teens")."""
    words = line.words
    number, first = number_before(line, age.first)
    if age.how == "school" and age.low - 1 <= number <= age.high + 1:
        number = 0  # "pupil is 15, year 11"
    plural = (words[age.last] in PLURAL and not is_one(line, age)) or (
        "ages" in words[age.first - 1 : age.first + 1] and age.low < age.high
    )
    plural = plural or words[age.first - 2 : age.first] in ALL_LOOK
    if age.how == "under" and not age.is_child:
        return all_grown(line, age)
    if age.how == "under" and not CONDITIONS.isdisjoint(line.before(age.first, 9)):
        return None
    if age.how == "under" and ((not plural and number < 2 and words[age.last + 1] not in DOING) or is_team(line, age)):
        return None
    if not plural and number < 2:
        number, first = 1, age.first
    if is_past_age(line, age) or is_simile(line, age.first) or is_mental_age(line, age):
        return None
    kind = "child" if age.is_child else "grown"
    rule = "school-year" if age.how == "school" else "age-alone"
    return Clue(
        rule,
        line,
        first,
        age.last,
        number or 2,
        bool(number) or not plural,
        age.low,
        age.high,
        sex=age.sex,
        kind=kind,
        firm=age.is_child,
        weight=6,
    )


DOING = lexicon("set sets setting found throwing stealing caught seen has had is was wandering missing causing")


def is_team(line: Line, age: Age) -> bool:
    """Whether "under 11s" is a team that somebody coaches or plays against: a job or a club is no sign (ruling 4)."""
    coached = not COACHING.isdisjoint(line.before(age.first, 4))
    return coached or not TEAMS.isdisjoint(line.words[age.last + 1 : age.last + 4])


COACHING = lexicon("coach coaches coaching coached trains training teaches teaching runs manages managing referees")
PLURAL = lexicon("olds s yos teens graders")
ALL_LOOK = (["all", "look"], ["all", "looked"], ["both", "look"], ["all", "of"], ["both", "of"])


def everyones(line: Line, age: Age) -> Clue | None:
    """The children of "both about 15" and "all look school age", whom the words before may have named."""
    at = age.first - 1
    while line.words[at] in BEING - {"both", "all"}:
        at -= 1
    while line.words[at] in SUSPECTS or (line.words[at] == "in" and age.how == "school"):
        at -= 1
    # "two students, each 14, were held"
    each = line.words[at - 1 : at + 1] == [",", "each"] and line.words[at - 2] in SEVERAL | SUSPECTS
    if (line.words[at] not in EACH and not each) or not age.is_child:
        return None
    if at == age.first - 1 and line.words[at] == "all" and line.words[age.last] != "ish" and age.low == age.high:
        return None
    crowd = at
    while line.words[crowd - 1] in CROWD:
        crowd -= 1
    number, first = number_before(line, crowd)
    if not number:
        number, first = number_of_them(line, at)
    first = first if number else at
    return Clue("age-alone", line, first, age.last, number or 2, False, age.low, age.high, sex=age.sex, weight=6)


def number_of_them(line: Line, at: int) -> tuple[int, int]:
    """The number of "four of the regulars again, all ...", and where it begins; noughts where there is none."""
    for first in range(at - 2, max(-1, at - 8), -1):
        if line.words[first + 1] == "of" and line.words[first + 2] in ("the", "them", "our", "these"):
            word = line.words[first]
            return (COUNTS.get(word, 0) or (int(word) if word.isdigit() and len(word) < 3 else 0)), first
    return 0, at


EACH = lexicon("both all mostly mainly")
CROWD = lexicon(", people persons + ( males females")
SUSPECTS = lexicon("suspects offenders passengers victims riders males females")


def is_mental_age(line: Line, age: Age) -> bool:
    """Whether an age only tells what a grown-up understands ("mental age of 6", "at the level of a 9 yr old")."""
    return not MENTAL.isdisjoint(line.before(age.first, 4))


MENTAL = lexicon(
    "level mind mental mentality brain learning developmental functioning functions cognitive capacity reading"
)


def is_one(line: Line, age: Age) -> bool:
    """Whether "teens" is said of one ("female in her early teens")."""
    if line.words[age.last] != "teens":
        return False
    first = line.sentence(age.first)[0]
    return not {"his", "her", "a"}.isdisjoint(line.before(age.first, 2)) or SEVERAL.isdisjoint(
        line.words[first : age.last]
    )


OLD_WORDS = lexicon("historic historical")


def is_past_age(line: Line, age: Age) -> bool:
    """Whether an age is one of long ago: "from the age of 9", "since age 7", "when aged 11"."""
    before = line.before(age.first, 3)
    if age.how != "aged":
        return False
    if before[-1:] == ["aged"]:
        before = before[:-1]  # "aged between 12 and 14": the frame begins a word later
    told_late = before[-1:] in (["him"], ["her"], ["me"], ["them"]) and not OLD_WORDS.isdisjoint(line.all)
    return bool(before) and (
        told_late
        or before[-1] in ONCE
        or before[-2:] == ["from", "the"]
        or before[-2:] == ["at", "the"]
        or (before[-1:] == ["from"])
    )


SKIPPED = lexicon("x - or so all both kids , aged of my them look looked")


def times_after(line: Line, first: int) -> int:
    """The number of people after an age ("15yo males x3"); nought where there is none, or it counts something else."""
    words = line.words
    for at in range(first, first + 7):
        if words[at] in (",", ".", "and", ";", "") or (words[at].isdigit() and words[at + 1] == "x"):
            return 0  # "1x 15yo 2x 16yo"
        if words[at] == "x" and words[at + 1].isdigit() and len(words[at + 1]) < 3:
            return 0 if words[at + 2] in NOT_AGE_AFTER else int(words[at + 1])
    return 0


def is_age_of_one(before: str) -> bool:
    """Whether a number after a word is rather that one's age than a number of people."""
    noun = NOUNS.get(before)
    return before == "one" or (noun is not None and noun.number == 1)


def number_before(line: Line, first: int) -> tuple[int, int]:
    """The number of people before an age, and where it begins.

    Nought where there is none ("group of 5 all mid teens").
    """
    words, at = line.words, first - 1
    while at >= 0 and words[at] in SKIPPED:
        if words[at] == "-" and not line.glued(at) and not line.glued(at + 1):
            return times_after(line, first), first  # "banging at no 14 - 4 year old girl hiding"
        at -= 1
    word = words[at]
    if number := times_after(line, first):
        return number, first
    if words[first - 1] == "," and (words[first] in ("f", "m") or is_age_of_one(words[at - 1])):
        return 0, first  # "dad 35, F/5", "one 15, 15yo bleeding"
    if words[at - 1] in ("of", "to") and NOUNS.get(words[at - 2], NOUNS["child"]).relation == "parent":
        return 0, first  # "a mother of three, 26,"
    if words[at - 1] in SCHOOL_WORDS or "looks" in words[at + 1 : first + 1]:
        return 0, first  # "says 19, looks 14 or 15" is one
    if word.isdigit() and len(word) < 3 and not is_counted_off(line, at):
        return int(word), at
    return (COUNTS[word], at) if word in COUNTS and COUNTS[word] > 1 else (0, first)


def is_counted_off(line: Line, at: int) -> bool:
    """Whether a number before an age only tells where, or which of several ("at 4", "casualty 2 M 13")."""
    heading = line.words[at - 1] == ":" and line.words[at + 1] != "under"
    return line.words[at - 1] == "at" or heading or line.glued(at) or is_label(line, at)


def is_ranked(clue: Clue) -> bool:
    """Whether an age is that of one of two ("two brothers, the older is 9")."""
    return clue.kind == "pronoun" and clue.line.words[clue.first - 1] in RANKED
