"""A force's cells turned into ours: columns joined, codes and beginnings replaced, numbers padded, lists split."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from childtonotice.screening.read.arrow import Cells, pa, pc
from childtonotice.screening.read.clean import map_unique
from childtonotice.screening.read.full_names import part_birth, part_name
from childtonotice.screening.read.made_ids import make_ids
from childtonotice.screening.read.mapping import ColumnMap
from childtonotice.screening.read.raw import Raw, as_text
from childtonotice.screening.tables import Column

_TYPED = ("time", "date", "yesno")
# What stands in a box that is ticked; anything else leaves the word out.
_TICKED = frozenset({"y", "yes", "true", "t", "1", "x", "ticked", "on", "✓", "☑"})


def fold_code(code: str) -> str:
    """A code without case and extra blanks: people type codes as they like."""
    return " ".join(code.casefold().split())


def translate_column(raw: Raw, how: ColumnMap, column: Column, unknown: frozenset[str]) -> Cells:
    """The cells of one of our columns: typed where the file had types and nothing is translated, else text."""
    if how.always:
        return pa.chunked_array([pa.repeat(how.always, raw.length)], pa.string())
    if how.ticks:
        return _tick(raw, how, column, unknown)
    if how.made:
        return make_ids(raw, how, unknown)
    if len(how.sources) == 1 and column.kind in _TYPED and not pa.types.is_string(raw.columns[how.sources[0]].type):
        return raw.columns[how.sources[0]]
    cells = [as_text(raw.columns[name]) for name in how.sources]
    joined = cells[0] if len(cells) == 1 else _join(cells, how, column)
    if column.kind == "log" or (how.plain and not unknown and column.kind != "list"):
        return joined
    return map_unique(joined, _translator(how, column, unknown))


def _tick(raw: Raw, how: ColumnMap, column: Column, unknown: frozenset[str]) -> Cells:
    """A list put together from columns that are ticked, behind what the named columns hold."""
    parts = [translate_column(raw, replace(how, ticks=()), column, unknown)] if how.sources else []
    for name, word in how.ticks:
        parts.append(map_unique(as_text(raw.columns[name]), partial(_word_if_ticked, word)))
    return map_unique(pc.binary_join_element_wise(*parts, ";"), _without_gaps)


def _word_if_ticked(word: str, cell: str) -> str:
    return word if fold_code(cell) in (*_TICKED, fold_code(word)) else ""


def _without_gaps(items: str) -> str:
    return ";".join(item for item in items.split(";") if item)


def _join(cells: list[Cells], how: ColumnMap, column: Column) -> Cells:
    between = {"list": how.split or ";", "log": "\n"}.get(column.kind, " ")
    joined = pc.binary_join_element_wise(*cells, between)
    return pc.utf8_trim_whitespace(joined)


def _translator(how: ColumnMap, column: Column, unknown: frozenset[str]) -> Callable[[str], str]:
    codes = dict(how.codes)

    def change_one(word: str) -> str:
        folded = fold_code(word)
        if folded in unknown:
            return ""
        if folded in codes:
            return codes[folded]
        return _pad(_replace_beginning(word, how.prefix), how.pad)

    def change_list(words: str) -> str:
        return ";".join(filter(None, map(change_one, split_items(words, how.split or ";"))))

    def change_text(words: str) -> str:
        changed = change_one(words if how.plain else " ".join(words.split())) or how.if_empty
        return _one_part(changed, how.part) if how.part else changed

    return change_list if column.kind == "list" else change_text


def split_items(words: str, sign: str) -> list[str]:
    """The items of a list in one cell; one in square brackets (["MARAC", "TEST"]) has commas and quotation marks."""
    words = words.strip()
    if words[:1] == "[" and words[-1:] == "]":
        return [item for part in words[1:-1].split(",") if (item := part.strip(" \"'"))]
    return [item for part in words.replace(";", sign).split(sign) if (item := part.strip())]


def _one_part(name: str, part: str) -> str:
    if part == "date_of_birth":
        return part_birth(name)[1]
    forename, surname = part_name(name)
    return surname if part == "surname" else forename


def _replace_beginning(word: str, prefix: tuple[tuple[str, str], ...]) -> str:
    for theirs, ours in prefix:
        if word.casefold().startswith(theirs.casefold()):
            return ours + word[len(theirs) :]
    return word


def _pad(word: str, width: int) -> str:
    return word.zfill(width) if width and word.isdigit() else word
