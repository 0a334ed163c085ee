"""Ages that stand apart from the child whose they are: "baby in basket, approx 5 wks", "LEO SAYS MUM HITS HIM, 7"."""

from __future__ import annotations

from childtonotice.screening.text.among import (
    is_among,
    is_another,
    is_one_of,
    is_one_of_counted,
    is_one_of_two,
    make_firm,
)
from childtonotice.screening.text.animals import PETS
from childtonotice.screening.text.clues import Age, Clue, Found
from childtonotice.screening.text.forenames import FORENAMES
from childtonotice.screening.text.frames import MONTH_NAMES, ROUGHLY, SCHOOL_WORDS, before_roughly
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.lookalikes import HILLS, ROADS
from childtonotice.screening.text.names import VERBS, is_forename, name_from
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.whose import FOR_LONG, aged, named, plausible, said_of, sex_before
from childtonotice.screening.text.words import COUNTS, NOUNS

OWNING = lexicon("her his their my our mum's dad's")


def set_off(line: Line, age: Age) -> Clue | None:
    """The age between commas, or at the end, of the one person named in the sentence ("LEO SAYS MUM HITS HIM, 7")."""
    if not age.is_child or line.words[age.first - 1] != "," or line.words[age.last + 1] not in (",", ".", "", ";"):
        return None
    first = line.sentence(age.first)[0]
    names = [at for at in range(max(first, age.first - 14), age.first - 1) if is_named(line, at)]
    names = [at for at in names if line.words[at - 1] != "school"]  # "a high school junior, 16"
    if not names or len({line.words[at] for at in names}) > 1:
        return None
    name = name_from(line, names[0], sure=True)
    return named(line, name, age).but(weight=7) if name and plausible(line, age) else None


def is_named(line: Line, at: int) -> bool:
    """Whether a word is a first name, or may be one where it opens a line about school ("WILLOW OFF SCHOOL AGAIN")."""
    opening = at <= 1 and line.words[at] in FORENAMES and line.words[at] not in NOUNS and "school" in line.all
    return opening or is_forename(line, at)


def by_itself(line: Line, age: Age) -> Clue | None:
    """An age in years that is a sentence or a bracket of its own ("HE ATE IT. 9 YRS. NOW SICK")."""
    at = before_roughly(line, age.first)
    opens = line.words[at] in (".", "(") or age.first <= 1 or (at == 1 and line.words[1] in ("hrs", "hr", "-"))
    closes = line.words[age.last + 1] in (".", ")", "") or is_described(line, age)
    if age.how == "bare" and age.low > 4 and line.words[at] == "." and (closes or is_told_on(line, age)):
        return (
            said_of(line, age, sex_before(line, age.first))
            if not TOLD_OF.isdisjoint(line.before(age.first, 25))
            else None
        )
    if age.how == "bare" and age.low > 4 and age.first <= 1 and is_looks(line.words[age.last + 2 : age.last + 4]):
        return said_of(line, age, "") if line.words[age.last + 1] in (",", ".") else None
    if age.how == "bare" and closes and line.words[at] == "," and at < age.first - 1:
        return said_of(line, age, "")._replace(kind="child") if not STRAYING.isdisjoint(line.all) else None
    closes = closes or (line.words[age.last + 1] == "," and (is_forename(line, at - 1) or is_schooled_next(line, age)))
    return said_of(line, age, "") if age.how in ("years", "months") and opens and closes and age.is_child else None


def is_schooled_next(line: Line, age: Age) -> bool:
    """Whether an age and a comma go on to a school year or to where somebody lives ("13 yrs, yr 9, lives with dad")."""
    return line.words[age.last + 2] in SCHOOL_WORDS or line.words[age.last + 2] == "lives"


# "found wandering in pjs, approx 3"
STRAYING = lexicon("alone lost wandering pjs pyjamas nappy barefoot toddling onesie dressing-gown")
TOLD_OF = lexicon(
    "he she him her he's she's misper mp mfh kid child bairn son daughter grandson granddaughter nephew niece",
    "lad lass girl boy him. pupil student yp resident",
)


def is_described(line: Line, age: Age) -> bool:
    """Whether what follows an age goes on to describe a person ("16 yrs 5ft 3 slim")."""
    after = line.words[age.last + 1 : age.last + 5]
    return is_looks(after) or (after[0] == "," and is_looks(after[1:]))


def is_looks(after: list[str]) -> bool:
    """Whether words begin with how somebody looks: a height, a build."""
    tall = after[:1] in (["4"], ["5"], ["6"]) and after[1:2] in (["ft"], ["'"], ["foot"])
    return tall or after[:2] in ([",", "lac"], [",", "cla"]) or (bool(after) and after[0] in BUILDS)


def is_told_on(line: Line, age: Age) -> bool:
    """Whether an age and a comma go on to how somebody is: "13, no injuries", "15, wearing a parka"."""
    return line.words[age.last + 1] == "," and line.words[age.last + 2] in STATES | BUILDS


STATES = lexicon(
    "no nil not safe unharmed well fine ok lives wearing known looked in missing distressed upset first last",
    "blue red green black grey pink purple navy yellow orange",
)
BUILDS = lexicon("slim medium stocky tall heavy white black asian mixed ic1 ic2 ic3 ic4 ic5 ic6 blonde brunette")


def owned(line: Line, age: Age) -> Clue | None:
    """A child known by "her 13yr" and the like, where the unit alone does not say that it is an age."""
    if age.how in ("years", "months") and line.words[age.first - 1] in OWNING and age.is_child:
        return aged(line, age)
    return None


def is_of_him(line: Line, age: Age) -> bool:
    """Whether an estimate closes off what is said of "him" or "her" ("caller has him, about 2")."""
    near = line.before(age.first, 6)
    return (
        not {"him", "her"}.isdisjoint(near)
        and near[-1] in ROUGHLY
        and line.words[age.last + 1] in ("", ".", ",", ";", ")")
    )


def of_number(line: Line, age: Age) -> Clue | None:
    """The children of "it's always the same three, 8 to 10 yrs": a band of years after a number and a comma."""
    word = line.words[age.first - 2]
    counted = COUNTS.get(word, 0) > 1 or (word.isdigit() and len(word) == 1)
    banded = age.how == "years" and age.low < age.high and line.words[age.first - 1] in (",", "(")
    return aged(line, age) if banded and counted and age.is_child else None


def is_or_so(line: Line, age: Age) -> bool:
    """Whether "14 or so" set off by a comma is the age of somebody told of in the sentence ("slim, 14 or so")."""
    if age.how != "bare" or line.words[age.first - 1] != "," or line.words[age.last + 1 : age.last + 3] != ["or", "so"]:
        return False
    first = line.sentence(age.first)[0]
    return age.low > 4 and not TOLD_OF.isdisjoint(line.words[first : age.first])


def attached(line: Line, age: Age, found: Found) -> Clue | None:
    """An age that follows the child whose it is, with words between.

    "baby in basket, approx 5 wks", "son at hers, 7, cold".
    """
    if is_told_apart(line, age, found):
        make_firm(line, age, found)
        kind = "child" if age.is_child else "grown"
        return said_of(line, age, "")._replace(kind=kind, chain=-1000 * (line.lo + 1) - 200)
    if age.is_child and is_another(line, age, found):
        return said_of(line, age, "")._replace(kind="child", extra=True)
    if not age.is_child:
        return make_grown(line, age, found)
    return apart(line, age, found) if line.words[age.first - 1] not in FOR_LONG else None


def apart(line: Line, age: Age, found: Found) -> Clue | None:
    """A child's age that stands apart from the one child of the line whose it can be."""
    if is_of_him(line, age) or is_or_so(line, age):
        return said_of(line, age, "")
    if is_since_care(line, age):
        return said_of(line, age, "")
    if is_estimate(line, age, found):
        at = last_before(line, age, found)
        found.clues[at] = found.clues[at]._replace(
            low=age.low, high=age.high, last=age.last, firm=True, rule="family-word-with-age"
        )
        return None
    set_off = line.words[age.first - 1] == "," and line.words[age.last + 1] in (",", ".", "", ")", "-", ";", "/")
    if age.how not in ("years", "months") and not (age.how == "bare" and set_off):
        return None
    return of_last(line, age, found)


def of_last(line: Line, age: Age, found: Found) -> Clue | None:
    """The age of the last child told of in the line, where that one's age is not told yet."""
    at = last_before(line, age, found)
    while at > 0 and found.clues[at].relation == "parent" and age.low < YOUNGEST_PARENT:
        at -= 1  # "son stopping with her mum, 9"
    last = found.clues[at] if at >= 0 else None
    if not last or last.line is not line or not awaits_age(last, age):
        return None
    if last.relation == "baby" and age.low < OLDEST_BABY:
        found.clues[at] = last._replace(low=age.low, high=age.high, rule="family-word-with-age")
        return None
    return said_of(line, age, "")


def last_before(line: Line, age: Age, found: Found) -> int:
    """The place of the last clue that is told before an age, in its line or an earlier one; -1 where there is none."""
    at = len(found.clues) - 1
    while at >= 0 and found.clues[at].line is line and found.clues[at].first > age.first:
        at -= 1
    return at


def make_grown(line: Line, age: Age, found: Found) -> Clue | None:
    """Put a grown-up's age to whom it tells of, past a clause that says who ("young lad who runs the bar, 24,")."""
    at = last_before(line, age, found)
    last = found.clues[at] if at >= 0 else None
    if last is None or last.line is not line or age.how != "bare" or last.low is not None or last.number > 1:
        return None
    between = line.words[last.last + 1 : age.first]
    closed = line.words[age.last + 1] in (",", ".", ")", "")
    told = between[:1] and between[0] in CLAUSES and between[-1] == "," and len(between) < SAME_BREATH and closed
    if told and last.relation == "child" and not any(word in NOUNS or word == "by" for word in between):
        found.clues[at] = last.but(low=age.low, high=age.high, kind="grown")
    return None


CLAUSES = lexicon("who that from at in on behind")
OLDEST_BABY = 4
YOUNGEST_PARENT = 12


def is_estimate(line: Line, age: Age, found: Found) -> bool:
    """Whether "about 12 or 13" tells the age of the children named just before it in the sentence."""
    at = last_before(line, age, found)
    last = found.clues[at] if at >= 0 else None
    if age.how not in ("bare", "years") or not last or last.line is not line or last.known or last.kind != "child":
        return False
    between = line.words[last.last + 1 : age.first]
    roughly = (bool(between) and between[-1] in ROUGHLY) or between[-3:] in (
        ["no", "more", "than"],
        ["no", "older", "than"],
    )
    if last.number > 1 and not {"one", "other"}.isdisjoint(between):
        return False
    return roughly and len(between) <= 6 and "." not in between and last.relation not in ("person", "parent")


def labelled(line: Line, age: Age) -> Clue | None:
    """A suspect, victim or witness known by a letter and a number ("S2, 17"), with an age after it."""
    at = age.first - 1
    while line.words[at] in (",", "(", "-", "aged", ":"):
        at -= 1
    if is_initial(line, age):
        return aged(line, age)
    if not (line.words[at].isdigit() and line.glued(at) and line.words[at - 1] in LABELS):
        return None
    headed = line.words[at + 1] == ":" and line.words[age.last + 1] not in (",", ".", ";", ")", "(", "", "and", "&")
    if age.low < 5 or headed or (line.glued(age.last + 1) and line.words[age.last + 1].isalpha()):
        return None
    kind = "child" if age.is_child else "grown"
    return Clue("age-alone", line, at - 1, age.last, 1, True, age.low, age.high, firm=age.is_child, kind=kind, weight=6)


def loose(line: Line, age: Age, found: Found) -> Clue | None:
    """An age set off by commas or stops from the people before it ("lass out past curfew, 15, she's called")."""
    words, at = line.words, before_roughly(line, age.first)
    told = age.how == "bare" and age.is_child and age.low >= YOUNGEST_LOOSE and words[at] in (",", ".", "-")
    if (
        not told
        or words[age.last + 1] not in SET_OFF
        or words[age.last + 2].isdigit()
        or is_among(line, found, age.first)
    ):
        return None
    before = words[at - 1]
    if not before.isalpha() or before in NO_PERSON or is_several_things(line, at - 1):
        return None
    reach = FAR if at < age.first - 1 else NEAR  # "about 9" is said of somebody from farther away than "9"
    near = words[max(0, at - reach) : at]
    told = is_forename(line, at - 1) or not SOMEBODY.isdisjoint(near)
    told = told or (words[age.first - 1] == "only" and not FROM_HOME.isdisjoint(near))
    return said_of(line, age, "") if told else None


# "missing since tea, took no coat, only 12"
FROM_HOME = lexicon("missing gone run ran off home mum dad stepdad nan school misper upset")
NEAR, FAR = 12, 24


def is_several_things(line: Line, at: int) -> bool:
    """Whether a word is the plural of something that is nobody ("cans, 16"), and no place ("at services, 15")."""
    word = line.words[at]
    plural = word.endswith("s") and not word.endswith("ss") and word not in NOUNS and word not in FORENAMES
    return plural and WHERE.isdisjoint(line.words[max(0, at - 2) : at])


WHERE = lexicon("at in from near outside by behind")


YOUNGEST_LOOSE = 5
SET_OFF = lexicon(", . ) but and so she he she's he's shes hes who") | {""}
SOMEBODY = TOLD_OF | lexicon(
    "his victim ip suspect caller inft lass lads girls boys female male apprentice stepson stepdaughter runaway",
    "absconder casualty passenger patient cyclist pedestrian witness complainant resident learner trainee",
)


def is_initial(line: Line, age: Age) -> bool:
    """Whether an age in brackets is that of somebody known by a letter ("D (15) is in the group")."""
    words, at = line.words, age.first - 2
    bracketed = words[age.first - 1] == "(" and words[age.last + 1] == ")"
    if bracketed and words[at] == "." and len(words[at - 1]) == len(words[at - 3]) == 1:
        return age.low >= 1 and words[at - 1].isalpha() and words[at - 2] == "."  # "L.B. (8)"
    if not bracketed or len(words[at]) != 1 or not words[at].isalpha() or line.glued(at) or age.low < 1:
        return False
    return words[age.last + 2] in VERBS and words[at - 1] not in NUMBERED and words[at] != "a"


LABELS = lexicon("s v w d ip ap")


def in_apposition(line: Line, age: Age) -> Clue | None:
    """An age between commas after whoever acts or suffers ("trainee on the till, 16, was pushed")."""
    words, at = line.words, age.first - 1
    if words[at] in ROUGHLY or words[at] in ("aged", "age"):
        at -= 1
    before = words[at - 1]
    whose = words[at - 2] in ("a", "an", "the") and not HIMSELF.isdisjoint(words[age.last + 2 : age.last + 5])
    acts = words[age.last + 2] in VERBS or before in ORDINALS or whose  # "a baker, 16, on his third day"
    told = words[at] == "," and words[age.last + 1] == "," and acts
    if not told or age.how != "bare" or not before.isalpha() or before in NUMBERED or age.low < 3:
        return None
    if is_several_things(line, at - 1):
        return None
    return aged(line, age)


HIMSELF = lexicon("his her he she who himself herself")
ORDINALS = lexicon("first second third fourth other youngest")
NUMBERED = lexicon(
    "unit units flat room house no number platform junction bus route ward block plot bay gate row level channel crew",
    "callsign day days time times item items page section apartment locker seat car road street lane camera",
)
NO_PERSON = NUMBERED | ROADS | HILLS | PETS | MONTH_NAMES | lexicon("court house lodge again before match game money")


def are_reckoned(line: Line, age: Age) -> Clue | None:
    """The several whose age is reckoned after their number ("one about 25 and two nearer 15")."""
    at = before_roughly(line, age.first)
    before = line.words[at - 1]
    them = line.words[at] == "them" and before == "of"
    word = line.words[at - 2] if them else line.words[at]
    number = int(word) if word.isdigit() and len(word) == 1 else COUNTS.get(word, 0)
    plain = at == age.first - 1
    if age.how not in ("bare", "years") or not 0 < number < 10 or age.low < 5:
        return None
    first, last = line.sentence(age.first)
    if not (is_tallied(line, at, first, last) if plain else number > 1 and before in LISTING):
        return None
    if not plain and PEOPLE.isdisjoint(line.words[first:last]):
        return None
    kind = "child" if age.is_child else "grown"
    at -= 2 if them else 0
    return Clue(
        "age-alone", line, at, age.last, number, True, age.low, age.high, firm=age.is_child, kind=kind, weight=6
    )


def is_tallied(line: Line, at: int, first: int, last: int) -> bool:
    """Whether numbers of people stand with their ages in a list ("one 13 and two 14", "two of them 14 and one 15")."""
    words = line.words
    pairs = [
        here for here in range(first, last - 1)
        if (words[here] in COUNTED or words[here - 1 : here + 1] == ["of", "them"] or is_aged_so(words, here))
        and words[here + 1].isdigit() and GROWN_UP > int(words[here + 1][:3]) > YOUNGEST_LOOSE
        and words[here + 2] in AMONG
    ]  # fmt: skip
    return len(pairs) > 1 and at in pairs and any(words[here] != "one" for here in pairs)


def is_aged_so(words: list[str], here: int) -> bool:
    """Whether "two aged" stands before a number ("four lads, two aged 16, two 17")."""
    return words[here] == "aged" and words[here - 1] in COUNTED


COUNTED = lexicon("one two three four five six")
AMONG = lexicon(", and & ; . ) but who other") | {""}
GROWN_UP = 60
LISTING = lexicon("and , - : ( & other")
PEOPLE = lexicon("males females males, group people persons suspects one offenders riders lads gang them passengers")


def is_told_apart(line: Line, age: Age, found: Found) -> bool:
    """Whether an age is that of one of several who are told apart as "one" and "the other"."""
    if age.how not in ("bare", "years", "aged"):
        return False
    return is_one_of_two(line, age) or (age.is_child and (is_one_of(line, age, found) or is_one_of_counted(line, age)))


def is_since_care(line: Line, age: Age) -> bool:
    """Whether an age goes on about somebody in care ("in care, now 15", "looked after, aged 12")."""
    before = [word for word in line.before(age.first, 6) if word not in (",", "now", "aged", "-", "currently", "is")]
    return before[-2:] in (["in", "care"], ["looked", "after"]) and age.how in ("bare", "years", "aged")


SAME_BREATH = 14
KIN = lexicon("son daughter grandchild nephew niece child sibling")


def awaits_age(last: Clue, age: Age) -> bool:
    """Whether the last clue of a line is one child, close by, whose age is not told yet."""
    firm = last.firm or last.relation in KIN
    return (
        last.kind == "child" and firm and last.number == 1 and last.low is None and age.first - last.last <= SAME_BREATH
    )
