"""The PPNs behind a number of PPNs, by the codes of an address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.utils.text import slugify

from childtonotice.casework.access import Reader
from childtonotice.casework.ethnicity import Told
from childtonotice.casework.figure_codes import Narrowing
from childtonotice.casework.lists.fact_rows import Mark
from childtonotice.casework.lists.ppn_facts import ANSWERS, PpnFact, ppns_by_id
from childtonotice.casework.lists.ppns import PpnRow
from childtonotice.casework.lists.some_ppns import ppn_rows_of
from childtonotice.casework.reasons import GRADES

CHECKED = ("accepted", "returned")
# Each code with what it is called, and which PPNs it leaves.
KINDS: dict[str, tuple[str, Callable[[PpnFact], bool]]] = {
    "ppn": ("PPNs submitted", lambda _ppn: True),
    "ppn-asked": ("PPNs that were asked for", lambda ppn: ppn.asked),
    "ppn-checked": ("PPNs that were checked", lambda ppn: ppn.team > 0 or ppn.state in CHECKED),
    "ppn-returned": ("PPNs that were returned", lambda ppn: ppn.state == "returned"),
    "ppn-named": ("PPNs that name a child", lambda ppn: bool(ppn.ethnicities)),
}


def is_ppn_code(what: str) -> bool:
    """Whether a code of an address means PPNs, not items."""
    return what == "ppn" or what.startswith("ppn-")


def code_pair(one: str, grade: int, other: str, grade_of_other: int) -> str:
    """The code of the PPNs that two graded so; grades from 1."""
    return f"ppn-{one}-{GRADES[grade - 1]}-{other}-{GRADES[grade_of_other - 1]}"


def code_ethnicity(words: str, *, lower: bool = False) -> str:
    """The code of the PPNs that both graded and that name such a child; ``lower``: the officer's grading is lower."""
    return f"ppn-{'lower' if lower else 'graded'}-{slugify(words)}"


def code_told(kind: Told) -> str:
    """The code of the PPNs that name a child whose ethnicity is told, or not told in one of the ways."""
    return f"ppn-ethnicity-{slugify(kind.value)}"


def code_answer(answer: str, *, asked: bool = False) -> str:
    """The code of the PPNs on which a partner decided so, all where empty; ``asked``: of those that were asked for."""
    return f"ppn-answer-{'asked' if asked else 'all'}-{answer or 'any'}"


def read_kind(what: str) -> tuple[str, Callable[[PpnFact], bool]]:
    """What a code is called, and which PPNs it leaves; a code that there is not leaves none."""
    if what in KINDS:
        return KINDS[what]
    if what.startswith("ppn-answer-"):
        return _answered(what.removeprefix("ppn-answer-"))
    parts = what.split("-")
    if len(parts) == 5 and parts[2] in GRADES and parts[4] in GRADES:
        return _pair(*parts[1:])
    group = "-".join(parts[2:])
    if what.startswith("ppn-ethnicity-"):
        words = f"PPNs that name a child: ethnicity {group.replace('-', ' ')}"
        return words, lambda ppn: any(slugify(kind.value) == group for kind in ppn.ethnicities)
    if what.startswith(("ppn-graded-", "ppn-lower-")):
        lower = what.startswith("ppn-lower-")
        words = f"PPNs that name a child, {group.replace('-', ' ')}{', graded lower by the officer' if lower else ''}"
        return words, lambda ppn: _is_graded(ppn, group, lower=lower)
    return "no such PPNs", lambda _ppn: False


def _answered(told: str) -> tuple[str, Callable[[PpnFact], bool]]:
    which, _, answer = told.partition("-")
    words = "that were asked for and on which" if which == "asked" else "on which"
    label = ANSWERS.get(answer, "something")
    return f"PPNs {words} a partner decided: {label.lower()}", lambda ppn: (
        bool(ppn.answer) and answer in ("any", ppn.answer) and (ppn.asked or which != "asked"))  # fmt: skip


def _pair(one: str, grade: str, other: str, grade_of_other: str) -> tuple[str, Callable[[PpnFact], bool]]:
    wanted = GRADES.index(grade) + 1, GRADES.index(grade_of_other) + 1
    words = f"PPNs graded {grade} by the {GRADER_WORDS.get(one, one)}, {grade_of_other} by the "
    return words + GRADER_WORDS.get(other, other), lambda ppn: (
        getattr(ppn, one, 0), getattr(ppn, other, 0)) == wanted  # fmt: skip


GRADER_WORDS = {"manager": "reader", "team": "assessment team"}


def _is_graded(ppn: PpnFact, group: str, *, lower: bool) -> bool:
    both = bool(ppn.officer and ppn.team) and (not lower or ppn.officer < ppn.team)
    return both and any(slugify(words) == group for words in ppn.told)


def open_ppns(reader: Reader, asked: Narrowing, mark: Mark, now: datetime) -> tuple[int, tuple[PpnRow, ...]]:
    """How many PPNs these codes leave, and the newest as the reader may open them."""
    fits = read_kind(asked.what)[1]
    found = {
        ppn_id: ppn for ppn_id, ppn in ppns_by_id(reader, mark, asked.start, asked.end).items()
        if asked.area in ("", ppn.area) and (not asked.team or slugify(ppn.unit) == asked.team) and fits(ppn)
    }  # fmt: skip
    return len(found), ppn_rows_of(reader, list(found), now)
