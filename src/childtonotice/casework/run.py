"""The daily run: screen what came, then publish it, whole or not at all.

One run at a time. A run that is killed leaves the lists as they were, and the next one carries on where it stopped:
the store counts an extract as screened only after it is published, and publishing twice changes nothing.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError, transaction
from django.utils import timezone

from childtonotice.casework.actions.duty import tell_duty_readers
from childtonotice.casework.actions.keeping import erase_old
from childtonotice.casework.areas import areas_by_name
from childtonotice.casework.feeds import find_same, find_span, judge_feed
from childtonotice.casework.intake import keep_officers, keep_problems
from childtonotice.casework.models import Run, RunStatus, User
from childtonotice.casework.publish import open_incidents, prepare, publish_prepared
from childtonotice.casework.samples import Draw, keep_samples
from childtonotice.casework.taken import Taken
from childtonotice.casework.tally import Tally
from childtonotice.screening.errors import CannotStart, Failed
from childtonotice.screening.force import Force

Tell = Callable[[str, int, int], None]


def run_daily(
    extract: Path,
    force: Force,
    *,
    data_dir: Path,
    now: datetime | None = None,
    by: User | None = None,
    screened: Taken | None = None,
    tell: Tell | None = None,
) -> Run:
    """Screen an extract and publish it; returns the published run.

    ``screened``: a screening at hand, else the store in ``data_dir`` takes the extract. Raises CannotStart where
    another run is under way or the extract cannot be read, and Failed where it broke off; then nothing is published.
    """
    moment = now or timezone.now()
    with hold_the_lock(data_dir):
        note_interrupted(moment)
        run = Run.objects.create(extract=extract.name, day=timezone.localdate(moment), started_at=moment, started_by=by)
        with _told_how_it_ended(run, moment):
            taken = screened or take_extract(extract, force, data_dir, tell)
            publish_run(run, taken, force, moment)
            keep = getattr(taken, "keep", None)
            if keep:
                keep()
    return run


def take_extract(extract: Path, force: Force, data_dir: Path, tell: Tell | None) -> Taken:
    """Merge the extract into the store and screen what it changes, every open item and unfinished recovery."""
    from childtonotice.screening.store import Store

    taken: Taken = Store(data_dir / "store").take(extract, force, also=open_incidents(), tell=tell)
    return taken


@contextmanager
def hold_the_lock(data_dir: Path) -> Iterator[None]:
    """Let one run at a time work on this data folder. The system lets go of the lock when a run is killed."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(data_dir / "run.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise CannotStart(
            f"The data folder {data_dir} cannot be written to: {error.strerror}. Choose another."
        ) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        raise CannotStart(f"A run is under way on {data_dir}: wait until it has ended, then start again.") from error
    try:
        yield
    finally:
        os.close(descriptor)


def note_interrupted(now: datetime) -> None:
    """A run that never said how it ended was killed: say so, since only one runs at a time."""
    lines = ["The run was interrupted. Nothing of it was published; the next run carries on."]
    Run.objects.filter(status=RunStatus.STARTED).update(status=RunStatus.INTERRUPTED, ended_at=now, lines=lines)


@contextmanager
def _told_how_it_ended(run: Run, now: datetime) -> Iterator[None]:
    began = time.monotonic()
    try:
        yield
    except (CannotStart, Failed) as error:
        status = RunStatus.FAILED if isinstance(error, Failed) else RunStatus.NOT_STARTED
        _end(run, status, now, error.lines)
        raise
    except KeyboardInterrupt:
        _end(run, RunStatus.INTERRUPTED, now, ("The run was interrupted. Nothing of it was published.",))
        raise
    except (DatabaseError, OSError) as error:
        lines = (f"The run could not be written ({_reason(error)}). Nothing was published.", CURE)
        _end(run, RunStatus.FAILED, now, lines)
        raise Failed(*lines) from error
    except Exception as error:
        # What an unknown error says may quote a record: only its kind is told.
        lines = (f"The run broke off ({type(error).__name__}). Nothing was published.", CURE)
        _end(run, RunStatus.FAILED, now, lines)
        raise Failed(*lines) from error
    Run.objects.filter(pk=run.pk).update(durations={**run.durations, "whole": round(time.monotonic() - began, 2)})
    run.refresh_from_db()


CURE = "Check the disk and its free space, then start the same run again: it carries on."


def _reason(error: DatabaseError | OSError) -> str:
    return (error.strerror or "no reason given") if isinstance(error, OSError) else "the database refused it"


def _end(run: Run, status: RunStatus, now: datetime, lines: Iterable[str]) -> None:
    # On a full disk even this cannot be written; the next run will note it instead.
    with suppress(DatabaseError):
        Run.objects.filter(pk=run.pk).update(status=status, ended_at=now, lines=list(lines))


def publish_run(run: Run, taken: Taken, force: Force, now: datetime) -> None:
    """Publish all that a run found, in one transaction: items, problems, samples, officers and the run's figures.

    Everything is screened and drawn before the transaction begins: it holds up nobody who is reading and deciding.
    """
    run.window_from, run.window_to = find_span(run, getattr(taken, "window", None))
    count = Tally(Draw(run.day.isoformat(), force.sample_a_day), run.window_from, run.window_to)
    run.fingerprints = dict(taken.fingerprints)
    prepared = prepare(count.watch(taken.explained), force)
    prepared.ppns = tuple(getattr(taken, "ppns", ()))
    count.watch_unlisted(getattr(taken, "unlisted", ()))
    with transaction.atomic():
        done = publish_prepared(run, prepared, force=force, now=now, gone=getattr(taken, "gone", ()))
        areas = areas_by_name(timezone.localdate(now))
        keep_officers(getattr(taken, "officers", ()))
        run.problems_count = keep_problems(run, taken, areas)
        figures = find_same(run) or count.figures
        run.counts = {**figures, **done, "samples": keep_samples(count.draw, run, force, areas)}
        run.files = {file: dict(counts) for file, counts in taken.files.items()}
        run.feed, run.counts["usual"] = judge_feed(run, force)
        run.lines = [str(note) for note in getattr(taken, "notes", ())]
        run.durations = dict(getattr(taken, "durations", {}))
        run.status, run.published_at, run.ended_at = RunStatus.PUBLISHED, now, now
        run.save()
        tell_duty_readers(by=None, now=now)
    erase_old(by=None, now=now, force=force)
