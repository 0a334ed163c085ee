"""A day's folder, read whole: canonical tables, and everything that was wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np

from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.cores import work_side_by_side
from childtonotice.screening.errors import CannotStart
from childtonotice.screening.findings import Problem
from childtonotice.screening.force import Force
from childtonotice.screening.read.arrow import Frame, pa, pc
from childtonotice.screening.read.audits import Flag, audit_rows
from childtonotice.screening.read.children_set_aside import find_children
from childtonotice.screening.read.draft import Draft, Setting, draft_table
from childtonotice.screening.read.file_audits import audit_file, say_nulls, say_what_is_missing
from childtonotice.screening.read.fingerprint import fingerprint_tables
from childtonotice.screening.read.folder import Found, list_files
from childtonotice.screening.read.ledger import QUARANTINED, Ledger
from childtonotice.screening.read.links import Known
from childtonotice.screening.read.mapping import Mapping as ForceMapping
from childtonotice.screening.read.open_file import open_file
from childtonotice.screening.read.raw import Raw
from childtonotice.screening.read.repeats import Rows
from childtonotice.screening.read.settle import settle_rows
from childtonotice.screening.read.unread_times import refuse_unread_times
from childtonotice.screening.tables import TABLES

Tell = Callable[[str, int, int], None]
_BETWEEN_CELLS, _START_OF_RECORD = re.compile(r'[,;\t|"\r\n]'), 2_000
_DAY = 86_400_000_000  # microseconds
_LONG_AFTER = 400  # days


@dataclass(frozen=True)
class Extract:
    """What a folder holds.

    ``tables``: all six canonical tables, maybe empty; text is never null, times are UTC. ``counts``: for each file or
    sheet the records read, accepted and quarantined. ``notes``: sentences about the extract as a whole.
    ``fingerprint``: of the accepted rows. ``sources``: the same rows, each with its file and record. ``left``: files
    left alone. ``files``: the files as they were opened, where these were asked for; ``unknown``: the mapping's words
    for "not recorded".
    """

    tables: Mapping[str, Frame]
    problems: tuple[Problem, ...]
    counts: Mapping[str, Mapping[str, int]]
    notes: tuple[str, ...]
    fingerprint: str
    sources: Mapping[str, Rows]
    left: tuple[str, ...] = ()
    files: tuple[Opened, ...] = ()
    unknown: frozenset[str] = frozenset()

    def place(self, table: str, ids: Sequence[str]) -> dict[str, tuple[str, int]]:
        """The file and the record of each row with one of these ids, the first where several have it."""
        rows = self.sources[table]
        keys = rows.rows[TABLES[table].names[0]]
        found = np.flatnonzero(pc.is_in(keys, pa.array(ids, pa.string())).to_numpy())
        told = {keys[row].as_py(): rows.place(row) for row in reversed(found.tolist())}
        return {key: told.get(key, (table, 0)) for key in ids}


@dataclass(frozen=True, slots=True)
class Opened:
    """A file of the extract and its records."""

    found: Found
    raw: Raw


def read_extract(
    folder: Path, force: Force, *, known_incidents: Known = None, tell: Tell | None = None, keep_files: bool = False
) -> Extract:
    """Read and audit an extract; nothing in it is ever changed.

    ``known_incidents`` is asked which of some incident ids the store holds; without it the folder is all there is.
    ``tell`` hears before each file of the step, the files done and their number. ``keep_files`` keeps what stood in the
    files beside the tables, for a report; it costs memory. Raises CannotStart (contract, "Files
    that are not as they should be").
    """
    mapping = force.mapping if isinstance(force.mapping, ForceMapping) else ForceMapping()
    ledger = Ledger()
    listing = list_files(Path(folder), mapping if mapping.sources else None)
    opened = _open_all(listing.found, ledger, tell)
    for item in opened:
        audit_file(item.raw, item.found, ledger)
    setting, drafts = _draft_all(opened, Setting(force, mapping), ledger)
    refuse_unread_times(drafts, [(item.raw, item.found.source) for item in opened])
    sources = settle_rows(drafts, ledger, setting, known_incidents, _cells_of_spoilt(opened))
    tables = {name: rows.rows for name, rows in sources.items()}
    _check_incidents(opened)
    say_what_is_missing(listing, tables, ledger)
    ending = find_children(drafts, [item.raw for item in opened], tables["people"], ledger, setting)
    return Extract(
        tables,
        ledger.ordered(ending),
        _count(opened, ledger),
        tuple(ledger.notes),
        fingerprint_tables(tables),
        sources,
        listing.ignored,
        tuple(opened) if keep_files else (),
        mapping.unknown,
    )


def _cells_of_spoilt(opened: Sequence[Opened]) -> set[str]:
    """What may be the ids of incidents that could not be split: their links are then not sought in vain."""
    texts = [spoilt.text for item in opened if "incidents" in item.found.tables for spoilt in item.raw.spoilt]
    return {cell.strip() for text in texts for cell in _BETWEEN_CELLS.split(text[:_START_OF_RECORD]) if cell.strip()}


def _open_all(found: Sequence[Found], ledger: Ledger, tell: Tell | None) -> list[Opened]:
    opened: list[Opened] = []
    for at, item in enumerate(found):
        if tell:
            tell("Reading the extract", at, len(found))
        try:
            opened += [Opened(item, raw) for raw in open_file(item)]
        except CannotStart as refusal:
            # Officers change no answer: without them the day goes on.
            if item.tables != ("officers",):
                raise
            ledger.note(f"{refusal.lines[0]} The officers are left out.")
    return opened


def _draft_all(opened: Sequence[Opened], setting: Setting, ledger: Ledger) -> tuple[Setting, list[Draft]]:
    """Every table of every source, incidents first: their reports say what day it is."""
    parts = [(item, *part) for item in opened if item.raw.header for part in item.found.source.tables]
    parts.sort(key=lambda part: part[1] != "incidents")
    drafts: list[Draft] = []
    for item, name, how in parts:
        if name != "incidents" and setting.today == date.max:
            setting = replace(setting, today=find_today(drafts))
        drafts.append(draft_table(item.raw, item.found.source, name, how, setting))
    setting = replace(setting, today=find_today(drafts))
    flags = work_side_by_side(lambda draft: list(audit_rows(draft, setting)), drafts)
    for draft, found in zip(drafts, flags, strict=True):
        say_nulls(draft, ledger)
        for flag in found:
            enter_flag(draft, flag, ledger)
    return setting, drafts


def find_today(drafts: Sequence[Draft]) -> date:
    """The London date of the last report that is no outlier; the furthest date where no report can be read.

    An outlier comes more than 400 days after any other: one report typed as 2206 must not make every date of birth
    plausible, and the last years of a long history are none (ruling 1).
    """
    times = [draft.rows["reported_at"] for draft in drafts if draft.table == "incidents"]
    found = [pc.drop_null(column).cast(pa.timestamp("us")).cast(pa.int64()).to_numpy() for column in times]
    micros = np.concatenate([np.empty(0, np.int64), *found])
    if not len(micros):
        return date.max
    middle = (len(micros) - 1) // 2
    days = np.unique(micros[micros >= np.partition(micros, middle)[middle]] // _DAY)
    breaks = np.flatnonzero(np.diff(days) > _LONG_AFTER)
    last_day = int(days[breaks[0] if len(breaks) else -1])
    last = int(micros[micros < (last_day + 1) * _DAY].max())
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=last)).astimezone(LONDON).date()


def enter_flag(draft: Draft, flag: Flag, ledger: Ledger) -> None:
    """Enter a flag in the ledger, row by row."""
    say = ledger.set_aside if flag.severity == QUARANTINED else ledger.warn
    for at, row in enumerate(flag.rows.tolist()):
        problem = flag.problem if isinstance(flag.problem, str) else flag.problem[at]
        say(draft.label, int(draft.numbers[row]), flag.column, problem, flag.cure)


def _check_incidents(opened: Sequence[Opened]) -> None:
    """An extract without a single incident is no extract."""
    feeding = [item for item in opened if "incidents" in item.found.tables]
    if not any(item.raw.length or item.raw.spoilt for item in feeding):
        raise CannotStart(
            f"{feeding[0].raw.label} is empty: it holds no incident.",
            "Check that the export finished, then run again.",
        )


def _count(opened: Sequence[Opened], ledger: Ledger) -> dict[str, dict[str, int]]:
    counts = {}
    for item in opened:
        read = item.raw.length + len(item.raw.spoilt)
        aside = len(ledger.aside.get(item.raw.label, ()))
        counts[item.raw.label] = {"read": read, "accepted": read - aside, "quarantined": aside}
    return counts
