"""Signed out while typing: nothing is saved, no typed word is lost, and the way back is to the page (pages 28)."""

from __future__ import annotations

import pytest
from django.test import Client

from childtonotice.casework.models import Area, AuditEvent, Grant, Item, Review, User

WORDS = "Two children <upstairs> & nobody has referred them."
FORM = {"decision": "ppn-needed", "words": WORDS, "officer_words": "Please send one.", "version": "1",
        "categories": "domestic abuse"}  # fmt: skip


def test_typed_words_are_shown_and_lead_back_to_the_item(client: Client, users: dict[str, User], item: Item) -> None:
    rows = AuditEvent.objects.count()
    came = f"http://testserver/items/{item.number}/?log=whole"
    answer = client.post(f"/items/{item.number}/decide/", FORM, headers={"referer": came})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "You are no longer signed in" in page
    assert "Two children &lt;upstairs&gt; &amp; nobody has referred them.</textarea>" in page
    assert "Please send one.</textarea>" in page
    assert f"/sign-in/?next=%2Fitems%2F{item.number}%2F" in page
    assert "domestic abuse" not in page
    assert (Review.objects.count(), AuditEvent.objects.count()) == (0, rows)


@pytest.mark.parametrize("came", ["", "https://elsewhere.example/items/", "http://testserver//elsewhere.example/"])
def test_no_other_site_says_where_the_way_back_leads(
    client: Client, users: dict[str, User], item: Item, came: str
) -> None:
    page = client.post(f"/items/{item.number}/decide/", FORM, headers={"referer": came}).content.decode()
    assert '/sign-in/?next=%2F"' in page
    assert "elsewhere" not in page


def test_without_words_the_way_leads_to_signing_in_and_then_to_the_page(
    client: Client, users: dict[str, User], item: Item
) -> None:
    came = f"http://testserver/items/{item.number}/"
    answer = client.post(f"/items/{item.number}/leave/", headers={"referer": came})
    assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next=/items/{item.number}/")


def test_a_page_too_old_to_be_trusted_gives_the_words_back(users: dict[str, User], item: Item) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(users["manager"])
    came = f"http://testserver/items/{item.number}/"
    page = client.post(f"/items/{item.number}/decide/", FORM, headers={"referer": came}).content.decode()
    assert "This page was open too long" in page
    assert "Please send one.</textarea>" in page
    assert f'href="/items/{item.number}/"' in page
    assert Review.objects.count() == 0


def test_a_password_is_never_given_back(client: Client, users: dict[str, User]) -> None:
    secret = "correct horse battery"
    answer = client.post("/users/1/password/", {"password": secret, "words": "Two of them."})
    assert "Two of them." in answer.content.decode()
    assert secret not in answer.content.decode()
    strict = Client(enforce_csrf_checks=True)
    assert secret not in strict.post("/sign-in/", {"login": "joan.hall", "password": secret}).content.decode()


@pytest.mark.parametrize("gone", ["the item is another area's now", "the role has ended"])
def test_what_is_no_longer_mine_gives_my_words_back_and_nothing_else(
    client: Client, users: dict[str, User], item: Item, gone: str
) -> None:
    """An item moves to another area, or a role ends, while somebody types (pages 28)."""
    client.force_login(users["manager"])
    if gone.startswith("the item"):
        Item.objects.filter(pk=item.pk).update(area=Area.objects.get(name="Southmoor"))
    else:
        Grant.objects.filter(user=users["manager"]).update(withdrawn_at=item.listed_at, withdrawn_by=users["manager"])
    answer = client.post(f"/items/{item.number}/decide/", FORM)
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "There is no such item in your areas" in page
    assert "Two children &lt;upstairs&gt; &amp; nobody has referred them.</textarea>" in page
    assert item.incident_id not in page
    # What was never there looks the same
    never = client.post("/items/BCDFGHJK/decide/", FORM).content.decode()
    assert never.count("</textarea>") == page.count("</textarea>")
    assert "</textarea>" not in client.get(f"/items/{item.number}/").content.decode()
    assert not Review.objects.exists()
