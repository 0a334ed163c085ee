"""What a request asks once is never older than the request, nor than a change made in it; and one order of reading."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from childtonotice.casework.access import items_for, reader_of
from childtonotice.casework.actions.items import hand_on
from childtonotice.casework.lists.open_items import open_items
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Grant, Item, User
from childtonotice.casework.once import begin, end, once
from childtonotice.casework.order import in_order
from tests.web.crowd import add_crowd


@pytest.fixture
def request_runs() -> Iterator[None]:
    """A request is under way."""
    begin()
    yield
    end()


def test_within_a_request_the_same_is_asked_once_and_outside_each_time() -> None:
    asked: list[int] = []
    begin()
    assert [once("it", lambda: asked.append(1)) for _ in range(3)] == [None] * 3
    end()
    assert len(asked) == 1
    once("it", lambda: asked.append(1))
    assert len(asked) == 2


def test_a_role_withdrawn_in_a_request_counts_no_more_in_it(
    users: dict[str, User], item: Item, now: datetime, request_runs: None
) -> None:
    """R36: a kept answer must never outlive the right that it rests on."""
    assert items_for(reader_of(users["manager"], now)).exists()
    grant = Grant.objects.get(user=users["manager"])
    grant.withdrawn_at, grant.withdrawn_by = now, users["coordinator"]
    grant.save()
    assert not items_for(reader_of(users["manager"], now)).exists()


def test_what_is_handed_on_in_a_request_is_gone_in_it(
    users: dict[str, User], item: Item, now: datetime, request_runs: None
) -> None:
    reader = reader_of(users["manager"], now)
    assert items_for(reader).filter(pk=item.pk).exists()
    hand_on(by=users["manager"], number=item.number, now=now)
    assert not items_for(reader).filter(pk=item.pk).exists()


def test_the_list_and_the_database_agree_over_a_crowd(users: dict[str, User], item: Item, now: datetime) -> None:
    """Pages 6: a list sorts what it has read, "Review next" asks the database; both give one order."""
    add_crowd(300, users["manager"], now, item.area_id or 0)
    for place, one in enumerate(Item.objects.order_by("pk")):
        note = ("", "brought-back", "")[place % 3]
        at = now - timedelta(hours=place % 5)
        Item.objects.filter(pk=one.pk).update(
            priority=place % 5 + 1, claims_ppn=place % 2 == 0, note=note, reported_at=at
        )
    mine = items_for(reader_of(users["coordinator"], now), Verb.LIST)
    ours = [one.pk for one in open_items(mine)]
    asked = in_order(mine.filter(state__in=("to-read", "waiting", "requested"))).values_list("pk", flat=True)
    assert ours == list(asked)
