"""Ages and words that the log itself takes back or that are nobody's: guesses, corrections, decoys, teams."""

import pytest

from tests.spec.logs import seen

LOGS = [
    (
        "0910 lass looks about 15 at the reception desk with a man\n0930 officers spoke to both, she's 23, passport seen",
        [],
    ),
    ("0910 Priya missing from hostel, 16\n0930 correction, DOB checked with college, she is 20", []),
    ("0910 lass looks about 15 at the reception desk\n0930 she says she's 23, no id", ["1 15"]),
    ("0910 decoy account, suspect believed he was chatting to a girl of 12. he has one son, 4", ["1 4 resident"]),
    ("0910 suspect believed to be chatting to a girl of 12", ["1 12"]),
    ("0910 he is 50 and coaches the under 9s on sundays", []),
    ("0910 three under 9s left alone in the changing room", ["3 0-8"]),
    ("0910 he has his granddaughter living with him at weekends", ["1 resident"]),
    ("0910 window put in at the school overnight. kids due back on monday", []),
    ("0910 group of lads on scooters, about 12 to 14 years, kicking gates", ["2 12-14"]),
    ("0910 her son ned, 12, was punched by a boy of 12", ["1 Ned 12", "1 12"]),
    ("0910 another young person from the unit, Kezia 15, is with her", ["1 Kezia 15"]),
    ("0910 2 kids in the car, a third child at her sister's", ["2", "1 elsewhere"]),
    ("0910 they have a child together and she has one from a previous relationship", ["1 resident", "1 resident"]),
    ("0910 left with her 7 and 9 yr old brothers", ["1 7", "1 9"]),
    ("0910 2 young sibs found in the den. a 3rd sib is at nursery", ["2", "1 elsewhere"]),
    ("0910 she had 2 kids, both adopted in 2017. lives alone", []),
    ("0910 Elsie, 11, and a school friend were followed", ["1 Elsie 11", "1"]),
    ("0910 out with an old school friend, both drunk", []),
    ("0910 child A (13) and child B (9) seen at the flat", ["1 13", "1 9"]),
    ("0910 KEZIAH LAMB, b 14.02.12, not back from work placement", ["1 14"]),
    ("0910 no kids of their own, his two come every other weekend", ["2"]),
    ("0910 lambs in the road, boys herding them off", []),
    ("0910 kitten stuck in the drain, boys trying to get it out", ["2"]),
    ("0910 over 18s only, under 18s poster missing from the bar", []),
    ("0910 their two kids at uni will be told", []),
    ("0910 small figure in the road, thought to be a child. stopped, an elderly lady in slippers", []),
    ("0910 male of 25, has a learning age of 6 yr old", []),
    ("0910 poss child in the harbour. searched by crew, it was a seal", []),
    ("0910 child sobbing turned out to be the telly, seen by officers", []),
    ("0910 child asleep on sofa, seen by officers, telly on", ["1"]),
    ("0910 she is 80, says her grandkids never visit and she is lonely", []),
    ("0910 nail bar, worker says 19, looks 14 or 15, no papers", ["1 14-15"]),
    ("0910 lad from next door, 12, was in the garden with it", ["1 12"]),
    ("0910 caller lives at Harold Court, 12", []),
    ("0910 Sandra at Oak Terrace, 10, rang re the noise", []),
    ("0910 male at the flats, 9, she thinks", []),
    ("0910 toddler loose in the lift, 5yrs", ["1 5"]),
    ("0910 baby in car seat, 3 mths // child settled now", ["1 0.25"]),
    ("0910 thought heard kids, was the TV. neighbour spoken to", []),
    ("0910 young girl collapsed by the chemist\n0920 ambulance here\n0930 she is 38, diabetic", []),
    ("0910 resident, 79, thinks he is a boy and asks for his mum", []),
    ("0910 child's voice heard in the background\n0925 couple say the tv was on. no kids seen", ["1 uncertain"]),
    ("0910 caretaker shoved by a yr 8 pupil, pupil sent home", ["1 12-13"]),
]


@pytest.mark.parametrize("log, expected", LOGS, ids=[log[5:45] for log, _ in LOGS])
def test_each_child_is_told_once(log: str, expected: list[str]) -> None:
    """What is only guessed, put right, made up or a team is no child; each other child is counted (R3, F2)."""
    assert seen(log) == expected
