"""Whether a file looks like those of other days: an empty list after a short file is no all-clear (feature 51)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from childtonotice.casework.models import Feed, Run, RunStatus, Stratum
from childtonotice.screening.findings import Status
from childtonotice.screening.force import Force

ENOUGH_RUNS = 5
RUNS_BACK = 20
FIGURES = ("incidents", "with-child", *Status, Stratum.COVERED_BY_NAME.value, "areas")
SHORT, LONG = 0.75, 1.5


def find_span(
    run: Run, window: tuple[datetime | None, datetime | None] | None
) -> tuple[datetime, datetime] | tuple[None, None]:
    """From when to when this run's reports are new: from the last report of the run before to its own last report.

    An extract also brings rows of earlier days that changed; they are screened again, and are not the day's figures.
    """
    first, last = window or (None, None)
    if first is None or last is None:
        return None, None  # not one report of the extract could be read
    earlier = Run.objects.filter(status=RunStatus.PUBLISHED, window_to__lt=last).exclude(pk=run.pk)
    before = earlier.order_by("-window_to").values_list("window_to", flat=True).first()
    return before or first, last


def find_same(run: Run) -> dict[str, Any] | None:
    """The figures of the first run over the same extract: read again, it screens only a part of it.

    Only what the incidents are is taken over, not what was then added or changed.
    """
    extract = run.fingerprints.get("extract")
    if not extract:
        return None
    earlier = Run.objects.filter(status=RunStatus.PUBLISHED, fingerprints__extract=extract).exclude(pk=run.pk)
    same = earlier.order_by("id").first()
    return {name: same.counts[name] for name in FIGURES if name in same.counts} if same else None


def judge_feed(run: Run, force: Force) -> tuple[Feed, tuple[int, int]]:
    """How the run's number of incidents compares with what is usual, and that usual range."""
    low, high = usual_incidents(run, force)
    if not high:
        return Feed.UNKNOWN, (0, 0)
    count = run.counts.get("incidents", 0)
    if count < low * SHORT:
        return Feed.SHORT, (low, high)
    return (Feed.LONG if count > high * LONG else Feed.GOOD), (low, high)


def usual_incidents(run: Run, force: Force) -> tuple[int, int]:
    """The usual number: the force's own figure for the days in the file, else what the last runs had; else none."""
    low, high = force.usual_incidents_a_day
    if high:
        days = _days(run)
        return low * days, high * days
    earlier = Run.objects.filter(status=RunStatus.PUBLISHED, day__lt=run.day).order_by("-id")[:RUNS_BACK]
    counts = [other.counts.get("incidents", 0) for other in earlier]
    return (min(counts), max(counts)) if len(counts) >= ENOUGH_RUNS else (0, 0)


def _days(run: Run) -> int:
    if not run.window_from or not run.window_to:
        return 1
    return max(1, round((run.window_to - run.window_from) / timedelta(days=1)))
