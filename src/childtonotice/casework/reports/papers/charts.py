"""A figure as a chart for paper: readable without colour, with all that it shows in words beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

from childtonotice.casework.reports.papers.document import Chart
from childtonotice.casework.reports.papers.pdf import FONTS
from childtonotice.casework.reports.values import Cell, Figure, Row, Shape

FONT = "Liberation Sans"
INK, GREY, BLUE, ORANGE, PALE = "#0b0c0c", "#505a5f", "#1d70b8", "#b45f06", "#e8f1f8"
WIDE, LINE = 560, 21
SHARP = 2.5
# What a screen reader reads out at once; the table below the chart has the rest.
MOST_TOLD = 40


def draw(figure: Figure) -> Chart | None:
    """The chart of a figure; none where it is a table, has too little to draw, or nothing that may be shown."""
    make = DRAWN.get(figure.shape)
    if make is None or figure.empty or _count_shown(figure) < 2:
        return None
    chart = make(figure)
    # Empty columns are drawn empty: a chart without any text would mean that the font was not found.
    picture = chart.configure(font=FONT).configure_view(stroke=None).configure_axis(**AXIS).to_dict()
    convert = _converter()
    png = convert.vegalite_to_png(picture, scale=SHARP)
    return Chart("", png, convert.vegalite_to_svg(picture), tell_chart(figure), _width(figure))


AXIS = {
    "labelFontSize": 11, "titleFontSize": 11, "labelColor": INK, "titleColor": INK, "titleFontWeight": "normal",
    "gridColor": "#dee0e2", "domainColor": GREY, "tickColor": GREY, "labelLimit": 230,
}  # fmt: skip


def tell_chart(figure: Figure) -> str:
    """All that the chart shows, in words, for whoever cannot see it."""
    column = figure.columns[figure.drawn]
    rows = [row for row in figure.rows if row.cells][:MOST_TOLD]
    if figure.shape in (Shape.HEAT, Shape.MATRIX):
        return f"{figure.title}. {figure.sentence} The table of numbers follows."
    told = "; ".join(f"{row.label}: {row.cells[figure.drawn].words}{_say_signal(figure, row)}" for row in rows)
    return f"{figure.title}. {column} by {figure.first.lower() or 'row'}. {told}."


def _say_signal(figure: Figure, row: Row) -> str:
    """What a control chart marks at a week."""
    signal = row.cells[2].words if figure.shape is Shape.CONTROL and len(row.cells) > 2 else ""
    return f" ({signal})" if signal else ""


@lru_cache(maxsize=1)
def _converter() -> Any:
    import vl_convert  # takes half a second to load, and only papers need it

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert


def _altair() -> Any:
    import altair

    return altair


def _width(figure: Figure) -> float:
    return 0.6 if figure.shape is Shape.MATRIX else 1.0


def _shown(figure: Figure) -> list[tuple[Row, Cell]]:
    cells = [(row, row.cells[figure.drawn]) for row in figure.rows if len(row.cells) > figure.drawn]
    return [(row, cell) for row, cell in cells if cell.number is not None]


def _count_shown(figure: Figure) -> int:
    """How many marks there would be: of a map every cell, else one a row."""
    if figure.shape not in (Shape.HEAT, Shape.MATRIX):
        return len(_shown(figure))
    return sum(cell.number is not None for row in figure.rows for cell in row.cells)


def _values(figure: Figure) -> Any:
    rows = [
        {"label": row.label, "number": cell.number, "low": cell.low, "high": cell.high, "words": cell.words}
        for row, cell in _shown(figure)
    ]
    return _altair().Data(values=rows)


def _is_share(figure: Figure) -> bool:
    """Whether the column that is drawn holds shares of a whole."""
    return any(cell.words.rstrip(")").endswith("%") for _, cell in _shown(figure))


def _axis(figure: Figure, **more: Any) -> Any:
    told = {"format": ".0%"} if _is_share(figure) else {"format": ",d", "tickMinStep": 1}
    axis = _altair().Axis(tickCount=6, **told)
    return {"axis": axis, "title": figure.columns[figure.drawn], **more}


def _bars(figure: Figure) -> Any:
    alt = _altair()
    base = alt.Chart(_values(figure), width=WIDE - 170, height=alt.Step(LINE))
    label = alt.Y("label:N", sort=None, title=None)
    bars = base.mark_bar(color=BLUE, height=13).encode(x=alt.X("number:Q", **_axis(figure)), y=label)
    words = base.mark_text(align="left", dx=4, color=INK, fontSize=11).encode(x="number:Q", y=label, text="words:N")
    return alt.layer(bars, words)


def _shares(figure: Figure) -> Any:
    """A dot for each share on the line of its interval, since a bar hides how uncertain its end is."""
    alt = _altair()
    base = alt.Chart(_values(figure), width=WIDE - 170, height=alt.Step(LINE))
    label = alt.Y("label:N", sort=None, title=None)
    spans = base.mark_rule(color=BLUE, strokeWidth=3, opacity=0.55).encode(
        x=alt.X("low:Q", **_axis(figure)), x2="high:Q", y=label
    )
    dots = base.mark_point(color=INK, fill=INK, size=42).encode(x="number:Q", y=label)
    return alt.layer(spans, dots, *_levels(figure, "x"))


def _levels(figure: Figure, along: str) -> list[Any]:
    """The levels that a figure names, as dashed lines with their names."""
    alt = _altair()
    if not figure.lines:
        return []
    data = alt.Data(values=[{"name": name, "level": level} for name, level in figure.lines])
    place = alt.X("level:Q") if along == "x" else alt.Y("level:Q")
    where = {along: place}
    rule = alt.Chart(data).mark_rule(color=GREY, strokeDash=[4, 3]).encode(**where)
    name = alt.Chart(data).mark_text(color=GREY, fontSize=10, align="left", dx=4, dy=-6).encode(**where, text="name:N")
    return [rule, name if along == "y" else name.encode(y=alt.value(2))]


def _trend(figure: Figure) -> Any:
    """Counts as columns with the second count as their dark foot, as on the page; shares on their intervals."""
    if not any(cell.low is not None for _, cell in _shown(figure)):
        return _columns(figure)
    alt = _altair()
    angle = -45 if len(figure.rows) > 8 else 0
    x = alt.X("label:N", sort=None, title=None, axis=alt.Axis(labelAngle=angle, labelOverlap=True))
    base = alt.Chart(_values(figure), width=WIDE - 60, height=170)
    line = base.mark_line(color=BLUE, point={"color": INK, "fill": INK, "size": 22}).encode(
        x=x, y=alt.Y("number:Q", **_axis(figure))
    )
    spans = base.mark_rule(color=BLUE, opacity=0.45, strokeWidth=3).encode(x=x, y="low:Q", y2="high:Q")
    return alt.layer(spans, line, *_levels(figure, "y"))


def _columns(figure: Figure) -> Any:
    alt = _altair()
    rows = [
        {"label": row.label, "number": cell.number, "foot": row.cells[1].number or 0} for row, cell in _shown(figure)
    ]
    base = alt.Chart(alt.Data(values=rows), width=WIDE - 60, height=170)
    angle = -45 if len(rows) > 8 else 0
    x = alt.X("label:N", sort=None, title=None, axis=alt.Axis(labelAngle=angle, labelOverlap=True))
    columns = base.mark_bar(color=PALE, stroke=BLUE).encode(x=x, y=alt.Y("number:Q", **_axis(figure)))
    return alt.layer(columns, base.mark_bar(color=INK).encode(x=x, y="foot:Q"))


def _control(figure: Figure) -> Any:
    """The weeks' values between their limits; a week that signals is a diamond, so that grey print tells it too."""
    alt = _altair()
    weeks = [_week(row) for row in figure.rows if row.cells[0].number is not None]
    base = alt.Chart(alt.Data(values=weeks), width=WIDE - 60, height=190)
    # Labels in order, since the limits of each stretch would otherwise be sorted for themselves.
    names = [week["label"] for week in weeks]
    x = alt.X("label:N", sort=names, title=None, axis=alt.Axis(labelAngle=-45, labelOverlap=True))
    y = alt.Y("number:Q", **_axis(figure))
    edges = [
        base.mark_line(color=GREY, interpolate="step", strokeDash=dash).encode(x=x, y=f"{edge}:Q", detail="stretch:N")
        for edge, dash in (("low", [4, 3]), ("high", [4, 3]), ("mean", [1, 0]))
    ]
    line = base.mark_line(color=BLUE, point={"color": INK, "fill": INK, "size": 22}).encode(x=x, y=y)
    signals = base.transform_filter("datum.signal != ''").mark_point(
        shape="diamond", color=ORANGE, fill=ORANGE, size=110
    ).encode(x=x, y=y)  # fmt: skip
    return alt.layer(*edges, line, signals)


def _week(row: Row) -> dict[str, Any]:
    value, limits, signal = row.cells[:3]
    return {
        "label": row.label, "number": value.number, "signal": signal.words, "stretch": row.code.partition(".")[0],
        "mean": limits.number, "low": limits.low, "high": limits.high,
    }  # fmt: skip


def _heat(figure: Figure, *, square: bool) -> Any:
    alt = _altair()
    columns = [column.partition(" by ")[0] for column in figure.columns]
    cells: list[dict[str, Any]] = [
        {"row": row.label, "column": column, "number": cell.number, "words": cell.words if cell.number else ""}
        for row in figure.rows
        for column, cell in zip(columns, row.cells, strict=True)
    ]
    most = max((cell["number"] or 0 for cell in cells), default=0) or 1
    base = alt.Chart(alt.Data(values=cells), width=260 if square else WIDE - 90, height=alt.Step(LINE + 1))
    x = alt.X("column:N", sort=columns, title=None, axis=alt.Axis(orient="top", labelAngle=0))
    y = alt.Y("row:N", sort=[row.label for row in figure.rows], title=None)
    # Between white and one blue, in even steps: other ways of mixing pass through colours that grey print confuses.
    scale = alt.Scale(domain=[0, most], range=["#ffffff", BLUE], interpolate="rgb")
    colour = alt.Color("number:Q", scale=scale, legend=None)
    ground = base.mark_rect(stroke="#b1b4b6", strokeWidth=0.5).encode(x=x, y=y, color=colour)
    dark = alt.condition(alt.datum.number > most * 0.6, alt.value("#ffffff"), alt.value(INK))
    return alt.layer(ground, base.mark_text(fontSize=10).encode(x=x, y=y, text="words:N", color=dark))


def _funnel(figure: Figure) -> Any:
    """Each team's share on the line within which chance alone would put it."""
    alt = _altair()
    rows = [
        {"label": row.label, "number": row.cells[2].number, "low": row.cells[3].low, "high": row.cells[3].high}
        for row, _ in _shown(figure)
    ]
    base = alt.Chart(alt.Data(values=rows), width=WIDE - 170, height=alt.Step(LINE))
    label = alt.Y("label:N", sort=None, title=None)
    x = alt.X("low:Q", axis=alt.Axis(format=".0%", tickCount=6), title="Grey: where chance alone would put the team")
    spans = base.mark_rule(color="#b1b4b6", strokeWidth=9).encode(x=x, x2="high:Q", y=label)
    dots = base.mark_point(color=INK, fill=BLUE, size=55).encode(x="number:Q", y=label)
    return alt.layer(spans, dots)


DRAWN: dict[Shape, Callable[[Figure], Any]] = {
    Shape.BARS: _bars,
    Shape.SHARES: _shares,
    Shape.TREND: _trend,
    Shape.CONTROL: _control,
    Shape.HEAT: partial(_heat, square=False),
    Shape.MATRIX: partial(_heat, square=True),
    Shape.FUNNEL: _funnel,
}
