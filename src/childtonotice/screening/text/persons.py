"""Ages that stand with a name, a pronoun or by themselves: "MIA 12", "14YO F", "he's 13", "she is now 24"."""

from __future__ import annotations

from childtonotice.screening.text.ages import ROUGHLY, Age
from childtonotice.screening.text.clues import Clue, Found
from childtonotice.screening.text.denial import answered_none
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.lookalikes import LITTERS, is_thing
from childtonotice.screening.text.names import VERBS, Name, is_forename, name_before, name_from
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import COUNTS, NO

PRONOUNS = {
    "he": "M",
    "she": "F",
    "he's": "M",
    "she's": "F",
    "hes": "M",
    "shes": "F",
    "who": "",
    "who's": "",
    "whos": "",
    "they": "",
    "they're": "",
    "theyre": "",
    "i'm": "",
    "im": "",
    "i": "",
    "both": "",
    "all": "",
}
BEING = ROUGHLY | lexicon(
    "is was are were turned turns am now only just being be still actually turning also known to all both",
)
OWNING = lexicon("her his their my our mum's dad's")
ONCE = lexicon("since when until before aged")
FOR_LONG = lexicon("for past last in within every after since over under next another of each per")


def read_ages(line: Line, ages: list[Age], used: set[int], found: Found) -> None:
    """The clues of the ages that no noun has used up, added to what is found."""
    left = [age for age in ages if age.first not in used]
    for at, age in enumerate(left):
        if age.first in used:
            continue
        if listed := listed_ages(line, left[at:], found):
            used.update(listed)
        elif age.how == "under" and (line.words[age.first - 1] in NO or answered_none(line, age.last)):
            found.deny(line, max(0, age.first - 1), age.last)
        elif clue := person_of(line, age, found):
            found.clues.append(clue)


def listed_ages(line: Line, ages: list[Age], found: Found) -> set[int]:
    """The ages, by first word, of a list that spells out a number of children ("BOTH BOYS WITH HER, 3 AND 6").

    None otherwise.
    """
    run = [ages[0]]
    for age in ages[1:]:
        if not all(word in (",", "and", "&", "+") for word in line.words[run[-1].last + 1 : age.first]):
            break
        run.append(age)
    if len(run) > 1 and (each := names_of(line, run) or theirs(line, run)):
        found.clues += each
        return {age.first for age in run}
    at = next((at for at in range(len(found.clues) - 1, -1, -1) if spells_out(found.clues[at], line, run)), -1)
    if at < 0 or len(run) < 2:
        return set()
    group = found.clues[at]
    found.clues[at : at + 1] = [
        group._replace(
            number=1,
            told=True,
            low=age.low,
            high=age.high,
            last=age.last,
            firm=True,
            chain=-1 - at,
            rule="family-word-with-age",
            weight=group.weight + 4,
        )
        for age in run
    ]
    return {age.first for age in run}


def names_of(line: Line, run: list[Age]) -> list[Clue]:
    """The children of a list of names followed by a list of ages of the same length ("AVA AND LEO, 7 AND 5")."""
    at = run[0].first - 1
    names: list[Name] = []
    while at >= 0 and line.words[at] in (",", "(", "-", "aged"):
        at -= 1
    while at >= 0 and len(names) < len(run):
        name = name_from(line, at, sure=True)
        if not name or name.last > at:
            break
        names.append(name)
        at -= 1
        if line.words[at] not in (",", "and", "&", "+", "/"):
            break
        at -= 1
    if len(names) != len(run) or not all(age.is_child and age.how == "bare" for age in run):
        return []
    return [
        named(line, name, age)._replace(chain=-500 - run[0].first)
        for name, age in zip(reversed(names), run, strict=True)
    ]


def theirs(line: Line, run: list[Age]) -> list[Clue]:
    """The children of "they are 15 and 16"."""
    at = run[0].first - 1
    while line.words[at] in BEING:
        at -= 1
    if line.words[at] not in ("they", "they're", "theyre") or not all(age.is_child for age in run):
        return []
    return [said_of(line, age, "")._replace(kind="child", rule="age-alone", chain=-900 - run[0].first) for age in run]


def spells_out(clue: Clue, line: Line, run: list[Age]) -> bool:
    """Whether a list of bare ages is that of a group of a line told just before."""
    return (
        clue.line is line
        and clue.kind == "child"
        and clue.number == len(run)
        and clue.low is None
        and 0 < run[0].first - clue.last < 10
        and all(age.is_child and age.how == "bare" for age in run)
        and "." not in line.words[clue.last : run[0].first]
    )


def person_of(line: Line, age: Age, found: Found) -> Clue | None:
    """Whose age it is: a named person's, a pronoun's, or somebody's known by the age alone; None where nobody's."""
    if is_thing(line, age.first, age.last):
        return None
    name = name_before(line, age.first)
    if name:
        return named(line, name, age) if plausible(line, age, name) else None
    if not age.is_child and not EVERYONE.isdisjoint(line.before(age.first, 6)):
        return all_grown(line, age)
    pronoun = pronoun_before(line, age.first)
    if pronoun is not None and is_claimed(line, age):
        return None
    if pronoun is not None:
        return said_of(line, age, pronoun) if plausible(line, age) else None
    if age.how == "born":
        return aged(line, age)
    if age.certain:
        return certain_age(line, age)
    if not age.is_child and CORRECTIONS.intersection(line.all) and age.how == "bare":
        return said_of(line, age, "")
    return owned(line, age) or attached(line, age, found) or by_itself(line, age) or set_off(line, age)


CORRECTIONS = lexicon("corrected correction misheard clarified")


def set_off(line: Line, age: Age) -> Clue | None:
    """The age between commas, or at the end, of the one person named in the sentence ("LEO SAYS MUM HITS HIM, 7")."""
    if not age.is_child or line.words[age.first - 1] != "," or line.words[age.last + 1] not in (",", ".", "", ";"):
        return None
    first = line.sentence(age.first)[0]
    names = [at for at in range(max(first, age.first - 14), age.first - 1) if is_forename(line, at)]
    if not names or len({line.words[at] for at in names}) > 1:
        return None
    name = name_from(line, names[0])
    if name is None or not plausible(line, age):
        return None
    sex = name.sex or age.sex
    return Clue(
        "name-with-age",
        line,
        name.first,
        age.last,
        1,
        True,
        age.low,
        age.high,
        name.forename,
        name.surname,
        sex,
        weight=7,
    )


EVERYONE = lexicon(
    "all rest everyone both drivers ages others they occupants riders lads group persons males party them",
)


def all_grown(line: Line, age: Age) -> Clue:
    """Several people told to be grown up ("all 18+", "the rest 19-20")."""
    return Clue("all-grown", line, age.first, age.last, 2, False, age.low, age.high, kind="grown", firm=False)


def by_itself(line: Line, age: Age) -> Clue | None:
    """An age in years that is a sentence or a bracket of its own ("HE ATE IT. 9 YRS. NOW SICK")."""
    opens = line.words[age.first - 1] in (".", "(")
    closes = line.words[age.last + 1] in (".", ")", "")
    return said_of(line, age, "") if age.how in ("years", "months") and opens and closes and age.is_child else None


def certain_age(line: Line, age: Age) -> Clue | None:
    """Somebody known by an age that can be nothing else, with the name that may follow ("3YR OLD BOBBY")."""
    if age.low < 1 and not LITTERS.isdisjoint(line.all):
        return None
    name = name_from(line, after_age(line, age), sure=True) if age.how != "under" else None
    return named(line, name, age) if name else aged(line, age)


def after_age(line: Line, age: Age) -> int:
    """The word after an age, past a comma or a bracket."""
    at = age.last + 1
    return at + 1 if line.words[at] in (",", "-", "called", "named", "(") else at


def plausible(line: Line, age: Age, name: Name | None = None) -> bool:
    """Whether a number beside a name or pronoun can be an age: no nought, no label, and nothing written onto it."""
    if age.how != "bare":
        return age.how != "years" or line.words[age.first - 1] not in FOR_LONG
    if name and name.first == name.last and line.words[name.first] in LABEL_NAMES and age.first == name.last + 1:
        return line.words[age.last + 1] in VERBS
    return age.low > 0 and not (line.glued(age.last + 1) and line.words[age.last + 1].isalpha())


# First names that stand before small numbers for other reasons: "MARK 3 ESCORT", "MAY 12", "VAN 2".
LABEL_NAMES = lexicon(
    "mark may june april august van bill miles lane bay al ed mo val grant jan jun art bear major duke ron ion",
    "bea pat vic",
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
        "present",
        age.is_child,
        kind,
        weight=9,
    )


def pronoun_before(line: Line, first: int) -> str | None:
    """The sex of the pronoun whose age it is ("he's 13", "who is only 9").

    None where there is none, or it is long past.
    """
    at = first - 1
    while at > first - 6 and line.words[at] in BEING and line.words[at] not in ("both", "all"):
        at -= 1
    word = line.words[at]
    if word in ("him", "her") and line.words[at - 1] in ("makes", "making", "puts"):
        return "M" if word == "him" else "F"
    if word not in PRONOUNS:
        return None
    if at == first - 1 and word in ("who", "they", "i", "both", "all"):
        return None
    return None if line.words[at - 1] in ONCE else PRONOUNS[word]


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
    first = age.first - 1 if line.words[age.first - 1].isalpha() or "'" in line.words[age.first - 1] else age.first
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


def aged(line: Line, age: Age) -> Clue | None:
    """Somebody known by the age alone ("14YO F", "his 9 year old", "six 12-13 yr olds", "in her early teens")."""
    words = line.words
    number, first = number_before(line, age.first)
    plural = words[age.last] in ("olds", "s", "yos", "teens") and not is_one(line, age)
    if age.how == "under" and not age.is_child:
        return all_grown(line, age)
    if age.how == "under" and not plural and number < 2:
        return None
    if not plural and number < 2:
        number, first = 1, age.first
    if is_past_age(line, age):
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


def is_one(line: Line, age: Age) -> bool:
    """Whether "teens" is said of one ("female in her early teens")."""
    return line.words[age.last] == "teens" and not {"his", "her", "a"}.isdisjoint(line.before(age.first, 2))


def is_past_age(line: Line, age: Age) -> bool:
    """Whether an age is one of long ago: "from the age of 9", "since age 7", "when aged 11"."""
    before = line.before(age.first, 3)
    if age.how != "aged":
        return False
    return bool(before) and (
        before[-1] in ONCE
        or before[-2:] == ["from", "the"]
        or before[-2:] == ["at", "the"]
        or (before[-1:] == ["from"])
    )


def number_before(line: Line, first: int) -> tuple[int, int]:
    """The number of people before an age, and where it begins.

    Nought where there is none ("group of 5 all mid teens").
    """
    words, at = line.words, first - 1
    while at >= 0 and words[at] in ("x", "-", "all", "both", "kids", ",", "aged", "of"):
        at -= 1
    word = words[at]
    after = words[first : first + 8]
    if "x" in after and (number := after[after.index("x") + 1]).isdigit() and len(number) < 3:
        return int(number), first
    if word.isdigit() and len(word) < 3 and words[at - 1] not in ("at", ":"):
        return int(word), at
    return (COUNTS[word], at) if word in COUNTS and COUNTS[word] > 1 else (0, first)


def owned(line: Line, age: Age) -> Clue | None:
    """A child known by "her 13yr" and the like, where the unit alone does not say that it is an age."""
    if age.how in ("years", "months") and line.words[age.first - 1] in OWNING and age.is_child:
        return aged(line, age)
    return None


def is_of_him(line: Line, age: Age) -> bool:
    """Whether an estimate closes off what is said of "him" or "her" ("caller has him, about 2")."""
    near = line.before(age.first, 4)
    return (
        not {"him", "her"}.isdisjoint(near)
        and near[-1] in ROUGHLY
        and line.words[age.last + 1] in ("", ".", ",", ";", ")")
    )


def attached(line: Line, age: Age, found: Found) -> Clue | None:
    """An age that follows the child whose it is, with words between.

    "baby in basket, approx 5 wks", "son at hers, 7, cold".
    """
    if not age.is_child or line.words[age.first - 1] in FOR_LONG:
        return None
    if is_of_him(line, age):
        return said_of(line, age, "")
    if is_estimate(line, age, found):
        found.clues[-1] = found.clues[-1]._replace(
            low=age.low, high=age.high, last=age.last, firm=True, rule="family-word-with-age"
        )
        return None
    set_off = line.words[age.first - 1] == "," and line.words[age.last + 1] in (",", ".", "", ")")
    if age.how not in ("years", "months") and not (age.how == "bare" and set_off):
        return None
    last = found.clues[-1] if found.clues else None
    return said_of(line, age, "") if last and last.line is line and awaits_age(last, age) else None


def is_estimate(line: Line, age: Age, found: Found) -> bool:
    """Whether "about 12 or 13" tells the age of the children named just before it in the sentence."""
    last = found.clues[-1] if found.clues else None
    if age.how != "bare" or not last or last.line is not line or last.low is not None or last.kind != "child":
        return False
    between = line.words[last.last + 1 : age.first]
    roughly = (bool(between) and between[-1] in ROUGHLY) or between[-3:] in (
        ["no", "more", "than"],
        ["no", "older", "than"],
    )
    return roughly and len(between) <= 6 and "." not in between and last.relation not in ("person", "parent")


KIN = lexicon("son daughter grandchild nephew niece child sibling")


def awaits_age(last: Clue, age: Age) -> bool:
    """Whether the last clue of a line is one child, close by, whose age is not told yet."""
    firm = last.firm or last.relation in KIN
    return last.kind == "child" and firm and last.number == 1 and last.low is None and age.first - last.last <= 9
