"""Two people at one list: what one hears of the other, and what somebody hands on unseen."""

from __future__ import annotations

from datetime import datetime

import pytest

from childtonotice.casework.models import Item, Recusal, SecondOpinion, User
from tests.browser.visitor import Visitor
from tests.web.answers import NEEDED, save


@pytest.mark.walks("second-opinion")
def test_an_open_page_says_that_a_colleague_decided_and_keeps_what_is_typed(
    visitor: Visitor, users: dict[str, User], now: datetime
) -> None:
    # Given a sergeant who has an item open and types
    visitor.page.clock.install()
    visitor.sign_in("ines.rowe")
    item = Item.objects.get(incident_id="EX-1001")
    visitor.open(f"/items/{item.number}/")
    visitor.at("#words").fill("Both children were upstairs.")
    # When a manager decides it, and a minute passes
    save(users["manager"], item, NEEDED, now)
    visitor.page.clock.fast_forward(61_000)
    visitor.page.get_by_text("Joan Hall decided this at").wait_for()
    # Then the page says so, once, and the words are still there
    assert visitor.at("#words").input_value() == "Both children were upstairs."
    visitor.check_page()
    # And when the sergeant saves all the same, nothing is lost and both ways on are offered
    visitor.page.get_by_label("PPN not needed").first.check()
    visitor.press("Save")
    assert visitor.sees("Agree, or add a second opinion.")
    assert visitor.at(".app-opinion textarea").input_value() == "Both children were upstairs."
    visitor.press("Agree")
    assert visitor.sees("Ines Rowe agrees")
    assert SecondOpinion.objects.get().agrees


@pytest.mark.walks("handed-on")
def test_an_item_is_handed_on_from_the_list_without_being_opened(visitor: Visitor) -> None:
    visitor.sign_in("joan.hall")
    first = visitor.at(".app-row__why").first.inner_text()
    visitor.at(".app-row__know button").first.click()
    visitor.check_page()
    assert visitor.sees("Handed on. Somebody else reads it")
    assert Recusal.objects.count() == 1
    assert visitor.at(".app-row__why").first.inner_text() != first
