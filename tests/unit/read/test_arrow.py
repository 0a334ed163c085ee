"""Rows picked from columns in pieces."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from childtonotice.screening.read.arrow import encode, pick

PIECES = st.lists(st.lists(st.text(max_size=3), max_size=4), min_size=1, max_size=4)


@given(PIECES, st.data())
def test_rows_come_in_the_order_asked_for(pieces: list[list[str]], data: st.DataObject) -> None:
    cells = pa.chunked_array(pieces, pa.string())
    every = [text for piece in pieces for text in piece]
    rows = data.draw(st.lists(st.integers(0, len(every) - 1), max_size=8)) if every else []
    assert pick(cells, rows).to_pylist() == [every[row] for row in rows]


@given(PIECES)
def test_codes_stand_for_the_values(pieces: list[list[str]]) -> None:
    cells = pa.chunked_array(pieces, pa.string())
    encoded = encode(cells)
    values = encoded.dictionary.to_pylist()
    assert [values[code] for code in encoded.indices.to_pylist()] == cells.to_pylist()
