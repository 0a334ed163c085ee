"""What partners decided on the PPNs of a period, and on those that had to be asked for (R32)."""

from __future__ import annotations

from childtonotice.casework.govuk.numbers import name_many
from childtonotice.casework.lists.ppn_facts import ANSWERS, LED_TO_NOTHING, PpnFact
from childtonotice.casework.reports.figures.grades import ppns_of
from childtonotice.casework.reports.grouped import say_part
from childtonotice.casework.reports.ppn_cases import code_answer
from childtonotice.casework.reports.ppn_cells import count_ppn_cell, share_ppn_cell
from childtonotice.casework.reports.values import NOT_RECORDED, Cell, Figure, Row, Shape
from childtonotice.casework.reports.view import View


def count_answers(view: View) -> Figure:
    """What did partners decide on the PPNs of the period, and on those of them that were asked for? The last decision.

    The guard against asking for too much, as partners see it. PPNs submitted in the period on which a partner decided;
    area and team narrow them.
    """
    word, found = view.force.ppn_word, [ppn for ppn in ppns_of(view) if ppn.answer]
    title, columns = "What partners decided", (f"{name_many(word)}", "Share", "Asked for", "Share of these")
    if not found and "answered" not in view.force.fed_steps:
        return Figure("partner-answers", title, NOT_RECORDED, columns)
    asked = [ppn for ppn in found if ppn.asked]
    rows = tuple(_row(view, answer, label, found, asked) for answer, label in ANSWERS.items())
    of_asked = count_ppn_cell(view, len(asked), code_answer("", asked=True))
    total = Row("All", (count_ppn_cell(view, len(found), code_answer("")), Cell(""), of_asked, Cell("")))
    nothing = sum(ppn.answer in LED_TO_NOTHING for ppn in found)
    told = say_part(
        view, nothing, len(found), word, "Of {of} that a partner decided on {part} led to nothing",
        f"Too few {name_many(word)} were decided on by a partner to say a share.",
    )  # fmt: skip
    return Figure("partner-answers", title, told, columns, rows, total, shape=Shape.SHARES, drawn=1, first="Decision")


def _row(view: View, answer: str, label: str, found: list[PpnFact], asked: list[PpnFact]) -> Row:
    cells: list[Cell] = []
    for of, code in ((found, code_answer(answer)), (asked, code_answer(answer, asked=True))):
        part = sum(ppn.answer == answer for ppn in of)
        cells += [count_ppn_cell(view, part, code), share_ppn_cell(view, part, len(of), code)]
    return Row(label, tuple(cells), answer)
