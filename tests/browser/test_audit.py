"""An auditor narrows the log and checks the whole of it."""

from __future__ import annotations

from tests.browser.visitor import Visitor


def test_an_auditor_narrows_and_checks_the_log(visitor: Visitor) -> None:
    # Given an auditor, who begins with the log
    visitor.sign_in("theo.blake")
    assert visitor.at("h1").inner_text() == "Audit log"
    # When they narrow it to roles that were given
    visitor.page.get_by_label("Did what begins with").fill("grant")
    visitor.press("Narrow")
    # Then only those rows are there
    assert set(visitor.at("tbody tr td:nth-child(4)").all_inner_texts()) == {"grant.give"}
    # When they check the whole log
    visitor.press("Check the whole log")
    # Then the page says that it is whole
    assert visitor.sees("Checked the whole log. The chain is whole")
