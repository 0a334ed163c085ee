"""Pairs of children's records, each with its answer set down before the rules had read it (ruling 14, F13).

``pairs.txt`` holds them: forename, surname and date of birth, the other's likewise; "=" is the same date. First-run
figures stand in docs/performance.md; from then on every pair is a floor.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from childtonotice.screening.link.compare import Identity, compare

ROWS = (Path(__file__).parent / "pairs.txt").read_text(encoding="utf-8").splitlines()
PAIRS = [row for row in ROWS if row and not row.startswith("#")]
SAME, DOUBTFUL, OTHER = ([row for row in PAIRS if row[:2] == letter] for letter in ("S ", "P ", "D "))


def identity(told: str, born: str) -> Identity:
    """A record from "forename;surname;date", perhaps with the sex; ``born`` stands in for "="."""
    forename, surname, day, *sex = told.strip().split(";")
    return Identity("", forename, surname, read_day(born if day == "=" else day), *sex)


def read_day(text: str) -> date | None:
    """A date, or None where it is missing or none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def judge(row: str) -> str:
    """The verdict on the two records of a row, without the incident's id."""
    one, other = row[2:].split(" | ")
    born = one.split(";")[2]
    return compare(identity(one, born), identity(other, born), with_incident_id=False).verdict


@pytest.mark.read_whole("row", SAME)
def test_one_child_written_twice_is_the_same() -> None:
    """Short names, spellings, accents, transliterations, order, part of a double barrel, day and month exchanged."""
    assert [row for row in SAME if judge(row) != "same"] == []


@pytest.mark.read_whole("row", DOUBTFUL)
def test_one_child_in_doubt_is_to_be_checked() -> None:
    """An initial, half a name, no date of birth or one that differs in a part is never beyond doubt."""
    assert [row for row in DOUBTFUL if judge(row) != "perhaps"] == []


@pytest.mark.read_whole("row", OTHER)
def test_two_children_are_never_the_same() -> None:
    """Twins, brothers and sisters, cousins, namesakes, father and son: at most to be checked, never taken for one."""
    assert [row for row in OTHER if judge(row) == "same"] == []
    assert len(SAME) + len(DOUBTFUL) + len(OTHER) == len(PAIRS)
