"""Charts as inline SVG: small bars and intervals beside a table's numbers, and a few larger drawings over it.

A chart repeats its table and never replaces it: it is hidden from screen readers, its marks are links for the mouse,
and everything is told by place, length and pattern too, so that it reads the same in grey print. Colours are classes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from childtonotice.casework.reports.values import Cell, Figure, Row, Shape

BAR_WIDTH, BAR_HEIGHT = 120, 14
WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 640, 190, 40, 22, 10
MOST_LABELS = 7


def scale_of(figure: Figure) -> float:
    """The largest number of the drawn column, its interval too; what small bars are drawn against."""
    cells = [row.cells[figure.drawn] for row in figure.rows if len(row.cells) > figure.drawn]
    return max((max(cell.number or 0, cell.high or 0) for cell in cells), default=0) or 1


def draw_small(figure: Figure, row: Row) -> SafeString | str:
    """The small drawing beside one row: a bar for a count, a dot with its interval for a share; empty for no number."""
    cell = row.cells[figure.drawn] if len(row.cells) > figure.drawn else Cell("")
    if cell.number is None or figure.shape not in (Shape.BARS, Shape.SHARES):
        return ""
    scale = scale_of(figure)
    inside = _interval(cell, scale) if figure.shape is Shape.SHARES else _bar(cell, scale)
    return format_html(
        '<svg class="app-small" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}</svg>',
        BAR_WIDTH, BAR_HEIGHT, inside,
    )  # fmt: skip


def _bar(cell: Cell, scale: float) -> SafeString:
    width = round((cell.number or 0) / scale * BAR_WIDTH, 1)
    return format_html('<rect class="app-ink" x="0" y="2" width="{}" height="10"/>', width)


def _interval(cell: Cell, scale: float) -> SafeString:
    at, low, high = (
        round((value or 0) / scale * (BAR_WIDTH - 8) + 4, 1) for value in (cell.number, cell.low, cell.high)
    )
    return format_html(
        '<line class="app-axis" x1="4" y1="7" x2="{}" y2="7"/><line class="app-whisker" x1="{}" y1="7" x2="{}" y2="7"/>'
        '<circle class="app-ink" cx="{}" cy="7" r="4"/>',
        BAR_WIDTH - 4, low, high, at,
    )  # fmt: skip


def draw_large(figure: Figure) -> SafeString | str:
    """The drawing over a table: of a trend, a funnel or a control chart; empty for what needs none."""
    draw = LARGE.get(figure.shape)
    if draw is None or figure.empty or len(figure.rows) < 2:
        return ""
    return format_html(
        '<svg class="app-chart" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}</svg>',
        WIDTH, HEIGHT + BOTTOM + TOP, draw(figure),
    )  # fmt: skip


def _height(number: float, most: float) -> float:
    return round(TOP + HEIGHT - number / most * HEIGHT, 1)


def _place(at: int, of: int) -> float:
    return round(LEFT + (at + 0.5) * (WIDTH - LEFT) / of, 1)


def _round_up(number: float) -> float:
    """The next number that one likes on an axis: 1, 2 or 5 times a power of ten."""
    step = 10.0 ** (len(f"{number:.0f}") - 1) if number >= 1 else 0.01
    while step * 10 <= number:
        step *= 10
    return next((step * times for times in (1, 2, 3, 4, 5, 8, 10) if step * times >= number), number)


def _axis(most: float, share: bool) -> SafeString:
    """Three level lines with their numbers."""
    marks = [
        (_height(most * part, most), f"{100 * most * part:.0f}%" if share else f"{most * part:g}")
        for part in (0, 0.5, 1)
    ]
    return format_html_join(
        "",
        '<line class="app-axis" x1="{}" y1="{}" x2="{}" y2="{}"/>'
        '<text class="app-label" x="{}" y="{}" text-anchor="end">{}</text>',
        ((LEFT, y, WIDTH, y, LEFT - 6, y + 4, words) for y, words in marks),
    )  # fmt: skip


def _labels(rows: Sequence[Row]) -> SafeString:
    """The names under a drawing, so many as fit."""
    step = max(1, -(-len(rows) // MOST_LABELS))
    wanted = [(place, row.label) for place, row in enumerate(rows) if place % step == 0]
    return format_html_join(
        "",
        '<text class="app-label{}" x="{}" y="{}" text-anchor="middle">{}</text>',
        (
            (" app-label--between" if at % 3 else "", _place(place, len(rows)), TOP + HEIGHT + 16, label)
            for at, (place, label) in enumerate(wanted)
        ),
    )


def _linked(cell: Cell, words: str, mark: SafeString) -> SafeString:
    """A mark with its words for the mouse; it opens its cases where the reader may."""
    told = format_html("<title>{}</title>{}", words, mark)
    if not cell.cases:
        return format_html("<g>{}</g>", told)
    return format_html('<a href="/figures/cases/?{}" tabindex="-1">{}</a>', cell.cases, told)


def draw_trend(figure: Figure) -> SafeString:
    """Columns of the drawn number; where there is a second count it fills the foot of its column, hatched."""
    drawn, of = figure.drawn, len(figure.rows)
    share = any(row.cells[drawn].low is not None for row in figure.rows)
    most = _round_up(scale_of(figure))
    width = round((WIDTH - LEFT) / of * 0.7, 1)
    parts = [_axis(most, share), _labels(figure.rows)]
    for place, row in enumerate(figure.rows):
        marks = [_column(row, row.cells[drawn], place, of, most, width, "app-pale-ink")]
        if not share and len(row.cells) > 1:
            marks.append(_column(row, row.cells[1], place, of, most, width, "app-ink"))
        parts += marks
        if share:
            parts.append(_whisker(row.cells[drawn], _place(place, of), most))
    return _join(parts)


def _column(row: Row, cell: Cell, place: int, of: int, most: float, width: float, kind: str) -> SafeString:
    if not cell.number:
        return mark_safe("")
    y = _height(cell.number, most)
    rect = format_html(
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>',
        kind, _place(place, of) - width / 2, y, width, round(TOP + HEIGHT - y, 1),
    )  # fmt: skip
    return _linked(cell, f"{row.label}: {cell.words}", rect)


def _whisker(cell: Cell, x: float, most: float) -> SafeString:
    if cell.number is None or cell.low is None or cell.high is None:
        return mark_safe("")
    return format_html(
        '<line class="app-whisker" x1="{}" y1="{}" x2="{}" y2="{}"/>', x, _height(cell.low, most), x,
        _height(min(cell.high, most), most),
    )  # fmt: skip


def draw_funnel(figure: Figure) -> SafeString:
    """Each team by what it attended and its share, between the limits that chance alone keeps to."""
    shown = [row for row in figure.rows if row.cells[2].number is not None]
    widest = max((row.cells[0].number or 0 for row in shown), default=1)
    highs = [row.cells[2].number or 0 for row in shown] + [y for curve in figure.curves[:1] for _, y in curve.points]
    most = _round_up(max(highs, default=1))

    def across(number: float) -> float:
        return round(LEFT + number / widest * (WIDTH - LEFT - 16), 1)

    parts = [_axis(most, True), _level(dict(figure.lines).get("all teams", 0), most, "all teams")]
    for curve in figure.curves:
        # What rises beyond the axis would say nothing of any team.
        points = [(across(x), _height(y, most)) for x, y in curve.points if y <= most and x <= widest]
        parts.append(_line(points, "app-limit"))
        parts += [_name(points[len(points) // 2], curve.name)] if curve.name and points else []
    for row in shown:
        dot = format_html(
            '<circle class="app-ink" cx="{}" cy="{}" r="5"/>', across(row.cells[0].number or 0),
            _height(row.cells[2].number or 0, most),
        )  # fmt: skip
        parts.append(_linked(row.cells[1], f"{row.label}: {row.cells[2].words}", dot))
    parts.append(_under(((across(widest * part / 2), f"{widest * part / 2:.0f}") for part in range(3)), "attended"))
    return _join(parts)


def _name(point: tuple[float, float], words: str) -> SafeString:
    beside = point[0] < WIDTH * 0.8  # at the right edge there is no room beside it
    return format_html(
        '<text class="app-label" x="{}" y="{}" text-anchor="{}">{}</text>',
        point[0] + (4 if beside else -4), max(12.0, round(point[1] - 5, 1)), "start" if beside else "end", words,
    )  # fmt: skip


def _under(marks: Iterable[tuple[float, str]], words: str) -> SafeString:
    """The numbers under a drawing; the last one says of what."""
    told = list(marks)
    told[-1] = (told[-1][0], f"{told[-1][1]} {words}")
    return format_html_join(
        "", '<text class="app-label" x="{}" y="{}" text-anchor="{}">{}</text>',
        ((x, TOP + HEIGHT + 16, "end" if n == len(told) - 1 else "middle", said) for n, (x, said) in enumerate(told)),
    )  # fmt: skip


def draw_control(figure: Figure) -> SafeString:
    """The points in order with their mean and limits; a point that signals is a square with its word in the table."""
    rows, of = figure.rows, len(figure.rows)
    most = _round_up(max((max(row.cells[0].number or 0, row.cells[1].high or 0) for row in rows), default=1))
    share = most <= 1
    parts = [_axis(most, share), _labels(rows)]
    for edge in ("low", "high", "number"):
        for stretch in _stretches(rows):
            drawn = [(place, row.cells[1]) for place, row in stretch if row.cells[1].number is not None]
            points = [(_place(n, of), _height(max(0.0, getattr(cell, edge) or 0), most)) for n, cell in drawn]
            parts.append(_line(points, "app-mean" if edge == "number" else "app-limit"))
    seen = [(place, row) for place, row in enumerate(rows) if row.cells[0].number is not None]
    parts.append(_line([(_place(p, of), _height(row.cells[0].number or 0, most)) for p, row in seen], "app-path"))
    for place, row in seen:
        parts.append(_point(row, _place(place, of), _height(row.cells[0].number or 0, most)))
    return _join(parts)


def _stretches(rows: Sequence[Row]) -> Iterable[list[tuple[int, Row]]]:
    """The rows in stretches of one coverage: limits are drawn for each and never across a change."""
    stretch: list[tuple[int, Row]] = []
    for place, row in enumerate(rows):
        if stretch and row.code.split(".")[0] != stretch[-1][1].code.split(".")[0]:
            yield stretch
            stretch = []
        stretch.append((place, row))
    yield stretch


def _point(row: Row, x: float, y: float) -> SafeString:
    signals = bool(row.cells[2].words)
    mark = format_html('<circle class="app-ink" cx="{}" cy="{}" r="3"/>', x, y)
    if signals:
        mark = format_html('<rect class="app-signal" x="{}" y="{}" width="10" height="10"/>', x - 5, y - 5)
    return _linked(row.cells[0], f"{row.label}: {row.cells[0].words} {row.cells[2].words}", mark)


def _line(points: Iterable[tuple[float, float]], kind: str) -> SafeString:
    return format_html('<polyline class="{}" points="{}"/>', kind, " ".join(f"{x},{y}" for x, y in points))


def _level(number: float, most: float, words: str) -> SafeString:
    y = _height(number, most)
    return format_html(
        '<line class="app-mean" x1="{}" y1="{}" x2="{}" y2="{}"/>'
        '<text class="app-label" x="{}" y="{}" text-anchor="end">{}</text>',
        LEFT, y, WIDTH, y, WIDTH, y - 4, words,
    )  # fmt: skip


def _join(parts: Iterable[SafeString]) -> SafeString:
    return mark_safe("".join(parts))


LARGE: dict[Shape, Callable[[Figure], SafeString]] = {
    Shape.TREND: draw_trend,
    Shape.FUNNEL: draw_funnel,
    Shape.CONTROL: draw_control,
}


def shade(cell: Cell, most: float) -> int:
    """How dark a cell of a heat map is, 0 to 4; the number stands in it too."""
    return 0 if not cell.number or not most else min(4, 1 + int(4 * cell.number / most - 1e-9))
