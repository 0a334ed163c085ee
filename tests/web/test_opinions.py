"""Decided meanwhile: a colleague agrees or adds a second opinion, and what came is said (pages 27)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.opinions import give_opinion
from childtonotice.casework.lists import item_page, worklist
from childtonotice.casework.meanwhile import tell_meanwhile
from childtonotice.casework.models import AuditEvent, Item, Review, SecondOpinion, User
from childtonotice.casework.models.guard import guard_tables, unguard_tables
from tests.web.answers import NEEDED, NOT_NEEDED, covered, republish, save
from tests.web.made_up import FIRST

MINUTE = timedelta(minutes=1)


def opine(by: User, item: Item, now: datetime, *, agrees: bool, words: str = "") -> Refused | None:
    review = Review.objects.filter(item=item, withdraws=None).latest("id")
    return give_opinion(by=by, number=item.number, review_id=review.pk, agrees=agrees, words=words, now=now)


def test_a_colleague_agrees_and_nothing_moves(users: dict[str, User], item: Item, now: datetime) -> None:
    save(users["manager"], item, NEEDED, now)
    before = Item.objects.get(pk=item.pk)
    assert opine(users["sergeant"], item, now, agrees=True) is None
    after = Item.objects.get(pk=item.pk)
    assert (after.state, after.version, after.note) == (before.state, before.version, "")
    shown = item_page(reader_of(users["manager"], now), item.number, now=now).reviews[0]
    assert [opinion.said for opinion in shown.opinions] == ["Ines Rowe agrees"]
    event = AuditEvent.objects.latest("id")
    assert (event.verb, event.subject) == ("item.second-opinion", f"item:{item.number}")


def test_an_opinion_that_differs_needs_words_and_stands_on_the_row(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    save(users["manager"], item, NEEDED, now)
    refused = opine(users["sergeant"], item, now, agrees=False, words="noted")
    assert isinstance(refused, Refused)
    assert not SecondOpinion.objects.exists()
    assert opine(users["sergeant"], item, now, agrees=False, words="The boy was at his father's that night.") is None
    rows = worklist(reader_of(users["manager"], now), "northvale", tab="requested", now=now).rows
    assert rows[0].state_words == "A second opinion differs"
    steps = item_page(reader_of(users["manager"], now), item.number, now=now).timeline
    assert ("Second opinion", "Ines Rowe") in [(step.title, step.who) for step in steps]


def test_nobody_gives_an_opinion_of_their_own_decision_nor_twice(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    save(users["manager"], item, NOT_NEEDED, now)
    assert isinstance(opine(users["manager"], item, now, agrees=True), Refused)
    assert opine(users["sergeant"], item, now, agrees=True) is None
    assert isinstance(opine(users["sergeant"], item, now, agrees=True), Refused)
    assert SecondOpinion.objects.count() == 1


@pytest.mark.parametrize("role", ["other", "officer", "data", "auditor", "board"])
def test_only_who_may_decide_here_gives_one(users: dict[str, User], item: Item, now: datetime, role: str) -> None:
    save(users["manager"], item, NEEDED, now)
    with pytest.raises(NotFound):
        opine(users[role], item, now, agrees=True)


def test_the_database_refuses_to_change_an_opinion(users: dict[str, User], item: Item, now: datetime) -> None:
    save(users["manager"], item, NEEDED, now)
    opine(users["sergeant"], item, now, agrees=True)
    guard_tables(connection)
    try:
        with pytest.raises(DatabaseError, match="added, never changed"), transaction.atomic():
            SecondOpinion.objects.update(agrees=False)
    finally:
        unguard_tables(connection)
        guard_tables(connection)


def test_the_page_offers_both_to_a_colleague_and_keeps_typed_words(
    client: Client, users: dict[str, User], item: Item, now: datetime
) -> None:
    save(users["manager"], item, NEEDED, now)
    client.force_login(users["sergeant"])
    page = client.get(f"/items/{item.number}/").content.decode()
    assert "Add a second opinion" in page
    review = Review.objects.get(item=item)
    said = client.post(f"/items/{item.number}/opinion/", {"review": review.pk, "opinion": "differ", "words": "ok"})
    assert "Say in one sentence what you see differently" in said.content.decode()
    assert ">ok</textarea>" in said.content.decode()
    said = client.post(f"/items/{item.number}/opinion/", {"review": review.pk, "opinion": "agree"}, follow=True)
    assert "Ines Rowe agrees" in said.content.decode()
    client.force_login(users["manager"])
    assert "Add a second opinion" not in client.get(f"/items/{item.number}/").content.decode()


def test_an_open_page_hears_nothing_until_something_came(
    client: Client, users: dict[str, User], item: Item, now: datetime
) -> None:
    client.force_login(users["sergeant"])
    rows = AuditEvent.objects.count()
    address = f"/items/{item.number}/meanwhile/{item.version}/"
    assert client.get(address).status_code == 204
    assert AuditEvent.objects.count() == rows
    save(users["manager"], item, NEEDED, now)
    said = client.get(address).content.decode()
    assert "Joan Hall decided this at" in said
    assert AuditEvent.objects.latest("id").verb == "item.view-change"
    client.force_login(users["other"])
    assert client.get(address).status_code == 404


def test_a_ppn_that_comes_while_the_page_is_open_is_named(users: dict[str, User], item: Item, now: datetime) -> None:
    """pages 27: which PPN, when it came, which child by number, and what to do."""
    republish(covered(FIRST, "4999"), now + 20 * MINUTE, shift=1 / 3)
    item.refresh_from_db()
    said = tell_meanwhile(item, users["manager"], now + 21 * MINUTE)
    assert said.startswith("PPN ")
    assert "4999" in said
    assert "came at 07:20 and names child" in said
    assert said.endswith("Look again before you decide.")


def test_another_change_says_to_look_again(users: dict[str, User], item: Item, now: datetime) -> None:
    republish(replace(FIRST, kind="Assault"), now + MINUTE, shift=1 / 60)
    item.refresh_from_db()
    assert tell_meanwhile(item, users["manager"], now).startswith("This item changed while you read it.")


def test_what_changed_stands_beside_the_decision_then(users: dict[str, User], item: Item, now: datetime) -> None:
    """pages 10: the old decision beside what changed since."""
    save(users["manager"], item, NOT_NEEDED, now)
    assert give_opinion_that_differs(users["sergeant"], item, now) is None
    page = item_page(reader_of(users["manager"], now), item.number, now=now)
    assert page.changed.endswith("a second opinion differs.")
    assert page.changed_from == f"The decision then: Seen and well, and the log says so. “{NOT_NEEDED.words}”"


def give_opinion_that_differs(by: User, item: Item, now: datetime) -> Refused | None:
    return opine(by, item, now, agrees=False, words="The boy was at his father's that night.")
