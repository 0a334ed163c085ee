"""The data manager notes leave and pastes councils; the reader sees at once who is asked instead."""

from __future__ import annotations

from datetime import date, timedelta

from childtonotice.casework.models import Item
from tests.browser.visitor import Visitor


def test_the_data_manager_notes_leave_and_the_reader_sees_who_is_asked(visitor: Visitor) -> None:
    # Given the data manager at the table of leave
    visitor.sign_in("mina.shaw").follow("Tables").follow("Leave")
    # When they give a number that is on no list
    visitor.page.get_by_label("Officer’s number").fill("9999")
    visitor.page.get_by_label("First day").fill(date.today().isoformat())  # noqa: DTZ011 - as the page has it
    visitor.press("Add this line")
    # Then the page says what to give, and what was typed is kept
    assert visitor.sees("Give the number of an officer on the force's list")
    assert visitor.page.get_by_label("Officer’s number").input_value() == "9999"
    # When they give an officer's
    visitor.page.get_by_label("Officer’s number").fill("1184")
    visitor.page.get_by_label("Last day (may stay empty)").fill((date.today() + timedelta(days=5)).isoformat())  # noqa: DTZ011
    visitor.press("Add this line")
    assert visitor.sees("Added: 1 line.")
    # Then a reader is told that the supervisor is asked
    visitor.press("Sign out")
    visitor.sign_in("joan.hall")
    visitor.open(f"/items/{Item.objects.get(incident_id='EX-1001').number}/")
    assert "Supervisor 77: officer 1184 is away until" in visitor.page.content()


def test_councils_are_pasted_with_a_look_at_them_first(visitor: Visitor) -> None:
    # Given the data manager at the table of councils
    visitor.sign_in("mina.shaw").follow("Tables").follow("Councils by address")
    # When two lines of a sheet are pasted
    visitor.page.get_by_label("Lines").fill("ZZ10\tNorthvale Council\t01/04/2026\nThornby\tHarbour Council\t01/04/2026")
    visitor.press("Look at them first")
    # Then they stand there as they would be kept, and nothing is kept before it is asked
    assert visitor.sees("What would be kept: 2 of 2")
    visitor.press("Keep these 2 lines")
    assert visitor.sees("Added: 2 lines.")
