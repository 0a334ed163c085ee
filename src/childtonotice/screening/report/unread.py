"""Codes that nobody has given a word, and words that are on none of our lists: by column, with where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from childtonotice.screening.read.audits import show_code
from childtonotice.screening.read.draft import rows_of_table
from childtonotice.screening.read.extract import Extract, Opened
from childtonotice.screening.read.mapping import ColumnMap
from childtonotice.screening.read.raw import Raw, as_text
from childtonotice.screening.read.translate import fold_code, translate_column
from childtonotice.screening.tables import TABLES, Column

_EFFECTS = {
    "role": "read as a part that is not known",
    "kind": "the PPN gives check-match at most (ruling 12)",
    "grading": "no grading is known",
    "vat_grading": "no grading is known",
    "categories": "the category is not counted",
    "opening_code": "stands as it is: it names a child or a risk only if its own letters say so (rulings 7 and 8)",
    "closing_codes": "stands as it is: it names a child or a risk only if its own letters say so (ruling 7)",
    "area": "stands as it is",
}
_MOST, _FIRST, _LONGEST = 40, 5, 12
_LIKE_A_CODE = re.compile(r"[A-Z0-9][A-Z0-9/_-]*(?: [A-Z0-9]{1,4}){0,2}")


@dataclass(frozen=True, slots=True)
class Unread:
    """A code of one column without a word: how it may be shown, how often it stands there, the first records."""

    file: str
    theirs: str
    ours: str
    shown: str
    records: tuple[int, ...]
    effect: str


def find_unread(extract: Extract) -> tuple[Unread, ...]:
    """Every code or word that is not understood, the most frequent first; at most 40.

    A code of up to three signs is shown; of a longer one only how it is made, for it may be a name.
    """
    found = [one for item in extract.files for one in _of_file(item, extract.unknown)]
    return tuple(sorted(set(found), key=lambda one: (-len(one.records), one.file, one.theirs, one.shown))[:_MOST])


def _of_file(item: Opened, unknown: frozenset[str]) -> Iterator[Unread]:
    for table, how in item.found.source.tables if item.raw.header else ():
        raw = item.raw.keep(rows_of_table(item.raw, item.found.source, how))
        columns = {column.name: column for column in TABLES[table].columns}
        for ours, column_map in how.columns:
            column = columns[ours]
            if len(column_map.sources) == 1 and column_map.sources[0] in raw.columns and _is_coded(column, column_map):
                yield from _of_column(raw, column, column_map, unknown)


def _is_coded(column: Column, how: ColumnMap) -> bool:
    return bool(column.values) or (bool(how.codes) and column.name in _EFFECTS)


def _of_column(raw: Raw, column: Column, how: ColumnMap, unknown: frozenset[str]) -> Iterator[Unread]:
    cells = as_text(raw.columns[how.sources[0]])
    ours = as_text(translate_column(raw, how, column, unknown))
    places: dict[str, list[int]] = {}
    for cell, word, number in zip(cells.to_pylist(), ours.to_pylist(), raw.numbers.tolist(), strict=True):
        for code in _codes_without_word(cell, word, column, how):
            places.setdefault(show_safely(code), []).append(number)
    if not column.values and len(places) > 1:
        places = _as_one(places)
    for words, records in places.items():
        effect = _EFFECTS.get(column.name, "it is not known")
        yield Unread(raw.label, how.sources[0], column.name, words, tuple(sorted(set(records))), effect)


def _as_one(places: dict[str, list[int]]) -> dict[str, list[int]]:
    """Codes of a column without a closed list, told of together: there may be dozens, and most do no harm."""
    most = max(places, key=lambda shown: len(places[shown]))
    records = [record for own in places.values() for record in own]
    return {f"{len(places)} kinds of code, most often {most}": records}


def _codes_without_word(cell: str, word: str, column: Column, how: ColumnMap) -> Iterator[str]:
    """The items of a cell that stand for nothing: on none of our lists, and in none of the force's."""
    known = {code for code, _ in how.codes}
    for item in word.split(";") if column.kind == "list" else [word]:
        if not item or item.casefold() in column.values:
            continue
        if column.values or (fold_code(cell) not in known and item == cell and _looks_like_code(item)):
            yield item


def _looks_like_code(item: str) -> bool:
    return len(item) <= _LONGEST and bool(_LIKE_A_CODE.fullmatch(item))


def show_safely(code: str) -> str:
    """A code as it may be shown: itself where it is short, else how it is made (Aaaa, NN/NN)."""
    if show_code(code):
        return code
    shape = re.sub(r"\d", "N", re.sub(r"[^\W\d_]", lambda found: "A" if found[0].isupper() else "a", code))
    return f"a word of the form {shape if len(shape) <= 20 else shape[:17] + '...'}"


def list_records(records: tuple[int, ...]) -> str:
    """The first records, in words."""
    shown = ", ".join(str(record) for record in records[:_FIRST])
    return f"{shown}, ..." if len(records) > _FIRST else shown
