"""A performance manager reads the list at 07:00 and decides."""

from __future__ import annotations

from tests.browser.visitor import Visitor


def test_a_manager_signs_in_and_sees_the_list(visitor: Visitor) -> None:
    # Given a manager of one area, when they sign in
    visitor.sign_in("joan.hall")
    # Then they stand before their list, with what to read first on top
    assert "Northvale: " in visitor.at("h1").inner_text()
    assert visitor.at(".app-row").first.locator(".app-band").inner_text() == "Read first"


def test_ten_rows_and_the_filters_fit_the_screen(visitor: Visitor) -> None:
    # pages.md 1: 1366 by 650 inside the browser
    visitor.sign_in("joan.hall")
    tenth = visitor.at(".app-row").nth(9).bounding_box()
    assert tenth is not None
    assert tenth["y"] + tenth["height"] <= 650
    assert visitor.at(".app-filters").is_visible()
