"""Logs of several entries, in which later ones add to, repeat or correct earlier ones."""

from __future__ import annotations

import pytest

from tests.spec.logs import seen

LONG = [
    ("1902 NEIGHBOUR HEARS SHOUTING AND KIDS CRYING\n1915 O/S. TWO ADULTS ARGUING\n"
     "1922 CHILDREN FREYA 6 AND HARRIS 4 IN PYJAMAS ON STAIRS, BOTH FINE\n1950 FREYA SPOKEN TO ALONE\n2010 NFA",
      ["1 Freya 6", "1 Harris 4"]),
    ("2210 missing girl aged 14 reported by staff\n2225 name given as Tegan Marsh\n2240 FIM medium\n"
     "0115 Tegan found at bus station, returned", ["1 Tegan 14"]),
    ("0702 caller says 3 kids running on the bypass\n0710 second caller same\n0721 unit on scene, they "
     "are lambs, farmer called",
     []),
    ("1411 report of child in distress in flat 9\n1440 o/s, occupant is 52 and was watching telly loud\n"
     "1450 no kids, it was the TV", []),
    ("2330 opened as missing child\n2334 checks show he is 24\n2340 recoded adult misper", []),
    ("1804 SHOPLIFTER DETAINED, LOOKS ABOUT 15\n1820 UPDATE: SHE IS 19, LICENCE SEEN\n1840 PND ISSUED", []),
    ("1120 housing officer: single tenant, no children\n1144 officers in: baby in basket, approx 6 wks\n1150 hv told",
     ["1 0.115"]),
    ("0900 mum reports son Luca 13 not come home\n0930 friend Jaxon 14 also out\n1100 both located in town\n1130 Luca and Jaxon home",
     ["1 Luca 13", "1 Jaxon 14"]),
    ("1700 group of youths throwing stones\n1730 about 6 of them, 12-13 yr olds\n1745 gone on arrival", ["6 12-13"]),
    ("1500 AP and ex arguing at handover of kids\n1510 kids in car with her mum\n1530 2 kids seen, both ok", ["2"]),
    ("0130 party, caller says they're all kids\n0150 all 18-20, uni students, id seen\n0155 music off", []),
    ("2001 domestic, no children present\n2030 kids are at nans til sunday\n2040 dash std", ["2 elsewhere"]),
    ("1215 female 7 months pregnant has fallen out with bf\n1230 o/s he has pushed her into a wall\n1300 "
     "hosp, baby ok",
     ["1 unborn"]),
    ("1600 3 chn in prop 2 in nappies\n1610 eldest Poppy 7 getting them tea\n1630 all three to nan",
     ["2", "1 Poppy 7"]),
    ("1330 lad on roof of school\n1340 he is 13, name Dylan\n1400 Dylan down safe, mum told", ["1 Dylan 13"]),
    ("0810 toddler in the road\n0815 caller has him, about 2\n0830 mum found, Teddy, been asleep after nights",
     ["1 2"]),
    ("2200 daughter on bridge\n2203 she is 16\n2230 talked down by NR1, taken home", ["1 16"]),
    ("1000 male 15 detained, female 14 with him\n1030 male now known to be 18\n1045 female to mum", ["1 14"]),
]  # fmt: skip


@pytest.mark.parametrize("log, expected", LONG, ids=[log[:40] for log, _ in LONG])
def test_later_entries_complete_and_correct_earlier_ones(log: str, expected: list[str]) -> None:
    """The last state counts; each child once."""
    assert seen(log) == expected
