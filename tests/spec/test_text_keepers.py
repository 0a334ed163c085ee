"""Children told of by schools, carers and parents without a word for a child (rulings 3 and 9, T2, T3, T6)."""

from __future__ import annotations

import pytest

from tests.spec.logs import seen

TOLD_OF = [
    "Oakdale Academy ring in, stepdad has come to collect her and is shouting",
    "SENCO reports he has come in with no socks again",
    "attendance officer says she has not been seen since Monday",
    "was dropped at 0845 but not turned up for registration",
    "school trip stuck on the moor, minibus in a ditch",
    "nursery locked down, man with a knife outside",
    "man filming through the fence at the primary school at home time",
    "foster mum says he has climbed out onto the roof",
    "placement reporting she is not back, battery dead",
    "residential support worker called, he's put a chair through the window",
    "EDT still trying to place, sat with us in the front office",
    "was due at the 16+ unit at ten, phone off",
    "taken from the contact centre by the father during the visit",
    "late back from family contact, last seen getting in a van",
    "mum says she's been messaging an older man and went to meet him",
    "CCE flag, found at the address again and taken home to mum",
    "non-recent abuse, named man still runs the sunday school",
    "used to run the scouts, historic rape, is now coaching at the rugby club",
    "staff heard a child's cough from the locked flat",
    "found alone on the sands, approx 6",
    "missing since tea, took a bag, only 12",
]
NOBODY = [
    "school says the boiler has been leaking",
    "academy reports alarm going off, he is on his way to reset it",
    "head of HR rang, she has been sent threatening emails",
    "garden nursery rang, he has sold them forty diseased roses",
    "works placement says he has not come in, he is 24",
    "contact centre closed for training, visit rearranged",
    "lockdown drill at the school at ten",
    "bunking off work again, boss says",
    "non-recent abuse, teacher now dead",
    "historic fraud, suspect still runs the garage",
    "EDT rang about a man of 58 with no heating",
    "parents say he is 31 and has been chatting to older women",
    "someone's children could trip on that kerb",
    "he used to have kids living next door",
    "she wants children one day and he does not",
    "called him a kiddy fiddler in the pub, both are 50",
    "she was a girl when the mill closed",
]


@pytest.mark.parametrize("log", TOLD_OF)
def test_who_keeps_a_child_tells_of_one(log: str) -> None:
    """Schools, carers, councils and parents tell of a child by "he" or "she", or not even that."""
    assert len(seen(log)) == 1


@pytest.mark.parametrize("log", NOBODY)
def test_the_same_people_tell_of_other_things(log: str) -> None:
    """Schools and carers also report boilers, grown-ups and drills; abuse long ago without access today is no sign."""
    assert seen(log) == []
