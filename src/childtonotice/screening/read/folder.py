"""Which file of the folder feeds which table, and which files are left alone."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.read.mapping import Mapping, Source, canonical_source
from childtonotice.screening.tables import TABLES

FORMATS = {".csv": "csv", ".parquet": "parquet", ".xlsx": "xlsx"}
# Files that hold the known answers of a made-up force: no part of an extract, and no surprise in its folder.
_SILENT = frozenset({"labels.csv", "truth.csv"})
_MOST_NAMED = 8
PACKED = (".zip", ".gz", ".tgz", ".tar", ".7z", ".rar", ".bz2", ".xz", ".zst")


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the folder, the name under which it is spoken of, and what it feeds."""

    path: Path
    label: str
    source: Source

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that it feeds."""
        return tuple(name for name, _ in self.source.tables)


@dataclass(frozen=True, slots=True)
class Listing:
    """The files to read, the names of those left alone, and the files of the mapping that are not there."""

    found: tuple[Found, ...]
    ignored: tuple[str, ...]
    absent: tuple[str, ...] = ()


def show_name(name: str) -> str:
    """A file name that is safe to print: one line, no control characters, whatever the bytes on disk."""
    plain = name.encode("utf-8", "replace").decode()
    return "".join(letter if letter.isprintable() else "?" for letter in plain)


def list_files(folder: Path, mapping: Mapping | None) -> Listing:
    """Every file of the folder with what it feeds; raises CannotStart where two feed one table or none is usable.

    A link is followed to an ordinary file, wherever it lies; a folder or a device in the place of a file is refused.
    """
    names = _names_in(folder)
    found = _mapped(folder, names, mapping) if mapping else []
    taken = {item.path.name for item in found}
    fed = {table: item.label for item in found for table in item.tables}
    for name in names:
        table = _canonical_table(name)
        if name in taken or table is None:
            continue
        if table in fed:
            raise _two_files(table, fed[table], show_name(name), folder)
        fed[table] = show_name(name)
        found.append(Found(folder / name, show_name(name), canonical_source(name, table)))
    if "incidents" not in fed:
        raise _no_incidents(folder, names, mapping)
    for item in found:
        _refuse_other_kinds(item)
    used = {item.path.name for item in found}
    left = [show_name(name) for name in names if name not in used and name.casefold() not in _SILENT]
    return Listing(tuple(found), tuple(left), _absent(found, mapping) if mapping else ())


def _absent(found: Sequence[Found], mapping: Mapping) -> tuple[str, ...]:
    """Files that the mapping names and the folder lacks; those that feed officers alone may be missing."""
    there = [item.path.name.casefold() for item in found]
    return tuple(
        source.file
        for source in mapping.sources
        if {table for table, _ in source.tables} != {"officers"}
        and not any(fnmatchcase(name, source.file.casefold()) for name in there)
    )


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except FileNotFoundError:
        raise CannotStart(
            f"{show_name(str(folder))} does not exist.", "Give the folder that holds the extract."
        ) from None
    except NotADirectoryError:
        raise CannotStart(
            f"{show_name(str(folder))} is a file, not a folder.", "Give the folder in which the extract's files lie."
        ) from None
    except OSError as error:
        raise CannotStart(
            f"{show_name(str(folder))} cannot be opened: {error.strerror}.", "Ask for the right to read it."
        ) from None


def _canonical_table(name: str) -> str | None:
    stem, ending = os.path.splitext(name.casefold())
    return stem if stem in TABLES and ending in FORMATS else None


def _mapped(folder: Path, names: Sequence[str], mapping: Mapping) -> list[Found]:
    found = []
    for source in mapping.sources:
        fitting = [name for name in names if fnmatchcase(name.casefold(), source.file.casefold())]
        if len(fitting) > 1:
            raise _two_files(source.tables[0][0], show_name(fitting[0]), show_name(fitting[1]), folder)
        found += [Found(folder / name, show_name(name), replace(source, file=name)) for name in fitting]
    return found


def _two_files(table: str, first: str, second: str, folder: Path) -> CannotStart:
    return CannotStart(
        f"Two files hold the {table}: {first} and {second} (in {show_name(str(folder))}).",
        "Leave the right one in the folder and move the other elsewhere.",
    )


def _no_incidents(folder: Path, names: Sequence[str], mapping: Mapping | None) -> CannotStart:
    wanted = "incidents.csv, incidents.parquet or incidents.xlsx"
    if mapping:
        feeding = [source.file for source in mapping.sources if any(name == "incidents" for name, _ in source.tables)]
        wanted = " or ".join([*feeding, wanted]) if feeding else wanted
    shown = ", ".join(show_name(name) for name in names[:_MOST_NAMED]) or "nothing"
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return CannotStart(
        f"{show_name(str(folder))} holds no incidents: there is no {wanted}.",
        f"Found there: {shown}{more}.",
        _advise(folder, names),
    )


def _advise(folder: Path, names: Sequence[str]) -> str:
    """What to do where there are no incidents: what stands there instead may be the incidents in another dress."""
    packed = [name for name in names if name.casefold().endswith(PACKED)]
    if packed:
        return f"Unpack {show_name(packed[0])} into the folder and run again; packed files are not read."
    within = [
        name for name in names if any(_canonical_table(each) == "incidents" for each in _look_into(folder / name))
    ]
    if within:
        return f"The incidents are in its folder {show_name(within[0])}: give that one."
    alike = [name for name in names if name.casefold().startswith("incidents") and (folder / name).is_file()]
    if alike and os.path.splitext(alike[0])[1].casefold() in (".csv", ".tsv", ".txt"):
        return f"If {show_name(alike[0])} holds them, name it incidents.csv: any delimiter is read."
    return "Give the folder of the extract, or a force folder whose mapping.toml names its files (--force)."


def _look_into(folder: Path) -> list[str]:
    """The names in a folder; none where it is none or may not be opened."""
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _refuse_other_kinds(item: Found) -> None:
    try:
        kind = item.path.stat().st_mode
    except OSError as error:
        raise CannotStart(
            f"{item.label} cannot be read: {(error.strerror or 'the link leads nowhere').lower()}.",
            "Put the file itself into the folder.",
        ) from None
    if not stat.S_ISREG(kind):
        what = "a folder" if stat.S_ISDIR(kind) else "not an ordinary file"
        raise CannotStart(f"{item.label} cannot be read: it is {what}.", "Put the file itself in its place.")
