"""What was filled in, row by row: the answer of each item with its children, or what cannot be taken, where and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from childtonotice.casework.actions.sheets import Filled
from childtonotice.casework.excel.answers import NEEDED, Offered, Wrong, offer, read_child, read_row
from childtonotice.casework.excel.columns import CHILDREN, WORKLIST, Column, children_columns, worklist_columns
from childtonotice.casework.excel.keys import (
    ChildKey,
    Origin,
    digest_cells,
    key_of,
    read_child_key,
    read_item_key,
    read_key,
)
from childtonotice.casework.excel.table import Line, Table
from childtonotice.casework.govuk.numbers import count_of

CHANGED_KEY = "The hidden key of this row is missing or was changed"
MOVED = "The hidden key of this row belongs to another item or child: cells were moved between rows"
TWICE = "This row stands twice, filled in differently: it cannot be told which counts"
MERGED = "Cells of this row are merged with others"
GONE = "Rows of its children are missing on “Children”"
AS_HANDED_OUT = "each row as it was handed out"
PLACES_NAMED = 5


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell or row that cannot be taken: where, why, and what is allowed. ``number``: of its item, where known."""

    place: str
    why: str
    allowed: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A workbook that came back. ``untouched``: items for which nobody typed anything.

    ``cells``: where the answer of each field stands: its column's letter; of a child's field the whole cell.
    """

    origin: Origin
    filled: tuple[Filled, ...]
    problems: tuple[Problem, ...]
    untouched: int
    notes: tuple[str, ...]
    cells: dict[str, str]


class Typed(NamedTuple):
    """A row whose key is whole: of which item and child it is, what was typed, and whether anybody did.

    ``children``: how many rows the item's children had when it was handed out.
    """

    line: Line
    version: int
    number: str
    typed: tuple[str, ...]
    touched: bool
    children: int = 0
    child: ChildKey | None = None


@dataclass(slots=True)
class _Gathered:
    """What is put together on the way. ``spoilt``: items one of whose rows cannot be taken; ``seen``:
    items of which a row came back.
    """

    rows: Table
    children: Table
    offered: Offered
    filled: list[Filled] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    spoilt: set[str] = field(default_factory=set)
    unkept: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def refuse(self, table: Table, line: Line, why: str, allowed: str = "", *, number: str, column: str = "") -> None:
        """Keep what is wrong with a row or a cell of it, and that its item is therefore not to be saved."""
        self.problems.append(Problem(table.place(line, column), why, allowed, number))
        self.spoilt.add(number)


def gather(origin: Origin, rows: Table, children: Table, notes: tuple[str, ...]) -> Returned:
    """What a workbook of this origin comes to. Nothing is compared with the record yet."""
    made_at = datetime.fromisoformat(origin.made_at)
    columns, of_child = worklist_columns(made_at), children_columns(made_at)
    found = _Gathered(rows, children, offer(made_at))
    items: dict[str, list[Typed]] = {}
    for row in _typed(origin, rows, columns, found):
        items.setdefault(row.number, []).append(row)
    asked = _by_item(_typed(origin, children, of_child, found), found)
    untouched = sum(_fill_item(same, asked.get(number, []), found) for number, same in items.items())
    said = (*notes, *rows.notes, *children.notes, *_notes(found, origin.items - len(found.seen)))
    return Returned(origin, tuple(found.filled), tuple(found.problems), untouched, said, _cells(found, columns, asked))


def _by_item(of_children: Iterable[Typed], found: _Gathered) -> dict[str, list[Typed]]:
    """The row of each child, by the item."""
    same: dict[tuple[str, int], list[Typed]] = {}
    for row in of_children:
        same.setdefault((row.number, row.child.child if row.child else 0), []).append(row)
    asked: dict[str, list[Typed]] = {}
    for (number, _), rows in same.items():
        asked.setdefault(number, []).extend(_choose(rows, found.children, found))
    return asked


def _typed(origin: Origin, table: Table, columns: Sequence[Column], found: _Gathered) -> Iterator[Typed]:
    """The rows whose key is whole; of the others, that they cannot be taken, unless they are empty of answers."""
    secret, names = key_of(origin), [column.name for column in columns if column.field]
    for line in table.lines:
        typed = tuple(line.cells[name] for name in names)
        key = read_key(secret, line.cells["Key"])
        row = None
        if key is not None:
            touched = digest_cells(typed) != key.digest or line.is_spoilt
            row = _row_of(table, line, key.subject, key.version, typed, touched)
        if row is None:
            if any(typed):
                found.refuse(table, line, CHANGED_KEY, AS_HANDED_OUT, number=line.cells.get("Our number", ""))
            continue
        if row.child is None:
            found.seen.add(row.number)
        if _is_moved(row):
            found.refuse(table, line, MOVED, AS_HANDED_OUT, number=row.number)
            found.spoilt.add(line.cells.get("Our number", ""))
        else:
            yield row


def _row_of(
    table: Table, line: Line, subject: str, version: int, typed: tuple[str, ...], touched: bool
) -> Typed | None:
    if table.sheet == CHILDREN:
        child = read_child_key(subject)
        return Typed(line, version, child.number, typed, touched, child=child) if child else None
    item = read_item_key(subject)
    return Typed(line, version, item[0], typed, touched, item[1]) if item else None


def _is_moved(row: Typed) -> bool:
    """Whether what the row shows is another's than its key's, as after sorting without the hidden column."""
    cells, position = row.line.cells, row.child.position if row.child else ""
    return cells.get("Our number", row.number) != row.number or cells.get("Child", position) != position


def _choose(same: Sequence[Typed], table: Table, found: _Gathered) -> Sequence[Typed]:
    """Of the rows of one subject the one that counts; none where they are filled in differently."""
    touched = [row for row in same if row.touched]
    if len({row.typed for row in touched}) > 1:
        others = ", ".join(str(row.line.at) for row in touched)
        for row in touched:
            found.refuse(table, row.line, TWICE, f"one of the rows {others}", number=row.number)
        return ()
    return [*touched, *same][:1]


def _fill_item(same: Sequence[Typed], children: Sequence[Typed], found: _Gathered) -> bool:
    """Keep what was filled in for one item; whether nobody typed anything for it."""
    row = next(iter(_choose(same, found.rows, found)), None)
    if row is None or row.number in found.spoilt:
        return False
    if not row.touched and not any(child.touched for child in children):
        return True
    try:
        for line in (row.line, *(child.line for child in children)):
            _refuse_cells(line)
        asked = {
            child.child.child: read_child(child.line.cells, child.child.sure, found.offered)
            for child in children
            if child.child
        }
        answer = read_row(row.line.cells, asked, found.offered)
        if answer.decision == NEEDED and len(children) < row.children:
            raise Wrong(row.line.cells, "", GONE, AS_HANDED_OUT)
    except Wrong as wrong:
        table, line = _where(wrong, row, children, found)
        found.refuse(table, line, wrong.why, wrong.allowed, number=row.number, column=wrong.column)
    else:
        found.filled.append(Filled(found.rows.place(row.line), row.number, row.version, answer))
        found.unkept += _unkept(answer.decision, row, children, found)
    return False


def _where(wrong: Wrong, row: Typed, children: Sequence[Typed], found: _Gathered) -> tuple[Table, Line]:
    for child in children:
        if child.line.cells is wrong.cells:
            return found.children, child.line
    return found.rows, row.line


def _refuse_cells(line: Line) -> None:
    if line.merged:
        raise Wrong(line.cells, "", MERGED, "one cell for each row and column")
    for name in line.formulas:
        raise Wrong(line.cells, name, "This cell holds a formula. It was not worked out", "plain words")
    for name in line.errors:
        raise Wrong(line.cells, name, "This cell holds an error, such as #N/A", "plain words, or nothing")


def _unkept(decision: str, row: Typed, children: Sequence[Typed], found: _Gathered) -> Iterator[str]:
    """The cells with words that only a PPN that is asked for has a place for."""
    if decision == NEEDED:
        return
    words = found.offered.item["officer_words"].name
    if row.line.cells[words]:
        yield found.rows.place(row.line, words)
    why = found.offered.child["why"].name
    yield from (found.children.place(child.line, why) for child in children if child.line.cells[why])


def _notes(found: _Gathered, gone: int) -> Iterator[str]:
    if gone > 0:
        stay = "its item stays as it is" if gone == 1 else "their items stay as they are"
        yield f"{count_of(gone, 'row')} of “{WORKLIST}” did not come back: {stay}."
    if found.unkept:
        more = len(found.unkept) - PLACES_NAMED
        named = ", ".join(found.unkept[:PLACES_NAMED]) + (f" and {more} more" if more > 0 else "")
        yield f"No PPN is asked for there, so these words would not be kept: {named}."


def _cells(found: _Gathered, columns: Sequence[Column], asked: dict[str, list[Typed]]) -> dict[str, str]:
    cells = {column.field: found.rows.letters[column.name] for column in columns if column.field}
    why = found.offered.child["why"].name
    for rows in asked.values():
        cells |= {f"child-{row.child.child}": found.children.place(row.line, why) for row in rows if row.child}
    return cells
