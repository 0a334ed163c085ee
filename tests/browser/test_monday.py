"""A Monday of 45 items, and what makes it go: by day, by key, in bulk, with help; on paper and at twice the size."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from childtonotice.casework.models import HandOver, Item, Review, User
from tests.browser.visitor import Visitor
from tests.web.made_up import more_stories, publish_stories

WORDS = "The officer saw the child asleep and well, last entry."


def test_a_monday_of_45_items_goes_by_keys(visitor: Visitor, now: datetime) -> None:
    # Given Friday to Monday in one list
    many = [replace(story, reference=f"M-{story.reference}") for story in more_stories(31)]
    publish_stories(*many, now=now)
    visitor.sign_in("joan.hall")
    assert visitor.at("h1").inner_text() == "Northvale: 45 to read"
    # Then the most urgent are on top, and the days are headings when asked for
    bands = visitor.at(".app-band").all_inner_texts()
    assert bands[0] == "Read first"
    visitor.at("#filter-sort").select_option("day")
    visitor.check_page()
    assert visitor.at(".app-list__day").count() >= 3
    # And whoever has too many sees whom to ask
    visitor.follow("Load")
    assert visitor.sees("more than one reader can take well")
    # And three are decided by keys alone, each next one coming by itself
    visitor.open("/").go("n")
    for _ in range(3):
        visitor.key("2").key("1")
        visitor.at("#words").fill(WORDS)
        visitor.go("Control+Enter")
    assert Review.objects.count() == 3
    visitor.open("/")
    assert visitor.at("h1").inner_text() == "Northvale: 42 to read"
    assert visitor.sees("3 done by you today")


def test_several_records_of_one_event_are_closed_together(visitor: Visitor) -> None:
    visitor.sign_in("joan.hall")
    for reference in ("EX-1011", "EX-1012"):
        visitor.page.get_by_label(f"Tick {reference}").check()
    visitor.press("Close the ticked ones as the same incident")
    assert visitor.sees("2 items to close as the same as another incident")
    visitor.press("Close them")
    assert visitor.at(".govuk-error-summary li").count() == 3
    visitor.page.get_by_label("Which incident are they the same as?").fill("EX-1010")
    visitor.page.get_by_label("A second record of the same event").check()
    visitor.page.get_by_label("what in the records shows it?").fill("Same caller, same time, the same children.")
    visitor.press("Close them")
    assert visitor.sees("Closed as the same incident: 2 items.")
    assert Item.objects.filter(state="done").count() == 2


def test_a_list_is_handed_over_with_a_note_and_taken_back(visitor: Visitor, users: dict[str, User]) -> None:
    visitor.sign_in("joan.hall").follow("Hand over this list")
    visitor.page.get_by_label("Who reads it meanwhile?").select_option(label="Piet Marsh (trained 1 Jan 2020)")
    visitor.page.get_by_label("Last day").fill(visitor.at("#starts_on").input_value())
    visitor.page.get_by_label("What do they need to know?").fill("The officer rings back at noon.")
    visitor.press("Hand the list over")
    assert visitor.sees("Handed over. They see the list and your note")
    visitor.open("/lists/northvale/to-read/")
    assert visitor.sees("The officer rings back at noon.")
    visitor.follow("Hand over this list")
    visitor.at(".app-handed button").click()
    visitor.check_page()
    assert visitor.sees("The list is taken back.")
    assert HandOver.objects.get().grant.withdrawn_at is not None


@pytest.mark.walks("handed-back")
def test_a_slip_of_the_hand_is_taken_back_from_its_message(visitor: Visitor) -> None:
    visitor.sign_in("joan.hall").at(".app-row__know button").first.click()
    visitor.check_page()
    assert visitor.page.evaluate("document.activeElement.className").startswith("moj-alert")
    visitor.press("Undo")
    assert visitor.sees("Taken back: the item is on your list again.")


def test_all_keys_stand_over_the_page_and_escape_goes_back(visitor: Visitor) -> None:
    visitor.sign_in("joan.hall").key("?")
    assert visitor.at("#all-keys").is_visible()
    # Keys do nothing under it
    visitor.key("n")
    assert "/lists/" in visitor.page.url
    visitor.key("Escape")
    assert not visitor.at("#all-keys").is_visible()


def test_help_and_rules_are_one_click_away(visitor: Visitor) -> None:
    visitor.sign_in("joan.hall").press("Review next")
    visitor.page.get_by_text("the rule", exact=True).first.click()
    assert visitor.sees("Any linked person under 18 is a child in whatever role")
    visitor.page.get_by_text("What is this? Also think of").click()
    visitor.check_page()
    assert visitor.sees("Children who are easily left off.")


def test_print_and_twice_the_size_show_the_same(visitor: Visitor) -> None:
    visitor.sign_in("joan.hall")
    # 1366 pixels at 200 per cent are 683
    for address in ("/lists/northvale/to-read/", f"/items/{Item.objects.get(incident_id='EX-1001').number}/"):
        visitor.open(address).page.set_viewport_size({"width": 683, "height": 384})
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 683
        visitor.page.set_viewport_size({"width": 1366, "height": 650})
    visitor.open("/lists/northvale/to-read/").page.emulate_media(media="print")
    assert not visitor.at(".app-filters").is_visible()
    assert not visitor.at(".app-row__tick").first.is_visible()
    assert visitor.at(".app-print").first.is_visible()
    visitor.page.emulate_media(media="screen")
