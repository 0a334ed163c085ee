"""An answer in parts, each of one period: read as one, by incident id, however large it is."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from childtonotice.screening.gather.packing import CHILDREN, FINDINGS, MARKS

Triple = tuple[pa.Table, pa.Table, pa.Table]
Positions = np.ndarray[tuple[int], np.dtype[np.int64]]
NAMES = ("heads", "children", "marks")
SCHEMAS = (FINDINGS, CHILDREN, MARKS)
A_BATCH = 5000


@dataclass(frozen=True)
class Part:
    """The answer for one period by incident id. ``childless``: the child PPNs whose own incident shows no child."""

    heads: pa.Table
    children: pa.Table
    marks: pa.Table
    childless: tuple[str, ...] = ()

    @cached_property
    def ends(self) -> tuple[Positions, Positions]:
        """Where the children, and the marks, of each finding end."""
        return count_ends(self.heads, self.children), count_ends(self.heads, self.marks)

    def take(self, rows: Positions) -> Triple:
        """Some findings by their places, in the order asked for, with their children and marks."""
        children, marks = self.ends
        return (
            self.heads.take(pa.array(rows)),
            self.children.take(pa.array(spread_rows(rows, children))),
            self.marks.take(pa.array(spread_rows(rows, marks))),
        )


def count_ends(heads: pa.Table, rows: pa.Table) -> Positions:
    """Where the rows of each finding end; they stand in the order of the findings."""
    places = pc.index_in(rows["incident_id"], heads["incident_id"].combine_chunks()).to_numpy()
    return np.cumsum(np.bincount(places.astype(np.int64), minlength=len(heads)))


def spread_rows(rows: Positions, ends: Positions) -> Positions:
    """The places of all rows that belong to some findings."""
    starts = np.concatenate([[0], ends[:-1]])[rows] if len(ends) else rows
    counts = (ends[rows] - starts) if len(ends) else rows
    before = np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(starts, counts) + np.arange(int(counts.sum())) - before


def join_triples(triples: Iterable[Triple]) -> Triple:
    """Several triples as one, in their order."""
    found = list(triples)
    heads, children, marks = (
        pa.concat_tables([schema.empty_table(), *(triple[n] for triple in found)]) for n, schema in enumerate(SCHEMAS)
    )
    return heads, children, marks


@dataclass(frozen=True)
class Answer:
    """All parts of an answer."""

    parts: Sequence[Part]

    def __len__(self) -> int:
        return sum(len(part.heads) for part in self.parts)

    @property
    def whole(self) -> Triple:
        """Findings, children and marks by incident id, all at once: for answers that fit in memory."""
        return join_triples(self.batches())

    @property
    def statuses(self) -> dict[str, int]:
        """How many incidents have each status."""
        found: dict[str, int] = {}
        for part in self.parts:
            for entry in part.heads["status"].value_counts().to_pylist():
                found[entry["values"]] = found.get(entry["values"], 0) + entry["counts"]
        return dict(sorted(found.items()))

    @property
    def childless(self) -> list[str]:
        """The child PPNs whose own incident shows no child, by id."""
        return sorted({ppn_id for part in self.parts for ppn_id in part.childless})

    @property
    def warned(self) -> Iterator[dict[str, str]]:
        """The id, the exclusions and the warnings of each finding that has a warning, by incident id."""
        rows: list[dict[str, str]] = []
        for part in self.parts:
            told = part.heads.select(["incident_id", "exclusions", "warnings"])
            rows += told.filter(pc.not_equal(told["warnings"], "")).to_pylist()
        yield from sorted(rows, key=lambda row: row["incident_id"])

    def batches(self, size: int = A_BATCH) -> Iterator[Triple]:
        """So many findings at a time with their children and marks, by incident id; whatever the parts' order is."""
        if not len(self):
            return
        ids = pa.chunked_array(
            [chunk for part in self.parts for chunk in part.heads["incident_id"].chunks], pa.string()
        )
        order = pc.sort_indices(ids).to_numpy().astype(np.int64)
        ends = np.cumsum([len(part.heads) for part in self.parts])
        for start in range(0, len(order), size):
            yield self._pick(order[start : start + size], ends)

    def _pick(self, places: Positions, ends: Positions) -> Triple:
        """Some findings by their places among all, in the order asked for."""
        owners = np.searchsorted(ends, places, side="right")
        found: list[Triple] = []
        came: list[Positions] = []
        for number in np.unique(owners).tolist():
            mine = np.flatnonzero(owners == number)
            first = int(ends[number - 1]) if number else 0
            found.append(self.parts[number].take(places[mine] - first))
            came.append(mine)
        if len(found) == 1:
            return found[0]
        return Part(*join_triples(found)).take(np.argsort(np.concatenate(came)))


def write_part(part: Part, folder: Path, number: int) -> None:
    """Writes a part as files that can be read where they lie; it counts once its list of PPNs stands."""
    for name, table in zip(NAMES, (part.heads, part.children, part.marks), strict=True):
        with (
            pa.OSFile(str(folder / f"{number}-{name}.arrow"), "wb") as file,
            pa.ipc.new_file(file, table.schema) as out,
        ):
            out.write_table(table)
    aside = folder / f"{number}.next"
    aside.write_text(json.dumps(part.childless), encoding="utf-8")
    os.replace(aside, folder / f"{number}.json")


def is_finished(folder: Path, number: int) -> bool:
    """Whether a part was written to its end."""
    return (folder / f"{number}.json").is_file()


def read_part(folder: Path, number: int) -> Part:
    """A part that was written to its end. Its rows stay on disk until they are asked for."""
    heads, children, marks = (pa.ipc.open_file(pa.memory_map(str(folder / f"{number}-{name}.arrow"))) for name in NAMES)
    childless = json.loads((folder / f"{number}.json").read_text(encoding="utf-8"))
    return Part(heads.read_all(), children.read_all(), marks.read_all(), tuple(childless))
