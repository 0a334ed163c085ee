"""Papers of a force that has little or nothing: no false all-clear, no empty page, no line through two weeks (R17)."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta

import docx
import pytest

from childtonotice.casework.access import reader_of
from childtonotice.casework.figure_codes import Narrowing
from childtonotice.casework.models import Item, Role, Run, Sample, User
from childtonotice.casework.reports.catalogue import compute
from childtonotice.casework.reports.papers.asked import Asked
from childtonotice.casework.reports.papers.blocks import says_nothing, show_figure
from childtonotice.casework.reports.papers.document import Grid, Heading, NewPage, Paper, Room, Words
from childtonotice.casework.reports.papers.kinds import make_paper, write_paper
from childtonotice.casework.reports.papers.pdf import source_of
from childtonotice.casework.reports.values import Cell, Figure, Row, Shape
from childtonotice.casework.reports.view import open_view
from tests.agree.simulated_year import make_user
from tests.web.test_papers import paper_of, words_of

pytestmark = pytest.mark.shown


def red_words(paper: Paper) -> list[str]:
    return [block.words for block in paper.blocks if isinstance(block, Words) and block.red]


def test_before_the_first_list_the_daily_sheet_is_no_all_clear(db: None, now: datetime) -> None:
    paper = paper_of(make_user("first", Role.COORDINATOR), "daily", now)
    assert red_words(paper) == ["No list has come yet. Nothing was screened: this sheet is not an all-clear."]
    assert not [words for words in words_of(paper) if "has been read" in words]


def test_a_late_file_stands_above_the_daily_sheet_as_above_the_pages(users: dict[str, User], now: datetime) -> None:
    late = red_words(paper_of(users["coordinator"], "daily", now + timedelta(days=1)))[0]
    assert late.startswith("Thursday's file has not come. This list ends")
    assert not [words for words in red_words(paper_of(users["coordinator"], "daily", now)) if "file" in words]


def test_where_nothing_was_screened_no_day_is_named_as_its_begin(db: None, now: datetime) -> None:
    asked = Asked(date(2026, 3, 1), date(2026, 3, 11))
    told = list(words_of(paper_of(make_user("first", Role.COORDINATOR), "monthly", now, asked)))
    assert not [words for words in told if words.startswith("Screening began")]
    assert "0" not in told  # a page of noughts would hide that there is nothing


def test_a_table_of_noughts_is_left_out_and_one_of_hidden_counts_is_not() -> None:
    def bars(*cells: Cell) -> Figure:
        return Figure("x", "X", "Said.", ("Items", "Share"), (Row("Here", cells),), shape=Shape.TABLE)

    nought, hidden = bars(Cell("0", 0), Cell("none yet")), bars(Cell("fewer than 5"), Cell("not shown"))
    assert says_nothing(nought)
    assert not says_nothing(hidden)
    assert [any(isinstance(block, Grid) for block in show_figure(figure)) for figure in (nought, hidden)] == [
        False,
        True,
    ]
    # Nobody is asked to write about a number that is not there; what is hidden may be worth a word.
    asked = [[*show_figure(figure, prompt="why?")][-1] for figure in (nought, hidden)]
    assert [isinstance(block, Room) for block in asked] == [False, True]


def test_two_weeks_are_told_and_not_drawn_as_a_trend(users: dict[str, User], now: datetime) -> None:
    figure = compute(
        "control-missed",
        open_view(reader_of(users["coordinator"], now), Narrowing(date(2026, 2, 1), date(2026, 3, 11)), now),
    )
    assert figure.sentence == "Too few weeks to tell a change from chance."
    assert figure.shape is Shape.TABLE


def test_the_method_says_how_much_of_the_sample_was_read(users: dict[str, User], now: datetime) -> None:
    def method() -> str:
        paper = make_paper(
            reader_of(users["coordinator"], now), "evaluation", Asked(date(2026, 3, 1), date(2026, 3, 11)), now
        )
        return next(words for words in words_of(paper) if "sample" in words.lower())

    Sample.objects.all().delete()
    assert method() == "No sample of what was not listed was drawn in this period."
    for number in range(6):
        done = {"answer": "no-child", "words": "x", "answered_by": users["sergeant"], "answered_at": now}
        Sample.objects.create(
            run=Run.objects.get(), stratum="unlisted", stratum_size=9, incident_id=f"S{number}",
            reported_at=datetime(2026, 3, 5, tzinfo=UTC), **(done if number < 2 else {}),
        )  # fmt: skip
    assert method().endswith("2 of 6 drawn in this period have been read.")


def test_what_follows_a_break_begins_a_page_and_the_break_takes_none() -> None:
    grid = Grid("Areas", ("Area", "Items"), (("Northvale", "3"), ("Southmoor", "4")))
    blocks = (grid, Words("As it stands now.", small=True), Room("why?"), NewPage(), Heading("Next"))
    paper = Paper("A paper", "", "", "", "2026-03-11", blocks)
    book = docx.Document(io.BytesIO(write_paper(paper, "docx")))
    assert not book.element.xpath("//w:br[@w:type='page']")
    assert next(line for line in book.paragraphs if line.text == "Next").paragraph_format.page_break_before
    kept = [cell.paragraphs[0].paragraph_format.keep_with_next for row in book.tables[0].rows for cell in row.cells]
    assert kept == [True] * 6
    assert book.tables[1].rows[0]._tr.xpath(".//w:cantSplit")
    source = list(source_of(paper))
    assert any("kept: true" in line for line in source)
    assert '#kept(small-line("As it stands now."))' in source


def test_an_empty_force_still_has_each_paper(users: dict[str, User], now: datetime) -> None:
    Item.objects.update(restricted=False)
    for kind in ("daily", "monthly", "evaluation"):
        assert write_paper(paper_of(users["coordinator"], kind, now, Asked(date(2024, 1, 1), date(2024, 1, 2))), "pdf")
