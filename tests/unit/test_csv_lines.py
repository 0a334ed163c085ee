"""Lines made column by column are those that Python's own writer of rows makes."""

from __future__ import annotations

import csv
import io

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from childtonotice.screening.csv_lines import guard, join_cells
from childtonotice.screening.read import safe_cell

CELLS = st.text(st.sampled_from("a1,\"\n =+-@\t'éß;"), max_size=6)


@given(st.lists(st.tuples(CELLS, CELLS, st.integers(-3, 3)), max_size=6))
def test_lines_are_those_of_a_writer_of_rows(rows: list[tuple[str, str, int]]) -> None:
    """Quotes, commas and ends of lines; and a cell that a spreadsheet would run is made harmless (contract)."""
    expected = io.StringIO()
    csv.writer(expected, lineterminator="\n").writerows((safe_cell(a), b, number) for a, b, number in rows)
    texts = [
        pa.chunked_array([list(column)], pa.string()) for column in ([a for a, _, _ in rows], [b for _, b, _ in rows])
    ]
    numbers = pa.chunked_array([[number for _, _, number in rows]], pa.int64())
    lines = join_cells(guard(texts[0]), texts[1], numbers)
    assert "".join(f"{line}\n" for line in lines) == expected.getvalue()


def test_no_carriage_return_stands_outside_quotes() -> None:
    """A lone one would be the end of a line to some readers."""
    assert join_cells(pa.chunked_array([["a\rb", "c"]])) == ['"a\rb"', "c"]
