"""Forms and clocks on the days of 23 and 25 hours and on bank holidays (R2, R14, R18)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from childtonotice.casework.access import reader_of
from childtonotice.casework.actions.deferrals import put_off
from childtonotice.casework.lists.exceptions import deferral_form, exceptions_page
from childtonotice.casework.models import Danger, Deferral, Item, User
from childtonotice.casework.pages.danger import read_clock
from childtonotice.casework.pages.partners import read_time
from childtonotice.casework.sending import send_waiting
from childtonotice.screening.circumstances import LONDON
from tests.web.answers import NEEDED, save

HOUR = timedelta(hours=1)
SPRING, AUTUMN = datetime(2026, 3, 28, 20, 0, tzinfo=UTC), datetime(2026, 10, 24, 19, 0, tzinfo=UTC)
WARRANT = {"supervisor": "DI M Calder", "words": "A warrant is planned for tomorrow and must not be given away."}


def turn_clock(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    """Pages read the clock themselves: it stands still at this moment."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)


@pytest.mark.parametrize(("evening", "latest"), [(SPRING, "2026-03-29T21:00"), (AUTUMN, "2026-10-25T19:00")])
def test_a_request_is_put_off_for_twenty_four_elapsed_hours_over_a_change_of_the_clocks(
    client: Client, users: dict[str, User], item: Item, monkeypatch: pytest.MonkeyPatch, evening: datetime, latest: str
) -> None:
    """R2, R18: the last time that the form offers is taken, and a minute later is not."""
    save(users["manager"], item, NEEDED, evening - HOUR)
    turn_clock(monkeypatch, evening)
    assert deferral_form(reader_of(users["coordinator"], evening), item.number, evening).latest == latest
    client.force_login(users["coordinator"])
    address = f"/items/{item.number}/put-off/save/"
    late = client.post(address, WARRANT | {"review_at": f"{latest[:-1]}1"})
    assert "Choose a time within the next 24 hours" in late.content.decode()
    assert client.post(address, WARRANT | {"review_at": latest}).status_code == 302
    assert Deferral.objects.get().review_at == evening + 24 * HOUR


@pytest.mark.parametrize(
    ("now", "typed", "told"),
    [
        ("2026-03-29 00:30", "23:50", "2026-03-28 23:50"),
        ("2026-03-29 03:10", "00:50", "2026-03-29 00:50"),
        ("2026-10-25 00:20", "23:50", "2026-10-24 23:50"),
        ("2026-10-25 03:10", "00:50", "2026-10-25 00:50"),
    ],
)
def test_when_somebody_was_told_is_read_on_the_right_day(
    monkeypatch: pytest.MonkeyPatch, now: str, typed: str, told: str
) -> None:
    turn_clock(monkeypatch, datetime.fromisoformat(now).replace(tzinfo=LONDON).astimezone(UTC))
    assert read_clock(typed) == datetime.fromisoformat(told).replace(tzinfo=LONDON)


def test_an_hour_that_comes_twice_or_never_is_taken_and_not_refused() -> None:
    """The first of the two; and of the hour that is left out, the one that clocks show instead."""
    for typed, taken in (("2026-10-25T01:30", "2026-10-25T00:30"), ("2026-03-29T01:30", "2026-03-29T01:30")):
        read = read_time(typed)
        assert read is not None
        assert read.astimezone(UTC) == datetime.fromisoformat(taken).replace(tzinfo=UTC)


@pytest.mark.parametrize(("night", "ends"), [
    ("2026-03-29 03:10", "2026-03-29T22:59:00+00:00"), ("2026-10-25 03:10", "2026-10-25T23:59:00+00:00"),
])  # fmt: skip
def test_a_danger_and_a_wait_are_taken_on_such_a_night(
    client: Client, users: dict[str, User], item: Item, monkeypatch: pytest.MonkeyPatch, night: str, ends: str
) -> None:
    """R2: who was told just now was told just now, and a day ends at its own midnight."""
    morning = datetime.fromisoformat(night).replace(tzinfo=LONDON).astimezone(UTC)
    turn_clock(monkeypatch, morning)
    client.force_login(users["coordinator"])
    told = {"told": "Control room", "told_at": "03:10", "words": "A unit goes there."}
    assert client.post(f"/items/{item.number}/danger/", told).status_code == 302
    assert Danger.objects.get().told_at == morning
    item.refresh_from_db()
    waits = {"whom-wait": "The officer's notebook", "until-wait": night[:10], "reason-wait": "officer"}
    words = {"words": "The notebook says who was seen.", "version": str(item.version), "school": "unknown"}
    assert client.post(f"/items/{item.number}/decide/", {"decision": "wait"} | waits | words).status_code == 302
    item.refresh_from_db()
    assert item.waits_until is not None
    assert item.waits_until.isoformat() == ends


def test_a_request_put_off_ends_on_a_bank_holiday_as_on_any_day(users: dict[str, User], item: Item) -> None:
    """R14, R18: seven days a week. On Good Friday it is red, and the officer is written to at once."""
    maundy = datetime(2026, 4, 2, 17, 0, tzinfo=UTC)
    save(users["manager"], item, NEEDED, maundy - HOUR)
    put_off(by=users["coordinator"], number=item.number, review_at=maundy + 16 * HOUR, now=maundy, **WARRANT)
    send_waiting(now=maundy + 15 * HOUR)
    assert mail.outbox == []
    good_friday = maundy + 17 * HOUR
    page = exceptions_page(reader_of(users["coordinator"], good_friday), good_friday)
    assert (page.over, page.rows[0].over, page.counts[0].late) == (1, "1 hour late", 1)
    send_waiting(now=good_friday)
    assert [sent.subject.partition(":")[0] for sent in mail.outbox] == ["PPN asked for"]
