"""A coordinator takes a paper for the board, and is told what is missing before an inspection pack is made."""

from __future__ import annotations

import re
from pathlib import Path

from tests.browser.visitor import Visitor


def test_a_paper_is_taken_and_a_pack_asks_for_its_cases(visitor: Visitor, tmp_path: Path) -> None:
    # Given a coordinator who looks for a paper
    visitor.sign_in("abel.kerr").open("/areas/").follow("Papers")
    assert visitor.sees("Monthly performance report")
    # When they ask for a pack and name no case
    visitor.page.get_by_role("button", name=re.compile("PDF.*inspection pack")).click()
    # Then the page says what it needs
    visitor.check_page()
    assert visitor.sees("Name the cases by our numbers, or say how many to draw")
    # When they take the daily sheet
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("button", name=re.compile("PDF.*daily management sheet")).click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    # Then they have it
    assert file.read_bytes().startswith(b"%PDF")
