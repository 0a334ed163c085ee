"""What a figure gives: a table in words and numbers, the sentence that says what it shows, and the cases behind it.

A figure is one shape for pages, papers and charts alike, so that none of them computes anything again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """How a figure is best drawn."""

    BARS = "bars"
    SHARES = "shares"
    TREND = "trend"
    HEAT = "heat"
    MATRIX = "matrix"
    FUNNEL = "funnel"
    CONTROL = "control"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Cell:
    """One number as this reader may see it. ``number`` is what is drawn: none where there is none, or it is not shown.

    ``low`` and ``high``: the interval that holds the true one 19 times in 20. ``cases``: the codes that open the
    items behind it ("area=northvale&what=needed"); empty where this reader may open none.
    """

    words: str
    number: float | None = None
    low: float | None = None
    high: float | None = None
    cases: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a figure: its label, its fixed code, its cells in the order of the figure's columns."""

    label: str
    cells: tuple[Cell, ...]
    code: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """A line that a chart draws besides its marks: its name, and its points."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. ``columns`` name the cells of each row; ``drawn`` is the column that a chart draws.

    ``sentence`` says what it shows and claims no more. ``total``: the row of all, where there is one. ``note``: what
    a reader has to know of it, such as what is not recorded. ``lines``: levels that a chart draws across, by name.
    ``curves``: what else it draws.
    """

    code: str
    title: str
    sentence: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    total: Row | None = None
    shape: Shape = Shape.TABLE
    drawn: int = 0
    first: str = ""
    note: str = ""
    lines: tuple[tuple[str, float], ...] = ()
    curves: tuple[Curve, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(cell.number for row in self.rows for cell in row.cells)


NOT_RECORDED = "Not recorded by this force."
