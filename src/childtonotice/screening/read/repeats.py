"""Rows that share an id: joined where the mapping says that records repeat, set aside where a repeat is a mistake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from childtonotice.screening.read.arrow import Cells, Frame, encode, pa, pc, pick
from childtonotice.screening.read.clean import Mask, Positions
from childtonotice.screening.read.draft import Draft, Setting
from childtonotice.screening.read.ledger import Ledger
from childtonotice.screening.tables import TABLES


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of one table, from all its sources, each with its file and record number."""

    table: str
    rows: Frame
    labels: tuple[str, ...]
    label_of: Positions
    numbers: Positions
    key: tuple[str, ...] = ()

    def place(self, row: int) -> tuple[str, int]:
        """The file and the record of a row."""
        return self.labels[int(self.label_of[row])], int(self.numbers[row])

    def keep(self, mask: Mask) -> Rows:
        """The rows for which the mask holds."""
        if mask.all():
            return self
        return replace(self, rows=self.rows.filter(pa.array(mask)), label_of=self.label_of[mask],
                       numbers=self.numbers[mask])  # fmt: skip


def gather_rows(name: str, drafts: Sequence[Draft]) -> Rows:
    """The drafts of one table as one; a table without any has no row."""
    schema = TABLES[name].schema
    none = np.empty(0, np.int64)
    return Rows(
        name,
        pa.concat_tables([draft.rows for draft in drafts]) if drafts else schema.empty_table(),
        tuple(draft.label for draft in drafts),
        np.concatenate([none, *(np.full(len(draft.numbers), at, np.int64) for at, draft in enumerate(drafts))]),
        np.concatenate([none, *(draft.numbers for draft in drafts)]),
        next((draft.key for draft in drafts if draft.key), ()),
    )


def settle_repeats(rows: Rows, first: Positions, ledger: Ledger, setting: Setting) -> Rows:
    """Each id once: a repeat is joined to the ``first``, or set aside as the same as it or as another under its id."""
    again = np.flatnonzero(first != np.arange(len(first)))
    if not len(again):
        return rows
    if rows.key:
        rows = _join(rows, first, again, ledger, setting)
    else:
        _set_aside(rows, first, again, ledger)
    mask = np.ones(len(first), np.bool_)
    mask[again] = False
    return rows.keep(mask)


def find_firsts(rows: Rows) -> Positions:
    """For each row the first row with the same key; without a key, the row itself.

    Of equal links, one that records an age counts as the first.
    """
    keys = rows.key or TABLES[rows.table].key
    if not TABLES[rows.table].key or not rows.rows.num_rows:
        return np.arange(rows.rows.num_rows)
    cells = [rows.rows[key] for key in keys]
    joined = pc.binary_join_element_wise(*cells, "\x1f") if len(cells) > 1 else cells[0]
    encoded = encode(joined)
    codes = encoded.indices.to_numpy()
    if len(encoded.dictionary) == len(codes):
        return np.arange(len(codes))
    order = np.arange(len(codes))
    if "age" in rows.rows.column_names:
        order = np.argsort(pc.equal(rows.rows["age"], "").to_numpy(), kind="stable")
    _, at = np.unique(codes[order], return_index=True)
    return np.asarray(order[at][codes], np.int64)


def _set_aside(rows: Rows, first: Positions, again: Positions, ledger: Ledger) -> None:
    differing = _differing(rows, again, first[again])
    column = TABLES[rows.table].key[0]
    for row, other, differs in zip(again.tolist(), first[again].tolist(), differing, strict=True):
        label, number = rows.place(row)
        where = _where(rows, row, other)
        if differs:
            ledger.set_aside(label, number, column, f"has the same id as {where} but other content; {where} is kept",
                             "Find out which is right and send that one under its own id.")  # fmt: skip
        else:
            ledger.repeat(label, number, column, f"the same as {where}")


def _where(rows: Rows, row: int, other: int) -> str:
    label, number = rows.place(other)
    return f"record {number}" if label == rows.place(row)[0] else f"record {number} of {label}"


def _differing(rows: Rows, some: Positions, others: Positions) -> list[bool]:
    """For each pair of rows, whether they differ in any column; two empty cells are equal."""
    mask = np.zeros(len(some), np.bool_)
    for cells in rows.rows.columns:
        mask |= _unequal(pick(cells, some), pick(cells, others))
    return [bool(differs) for differs in mask]


def _unequal(left: Cells, right: Cells) -> Mask:
    both_empty = pc.and_(pc.is_null(left), pc.is_null(right))
    same = pc.or_(both_empty, pc.fill_null(pc.equal(left, right), False))
    return np.asarray(pc.invert(same), np.bool_)


def _join(rows: Rows, first: Positions, again: Positions, ledger: Ledger, setting: Setting) -> Rows:
    """Rows of one id as one: the first value that is there wins, of two dates of birth the younger; each difference
    is a warning on the record that differs."""
    columns = {}
    for column in TABLES[rows.table].columns:
        cells = rows.rows[column.name]
        best = _best_of_each(cells, first, setting if column.name == "date_of_birth" else None)
        columns[column.name] = best
        for row in _unlike(cells, best, again, first):
            label, number = rows.place(row)
            ledger.warn(label, number, column.name, f"{column.name} differs from an earlier record of the same id",
                        "Correct the wrong one in the force's system.")  # fmt: skip
    schema = TABLES[rows.table].schema
    return replace(rows, rows=pa.table([columns[name] for name in schema.names], schema=schema))


def _best_of_each(cells: Cells, first: Positions, births: Setting | None) -> Cells:
    """For each row the value that its id ends with."""
    values = pc.if_else(pc.equal(cells, ""), None, cells) if pa.types.is_string(cells.type) else cells
    if births:
        usable = pc.less_equal(values, pa.scalar(births.today, pa.date32()))
        values = pc.if_else(usable, values, None)
    groups = pa.table({"key": first, "value": values}).group_by("key", use_threads=False)
    found = groups.aggregate([("value", "max" if births else "first")])
    place = np.full(len(first), 0, np.int64)
    place[found["key"].to_numpy()] = np.arange(found.num_rows)
    best = found.column(1 if found.column_names[1] != "key" else 0).take(pa.array(place[first]))
    best = pc.coalesce(best, cells) if births else best
    return pc.fill_null(best, "") if pa.types.is_string(cells.type) else best


def _unlike(cells: Cells, best: Cells, again: Positions, first: Positions) -> Iterator[int]:
    """Repeats whose value is there and is not the one their id ends with, or that changed what the first said."""
    said = pc.not_equal(cells, "") if pa.types.is_string(cells.type) else pc.is_valid(cells)
    other = pc.and_(pc.fill_null(pc.not_equal(cells, best), False), said).to_numpy()
    told = set(np.flatnonzero(other).tolist())
    for row in again.tolist():
        if row in told:
            yield row
        elif int(first[row]) in told and said[row].as_py():
            told.discard(int(first[row]))
            yield row
