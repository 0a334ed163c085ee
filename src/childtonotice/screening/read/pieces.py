"""A large plain extract read piece by piece: the same rows and the same problems, in the memory of one piece.

What only the whole can settle is noticed and left to the reading of the whole: ids that repeat, blanks round ids, bytes
that are not text. So nothing is decided here that is decided otherwise there; only that a lost id stands elsewhere in
other capitals or zeros is not said, since all ids are never in memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Protocol

import numpy as np
import pyarrow.parquet as pq

from childtonotice.screening.force import Force
from childtonotice.screening.read.arrow import Cells, Frame, pa, pc
from childtonotice.screening.read.audits import audit_rows
from childtonotice.screening.read.children_set_aside import find_children
from childtonotice.screening.read.draft import Draft, Setting, draft_table
from childtonotice.screening.read.extract import Extract, enter_flag, find_today
from childtonotice.screening.read.file_audits import audit_file, say_nulls, say_what_is_missing
from childtonotice.screening.read.folder import Found, list_files
from childtonotice.screening.read.ledger import Ledger
from childtonotice.screening.read.links import say_people_missing, say_ppns_missing, set_orphans_aside
from childtonotice.screening.read.mapping import Mapping
from childtonotice.screening.read.parquet_file import NotPlain, read_parquet_pieces
from childtonotice.screening.read.repeats import Rows, gather_rows
from childtonotice.screening.read.settle import with_areas
from childtonotice.screening.tables import TABLES

A_PIECE = 50_000
# Links are short; and for each piece of them all ids are looked through.
LARGER = {"involvements": 6, "ppn_subjects": 6}
# Owners before what points to them.
ORDER = ("incidents", "people", "ppns", "involvements", "ppn_subjects", "officers")
OWNERS = {"involvements": "incidents", "ppn_subjects": "ppns"}
Tell = Callable[[str, int, int], None]
READING = "Reading the extract"


class Keeper(Protocol):
    """Who takes the rows as they come, and knows the ids of those that came before."""

    def take(self, rows: Rows) -> None:
        """Keeps some rows of a table; raises NotPlain where an id repeats."""

    def held(self, name: str, ids: Cells) -> Frame:
        """Of some ids those that a table has, as a table with its column of ids."""

    def births(self, ids: Cells) -> Frame:
        """Some people, with their dates of birth."""

    def fingerprint(self, tell: Tell | None = None) -> str:
        """The fingerprint of all rows that were taken."""


@dataclass
class State:
    """What is known so far: problems, counts, the ids of incidents set aside, and what to add to a problem's words."""

    setting: Setting
    ledger: Ledger = field(default_factory=Ledger)
    read: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    spoilt: set[str] = field(default_factory=set)
    ending: dict[tuple[str, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counted:
    """A table of which only the number of its rows is known here."""

    num_rows: int


def list_plain(folder: Path, force: Force) -> Sequence[Found]:
    """The files of an extract that can be read in pieces: Parquet in the contract's form; else none."""
    mapping = force.mapping if isinstance(force.mapping, Mapping) else Mapping()
    if mapping.sources or force.join_records:
        return ()
    found = list_files(folder, None).found
    plain = all(item.path.suffix.casefold() == ".parquet" and item.source.canonical for item in found)
    return found if plain else ()


def count_incidents(found: Sequence[Found]) -> int:
    """How many incidents the files say they hold; 0 where they do not say."""
    return sum(count_rows(item) for item in found if "incidents" in item.tables)


def count_rows(item: Found) -> int:
    """How many rows a file says it holds; 0 where it does not say."""
    try:
        return int(pq.read_metadata(item.path).num_rows)
    except (pa.ArrowException, OSError):
        return 0


def read_in_pieces(folder: Path, force: Force, keeper: Keeper, tell: Tell | None = None) -> Extract:
    """Reads and audits an extract as ``read_extract`` does; its rows go to the keeper and are not in what is returned.

    Raises NotPlain where the whole has to be read at once.
    """
    mapping = force.mapping if isinstance(force.mapping, Mapping) else Mapping()
    listing = list_files(folder, None)
    state = State(Setting(force, mapping))
    files = {item.tables[0]: item for item in listing.found}
    for item in listing.found:
        raw = next(read_parquet_pieces(item.path, item.label, item.source, A_PIECE))
        audit_file(raw, item, state.ledger)
    today = find_last_day(files["incidents"], state.setting)
    count = sum(count_rows(item) for item in listing.found)
    for name in (name for name in ORDER if name in files):
        # Incidents are drafted before it is known what day it is, as ever.
        drafting = state.setting if name == "incidents" else replace(state.setting, today=today)
        for _ in read_file(files[name], drafting, replace(state.setting, today=today), state, keeper):
            if tell:
                tell(READING, sum(state.read.values()), count)
    if not state.kept["incidents"]:
        raise NotPlain
    counted = {name: Counted(state.kept[name]) for name in TABLES}
    say_what_is_missing(listing, counted, state.ledger)
    return Extract(
        {name: table.empty() for name, table in TABLES.items()},
        state.ledger.ordered(state.ending),
        {item.label: count_records(item.label, state) for item in listing.found},
        tuple(state.ledger.notes),
        keeper.fingerprint(tell),
        {},
        listing.ignored,
        (),
        mapping.unknown,
    )


def count_records(label: str, state: State) -> dict[str, int]:
    """Read, accepted and quarantined records of a file."""
    aside = len(state.ledger.aside.get(label, ()))
    return {"read": state.read[label], "accepted": state.read[label] - aside, "quarantined": aside}


def find_last_day(item: Found, setting: Setting) -> date:
    """The London date of the last report, from the one column that tells it."""
    none = np.empty(0, np.int64)
    return find_today([Draft(item.label, "incidents", (), rows, none) for rows in read_times(item, setting)])


def read_times(item: Found, setting: Setting) -> Iterator[Frame]:
    """The times of the reports, piece by piece."""
    for raw in read_parquet_pieces(item.path, item.label, item.source, A_PIECE, ("reported_at",)):
        yield draft_table(raw, item.source, "incidents", item.source.tables[0][1], setting).rows.select(["reported_at"])


def read_file(item: Found, drafting: Setting, setting: Setting, state: State, keeper: Keeper) -> Iterator[None]:
    """One file, piece by piece; after each there is a moment to say how far it has come."""
    name, how = item.source.tables[0]
    for raw in read_parquet_pieces(item.path, item.label, item.source, A_PIECE * LARGER.get(name, 1)):
        if raw.torn:
            raise NotPlain
        state.read[item.label] += raw.length
        draft = draft_table(raw, item.source, name, how, drafting)
        say_nulls(draft, state.ledger)
        for flag in audit_rows(draft, setting):
            enter_flag(draft, flag, state.ledger)
        rows = settle_piece(draft, setting, state, keeper)
        state.ending |= find_children([draft], [raw], find_births(draft, state, keeper), state.ledger, setting)
        state.kept[name] += rows.rows.num_rows
        keeper.take(rows)
        yield


def settle_piece(draft: Draft, setting: Setting, state: State, keeper: Keeper) -> Rows:
    """The accepted rows of a piece: links only to what is held, areas by the force's names."""
    refuse_blanks(draft)
    aside = state.ledger.aside.get(draft.label, set())
    rows = gather_rows(draft.table, [draft.without(aside)])
    if draft.table == "incidents":
        mine = np.isin(draft.numbers, np.fromiter(aside, np.int64, len(aside)))
        state.spoilt.update(draft.rows["incident_id"].filter(pa.array(mine)).to_pylist())
        return replace(rows, rows=with_areas(rows.rows, setting.force))
    if draft.table == "involvements":
        owners = find_owners(rows, "incident_id", "incidents", keeper)
        rows = set_orphans_aside(rows, owners, state.spoilt, None, state.ledger)
        if state.kept["people"]:
            say_people_missing(rows, find_owners(rows, "person_id", "people", keeper), state.ledger)
    if draft.table == "ppn_subjects" and state.kept["ppns"]:
        say_ppns_missing(rows, find_owners(rows, "ppn_id", "ppns", keeper), state.ledger)
    return rows


def refuse_blanks(draft: Draft) -> None:
    """Ids with blanks round them may mean an id without: only the whole can tell."""
    for column in TABLES[draft.table].columns:
        cells = draft.rows[column.name]
        if column.kind == "id" and pc.any(pc.not_equal(pc.utf8_trim_whitespace(cells), cells)).as_py():
            raise NotPlain


def find_owners(rows: Rows, column: str, owner: str, keeper: Keeper) -> Rows:
    """Of the ids in a column those that their table has."""
    found = keeper.held(owner, rows.rows[column])
    none = np.empty(0, np.int64)
    return Rows(owner, found, (), none, none)


def find_births(draft: Draft, state: State, keeper: Keeper) -> Frame:
    """The people of the links of a piece that were set aside: whether one of them is a child is said."""
    aside = state.ledger.aside.get(draft.label, set())
    mine = np.isin(draft.numbers, np.fromiter(aside, np.int64, len(aside)))
    if draft.table != "involvements" or not mine.any():
        return TABLES["people"].empty()
    return keeper.births(draft.rows["person_id"].filter(pa.array(mine)))
