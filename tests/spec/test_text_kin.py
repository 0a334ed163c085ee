"""Sons, daughters, lads, brothers, friends: children only where age, school, care or a parent's youth says so (rulings 4, 5)."""

from __future__ import annotations

import pytest

from tests.spec.logs import seen

KIN = [
    ("his 9 year old son saw it all", ["1 9"]),
    ("daughter, who is 11, rang 999", ["1 11"]),
    ("young son in the car", ["1"]),
    ("her little girl is hiding", ["1"]),
    ("son not home from school", ["1"]),
    ("AP 24 SAYS EX HAS TAKEN HER SON", ["1 elsewhere"]),
    ("ex has not returned son after contact weekend", ["1"]),
    ("sees his daughter at weekends", ["1 resident"]),
    ("son in bed asleep throughout", ["1"]),
    ("stepson Ravi 12 locked out again", ["1 Ravi 12"]),
    ("nephew DOMINGO 12 has turned up at hers", ["1 Domingo 12"]),
    ("grandson aged 7 in her care", ["1 7"]),
    ("small boy stood at the window on his own", ["1"]),
    ("lad of 14 with a catapult", ["1 14"]),
    ("lass about 15 very drunk", ["1 15"]),
    ("two lads in school uniform on the line", ["2"]),
    ("prisoner says his daughter is at Ryehill Community College", ["1 elsewhere"]),
    ("caller's son works at the college, community support", []),
    ("boy dragged off the bus by his hood", ["1"]),
    ("suspect has kids", ["2 resident"]),
    ("detained male states he has two young daughters", ["2 resident"]),
    ("arrested woman has grandchildren at home", ["2 resident"]),
    ("her friend Maddie 14 was with her", ["1 Maddie 14"]),
    ("Erin 15 missing with a friend from school", ["1 Erin 15", "1"]),
    ("pupil threatened by another pupil with scissors", ["1", "1"]),
    ("younger brother was in the room too", ["1"]),
    # short forms, and others said to be as old
    ("g/son 6 left on his own in the flat", ["1 6"]),
    ("S/DAU 10 SAYS STEPDAD HURT HER", ["1 10"]),
    ("sd 13 and s/s 9 in the house", ["1 13", "1 9"]),
    ("rear seat pass 12, cut to head", ["1 12"]),
    ("YP came out of the unit and smashed the window", ["1"]),
    ("a lass of 13 and two friends the same age on the roof", ["1 13", "2"]),
    ("three siblings placed with an aunt under police protection", ["3 elsewhere"]),
    ("runaway lad wants to go back to his placement", ["1"]),
    ("female is under an interim care order, absconded from the car", ["1 resident"]),
    ("absent and missing from care again since tea time", ["1"]),
    ("no ppn required, child seen by duty worker", ["1"]),
    ("wee yins in the close wi nae coats", ["2"]),
    ("ex partner sends threats, they have a daughter together", ["1 resident"]),
    ("mother arrested on her way to collect her son from school", ["1"]),
    ("grandson at his aunt's till this is settled, 8", ["1 8 elsewhere"]),
    # and the grown-up or unknown side
    ("pass 4 to control, both units busy", []),
    ("SS informed, no reply from duty", []),
    ("O/S WITH AMBO S/S TAP LEAKING", []),
    ("son is verbally abusive, wants him gone", []),
    ("daughter has power of attorney", []),
    ("his brother collected him", []),
    ("a friend rang it in", []),
    ("Ellie 15 was with others", ["1 Ellie 15"]),
    ("daughter is next of kin, has come back over the footbridge", []),
    ("PPN ON, CHILD - Closed 4471", []),
    ("the sister found texts from a coach to Xu who is 10", ["1 10"]),
    ("coach at the football club, single, lives alone", []),
    ("works at a primary school as a cook", []),
    ("lad from the garage recovered the car", []),
    ("lass behind the bar was pushed", []),
]  # fmt: skip


@pytest.mark.parametrize("log, expected", KIN, ids=[log[:40] for log, _ in KIN])
def test_kin_are_children_only_with_a_cue(log: str, expected: list[str]) -> None:
    """Kin without an age count where something else says that they are children."""
    assert seen(log) == expected
