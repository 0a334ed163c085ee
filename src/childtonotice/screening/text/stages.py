"""Ages told as a stage of life: "early teens", "in her twenties", "reception class", "sixth former", "primary age"."""

from __future__ import annotations

from datetime import date

from childtonotice.screening.text.clues import Age
from childtonotice.screening.text.frames import TEENS, exact_after, value_of
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import NUMBERS


def teens_age(line: Line, index: int, _on: date) -> Age | None:
    """An age told as a part of the teens: "early teens" is 13 to 15, "late teens" 17 to 19."""
    words = line.words
    before = words[index - 1]
    first = index - 1
    if before == "-":
        before, first = words[index - 2], index - 2
    if before in TEENS:
        low, high = TEENS[before]
        if before == "late" and (end := twenties_after(line, index)):
            return Age(first, end, 18.0, 23.0, "teens")
        return Age(first, index, low, high, "teens")
    if before in ("her", "his", "their", "in"):
        long_ago = words[index - 2] == "in" and words[index - 3].endswith("ed")
        return None if long_ago else Age(index, index, 13.0, 17.0, "teens")
    return None


def twenties_after(line: Line, index: int) -> int:
    """Where "late teens to early twenties", a grown-up's description, ends; nought where it is not said."""
    words, at = line.words, index + 1
    while words[at] in ("to", "-", "/", ",", "or", "early", "mid"):
        at += 1
    if words[at] == "twenties":
        return at
    return at + 1 if words[at] == "20" and words[at + 1] == "s" else 0


def decade_age(line: Line, index: int, _on: date) -> Age | None:
    """An age told as a decade in words ("in his twenties"): a grown-up."""
    low = {"twenties": 20.0, "thirties": 30.0, "forties": 40.0, "fifties": 50.0, "sixties": 60.0, "seventies": 70.0}
    return Age(index, index, low[line.words[index]], low[line.words[index]] + 9, "teens")


def reception_age(line: Line, index: int, _on: date) -> Age | None:
    """The age of a reception class: 4 to 5; not the reception of a building."""
    words = line.words
    if words[index + 1] in ("class", "pupil", "age", "child", "aged", "year", "student", "kid", "boy", "girl"):
        return Age(
            index, index + 1 if words[index + 1] in ("class", "age", "aged", "year") else index, 4.0, 5.0, "school"
        )
    return None


def sixth_form_age(line: Line, index: int, _on: date | None = None) -> Age | None:
    """The age of a sixth former: 16 to 18; not the sixth form as a place."""
    words = line.words
    at = index + 2 if words[index + 1] in ("th", "-") else index + 1
    if words[at] in ("former", "formers"):
        return Age(index, at, 16.0, 18.0, "school")
    pupil = words[at] == "form" and words[at + 1] in ("student", "pupil", "girl", "boy", "lad", "lass", "students")
    attends = words[at] == "form" and words[index - 1] == "in" and words[index - 2] in ATTENDING
    return Age(index, at, 16.0, 18.0, "school") if pupil or attends else None


ATTENDING = frozenset(("he's", "she's", "is", "still", "now", "they're", "both"))


ORDINALS = frozenset(("th", "st", "nd", "rd"))
STILL_TO_COME = frozenset(("shy", "before", "short", "away", "off", "until", "till"))


def ordinal_age(line: Line, index: int, number: float) -> Age | None:
    """The age of "a 6th grader", or of somebody "two weeks shy of her 18th birthday"."""
    words, at = line.words, index + 2
    if number == 6 and words[index + 1] == "th" and (former := sixth_form_age(line, index)):
        return former
    if words[at] in ("grader", "graders", "grade") and 1 <= number <= LAST_GRADE:
        pupil = words[at] != "grade" or words[at + 1] in ("student", "students", "girl", "boy", "pupil")
        return graded(line, index, at, number + 5) if pupil else None
    if words[at] == "birthday" and not STILL_TO_COME.isdisjoint(line.before(index, 4)):
        return Age(index, at, number - 1, number - 1, "aged")
    return None


LAST_GRADE = 12
GRADES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
          "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12}  # fmt: skip


def grader_age(line: Line, index: int, _on: date) -> Age | None:
    """The age of "a third-grader" or "first grader", with the grade in words."""
    first = index - 2 if line.words[index - 1] == "-" else index - 1
    grade = GRADES.get(line.words[first], 0)
    return graded(line, first, index, grade + 5.0) if grade else None


def graded(line: Line, first: int, last: int, low: float) -> Age:
    """The age of somebody in a grade or year of high school, closer where it is told ("an eighth-grader, 13,")."""
    if at := exact_after(line, last, low):
        low = value_of(line.words[at])
        return Age(first, at, low, low, "school")
    return Age(first, last, low, low + 1, "school")


COLLEGE_YEARS = {"freshman": 14.0, "freshmen": 14.0, "sophomore": 15.0, "sophomores": 15.0}
AFTER_SCHOOL = frozenset(("college", "university", "uni", "campus", "dorm", "fraternity", "sorority", "undergraduate"))


def high_school_age(line: Line, index: int, _on: date) -> Age | None:
    """The age of "a sophomore" or "a high school junior"; not of one at college."""
    words, word = line.words, line.words[index]
    if not AFTER_SCHOOL.isdisjoint(line.all):
        return None
    low = COLLEGE_YEARS.get(word, 0.0)
    if not low and words[index - 1] == "school" and words[index - 2] in ("high", "-"):
        low = 16.0 if word.startswith("junior") else 17.0
    return graded(line, index, index, low) if low else None


STAGES = {
    "school": (5.0, 16.0),
    "primary": (4.0, 11.0),
    "secondary": (11.0, 16.0),
    "infant": (4.0, 7.0),
    "junior": (7.0, 11.0),
}


def stage_age(line: Line, index: int, _on: date) -> Age | None:
    """The age of somebody "of primary age" or "secondary school age"."""
    words = line.words
    at = index + 1
    while words[at] in ("-", "school"):
        at += 1
    low, high = STAGES[words[index]] if words[index - 1] != "under" else (0.0, STAGES[words[index]][0] - 1)
    return Age(index, at, low, high, "school") if words[at] in ("age", "aged") else None


PLURAL_NUMBERS = {word + ("es" if word == "six" else "s"): number for word, number in NUMBERS.items()}


def under_number(line: Line, index: int, _on: date) -> Age | None:
    """The age of "under fives": younger than the number."""
    number = PLURAL_NUMBERS.get(line.words[index], 0)
    before = line.words[index - 1] if line.words[index - 1] != "-" else line.words[index - 2]
    return Age(index - 1, index, 0.0, number - 1.0, "under") if number and before == "under" else None


WORD_AGES = {
    **dict.fromkeys(PLURAL_NUMBERS, under_number),
    **dict.fromkeys(STAGES, stage_age),
    **dict.fromkeys(("grader", "graders"), grader_age),
    **dict.fromkeys((*COLLEGE_YEARS, "senior", "seniors", "juniors"), high_school_age),
    "junior": lambda line, index, on: stage_age(line, index, on) or high_school_age(line, index, on),
    **dict.fromkeys(("twenties", "thirties", "forties", "fifties", "sixties", "seventies"), decade_age),
    "teens": teens_age,
    "reception": reception_age,
    "sixth": sixth_form_age,
}
