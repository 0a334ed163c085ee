"""Ages in a log: figures, words, months, weeks, school years, bands, birthdays, dates of birth (ruling 1, language.md 3)."""

from __future__ import annotations

import pytest

from tests.spec.logs import seen

AGES = [
    ("1410 14YO F STOPPED BY PCSO OUTSIDE THE BAKERS", ["1 14"]),
    ("15 YOA MALE FOUND SAT ON TOWPATH, SOAKED", ["1 15"]),
    ("caller has found a 6 yr old on her own by the bins", ["1 6"]),
    ("0815 - nine-year-old has walked into the shop asking for a phone", ["1 9"]),
    ("16 y/o F refusing to get out of the lift", ["1 16"]),
    ("His 11 year old won't come down off the garage roof", ["1 11"]),
    ("IP IS F14, PUSHED OFF BIKE", ["1 14"]),
    ("15/M found behind the library, breath smells of drink", ["1 15"]),
    ("AARON 13 HAS NOT BEEN SEEN SINCE 0900", ["1 Aaron 13"]),
    ("Priya (8) opened the door to officers", ["1 Priya 8"]),
    ("Wanda, 9, is sat on the wall outside no 4", ["1 Wanda 9"]),
    ("TIEGAN AGED 12 SAYS HER STEPDAD PUSHED HER", ["1 Tiegan 12"]),
    ("KOREY PELHAM 16 IS THE ONE ON THE MOPED", ["1 Korey 16"]),
    ("BABY IS 9 MTHS AND HAS A RASH", ["1 0.75"]),
    ("20 MTHS OLD BOY WANDERING ON THE CAR PARK", ["1 1.667"]),
    ("infant of 5 wks left in a parked car", ["1 0.096"]),
    ("Baby 6/12 old, bruise to left ear seen by nurse", ["1 0.5"]),
    ("10 day old baby in the house, mum very tired", ["1 0.027"]),
    ("toddler about 2 and a half on the wrong side of the railings", ["1 2.5"]),
    ("CHILD IS 18 MONTHS, MUM SAYS FELL FROM HIGH CHAIR", ["1 1.5"]),
    ("YR 9 PUPIL HAS COME IN WITH A CUT HAND", ["1 13-14"]),
    ("She is in year six at the local primary and walks home alone", ["1 10-11"]),
    ("DSL reports Y7 girl crying in the toilets", ["1 11-12"]),
    ("Reception age child left at the gate at 1620", ["1 4-5"]),
    ("girl in yr 11 has shown staff marks on her wrist", ["1 15-16"]),
    ("six 12-13 yr olds throwing slates off the roof", ["6 12-13"]),
    ("two lads, 14 to 16, trying car doors", ["2 14-16"]),
    ("girl looks about 13 sat on her own at the bus stand since 2200", ["1 13"]),
    ("boy approx 7 in pyjamas on the bridge", ["1 7"]),
    ("female in her early teens asking people for money", ["1 13-15"]),
    ("group of 5 all mid teens, drinking cider", ["5 14-16"]),
    ("DOB 12/05/2012, gives name as Rowan Tideswell", ["1 Rowan 14"]),
    ("KYAN DOB 01.11.10 ARRESTED FOR CRIM DAM", ["1 Kyan 15"]),
    ("Tanisha Vell born 3 March 2011 is with us at the counter", ["1 Tanisha 15"]),
    ("born 2014, gives no surname, will only say he is called Ned", ["1 Ned 11-12"]),
    ("SHE IS 18 TOMORROW AND WANTS TO LEAVE HOME TONIGHT", ["1 17"]),
    ("he turns 4 next week and was stood on the sill", ["1 3"]),
    ("passenger is nearly 18, sick in the gutter", ["1 17"]),
    ("Lottie, just turned 16, has gone off with him", ["1 Lottie 16"]),
    ("three under 5 in a cold house, no food in", ["3 0-4"]),
    ("2 kids, 7 and 4, sat on the stairs", ["1 7", "1 4"]),
    ("CHILDREN: 2 (5, 7)", ["1 5", "1 7"]),
    ("Children aged 9, 6 and 2 in the back room", ["1 9", "1 6", "1 2"]),
    ("he is 13 and has been told to go home", ["1 13"]),
    ("she's only 12, says the man gave her vodka", ["1 12"]),
    ("AGE 15, REFUSES TO GIVE A NAME", ["1 15"]),
    ("3YR OLD DUNCAN IS WITH THE NEIGHBOUR", ["1 Duncan 3"]),
    ("Under 16s x4 in the derelict mill", ["4 0-15"]),
    ("13yr male on the level crossing, trains stopped", ["1 13"]),
    ("her 13yr old has been talking to a man online", ["1 13"]),
    ("male 15, female 14, both in school uniform, shoplifting", ["1 15", "1 14"]),
    ("aged seven, sat in reception with the duty officer", ["1 7"]),
    ("twelve year old twins have not come back from the park", ["2 12"]),
    ("MALE IN A TENT, IS FROM HULL AND IS 15", ["1 15"]),
    ("No contact since noon, phone dead, he has asthma. Corey 13.", ["1 Corey 13"]),
    ("She left by the fire door. 15.", ["1 15"]),
    ("our Ryan's nobbut eight", ["1 8"]),
    # the other side of each edge: grown up on the day, or no age at all
    ("18YO M ASLEEP IN DOORWAY", []),
    ("19 yr old F wants to speak to an officer about her landlord", []),
    ("Kerry DOB 29/09/2008 ejected from the bar", []),
    ("HE IS 18 TODAY AND HAS HAD TOO MUCH", []),
    ("over 18s only, door staff checking", []),
    ("male in his 20s and female 30s arguing", []),
    ("INFT 44 REPORTS FENCE DOWN", []),
    ("it's only 15 and there's only 9 left in the box", []),
    ("two vans at the gate. 12.", []),
    ("gate is shut. Unit 12.", []),
    ("married 14 years, separated 3 weeks ago", []),
    ("served 12 yr sentence, released in May", []),
    ("10 mins away, 2 miles out, junction 9, flat 12, £15, 4 officers", []),
    ("DOB 01/01/1900 on the system, looks about 50", []),
]  # fmt: skip


@pytest.mark.parametrize("log, expected", AGES, ids=[log[:40] for log, _ in AGES])
def test_age_is_read_exactly(log: str, expected: list[str]) -> None:
    """Each age is read as it is told, in years; grown-ups and durations give nobody."""
    assert seen(log) == expected
