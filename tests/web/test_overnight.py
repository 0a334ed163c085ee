"""The night of high risk at its edges: 18:00 counts and 17:59 does not, 07:59 counts and 08:00 does not (R2)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from childtonotice.casework.access import reader_of
from childtonotice.casework.lists.overnight import last_night, overnight
from childtonotice.casework.models import Item, State, User
from childtonotice.screening.circumstances import LONDON

NIGHTS = [
    # the meeting, what it is, and four reports in universal time: a minute before the night, its first and its last
    # minute, and the minute after it
    ("2026-03-04T09:00+00:00", "a working day in winter",
     ("2026-03-03T17:59+00:00", "2026-03-03T18:00+00:00", "2026-03-04T07:59+00:00", "2026-03-04T08:00+00:00")),
    ("2026-07-08T08:30+00:00", "a working day in summer time",
     ("2026-07-07T16:59+00:00", "2026-07-07T17:00+00:00", "2026-07-08T06:59+00:00", "2026-07-08T07:00+00:00")),
    ("2026-03-09T09:00+00:00", "a Monday: nobody has worked since Friday",
     ("2026-03-06T17:59+00:00", "2026-03-06T18:00+00:00", "2026-03-09T07:59+00:00", "2026-03-09T08:00+00:00")),
    ("2026-03-08T09:00+00:00", "a Sunday: Saturday is within",
     ("2026-03-06T17:59+00:00", "2026-03-06T18:00+00:00", "2026-03-08T07:59+00:00", "2026-03-08T08:00+00:00")),
    ("2026-03-30T09:00+00:00", "the Monday after the clocks went forward",
     ("2026-03-27T17:59+00:00", "2026-03-27T18:00+00:00", "2026-03-30T06:59+00:00", "2026-03-30T07:00+00:00")),
    ("2026-10-26T09:00+00:00", "the Monday after the clocks went back",
     ("2026-10-23T16:59+00:00", "2026-10-23T17:00+00:00", "2026-10-26T07:59+00:00", "2026-10-26T08:00+00:00")),
    ("2026-05-26T09:00+00:00", "the Tuesday after a bank holiday",
     ("2026-05-22T16:59+00:00", "2026-05-22T17:00+00:00", "2026-05-26T06:59+00:00", "2026-05-26T07:00+00:00")),
]  # fmt: skip


def is_shown(item: Item, reported_at: datetime, users: dict[str, User], now: datetime) -> bool:
    Item.objects.filter(pk=item.pk).update(priority=1, reported_at=reported_at)
    return item.number in [row.number for row in overnight(reader_of(users["manager"], now), now).night]


@pytest.mark.parametrize(
    "meeting, reports", [(night[0], night[2]) for night in NIGHTS], ids=[night[1] for night in NIGHTS]
)
def test_the_night_begins_at_18_and_ends_at_8_by_the_clock_of_london(
    users: dict[str, User], item: Item, meeting: str, reports: tuple[str, ...]
) -> None:
    """The first minute is within, the last is not, whatever the clocks did meanwhile."""
    now = datetime.fromisoformat(meeting)
    shown = [is_shown(item, datetime.fromisoformat(report), users, now) for report in reports]
    assert shown == [False, True, True, False]


def test_a_weekend_in_which_the_clocks_change_is_an_hour_longer_or_shorter(db: None) -> None:
    """By the clock on the wall each is 38 hours; the hour that comes twice is within both times."""
    nights = {day: last_night(datetime.fromisoformat(f"{day}T07:00").replace(tzinfo=LONDON)) for day in SUNDAYS}
    hours = {day: (end.timestamp() - start.timestamp()) / 3600 for day, (start, end) in nights.items()}
    assert hours == {"2026-03-29": 37, "2026-10-25": 39, "2026-10-18": 38}


SUNDAYS = ("2026-03-29", "2026-10-25", "2026-10-18")


def test_before_eight_the_meeting_sees_the_night_that_is_still_going_on(users: dict[str, User], item: Item) -> None:
    """At 06:30 what was reported at 06:29 is shown; in the evening the sheet is still that of the morning."""
    early = datetime(2026, 3, 4, 6, 30, tzinfo=LONDON)
    assert is_shown(item, early - timedelta(minutes=1), users, early)
    evening = datetime(2026, 3, 4, 20, 0, tzinfo=LONDON)
    assert not is_shown(item, evening - timedelta(minutes=30), users, evening)


def test_only_high_risk_that_nobody_has_answered_by_a_ppn_is_shown(users: dict[str, User], item: Item) -> None:
    """What is of less risk, left out or covered is not for the meeting; whether it was read makes no difference."""
    now = datetime(2026, 3, 4, 9, 0, tzinfo=LONDON)
    night = now - timedelta(hours=6)
    assert is_shown(item, night, users, now)
    found = []
    for changed in ({"priority": 2}, {"priority": 1, "state": State.COVERED}, {"state": State.LEFT_OUT}):
        Item.objects.filter(pk=item.pk).update(**changed)
        found.append(item.number in [row.number for row in overnight(reader_of(users["manager"], now), now).night])
    assert found == [False, False, False]
    Item.objects.filter(pk=item.pk).update(state=State.DONE)
    assert is_shown(item, night, users, now)


def test_the_night_stands_in_the_order_in_which_its_items_are_to_be_read(users: dict[str, User]) -> None:
    """Highest first, and of equal ones the one that has waited longest: the order of "Review next" (R17)."""
    now = datetime(2026, 3, 4, 9, 0, tzinfo=LONDON)
    mine = list(Item.objects.filter(area__code="northvale", state=State.TO_READ).order_by("pk"))[:3]
    for hours, one in zip((5, 9, 2), mine, strict=True):
        Item.objects.filter(pk=one.pk).update(priority=1, reported_at=now - timedelta(hours=hours))
    shown = [row.number for row in overnight(reader_of(users["manager"], now), now).night]
    told = [one.number for one in (mine[1], mine[0], mine[2])]
    assert [number for number in shown if number in told] == told
