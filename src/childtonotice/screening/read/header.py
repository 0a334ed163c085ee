"""The header of a file: where it is, which of its columns are wanted, and what to say when one is not there."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.read.mapping import Source
from childtonotice.screening.tables import TABLES

SEARCHED_ROWS = 25
_MOST_NAMES = 15
OTHER_MARKS = frozenset("'`\u2018\u2019\u201c\u201d\u201e\u00ab")
_WIDEST, _LONGEST_NAME = 1_000, 200
# What forces call their columns; nobody's name is among these words.
_WORD = (
    r"(?:ref|refs|reference|id|ids|no|nos|num|number|code|codes|type|class|kind|date|dates|time|dob|birth|born|age|"
    r"when|created|reported|updated|submitted|closed|opened|opening|closing|final|start|end|from|to|on|at|by|of|the|and|"
    r"text|free|log|logs|narrative|summary|details?|notes?|comments?|description|remarks|"
    r"name|names|fore|forename|forenames|first|last|full|surname|family|given|middle|initials?|sex|gender|ethnicity|"
    r"person|nominal|nominals|subject|subjects|people|role|link|linked|involvement|officer|collar|team|rank|email|"
    r"incident|incidents|occurrence|event|crime|ppn|ppns|form|referral|area|district|division|beat|location|address|"
    r"postcode|flag|flags|marker|markers|tag|tags|grade|grading|risk|level|priority|response|status|outcome|"
    r"attended|category|categories|looked|after|shared|with|acknowledged|row|record|\d{1,2})"
)
_WORDS_OF_NAMES = re.compile(rf"\W*{_WORD}(?:[\W_]+{_WORD})*\W*")


@dataclass(frozen=True, slots=True)
class Header:
    """``places``: each wanted column to its place in the row; ``names``: all, as written; and what was odd."""

    places: dict[str, int]
    names: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()


def fold_name(name: str, canonical: bool = False) -> str:
    """A column name without case, byte-order mark and extra blanks; ours may be written with blanks or hyphens."""
    folded = " ".join(re.sub('[\ufeff\x00-\x1f"]', " ", name).casefold().split())
    return re.sub(r"[\s-]+", "_", folded) if canonical else folded


def find_header(rows: Sequence[Sequence[str]], source: Source) -> int | None:
    """Which of the first rows is the header: the one that holds most of the wanted names; None where none does."""
    wanted = {fold_name(name, source.canonical) for name in source.columns}
    known = [len(wanted & _folded(row, source.canonical)) for row in rows[:SEARCHED_ROWS]]
    best = max(known, default=0)
    return known.index(best) if best else None


def _folded(row: Sequence[str], canonical: bool) -> set[str]:
    # A log of megabytes or a line of a million cells is no header: it is not worth folding.
    return {fold_name(cell, canonical) for cell in row[:_WIDEST] if len(cell) <= _LONGEST_NAME}


def read_header(names: Sequence[str], source: Source) -> Header:
    """Match a header row to the wanted columns; the first of two columns of one name is taken."""
    folded = [fold_name(name, source.canonical) for name in names]
    wanted = {fold_name(name, source.canonical): name for name in sorted(source.columns)}
    places: dict[str, int] = {}
    repeated, unknown = [], []
    for at, name in enumerate(folded):
        if name not in wanted:
            unknown.append(names[at].strip())
        elif wanted[name] in places:
            repeated.append(names[at].strip())
        else:
            places[wanted[name]] = at
    return Header(places, tuple(names), tuple(n for n in unknown if n), tuple(repeated))


def check_header(label: str, header: Header, source: Source) -> None:
    """Raise CannotStart where a column that must be there is not, naming file, column and what was found."""
    missing = [name for name in _needed(source) if name not in header.places]
    if not missing:
        return
    columns = "column" if len(missing) == 1 else "columns"
    raise CannotStart(
        f"{label} has no {columns} {', '.join(repr(name) for name in missing[:_MOST_NAMES])}.",
        f"Found: {describe_names(header.names, known=bool(header.places))}",
        _cure(missing, header, source),
    )


def _needed(source: Source) -> list[str]:
    if not source.canonical:
        return sorted(source.columns)
    return [column.name for table, _ in source.tables for column in TABLES[table].columns if column.required]


def _cure(missing: Sequence[str], header: Header, source: Source) -> str:
    if source.header_row and not header.places:
        return f"Row {source.header_row} is not its header: correct header_row in mapping.toml, or leave it out."
    if header.names and _is_quoted_otherwise(header.names):
        return "Export it again with plain double quotation marks, and only round the cells that need them."
    shown = _shown(header)
    if not shown:
        force = "give a force folder whose mapping.toml says which column is which (--force)"
        cure = force if source.canonical else "correct the names in mapping.toml"
        return f"Export it again with the names of its columns in the first row, or {cure}."
    near = next((found for name in missing for found in closest(name, shown)), "")
    hint = f"Did you mean {near!r}? " if near else ""
    if source.canonical:
        return f"{hint}Rename the column, or give a force folder whose mapping.toml says which column it is (--force)."
    return f"{hint}Correct the name in mapping.toml, or ask for an export that holds the column."


def _is_quoted_otherwise(names: Sequence[str]) -> bool:
    """Whether the quotation marks of the header are others than ours, or stand round whole lines."""
    wrapped = len(names) == 1 and re.fullmatch(r"\w+(?:[,;\t|]\w+)+", names[0].strip()) is not None
    return wrapped or all(name.strip()[:1] in OTHER_MARKS for name in names if name.strip())


def _shown(header: Header) -> list[str]:
    """The names that may be repeated in a message."""
    said = [name.strip() for name in header.names if name.strip()]
    return said if header.places else _names_among(said)


def _names_among(said: Sequence[str]) -> list[str]:
    """Of a first row without a known column the cells made of the words of column names; none where most are not."""
    names = [name for name in said if _WORDS_OF_NAMES.fullmatch(name.casefold())]
    return names if 2 * len(names) > len(said) else []


def closest(name: str, known: Collection[str], most: int = 1) -> list[str]:
    """The known name that a reader most likely meant, or as many as are asked for; perhaps none."""
    folded = {fold_name(other): other for other in known if other.strip()}
    return [folded[found] for found in difflib.get_close_matches(fold_name(name), list(folded), n=most, cutoff=0.7)]


def describe_names(names: Sequence[str], known: bool) -> str:
    """Column names for a message. A first row without a ``known`` column may be a person's record: of it only cells
    made of the words of column names are shown."""
    said = [name.strip() for name in names if name.strip()]
    if not said:
        return "no column names at all."
    shown = [name[:40] for name in (said if known else _names_among(said))]
    if not shown:
        cells = "1 cell that does" if len(said) == 1 else f"{len(said)} cells that do"
        return f"{cells} not look like column names; the header row may be missing."
    rest = f" and {len(said) - len(shown[:_MOST_NAMES])} more" if len(said) > len(shown[:_MOST_NAMES]) else ""
    return ", ".join(shown[:_MOST_NAMES]) + rest + "."
