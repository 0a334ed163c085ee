"""What is in doubt about a PPN that may be the one for a child: said to the reader field by field, without a name."""

from __future__ import annotations

from childtonotice.screening.circumstances import Circumstances, Ppn
from childtonotice.screening.findings import Cover
from childtonotice.screening.force import Force
from childtonotice.screening.link.compare import EQUAL_DATES, WHOLE, Comparison
from childtonotice.screening.rules.answers import Answer
from childtonotice.screening.rules.belonging import Standing, find_standing
from childtonotice.screening.rules.likeness import Likeness
from childtonotice.screening.rules.subjects import COVERING

BIRTHS = {
    "one-part": "one part of the date of birth differs",
    "near": "the dates of birth are a few days apart",
    "blank": "a date of birth is not recorded",
    "year-only": "one date of birth gives the year only",
    "differs": "the dates of birth differ",
    "same": "the date of birth agrees",
    "swapped": "day and month of birth are exchanged",
}
HALVES = {
    "initial": "the {half} is an initial only",
    "blank": "a {half} is not recorded",
    "near": "the {half} may be another",
    "differs": "the {half} is another",
}
WHY = {
    Standing.HERE: "it may as well mean another child here",
    Standing.LOOSE: "it may tell of another incident",
    Standing.LATE: "it came late and without this incident's number",
}
OTHERWISE = "but the sex or the person number does not"
MATCHING = ("agrees", "near")


def tell_doubts(answers: list[Answer], circumstances: Circumstances, force: Force) -> tuple[str, ...]:
    """What is in doubt about each PPN that may be the one, each doubt once, in words and without a name.

    R8, ruling 14: what is not beyond doubt is checked, and the reader is told what to compare.
    """
    in_question = [answer for answer in answers if answer.cover is Cover.PERHAPS]
    if not in_question:
        return ()
    standings = {ppn.ppn_id: (ppn, find_standing(ppn, circumstances, force)) for ppn in circumstances.ppns}
    return tuple(dict.fromkeys(tell_doubt(answer, *standings[answer.ppn_id]) for answer in in_question))


def tell_doubt(answer: Answer, ppn: Ppn, standing: Standing) -> str:
    """What is in doubt about one PPN."""
    if ppn.kind not in COVERING:
        return "it is of a kind that we do not know"
    if isinstance(answer.likeness, Comparison):
        return tell_persons(answer.likeness, standing)
    if isinstance(answer.likeness, Likeness):
        return tell_description(answer.likeness, standing)
    return "it names no child"


def tell_persons(comparison: Comparison, standing: Standing) -> str:
    """What is in doubt where a PPN names someone like the child on record."""
    equal = comparison.how == "person" or comparison.birth in EQUAL_DATES
    agree = "name and date of birth agree" if equal else "the name agrees"
    if comparison.verdict == "same":
        return f"{agree}, but {WHY[standing]}"
    name = comparison.name
    if name.level in WHOLE:
        return (
            f"{agree}, but the sex or the person number does not" if equal else f"{agree}, {BIRTHS[comparison.birth]}"
        )
    doubts = [
        HALVES[level].format(half=half)
        for half, level in (("forename", name.forename), ("surname", name.surname))
        if level in HALVES
    ]
    return ", ".join((*doubts, BIRTHS[comparison.birth]))


def tell_description(likeness: Likeness, standing: Standing) -> str:
    """What is in doubt where a PPN names someone like the child whom the log describes."""
    fits = [word for word, outcome in (("name", likeness.name), ("age", likeness.age)) if outcome in MATCHING]
    alike = f"{' and '.join(fits)} may fit the log" if fits else "nothing speaks against it"
    if standing is Standing.HERE:
        return f"{alike}, but it gives an initial only"
    if likeness.tie == "agrees":
        late = standing is Standing.LATE
        return f"it names a grown-up or the address, {alike}, but {WHY[standing] if late else 'not surely'}"
    return f"{alike}, but neither this incident's number, nor a grown-up of it, nor its address is on it"
