"""What the findings say of the input: problems that only show once every incident has been judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from childtonotice.screening.findings import Problem
from childtonotice.screening.gather.packing import SENTENCES
from childtonotice.screening.gather.questions import Scope
from childtonotice.screening.parts import Answer

SEE = "Look at the incident in the force's system."
CHILDLESS = "A child PPN bears the reference of an incident in which no child is found."
Place = Callable[[str, list[str]], Mapping[str, tuple[str, int]]]


def warn_of_findings(answer: Answer, place: Place) -> Iterator[Problem]:
    """Warnings of the findings themselves, then the child PPNs whose own incident shows no child.

    ``place`` gives the file and the record of some incidents or PPNs.
    """
    warned = list(answer.warned)
    places = place("incidents", [row["incident_id"] for row in warned])
    for row in warned:
        file, record = places[row["incident_id"]]
        for sentence in row["warnings"].split(SENTENCES):
            column = "flags" if row["exclusions"] else "incident_id"
            yield Problem(file, record, column, "warning", sentence, SEE)
    places = place("ppns", answer.childless)
    for ppn_id in answer.childless:
        file, record = places[ppn_id]
        yield Problem(file, record, "incident_id", "warning", CHILDLESS, "Check the reference on the PPN.")


def find_childless(tables: Mapping[str, pa.Table], heads: pa.Table, scope: Scope) -> list[str]:
    """A child PPN bearing the id of an incident without any child is a problem, and gives no row (ruling 3)."""
    ppns, incidents = tables["ppns"], tables["incidents"]
    inside = incidents["incident_id"].filter(in_window(incidents, scope))
    known = pc.is_in(ppns["incident_id"], inside.combine_chunks())
    found = pc.is_in(ppns["incident_id"], heads["incident_id"].combine_chunks())
    of_child = pc.fill_null(pc.equal(ppns["kind"], "child"), False)
    lost: list[str] = ppns["ppn_id"].filter(pc.and_(pc.and_(of_child, known), pc.invert(found))).to_pylist()
    return sorted(lost)


def in_window(incidents: pa.Table, scope: Scope) -> pa.ChunkedArray:
    """Which incidents were reported in the window."""
    reported = incidents["reported_at"]
    keep = pc.is_valid(reported)
    if scope.start is not None:
        keep = pc.and_(keep, pc.greater_equal(reported, pa.scalar(scope.start, reported.type)))
    if scope.end is not None:
        keep = pc.and_(keep, pc.less(reported, pa.scalar(scope.end, reported.type)))
    return keep
