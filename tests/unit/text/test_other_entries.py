"""What another entry tells of others takes no child away: in doubt a child is kept (rulings 3 and 5; T1 to T15)."""

from datetime import date

import pytest

from childtonotice.screening.text import read_log
from tests.spec.test_text_rounds import ROUNDS

ON = date(2026, 9, 30)
LOGS = [(int(number), log.replace("\\n", "\n")) for number, _, log in ROUNDS][::4]
LATER = (
    "1415 UPDATE: partner, 40, arrested to prevent breach",
    "1418 correction: address is 14 not 12",
    "1422 PNC shows male is 45, warnings for violence",
    "1425 ambulance crew: patient is female 63",
    "1430 spoken to female, 27, who rents the flat below",
    "1431 AP is actually at work, 38 yrs old",
    "1436 he is 44 and has been drinking",
    "1440 she is 38 and fearful of him",
    "1442 driver turned out to be 50 and drunk",
    "1445 suspect seen by unit, male is 30, black jacket",
    "1450 all in order, both adults calm",
    "1455 TV on loud next door, advised",
    "1456 it was the tv next door",
)
EARLIER = (
    "1355 AP is Lisa Marsh, 34, calling about partner Mark, 40",
    "1356 IP 33 known for DA",
    "1359 man of 52 collapsed",
)


def count(log: str) -> int:
    """How many children a log tells of."""
    return sum(mention.count for mention in read_log(log, ON).mentions)


@pytest.mark.parametrize("entry", LATER)
def test_a_later_entry_about_others_takes_no_child_away(entry: str) -> None:
    """Of a thousand logs with known answers no more than three in a hundred lose one, hardly any loses all."""
    told = [(number, count(f"{log.rstrip()}\n{entry}"), log) for number, log in LOGS]
    assert sum(found < number for number, found, _ in told) <= len(told) * 3 // 100
    assert sum(number > 0 and not found for number, found, _ in told) <= len(told) * 2 // 100


@pytest.mark.parametrize("entry", EARLIER)
def test_an_earlier_entry_about_others_takes_no_child_away(entry: str) -> None:
    told = [(number, count(f"{entry}\n{log}"), log) for number, log in LOGS]
    assert sum(found < number for number, found, _ in told) <= len(told) // 200


def test_told_again_as_an_update_nobody_is_lost() -> None:
    """An update that says it all again, grown-ups with their ages too, is about the same people."""
    told = [(number, count(f"1402 INITIAL: {log}\n1410 UPDATE: {log}")) for number, log in LOGS]
    assert sum(number > 0 and not found for number, found in told) <= len(told) // 100
