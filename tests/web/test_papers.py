"""Papers: the same figures as the pages, no names, small counts hidden, one page where one is promised, recorded."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import docx
import pytest

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.figure_codes import Narrowing
from childtonotice.casework.lists.overnight import last_night, overnight
from childtonotice.casework.models import AuditEvent, Item, User
from childtonotice.casework.reports.catalogue import compute
from childtonotice.casework.reports.papers.asked import Asked
from childtonotice.casework.reports.papers.document import Chart, Grid, Heading, Paper, Points, Room, Words
from childtonotice.casework.reports.papers.kinds import KINDS, kinds_for, make_paper, write_paper
from childtonotice.casework.reports.papers.monthly import PARTS
from childtonotice.casework.reports.papers.pdf import source_of
from childtonotice.casework.reports.papers.take import take_paper
from childtonotice.casework.reports.view import open_view
from tests.web import answers

pytestmark = pytest.mark.shown

WEEK = (date(2026, 3, 4), date(2026, 3, 11))
ASKED = Asked(*WEEK, draw=3)


def paper_of(user: User, kind: str, now: datetime, asked: Asked = ASKED) -> Paper:
    return make_paper(reader_of(user, now), kind, asked, now)


def words_of(paper: Paper) -> Iterator[str]:
    for block in paper.blocks:
        if isinstance(block, Words | Heading):
            yield block.words
        if isinstance(block, Points):
            yield from block.items
        if isinstance(block, Room):
            yield block.prompt
        if isinstance(block, Grid):
            yield from (cell for row in (block.head, *block.rows) for cell in row)


@pytest.fixture
def decided(users: dict[str, User], item: Item, now: datetime) -> Item:
    """The first item, decided: a PPN is needed."""
    answers.save(users["manager"], item, answers.NEEDED, now)
    return item


@pytest.mark.parametrize("kind", [kind.code for kind in KINDS])
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_each_paper_is_written_in_both_forms_and_recorded(
    users: dict[str, User], decided: Item, now: datetime, kind: str, form: str
) -> None:
    content = take_paper(reader_of(users["coordinator"], now), kind, form, ASKED, now)
    assert content.startswith(b"PK" if form == "docx" else b"%PDF-1.7")
    entry = AuditEvent.objects.get(verb="paper.export")
    assert entry.subject == f"paper:{kind}"
    assert f'"form":"{form}"' in entry.details
    if kind == "inspection":
        assert decided.number in entry.details


@pytest.mark.parametrize("kind", [kind.code for kind in KINDS])
def test_no_paper_names_anybody_who_came_to_notice(
    users: dict[str, User], decided: Item, now: datetime, kind: str
) -> None:
    told = " ".join(words_of(paper_of(users["coordinator"], kind, now)))
    assert not [name for name in ("Ellie", "Marek", "Sarah", "14 Tanner") if name in told]


def test_the_month_says_the_figures_of_the_page_cell_by_cell(
    users: dict[str, User], decided: Item, now: datetime
) -> None:
    reader = reader_of(users["board"], now)
    told = set(words_of(make_paper(reader, "monthly", ASKED, now)))
    view = open_view(reader, Narrowing(*WEEK), now)
    for code in (code for _, figures in PARTS for code, _ in figures):
        figure = compute(code, view)
        assert figure.sentence in told
        if len(figure.columns) <= 8:
            assert {cell.words for row in figure.rows for cell in row.cells} <= told, code
    assert "fewer than 5" in told


def test_every_figure_has_room_or_a_reason_and_the_paper_explains_itself(users: dict[str, User], now: datetime) -> None:
    told = list(words_of(paper_of(users["board"], "monthly", now)))
    assert "How to read this" in told
    assert any("rounded up or down to a five" in words for words in told)
    exact = list(words_of(paper_of(users["coordinator"], "monthly", now)))
    assert not any("rounded up or down to a five" in words for words in exact)


def test_the_evaluation_has_every_part_that_a_board_asks_for(users: dict[str, User], now: datetime) -> None:
    paper = paper_of(users["board"], "evaluation", now, Asked())
    parts = [block.words for block in paper.blocks if isinstance(block, Heading) and block.level == 1]
    assert parts == [
        "Summary", "Aims", "Method", "Coverage", "Findings", "Did it work?", "Themes", "Grading", "Workload",
        "What it costs to ask", "Are children treated alike?", "Learning", "Limits", "Next review",
    ]  # fmt: skip


def test_too_little_is_said_to_be_too_little(users: dict[str, User], now: datetime) -> None:
    told = " ".join(words_of(paper_of(users["board"], "monthly", now, Asked(date(2025, 1, 1), date(2025, 1, 31)))))
    assert "Too little has been decided in this period to say a rate." in told
    assert "%" not in told.replace("95%", "")


def test_a_night_is_from_the_end_of_the_last_working_day(db: None, now: datetime) -> None:
    monday = datetime(2026, 3, 9, 7, 0, tzinfo=now.tzinfo)
    start, end = last_night(monday)
    assert (f"{start:%a %H:%M}", f"{end:%a %H:%M}") == ("Fri 18:00", "Mon 08:00")
    assert f"{last_night(now)[0]:%a %H:%M}" == "Tue 18:00"


def test_the_daily_sheet_shows_the_night_the_missed_and_the_overdue(
    users: dict[str, User], decided: Item, now: datetime
) -> None:
    Item.objects.filter(incident_id="EX-1002").update(priority=1, reported_at=now - timedelta(hours=6))
    later = now + timedelta(days=2)
    found = overnight(reader_of(users["manager"], now), now)
    assert [row.reference for row in found.night if row.reference == "EX-1002"]
    assert found.missed["northvale"] == 1
    late = overnight(reader_of(users["manager"], later), later)
    assert [row.reference for row in late.overdue] == ["EX-1001"]
    assert late.overdue[0].late.endswith("late")
    assert late.unread["northvale"].total() > 0
    other = paper_of(users["other"], "daily", now)
    assert not [words for words in words_of(other) if words.startswith("EX-100")]


def test_the_daily_sheet_stays_on_one_page_however_bad_the_night(users: dict[str, User], now: datetime) -> None:
    one = Item.objects.get(incident_id="EX-1001")
    for place in range(60):
        one.pk, one.incident_id, one.number = None, f"EX-9{place:03}", f"MANY{place:04}"
        one.priority, one.reported_at, one.why = 1, now - timedelta(hours=3), "Girl 4 and boy 7 upstairs. " * 3
        one.save()
    content = write_paper(paper_of(users["coordinator"], "daily", now), "pdf")
    assert re.findall(rb"/Type/Pages/Count (\d+)|/Count (\d+)", content)[0] in ((b"1", b""), (b"", b"1"))
    assert "And 46 more, on the lists." in list(words_of(paper_of(users["coordinator"], "daily", now)))


def test_a_pack_can_be_made_again_and_shows_what_was_added(
    users: dict[str, User], decided: Item, now: datetime
) -> None:
    later = now + timedelta(days=3)
    first, again = (digests(paper_of(users["coordinator"], "inspection", at)) for at in (now, later))
    assert first == again
    answers.save(users["coordinator"], Item.objects.get(incident_id="EX-1002"), answers.NOT_NEEDED, now)
    assert digests(paper_of(users["coordinator"], "inspection", later))["EX-1001"] == first["EX-1001"]
    Item.objects.filter(pk=decided.pk).update(reasons=["Something else."])
    assert digests(paper_of(users["coordinator"], "inspection", later))["EX-1001"] != first["EX-1001"]


def digests(paper: Paper) -> dict[str, str]:
    last = [block for block in paper.blocks if isinstance(block, Grid)][-1]
    return {row[0]: row[2] for row in last.rows if row[1] == "case"}


def test_a_pack_says_who_decided_and_why_and_a_case_of_others_is_not_there(
    users: dict[str, User], decided: Item, now: datetime
) -> None:
    told = " ".join(words_of(paper_of(users["coordinator"], "inspection", now, Asked(numbers=(decided.number,)))))
    assert "Joan Hall" in told
    assert "PPN needed." in told
    with pytest.raises(NotFound):
        paper_of(users["other"], "inspection", now, Asked(numbers=(decided.number,)))


def test_who_has_no_right_has_no_paper(users: dict[str, User], now: datetime) -> None:
    assert [kind.code for kind in kinds_for(reader_of(users["board"], now))] == ["monthly", "evaluation"]
    assert kinds_for(reader_of(users["officer"], now)) == ()
    for kind in ("daily", "inspection", "nothing"):
        with pytest.raises(NotFound):
            paper_of(users["board"], kind, now)


@pytest.mark.parametrize("kind", ["daily", "monthly", "evaluation", "inspection"])
def test_a_paper_of_an_area_of_others_is_not_there(
    users: dict[str, User], decided: Item, now: datetime, kind: str
) -> None:
    with pytest.raises(NotFound):
        paper_of(users["manager"], kind, now, Asked(*WEEK, area="southmoor", draw=3))


def open_docx(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def test_a_word_paper_has_real_styles_repeated_heads_and_words_for_pictures(
    users: dict[str, User], decided: Item, now: datetime
) -> None:
    book = open_docx(write_paper(paper_of(users["coordinator"], "monthly", now), "docx"))
    assert {"Title", "Heading 1", "Heading 2", "Key sentence"} <= {line.style.name for line in book.paragraphs}
    assert book.core_properties.language == "en-GB"
    heads = [table for table in book.tables if table.style.name == "Figures"]
    assert heads
    assert all(table.rows[0]._tr.xpath(".//w:tblHeader") for table in heads)
    pictures = book.element.xpath("//wp:docPr")
    assert pictures
    assert all(len(picture.get("descr")) > 20 for picture in pictures)
    assert "OFFICIAL-SENSITIVE" in book.sections[0].header.paragraphs[0].text


def test_a_pdf_is_tagged_and_says_its_language(users: dict[str, User], decided: Item, now: datetime) -> None:
    paper = paper_of(users["coordinator"], "monthly", now)
    content = write_paper(paper, "pdf")
    assert b"/StructTreeRoot" in content
    assert b"/Lang(en-GB)" in content
    assert b"pdfuaid" in content
    assert b"/DisplayDocTitle true" in content
    # Each chart has its words, each column its heading, and each heading stands in the outline.
    charts = [block for block in paper.blocks if isinstance(block, Chart)]
    assert charts
    assert len(re.findall(rb"/S/Figure", content)) == len(re.findall(rb"/Alt", content)) == len(charts)
    columns = sum(len(block.head) for block in paper.blocks if isinstance(block, Grid))
    assert len(re.findall(rb"/S/TH\b", content)) == len(re.findall(rb"/Scope/Column", content)) == columns
    headings = [block.words.encode() for block in paper.blocks if isinstance(block, Heading)]
    assert sorted(re.findall(rb"/Title\(([^)]*)\)/Dest", content)) == sorted(headings)


def test_what_was_never_screened_is_said_before_any_number(users: dict[str, User], now: datetime) -> None:
    # R17: a quiet paper is no all-clear. A year before nothing was screened, and of the month of the list only part.
    for start, said in ((date(2025, 3, 1), "No list had come by then"), (date(2026, 2, 1), "The first list came on")):
        asked = Asked(start, start + timedelta(days=50))
        for kind in ("monthly", "evaluation"):
            points = next(block for block in paper_of(users["coordinator"], kind, now, asked).blocks
                          if isinstance(block, Points))  # fmt: skip
            assert points.items[0].startswith(said), kind


def test_a_short_table_stands_whole_and_keeps_the_room_to_write() -> None:
    grid, room = Grid("Areas", ("Area", "Items"), (("Northvale", "3"),)), Room("why?")
    paper = Paper("A paper", "", "", "", "2026-03-11", (grid, Heading("Next"), grid, room))
    kept = [line for line in source_of(paper) if line.startswith("#grid-of")]
    assert ["kept: true" in line for line in kept] == [False, True]


def test_a_sentence_alone_under_its_heading_does_not_hold_on_to_the_next_heading() -> None:
    """Else heading after heading would go to the next page together, or be parted from what they say."""
    alone, leading = Words("Nothing.", strong=True), Words("Much.", strong=True)
    blocks = (Heading("One", 2), alone, Heading("Two", 2), leading, Grid("", ("Area",), (("Northvale",),)))
    paper = Paper("A paper", "", "", "", "2026-03-11", blocks)
    book = docx.Document(io.BytesIO(write_paper(paper, "docx")))
    kept = {line.text: line.paragraph_format.keep_with_next for line in book.paragraphs}
    assert (kept["Nothing."], kept["Much."]) == (False, True)
    assert [line.endswith("leads: false)") for line in source_of(paper) if line.startswith("#strong")] == [True, False]
