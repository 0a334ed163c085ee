"""A PPN is asked for, answered, chased, taken back and learnt from: officer, manager, supervisor, inspector."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from playwright.sync_api import Browser

from childtonotice.casework.models import Feedback, Item, OutboxMessage, Reply, User
from childtonotice.casework.sending import send_waiting
from tests.browser.visitor import Visitor
from tests.web.answers import NEEDED, save

AGO = timedelta(hours=1)


@pytest.fixture
def asked(users: dict[str, User], now: datetime) -> Item:
    """An item for which a PPN was asked an hour ago, and mailed."""
    item = Item.objects.get(incident_id="EX-1001")
    save(users["manager"], item, NEEDED, now - AGO)
    send_waiting(now=now)
    return item


def mailed_link() -> str:
    """The address in the last mail that has one."""
    links = re.compile(r"(/reply/\S+/)")
    return next(found[1] for letter in reversed(mail.outbox) if (found := links.search(str(letter.body))))


@pytest.mark.walks("mailed", "said-submitted")
def test_an_officer_replies_through_the_mail_without_signing_in(visitor: Visitor, asked: Item) -> None:
    # Given the mail, when the officer opens its link
    visitor.open(mailed_link())
    assert visitor.sees("A PPN is asked of you")
    assert visitor.sees("EX-1001")
    # And sends a reply with its number forgotten
    visitor.page.get_by_label("It is submitted").check()
    visitor.press("Send reply")
    assert visitor.at(".govuk-error-summary li").inner_text() == "Give its number"
    # Then they put it right, and the link is used
    visitor.page.get_by_label("Its number").fill("4488")
    visitor.press("Send reply")
    assert visitor.sees("Your reply is kept")
    visitor.open(mailed_link())
    assert visitor.sees("You have replied already")
    assert Item.objects.get(pk=asked.pk).state == "requested"


@pytest.mark.walks("advice")
def test_the_officer_is_asked_before_anything_is_decided(browser: Browser, visitor: Visitor, now: datetime) -> None:
    # Given a manager who is not sure and asks the officer, by keys and one sentence
    visitor.sign_in("joan.hall").open(f"/items/{Item.objects.get(incident_id='EX-1001').number}/").key("6")
    visitor.page.get_by_label("Officer 1184, by mail").check()
    visitor.page.get_by_label("Only the officer can say who was seen").check()
    visitor.at("#words").fill("Was the girl awake, and who saw her?")
    visitor.press("Save")
    assert visitor.sees("Saved: Ask for advice.")
    # When the officer opens the mail on a telephone and answers
    send_waiting(now=now + AGO)
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(visitor.address + mailed_link())
    phone = Visitor(page, visitor.address).check_page()
    page.get_by_label("Your answer").fill("Awake on the stairs, I spoke to her. None is sent yet.")
    phone.press("Send the answer")
    assert phone.sees("Your answer is kept")
    assert phone.errors == []
    context.close()
    # Then the item is on the list again with the answer on it
    visitor.open("/lists/northvale/to-read/")
    assert visitor.sees("The officer has answered")
    visitor.follow(Item.objects.get(incident_id="EX-1001").why)
    assert visitor.sees("Officer 1184 answers, by the mailed link")
    assert visitor.sees("Awake on the stairs")


@pytest.mark.walks("said-not-needed")
def test_none_is_needed_brings_the_item_back_with_the_words(visitor: Visitor, asked: Item) -> None:
    # Given an officer who signs in and says why none is needed
    visitor.sign_in("d.okafor")
    visitor.page.get_by_role("link", name=asked.why).click()
    visitor.check_page()
    visitor.page.get_by_label("None is needed").check()
    visitor.page.get_by_label("Why not? Write no names.").fill("They live two counties away and were never there.")
    visitor.press("Send reply")
    assert visitor.sees("decides.")
    # Then the manager reads the item again, with these words on it
    visitor.press("Sign out")
    visitor.sign_in("joan.hall").open(f"/items/{asked.number}/")
    assert visitor.sees("They live two counties away and were never there.")
    assert visitor.at("#decision").is_visible()


@pytest.mark.walks("submitted", "feedback", "acknowledged")
def test_a_manager_notes_a_call_and_writes_feedback_that_is_acknowledged(visitor: Visitor, asked: Item) -> None:
    # Given the officer has rung: the manager finds the PPN and ends the request
    visitor.sign_in("joan.hall").follow("Requests")
    visitor.page.get_by_role("link", name=asked.why).click()
    visitor.check_page()
    visitor.page.locator("#found").fill("4488")
    visitor.page.get_by_label("How do you know that it is the one?").fill("The officer read it out: it names both.")
    visitor.press("End the request")
    # When they write feedback from a template
    visitor.follow("Write feedback")
    visitor.page.get_by_label("What is it about?").select_option("promised")
    visitor.press("Begin with this")
    visitor.press("Send feedback")
    assert visitor.sees("Sent to officer 1184")
    # Then the officer reads and acknowledges it, and the supervisor has a copy
    visitor.press("Sign out")
    visitor.sign_in("d.okafor")
    visitor.page.get_by_role("button", name="I have read it").click()
    visitor.check_page()
    assert Feedback.objects.get().acknowledged_at is not None
    visitor.press("Sign out")
    visitor.sign_in("r.lindqvist")
    assert visitor.sees("Acknowledged")
    visitor.follow("How your team does")
    assert visitor.sees("This page is for learning.")


@pytest.mark.walks("match-refused")
def test_a_wrong_match_is_taken_back(visitor: Visitor, asked: Item, users: dict[str, User]) -> None:
    visitor.sign_in("joan.hall").open(f"/items/{asked.number}/request/")
    visitor.page.locator("#found").fill("4488")
    visitor.page.get_by_label("How do you know that it is the one?").fill("The officer read it out: it names both.")
    visitor.press("End the request")
    visitor.page.get_by_label("Why is it not the one?").fill("It is about a boy of the same name.")
    visitor.press("This is not it")
    assert visitor.sees("It is asked for again.")


def test_a_mail_that_is_not_certain_is_asked_about(visitor: Visitor, asked: Item) -> None:
    OutboxMessage.objects.filter(kind="request").update(state="uncertain", trouble="no-answer")
    visitor.sign_in("joan.hall").open("/messages/")
    assert visitor.sees("it may have arrived, or not")
    visitor.page.get_by_role("button", name="It arrived").click()
    visitor.check_page()
    assert visitor.sees("Every message is where it should be.")


def test_an_inspector_sees_where_the_areas_stand(visitor: Visitor, asked: Item) -> None:
    visitor.sign_in("wilf.aske").open("/areas/")
    assert visitor.at("h1").inner_text() == "How the areas stand"
    visitor.open("/team/").open("/requests/").open(f"/items/{asked.number}/request/")


@pytest.mark.walks("said-not-mine")
def test_the_link_works_without_script(browser: Browser, live_server: Any, asked: Item) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + mailed_link())
    page.get_by_label("It is not mine").check()
    page.get_by_role("button", name="Send reply").click()
    assert page.get_by_text("Your supervisor is asked instead.").is_visible()
    assert Reply.objects.get().kind == "not-mine"
    context.close()
