"""Logs of several entries: later ones complete and correct earlier ones, and one child is counted once (rulings 3 and 5)."""

from __future__ import annotations

import pytest

from tests.spec.logs import seen

LOGS = [
    ("1410 GIRL ABOUT 16 CRYING ON BRIDGE\n1440 UPDATE FEMALE IS 21, GIVEN LIFT HOME", []),
    ("1402 boy 13 in the canal\n1410 UPDATE: boy 13 out, male 42 pulled him out", ["1 13"]),
    ("1402 girl (15) and her mum (40) shouting\n1410 UPDATE: girl (15) and her mum (40) calm", ["1 15"]),
    ("1402 lad of 14 hit by car\n1415 UPDATE driver 33 breathalysed", ["1 14"]),
    ("1402 girl 13 grabbed\n1410 UPDATE: suspect traced, he is 34", ["1 13"]),
    ("1402 girl 13 crying\n1410 UPDATE: mum on scene, she is 34", ["1 13"]),
    ("1402 girl 15 missing\n1410 UPDATE: the girl is 19, not 15", []),
    ("1900 CHILD SCREAMING HEARD\n1925 ATTENDED, TV ON LOUD, NO CHILDREN LIVE HERE", []),
    ("1400 lad approx 15 taken phone\n1420 lad is actually 12", ["1 12"]),
    ("0910 nephew 12 locked in a shed\n0925 caller had his age wrong, he is 13", ["1 13"]),
    ("1700 boy about 6 alone on the beach\n1712 found his dad, this is Rory, Rory is 7 in fact", ["1 Rory 7"]),
    ("2300 kids loose on the carriageway\n2304 she means her hens, no persons", []),
    ("2310 male says he is 17 but licence shows 20", []),
    ("2000 AP SAYS KIDS ARE IN THERE\n2020 ON SCENE KIDS 4 AND 2 ASLEEP", ["1 4", "1 2"]),
    ("0100 Mum reports Talia 14 not home\n0300 Talia located at friend's\n0320 T returned, 14 yr old spoken "
     "to alone",
     ["1 Talia 14 elsewhere"]),
    ("1100 School: brothers Ali 8 and Omar 5\n1200 spoke to Ali\n1210 Omar shy\n1300 both boys home w mum",
     ["1 Ali 8", "1 Omar 5"]),
    ("1500 3 kids in house\n1515 kids spoken to\n1600 all three children fine", ["3"]),
    ("2300 fight, youths\n2310 all adults, students 19-20, dispersed", []),
    ("0900 OPENED AS MISSING ADULT\n0910 CORRECTION SHE IS 16", ["1 16"]),
    ("1200 two children seen on roof\n1230 they are Harvey 10 and Mason 8", ["1 Harvey 10", "1 Mason 8"]),
    ("1000 MISPER LOGGED\n1015 SHE IS 16 AND 2 MONTHS PREGNANT\n1200 FOUND SAFE", ["1 16"]),
    ("1000 MISPER LOGGED\n1015 HE IS 61", []),
    ("1720 two kids out on the ledge\n1725 9 yr old back in\n1727 4 yr old now in too", ["1 9", "1 4"]),
    ("0300 baby crying next door all night\n0330 mum just has colicky baby, tired, fine", ["1"]),
    ("1400 small boy approx 5 wandering\n1405 mum found him, all ok", ["1 5"]),
    ("2200 fight, male with machete\n2240 one arrested DOB 17/01/2009", ["1 17"]),
    ("2200 fight, male with machete\n2240 one arrested DOB 17/01/1989", []),
    ("1100 child locked in car\n1105 cancel, it was a doll in a seat", []),
    ("1100 kids on the railway\n1120 BTP: track workers in orange", []),
    ("1100 kids on the railway\n1120 BTP: three lads spoken to, taken home to parents", ["3"]),
    ("1300 Ellie and Mya both 14 not back at school after lunch\n1500 both girls located in town",
     ["1 Ellie 14 elsewhere", "1 Mya 14 elsewhere"]),
    ("1300 Faith 15 missing with her boyfriend\n1400 boyfriend's little sister says they are in Leeds",
     ["1 Faith 15", "1"]),
    ("0800 ap says ex has the kids\n0815 ex says kids fine\n0830 kids on phone happy", ["2"]),
    ("0900 children are Jude 12, Esme 10 and Kit 5\n0930 Jude tearful\n0945 Kit has a cut lip",
     ["1 Jude 12", "1 Esme 10", "1 Kit 5"]),
    ("2000 female 16 pregnant by 40 yr old\n2020 she is not pregnant, test negative", ["1 16"]),
    ("1412 INFT STATES EX SPENCER IS OUTSIDE KICKING THE DOOR, HAS INJUNCTION\n1413 INFT HAS THE 2 BOYS "
     "WITH HER IN THE BEDROOM, BARRICADED IN\n1420 NT33 ON SCENE, MALE MADE OFF ON FOOT\n1431 BOYS SAFE, "
     "DRINKING SQUASH",
     ["2"]),
    ("1900 Loud music at flat 3 again, bass coming thru the floor\n1910 spoke to occ, male 30s, turned it "
     "down\n1911 closed",
     []),
    ("0800 Mum of Kasey rang. Kasey is 13 and has refused school all week, today smashed mum's phone\n0830 "
     "school attendance officer aware\n0900 advice given",
     ["1 Kasey 13"]),
    ("2210 report of kids on the garage roof\n2230 area search no trace", ["2"]),
    ("1530 store detective has two detained, one M one F\n1540 ages 16 and 15\n1600 parents to collect",
     ["1 16", "1 15"]),
    ("0330 drunk male on bench says he's lost the baby\n0335 repeats baby is in the pram by the "
     "bandstand\n0341 pram located, baby inside asleep",
     ["1"]),
    ("1015 BTP request. Lone female approx 14 on platform edge, rucksack\n1025 off the platform, gives name "
     "as Erin B, lives in Hull",
     ["1 Erin 14"]),
    ("1100 SW requests police for removal under ICO, children Brody 4 & Lexi-Rose 2\n1140 both placed with "
     "foster carers",
     ["1 Brody 4", "1 Lexi-Rose 2"]),
    ("found: lost toddler, security at arena, reunited w parents\n2000 closed", ["1"]),
    ("1645 lost boy at beach, 3, red trunks\n1650 found", ["1 3"]),
    ("1300 mum reports Kai gone again, 4th time this month\n1310 age 15, CE flag\n1900 back at home of own "
     "accord",
     ["1 15"]),
    ("1300 reports Kai gone again\n1310 Kai is a husky, 4 yrs old", []),
    ("2100 she says she's 18\n2130 passport shows 16", ["1 16"]),
    ("2100 she says she's 16\n2130 passport shows 19", []),
    ("0730 small child at window of no 8, been there since 6\n0750 boy 4 yrs, let officers in himself\n0755 "
     "mum roused, empty bottles",
     ["1 4"]),
    ("1915 RTC car v wall, 2 adults\n1922 4yr old and 2yr old in rear, one no belt", ["1 4", "1 2"]),
    ("1915 RTC car v wall, 2 adults 2 kids\n1930 kids ok", ["2"]),
    ("1600 dog bite\n1610 victim is the caller's boy\n1620 needs stitches", ["1"]),
    ("1600 dog bite\n1610 victim is the postman\n1620 needs stitches", []),
]  # fmt: skip


@pytest.mark.parametrize("log, expected", LOGS, ids=[log[:40] for log, _ in LOGS])
def test_entries_are_read_together(log: str, expected: list[str]) -> None:
    """What later entries add or take back counts."""
    assert seen(log) == expected
