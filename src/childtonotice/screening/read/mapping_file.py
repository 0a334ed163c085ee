"""mapping.toml: checked key by key and turned into a Mapping."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping as Table
from datetime import UTC, datetime
from pathlib import Path

from childtonotice.screening.read.header import fold_name
from childtonotice.screening.read.mapping import ColumnMap, Mapping, Source, TableMap
from childtonotice.screening.read.settings_file import Section, read_settings
from childtonotice.screening.read.translate import fold_code
from childtonotice.screening.tables import TABLES
from childtonotice.screening.tables import Table as OurTable

_SOURCE_KEYS = ("file", "sheet", "header_row", "encoding", "delimiter")
_TABLE_KEYS = ("key", "skip_where", "any_of", "columns")
_COLUMN_KEYS = (
    "from", "codes", "prefix", "pad", "dates", "century", "split", "band", "always", "if_empty", "ticks", "part",
    "made", "apart",
)  # fmt: skip
_PARTS = ("forename", "surname", "date_of_birth")
_EXAMPLE = datetime(2026, 9, 28, 14, 5, tzinfo=UTC)
Codes = Table[str, tuple[tuple[str, str], ...]]


def load_mapping(path: Path, tables: Table[str, OurTable] = TABLES) -> Mapping:
    """Read mapping.toml; raises CannotStart with file, key and cure at the first mistake.

    ``tables``: those that may be fed, by name; the canonical ones where nothing else is asked for.
    """
    top = read_settings(path)
    top.allow(("source", "codes", "unknown"))
    codes = _read_codes(top.section("codes"))
    sources = tuple(_read_source(section, codes, tables) for section in top.sections("source"))
    _refuse_same_file(sources, top)
    return Mapping(sources, frozenset(fold_code(word) for word in top.texts("unknown")))


def _read_codes(section: Section) -> Codes:
    return {name: tuple((fold_code(theirs), ours) for theirs, ours in section.pairs(name)) for name in section.values}


def _read_source(section: Section, codes: Codes, ours: Table[str, OurTable]) -> Source:
    section.allow((*_SOURCE_KEYS, *ours))
    if not section.text("file"):
        section.refuse("file", "is missing", 'Write file = "name_of_the_file.csv".')
    tables = tuple((name, _read_table(part, ours[name], codes)) for name in ours for part in _parts_of(section, name))
    if not tables:
        section.refuse("", "feeds no table", f"Add [source.{next(iter(ours))}] or another of: {', '.join(ours)}.")
    return Source(
        section.text("file"),
        tables,
        section.text("sheet"),
        section.number("header_row"),
        _checked_encoding(section),
        _checked_delimiter(section),
    )


def _parts_of(section: Section, table: str) -> tuple[Section, ...]:
    """The ways in which a source feeds a table: one as [source.people], several as [[source.people]]."""
    if table not in section.values:
        return ()
    return section.sections(table) if isinstance(section.values[table], list) else (section.section(table),)


def _checked_encoding(section: Section) -> str:
    name = section.text("encoding")
    if name:
        try:
            if not codecs.lookup(name)._is_text_encoding:
                raise LookupError
        except LookupError:
            section.refuse("encoding", f"names no known encoding: {name}", "Write utf-8, cp1252 or utf-16.")
    return name


def _checked_delimiter(section: Section) -> str:
    delimiter = section.text("delimiter")
    delimiter = "\t" if delimiter in ("tab", "\\t") else delimiter
    if len(delimiter) > 1 or (delimiter and delimiter in '"\r\n'):
        section.refuse("delimiter", "is not one character", 'Write ",", ";", "|" or "tab".')
    return delimiter


def _read_table(section: Section, table: OurTable, codes: Codes) -> TableMap:
    section.allow(_TABLE_KEYS)
    columns = section.section("columns")
    columns.allow(table.names)
    mapped = tuple((name, _read_column(columns, name, codes)) for name in columns.values)
    for column in table.columns:
        if column.required and column.name not in columns.values:
            columns.refuse(column.name, "is missing, and the table needs it", f'Add {column.name} = "their column".')
    skip = section.section("skip_where")
    skipped = tuple((_plain(name), frozenset(map(fold_code, skip.texts(name)))) for name in skip.values)
    return TableMap(mapped, _checked_key(section, table), skipped, tuple(map(_plain, section.texts("any_of"))))


def _checked_key(section: Section, table: OurTable) -> str:
    key, own = section.text("key"), table.key
    if key and (key not in own or len(own) > 1):
        cure = f"Write key = {own[0]!r}, or leave it out." if len(own) == 1 else "Leave it out."
        section.refuse("key", "is not the id of the table", cure)
    return key


def _read_column(columns: Section, name: str, codes: Codes) -> ColumnMap:
    if isinstance(columns.values[name], str):
        return ColumnMap((_plain(columns.text(name)),))
    section = columns.section(name)
    section.allow(_COLUMN_KEYS)
    return ColumnMap(
        _checked_sources(section),
        _named_codes(section, codes),
        section.pairs("prefix"),
        section.number("pad"),
        _checked_dates(section),
        _checked_century(section),
        section.text("split"),
        section.flag("band"),
        section.text("always"),
        section.text("if_empty"),
        tuple((_plain(theirs), ours) for theirs, ours in section.pairs("ticks")),
        _checked_part(section),
        section.flag("made"),
        tuple(map(_plain, section.texts("apart"))),
    )


def _checked_sources(section: Section) -> tuple[str, ...]:
    """Their columns; none only where a word stands for every row, or where columns are ticked."""
    sources = tuple(_plain(theirs) for theirs in section.texts("from"))
    if "always" in section.values and (sources or not section.text("always")):
        section.refuse("always", "stands beside from, or is empty",
                       'Write always = "our word" alone, or from = "their column", if_empty = "our word".')  # fmt: skip
    if not all(sources) or not (sources or "always" in section.values or "ticks" in section.values):
        section.refuse("from", "is missing", 'Write from = "their column" or from = ["one", "two"].')
    return sources


def _checked_part(section: Section) -> str:
    part = section.text("part")
    if part not in ("", *_PARTS):
        section.refuse("part", "is not known", 'Write part = "forename", "surname" or "date_of_birth".')
    return part


def _plain(name: str) -> str:
    return " ".join(name.split())


def _named_codes(section: Section, codes: Codes) -> tuple[tuple[str, str], ...]:
    name = section.text("codes")
    if name and name not in codes:
        known = ", ".join(codes) or "none"
        section.refuse("codes", f"names a list that is not there: {name}", f"Add [codes.{name}]. Known: {known}.")
    return codes.get(name, ())


def _checked_dates(section: Section) -> tuple[str, ...]:
    """Formats that say day, month and year, each tried on an example."""
    formats = section.texts("dates")
    for pattern in formats:
        try:
            read = datetime.strptime(_EXAMPLE.strftime(pattern), pattern)  # noqa: DTZ007 - only the day is asked for
            right = read.date() == _EXAMPLE.date()
        except (ValueError, re.error):
            right = False
        if not right:
            section.refuse("dates", f"has a format that does not say day, month and year: {pattern}",
                           "Write it with %d, %m or %b, and %Y or %y, such as %d/%m/%Y %H:%M.")  # fmt: skip
    return formats


def _checked_century(section: Section) -> str:
    century = section.text("century")
    if century not in ("", "past"):
        section.refuse("century", "is not known", 'Write century = "past" where no date can lie in the future.')
    return century


def _refuse_same_file(sources: tuple[Source, ...], top: Section) -> None:
    places = [(fold_name(source.file), fold_name(source.sheet)) for source in sources]
    for at, place in enumerate(places, start=1):
        if place in places[at:]:
            top.refuse(f"source {at}", "names the same file and sheet as another source",
                       "Feed all its tables from one [[source]].")  # fmt: skip
