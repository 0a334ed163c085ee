"""An age counts however a log states it: in figures, words, months, weeks, school years, bands or birthdays.

An age is read with how sure it is that it is an age at all: ``old`` says so ("14 year old", "14yo", "9 mths old"),
``aged`` and ``school`` too; ``years``, ``months`` and ``bare`` are numbers that a rule may take for an age only
beside a person ("TOBY 7 YRS", "MIA 12"). Ages are years; months and weeks are decimals.
"""

from __future__ import annotations

import re
from datetime import date

from childtonotice.screening.text.births import birth_age
from childtonotice.screening.text.clues import Age
from childtonotice.screening.text.frames import (
    OLDS,
    SCHOOL_WORDS,
    before_roughly,
    framed,
    framed_before,
    school_age,
)
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.numerals import TENS, is_second_part, ones_after, value_at
from childtonotice.screening.text.pregnancy import is_so_far
from childtonotice.screening.text.spelled import is_beside, is_of_child, is_of_children, is_own_age
from childtonotice.screening.text.stages import ORDINALS, WORD_AGES, ordinal_age
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import NOUNS, NUMBERS

OLD_UNITS = {"yo": "", "yoa": "", "yrold": "", "yold": "", "yearold": "", "yom": "M", "yof": "F", "ym": "M", "yf": "F",
             "ybm": "M", "ywm": "M", "yhm": "M", "ybf": "F", "ywf": "F", "yhf": "F", "yobm": "M", "yowm": "M",
             "yobf": "F", "yowf": "F", "yohm": "M", "yohf": "F", "yos": "", "yrs.old": "", "yrolds": "", "yomale": "M",
             "yofemale": "F", "yr.old": "", "yro": "", "yoam": "M", "yoaf": "F", "yam": "M", "yaf": "F",
             "ryold": ""}  # fmt: skip
YEAR_UNITS = lexicon(
    "yr yrs year years y yer yrs' years' yr's year's yaers yeras yeaar yesrs yrd yars",
)
MONTH_UNITS = lexicon("mth mths month months mnth mnths mo mos mths' months' mts mnts moths")
WEEK_UNITS = lexicon("wk wks week weeks weeks' wks'")
DAY_UNITS = lexicon("day days")
# "16YNAM" and the like: y, letters for looks, then the sex.
SEXED_UNIT = re.compile(r"y[a-z]{0,4}[mf]c?")
GLUED_UNITS = {"mom": "M", "mof": "F", "wom": "M", "wof": "F", "dom": "M", "dof": "F"}
JOINED_UNITS = YEAR_UNITS | MONTH_UNITS | WEEK_UNITS | DAY_UNITS | frozenset(OLD_UNITS)
UNITS = JOINED_UNITS | frozenset(GLUED_UNITS) | {"m", "w", "d", "wo"}
JOINTS = lexicon("- to or /")
LONG_SINCE = lexicon(
    "ago later since sentence prison jail inside sentence's ban lease service contract term pregnant preg pg post",
    "shy short younger older elder junior senior behind ahead",
    "pregnancy gone along gestation marriage relationship together married apart back trace loan mortgage guarantee",
    "tenancy suspended custody imprisonment order into from sober clean before after running experience of",
)


def find_ages(line: Line, places: list[int], on: date) -> list[Age]:
    """The ages that begin at some words of a line, in order, none overlapping."""
    found: list[Age] = []
    done = -1
    for index in places:
        if index > done and (age := AGE_WORDS.get(line.words[index], figure_age)(line, index, on)):
            found.append(age)
            done = age.last
    return found


def figure_may_be_age(word: str) -> bool:
    """Whether an age may begin with a figure: a small number or a date, not a time or a long number."""
    return (len(word) <= 3 or "." in word or "/" in word) and ":" not in word


def figure_age(line: Line, index: int, on: date) -> Age | None:
    """The age that begins with a figure, if it is one."""
    word = line.words[index]
    if "/" in word or word.count(".") == 2:
        return slashed_age(line, index, on)
    return None if is_code(line, index) else number_age(line, index)


def is_code(line: Line, index: int) -> bool:
    """A figure written onto letters is a code and no age ("NR412", "A64"); "F14" and "Y9" are ages."""
    before = line.words[index - 1]
    if not line.glued(index):
        return before in ("£", "$", "#", "no", "flat", "room", "unit", "number")
    if line.words[index + 1] in OLD_UNITS:
        return False
    if before in "£$#%+*:=" and before not in "-":
        return before in "£$#%"
    return before.isalpha() and before not in ("f", "m", "y", "yr", "yrs", "year", "age", "aged", "u", "o", "x", "yp")


def spelled_age(line: Line, index: int, _on: date) -> Age | None:
    """The age that begins with a number in words ("six-year-old", "aged seven")."""
    age = number_age(line, index)
    if age is None or age.how != "bare" or is_of_child(line, index) or is_own_age(line, age) or is_beside(line, age):
        return age
    spoken = line.words[age.last + 1] in ("he", "she") and line.words[age.last + 2] in ("reckons", "says", "thinks")
    set_off = line.words[index - 1] in (",", ".") and line.words[age.last + 1] in (",", ".", "") and age.low >= 3
    if is_of_children(line, index):
        return age
    listed = line.words[index - 2] in NUMBERS or line.words[age.last + 2] in NUMBERS
    return age if spoken or (set_off and not listed) else None


def number_age(line: Line, index: int) -> Age | None:
    """The age told by a number at a word, with the range, unit and sex that follow it."""
    low = value_at(line, index)
    if low is None or low > 110 or is_second_part(line, index):
        return None
    words, last, high = line.words, index, low
    if words[index + 1] in ORDINALS and (found := ordinal_age(line, index, low)):
        return found
    if low in TENS and (ones := ones_after(line, index)):
        low, last = low + NUMBERS[words[ones]], ones
        high = low
    elif words[index + 1] == "and" and words[index + 2 : index + 4] == ["a", "half"]:
        low, high, last = low + 0.5, low + 0.5, index + 3
    elif words[index + 1] == "1/2" or (words[index + 1] == "h" and line.glued(index + 1)):
        low, high, last = low + 0.5, low + 0.5, index + 1
    elif (upper := range_end(line, index)) is not None:
        high, last = upper, index + 2
    return told_age(line, index, last, low, max(low, high))


def told_age(line: Line, first: int, last: int, low: float, high: float) -> Age | None:
    """The age of a number whose words are known, by the unit after it or the words around it."""
    if line.words[last + 1] in ("ish", "tops", "max"):
        last += 1
    elif line.words[last + 1 : last + 3] == ["at", "most"]:
        last += 2
    if line.words[first - 1] in SCHOOL_WORDS and framed_before(line, first) == "school":
        return school_age(line, first, last, low, high)
    age = with_unit(line, first, last, low, high) or framed(line, first, last, low, high)
    if age and age.how == "bare" and line.words[last] == "ish" and NOUNS.get(line.words[last + 1], SEVERAL).number == 1:
        return age._replace(how="old")  # "14ish lad"
    return age


SEVERAL = NOUNS["children"]


def range_end(line: Line, index: int) -> float | None:
    """The upper number of a range that begins at a word ("12-13", "12 to 14", "8 or 9"); None where it is none."""
    words = line.words
    joint = words[index + 1]
    if joint in JOINTS or (joint in ("and", "&") and words[index - 1] == "between"):
        upper = value_at(line, index + 2)
        lower = value_at(line, index)
        if upper is not None and lower is not None and lower < upper <= lower + 15:
            return upper
    return None


def with_unit(line: Line, first: int, last: int, low: float, high: float) -> Age | None:
    """The age where a unit follows: years, months, weeks or days, with what says that it is an age."""
    words, at = line.words, last + 1
    if words[at] == "-" and words[at + 1] in JOINED_UNITS:
        at += 1
    unit = words[at]
    if unit not in UNITS and unit[:1] != "y":
        return None
    if found := noted(line, first, at, low, high):
        return found
    scale = unit_scale(line, at)
    if not scale:
        return None
    if scale == 1 and (months := months_more(line, at)):
        low, high, at = low + months / 12, high + months / 12, at + 2
    return measured(line, first, at, round(low / scale, 3), round(high / scale, 3), scale)


def noted(line: Line, first: int, at: int, low: float, high: float) -> Age | None:
    """The age whose unit is a note of its own: "14yo", "9YOM", "16YNAM", "3 mof", "7wo"."""
    unit, after = line.words[at], line.words[at + 1]
    if unit in OLD_UNITS:
        return with_sex(line, Age(first, at, low, high, "old", OLD_UNITS[unit]))
    if unit == "y" and after in ("wm", "wf", "bm", "bf", "hm", "hf", "om", "am", "af"):
        return Age(first, at + 1, low, high, "old", after[-1].upper())
    if SEXED_UNIT.fullmatch(unit):
        return Age(first, at, low, high, "old", unit.removesuffix("c")[-1].upper())
    weeks = unit == "wo" and (line.glued(at) or after in NOUNS)
    if weeks or (unit in GLUED_UNITS and (line.glued(at) or is_patient(line, first, unit))):
        scale = SHORT_UNITS[unit[0]]
        return Age(first, at, round(low / scale, 3), round(high / scale, 3), "old", GLUED_UNITS.get(unit, ""))
    return None


SHORT_UNITS = {"m": 12, "w": 52, "d": 365}


def months_more(line: Line, at: int) -> float:
    """The months that an age in years goes on to give ("2 years 4 months old", "1 yr 3 mths"); nought where none."""
    words = line.words
    number = words[at + 1]
    if not number.isdigit() or not 0 < int(number[:3]) < MONTHS_OF_A_YEAR or words[at + 2] not in MONTH_UNITS | {"m"}:
        return 0
    return int(number) if old_end(line, at + 2) is not None else 0


MONTHS_OF_A_YEAR = 12


def is_patient(line: Line, first: int, unit: str) -> bool:
    """Whether a unit with a blank before it opens a patient's note ("15 MOF fell"); "mom", "dom" are words."""
    return unit in ("mof", "wof", "dof") or (first == 0 and unit != "dom") or line.words[first - 1] == "a"


def unit_scale(line: Line, at: int) -> int:
    """How many of a unit make a year; 0 where the word is no unit."""
    unit, words = line.words[at], line.words
    if unit == "y":
        return 1 if words[at + 1] in ("/", ".", "o", "f", "m", "old") or line.glued(at) or months_more(line, at) else 0
    if unit in YEAR_UNITS:
        return 1
    if unit in MONTH_UNITS:
        return 12
    if unit == "m" and line.glued(at) and words[at - 2] == "aged" and len(words[at - 1]) == 1:
        return 12  # "aged 8m"
    if unit in SHORT_UNITS and (old_end(line, at) is not None or (unit != "m" and words[at + 1] == "o")):
        return SHORT_UNITS[unit]
    if unit in WEEK_UNITS:
        return 52
    return 365 if unit in DAY_UNITS else 0


def measured(line: Line, first: int, at: int, low: float, high: float, scale: int) -> Age | None:
    """An age in years, months, weeks or days, told from a stretch of time by the words around it."""
    words = line.words
    last = old_end(line, at)
    if last is not None:
        return with_sex(line, Age(first, last, low, high, "old"))
    if words[first] == "one" and scale == 365:
        return None  # "she'll go one day"
    if scale == 52 and is_so_far(line, at):
        return None
    if (words[at + 1] in LONG_SINCE and not (scale == 1 and is_of_person(line, first))) or (
        scale < 300 and words[at + 1 : at + 3] == ["or", "so"]
    ):
        return None
    if scale in (12, 52) and (not CARRYING.isdisjoint(line.all) or is_months_on(line, first, at)):
        return None
    if framed_before(line, first) == "aged":
        return Age(first, at, low, high, "aged")
    age = with_sex(line, Age(first, at, low, high, "years" if scale == 1 else "months"))
    before = before_roughly(line, first)
    letter = words[before]
    if letter in ("f", "m") and scale == 1 and not line.glued(before) and words[before - 1] != "'":
        return age._replace(first=before, how="old", sex=letter.upper())
    return age._replace(how="old") if age.sex else age


def is_of_person(line: Line, first: int) -> bool:
    """Whether one person stands right before a stretch of years: "DP 14 yrs from Selby" is no time since."""
    noun, words = NOUNS.get(line.words[first - 1]), line.words
    return noun is not None and noun.number == 1 and noun.relation == "person" and words[first].isdigit()


def is_months_on(line: Line, first: int, at: int) -> bool:
    """Whether "she's five months on" tells of a pregnancy."""
    return line.words[at + 1] == "on" and line.words[first - 1] in ("she's", "shes", "is")


CARRYING = lexicon("pregnant preg pg preggers pregnancy expecting gestation bump antenatal unborn scan")


def old_end(line: Line, at: int) -> int | None:
    """Where the words end that say a stretch of time is an age ("old", "-old", "of age", "y/o"); None where none do."""
    words = line.words
    follow = words[at + 1]
    if follow in OLDS:
        return at + 1
    if follow == "-" and words[at + 2] in OLDS:
        return at + 2
    if follow in ("/", ".", "-") and words[at + 2] in ("o", "old", "oa"):
        return at + 3 if words[at + 3] == "." and follow == "." else at + 2
    if follow == "o" and words[at] == "y":
        return at + 1
    if follow == "of" and words[at + 2] == "age":
        return at + 2
    return None


def with_sex(line: Line, age: Age) -> Age:
    """The age with the single letter of sex that may follow it ("14YO F", "15 yr old M")."""
    at = age.last + 1
    letter = line.words[at]
    if letter == "/" and line.words[at + 1] in ("f", "m"):
        at, letter = at + 1, line.words[at + 1]
    if letter in ("f", "m") and age.sex == "" and line.words[at + 1] not in ("'", "."):
        return age._replace(last=at, sex=letter.upper())
    return age


def slashed_age(line: Line, index: int, on: date) -> Age | None:
    """A figure with slashes or dots: a date of birth, months out of twelve, or a band of two ages."""
    birth = birth_age(line, index, on)
    if birth is not None:
        return Age(birth.first, birth.last, birth.low, birth.high, "born")
    parts = line.words[index].split("/")
    if len(parts) != 2 or not all(part.isdigit() and len(part) <= 2 for part in parts):
        return None
    low, high = int(parts[0]), int(parts[1])
    if high in (12, 52, 7) and low < high + 12 and (found := parts_age(line, index, low, high)):
        return found
    if low < high <= low + 2 and low >= 1:
        return with_unit(line, index, index, low, high) or framed(line, index, index, low, high)
    return None


BABIES = lexicon("baby infant bby bab bub babe toddler")


def parts_age(line: Line, index: int, low: int, high: int) -> Age | None:
    """Months out of twelve, weeks out of 52 or days out of seven, as nurses write them ("9/12 old", "her 6/12 son")."""
    after, before = line.words[index + 1], line.words[index - 1]
    scale = {12: 12, 52: 52, 7: 365}[high]
    years = round(low / scale, 3)
    if after in OLDS:
        return Age(index, index + 1, years, years, "old")
    if high == 7:
        return None
    if before == "aged" or not BABIES.isdisjoint((before, line.words[index - 2])):
        return Age(index, index, years, years, "aged")
    if after in ("f", "m"):
        return Age(index, index + 1, years, years, "old", after.upper())
    noun = NOUNS.get(after)
    owned = before in ("her", "his", "their", "a", "the", "my") and noun is not None and noun.number == 1
    return Age(index, index, years, years, "old") if owned else None


def birth_word_age(line: Line, index: int, on: date) -> Age | None:
    """The age that a date after "DOB" or "born" gives on the day of the report."""
    birth = birth_age(line, index, on)
    return Age(birth.first, birth.last, birth.low, birth.high, "born") if birth else None


AGE_WORDS = {
    **WORD_AGES,
    **dict.fromkeys(NUMBERS, spelled_age),
    **dict.fromkeys(("dob", "born", "d", "b", "date"), birth_word_age),
}
