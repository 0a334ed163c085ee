"""Children told by number and age at once, numbers put right later, ages of brothers and sisters (rulings 1, 3 and 5)."""

from __future__ import annotations

import pytest

from tests.spec.logs import seen

TALLIED = [
    ("1 from the group has gone in the beck, four 12 and two 13, all out now", ["4 12", "2 13"]),
    ("four girls on the weir, three of them 13 and one 12", ["3 13", "1 12"]),
    ("fuses gone, three 13 amp and one 5 amp", []),
    ("dad 37, f/7 and m/2 all treated for smoke", ["1 7", "1 2"]),
    ("Chn x3 (5yo, 2yo + newborn), all in one room", ["1 5", "1 2", "1"]),
    ("CHILDREN: 2 (6yo and baby), both seen", ["1 6", "1"]),
    ("he has two from before, she has 3, and they've got one together", ["2 resident", "3 resident", "1 resident"]),
    ("got four: 9, 7, 4 and 1", ["1 9 resident", "1 7 resident", "1 4 resident", "1 1 resident"]),
    ("got two, 8 and 15 miles from here", []),
    ("T.W. (9) and R.W. (5) said nobody had been in since Sunday", ["1 9", "1 5"]),
    ("daughters Nell/Ivy 10/6 were on the landing", ["1 Nell 10", "1 Ivy 6"]),
    ("little lass about 3 by the ring road, and a younger one sat on the verge", ["1 3", "1"]),
    ("mum of five, two grown up, found collapsed", ["3 resident"]),
    ("SHE'S 27 WKS WITH TWINS, HE HAS KICKED HER", ["2 unborn"]),
]
PUT_RIGHT = [
    ("0910 4 kids in the flat\n0932 correction, 3 kids in the flat", ["3"]),
    ("0910 3 kids in the flat\n0932 correction, 4 kids in the flat", ["4"]),
    ("0910 2 kids screaming\n0932 only one child there, 2nd voice was the radio", ["1"]),
    ("0910 2 kids in the flat\n0932 only one child seen, the other is at football", ["1", "1 elsewhere"]),
]
BROTHERS = [
    ("her lad and his three girls in the lounge", ["1", "3"]),
    ("five of my year 3s are locked in the hall", ["5 7-8"]),
    ("her two birth kids and another placement child in the attic", ["2", "1"]),
    ("gang of kids in the yard? it's just one kid, 12, with a ball", ["1 12"]),
    ("Ezra (7) picked up. his brother is in the wardrobe", ["1 Ezra 7", "1"]),
    ("Ezra (7) picked up. his brother has assaulted mum", ["1 Ezra 7"]),
    ("Boy of 11 pulled clear, sister three years younger under the ice", ["1 11", "1"]),
    ("man, 44, says his brother is in the water", []),
]
AGES = [
    ("fourth-grader with a knife in her lunch box", ["1 9-10"]),
    ("He is a high school senior, 17, and drove off drunk", ["1 17"]),
    ("college sophomore found drunk in dorm", []),
    ("Pt 9M, DOB 11/03/2017, burn to hand", ["1 9"]),
    ("the girl's date of birth is 2 March 2014", ["1 12"]),
    ("our lass's nine, he's shut her in the shed", ["1 9"]),
    ("lad off the coach says 19, passport 16, no adult", ["1 16"]),
    ("One F, 15, ankle, carried off the fell", ["1 15"]),
    ("a mum of 17 and her two-year-old on the platform", ["1 17", "1 2"]),
    ("Two girls, looks like 12 and 13, hitching", ["1 12", "1 13"]),
    ("kids found with the body, 8 months and 4 years", ["1 0.667", "1 4"]),
    ("11 year old Land Rover on fire in the lane", []),
    ("F (15), M (14), cousins, no tickets", ["1 15", "1 14"]),
    ("licence found, DOB 2010, so 16", ["1 16"]),
    ("detainee says born May 2010", ["1 16"]),
]


@pytest.mark.parametrize("log, expected", TALLIED + PUT_RIGHT + BROTHERS + AGES)
def test_number_and_age_go_together(log: str, expected: list[str]) -> None:
    """Each child once, with the age that is told of it, however number and age are put together."""
    assert seen(log) == expected
