"""The page on which a coordinator approves what new rules reopen, and the words that say who acts next (R49)."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client

from childtonotice.casework.models import AuditEvent, Item, User
from tests.web.answers import NOT_NEEDED, save


@pytest.fixture
def judged(users: dict[str, User], item: Item, now: datetime) -> Item:
    """A decided item that new rules would judge otherwise."""
    save(users["manager"], item, NOT_NEEDED, now)
    Item.objects.filter(pk=item.pk).update(note="rules-changed")
    return item


def test_a_coordinator_ticks_what_comes_back(client: Client, users: dict[str, User], judged: Item) -> None:
    client.force_login(users["coordinator"])
    shown = client.get("/rules/").content.decode()
    assert "1 decided item would be judged otherwise" in shown
    assert "Tick at least one item" in client.post("/rules/approve/").content.decode()
    said = client.post("/rules/approve/", {"number": judged.number}, follow=True).content.decode()
    assert "1 item came back to the lists." in said
    judged.refresh_from_db()
    assert judged.state == "to-read"
    assert AuditEvent.objects.filter(verb="rules.view").count() >= 2


@pytest.mark.parametrize("role", ["manager", "sergeant", "data", "inspector", "board"])
def test_nobody_else_approves(client: Client, users: dict[str, User], judged: Item, role: str) -> None:
    client.force_login(users[role])
    assert client.get("/rules/").status_code == 404
    assert client.post("/rules/approve/", {"number": judged.number}).status_code == 404


def test_an_item_that_is_decided_says_who_acts_next(
    client: Client, users: dict[str, User], item: Item, now: datetime
) -> None:
    save(users["manager"], item, NOT_NEEDED, now)
    client.force_login(users["manager"])
    assert "Nobody has to act; the coordinator may undo it." in client.get(f"/items/{item.number}/").content.decode()
