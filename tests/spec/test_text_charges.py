"""A son or niece whose age nobody tells is a child for what is done with them, each kin word in each phrase (rulings 3 to 5)."""

from __future__ import annotations

import pytest

from childtonotice.screening.text import read_log
from tests.spec.logs import ON, seen

KIN = ("son", "daughter", "grandson", "granddaughter", "niece", "nephew", "stepson", "stepdaughter")
CHILDREN = [
    "ex refuses to let him see his {kin}",
    "she will not give her {kin} back after the visit, ex says",
    "partner keeps her {kin} from her",
    "dispute over custody of {kin} has flared up again",
    "two families rowing over who has the {kin} for the summer",
    "ex at door demanding to take {kin}",
    "he is threatening to take their {kin} abroad",
    "ex partner late in bringing back her {kin}",
    "slapped while she was carrying her {kin}",
    "pushed her down as she had her {kin} in her arms",
    "male threw plates at her in front of her {kin}",
    "her {kin} saw everything from the landing",
    "she fled with her {kin} in what they stood up in",
    "female alone with her {kin} and he is on his way back",
    "she is in a refuge with her {kin}, wants her things",
    "drove to her parents with her {kin}",
    "they have a {kin} together, he will not move out",
    "{kin} left in car on top deck, windows shut",
    "{kin} came home with bruises on both legs",
    "his {kin}'s dad hit him with a belt",
    "caller says her {kin}'s teacher rang, worried about her",
    "social worker has asked for a visit to the {kin}",
]
GROWN_UP = [
    "the hospital will not let her see her {kin}, he is in theatre",
    "police have taken her {kin} to the station over the fight",
    "wants to have her {kin} arrested for the damage",
    "her {kin} has a dog with him at all times",
    "her {kin} has come back with the spare key",
    "ex took her {kin}'s van without asking",
    "lives with her {kin} who is her carer",
    "her {kin} and his wife took the keys back",
    "female 71 has lost all contact with her {kin}, he is her only relative",
]


@pytest.mark.parametrize("phrase", CHILDREN)
def test_what_is_done_with_children_makes_one(phrase: str) -> None:
    """Kept from a parent, carried, fled with, fought over: one child, whatever the kin (language.md 70 to 77)."""
    told = {kin: sum(one.count for one in read_log(phrase.format(kin=kin), ON).mentions) for kin in KIN}
    assert told == dict.fromkeys(KIN, 1)


@pytest.mark.parametrize("phrase", GROWN_UP)
def test_what_is_done_with_grown_ups_makes_none(phrase: str) -> None:
    """What hospitals and police do, and what grown-up sons do themselves, shows no child (language.md 61)."""
    told = {kin for kin in ("son", "daughter", "stepson") if read_log(phrase.format(kin=kin), ON).mentions}
    assert told == set()


SEEN = [
    ("SHCOOLBOY FOLLOWED HOME BY MAN IN SILVER CAR", ["1"]),
    ("scoolgirls shouted at from a van", ["2"]),
    ("YP15 last seen with two men by the arcade", ["1 15"]),
    ("pushbike taken, owner is 7 and in tears", ["1 7"]),
    ("female out on the bypass pushing a buggy, no lights", ["1"]),
    ("arrested, drunk in charge of a pushchair on the precinct", ["1"]),
    ("girl walking the hard shoulder, school shoes on", ["1"]),
    ("male on the slip road in a school jumper", ["1 uncertain"]),
    ("looks drunk and the doorman thinks about 15", ["1 15"]),
    ("arrested for child neglect, in custody at ten", ["1"]),
    ("rows with her ex over child contact, he has rung forty times", ["1"]),
    ("no PPN as child not present", ["1 elsewhere"]),
    ("teacher: she told us daddy got taken away by police", ["1"]),
    ("a drama over the bairn's nativity, dad turned away drunk", ["1 elsewhere"]),
    ("caller, 38, hit by husband, 3 yr old daughter saw it all", ["1 3"]),
]
NOT_SEEN = [
    "YP15 KXB is a white van, failed to stop",
    "tramp pushing a pram full of cans",
    "golf buggy in the pond again",
    "he thinks about 14 panels are gone from the fence",
    "her baby is missing. Clarified: it is a border terrier",
    "no kids. he's gone to his mother's",
    "kids on the line? they are lambs. driver thought they were children",
    "works at the child contact centre, ex partner keyed her car",
    "her grandson, 24, raised by her from a baby, has her card",
]


@pytest.mark.parametrize("log, expected", SEEN, ids=[log[:40] for log, _ in SEEN])
def test_a_child_is_seen(log: str, expected: list[str]) -> None:
    """Slips in long words, prams that are pushed, school clothes that are worn, ages that are guessed (ruling 3)."""
    assert seen(log) == expected


@pytest.mark.parametrize("log", NOT_SEEN)
def test_none_is_seen_in_what_only_looks_like_it(log: str) -> None:
    """Plates, loads in prams, dogs, lambs and a denial that another matter follows show no child."""
    assert seen(log) == []
