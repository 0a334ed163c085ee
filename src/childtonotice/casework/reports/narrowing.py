"""Which items the codes of an address leave, as masks of the facts."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from django.utils.text import slugify

from childtonotice.casework.figure_codes import BEHIND, BOTH, NONE, Narrowing
from childtonotice.casework.lists.fact_rows import DECISIONS, NOTICES, STATES, STATUSES, day_number
from childtonotice.casework.lists.facts import Facts, Mask, Numbers
from childtonotice.casework.reasons import GRADES


def coded(words: tuple[str, ...]) -> dict[str, int]:
    """The code of each word of a column with its place; "none" for the empty word."""
    return {slugify(word) or NONE: place for place, word in enumerate(words)}


def narrow(facts: Facts, asked: Narrowing) -> Mask:
    """Which items a narrowing leaves, by an item's own facts; a code that nothing bears leaves none.

    ``behind.narrow_whole`` adds what needs more than these.
    """
    mask: Mask = (facts.day >= day_number(asked.start)) & (facts.day <= day_number(asked.end))
    for name, test in TESTS.items():
        code = getattr(asked, name)
        if code:
            mask &= test(facts, code)
    return mask


Test = Callable[[Facts, str], Mask]


def _is(column: Numbers, place: int | None) -> Mask:
    found: Mask = np.zeros(len(column), bool) if place is None else column == place
    return found


def _by_word(column: str) -> Test:
    return lambda facts, code: _is(facts.columns[column], coded(facts.words.get(column, ())).get(code))


def _by_list(column: str, codes: tuple[str, ...]) -> Test:
    places = {code: place for place, code in enumerate(codes)}
    return lambda facts, code: _is(facts.columns[column], -1 if code == NONE else places.get(code))


def _by_bit(column: str, codes: Callable[[Facts], dict[str, int]]) -> Test:
    def test(facts: Facts, code: str) -> Mask:
        if code == NONE:
            return _is(facts.columns[column], 0)
        known, found = codes(facts), np.ones(len(facts), bool)
        for each in code.split(BOTH):
            found &= (facts.columns[column] & (1 << known[each] if each in known else 0)) > 0
        return found

    return test


def _by_grade(column: str) -> Test:
    places = {code: place for place, code in enumerate((NONE, *GRADES))}
    return lambda facts, code: _is(facts.columns[column], places.get(code))


def _by_area(facts: Facts, code: str) -> Mask:
    return _is(facts.area, {known: place for place, (known, _) in enumerate(facts.areas)}.get(code))


def _by_what(facts: Facts, code: str) -> Mask:
    if code in BEHIND:
        return np.ones(len(facts), bool)
    return WHAT[code](facts) if code in WHAT else np.zeros(len(facts), bool)


def _by_hours(facts: Facts, code: str) -> Mask:
    found: Mask = np.isin(facts.hour, [int(hour) for hour in code.split("-") if hour.isdigit() and len(hour) < 3])
    return found


def _by_weekdays(facts: Facts, code: str) -> Mask:
    found: Mask = np.isin(facts.weekday, [int(digit) for digit in code if digit in "0123456"])
    return found


def reviewed(facts: Facts) -> Mask:
    """Items with a final decision that stands: the denominator of every missed rate (R30)."""
    found: Mask = facts.decided >= 0
    return found


def needed(facts: Facts) -> Mask:
    """Items of which a reader decided that a PPN is needed."""
    found: Mask = reviewed(facts) & (facts.decision == DECISIONS.index("ppn-needed"))
    return found


def asked_for(facts: Facts) -> Mask:
    """Items for which a PPN was asked and nobody took that back."""
    found: Mask = (facts.requested >= 0) & (facts.ended == 0)
    return found


def recovered(facts: Facts) -> Mask:
    """Items whose PPN was asked for and came."""
    return asked_for(facts) & (facts.submitted >= 0)


def in_time(facts: Facts) -> Mask:
    """Items whose PPN came by its due time."""
    return recovered(facts) & (facts.submitted <= facts.due)


def late(facts: Facts) -> Mask:
    """Items whose PPN came after its due time."""
    return recovered(facts) & (facts.submitted > facts.due)


def still_open(facts: Facts) -> Mask:
    """Items whose PPN was asked for and has not come."""
    return asked_for(facts) & (facts.submitted < 0)


def judged(facts: Facts) -> Mask:
    """Items whose PPN was asked for and came, and that the team or a partner has judged."""
    return recovered(facts) & (facts.needless >= 0)


def needless(facts: Facts) -> Mask:
    """Items whose PPN was asked for and came, and was not needed, as the team or a partner says (R32)."""
    found: Mask = recovered(facts) & (facts.needless == 1)
    return found


def again(facts: Facts) -> Mask:
    """Items whose PPN was asked for, soon after one was asked for the same child on another item."""
    found: Mask = asked_for(facts) & (facts.again == 1)
    return found


def missing_closed(facts: Facts) -> Mask:
    """Items about a missing child whose log the force has closed (F5)."""
    found: Mask = _missing(facts, "missing") & (facts.closed == 1)
    return found


def unsupervised(facts: Facts) -> Mask:
    """Those of them on which no closing code or flag says that a supervisor looked at it (F5)."""
    found: Mask = missing_closed(facts) & (facts.supervised == 0)
    return found


WHAT: dict[str, Callable[[Facts], Mask]] = {
    "reviewed": reviewed,
    "needed": needed,
    "asked-for": asked_for,
    "recovered": recovered,
    "in-time": in_time,
    "late": late,
    "still-open": still_open,
    "judged": judged,
    "needless": needless,
    "again": again,
    "missing-closed": missing_closed,
    "unsupervised": unsupervised,
}
_missing = _by_bit("risks", lambda facts: coded(facts.words.get("risk", ())))
TESTS: dict[str, Test] = {
    "area": _by_area,
    "team": _by_word("team"),
    "status": _by_list("status", STATUSES),
    "state": _by_list("state", STATES),
    "decision": _by_list("decision", DECISIONS),
    "category": _by_bit("risks", lambda facts: coded(facts.words.get("risk", ()))),
    "grading": _by_grade("grading"),
    "vat": _by_grade("vat"),
    "found_by": _by_bit("found_by", lambda _facts: {code: place for place, code in enumerate(NOTICES)}),
    "response": _by_word("response"),
    "type": _by_word("type"),
    "hour": _by_hours,
    "weekday": _by_weekdays,
    "what": _by_what,
}
