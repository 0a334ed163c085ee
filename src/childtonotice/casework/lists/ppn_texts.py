"""The text of a PPN with its marks: what may answer a heading, risk words, and wording that blames a child."""

from __future__ import annotations

from childtonotice.casework.aware import TITLES, find_places
from childtonotice.casework.lists.item_values import Part
from childtonotice.casework.lists.log_parts import split_parts
from childtonotice.screening.text.saying import read_risks

KINDS = ("risk", "blame")


def mark_text(narrative: str) -> tuple[Part, ...]:
    """The text in parts, each plain or marked; joined they hold every word of it."""
    marks = [(said.kind, said.start, said.end, said.label, 0) for said in read_risks(narrative) if said.kind in KINDS]
    marks += [("heading", start, end, TITLES[code], 0) for code, start, end in find_places(narrative)]
    return split_parts(narrative, marks)
