"""A coordinator changes a reason, and a reader is offered the new words."""

from __future__ import annotations

from childtonotice.casework.models import Item
from tests.browser.visitor import Visitor, unfold


def test_a_coordinator_changes_a_reason_and_readers_see_it(visitor: Visitor) -> None:
    # Given a coordinator at the reasons of a decision
    unfold(visitor.sign_in("abel.kerr"), "More").follow("Settings").follow("Reasons for “PPN not needed”")
    # When they change one and say nothing of why
    visitor.page.get_by_label("Line 1").fill("An officer saw them, and they were well")
    visitor.press("Save as a new version")
    # Then the page asks why, and their words are kept
    assert visitor.sees("Say why you change this")
    assert visitor.page.get_by_label("Line 1").input_value() == "An officer saw them, and they were well"
    # When they say why
    visitor.page.get_by_label("Why you change this").fill("Readers asked who has to have seen the child.")
    visitor.press("Save as a new version")
    # Then the version stands there with what it changed
    assert visitor.sees("became “An officer saw them, and they were well”")
    # And a reader chooses from the new words
    visitor.open(f"/items/{Item.objects.get(incident_id='EX-1001').number}/")
    assert "An officer saw them, and they were well" in visitor.page.content()
