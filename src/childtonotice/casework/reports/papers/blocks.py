"""A figure on paper: its heading, its sentence, its chart, its table, its note, and room for the author's words."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from childtonotice.casework.reports.papers.charts import draw
from childtonotice.casework.reports.papers.document import Block, Grid, Heading, Room, Words
from childtonotice.casework.reports.values import Figure, Row, Shape

# Tables of more columns say nothing on a page of paper; their chart and sentence do.
MOST_COLUMNS = 8
MOST_ROWS = 40
# Beyond this width cells would break into two lines each: they are set small.
WIDEST = 10


def show_figure(figure: Figure, *, prompt: str = "", table: bool = True, level: int = 2) -> Iterator[Block]:
    """Everything that a paper shows of one figure. ``prompt``: what the author is asked to write, where anything."""
    yield Heading(figure.title, level)
    yield Words(figure.sentence, strong=True)
    chart = draw(figure)
    if chart:
        yield chart
    if says_nothing(figure):
        pass  # its sentence says it; a page of noughts would only hide the others
    elif table and figure.rows and len(figure.columns) <= MOST_COLUMNS:
        yield lay_out(figure)  # its heading stands above already
    elif figure.shape is Shape.HEAT and figure.rows:
        whole = all(cell.number is not None for row in figure.rows for cell in row.cells)
        yield fold_hours(figure) if whole else Words("An hour without a number had fewer than 5.", small=True)
    if figure.note and figure.note != figure.sentence:
        yield Words(figure.note, small=True)
    if prompt and (chart or not says_nothing(figure)):
        yield Room(prompt)  # nobody is asked what lies behind a number that is not there


def says_nothing(figure: Figure) -> bool:
    """Whether a table would hold noughts alone. A hidden count is none: what is hidden may be anything under five."""
    rows = (*figure.rows, *((figure.total,) if figure.total else ()))
    return all(cell.number == 0 or cell.words in NOTHING for row in rows for cell in row.cells)


NOTHING = ("", "none", "none yet")


def lay_out(figure: Figure, *, title: str = "", columns: tuple[int, ...] = ()) -> Grid:
    """A figure's table; ``columns``: which of them, all where none is named."""
    chosen = columns or tuple(range(len(figure.columns)))
    shown = (*figure.rows[:MOST_ROWS], *((figure.total,) if figure.total is not None else ()))
    rows = tuple(_line(row, chosen) for row in shown)
    head = (figure.first, *(figure.columns[place] for place in chosen))
    widths = (_first_width(figure), *(_width_of(head, rows, place) for place in range(1, len(head))))
    numbers = frozenset(place for place in range(1, len(head)) if head[place] not in IN_WORDS)
    return Grid(title, head, rows, widths, numbers, total=figure.total is not None, small=sum(widths) > WIDEST,
                opens=tuple(_opens(shown, chosen)))  # fmt: skip


# Columns that are read and not compared: they stand to the left.
IN_WORDS = ("Which", "Signal", "Beside all teams")


def _line(row: Row, columns: tuple[int, ...]) -> tuple[str, ...]:
    return (row.label, *(row.cells[place].words if place < len(row.cells) else "" for place in columns))


def _opens(rows: tuple[Row, ...], columns: tuple[int, ...]) -> Iterator[tuple[int, int, str]]:
    """By row and column the page with the cases behind a number, where its reader may open them."""
    page = settings.SITE_ADDRESS + reverse("figure-cases")
    for at, row in enumerate(rows):
        for column, place in enumerate(columns, start=1):
            if place < len(row.cells) and row.cells[place].cases:
                yield at, column, f"{page}?{row.cells[place].cases}"


def _first_width(figure: Figure) -> float:
    longest = max((len(row.label) for row in figure.rows), default=0)
    return 1.3 if longest < 16 else 2.2 if longest < 22 else 2.5


def _width_of(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], place: int) -> float:
    longest = max((len(row[place]) for row in rows), default=0)
    word = max(len(word) for word in head[place].split() or [""])
    return max(1.2 if word > 5 else 1.0, 1.0 if longest < 8 else 1.5 if longest < 16 else 2.0 if longest < 22 else 2.3)


def fold_hours(figure: Figure) -> Grid:
    """Hours of the day by fours, so that a week's table fits a page: the chart has each hour."""
    head = (figure.first, *(f"{hour:02} to {hour + 3:02}" for hour in range(0, 24, 4)))
    rows = []
    for row in figure.rows:
        parts = [[cell.number for cell in row.cells[hour : hour + 4]] for hour in range(0, 24, 4)]
        told = [f"{sum(number or 0 for number in part):,.0f}" for part in parts]
        rows.append((row.label, *told))
    return Grid("", head, tuple(rows), (1.6, *([1.0] * 6)), frozenset(range(1, 7)))
