"""The short forms of the trade that tell of a child, and those that only look so."""

import pytest

from tests.spec.logs import seen

LOGS = [
    ("0910 LO asleep upstairs, mum passed out on the sofa", 1),
    ("0910 mum, dad and LO evicted tonight", 1),
    ("0910 aged btwn 12-14, hooded, on the roof", 1),
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
