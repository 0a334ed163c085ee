"""Denial of presence is no denial of residence or harm (ruling 3, R and F1): the split between the two."""

from __future__ import annotations

import pytest

from tests.spec.logs import said, seen

DENIED = [
    "NO CHILDREN PRESENT",
    "no kids in the house",
    "NIL CHN IN PROP",
    "no children at address or expected",
    "0912 NO CHILDREN IN HOUSEHOLD, NONE TOGETHER",
    "RISK QUESTIONS DONE. CHILDREN: N/A. PETS: 2 DOGS",
    "CHILDREN: NONE",
    "Children - nil",
    "Any children? No",
    "KIDS: 0",
    "CHILDREN PRESENT? NO. WEAPONS? NO",
    "couple have no kids",
    "she doesn't have any children",
    "he has never had kids",
    "without children, rents a room",
    "no under 18s on the premises",
    "NO OTHER CHILDREN",
    "no young children in the flat",
    "lives alone, divorced, no kids, works nights",
    "no children seen or heard",
    "there were no kids about when we got there",
    "no dependent children",
    "not got any kids",
    "neither has children",
]
SUPPOSED = [
    "IF A CHILD IS PRESENT ASK FOR AGE AND SCHOOL",
    "unknown if children at the address",
    "Call taker asked whether there are any children, line dropped",
    "Any kids in the house? caller hung up before answering",
    "not known if kids in property",
    "check for children on arrival, none seen",
    "reminder to all: if children in the house complete the form",
]
RESIDENT = [
    ("NO CHN PRESENT AT TIME, KIDS AT NANS TIL SUN", ["2 elsewhere"]),
    ("children not present, at school", ["2 elsewhere"]),
    ("kids are at their dad's tonight", ["2 elsewhere"]),
    ("2 CHILDREN STAYING WITH GRANDPARENTS", ["2 elsewhere"]),
    ("daughter 9 was on a sleepover at the time", ["1 9 elsewhere"]),
    ("no children harmed, all asleep upstairs", ["2"]),
    ("NO INJURIES TO THE CHILDREN", ["2"]),
    ("no concerns re children, both seen", ["2"]),
    ("chn checked safe and well nfa", ["2"]),
    ("kids lives with mum during the week", ["2 resident"]),
    ("housing says no children\n1244 baby in basket in bedroom, about 5 wks", ["1 0.096"]),
    ("first said no kids then a toddler came down the stairs", ["1"]),
    ("no weapons, no drugs, 2 kids in bed", ["2"]),
    ("not only the children, the neighbours heard it too", ["2"]),
]


@pytest.mark.parametrize("log", DENIED)
def test_denied_presence_is_no_sign(log: str) -> None:
    """ "No children present" and its kin name nobody, and say so."""
    assert seen(log) == []
    assert said(log, "denial")


@pytest.mark.parametrize("log", SUPPOSED)
def test_supposed_children_are_no_sign(log: str) -> None:
    """A question, a form or an instruction about children names nobody."""
    assert seen(log) == []


@pytest.mark.parametrize("log, expected", RESIDENT, ids=[log[:40] for log, _ in RESIDENT])
def test_absent_or_unharmed_children_count(log: str, expected: list[str]) -> None:
    """Children who were elsewhere, or were not hurt, are children of the incident."""
    assert seen(log) == expected
