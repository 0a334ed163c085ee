"""The short forms of the trade that tell of a child, and those that only look so."""

import pytest

from tests.spec.logs import seen

LOGS = [
    ("0910 LO asleep upstairs, mum passed out on the sofa", 1),
    ("0910 mum, dad and LO evicted tonight", 1),
    ("0910 aged btwn 12-14, hooded, on the roof", 1),
    ("0910 her ex fetched their daughter and has not come back with her", 1),
    ("0910 took Mia out of school without telling anyone", 1),
    ("0910 child locked in bathroom", 1),
    ("0910 prem baby due back on the ward", 1),
    ("0910 rang childline, says her step mum burns her", 1),
    ("0910 care leaver 17, hostel threw him out", 1),
    ("0910 unborn's father has punched mum", 1),
    ("0910 smelt of weed at pickup of 3yo", 1),
    ("0910 yungest is 3 and has not eaten", 1),
    ("0910 adolescent ward has a vacancy", 0),
    ("0910 juvenile trout stolen from the beck", 0),
    ("0910 her babies (two cockatiels) are gone", 0),
    ("0910 children in need bucket taken from the counter", 0),
    ("0910 child of god church daubed", 0),
    ("0910 child-free wedding, row at the bar", 0),
    ("0910 children y/n: n", 0),
    ("0910 year 10 accounts missing from the safe", 0),
    ("0910 mates from school, now 60, fighting at the reunion", 0),
    ("0910 LO of the day advised, LO to update the log", 0),
    ("0910 SGO in place with the grandmother, she has been hit", 1),
    ("0910 ward of court not at the address", 1),
    ("0910 young carer rang, mum has fallen", 1),
    ("0910 UASC found in the trailer", 1),
    ("0910 CIC reported missing by her key worker", 1),
    ("0910 MFC, fourth time since sunday", 1),
    ("0910 RHI booked with the charity", 1),
    ("0910 VOC captured on body worn video", 1),
    ("0910 VOC levels high at the paint shop", 0),
    ("0910 threats made to a resident of the mother and baby unit", 1),
    ("0910 prem baby due home tomorrow, no heating", 1),
    ("0910 u10 set a wheelie bin alight", 1),
    ("0910 u10 football training cancelled", 0),
    ("0910 found barefoot in pjs by the lock, approx 4", 1),
    ("0910 lickle lad at the door in tears", 1),
    ("0910 chn n/a. dog n/a", 0),
    ("0910 denies having children or contact with any", 0),
    ("0910 room 15/F, party", 0),
    ("0910 Baby the terrier has run off", 0),
]


@pytest.mark.parametrize("log, children", LOGS, ids=[log[5:45] for log, _ in LOGS])
def test_short_forms(log: str, children: int) -> None:
    """LO, SGO, UASC, MFC, RHI and their like tell of a child; the same letters in other trades do not (R3, T4)."""
    assert len(seen(log)) == children
