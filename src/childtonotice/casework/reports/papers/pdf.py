"""A paper as PDF: tagged, with a title, a language and words for every picture, so that it can be read aloud."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import singledispatch
from pathlib import Path
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

FONTS = Path(__file__).parent / "fonts"
TEMPLATE = Path(__file__).parent / "paper.typ"
STANDARD = "ua-1"


def write_pdf(paper: Paper) -> bytes:
    """The paper as a tagged PDF, for reading aloud as for print (PDF/UA-1)."""
    import typst  # takes a moment to load, and only papers need it

    charts = {f"chart-{at}.svg": block.svg for at, block in enumerate(paper.blocks) if isinstance(block, Chart)}
    files = {"main": "\n".join(source_of(paper)).encode(), "paper.typ": TEMPLATE.read_bytes()}
    files |= {name: svg.encode() for name, svg in charts.items()}
    compile_files: Any = typst.compile  # its hints do not know that files may be handed over in memory
    made = compile_files(
        files, format="pdf", font_paths=[str(FONTS)], ignore_system_fonts=True, pdf_standards=[STANDARD]
    )
    return bytes(made)


def source_of(paper: Paper) -> Iterator[str]:
    """The paper in the typesetting language, line by line."""
    year, month, day = (int(part) for part in paper.date.split("-"))
    yield '#import "paper.typ": *'
    yield (
        f"#show: page-of.with(title: {say(paper.title)}, subtitle: {say(paper.subtitle)}, marking: "
        f"{say(paper.marking)}, made: {say(paper.made)}, date: datetime(year: {year}, month: {month}, day: {day}), "
        f"wide: {_flag(paper.wide)}, dense: {_flag(paper.dense)})"
    )
    for at, block in enumerate(paper.blocks):
        kept = leads_to_room(paper.blocks[at + 1 : at + 3])
        if isinstance(block, Chart):
            yield f'#picture("chart-{at}.svg", {_chart(block)})'
        elif isinstance(block, Grid):
            yield _grid(block, kept=kept)
        elif isinstance(block, Words) and kept:
            yield f"#kept({set_block(block)[1:]})"
        elif isinstance(block, Words) and (block.strong or block.red) and not leads_on(paper.blocks[at + 1 : at + 2]):
            # A sentence that stands alone under its heading holds on to nothing: the next heading may turn the page.
            yield f"{set_block(block)[:-1]}, leads: false)"
        else:
            yield set_block(block)


def say(words: str) -> str:
    """Words as a text of the typesetting language: nothing in them can be a command of it."""
    return json.dumps(clean(words), ensure_ascii=False)


def _flag(flag: bool) -> str:
    return "true" if flag else "false"


def _chart(chart: Chart) -> str:
    return f"{say(chart.title)}, {say(chart.told)}, {round(100 * chart.wide)}%"


@singledispatch
def set_block(block: Block) -> str:
    """One block of a paper in the typesetting language."""
    raise TypeError(type(block).__name__)


@set_block.register
def _heading(block: Heading) -> str:
    return f"#heading(level: {block.level}, {say(block.words)})"


@set_block.register
def _words(block: Words) -> str:
    kind = "red-line" if block.red else "strong-line" if block.strong else "small-line" if block.small else "line"
    return f"#{kind}({say(block.words)})"


@set_block.register
def _points(block: Points) -> str:
    return f"#points(({_list(block.items)}))"


@set_block.register
def _room(block: Room) -> str:
    return f"#room({say(block.prompt)}, {block.lines})"


@set_block.register
def _new_page(_block: NewPage) -> str:
    return "#pagebreak(weak: true)"


@set_block.register
def _grid(block: Grid, *, kept: bool = False) -> str:
    widths = block.widths or tuple([1.0] * len(block.head))
    columns = ", ".join(f"{width:g}fr" for width in widths)
    align = ", ".join("right" if place in block.numbers else "left" for place in range(len(block.head)))
    rows = ", ".join(f"({_row(block, at, row)})" for at, row in enumerate(block.rows))
    return (
        f"#grid-of({say(block.title)}, ({columns},), ({align},), ({_list(block.head)}), ({rows}{',' if rows else ''}), "
        f"total: {_flag(block.total)}, small: {_flag(block.small)}, "
        f"kept: {_flag(kept)})"
    )


def _row(block: Grid, at: int, row: tuple[str, ...]) -> str:
    """One line of a table; a number with cases behind it is a link to them."""
    cells = []
    for place, words in enumerate(row):
        address = block.address_of(at, place)
        cells.append(f"link({say(address)}, {say(words)})" if address else say(words))
    return "".join(f"{cell}, " for cell in cells)


def _list(items: tuple[str, ...]) -> str:
    return "".join(f"{say(item)}, " for item in items)
