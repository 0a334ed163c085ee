"""How good is an answer? What had to be read and was listed, what was listed in vain, status, children, evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.findings import Status
from childtonotice.synthetic.labels import (
    NO_ROW,
    STATUSES,
    Answers,
    Label,
    read_answers,
    read_labels,
    read_logs,
)

LOOK = tuple(status.value for status in Status if status.needs_a_look)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with the Wilson interval that holds the true share 19 times in 20."""

    count: int
    of: int

    @property
    def value(self) -> float | None:
        """The share; None where there is nothing to share."""
        return self.count / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Lower and upper end; None where there is nothing to share."""
        return wilson(self.count, self.of) if self.of else None

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        return {"count": self.count, "of": self.of, "value": self.value, "interval": self.interval}


@lru_cache(maxsize=10_000)
def wilson(count: int, of: int) -> tuple[float, float]:
    """The Wilson interval at 95 %."""
    from statsmodels.stats.proportion import proportion_confint  # takes a second to load: only when it is used

    low, high = proportion_confint(count, of, method="wilson")
    return float(low), float(high)


@dataclass(frozen=True, slots=True)
class Hits:
    """Found, missed and needless, of whatever should be found."""

    found: int
    missed: int
    needless: int

    @property
    def recall(self) -> Share:
        """Found of all that should be."""
        return Share(self.found, self.found + self.missed)

    @property
    def precision(self) -> Share:
        """Rightly found of all that was."""
        return Share(self.found, self.found + self.needless)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of recall and precision; None where nothing should be found and nothing was."""
        whole = 2 * self.found + self.missed + self.needless
        return 2 * self.found / whole if whole else None

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        parts = {"recall": self.recall.as_json(), "precision": self.precision.as_json(), "f1": self.f1}
        return {"found": self.found, "missed": self.missed, "needless": self.needless, **parts}


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one group of incidents.

    ``look``: needs a person's eyes or not; ``children_found``: of the children there are, those that were counted, no
    incident for more than it has; ``number_right``: incidents due a row with exactly the right number of children.
    """

    incidents: int
    look: Hits
    involved: Hits
    status: Share
    status_of_rows: Share
    number_right: Share
    children_found: Share
    accused: Share

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        return {
            "incidents": self.incidents, "needs_a_look": self.look.as_json(), "child_involved": self.involved.as_json(),
            "status": self.status.as_json(), "status_of_rows": self.status_of_rows.as_json(),
            "number_of_children": self.number_right.as_json(), "children_found": self.children_found.as_json(),
            "listed_though_covered": self.accused.as_json(),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures of one answer against its labels. ``evidence`` is None where no logs were given."""

    answer: Path
    labels: Path
    whole: Group
    by_slice: dict[str, Group]
    by_notice: dict[str, Group]
    by_failure: dict[str, Group]
    confusion: dict[tuple[str, str], int]
    evidence: Share | None
    notes: dict[str, int]

    def as_json(self) -> dict[str, Any]:
        """For machines: every figure with count, whole, value and interval."""
        table: dict[str, dict[str, int]] = {}
        for (expected, got), number in sorted(self.confusion.items()):
            table.setdefault(expected, {})[got] = number
        return {
            "answer": str(self.answer), "labels": str(self.labels), **self.whole.as_json(),
            "evidence": self.evidence.as_json() if self.evidence else None,
            "by_slice": as_json(self.by_slice), "by_found_by": as_json(self.by_notice),
            "by_failure": as_json(self.by_failure), "confusion": table, "notes": self.notes,
        }  # fmt: skip


def as_json(groups: dict[str, Group]) -> dict[str, Any]:
    """Groups for machines."""
    return {name: group.as_json() for name, group in groups.items()}


def score(answer: Path, labels: Path, *, logs: Path | None = None) -> Scores:
    """Scores an answer's folder against labels.csv or truth.csv; an incident without a row counts as no-row.

    ``logs``: a file with incident_id and log, to prove that each child found in the text is quoted at its place.
    Raises CannotStart where a file cannot be read. Bounded by the labels: one row of each in memory.
    """
    known = read_labels(labels)
    answers = read_answers(answer, known)
    confusion = Counter((label.status, answers.statuses.get(name, NO_ROW)) for name, label in known.items())
    return Scores(
        answer, labels, weigh(known.values(), answers),
        weigh_groups(known.values(), answers, lambda label: label.slice),
        weigh_groups(known.values(), answers, lambda label: label.found_by),
        weigh_groups((label for label in known.values() if label.failure), answers, lambda label: label.failure),
        dict(confusion), prove_evidence(answers, logs) if logs else None, {k: n for k, n in answers.notes.items() if n},
    )  # fmt: skip


def describe(scores: Scores) -> str:
    """The figures in words and tables, for a terminal."""
    from childtonotice.synthetic.score_words import tell_scores

    return tell_scores(scores)


def weigh_groups(labels: Iterable[Label], answers: Answers, name: Callable[[Label], str]) -> dict[str, Group]:
    """The figures of each group, by name."""
    groups: dict[str, list[Label]] = {}
    for label in labels:
        groups.setdefault(name(label), []).append(label)
    return {key: weigh(groups[key], answers) for key in sorted(groups)}


def weigh(labels: Iterable[Label], answers: Answers) -> Group:
    """The figures of some incidents."""
    rows = [(label, answers.statuses.get(label.incident_id, NO_ROW)) for label in labels]
    due = [(label, got) for label, got in rows if label.status != NO_ROW]
    covered = [got for label, got in rows if label.status == Status.COVERED]
    counts = [(label.children, answers.children[label.incident_id]) for label, _ in due]
    return Group(
        incidents=len(rows),
        look=count_hits((label.status in LOOK, is_look(got)) for label, got in rows),
        involved=count_hits((label.status != NO_ROW, got != NO_ROW) for label, got in rows),
        status=Share(sum(label.status == got for label, got in rows), len(rows)),
        status_of_rows=Share(sum(label.status == got for label, got in due), len(due)),
        number_right=Share(sum(there == got for there, got in counts), len(counts)),
        children_found=Share(sum(min(there, got) for there, got in counts), sum(there for there, _ in counts)),
        accused=Share(sum(is_look(got) for got in covered), len(covered)),
    )


def is_look(status: str) -> bool:
    """Whether a row puts an incident before a person; a status outside the contract does."""
    return status in LOOK or status not in STATUSES


def count_hits(pairs: Iterable[tuple[bool, bool]]) -> Hits:
    """Hits from pairs of (should be found, was found)."""
    counts = Counter(pairs)
    return Hits(counts[True, True], counts[True, False], counts[False, True])


def prove_evidence(answers: Answers, logs: Path) -> Share:
    """Of the children found in a text, those whose words stand in the log where the answer says."""
    right, seen = 0, set()
    for name, log in read_logs(logs):
        quoted = answers.evidence.get(name, ()) if name not in seen else ()
        seen.add(name)
        right += sum(0 <= one.start < one.end and log[one.start : one.end] == one.words for one in quoted)
    if not seen:
        raise CannotStart(f"{logs} has a header and no logs.", "Give the incidents file of the extract.")
    return Share(right, sum(map(len, answers.evidence.values())))
