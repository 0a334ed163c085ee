"""Two people at once: a race for the next item, a stale form, a hold left behind, a PPN that comes meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser

from childtonotice.casework.models import Hold, Item, Review, User
from tests.browser.visitor import Visitor
from tests.web.answers import covered, republish
from tests.web.made_up import FIRST

WORDS = "Both children were upstairs, and nobody has referred them."


@pytest.fixture
def colleague(browser: Browser, live_server: Any, visitor: Visitor) -> Iterator[Visitor]:
    """The screening sergeant at a browser of their own."""
    context = browser.new_context(viewport={"width": 1366, "height": 650})
    someone = Visitor(context.new_page(), live_server.url)
    someone.sign_in("ines.rowe").open("/lists/northvale/to-read/")
    yield someone
    context.close()
    assert someone.errors == []


def number_of(visitor: Visitor) -> str:
    """The number of the item that is open."""
    return visitor.page.url.split("/items/")[1].split("/")[0]


def test_two_people_who_review_next_read_two_items(visitor: Visitor, colleague: Visitor) -> None:
    # Given two people at the same list, when both review next
    visitor.sign_in("joan.hall").press("Review next")
    colleague.press("Review next")
    # Then each has an item of their own
    assert number_of(visitor) != number_of(colleague)
    # And when the second opens the first's item, it says who reads it, and can be taken over
    colleague.open(f"/items/{number_of(visitor)}/")
    assert colleague.sees("Being read by Joan Hall")
    colleague.press("Take over")
    assert colleague.sees("Yours until")
    assert Hold.objects.get(item__number=number_of(visitor)).by.username == "ines.rowe"


def test_a_stale_form_keeps_its_words_and_can_be_saved_on_what_is_new(visitor: Visitor) -> None:
    # Given an item that is open while the daily run changes it
    visitor.sign_in("joan.hall").press("Review next")
    visitor.page.get_by_label("PPN not needed").first.check()
    visitor.page.get_by_label("Seen and well, and the log says so").check()
    visitor.at("#words").fill(WORDS)
    Item.objects.filter(number=number_of(visitor)).update(version=7)
    # When the old form is saved, then nothing is, and everything typed is still there
    visitor.press("Save")
    assert visitor.sees("Look again before you decide. Your words are kept below.")
    assert visitor.at("#words").input_value() == WORDS
    assert not Review.objects.exists()
    # And saved once more, after looking, it stands
    visitor.press("Save")
    assert visitor.sees("Saved: PPN not needed.")


def test_a_hold_left_behind_ends_by_itself(visitor: Visitor, colleague: Visitor) -> None:
    # Given somebody who opened an item and went away
    colleague.press("Review next")
    left = number_of(colleague)
    visitor.sign_in("joan.hall")
    assert visitor.sees("Being read by Ines Rowe")
    # When a quarter of an hour has gone by
    Hold.objects.update(until=datetime.now(UTC) - timedelta(minutes=1))
    # Then it is the next for whoever asks, and the words of the one who went away are not lost
    visitor.open("/").press("Review next")
    assert number_of(visitor) == left
    colleague.at("#words").fill(WORDS)
    colleague.page.get_by_label("PPN not needed").first.check()
    colleague.press("Save")
    assert colleague.at("#words").input_value() == WORDS


@pytest.mark.walks("ppn-found")
def test_a_ppn_that_comes_while_the_item_is_open_is_said_once(visitor: Visitor, now: datetime) -> None:
    # Given an item that is open, and a run that brings its PPN
    visitor.page.clock.install()
    visitor.sign_in("joan.hall").press("Review next")
    visitor.at("#words").fill(WORDS)
    republish(covered(FIRST, "4999"), now)
    # When a minute passes, then the page says so, and the words are still there
    visitor.page.clock.fast_forward(61_000)
    visitor.page.get_by_text("Look again before you decide.").wait_for()
    assert visitor.sees("4999")
    assert visitor.at("#words").input_value() == WORDS
    visitor.follow("Show the item as it is now")
    assert visitor.sees("Put it back on the list")


@pytest.mark.walks("advice")
def test_a_question_goes_to_the_coordinator_and_comes_back(
    visitor: Visitor, colleague: Visitor, users: dict[str, User]
) -> None:
    # Given a manager who is not sure: three keys and a sentence
    visitor.sign_in("joan.hall").press("Review next")
    asked = number_of(visitor)
    visitor.key("6").key("1")
    visitor.at("#words").fill("Is a child who slept through it affected?")
    visitor.press("Save")
    assert visitor.sees("Saved: Ask for advice.")
    # When the sergeant finds it in the queue and answers
    colleague.open("/questions/").at(".app-row__why").first.click()
    colleague.check_page().page.get_by_label("What do you advise, and why?").fill(
        "Yes: the assault was in the next room."
    )
    colleague.press("Send the advice")
    assert colleague.sees("Your advice stands on the item.")
    # Then it is on the manager's list again, with the answer
    visitor.open("/lists/northvale/to-read/")
    assert visitor.sees("Advice has come")
    visitor.open(f"/items/{asked}/")
    assert visitor.sees("Ines Rowe advises")
