"""Filing a day's rows on a shelf: only the months that it touches are read, and only those that change are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from childtonotice.screening.merge import changed_rows, merge_table
from childtonotice.screening.shelf import (
    ALL,
    BASE,
    IDS,
    LOCATED,
    NO_MONTH,
    PARENTS,
    RECENT,
    TIMES,
    Edition,
    Tables,
    add_keys,
    drop_keys,
)
from childtonotice.screening.tables import TABLES

# Of the people that came or changed since the base was written, so many may stand apart from it.
MOST_RECENT, MOST_RECENT_SHARE = 20_000, 0.1


def file_day(edition: Edition, extract: Mapping[str, pa.Table]) -> Tables:
    """Merges an extract into the next edition of a shelf; returns new rows, and both versions of changed ones.

    The law of ``merge_table`` holds for the whole: the newest row of each id wins. A row moves with its time, and links
    and subjects move with their incident or PPN.
    """
    changes = {name: file_dated(edition, name, extract[name]) for name in TIMES}
    for name, (owner, _) in PARENTS.items():
        changes[name] = file_parts(edition, name, extract[name], changes[owner])
    changes["people"] = file_people(edition, extract["people"])
    changes["officers"] = file_officers(edition, extract["officers"])
    return changes


def file_dated(edition: Edition, name: str, new: pa.Table) -> pa.Table:
    """Incidents or PPNs, each under the month of its time; what changed."""
    held = edition.shelf.locate(name, pc.unique(new[IDS[name]]))["month"].to_pylist()
    touched = {*held, *pc.unique(months_of(name, new)).to_pylist()}
    old = drop_keys(name, edition.shelf.read_months(name, sorted(touched)))
    merged, changed = merge_rows(name, old, new)
    put_months(edition, name, merged, months_of(name, merged), pc.unique(months_of(name, changed)).to_pylist())
    return changed


def months_of(name: str, rows: pa.Table) -> pa.ChunkedArray:
    """The month of each row of a table that has a time of its own."""
    return pc.strftime(rows[TIMES[name]], format="%Y-%m")


def merge_rows(name: str, old: pa.Table, new: pa.Table) -> tuple[pa.Table, pa.Table]:
    """The rows of both, the newer where both have the id; and what that changed."""
    merged = merge_table(name, old, new)
    return merged, changed_rows(name, old, merged) if len(old) else merged


def put_months(edition: Edition, name: str, rows: pa.Table, months: pa.ChunkedArray, changed: Iterable[str]) -> None:
    """Writes the months that changed; each row stands beside its month."""
    for month in sorted(changed):
        edition.put(name, month, add_keys(name, rows.filter(pc.equal(months, month))))


def file_parts(edition: Edition, name: str, new: pa.Table, owners: pa.Table) -> pa.Table:
    """Links or subjects, each under the month of its incident or PPN; what changed.

    ``owners``: the incidents or PPNs that came or changed, whose parts may have to move to another month.
    """
    owner, key = PARENTS[name]
    ids = pc.unique(pa.chunked_array([*new[key].chunks, *owners[key].chunks], pa.string()))
    held, homes = edition.shelf.locate(name, ids), edition.preview.locate(owner, ids)
    touched = {*held["month"].to_pylist(), *homes["month"].to_pylist(), NO_MONTH}
    places = place_parts(edition, name, sorted(touched), ids, homes)
    old = drop_keys(name, edition.shelf.read_months(name, sorted(touched)))
    merged, changed = merge_rows(name, old, new)
    months = look_up(merged[key], places)
    stirred = {*look_up(changed[key], places).to_pylist(), *find_moved(held, places)}
    put_months(edition, name, merged, months, stirred)
    return changed


def place_parts(edition: Edition, name: str, months: Iterable[str], ids: pa.Array, homes: pa.Table) -> pa.Table:
    """Where the parts of each id belong: with their owner, under no month without one; all others stay there."""
    key, found = PARENTS[name][1], [homes]
    ownerless = ids.filter(pc.invert(pc.is_in(ids, homes["id"].combine_chunks())))
    found.append(locate_in(ownerless, NO_MONTH))
    for month in months:
        there = pc.unique(edition.shelf.read_month(name, month)[key])
        found.append(locate_in(there.filter(pc.invert(pc.is_in(there, ids))), month))
    return pa.concat_tables(found)


def locate_in(ids: pa.Array, month: str) -> pa.Table:
    """Some ids, all in one month."""
    return pa.table([ids, pa.array([month] * len(ids), pa.string())], schema=LOCATED)


def look_up(ids: pa.ChunkedArray, places: pa.Table) -> pa.ChunkedArray:
    """The month of each of some ids."""
    return places["month"].take(pc.index_in(ids, places["id"].combine_chunks()))


def find_moved(held: pa.Table, places: pa.Table) -> set[str]:
    """The months from which, and to which, the parts of some ids have to move."""
    now = look_up(held["id"], places)
    moved = pc.not_equal(now, held["month"])
    return {*now.filter(moved).to_pylist(), *held["month"].filter(moved).to_pylist()}


def file_people(edition: Edition, new: pa.Table) -> pa.Table:
    """People: what came or changed stands apart from the base until it is much; what changed."""
    shelf, ids = edition.shelf, pc.unique(new["person_id"])
    recent = drop_keys("people", shelf.read_month("people", RECENT))
    old = find_people(edition, ids)
    merged, changed = merge_rows("people", old, new)
    if not len(changed):
        return changed
    touched = pc.unique(changed["person_id"])
    fresh = merged.filter(pc.is_in(merged["person_id"], touched))
    rest = recent.filter(pc.invert(pc.is_in(recent["person_id"], touched)))
    recent = pa.concat_tables([rest, fresh]).sort_by("person_id")
    held = shelf.count("people", BASE)
    if held and len(recent) <= max(MOST_RECENT, MOST_RECENT_SHARE * held):
        edition.put("people", RECENT, add_keys("people", recent))
        return changed
    base = drop_keys("people", shelf.read_month("people", BASE))
    older = base.filter(pc.invert(pc.is_in(base["person_id"], recent["person_id"].combine_chunks())))
    edition.put("people", BASE, add_keys("people", pa.concat_tables([older, recent]).sort_by("person_id")))
    edition.put("people", RECENT, recent.slice(0, 0))
    return changed


def find_people(edition: Edition, ids: pa.Array) -> pa.Table:
    """Some people as the shelf has them."""
    with edition.shelf.open() as connection:
        connection.register("wanted", pa.table({"person_id": ids}))
        found = connection.execute("FROM all_people WHERE person_id IN (SELECT person_id FROM wanted)")
        return found.to_arrow_table().select(TABLES["people"].names).cast(TABLES["people"].schema)


def file_officers(edition: Edition, new: pa.Table) -> pa.Table:
    """The officers, in one file; what changed."""
    merged, changed = merge_rows("officers", edition.shelf.read_month("officers", ALL), new)
    if len(changed):
        edition.put("officers", ALL, merged)
    return changed
