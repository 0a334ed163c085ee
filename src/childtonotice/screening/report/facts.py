"""Everything that a report of an extract says, counted once; how it is shown is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np

from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.findings import Problem
from childtonotice.screening.read.arrow import Cells, Frame, pa, pc
from childtonotice.screening.read.extract import Extract
from childtonotice.screening.read.header import Header
from childtonotice.screening.read.ledger import QUARANTINED
from childtonotice.screening.report.costs import COSTS, MOSTLY_EMPTY, Cost
from childtonotice.screening.report.unread import Unread, find_unread
from childtonotice.screening.tables import TABLES

_HOUR = 3_600_000_000
_CHILD = ("mentions a child", "links a child")


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One file: its records, the tables it feeds, its columns that feed nothing; ``repeated``: names several have."""

    label: str
    read: int
    accepted: int
    aside: int
    tables: tuple[str, ...]
    unused: tuple[str, ...]
    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """One column of ours: whether the export has it, how much of it is empty (0 to 1), and its range of dates."""

    table: str
    column: str
    given: bool
    blank: float
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that is missing and matters: what, how far it is missing, and what that costs."""

    cost: Cost
    what: str


@dataclass(frozen=True, slots=True)
class Kind:
    """Problems of one kind in one file: how many, the first records, and how many of them tell of a child."""

    file: str
    column: str
    problem: str
    cure: str
    records: tuple[int, ...]
    with_child: int = 0

    @property
    def count(self) -> int:
        """How many records show it."""
        return len(self.records)


@dataclass(frozen=True, slots=True)
class Loose:
    """Rows that should point to another and do not: how many of how many, and what follows."""

    what: str
    count: int
    of: int
    effect: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a data manager should know of an extract."""

    files: tuple[FileFacts, ...]
    left: tuple[str, ...]
    rows: Mapping[str, int]
    columns: tuple[ColumnFacts, ...]
    losses: tuple[Loss, ...]
    aside: tuple[Kind, ...]
    doubts: tuple[Kind, ...]
    unread: tuple[Unread, ...]
    loose: tuple[Loose, ...]
    silent_days: tuple[date, ...]
    notes: tuple[str, ...]
    fingerprint: str

    @property
    def with_child(self) -> int:
        """How many records that were set aside tell of a child."""
        return sum(kind.with_child for kind in self.aside)


def gather_facts(extract: Extract) -> Report:
    """The report of an extract that was read with its files kept (``read_extract(..., keep_files=True)``)."""
    columns = tuple(_columns(extract))
    return Report(
        _files(extract),
        extract.left,
        {name: table.num_rows for name, table in extract.tables.items()},
        columns,
        tuple(_losses(extract, columns)),
        _kinds(problem for problem in extract.problems if problem.severity == QUARANTINED),
        _kinds(problem for problem in extract.problems if problem.severity != QUARANTINED),
        find_unread(extract),
        tuple(fact for fact in _loose(extract.tables) if fact.count),
        tuple(_silent_days(extract.tables["incidents"]["reported_at"])),
        tuple(note for note in extract.notes if not note.startswith("Files left alone")),
        extract.fingerprint,
    )


def _files(extract: Extract) -> tuple[FileFacts, ...]:
    found = []
    for item in extract.files:
        count = extract.counts[item.raw.label]
        header = item.raw.header or Header({}, ())
        found.append(FileFacts(item.raw.label, count["read"], count["accepted"], count["quarantined"],
                               tuple(dict.fromkeys(item.found.tables)), header.unknown, header.repeated))  # fmt: skip
    return tuple(found)


def _given(extract: Extract) -> set[tuple[str, str]]:
    """Which of our columns any file of the export feeds."""
    found = set()
    for item in extract.files:
        places = set(item.raw.header.places) if item.raw.header else set()
        for table, how in item.found.source.tables:
            found |= {(table, ours) for ours, column in how.columns if column.always or places & set(column.names)}
    return found


def _columns(extract: Extract) -> Iterable[ColumnFacts]:
    given = _given(extract)
    for name, table in extract.tables.items():
        for column in TABLES[name].columns:
            cells = table[column.name]
            first, last = _range(cells) if column.kind in ("time", "date") else (None, None)
            yield ColumnFacts(name, column.name, (name, column.name) in given, _blank(cells), first, last)


def _blank(cells: Cells) -> float:
    if not len(cells):
        return 1.0
    empty = pc.equal(cells, "") if pa.types.is_string(cells.type) else pc.is_null(cells)
    return float(pc.sum(empty).as_py() or 0) / len(cells)


def _range(cells: Cells) -> tuple[date | None, date | None]:
    span = pc.min_max(cells).as_py()
    return _day(span["min"]), _day(span["max"])


def _day(moment: datetime | date | None) -> date | None:
    return moment.astimezone(LONDON).date() if isinstance(moment, datetime) else moment


def _losses(extract: Extract, columns: Sequence[ColumnFacts]) -> Iterable[Loss]:
    """What is missing and matters, the gravest first; of a missing table its columns are not named as well."""
    by_name = {(fact.table, fact.column): fact for fact in columns}
    for cost in sorted(COSTS, key=lambda cost: cost.weight):
        table = cost.table.replace("_", " ")
        if not extract.tables[cost.table].num_rows:
            # Without PPNs there is no need to say that they name nobody.
            if not cost.column and (cost.table != "ppn_subjects" or extract.tables["ppns"].num_rows):
                yield Loss(cost, f"There are no {table}.")
        elif cost.column:
            fact = by_name[cost.table, cost.column]
            what = _how_far_missing(fact, MOSTLY_EMPTY[cost.weight])
            if what:
                yield Loss(cost, f"{table}: {cost.column} {what}")


def _how_far_missing(fact: ColumnFacts, most: float) -> str:
    if not fact.given:
        return "is not in the export."
    if fact.blank >= 1:
        return "is empty throughout."
    return f"is empty in {fact.blank:.0%} of the rows." if fact.blank >= most else ""


def _kinds(problems: Iterable[Problem]) -> tuple[Kind, ...]:
    """Problems by file and kind; those that tell of a child first, then the most frequent."""
    found: dict[tuple[str, str, str, str], tuple[list[int], int]] = {}
    for problem in problems:
        words, child = _without_child(problem.problem)
        records, children = found.setdefault((problem.file, problem.column, words, problem.cure), ([], 0))
        records.append(problem.record)
        found[problem.file, problem.column, words, problem.cure] = (records, children + child)
    kinds = [Kind(*key, tuple(records), children) for key, (records, children) in found.items()]
    return tuple(sorted(kinds, key=lambda kind: (-kind.with_child, -kind.count, kind.file, kind.records)))


def _without_child(problem: str) -> tuple[str, bool]:
    for ending in _CHILD:
        if problem.endswith(f"; {ending}"):
            return problem.removesuffix(f"; {ending}"), True
    return problem, False


def _loose(tables: Mapping[str, Frame]) -> Iterable[Loose]:
    """Rows that stand alone: people in nothing, incidents with nobody, PPNs with neither incident nor names."""
    people, links, ppns, subjects = (tables[name] for name in ("people", "involvements", "ppns", "ppn_subjects"))
    incidents = tables["incidents"]
    named = pa.chunked_array([*links["person_id"].chunks, *subjects["person_id"].chunks], pa.string())
    yield Loose("people who are linked to no incident and named on no PPN", _outside(people["person_id"], named),
                people.num_rows, "They count only where they are recorded at the address of an incident.")  # fmt: skip
    yield Loose("links to a person who is not among the people", _outside(links["person_id"], people["person_id"]),
                links.num_rows, "Only the role and the recorded age are known.")  # fmt: skip
    yield Loose("incidents without any linked person", _outside(incidents["incident_id"], links["incident_id"]),
                incidents.num_rows, "A child of theirs can be known from the words of the log only.")  # fmt: skip
    yield Loose("linked people with neither a date of birth nor a recorded age", _ageless(people, links),
                links.num_rows, "They count as a child only where the role and the log say so.")  # fmt: skip
    empty = pc.equal(ppns["incident_id"], "")
    yield Loose("PPNs without the number of an incident", int(pc.sum(empty).as_py() or 0), ppns.num_rows,
                "They are matched by name and day, up to seven days after a report.")  # fmt: skip
    numbered = ppns["incident_id"].filter(pc.invert(empty))
    yield Loose("PPNs with the number of an incident that is not here", _outside(numbered, incidents["incident_id"]),
                ppns.num_rows, "They are judged as if the number were empty.")  # fmt: skip
    yield Loose("PPNs that name nobody", _outside(ppns["ppn_id"], subjects["ppn_id"]), ppns.num_rows,
                "They never cover; where they bear an incident's number a person checks them.")  # fmt: skip


def _outside(cells: Cells, owners: Cells) -> int:
    held = pc.is_in(cells, pa.array(pc.unique(owners).to_pylist(), pa.string()))
    return len(cells) - int(pc.sum(held).as_py() or 0)


def _ageless(people: Frame, links: Frame) -> int:
    born = people["person_id"].filter(pc.is_valid(people["date_of_birth"]))
    bare = links["person_id"].filter(pc.equal(links["age"], ""))
    return _outside(bare, born)


def _silent_days(reported: Cells) -> Iterable[date]:
    """Days between the first and the last report on which nothing was reported: an export may have a hole."""
    hours = np.unique(pc.drop_null(reported).cast(pa.int64()).to_numpy() // _HOUR).tolist()
    days = {datetime.fromtimestamp(hour * 3_600, UTC).astimezone(LONDON).date() for hour in hours}
    if not days or (max(days) - min(days)).days > 4_000:
        return
    for at in range((max(days) - min(days)).days):
        one = min(days) + timedelta(days=at)
        if one not in days:
            yield one
