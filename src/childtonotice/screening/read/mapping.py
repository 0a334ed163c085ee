"""A force's words, turned into ours: which file and column feeds which of our columns, and how it is written there.

A mapping is data, never a language: names, lists and formats, no expressions (design decisions, "A mapping is data").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from childtonotice.screening.tables import TABLES


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Where one of our columns comes from.

    ``sources``: their columns, in order. ``codes``: their code, folded, to our word. ``prefix``: a beginning of
    theirs to a beginning of ours. ``pad``: the width to which a number is filled with zeros. ``dates``: formats as
    Python's strptime knows them; none means ISO 8601. ``century``: "past" reads a two-digit year as never in the
    future. ``split``: what stands between the items of a list. ``band``: ages may be written as bands.
    ``always``: our word for every row, where no column of theirs says it. ``if_empty``: our word where their cell is
    empty. ``ticks``: their yes-or-no columns to the words of a list that they stand for. ``part``: "forename",
    "surname" or "date_of_birth", where a whole name stands in one cell.
    ``made``: an id made of the columns, where the export has none;
    ``apart``: the columns that join in it where one of those is empty, so that two who are not named stay two.
    """

    sources: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    prefix: tuple[tuple[str, str], ...] = ()
    pad: int = 0
    dates: tuple[str, ...] = ()
    century: str = ""
    split: str = ""
    band: bool = False
    always: str = ""
    if_empty: str = ""
    ticks: tuple[tuple[str, str], ...] = ()
    part: str = ""
    made: bool = False
    apart: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether the cells are taken as they stand."""
        changed = self.codes or self.prefix or self.pad or self.split or self.part or self.if_empty or self.ticks
        return len(self.sources) == 1 and not (changed or self.made)

    @property
    def names(self) -> tuple[str, ...]:
        """Every one of their columns that is read for it."""
        return (*self.sources, *(name for name, _ in self.ticks), *self.apart)


@dataclass(frozen=True, slots=True)
class TableMap:
    """How one source feeds one of our tables.

    ``key``: our column by which rows that tell of the same thing are joined into one; empty: a repeat is a mistake.
    ``skip_where``: their column and the values, folded, that mean "no row for this table". ``any_of``: their columns
    of which one must hold something, else the record gives no row; none named: those that feed this table alone.
    """

    columns: tuple[tuple[str, ColumnMap], ...]
    key: str = ""
    skip_where: tuple[tuple[str, frozenset[str]], ...] = ()
    any_of: tuple[str, ...] = ()

    @property
    def sources(self) -> frozenset[str]:
        """Every one of their columns that this table reads."""
        named = {name for _, column in self.columns for name in column.names}
        return frozenset(named | {name for name, _ in self.skip_where} | set(self.any_of))


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or one sheet of a workbook, and the tables it feeds.

    ``file`` may hold ``*`` where the name changes from week to week. ``header_row`` counts from 1; 0 means that it is
    looked for. ``canonical``: the file already uses our names. A table may be there more than once: a record with a
    victim beside a suspect feeds people twice.
    """

    file: str
    tables: tuple[tuple[str, TableMap], ...]
    sheet: str = ""
    header_row: int = 0
    encoding: str = ""
    delimiter: str = ""
    canonical: bool = False

    @property
    def columns(self) -> frozenset[str]:
        """Every one of their columns that is read."""
        return frozenset().union(*(table.sources for _, table in self.tables))


@dataclass(frozen=True, slots=True)
class Mapping:
    """All sources of a force, and the words that mean "not recorded" in its files (folded)."""

    sources: tuple[Source, ...] = ()
    unknown: frozenset[str] = field(default_factory=frozenset)


def canonical_source(file: str, table: str) -> Source:
    """The mapping of a file that already uses our names: each column comes from the one of its own name."""
    columns = tuple((name, ColumnMap((name,))) for name in TABLES[table].names)
    return Source(file, ((table, TableMap(columns)),), canonical=True)
