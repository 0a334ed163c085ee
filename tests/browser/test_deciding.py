"""A performance manager decides: by keys, by mouse, and without script."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from childtonotice.casework.models import Danger, Item, Review, User
from tests.browser.visitor import Visitor
from tests.web.made_up import PASSWORD

WORDS = "Two children were upstairs during the assault and nobody has referred them."


@pytest.mark.walks("listed", "reviewed", "withdrawn")
def test_three_keys_and_one_sentence_decide_an_item(visitor: Visitor) -> None:
    # Given the first item, opened from the list by keys alone
    visitor.sign_in("joan.hall").key("j").go("Enter")
    assert visitor.sees("EX-1001")
    # When the manager presses the decision, the reason, types a sentence and saves
    visitor.key("1").key("1")
    visitor.page.keyboard.type(WORDS)
    assert visitor.at("#words").input_value() == WORDS
    visitor.go("Control+Enter")
    # Then the request is on its way, can be undone, and the next item's heading has the focus
    assert visitor.sees("Request for 2 children goes to officer 1184")
    assert visitor.page.evaluate("document.activeElement.id") == "item-heading"
    for shown in (".app-alert", ".app-why", ".app-button--green[data-key=save]"):
        stands = visitor.at(shown).bounding_box()
        assert stands is not None
        assert stands["y"] >= 0
        assert stands["y"] + stands["height"] <= 650, shown
    assert Review.objects.get().decision == "ppn-needed"
    # And U takes it back
    visitor.go("u")
    assert visitor.sees("Undone in time: nothing was sent.")


def test_what_is_missing_is_said_where_it_is_missing(visitor: Visitor) -> None:
    visitor.sign_in("joan.hall").go("n")
    # When the manager decides without a reason and with empty words
    visitor.key("2")
    visitor.at("#words").fill("noted")
    visitor.press("Save and next")
    # Then both are said in the summary and at the field, and the words are still there
    assert visitor.at(".govuk-error-summary li").all_inner_texts() == [
        "Choose a reason",
        "Say in one sentence what in the record decides it",
    ]
    assert visitor.at("#words").input_value() == "noted"
    # And when they are put right it is saved
    visitor.page.get_by_label("Seen and well, and the log says so").check()
    visitor.at("#words").fill("The officer saw all three asleep and well, last entry.")
    visitor.press("Save")
    assert visitor.sees("Saved: PPN not needed.")


def test_who_took_it_is_asked_only_where_somebody_did(visitor: Visitor) -> None:
    """pages 20: the reasons stand first, and all of them are in sight; the proof is asked after its reason."""
    visitor.sign_in("joan.hall").go("n").key("2")
    last = visitor.at("#for-ppn-not-needed .app-reason").last.bounding_box()
    words = visitor.at(".app-decide__end").bounding_box()
    assert last is not None
    assert words is not None
    assert last["y"] + last["height"] <= words["y"] + 2
    assert not visitor.at("#which-ppn-not-needed").is_visible()
    # Focus goes to the words, and after "taken by another force" to who took it
    visitor.key("1")
    assert visitor.page.evaluate("document.activeElement.id") == "words"
    visitor.key("Escape").key("2").key("3")
    assert visitor.page.evaluate("document.activeElement.id") == "which-ppn-not-needed"
    # What was typed there comes back in sight, also beside a reason that does not ask for it
    visitor.page.keyboard.type("Otterby Council, 09:40")
    visitor.at("#for-ppn-not-needed .app-reason input").first.check()
    visitor.go("Control+Enter")
    assert visitor.at("#which-ppn-not-needed").is_visible()


def test_where_saving_stops_at_the_risk_a_digit_sets_it(visitor: Visitor) -> None:
    Item.objects.filter(incident_id="EX-1001").update(categories=["other"], marks=[])
    Item.objects.get(incident_id="EX-1001").ppns.all().delete()
    visitor.sign_in("joan.hall").open(f"/items/{Item.objects.get(incident_id='EX-1001').number}/").key("1").key("1")
    # A digit that begins the sentence is a word of it, and no risk
    visitor.page.keyboard.type(f"2 {WORDS}")
    visitor.go("Control+Enter")
    assert visitor.at(".govuk-error-summary li").all_inner_texts() == ["Choose the risk as you see it"]
    visitor.key("2")
    assert visitor.at("#risk-medium").is_checked()
    visitor.go("Control+Enter")
    assert Review.objects.get().risk == "medium"


def test_whoever_is_signed_out_while_typing_keeps_their_words(visitor: Visitor) -> None:
    visitor.sign_in("joan.hall").go("n").key("2").key("1")
    visitor.at("#words").fill(WORDS)
    # When the session ends before they save
    address = visitor.page.url
    visitor.page.context.clear_cookies(name="session")
    visitor.press("Save")
    # Then nothing is saved, the words stand there, and signing in leads back to the item
    assert visitor.sees("You are no longer signed in")
    assert visitor.at("#typed-1").input_value() == WORDS
    # The browser says in its console, and only there, that the form was refused
    assert all("status of 403" in said for said in visitor.errors)
    visitor.errors.clear()
    assert Review.objects.count() == 0
    visitor.follow("sign in and go back to the page")
    visitor.page.get_by_label("Username").fill("joan.hall")
    visitor.page.get_by_label("Password").fill(PASSWORD)
    visitor.press("Sign in")
    assert visitor.page.url == address


def test_keys_stay_out_of_what_is_typed(visitor: Visitor) -> None:
    visitor.sign_in("joan.hall").go("n")
    visitor.at("#words").click()
    visitor.page.keyboard.type("2 jokes, nobody hurt: undo")
    assert visitor.at("#words").input_value() == "2 jokes, nobody hurt: undo"
    assert visitor.at("input[name=decision]:checked").count() == 0


def test_after_the_reason_comes_what_the_decision_asks(visitor: Visitor) -> None:
    visitor.sign_in("joan.hall").go("n").key("5").key("1")
    visitor.page.keyboard.type("EX-1004")
    assert visitor.at("#which-same-incident").input_value() == "EX-1004"
    # And Escape leads back to the decisions, of which another is chosen
    visitor.key("Escape").key("2").key("1")
    visitor.page.keyboard.type("Seen asleep at 22:50.")
    assert visitor.at("#words").input_value() == "Seen asleep at 22:50."


def test_e_walks_through_the_evidence(visitor: Visitor) -> None:
    visitor.sign_in("joan.hall").go("n").key("e", "e", "e")
    marked = visitor.page.evaluate("document.activeElement.className")
    assert "app-mark" in marked
    # And the same is a control that can be clicked (pages 23)
    here = "[...document.querySelectorAll('[data-mark]')].indexOf(document.activeElement)"
    before = visitor.page.evaluate(here)
    visitor.page.get_by_role("link", name="Next evidence").click()
    assert visitor.page.evaluate(here) == before + 1


def test_the_keys_can_be_switched_off(visitor: Visitor) -> None:
    visitor.sign_in("joan.hall").press("Switch the shortcut keys off")
    visitor.key("n")
    assert "/lists/" in visitor.page.url


@pytest.mark.walks("danger", "danger-confirmed")
def test_a_child_in_danger_is_red_on_every_page_until_confirmed(visitor: Visitor) -> None:
    visitor.sign_in("joan.hall").go("n")
    # When the manager says so, with whom they told
    visitor.page.get_by_text("A child may be in danger now").click()
    visitor.page.get_by_label("Who was told").fill("Control room, inspector on duty")
    visitor.page.get_by_label("When, today as 07:40").fill("00:00")
    visitor.press("Record that they were told")
    # Then it stands on the front page, and somebody confirms it
    visitor.open("/")
    assert "A child may be in danger now" in visitor.at(".app-banner--red").inner_text()
    visitor.follow("Open it")
    visitor.page.get_by_label("What was done, and who says so?").fill("Visited, child with her aunt, says sergeant 77")
    visitor.press("Confirm that someone acted")
    assert Danger.objects.get().confirmed_at is not None
    assert visitor.at(".app-banner--red").count() == 0


def test_without_script_everything_still_posts(browser: Browser, live_server: Any, users: dict[str, User]) -> None:
    # Given a browser that runs no script
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1366, "height": 650})
    page = context.new_page()
    page.goto(live_server.url)
    page.get_by_label("Username").fill("joan.hall")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    # Then filters have a button, and a decision can be saved and undone
    page.get_by_label("Found by").select_option("text")
    page.get_by_role("button", name="Show", exact=True).click()
    assert "found_by=text" in page.url
    page.get_by_role("button", name="Review next").click()
    page.get_by_label("PPN not needed").first.check()
    page.get_by_label("Seen and well, and the log says so").check()
    page.get_by_label("what in the record decides it?").fill("The officer saw her asleep and well, last entry.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Undo", exact=True).click()
    assert page.get_by_text("Undone").first.is_visible()
    assert Item.objects.filter(state="to-read").count() >= 14
    context.close()
