"""What has to be known around some incidents of a shelf, and no more: how far the rulings look.

In time they look ``context_days`` ahead for PPNs and as far back from each of these for rivals (rulings 13 and 15). By
id they look as far as ids reach: a PPN that bears an incident's id covers it however late, a PPN belongs to the
incident whose id it bears however old, a duplicate has its original, and people are known whenever they were recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from childtonotice.screening.force import Force
from childtonotice.screening.shelf import IDS, NO_MONTH, TIMES, Shelf, Tables, drop_keys, months_between, schema_of
from childtonotice.screening.tables import TABLES

BARE = {"incidents": ("incident_id", "reported_at", "place_key"), "ppns": ("ppn_id", "submitted_at")}
SLACK, GROWN_UP = timedelta(days=1), timedelta(days=18 * 366)

# Each PPN beside the incident that it names, and each duplicate beside its original.
TIES = """
CREATE TEMP TABLE named AS
SELECT p.ppn_id, p.submitted_at, i.incident_id, i.reported_at
FROM (SELECT ppn_id, incident_id, submitted_at FROM all_ppns WHERE incident_id <> '') p
JOIN (SELECT incident_id, reported_at FROM all_incidents) i USING (incident_id);
CREATE TEMP TABLE originals AS
SELECT d.incident_id AS duplicate_id, d.reported_at AS duplicate_at, i.incident_id, i.reported_at
FROM (SELECT incident_id, reported_at, trim(regexp_extract(flag, '(?i)^dup\\S*\\s+of\\s+(.+)$', 1)) AS original
      FROM (SELECT incident_id, reported_at, unnest(string_split(flags, ';')) AS flag
            FROM all_incidents WHERE flags ILIKE '%dup%')) d
JOIN (SELECT incident_id, reported_at FROM all_incidents) i ON i.incident_id = d.original;
"""
PEOPLE = """
SELECT p.* FROM all_people p
WHERE person_id IN (SELECT person_id FROM wanted_people)
   OR (date_of_birth > $born AND home_key IN (SELECT place_key FROM wanted_places))
"""


@dataclass(frozen=True, slots=True)
class Period:
    """A span of reports, from ``first`` up to ``last`` left out, whose incidents get their answer together.

    ``only``: of these no others than the ones named; None for all.
    """

    first: datetime
    last: datetime
    only: frozenset[str] | None = None


class Surroundings:
    """Loads what has to be known around a period; to be closed afterwards.

    ``keys``: where a force has records joined, each record's person, so that all records of one come together.
    """

    def __init__(self, shelf: Shelf, force: Force, keys: Mapping[str, str] | None = None) -> None:
        """Looks once which PPNs name which incidents, and which duplicates have which originals."""
        self.shelf, self.context = shelf, timedelta(days=force.context_days) + SLACK
        self.connection = shelf.open()
        self.connection.execute(TIES)
        self.keys = pa.table({"person_id": pa.array(list(keys or {}), pa.string()), "key": list((keys or {}).values())})
        self.connection.register("joined", self.keys)

    def __enter__(self) -> Surroundings:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def load(self, period: Period) -> Tables:
        """The tables around a period, as the contract has them."""
        incidents, ppns = self.load_owners(period)
        tables = {"incidents": incidents, "ppns": ppns, "officers": self.shelf.read_months("officers", ["all"])}
        tables["involvements"] = read_parts(self.shelf, "involvements", incidents)
        tables["ppn_subjects"] = read_parts(self.shelf, "ppn_subjects", ppns)
        tables["people"] = self.read_people(tables)
        return {name: drop_keys(name, tables[name]) for name in TABLES}

    def load_owners(self, period: Period, bare: bool = False) -> tuple[pa.Table, pa.Table]:
        """The incidents and the PPNs around a period; ``bare``: without what they say."""
        columns = BARE if bare else {}
        reports = period.first - self.context, period.last + self.context
        submissions = period.first - SLACK, period.last + self.context
        far = self.find_far_ppns(period, submissions), self.find_far_incidents(period, submissions, reports)
        ppns = read_around(self.shelf, "ppns", submissions, far[0], columns.get("ppns", ()))
        return read_around(self.shelf, "incidents", reports, far[1], columns.get("incidents", ())), ppns

    def find_far_ppns(self, period: Period, span: tuple[datetime, datetime]) -> pa.Table:
        """The PPNs that bear the id of an incident of the period and were submitted outside a span."""
        only = "" if period.only is None else "AND incident_id IN (SELECT incident_id FROM wanted)"
        if period.only is not None:
            self.connection.register("wanted", pa.table({"incident_id": pa.array(sorted(period.only), pa.string())}))
        return self.connection.execute(
            "SELECT DISTINCT ppn_id AS id, submitted_at AS moment FROM named "
            f"WHERE reported_at >= $1 AND reported_at < $2 AND NOT submitted_at BETWEEN $3 AND $4 {only}",
            [period.first, period.last, *span],
        ).to_arrow_table()

    def find_far_incidents(
        self, period: Period, submissions: tuple[datetime, datetime], reports: tuple[datetime, datetime]
    ) -> pa.Table:
        """The incidents outside a span of reports that a PPN of those days names, or a duplicate of the period."""
        return self.connection.execute(
            "SELECT DISTINCT id, moment FROM (SELECT incident_id AS id, reported_at AS moment FROM named "
            "WHERE submitted_at BETWEEN $1 AND $2 UNION ALL SELECT incident_id, reported_at FROM originals "
            "WHERE duplicate_at >= $3 AND duplicate_at < $4) WHERE NOT moment BETWEEN $5 AND $6",
            [*submissions, period.first, period.last, *reports],
        ).to_arrow_table()

    def read_people(self, tables: Tables) -> pa.Table:
        """Everyone who is linked or named, and whoever may be under 18 and is recorded where an incident happened."""
        born = self.want_people(tables)
        found = self.connection.execute(PEOPLE, born).to_arrow_table().cast(schema_of("people"))
        if not len(self.keys):
            return found
        ids = [tables[name]["person_id"].combine_chunks() for name in ("involvements", "ppn_subjects")]
        known = pa.concat_arrays([found["person_id"].combine_chunks(), *ids])
        self.connection.register("wanted_people", pa.table({"person_id": self.add_joined(pc.unique(known))}))
        return self.connection.execute(PEOPLE, born).to_arrow_table().cast(schema_of("people"))

    def want_people(self, tables: Tables) -> dict[str, date]:
        """Says to the database whom ``PEOPLE`` is to find around some incidents and PPNs; returns since when born."""
        first = pc.min(tables["incidents"]["reported_at"]).as_py()
        born = {"born": (first - GROWN_UP).date() if first else date.max}
        ids = pa.concat_arrays(
            [tables[name]["person_id"].combine_chunks() for name in ("involvements", "ppn_subjects")]
        )
        places = pc.unique(tables["incidents"]["place_key"])
        self.connection.register("wanted_people", pa.table({"person_id": self.add_joined(pc.unique(ids))}))
        self.connection.register("wanted_places", pa.table({"place_key": places.filter(pc.not_equal(places, ""))}))
        return born

    def add_joined(self, ids: pa.Array) -> pa.Array:
        """Some records of people, and all others of the same persons."""
        if not len(self.keys):
            return ids
        keys = self.keys["key"].filter(pc.is_in(self.keys["person_id"], ids))
        others = self.keys["person_id"].filter(pc.is_in(self.keys["key"], keys.combine_chunks()))
        return pc.unique(pa.concat_arrays([ids, others.combine_chunks()]))


def read_around(
    shelf: Shelf, name: str, span: tuple[datetime, datetime], far: pa.Table, columns: Sequence[str] = ()
) -> pa.Table:
    """The rows of a span of time, and some others by their ids; all columns, or some."""
    first, last = (pa.scalar(moment, pa.timestamp("us", tz="UTC")) for moment in span)
    near = []
    for month in months_between(*span):
        rows = shelf.read_month(name, month, columns)
        times = rows[TIMES[name]]
        inside = pc.and_(pc.greater_equal(times, first), pc.less_equal(times, last))
        near.append(rows if pc.all(inside).as_py() else rows.filter(inside))
    ids = far["id"].combine_chunks()
    months = sorted(set(pc.strftime(far["moment"], format="%Y-%m").to_pylist())) if len(far) else []
    distant = [pick_ids(name, shelf.read_month(name, month, columns), ids) for month in months]
    empty = schema_of(name).empty_table()
    return pa.concat_tables([empty.select(list(columns)) if columns else empty, *near, *distant])


def read_parts(shelf: Shelf, name: str, owners: pa.Table, columns: Sequence[str] = ()) -> pa.Table:
    """The links of some incidents, or the subjects of some PPNs; all columns, or some."""
    owner = "incidents" if name == "involvements" else "ppns"
    months = pc.unique(pc.strftime(owners[TIMES[owner]], format="%Y-%m")).to_pylist()
    ids = owners[IDS[owner]].combine_chunks()
    months = sorted({*months, NO_MONTH})
    return pa.concat_tables([pick_ids(name, shelf.read_month(name, month, columns), ids) for month in months])


def pick_ids(name: str, rows: pa.Table, ids: pa.Array) -> pa.Table:
    """The rows of some ids."""
    return rows.filter(pc.is_in(rows[IDS[name]], ids))


def cut_periods(
    counts: Iterable[tuple[datetime, int]], most: int, first: datetime | None = None, last: datetime | None = None
) -> Iterator[Period]:
    """Days with their numbers of reports as periods of at most so many, and of a day at least.

    ``counts``: each day on which anything was reported, in order; between ``first`` and ``last`` where they are given.
    """
    begin, end, held = None, None, 0
    for day, count in counts:
        if begin is not None and end is not None and held + count > most:
            yield limit_period(begin, end, first, last)
            begin, held = None, 0
        begin, end, held = begin or day, day + timedelta(days=1), held + count
    if begin is not None and end is not None:
        yield limit_period(begin, end, first, last)


def limit_period(begin: datetime, end: datetime, first: datetime | None, last: datetime | None) -> Period:
    """A period, no part of it outside the window."""
    return Period(max(begin, first) if first else begin, min(end, last) if last else end)


def count_days(
    connection: duckdb.DuckDBPyConnection, first: datetime | None, last: datetime | None
) -> list[tuple[datetime, int]]:
    """Each day of a window on which anything was reported, with the number of reports."""
    bounds = [moment for moment in (first, last) if moment]
    where = " AND ".join(
        f"reported_at {sign} ${number}"
        for number, sign in enumerate([sign for sign, moment in ((">=", first), ("<", last)) if moment], 1)
    )
    found = connection.execute(
        "SELECT date_trunc('day', reported_at) AS day, count(*) AS reports FROM all_incidents "
        f"{'WHERE ' + where if where else ''} GROUP BY ALL ORDER BY day",
        bounds,
    ).to_arrow_table()
    days = found["day"].cast(pa.timestamp("us", tz="UTC")).to_pylist()
    return list(zip(days, found["reports"].to_pylist(), strict=True))


def cluster_targets(incidents: pa.Table, gap: timedelta, most: int) -> Iterator[Period]:
    """Some incidents (ids and times of report) as periods: those that lie close together, at most so many at once."""
    rows = incidents.sort_by([("reported_at", "ascending"), ("incident_id", "ascending")])
    times, ids = rows["reported_at"].to_pylist(), rows["incident_id"].to_pylist()
    seconds = np.array([moment.timestamp() for moment in times])
    breaks = [0, *(np.flatnonzero(np.diff(seconds) > gap.total_seconds()) + 1).tolist(), len(ids)]
    for begin, end in pairwise(breaks):
        for start in range(begin, end, most):
            stop = min(start + most, end)
            only = frozenset(ids[start:stop])
            yield Period(times[start], times[stop - 1] + timedelta(microseconds=1), only)
