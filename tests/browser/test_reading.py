"""A performance manager reads the list at 07:00."""

from __future__ import annotations

from childtonotice.casework.models import Item
from tests.browser.visitor import Visitor

OTHER_PAGES = (
    "/lists/northvale/left-out/",
    "/lists/northvale/covered-by-name/",
    "/lists/unknown/to-read/",
    "/requests/",
    "/runs/",
    "/notices/",
    "/lists/northvale/hand-over/",
    "/waiting/",
    "/load/",
    "/account/",
    "/account/password/",
    "/account/second-factor/",
    "/items/NOTTHERE/",
)


def test_a_manager_signs_in_and_sees_what_to_read_first(visitor: Visitor) -> None:
    # Given a manager of one area, when they sign in
    visitor.sign_in("joan.hall")
    # Then they stand before their list, with what to read first on top
    assert visitor.at("h1").inner_text() == "Northvale: 14 to read"
    assert visitor.at(".app-row").first.locator(".app-band").inner_text() == "Read first"
    # And ten rows and the filters fit 1366 by 650 pixels, banner and all (pages 1)
    tenth = visitor.at(".app-row").nth(9).bounding_box()
    assert tenth is not None
    assert tenth["y"] + tenth["height"] <= 650
    assert visitor.at(".app-filters").is_visible()
    assert visitor.at(".app-banner").is_visible()


def test_a_filter_changes_the_list_without_leaving_the_page(visitor: Visitor) -> None:
    visitor.sign_in("joan.hall")
    # When the manager narrows the list to what was found by name
    visitor.at("#filter-found_by").select_option("linked")
    visitor.check_page()
    # Then the list shrinks in place and the address says so, by code alone
    assert visitor.at(".app-row").count() < 14
    assert "found_by=linked" in visitor.page.url
    # And when nothing matches, the way back is there
    visitor.at("#filter-grade").select_option("scheduled")
    visitor.at("#filter-status").select_option("part-covered")
    visitor.check_page()
    visitor.follow("Clear filters")
    assert visitor.at(".app-row").count() == 14


def test_the_item_shows_what_decides_on_its_first_screen(visitor: Visitor) -> None:
    # Given a manager on their list, when they review the next item
    visitor.sign_in("joan.hall").press("Review next")
    # Then why, every child, the first evidence and the five decisions are on the first screen (pages 9)
    for selector in (
        ".app-why",
        ".app-child >> nth=2",
        ".app-mark--child >> nth=0",
        "#decision-same-incident",
        "#words",
    ):
        box = visitor.at(selector).bounding_box()
        assert box is not None, selector
        assert box["y"] + box["height"] <= 650, selector
    assert visitor.at("[data-key=save]").is_visible()


def test_every_other_page_reads_well_too(visitor: Visitor) -> None:
    # The visitor checks each page for faults, console errors and sideways scroll by itself
    visitor.sign_in("joan.hall")
    number = Item.objects.get(incident_id="EX-1002").number
    for address in (f"/items/{number}/", *OTHER_PAGES):
        visitor.open(address)
    visitor.open("/runs/").at(".app-table a").first.click()
    visitor.check_page()
    assert visitor.sees("What came in")


def test_the_auditor_sees_a_whole_chain(visitor: Visitor) -> None:
    visitor.sign_in("theo.blake")
    assert visitor.sees("The chain is whole")
