"""Ages that stand with a name, a pronoun or by themselves: "MIA 12", "14YO F", "he's 13", "she is now 24"."""

from __future__ import annotations

from childtonotice.screening.text.ages import ROUGHLY, Age
from childtonotice.screening.text.clues import Clue
from childtonotice.screening.text.lookalikes import is_thing
from childtonotice.screening.text.names import Name, name_before, name_from
from childtonotice.screening.text.tokens import Line

PRONOUNS = {"he": "M", "she": "F", "he's": "M", "she's": "F", "hes": "M", "shes": "F", "who": "", "who's": "", "whos": "",
            "they": "", "they're": "", "theyre": "", "i'm": "", "im": "", "i": ""}  # fmt: skip
BEING = (
    frozenset("is was are were turned turns am now only just being be still 'm actually turning also both all".split())
    | ROUGHLY
)
OWNING = frozenset("her his their my our".split())


def read_ages(line: Line, ages: list[Age], used: set[int]) -> list[Clue]:
    """The clues of the ages that no noun has used up."""
    found = []
    for age in ages:
        if age.first in used:
            continue
        clue = person_of(line, age)
        if clue:
            found.append(clue)
    return found


def person_of(line: Line, age: Age) -> Clue | None:
    """Whose age it is: a named person's, a pronoun's, or somebody's known by the age alone; None where nobody's."""
    if is_thing(line, age.first, age.last):
        return None
    if name := name_before(line, age.first):
        return named(line, name, age) if plausible(line, age) else None
    pronoun = pronoun_before(line, age.first)
    if pronoun is not None and plausible(line, age):
        return said_of(line, age, pronoun)
    if age.how == "born":
        return aged(line, age)
    if age.certain:
        name = name_from(line, after_age(line, age), sure=True)
        if name:
            return named(line, name, age)
        return aged(line, age)
    return owned(line, age)


def after_age(line: Line, age: Age) -> int:
    """The word after an age, past a comma or a bracket."""
    at = age.last + 1
    return at + 1 if line.words[at] in (",", "-", "called", "named", "(") else at


def plausible(line: Line, age: Age) -> bool:
    """Whether a number beside a name can be its age: no nought, and nothing written onto it."""
    if age.how == "bare":
        return (
            age.low > 0
            and not line.glued(age.last + 1)
            or line.words[age.last + 1] in (")", ",", ".", "'", "/", "-", ";", "+")
        )
    return True


def named(line: Line, name: Name, age: Age) -> Clue:
    """A named person with an age."""
    first, last = min(name.first, age.first), max(name.last, age.last)
    return Clue("name-with-age", line, first, last, 1, True, age.low, age.high, name.forename, name.surname,
                name.sex or age.sex, "", "present", age.is_child, "child" if age.is_child else "grown", weight=9)  # fmt: skip


def pronoun_before(line: Line, first: int) -> str | None:
    """The sex of the pronoun whose age it is ("he's 13", "who is only 9"); None where there is none."""
    at = first - 1
    while at > first - 5 and line.words[at] in BEING:
        at -= 1
    if line.words[at] not in PRONOUNS:
        return None
    if at == first - 1 and line.words[at] in ("who", "they", "i"):
        return None
    return PRONOUNS[line.words[at]]


def said_of(line: Line, age: Age, sex: str) -> Clue:
    """An age that is said of somebody told of before."""
    return Clue("age-of-one-told-of", line, age.first - 1, age.last, 1, True, age.low, age.high, sex=sex or age.sex,
                kind="pronoun" if age.is_child else "grown", weight=5, firm=age.is_child)  # fmt: skip


def aged(line: Line, age: Age) -> Clue | None:
    """Somebody known by the age alone ("14YO F", "his 9 year old", "six 12-13 yr olds")."""
    words = line.words
    plural = words[age.last] in ("olds", "s") or words[age.last] == "yos"
    count, first = number_before(line, age.first) if plural else (1, age.first)
    if age.how in ("under", "teens") and not plural and words[age.last] != "teens":
        return None
    kind = "child" if age.is_child else "grown"
    return Clue("age-alone", line, first, age.last, count or 2, bool(count) or not plural, age.low, age.high, sex=age.sex,
                kind=kind, firm=age.is_child, weight=6)  # fmt: skip


def number_before(line: Line, first: int) -> tuple[int, int]:
    """The number of people before an age in the plural, and where it begins; nought where there is none."""
    at = first - 1
    if line.words[at] in ("x", "-"):
        at -= 1
    word = line.words[at]
    return (int(word), at) if word.isdigit() and len(word) < 3 else (0, first)


def owned(line: Line, age: Age) -> Clue | None:
    """A child known by "her 13yr" and the like, where the unit alone does not say that it is an age."""
    if age.how in ("years", "months") and line.words[age.first - 1] in OWNING and age.is_child:
        return aged(line, age)
    return None
