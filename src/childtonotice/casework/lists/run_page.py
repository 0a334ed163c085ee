"""The daily runs: what came in, what went out, what could not be read, what was left out and covered by name."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone

from childtonotice.casework.access import Reader, items_for, may, require, run_numbered
from childtonotice.casework.clocks import tell_exact, tell_moment
from childtonotice.casework.lists.feed import QUARANTINED
from childtonotice.casework.lists.rows import make_rows
from childtonotice.casework.lists.values import FileCount, RunPage, RunRow, Unreadable
from childtonotice.casework.lists.worklist import show_problem
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Feed, Item, Run, RunStatus, Stratum

MOST_RUNS = 60
MOST_PROBLEMS = 200
COUNTS = (
    ("incidents", "Incidents read"),
    ("with-child", "With a child"),
    ("no-ppn", "No PPN"),
    ("part-covered", "Part covered"),
    ("check-match", "Check the match"),
    ("covered", "Covered"),
    ("covered-by-name", "Covered by a name match"),
    ("excluded", "Left out"),
    ("added", "Items added"),
    ("updated", "Items changed"),
    ("reopened", "Items reopened"),
    ("ppn-found", "Items whose PPN was found"),
    ("submitted", "Requests answered"),
)


def runs(reader: Reader, now: datetime | None = None) -> tuple[RunRow, ...]:
    """The last runs, newest first."""
    require(reader, Verb.RUNS)
    moment = now or timezone.now()
    rows = Run.objects.order_by("-id").defer("durations", "lines")[:MOST_RUNS]
    return tuple(_row(run, moment) for run in rows)


def _row(run: Run, now: datetime) -> RunRow:
    counts = run.counts
    return RunRow(
        number=run.number,
        day=run.day,
        status=run.status,
        status_words=RunStatus(run.status).label,
        feed_words=Feed(run.feed).label,
        started=tell_moment(run.started_at, now),
        incidents=counts.get("incidents", 0),
        listed=sum(counts.get(status, 0) for status in ("no-ppn", "part-covered", "check-match")),
        unreadable=sum(count["quarantined"] for count in run.files.values()),
    )


def run_page(reader: Reader, number: str, now: datetime | None = None) -> RunPage:
    """One run. Items of it are shown to those who may see them; the counts to all who may see runs."""
    moment = now or timezone.now()
    run = run_numbered(reader, number)
    items = items_for(reader, Verb.LIST) if may(reader, Verb.LIST) else Item.objects.none()
    changed = Q(first_run=run) | Q(events__run=run)
    mine = items.filter(pk__in=Item.objects.filter(changed).values("pk")).order_by("reported_at")
    return RunPage(
        row=_row(run, moment),
        window=_window(run),
        ended=tell_exact(run.ended_at) if run.ended_at else "",
        lines=tuple(run.lines),
        counts=tuple((words, run.counts[code]) for code, words in COUNTS if code in run.counts),
        files=_files(run),
        unreadable=_problems(run, unreadable=True),
        doubtful=_problems(run, unreadable=False),
        left_out=make_rows(mine.filter(status="excluded"), moment),
        covered_by_name=make_rows(mine.filter(by_name=True), moment),
        samples=_samples(run),
        fingerprints=tuple((part, str(value)) for part, value in sorted(run.fingerprints.items())),
        durations=tuple((part, round(float(value), 2)) for part, value in run.durations.items()),
    )


def _window(run: Run) -> str:
    if not run.window_from or not run.window_to:
        return ""
    return f"Reports from {tell_exact(run.window_from)} to {tell_exact(run.window_to)}"


def _files(run: Run) -> tuple[FileCount, ...]:
    return tuple(
        FileCount(file, int(count["read"]), int(count["accepted"]), int(count["quarantined"]))
        for file, count in sorted(run.files.items())
    )


def _problems(run: Run, *, unreadable: bool) -> tuple[Unreadable, ...]:
    rows = run.problems.select_related("run").order_by("-may_hold_child", "file", "record")
    chosen = rows.filter(severity=QUARANTINED) if unreadable else rows.exclude(severity=QUARANTINED)
    return tuple(show_problem(row) for row in chosen[:MOST_PROBLEMS])


def _samples(run: Run) -> tuple[tuple[str, int, int], ...]:
    """For each stratum its words, how many were drawn and how many of them are answered; never which."""
    counted = run.samples.values("stratum").annotate(drawn=Count("pk"), answered=Count("answered_at"))
    found = {row["stratum"]: (row["drawn"], row["answered"]) for row in counted.order_by()}
    return tuple((stratum.label, *found.get(stratum.value, (0, 0))) for stratum in Stratum)
