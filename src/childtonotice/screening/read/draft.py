"""Rows of one of our tables as one source gives them, read but not yet audited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

import numpy as np

from childtonotice.screening.cores import work_side_by_side
from childtonotice.screening.force import Force
from childtonotice.screening.read.arrow import Cells, Frame, pa, pc
from childtonotice.screening.read.clean import Mask, Positions
from childtonotice.screening.read.kinds import Mark, read_cells
from childtonotice.screening.read.mapping import Mapping, Source, TableMap
from childtonotice.screening.read.raw import Raw, as_text
from childtonotice.screening.read.translate import fold_code, translate_column
from childtonotice.screening.tables import TABLES, Column


@dataclass(frozen=True, slots=True)
class Setting:
    """What the reading of a cell may depend on: the force, its mapping, and the day from which one looks back."""

    force: Force
    mapping: Mapping
    today: date = date.max


@dataclass(frozen=True, slots=True)
class Draft:
    """Rows of a table with their record numbers, and what reading them brought to light."""

    label: str
    table: str
    key: tuple[str, ...]
    rows: Frame
    numbers: Positions
    marks: tuple[Mark, ...] = ()

    def without(self, records: set[int]) -> Draft:
        """The rows of all other records."""
        if not records:
            return self
        mask = ~np.isin(self.numbers, np.fromiter(records, np.int64, len(records)))
        return replace(self, rows=self.rows.filter(pa.array(mask)), numbers=self.numbers[mask], marks=())


def draft_table(raw: Raw, source: Source, name: str, how: TableMap, setting: Setting) -> Draft:
    """One table's rows from one source. Rows that the mapping skips, or that hold nothing of the table, give none."""
    chosen = raw.keep(rows_of_table(raw, source, how))
    mapped = dict(how.columns)

    def read_column(column: Column) -> tuple[Cells, list[Mark]]:
        column_map = mapped.get(column.name)
        if column_map is None or not all(theirs in chosen.columns for theirs in column_map.names):
            return _empty(column.arrow, chosen.length), []
        cells = translate_column(chosen, column_map, column, setting.mapping.unknown)
        return read_cells(column, cells, column_map, setting.today, chosen)

    read = work_side_by_side(read_column, TABLES[name].columns)
    rows = pa.table([values for values, _ in read], schema=TABLES[name].schema)
    marks = tuple(chain.from_iterable(found for _, found in read))
    return Draft(raw.label, name, _key(source, name, how), rows, chosen.numbers, marks)


def _key(source: Source, name: str, how: TableMap) -> tuple[str, ...]:
    """By what repeated rows are joined: where one record feeds several tables, a repeat is no mistake.

    A link said twice is one where each record tells of its incident again.
    """
    if how.key:
        return (how.key,)
    own = TABLES[name].key
    fed = {table for table, _ in source.tables}
    return own if len(fed) > 1 and (len(own) == 1 or "incidents" in fed) else ()


def _empty(kind: object, length: int) -> Cells:
    value = "" if pa.types.is_string(kind) else None
    return pa.chunked_array([pa.repeat(pa.scalar(value, kind), length)], kind)


def rows_of_table(raw: Raw, source: Source, how: TableMap) -> Mask:
    """Which records of a file give a row of a table: those that are not skipped and hold anything of it."""
    mask = np.ones(raw.length, np.bool_)
    for column, words in how.skip_where:
        mask &= ~_holds_any(as_text(raw.columns[column]), words)
    own = list(how.any_of) or _own_columns(source, how)
    if own:
        mask &= ~_all_empty([as_text(raw.columns[column]) for column in own])
    return mask


def _own_columns(source: Source, how: TableMap) -> list[str]:
    """The columns that feed this table only: where all are empty, the record says nothing of it."""
    others = [table for _, table in source.tables if table is not how]
    shared = frozenset().union(*(table.sources for table in others))
    return sorted(how.sources - shared) if others else []


def _holds_any(cells: Cells, words: frozenset[str]) -> Mask:
    values = [value for value in pc.unique(cells).to_pylist() if fold_code(value) in words]
    return np.asarray(pc.is_in(cells, pa.array(values, pa.string())), np.bool_)


def _all_empty(columns: Sequence[Cells]) -> Mask:
    mask = np.ones(len(columns[0]), np.bool_)
    for cells in columns:
        mask &= np.asarray(pc.equal(pc.utf8_trim_whitespace(cells), ""), np.bool_)
    return mask
