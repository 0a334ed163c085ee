"""What a run brings besides findings: the force's officers, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from childtonotice.casework.models import Area, Officer, Run, RunProblem
from childtonotice.casework.taken import Taken
from childtonotice.screening.findings import Problem

MOST_WARNINGS = 5000
QUARANTINED = "quarantined"
CHILD_SIGNS = ("mentions a child", "links a child")


def keep_officers(rows: Iterable[Mapping[str, Any]]) -> None:
    """Take over the force's officers as the run knows them; one who is gone stays, since past items name them."""
    names = ("name", "rank", "team", "area", "supervisor_id", "email")
    officers = [
        Officer(officer_id=row["officer_id"], **{name: (row.get(name) or "")[: _longest(name)] for name in names})
        for row in rows
        if row.get("officer_id")
    ]
    Officer.objects.bulk_create(
        officers, update_conflicts=True, unique_fields=["officer_id"], update_fields=names, batch_size=500
    )


def _longest(name: str) -> int:
    return Officer._meta.get_field(name).max_length or 0  # type: ignore[union-attr]


def keep_problems(run: Run, taken: Taken, areas: dict[str, Area]) -> int:
    """Keep what could not be read or was doubtful; returns how many there are. A row told before is not told twice."""
    where = getattr(taken, "problem_areas", {})
    told = _told_before(run, taken)
    rows: list[RunProblem] = []
    count = 0
    for problem in taken.problems:
        count += 1
        key = (problem.file, problem.record, problem.column, problem.problem)
        if key not in told and (problem.severity == QUARANTINED or len(rows) < MOST_WARNINGS):
            area = areas.get(where.get((problem.file, problem.record), "").casefold())
            rows.append(_problem(run, problem, area))
    RunProblem.objects.bulk_create(rows, batch_size=500)
    return count


def _told_before(run: Run, taken: Taken) -> set[tuple[str, int, str, str]]:
    extract = taken.fingerprints.get("extract")
    same = RunProblem.objects.filter(run__fingerprints__extract=extract) if extract else RunProblem.objects.none()
    return set(same.exclude(run=run).values_list("file", "record", "column", "problem"))


def _problem(run: Run, problem: Problem, area: Area | None) -> RunProblem:
    return RunProblem(
        run=run, file=problem.file[:255], record=problem.record, column=problem.column[:100],
        severity=problem.severity, problem=problem.problem, cure=problem.cure, area=area,
        may_hold_child=problem.problem.rstrip(" .").endswith(CHILD_SIGNS),
    )  # fmt: skip
