"""How a workbook is filled in: one screen, from the guidance that the pages show."""

from __future__ import annotations

from collections.abc import Iterator

from childtonotice.casework.excel.columns import WORKLIST, advisor_words, say
from childtonotice.casework.excel.keys import LASTS
from childtonotice.casework.guidance import guide_in_force
from childtonotice.casework.lists.sheet import Sheet

FROM_THE_PAGE = ("decision", "risk", "words", "school")


def how_to_lines(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """A title and a sentence or two for each step and each field."""
    yield "1. Read", f"One row an item on “{WORKLIST}”, one row a child on “Children”. Grey cells are facts and locked."
    yield (
        "2. Decide",
        "Fill in the white cells. Decision, reason and one sentence are enough for most. Leave a row empty to "
        "decide it later. Do not merge cells, and do not copy a row over another.",
    )
    yield (
        "3. Take it back",
        "On the page of the list choose “Excel”, then this file. You see what changes, what somebody decided "
        f"meanwhile and what is not allowed, before anything is saved. It can be taken back for {LASTS.days} days.",
    )
    for guide in map(guide_in_force, FROM_THE_PAGE):
        yield guide.title, say(" ".join(guide.sentences))
    yield "Ask or wait for", f"Advice is asked of: {advisor_words()}. If you wait: what for, and until when."
    yield "Another child", "A child who is not on the sheet is added on the item's page, where names are shown too."
    yield "A child in danger now", "Do not wait for this workbook: act, and record it on the item's page."
    if sheet.restricted:
        yield "Restricted", f"{sheet.restricted} of this list are read by named readers and are not in this workbook."
