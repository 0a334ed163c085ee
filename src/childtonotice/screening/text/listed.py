"""Ages in a list, and the children whose they are: those of a number, of names, or of "they"."""

from __future__ import annotations

from childtonotice.screening.text.clues import Age, Clue, Found
from childtonotice.screening.text.names import Name, name_from
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.whose import BEING, named, said_of


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
            chain=-1000 * (line.lo + 1) - at,
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
        named(line, name, age)._replace(chain=-1000 * (line.lo + 1) - 500 - run[0].first)
        for name, age in zip(reversed(names), run, strict=True)
    ]


def theirs(line: Line, run: list[Age]) -> list[Clue]:
    """The children of "they are 15 and 16"."""
    at = run[0].first - 1
    while line.words[at] in BEING:
        at -= 1
    if line.words[at] not in ("they", "they're", "theyre") or not all(age.is_child for age in run):
        return []
    return [
        said_of(line, age, "")._replace(
            kind="child", rule="age-alone", chain=-1000 * (line.lo + 1) - 800 - run[0].first
        )
        for age in run
    ]


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
