"""Sons, nieces and grandsons of no told age are children for what befalls them (rulings 3 and 4, T1 and T8)."""

from __future__ import annotations

import pytest

from tests.spec.logs import seen

BEFALLEN = [
    "stepson stood between them when he raised the chair",
    "niece ran next door for help while they fought",
    "daughter came downstairs because of the noise and found her on the kitchen floor",
    "grandson wet himself when he started shouting",
    "he yanked his daughter off the sofa",
    "mum was drunk, dtr let officers in",
    "son climbed onto the windowsill while mum slept",
    "they lock my nephew out in the garden when he is bad",
    "he's had her daughter all week and has her phone off",
    "he will hurt her and son if she goes to police",
    "the bottle only just missed her step son",
    "daug said mummy's boyfriend pulls her hair",
    "lodger found in her daughter's bed",
    "stranger sent pictures to his daughter's phone",
    "grand daughter is having nightmares since he moved in",
    "son choking on a coin, ambo asked for",
]
GROWN_UP = [
    "step daughter is in charge of the accounts",
    "son tried to stop mum leaving, she has dementia",
    "son came home drunk and wet the bed",
    "daughter found dad on the floor, he is elderly and frail",
    "he pulled her son off her husband, both arrested",
    "nephew attacked his father with a spade, arrested",
    "tablet stolen from daughter's room in the night",
    "daughter and her boyfriend ran to the neighbours",
]


@pytest.mark.parametrize("log", BEFALLEN)
def test_what_befalls_a_child_shows_one(log: str) -> None:
    """A son or niece who shields a parent, is dragged about, locked out or comes down to a fight is a child."""
    assert [told.partition(" ")[0] for told in seen(log)] == ["1"]


@pytest.mark.parametrize("log", GROWN_UP)
def test_what_grown_ups_do_shows_none(log: str) -> None:
    """The same words of an old parent's son, of drink, arrest or a partner of their own show nobody."""
    assert seen(log) == []


OF_ANYBODY = [
    ("SUS, 14, RAN TOWARDS THE BECK", ["1 14"]),
    ("shoplifter of 15 held in the back office", ["1 15"]),
    ("wit approx 12-14 rode off", ["1 12-14"]),
    ("16 yrs vic, two slash wounds", ["1 16"]),
    ("DP 16 YRS from Selby, in for theft", ["1 16"]),
    ("15ish lass asleep at the stop", ["1 15"]),
    ("misper - 13 yrs - seen at Tesco", ["1 13"]),
    ("victim, who has just turned 13, was filmed", ["1 13"]),
    ("14yrs front passenger, sore neck", ["1 14"]),
    ("SUS 41, ran off", []),
    ("vic on ward 14, discharged", []),
    ("thief took 15 bottles of gin", []),
]


@pytest.mark.parametrize("log, expected", OF_ANYBODY)
def test_age_of_anybody_is_read(log: str, expected: list[str]) -> None:
    """Whatever somebody is called (suspect, shoplifter, DP), an age beside it is theirs (ruling 1)."""
    assert seen(log) == expected
