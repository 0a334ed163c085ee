"""The frame of papers: nothing in a text is a command, charts carry their text, tables stay whole."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from childtonotice.casework.reports.papers.charts import draw
from childtonotice.casework.reports.papers.document import Grid, Heading, NewPage, Paper, Points, Room, Words, clean
from childtonotice.casework.reports.papers.pdf import say, write_pdf
from childtonotice.casework.reports.papers.word import write_docx
from childtonotice.casework.reports.values import Cell, Figure, Row, Shape

HOSTILE = '#set page(fill: red) *b* _i_ $x$ `c` @ref <l> \\ " ] } #include "/etc/passwd" \u202e\x00\x07\b\f\x1b\ufffe'
PAPER = Paper("A paper", "Of a week", "OFFICIAL-SENSITIVE", "For nobody", "2026-03-11", (Heading("Part"),))
ROWS = tuple(
    Row(f"Area {n}", (Cell(f"{n}", float(n)), Cell(f"{n}% (1% to 9%)", n / 100, 0.01, 0.09))) for n in range(1, 6)
)
FIGURE = Figure("x", "A figure", "It shows five areas.", ("Items", "Share"), ROWS, first="Area")


def test_words_are_never_commands() -> None:
    paper = replace(PAPER, blocks=(Heading(HOSTILE), Words(HOSTILE), Points((HOSTILE,)),
                                   Grid(HOSTILE, (HOSTILE,), ((HOSTILE,),)), Room(HOSTILE)))  # fmt: skip
    assert write_pdf(paper).startswith(b"%PDF")
    told = "\n".join(line.text for line in docx.Document(io.BytesIO(write_docx(paper))).paragraphs)
    assert clean(HOSTILE) in told


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_a_text_stays_one_text_of_the_typesetting_language(words: str) -> None:
    told = say(words)
    assert told.startswith('"')
    assert told.endswith('"')
    assert '"' not in told[1:-1].replace("\\\\", "").replace('\\"', "")
    assert "\n" not in told
    assert "\\u" not in told.replace("\\\\", "")


@pytest.mark.parametrize(
    "shape", [Shape.BARS, Shape.SHARES, Shape.TREND, Shape.HEAT, Shape.MATRIX], ids=lambda s: s.value
)
def test_a_chart_carries_its_text_and_says_it_in_words(shape: Shape) -> None:
    chart = draw(replace(FIGURE, shape=shape, drawn=1))
    assert chart is not None
    assert "Area 3" in chart.svg
    assert "A figure" in chart.told
    blank = tuple(replace(row, label=" " * place) for place, row in enumerate(ROWS))
    without = draw(replace(FIGURE, shape=shape, drawn=1, rows=blank))
    assert without is not None
    assert len(chart.png) > len(without.png), "the font was not found: a chart without text"


def test_a_control_chart_shows_its_limits_and_says_which_week_signals() -> None:
    weeks = [(0.10, ""), (0.11, ""), (0.31, "outside the limits"), (0.12, "")]
    rows = tuple(
        Row(f"{n} Mar", (Cell(f"{share:.0%}", share), Cell("", 0.11, 0.02, 0.2), Cell(signal)), f"0.2026-03-{n:02}")
        for n, (share, signal) in enumerate(weeks, 1)
    )
    columns = ("Missed rate", "Mean and limits", "Signal")
    chart = draw(replace(FIGURE, shape=Shape.CONTROL, drawn=0, columns=columns, rows=rows))
    assert chart is not None
    assert "3 Mar: 31% (outside the limits); 4 Mar: 12%." in chart.told
    assert chart.svg.count('stroke-dasharray="4,3"') == 2


def test_what_may_not_be_shown_is_not_drawn() -> None:
    hidden = tuple(replace(row, cells=(Cell("fewer than 5"), Cell("not shown"))) for row in ROWS)
    assert draw(replace(FIGURE, shape=Shape.BARS, rows=hidden)) is None
    some = draw(replace(FIGURE, shape=Shape.BARS, rows=(hidden[0], *ROWS[1:])))
    assert some is not None
    assert "Area 1" not in some.svg
    assert "Area 1: fewer than 5" in some.told


def test_a_long_table_breaks_over_pages_with_its_head_repeated() -> None:
    rows = tuple((f"Row {n}", str(n)) for n in range(150))
    paper = replace(PAPER, blocks=(*PAPER.blocks, Grid("Long", ("What", "How many"), rows), NewPage(), Words("End")))
    assert b"/Count 4" in write_pdf(paper) or b"/Count 5" in write_pdf(paper)
    table = docx.Document(io.BytesIO(write_docx(paper))).tables[0]
    assert len(table.rows) == 151
    assert table.rows[0]._tr.xpath(".//w:tblHeader")
