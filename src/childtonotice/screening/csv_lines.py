"""Rows of an answer as lines of CSV, made column by column: the same bytes as a writer of rows gives, far cheaper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC

import pyarrow as pa
import pyarrow.compute as pc

from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.gather.packing import SENTENCES
from childtonotice.screening.gather.rows import BARE_TIME, list_values

# As report.safe_cell has it.
DANGEROUS, TO_BE_QUOTED = r"\A[=+@\t\r-]", '[",\r\n]'


def list_heads(heads: pa.Table) -> list[str]:
    """The lines of screening.csv (contract, "The answer as files")."""
    return join_cells(
        guard(heads["incident_id"]),
        guard(heads["area"]),
        say_moments(heads["reported_at"]),
        heads["status"],
        heads["children"],
        heads["categories"],
        heads["priority"],
        pc.replace_substring(heads["reasons"], SENTENCES, ";"),
        heads["exclusions"],
    )


def list_children(children: pa.Table) -> list[str]:
    """The lines of children.csv; evidence stands as it is in the log, every other cell is made harmless."""
    placed = pc.greater_equal(children["start"], 0)
    start, end = (pc.if_else(placed, children[name].cast(pa.string()), "") for name in ("start", "end"))
    return join_cells(
        guard(children["incident_id"]),
        guard(children["person_id"]),
        guard(children["name"]),
        children["age"],
        children["found_by"],
        pc.if_else(placed, children["words"], guard(children["words"])),
        start,
        end,
        guard(children["ppn_id"]),
        children["match"],
        children["cover"],
    )


def join_cells(*columns: pa.ChunkedArray) -> list[str]:
    """The cells of each row as a line, quoted where they have to be."""
    texts = (column if pa.types.is_string(column.type) else column.cast(pa.string()) for column in columns)
    lines: list[str] = pc.binary_join_element_wise(*map(quote, texts), ",").to_pylist()
    return lines


def say_moments(moments: pa.ChunkedArray) -> pa.ChunkedArray:
    """Times in London with their offset."""
    bare = list_values(moments.cast(BARE_TIME))
    return pa.chunked_array(
        [[moment.replace(tzinfo=UTC).astimezone(LONDON).isoformat() for moment in bare]], pa.string()
    )


def guard(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    """Cells that no spreadsheet takes for a formula."""
    return change_some(cells, DANGEROUS, lambda some: pc.binary_join_element_wise("'", some, ""))


def quote(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    """Cells in quotes where a comma, a quote or the end of a line stands in them."""
    return change_some(
        cells,
        TO_BE_QUOTED,
        lambda some: pc.binary_join_element_wise('"', pc.replace_substring(some, '"', '""'), '"', ""),
    )


def change_some(
    cells: pa.ChunkedArray, expression: str, change: Callable[[pa.ChunkedArray], pa.ChunkedArray]
) -> pa.ChunkedArray:
    """The cells, changed where an expression is found; mostly it is found in none."""
    found = pc.match_substring_regex(cells, expression)
    return pc.if_else(found, change(cells), cells) if pc.any(found).as_py() else cells
