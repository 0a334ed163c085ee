"""Misspellings, short forms and dialect are read as what was meant (language.md 2 and 12)."""

from __future__ import annotations

import pytest

from tests.spec.logs import seen

TYPOS = [
    ("2 chidlren in the back of the car", ["2"]),
    ("cihldren seen at window", ["2"]),
    ("4 childern on scene", ["4"]),
    ("dauhgter 9 has rung in", ["1 9"]),
    ("her daugther, 7, is hiding", ["1 7"]),
    ("daughtr aged 12 not home", ["1 12 elsewhere"]),
    ("todler wandering by the beck", ["1"]),
    ("toddelr in a nappy at the kerb", ["1"]),
    ("tolder sat in the road", ["1"]),
    ("3 kdis on the roof", ["3"]),
    ("bayb crying all night", ["1"]),
    ("8 yaer old boy", ["1 8"]),
    ("14 yeras old, refuses name", ["1 14"]),
    ("aegd 11, lost at the fair", ["1 11"]),
    ("teeanger asleep in the bus shelter", ["1"]),
    ("pupli has locked himself in the store", ["1"]),
    ("neice aged 5 staying with her", ["1 5"]),
    ("nehpew 6 in the garden alone", ["1 6"]),
    ("litlte girl on her own", ["1"]),
    ("yuong boy with no shoes", ["1"]),
    ("gril of 13 by the canal", ["1 13"]),
    ("infnat in the flat, no heating", ["1"]),
    ("schoolgril followed by a van", ["1"]),
    ("juvenille detained by security", ["1"]),
    ("yuoths setting fire to a bin", ["2"]),
    ("grandaughter 4 is in her care", ["1 4"]),
    ("3 mnths old, bruise on the leg", ["1 0.25"]),
    ("5 weesk old baby", ["1 0.096"]),
    ("14 yo f drunk in the park", ["1 14"]),
    ("14yof drunk in the park", ["1 14"]),
    ("15 yr.old male on the tracks", ["1 15"]),
    ("12 y.o. boy", ["1 12"]),
    ("9yrold left at the pool", ["1 9"]),
    ("CHN SEEN, ALL OK", ["2"]),
    ("CHLD IN ROAD", ["1"]),
    ("JUV MALE DETAINED", ["1"]),
    ("3 x juvs on the roof", ["3"]),
    ("chilrden asleep upstairs", ["2"]),
    ("pregant, kicked by partner", ["1 unborn"]),
    ("kidds in the derelict pub", ["2"]),
    ("her sisster 7 and broter 9 are at nans", ["1 7 elsewhere", "1 9 elsewhere"]),
    ("girl of fouteen and a lad of sxiteen on the roof", ["1 14", "1 16"]),
    ("twins of 5 and their youngset brother 2", ["2 5", "1 2"]),
    ("boy abbout 8 crying", ["1 8"]),
    ("6 monnths old baby", ["1 0.5"]),
    ("both chidren are aults now", []),
    ("the bother with next door, a moth in the barn, Sven Loder", []),
    ("laughter heard from the flat", []),
    ("slaughter house alarm", []),
    ("a mouth injury, 9 stitches", []),
]  # fmt: skip
DIALECT = [
    ("bairn left in't garden on its own", ["1"]),
    ("2 bairns in the pram", ["2"]),
    ("wee one is greeting, been at it hours", ["1"]),
    ("her wean is up the stair", ["1"]),
    ("little 'un in just a vest", ["1"]),
    ("littlun wandering by the shops", ["1"]),
    ("there's a young 'un sat on the wall crying", ["1"]),
    ("nippers throwing stones at the ducks", ["2"]),
    ("two little lasses on their own by the river", ["2"]),
    ("little lad stood in the road", ["1"]),
    ("wee boy at the bus stop in his pyjamas", ["1"]),
    ("his bairns are with his mam", ["2 elsewhere"]),
    ("lass of 14 has come to the door in tears", ["1 14"]),
    ("our kid, he's 12, won't come out of his room", ["1 12"]),
    ("babby not been fed, neighbour says", ["1"]),
    ("laddie about 6 with a dog", ["1 6"]),
    ("grandbairn stopping with her, aged 3", ["1 3"]),
    ("kiddies in the back not strapped in", ["2"]),
    ("little ones screaming next door", ["2"]),
    ("tot in the window, no one else about", ["1"]),
]  # fmt: skip


@pytest.mark.parametrize("log, expected", TYPOS + DIALECT, ids=[log[:40] for log, _ in TYPOS + DIALECT])
def test_spelling_does_not_hide_a_child(log: str, expected: list[str]) -> None:
    """Typing errors and local words are read as what was meant; words of their own are left alone."""
    assert seen(log) == expected
