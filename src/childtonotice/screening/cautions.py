"""What the findings say of the input: problems that only show once every incident has been judged."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from childtonotice.screening.findings import Problem
from childtonotice.screening.gather.packing import SENTENCES
from childtonotice.screening.gather.questions import Scope
from childtonotice.screening.read import Extract

SEE = "Look at the incident in the force's system."


def warn_of_findings(extract: Extract, heads: pa.Table, scope: Scope) -> Iterator[Problem]:
    """Warnings of the findings themselves, then the child PPNs whose own incident shows no child."""
    warned = heads.filter(pc.not_equal(heads["warnings"], ""))
    for row in warned.to_pylist():
        file, record = extract.place("incidents", row["incident_id"])
        for sentence in row["warnings"].split(SENTENCES):
            column = "flags" if row["exclusions"] else "incident_id"
            yield Problem(file, record, column, "warning", sentence, SEE)
    yield from warn_of_childless(extract, heads, scope)


def warn_of_childless(extract: Extract, heads: pa.Table, scope: Scope) -> Iterator[Problem]:
    """A child PPN bearing the id of an incident without any child is a problem, and gives no row (ruling 3)."""
    ppns, incidents = extract.tables["ppns"], extract.tables["incidents"]
    inside = incidents.filter(in_window(incidents, scope))
    known = pc.is_in(ppns["incident_id"], inside["incident_id"].combine_chunks())
    found = pc.is_in(ppns["incident_id"], heads["incident_id"].combine_chunks())
    of_child = pc.fill_null(pc.equal(ppns["kind"], "child"), False)
    lost = ppns.filter(pc.and_(pc.and_(of_child, known), pc.invert(found)))
    for ppn_id in sorted(lost["ppn_id"].to_pylist()):
        file, record = extract.place("ppns", ppn_id)
        problem = "A child PPN bears the reference of an incident in which no child is found."
        yield Problem(file, record, "incident_id", "warning", problem, "Check the reference on the PPN.")


def in_window(incidents: pa.Table, scope: Scope) -> pa.ChunkedArray:
    """Which incidents were reported in the window."""
    reported = incidents["reported_at"]
    keep = pc.is_valid(reported)
    if scope.start is not None:
        keep = pc.and_(keep, pc.greater_equal(reported, pa.scalar(scope.start, reported.type)))
    if scope.end is not None:
        keep = pc.and_(keep, pc.less(reported, pa.scalar(scope.end, reported.type)))
    return keep
