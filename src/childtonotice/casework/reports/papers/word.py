"""A paper as a Word document: real styles, repeated table headings, words for every picture, room to write in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import singledispatch
from typing import Any

from childtonotice.casework.reports.papers.document import (
    Block,
    Chart,
    Grid,
    Heading,
    NewPage,
    Paper,
    Points,
    Room,
    Words,
    clean,
    leads_on,
    leads_to_room,
)
from childtonotice.casework.reports.papers.word_styles import (
    SMALL,
    WARNING,
    add_page_number,
    keep_whole,
    keep_with_next,
    lead_to,
    make_styles,
    rule_below,
    set_alternative,
    set_up_page,
    shade,
)

AUTHOR = "Child to Notice"
# A table of so many rows is not parted by the end of a page.
SHORT = 16


def write_docx(paper: Paper) -> bytes:
    """The paper as a .docx, in which an author writes on."""
    from docx import Document  # takes a moment to load, and only papers need it

    book = Document()
    _describe(book, paper)
    make_styles(book, dense=paper.dense)
    set_up_page(book.sections[0], wide=paper.wide, dense=paper.dense)
    _frame(book, paper)
    book.add_paragraph(clean(paper.title), style="Title")
    book.add_paragraph(clean(paper.subtitle), style="Subtitle")
    for at, block in enumerate(paper.blocks):
        kept = leads_to_room(paper.blocks[at + 1 : at + 3])
        if isinstance(block, Grid):
            _grid(block, book, kept=kept)
            continue
        put(block, book)
        if isinstance(block, Words) and (kept or block.strong):
            # A sentence that stands alone under its heading holds on to nothing: the next heading may turn the page.
            book.paragraphs[-1].paragraph_format.keep_with_next = kept or leads_on(paper.blocks[at + 1 : at + 2])
        if at and isinstance(paper.blocks[at - 1], NewPage):
            # A break of its own would leave an empty page where the one before it is full to the last line.
            book.paragraphs[-1].paragraph_format.page_break_before = True
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _describe(book: Any, paper: Paper) -> None:
    told = book.core_properties
    told.title, told.subject, told.author, told.language = clean(paper.title), clean(paper.subtitle), AUTHOR, "en-GB"
    told.category = paper.marking
    told.comments = clean(paper.made)
    told.created = told.modified = datetime.combine(date.fromisoformat(paper.date), time())


def _frame(book: Any, paper: Paper) -> None:
    """The marking at head and foot of every page, for whom it was made, and the page's number."""
    section = book.sections[0]
    head = section.header.paragraphs[0]
    head.style, head.text = book.styles["Marking"], paper.marking
    foot = section.footer.paragraphs[0]
    foot.style = book.styles["Footer"]
    foot.add_run(clean(f"{paper.made}   "))
    foot.add_run(paper.marking).bold = True
    foot.add_run("   Page ")
    add_page_number(foot, "PAGE")
    foot.add_run(" of ")
    add_page_number(foot, "NUMPAGES")


@singledispatch
def put(block: Block, _book: Any) -> None:
    """Put one block at the end of the document."""
    raise TypeError(type(block).__name__)


@put.register
def _heading(block: Heading, book: Any) -> None:
    book.add_paragraph(clean(block.words), style=f"Heading {block.level}")


@put.register
def _words(block: Words, book: Any) -> None:
    style = WARNING if block.red else "Key sentence" if block.strong else SMALL if block.small else "Normal"
    book.add_paragraph(clean(block.words), style=style)


@put.register
def _points(block: Points, book: Any) -> None:
    for item in block.items:
        book.add_paragraph(clean(item), style="List Bullet")


@put.register
def _new_page(_block: NewPage, _book: Any) -> None:
    """What follows is set on a new page; see write_docx."""


@put.register
def _room(block: Room, book: Any) -> None:
    table = book.add_table(rows=1, cols=1, style="Room to write")
    cell = table.cell(0, 0)
    cell.paragraphs[0].style = book.styles[SMALL]
    cell.paragraphs[0].text = clean(f"Your words: {block.prompt}")
    for _ in range(block.lines):
        cell.add_paragraph("", style="Normal")
    keep_whole(table.rows[0])
    set_alternative(table, "Room to write", clean(block.prompt))
    book.add_paragraph("", style=SMALL)


@put.register
def _chart(block: Chart, book: Any) -> None:
    if block.title:
        book.add_paragraph(clean(block.title), style="Caption")
    section = book.sections[0]
    wide = section.page_width - section.left_margin - section.right_margin
    line = book.add_paragraph()
    picture = line.add_run().add_picture(io.BytesIO(block.png), width=int(wide * block.wide))
    named = picture._inline.docPr
    named.set("descr", clean(block.told))
    named.set("title", clean(block.title))


def _grid(block: Grid, book: Any, *, kept: bool) -> None:
    """A table; a short one stands on one page, and ``kept`` keeps the author's box that follows it."""
    if block.title:
        book.add_paragraph(clean(block.title), style="Caption")
    table = book.add_table(rows=len(block.rows) + 1, cols=len(block.head), style="Figures")
    table.autofit = False
    set_alternative(table, clean(block.title or block.head[0]), clean(f"Columns: {', '.join(block.head)}."))
    lines = (block.head, *block.rows)
    style = book.styles["Cell small" if block.small else "Cell"]
    # A table's cells are looked up anew at every question: each row is asked for once.
    for at, (row, told) in enumerate(zip(table.rows, lines, strict=True)):
        strong = at == 0 or (block.total and at == len(block.rows))
        for place, (cell, said) in enumerate(zip(row.cells, told, strict=True)):
            _fill(cell, said, style, strong=strong, right=place in block.numbers)
            if address := block.address_of(at - 1, place) if at else "":
                lead_to(cell, address)
            if at == 0:
                shade(cell)
        rule_below(row, strong=strong, head=at == 0)
        if at == 0 or (len(block.rows) <= SHORT and (kept or at < len(block.rows))):
            keep_with_next(row)
    _set_widths(table, block, book.sections[0])
    book.add_paragraph("", style=SMALL).paragraph_format.keep_with_next = kept


def _fill(cell: Any, said: str, style: Any, *, strong: bool, right: bool) -> None:
    line = cell.paragraphs[0]
    line.style = style
    line.add_run(clean(said)).bold = strong
    if right:
        line.alignment = 2


def _set_widths(table: Any, block: Grid, section: Any) -> None:
    parts: Sequence[float] = block.widths or [1.0] * len(block.head)
    wide = section.page_width - section.left_margin - section.right_margin
    for column, part in zip(table.columns, parts, strict=True):
        column.width = int(wide * part / sum(parts))
    for row in table.rows:
        for cell, part in zip(row.cells, parts, strict=True):
            cell.width = int(wide * part / sum(parts))
