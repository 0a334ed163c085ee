"""Tables of counts for readers without item rights: no count under 5 shows, and none follows by subtraction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

FEWEST = 5
FEWER = f"fewer than {FEWEST}"
ELSE = "not shown"

Cell = tuple[int, int]


def hide_small(counts: Sequence[Sequence[int]]) -> tuple[tuple[str, ...], ...]:
    """The table in words with a total at the end of each row and a row of totals at the end.

    Every count under 5 becomes "fewer than 5". Where what is hidden in a row or column could be had from its total,
    the next smallest is hidden with it ("not shown"): at least two are then unknown, and together they come to 5,
    or all of them are nought.
    """
    table = add_totals(counts)
    hidden = {(row, column) for row, line in enumerate(table) for column, count in enumerate(line) if count < FEWEST}
    while more := {cell for line in _lines(table) for cell in _betrayed(table, line, hidden)}:
        hidden |= more
    return tuple(
        tuple(_word(count, (row, column) in hidden) for column, count in enumerate(line))
        for row, line in enumerate(table)
    )


def add_totals(counts: Sequence[Sequence[int]]) -> list[list[int]]:
    """The table with its totals."""
    rows = [[*line, sum(line)] for line in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def _word(count: int, hidden: bool) -> str:
    if not hidden:
        return f"{count:,}"
    return FEWER if count < FEWEST else ELSE


def _lines(table: list[list[int]]) -> Iterator[list[Cell]]:
    """Each row and column as the places of its counts, the total last."""
    height, width = len(table), len(table[0])
    yield from ([(row, column) for column in range(width)] for row in range(height))
    yield from ([(row, column) for row in range(height)] for column in range(width))


def _betrayed(table: list[list[int]], line: list[Cell], hidden: set[Cell]) -> Iterator[Cell]:
    """What has to be hidden besides, so that nothing hidden in this line follows from the rest of it."""
    *parts, total = line
    unknown = [cell for cell in parts if cell in hidden]
    if total in hidden:
        safe = bool(unknown) or not parts
    else:
        # Where nothing at all is hidden but noughts, nobody can be found behind them.
        together = sum(table[row][column] for row, column in unknown)
        safe = together == 0 or (len(unknown) > 1 and together >= FEWEST)
    if not safe:
        shown = [cell for cell in parts if cell not in hidden] or [total]
        yield min(shown, key=lambda cell: (table[cell[0]][cell[1]], cell))
