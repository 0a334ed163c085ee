"""The board looks at the figures of a week."""

from __future__ import annotations

from tests.browser.visitor import Visitor


def test_the_board_begins_with_the_figures_and_chooses_a_week(visitor: Visitor) -> None:
    # Given a member of the board, who signs in
    visitor.sign_in("lena.frost")
    # Then the figures of the last week come first, and no small number shows
    assert visitor.sees("What became of what was reported")
    assert visitor.sees("fewer than 5")
    # When they choose another week
    visitor.page.get_by_label("Week").select_option(index=1)
    visitor.press("Show this week")
    # Then its days stand in the heading
    assert visitor.at("h1").inner_text().startswith("Figures: Monday")
