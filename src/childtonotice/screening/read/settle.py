"""Rows of all sources as one set of tables: each id once, links only to what is held, areas by the force's names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from childtonotice.screening.cores import work_side_by_side
from childtonotice.screening.force import Force
from childtonotice.screening.read.arrow import Frame, pa, pc
from childtonotice.screening.read.draft import Draft, Setting
from childtonotice.screening.read.ledger import Ledger
from childtonotice.screening.read.links import (
    Known,
    say_incidents_written_otherwise,
    say_people_missing,
    say_ppns_missing,
    set_orphans_aside,
    trim_references,
)
from childtonotice.screening.read.repeats import Rows, find_firsts, gather_rows, settle_repeats
from childtonotice.screening.tables import TABLES

# Which column of which table points to the ids of which other.
_REFERENCES = (
    ("involvements", "incident_id", "incidents"),
    ("involvements", "person_id", "people"),
    ("ppns", "incident_id", "incidents"),
    ("ppn_subjects", "ppn_id", "ppns"),
    ("ppn_subjects", "person_id", "people"),
    ("incidents", "officer_id", "officers"),
    ("ppns", "officer_id", "officers"),
    ("officers", "supervisor_id", "officers"),
)


def settle_rows(
    drafts: Sequence[Draft], ledger: Ledger, setting: Setting, known: Known, torn: Collection[str] = ()
) -> dict[str, Rows]:
    """The accepted rows of the six tables, each with its file and record.

    ``torn``: what stands in the incidents that could not be split into cells; their ids are among it.
    """
    rows: dict[str, Rows] = {}
    for name in TABLES:
        kept = [draft.without(ledger.aside.get(draft.label, set())) for draft in drafts if draft.table == name]
        rows[name] = gather_rows(name, kept)
    for name, first in zip(rows, work_side_by_side(find_firsts, rows.values()), strict=True):
        rows[name] = settle_repeats(rows[name], first, ledger, setting)
    for name, column, owner in _REFERENCES:
        rows[name] = trim_references(rows[name], column, rows[owner])
    spoilt = _ids_of_incidents(drafts).union(torn) if ledger.aside else set()
    rows["involvements"] = set_orphans_aside(rows["involvements"], rows["incidents"], spoilt, known, ledger)
    say_incidents_written_otherwise(rows["ppns"], rows["incidents"], ledger)
    # With a store behind it an extract is a part only: what it does not hold may be held there.
    if known is None and rows["people"].rows.num_rows:
        say_people_missing(rows["involvements"], rows["people"], ledger)
    if known is None and rows["ppns"].rows.num_rows:
        say_ppns_missing(rows["ppn_subjects"], rows["ppns"], ledger)
    incidents = rows["incidents"]
    return rows | {"incidents": replace(incidents, rows=with_areas(incidents.rows, setting.force))}


def _ids_of_incidents(drafts: Sequence[Draft]) -> set[str]:
    """Every incident id that was read, whether its record was accepted or not."""
    return {value for draft in drafts if draft.table == "incidents" for value in draft.rows["incident_id"].to_pylist()}


def with_areas(incidents: Frame, force: Force) -> Frame:
    """Areas by the force's own names; one that the force does not have is written empty."""
    if not force.areas:
        return incidents
    values = incidents["area"].unique().to_pylist()
    found = [force.area_named(value) for value in values]
    ours = pa.array([area.name if area else "" for area in found], pa.string())
    places = pc.index_in(incidents["area"], pa.array(values, pa.string()))
    settled = pa.chunked_array([ours.take(piece) for piece in places.chunks], pa.string())
    return incidents.set_column(incidents.column_names.index("area"), "area", settled)
