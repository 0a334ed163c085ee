"""The help beside the fields of the pages around the item, in the manual's words (features 29)."""

from __future__ import annotations

from datetime import datetime
from html import escape
from pathlib import Path

import pytest
from django.test import Client

from childtonotice.casework.guidance import GUIDES
from childtonotice.casework.models import Item, Role, User
from tests.web.answers import NEEDED, save
from tests.web.made_up import make_user
from tests.web.ppns import bring_one
from tests.web.test_every_page import address, draw_check

BESIDE = {
    "hand-over": ("hand-over",),
    "request": ("reply",),
    "put-off": ("put-off",),
    "feedback": ("feedback",),
    "check": ("blind-check",),
    "ppn": ("headings", "assessed-grading", "outcome", "quality"),
}
WHO = {"check": "sergeant", "ppn": "vat"}


@pytest.mark.shown
@pytest.mark.parametrize("page", BESIDE)
def test_the_pages_around_the_item_have_the_manuals_words_beside_their_fields(
    client: Client, users: dict[str, User], item: Item, now: datetime, page: str
) -> None:
    draw_check(item)
    bring_one(now)
    save(users["manager"], item, NEEDED, datetime.now(now.tzinfo))
    users["vat"] = make_user("vera.holt", Role.VAT)
    client.force_login(users[WHO.get(page, "manager")])
    check_guides(client.get(address(page, item)).content.decode(), BESIDE[page])


@pytest.mark.shown
def test_closing_several_as_one_has_its_help(manager: Client, item: Item) -> None:
    shown = manager.post("/lists/northvale/duplicates/", {"ticked": f"{item.number}-{item.version}"}).content.decode()
    check_guides(shown, ("same-incident", "reason", "words"))


@pytest.mark.shown
def test_whoever_replies_by_the_mailed_link_is_not_told_how_to_note_a_reply(
    client: Client, users: dict[str, User], item: Item, now: datetime
) -> None:
    save(users["manager"], item, NEEDED, datetime.now(now.tzinfo))
    client.force_login(users["officer"])
    shown = client.get(address("request", item)).content.decode()
    assert "What is your reply?" in shown
    assert escape(GUIDES["reply"].sentences[1]) not in shown


def check_guides(shown: str, codes: tuple[str, ...]) -> None:
    """Each of these helps stands on the page, whole, and in the manual."""
    manual = Path("docs/reading.md").read_text(encoding="utf-8")
    for code in codes:
        for sentence in GUIDES[code].sentences:
            assert escape(sentence) in shown, (code, sentence)
            assert sentence in manual, (code, sentence)
