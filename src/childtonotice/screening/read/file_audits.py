"""What is said of a file as a whole: spoilt records, columns that are kept out, tables that are missing."""

from __future__ import annotations

from collections.abc import Mapping

from childtonotice.screening.read.arrow import Frame
from childtonotice.screening.read.draft import Draft
from childtonotice.screening.read.folder import PACKED, Found, Listing
from childtonotice.screening.read.ledger import Ledger
from childtonotice.screening.read.raw import Raw

_HEADER = 0
_MOST_NAMED = 10
_WHAT_IS_MISSED = {
    "people": ("people", "nobody's date of birth or address is known"),
    "involvements": ("links", "nobody is linked to an incident"),
    "ppns": ("PPNs", "no incident can be covered"),
    "ppn_subjects": ("subjects of PPNs", "no PPN names anybody"),
}
# Columns that the contract does not require but without which children are missed.
_WORTH_SAYING = {"incidents": ("log",), "people": ("date_of_birth",), "ppns": ("kind",)}


def audit_file(raw: Raw, found: Found, ledger: Ledger) -> None:
    """Enter what the reading of a file itself brought to light."""
    for spoilt in raw.spoilt:
        ledger.set_aside(raw.label, spoilt.number, "", spoilt.problem, spoilt.cure)
    for doubt in raw.doubts:
        ledger.warn(raw.label, doubt.number, doubt.column, doubt.problem, doubt.cure)
        if doubt.number == _HEADER:
            ledger.note(f"{raw.label}: {doubt.problem}.")
    if raw.header:
        _say_columns(raw, found, ledger)


def _say_columns(raw: Raw, found: Found, ledger: Ledger) -> None:
    header = raw.header
    assert header is not None
    if header.unknown:
        names = _some(header.unknown)
        what = "columns are not ours and were kept out" if found.source.canonical else "columns are not mapped"
        ledger.note(f"{raw.label}: these {what}: {names}.")
        if found.source.canonical:
            ledger.warn(raw.label, _HEADER, "", f"these columns are not ours and were kept out: {names}",
                        "Nothing to do, or map them in mapping.toml.")  # fmt: skip
    for name in header.repeated:
        ledger.note(f"{raw.label}: there are two columns {name}; the first was read.")
        ledger.warn(raw.label, _HEADER, name, "there are two columns of this name; the first was read",
                    "Give each column a name of its own in the export.")  # fmt: skip
    for table in found.tables:
        for name in _WORTH_SAYING.get(table, ()):
            if found.source.canonical and name not in header.places:
                ledger.note(f"{raw.label} has no column {name}: children may be missed.")


def say_nulls(draft: Draft, ledger: Ledger) -> None:
    """Say once of a column that a word for nothing was read as an empty cell."""
    for mark in draft.marks:
        if mark.kind == "null":
            ledger.warn(draft.label, _HEADER, mark.column, f"NULL was read as an empty cell of {mark.column}",
                        "Nothing to do; leave such cells empty in the export where you can.")  # fmt: skip


def _some(names: tuple[str, ...]) -> str:
    shown = ", ".join(name[:40] for name in names[:_MOST_NAMED])
    return f"{shown} and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else shown


def say_what_is_missing(listing: Listing, tables: Mapping[str, Frame], ledger: Ledger) -> None:
    """Say which files were left alone, and that ppns or people are missing or empty; officers may be, in silence."""
    if listing.ignored:
        ledger.note(f"Files left alone, because they are no part of an extract: {_some(listing.ignored)}.")
    for name in listing.ignored:
        if name.casefold().endswith(PACKED):
            ledger.note(
                f"{name} is packed and was not read: unpack it where it belongs to the extract, then run again."
            )
    for file in dict.fromkeys(listing.absent):
        ledger.note(f"There is no {file}, which mapping.toml names: what it would hold is missing.")
    fed = {table: found.label for found in listing.found for table in found.tables}
    if not tables["incidents"].num_rows:
        ledger.note(f"Not one incident of {fed['incidents']} could be used, so nothing was screened.")
    for name, (what, effect) in _WHAT_IS_MISSED.items():
        # Without PPNs there is no need to say that they name nobody.
        if not tables[name].num_rows and (name != "ppn_subjects" or tables["ppns"].num_rows):
            ledger.note(f"{f'{fed[name]} holds no {what}' if name in fed else f'There are no {what}'}: {effect}.")
