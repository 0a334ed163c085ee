"""The board looks at the figures and narrows them; a manager opens the items behind one of them."""

from __future__ import annotations

from tests.browser.visitor import Visitor


def test_the_board_begins_with_the_figures_and_narrows_them(visitor: Visitor) -> None:
    # Given a member of the board, who signs in
    visitor.sign_in("lena.frost")
    # Then the figures come first, and no small number shows
    assert visitor.at("h1").inner_text().startswith("Figures:")
    assert visitor.sees("fewer than 5")
    # When they narrow them to one area
    visitor.page.get_by_label("Area", exact=True).select_option(index=1)
    visitor.press("Show")
    # Then the address says so in a code, and they can go on to another part
    assert "area=" in visitor.page.url
    visitor.follow("Gradings")
    assert visitor.sees("Gradings: the officer beside the assessment team")


def test_a_manager_opens_the_items_behind_a_number(visitor: Visitor) -> None:
    # Given a manager who looks at the figures of their area
    visitor.sign_in("joan.hall")
    visitor.open("/figures/?start=2020-01-01&end=2099-01-01")
    # When they open the items that were reported
    visitor.page.locator(".app-tile a").first.click()
    # Then the items are there, and a way back
    assert visitor.at("h1").inner_text() == "The items behind a figure"
    visitor.follow("Back to the figures")
    assert visitor.at("h1").inner_text().startswith("Figures:")


def test_a_view_is_saved_opened_again_renamed_and_taken_away(visitor: Visitor) -> None:
    # Given a coordinator who looks at one area's misses
    visitor.sign_in("abel.kerr").open("/figures/?part=missed&area=northvale")
    # When they save what they look at
    visitor.follow("Save this view")
    assert visitor.sees("What was missed; last 4 weeks; area Northvale")
    visitor.page.get_by_label("Name", exact=True).fill("Northvale on Mondays")
    visitor.press("Save this view")
    # Then it stands on the figures of every coordinator, and is marked while it is looked at
    visitor.open("/figures/")
    visitor.follow("Northvale on Mondays")
    assert visitor.at("h1").inner_text().startswith("Figures:")
    assert "area=northvale" in visitor.page.url
    # And they may call it otherwise, and take it away
    visitor.open("/figures/views/")
    visitor.page.get_by_label("New name of Northvale on Mondays").fill("Northvale, weekly")
    visitor.page.get_by_role("button", name="Rename").click()
    visitor.check_page()
    assert visitor.page.get_by_role("link", name="Northvale, weekly").is_visible()
    visitor.page.get_by_role("button", name="Take away").click()
    assert visitor.check_page().sees("None yet.")
