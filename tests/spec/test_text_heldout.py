"""Sentences written after the rules, in other words than theirs: what a log shows, across all the questions at once."""

from __future__ import annotations

import pytest

from tests.spec.logs import seen

HELD = [
    ("0223 FEMALE ON LINE STATES HUBBY HAS LOST IT, SMASHING UP KITCHEN. BOTH BOYS IN WITH HER, 3 AND 6, "
     "BEDROOM DOOR WEDGED",
     ["1 3", "1 6"]),
    ("1107 school rang, Ollie in yr 4 has turned up with a split lip and says mummy did it", ["1 Ollie 8-9"]),
    ("neighbour again re no 44, kiddie screaming blue murder since half 6", ["1"]),
    ("2019 - AP wants ex removed. ex sat in car outside with their two daughters in the back", ["2"]),
    ("INFT IS THE GRANDMOTHER. DAUGHTER IS OFF HER FACE AGAIN AND SHE HAS THE BAIRN WITH HER", ["1"]),
    ("Security at the arcade holding a lad who says he's 11, no adult with him", ["1 11"]),
    ("17:40 caller's stepdaughter Neve, 15, has gone off in a car with a bloke she met on snap", ["1 Neve 15"]),
    ("man passed out on bench, pushchair next to him with a tot in it", ["1"]),
    ("Two under fives left in the bath while mum on phone, HV walked in", ["2 0-4"]),
    ("ap has just had a csection, baby 9 days old, he has taken the car keys and the formula", ["1 0.025"]),
    ("1650 PCSO reports a bunch of year 8s egging buses outside the precinct", ["2 12-13"]),
    ("MH RELAPSE. 36 YR OLD FEMALE ON ROOF. HER SON 10 IS WITH THE NEIGHBOUR AT 17", ["1 10 elsewhere"]),
    ("warrant at flat 3. male and female detained. travel cot, sterilising kit and bottles in the kitchen",
     ["1 uncertain"]),
    ("pupil referral unit: Tyrese 14 has a machete in his bag", ["1 Tyrese 14"]),
    ("her lad's only 14 and he came home at 3 with £200 in his sock", ["1 14"]),
    ("2 female teens and 1 male teen in the disused mill", ["2", "1"]),
    ("male arrested for DV. states he is a single dad and the kids will be out of school at 3", ["2"]),
    ("he has two little girls at home with his new partner", ["2 resident"]),
    ("Mum says he took the twins to the caravan on Friday and has not brought them back", ["2 elsewhere"]),
    ("ex partner has a 4 year old and a newborn in the house", ["1 4", "1"]),
    ("12-year-old Amira told her teacher she is being taken out of the country to get married", ["1 Amira 12"]),
    ("AGE DISPUTED MALE FOUND IN REAR OF LORRY, SAYS 16", ["1 16"]),
    ("daughter, 8, phoned from the airing cupboard", ["1 8"]),
    ("kids were in the back room the whole time so nobody has seen to them", ["2"]),
    ("not the first time, kids taken into care last year, new baby now 3 weeks", ["1 0.058"]),
    ("3 lads on bikes about 12 or 13, one with a hammer", ["3 12-13"]),
    ("girl, no more than 5, barefoot on the A road", ["1 5"]),
    ("on arrival 1 x adult female, 4 x children, all filthy", ["4"]),
    ("schoolgirl in tears at the ticket office, lost her pass and scared to go home", ["1"]),
    ("looked after child, 16, not back at his placement", ["1 16"]),
    ("Maisie (DOB 14.02.2013) and brother Jacob (DOB 02.09.2016) both seen", ["1 Maisie 13", "1 Jacob 10"]),
    ("male 16 yrs, female 15 yrs sleeping in a tent behind the co-op", ["1 16", "1 15"]),
    ("she's got a babby on the way and he's booted her in the belly", ["1 unborn"]),
    ("due in 5 weeks, has been at the vodka all day says sister", ["1 unborn"]),
    ("expectant mum headbutted by ex on doorstep", ["1 unborn"]),
    ("a child's shoe and a doll in the footwell but driver says no kids", []),
    ("Children? n/k. Dogs? yes 2", []),
    ("ap and husband have no little ones", []),
    ("no one under 18 in the address", []),
    ("dog is only a baby, 14 weeks", []),
    ("caller's eldest has moved to Leeds and won't answer her calls, he is 29", []),
    ("my son is the landlord and he wants them out", []),
    ("hen do, one of the girls has turned her ankle", []),
    ("lollipop lady nearly hit by a white van, no children crossing", []),
    ("youth hostel full, walkers stranded", []),
    ("the Boys Own comic collection was taken, value 2k", []),
    ("his mum is 84 and has not been seen since Tues", []),
    ("theft of 14 bikes from the uni", []),
    ("12 year old whisky and 3 bottles of gin", []),
    ("house next to the nursery has been burgled, owners in Spain", []),
    ("childish prank, eggs on the windscreen", []),
    ("daughter-in-law rang from Canada, worried for the old man", []),
    ("when I was 15 he used to follow me home, I'm 40 now", []),
    ("grandson's works van broken into overnight", []),
    ("Child Support Agency letter used as ID by fraudster", []),
    ("Mr Boyle's girl from the agency did not turn up to do his tea", []),
    ("band called The Young Ones played till 1am", []),
    ("ring doorbell shows 2 males, about 20 to 25", []),
    ("pensioner says the lads next door helped her up, one is a nurse", []),
    ("male, 41, dressed as a schoolgirl for a stag", []),
    ("baby blanket and toys in a bin bag left at the charity shop", []),
    ("bus 14 hit a wall on year 2 of the roadworks", []),
    ("AP 19, boyfriend 18, row over xbox", []),
    ("twin tub left in alley", []),
    ("son aged 22 has learning difficulties, missing from supported living", []),
    ("a kid goat has its head stuck in the fence", []),
    ("football coach, 50, had his tyres let down at the rec", []),
    ("caller is a childminder locked out of her own car, no kids with her", []),
    ("teacher training day, alarm at the primary", []),
    ("she lost a baby 12 years ago and is low on the anniversary", []),
]  # fmt: skip


@pytest.mark.parametrize("log, expected", HELD, ids=[log[:40] for log, _ in HELD])
def test_unseen_wording_is_read_by_meaning(log: str, expected: list[str]) -> None:
    """Written after the rules; what was misread at first then mended the rules by its meaning, not its words."""
    assert seen(log) == expected
