"""Incidents by themselves, with every PPN that may be in question for them and no other incident.

Whatever keeps a PPN from being in question for an incident is another incident to which it belongs. So among incidents
by themselves no fewer PPNs are in question than among all: one for which none is here has none anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from childtonotice.screening.around import SLACK, Surroundings, pick_ids, read_parts
from childtonotice.screening.force import Force
from childtonotice.screening.gather.duckdb import Engine, open_engine
from childtonotice.screening.gather.questions import Questions, Scope
from childtonotice.screening.shelf import TIMES, Shelf, Tables, drop_keys, months_between, schema_of
from childtonotice.screening.tables import TABLES

Span = tuple[datetime, datetime]
ORIGINALS = "SELECT DISTINCT incident_id AS id FROM originals WHERE duplicate_id IN (SELECT incident_id FROM wanted)"
HELD = (
    "SELECT incident_id FROM incidents WHERE incident IN "
    "(SELECT incident FROM edges SEMI JOIN targets USING (incident))"
)
BEARING = "SELECT DISTINCT ppn_id AS id FROM named SEMI JOIN wanted USING (incident_id)"


def find_edges(tables: Tables, force: Force, questions: Questions) -> pa.Table:
    """Which PPN is in question for which incident of some tables: ``incident_id`` and ``ppn_id``."""
    with open_engine(tables, force, Scope(), questions) as opened:
        return opened.connection.execute(
            "SELECT incident_id, ppn_id FROM edges JOIN incidents USING (incident)"
        ).to_arrow_table()


def leave_alone(engine: Engine) -> frozenset[str]:
    """Takes the incidents for which any PPN is in question from the targets of an engine, and returns them."""
    found = engine.connection.execute(HELD)
    others = frozenset(found.to_arrow_table()["incident_id"].to_pylist())
    engine.connection.execute("DELETE FROM targets WHERE incident IN (SELECT incident FROM edges)")
    return others


def load_alone(surroundings: Surroundings, incident_ids: pa.Array) -> Tables:
    """Some incidents, with the originals of duplicates, their people, and the PPNs of the days after each."""
    surroundings.connection.register("wanted", pa.table([incident_ids], ["incident_id"]))
    ours = find_rows(surroundings.shelf, "incidents", incident_ids)
    originals = find_rows(surroundings.shelf, "incidents", find_named(surroundings, ORIGINALS))
    apart = originals.filter(pc.invert(pc.is_in(originals["incident_id"], incident_ids)))
    incidents, ppns = pa.concat_tables([ours, apart]), read_ppns(surroundings, ours)
    tables = {"incidents": incidents, "ppns": ppns, "officers": TABLES["officers"].empty()}
    tables["involvements"] = read_parts(surroundings.shelf, "involvements", incidents)
    tables["ppn_subjects"] = read_parts(surroundings.shelf, "ppn_subjects", ppns)
    tables["people"] = surroundings.read_people(tables)
    return {name: drop_keys(name, tables[name]) for name in TABLES}


def read_ppns(surroundings: Surroundings, incidents: pa.Table) -> pa.Table:
    """The PPNs that came in the days after some incidents, and those that bear the id of one."""
    reported = pc.unique(incidents["reported_at"]).to_pylist()
    spans = join_spans([(moment - SLACK, moment + surroundings.context) for moment in reported])
    near = read_spans(surroundings.shelf, "ppns", spans)
    bearing = find_named(surroundings, BEARING)
    far = bearing.filter(pc.invert(pc.is_in(bearing, near["ppn_id"].combine_chunks())))
    return pa.concat_tables([near, find_rows(surroundings.shelf, "ppns", far)])


def find_named(surroundings: Surroundings, query: str) -> pa.Array:
    """The ids that a question about the wanted incidents gives."""
    return surroundings.connection.execute(query).to_arrow_table()["id"].combine_chunks()


def read_spans(shelf: Shelf, name: str, spans: Sequence[Span]) -> pa.Table:
    """The incidents or PPNs of some spans of time, which follow one another without touching."""
    months = sorted({month for span in spans for month in months_between(*span)})
    rows = (shelf.read_month(name, month) for month in months)
    return pa.concat_tables([schema_of(name).empty_table(), *(pick_spans(each, TIMES[name], spans) for each in rows)])


def pick_spans(rows: pa.Table, column: str, spans: Sequence[Span]) -> pa.Table:
    """The rows whose time lies in one of some spans, in order and apart from one another."""
    moments = pa.timestamp("us", tz="UTC")
    firsts, lasts = (pa.array([span[end] for span in spans], moments).cast(pa.int64()).to_numpy() for end in (0, 1))
    times = rows[column].cast(pa.int64()).to_numpy()
    places = np.searchsorted(firsts, times, side="right") - 1
    inside = (places >= 0) & (times <= lasts[np.maximum(places, 0)]) if len(lasts) else np.zeros(len(times), np.bool_)
    return rows.filter(pa.array(inside))


def join_spans(spans: Iterable[Span]) -> list[Span]:
    """Spans of time in order, those that touch made one."""
    joined: list[Span] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def find_rows(shelf: Shelf, name: str, ids: pa.Array) -> pa.Table:
    """The rows of some ids, with the keys of their addresses."""
    months = sorted(set(shelf.locate(name, ids)["month"].to_pylist()))
    return pa.concat_tables(
        [schema_of(name).empty_table(), *(pick_ids(name, shelf.read_month(name, month), ids) for month in months)]
    )
