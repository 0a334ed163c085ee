"""Which age of a later entry puts an earlier one right: corrected, given by whom it is of, or of whoever was found."""

from __future__ import annotations

from childtonotice.screening.text.clues import Clue

WRONG_AGE = frozenset(("wrong", "misheard", "incorrect", "mistaken", "error"))


def is_of_one_found(child: Clue, clue: Clue) -> bool:
    """Whether a name and age are of whom an estimate was given before ("youth, approx 12" ... "stopped, Kai, 13")."""
    return not child.forename and is_close(child, clue) and not FOUND.isdisjoint(clue.line.before(clue.first, 4))


def is_put_right(child: Clue, clue: Clue) -> bool:
    """Whether "correction, she is 12" puts right an age told before."""
    corrected = (
        not CORRECTION.isdisjoint(clue.line.before(clue.first, 3)) or clue.line.words[clue.first - 1] == "actually"
    )
    return clue.kind == "pronoun" and corrected and is_close(child, clue)


def is_close(child: Clue, clue: Clue) -> bool:
    """Whether two ages are no more than three years apart."""
    return child.low is not None and clue.low is not None and abs(child.low - clue.low) <= CLOSE


CLOSE = 3
FOUND = frozenset(("stopped", "located", "found", "traced", "detained", "identified", "named", "arrested", "caught"))


def is_told_earlier(child: Clue, clue: Clue) -> bool:
    """Whether a clue is of a later line, or of the same one behind "correction"."""
    if child.line is not clue.line:
        return child.line.row < clue.line.row
    return bool(clue.forename) and not CORRECTION.isdisjoint(clue.line.words[child.last + 1 : clue.first])


CORRECTION = frozenset(("correction", "corrected", "sorry", "misheard"))


def gives_age(clue: Clue) -> bool:
    """Whether a clue is the age that somebody gives: "gives her age as 15", "says she is 14"."""
    return not {"gives", "gave", "says", "states", "given"}.isdisjoint(clue.line.before(clue.first, 5))
