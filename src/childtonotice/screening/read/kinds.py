"""Cells read by the kind of their column: one function a kind; what is doubtful is marked, never decided, here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np

from childtonotice.screening.read.ages import read_age
from childtonotice.screening.read.arrow import Cells, Piece, pa, pc, pick
from childtonotice.screening.read.clean import (
    Positions,
    change_rows,
    clean_cell,
    clean_log,
    holds_control,
    looks_garbled,
    map_unique,
    odd_rows,
    rows_beginning,
    suspect_rows,
)
from childtonotice.screening.read.mapping import ColumnMap
from childtonotice.screening.read.raw import Raw, as_text
from childtonotice.screening.read.times import means_second, read_dates, read_times
from childtonotice.screening.tables import Column

_YES = frozenset({"yes", "y", "true", "t", "1"})
_NO = frozenset({"no", "n", "false", "f", "0"})
_NOT_SAID = "unknown"
# As databases and spreadsheets write them; "Null" is a surname.
_NULLS = pa.array(["NULL", "null", "(null)", "(NULL)", "<NULL>", "<null>", "\\N", "#N/A", "#NULL!"])


@dataclass(frozen=True, slots=True)
class Mark:
    """Rows of a column with one thing to say: unreadable, serial, moved, unlisted, control, garbled, torn, null.

    ``words``: for unlisted ones, what stands there, a row each.
    """

    column: str
    kind: str
    rows: Positions
    words: tuple[str, ...] = ()


Read = tuple[Cells, list[Mark]]


def read_cells(column: Column, cells: Cells, how: ColumnMap, today: date, raw: Raw) -> Read:
    """One column's cells in the form of the canonical tables, and the marks that the audits will ask about."""
    torn = _find_torn(column, cells) if raw.torn else []
    cells, nulls = _empty_nulls(column, cells)
    values, marks = _read_by_kind(column, cells, how, today, raw)
    return values, torn + nulls + marks


def _empty_nulls(column: Column, cells: Cells) -> Read:
    """Cells in which a database wrote its word for nothing, emptied: as an id it would join all who have none."""
    if column.kind == "log" or not pa.types.is_string(cells.type):
        return cells, []
    rows = rows_beginning(cells, "Nn(<\\#")
    if len(rows):
        rows = rows[np.asarray(pc.is_in(pick(cells, rows), _NULLS), np.bool_)]
    return change_rows(cells, rows, lambda _: ""), _marks(column, null=rows)


def _find_torn(column: Column, cells: Cells) -> list[Mark]:
    if not pa.types.is_string(cells.type):
        return []
    return _marks(column, torn=np.flatnonzero(np.asarray(pc.match_substring(cells, "\ufffd"), np.bool_)))


def _read_by_kind(column: Column, cells: Cells, how: ColumnMap, today: date, raw: Raw) -> Read:
    if column.kind == "time":
        parsed = read_times(cells, how, second=means_second(column.name), first_of_1904=raw.first_of_1904)
        return parsed.cells, _marks(column, unreadable=parsed.unreadable, serial=parsed.serial, moved=parsed.moved)
    if column.kind == "date":
        parsed = read_dates(cells, how, today=today, first_of_1904=raw.first_of_1904)
        return parsed.cells, _marks(column, unreadable=parsed.unreadable, serial=parsed.serial)
    if column.kind == "yesno":
        return _read_yesno(column, cells)
    text, marks = _read_text(column, as_text(cells))
    if column.kind not in _READERS:
        return text, marks
    values, more = _READERS[column.kind](column, text)
    return values, marks + more


def _marks(column: Column, **rows: Positions) -> list[Mark]:
    return [Mark(column.name, kind, places) for kind, places in rows.items() if len(places)]


def _read_text(column: Column, cells: Cells) -> Read:
    """Text without control characters; logs keep their line breaks, ids the blanks round them."""
    change = clean_log if column.kind == "log" else clean_cell
    if column.kind == "id":
        change = _clean_id
        cells = pc.if_else(pc.equal(pc.utf8_trim_whitespace(cells), ""), "", cells)
    elif column.kind != "log":
        cells = pc.utf8_trim_whitespace(cells)
    control, beyond = odd_rows(cells)
    controlled = [row for row, text in _texts(cells, control) if holds_control(text)]
    garbled, high = [], []
    for row, text in _texts(cells, suspect_rows(cells, beyond) if column.kind == "log" else beyond):
        if looks_garbled(text):
            garbled.append(row)
        if holds_control(text):
            controlled.append(row)
        if change(text) != text:
            high.append(row)
    touched = np.union1d(control, np.array(high, np.int64))
    marks = _marks(column, control=np.unique(_rows(controlled)), garbled=_rows(garbled))
    return change_rows(cells, touched, change), marks


def _clean_id(text: str) -> str:
    # Blanks round an id are the force's own (contract: ids are text, spaces stay); blanks alone are no id.
    kept = "".join(letter for letter in text if letter.isprintable() or letter == " ")
    return kept if kept.strip() else ""


def _rows(rows: list[int]) -> Positions:
    return np.array(rows, np.int64)


def _texts(cells: Cells, rows: Positions) -> list[tuple[int, str]]:
    if not len(rows):
        return []
    return list(zip(rows.tolist(), pick(cells, rows).to_pylist(), strict=True))


def _read_yesno(column: Column, cells: Cells) -> Read:
    if pa.types.is_boolean(cells.type):
        return cells, []
    text = pc.utf8_lower(pc.utf8_trim_whitespace(as_text(cells)))
    yes = pc.is_in(text, pa.array(sorted(_YES)))
    no = pc.is_in(text, pa.array(sorted(_NO)))
    values = pc.if_else(yes, True, pc.if_else(no, False, pa.scalar(None, pa.bool_())))
    unreadable = np.flatnonzero(pc.and_(pc.is_null(values), pc.not_equal(text, "")).to_numpy())
    return _chunked(values), _marks(column, unreadable=unreadable)


def _chunked(values: Cells | Piece) -> Cells:
    return values if isinstance(values, pa.ChunkedArray) else pa.chunked_array([values])


def _read_ages(column: Column, cells: Cells) -> Read:
    read = map_unique(cells, lambda text: read_age(text) or "")
    unreadable = pc.and_(pc.equal(read, ""), pc.not_equal(cells, ""))
    return read, _marks(column, unreadable=np.flatnonzero(unreadable.to_numpy()))


def _read_words(column: Column, cells: Cells) -> Read:
    """Words of a closed list in lower case; one that is not on it is marked with what stands there."""
    lowered = map_unique(cells, lambda text: " ".join(text.casefold().split()))
    listed = pc.or_(pc.is_in(lowered, pa.array(column.values)), pc.equal(lowered, ""))
    rows = np.flatnonzero(pc.invert(listed).to_numpy())
    if not len(rows):
        return lowered, []
    words = tuple(pick(cells, rows).to_pylist())
    if column.name == "role":
        instead = _NOT_SAID if _NOT_SAID in column.values else ""
        lowered = change_rows(lowered, rows, lambda _: instead)
    return lowered, [Mark(column.name, "unlisted", rows, words)]


def _read_list(column: Column, cells: Cells) -> Read:
    if not column.values:
        return cells, []
    lowered = map_unique(cells, str.casefold)
    allowed = frozenset(column.values)
    odd = {words for words in pc.unique(lowered).to_pylist() if set(words.split(";")) - allowed - {""}}
    rows = np.flatnonzero(pc.is_in(lowered, pa.array(sorted(odd), pa.string())).to_numpy())
    return lowered, [Mark(column.name, "unlisted", rows, ("",) * len(rows))] if len(rows) else []


_READERS: dict[str, Callable[[Column, Cells], Read]] = {"age": _read_ages, "word": _read_words, "list": _read_list}
