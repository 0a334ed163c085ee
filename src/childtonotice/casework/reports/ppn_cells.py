"""Numbers of PPNs as cells: they open PPNs, for whoever checks PPNs, where other numbers open items."""

from __future__ import annotations

from dataclasses import replace

from childtonotice.casework.access import may
from childtonotice.casework.figure_codes import Narrowing
from childtonotice.casework.matrix import Verb
from childtonotice.casework.reports.values import Cell
from childtonotice.casework.reports.view import View


def count_ppn_cell(view: View, count: int, what: str, **codes: str) -> Cell:
    """A count of PPNs, as this reader may know it; ``what`` opens them."""
    return replace(view.number(count), cases=ppn_cases(view, what, **codes) if view.sight.see(count) else "")


def share_ppn_cell(view: View, part: int, of: int, what: str, **codes: str) -> Cell:
    """A share of PPNs, as this reader may know it; ``what`` opens those that are the part."""
    cell = view.share(part, of)
    return replace(cell, cases=ppn_cases(view, what, **codes) if part and cell.number is not None else "")


def ppn_cases(view: View, what: str, **codes: str) -> str:
    """The codes that open the PPNs behind a number; empty for whoever may open none."""
    asked = Narrowing(view.asked.start, view.asked.end, area=view.asked.area, team=view.asked.team)
    return asked.having(what=what, **codes).query if may(view.reader, Verb.ASSESS) else ""
