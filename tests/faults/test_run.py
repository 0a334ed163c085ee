"""The daily run under fault: two at once, killed, a full disk, no write access; nothing is published by halves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import OperationalError

from childtonotice.casework.models import AuditEvent, Item, Run, Sample
from childtonotice.casework.run import hold_the_lock, run_daily
from childtonotice.casework.taken import Explained, Screened
from childtonotice.screening.errors import CannotStart, Failed
from tests.unit.read.extracts import HEADER, ONE, write_files
from tests.web.made_up import FIRST, FORCE, SECOND, explain

NOW = datetime(2026, 3, 11, 6, 0, tzinfo=UTC)
HOLD = "import sys, time; from pathlib import Path; import django; django.setup()\n" + (
    "from childtonotice.casework.run import hold_the_lock\n"
    "with hold_the_lock(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)\n"
)


def breaking(error: BaseException) -> Screened:
    """A screening that breaks off after its first finding."""

    def explained() -> Iterator[Explained]:
        yield explain(FIRST, NOW)
        raise error

    return Screened(explained())


def whole() -> Screened:
    return Screened([explain(FIRST, NOW), explain(SECOND, NOW)])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "raised", "status"),
    [
        (Failed("The engine stopped."), Failed, "failed"),
        (CannotStart("There is no incidents file."), CannotStart, "not-started"),
        (OperationalError("database or disk is full"), Failed, "failed"),
        (OSError(28, "No space left on device"), Failed, "failed"),
        (ValueError("Ellie Tarnbrook has no date"), Failed, "failed"),
        (KeyboardInterrupt(), KeyboardInterrupt, "interrupted"),
    ],
)
def test_a_run_that_breaks_off_publishes_nothing(
    tmp_path: Path, error: BaseException, raised: type[BaseException], status: str
) -> None:
    with pytest.raises(raised) as told:
        run_daily(tmp_path / "monday", FORCE, data_dir=tmp_path, now=NOW, screened=breaking(error))
    run = Run.objects.get()
    assert (run.status, run.published_at) == (status, None)
    assert not Item.objects.exists()
    assert not Sample.objects.exists()
    assert not AuditEvent.objects.exists()
    assert 1 <= len(run.lines) <= 5
    assert "Ellie" not in f"{told.value}{run.lines}"


@pytest.mark.django_db
def test_the_next_run_carries_on(tmp_path: Path) -> None:
    with pytest.raises(Failed):
        run_daily(tmp_path / "monday", FORCE, data_dir=tmp_path, now=NOW, screened=breaking(ValueError()))
    run = run_daily(tmp_path / "monday", FORCE, data_dir=tmp_path, now=NOW, screened=whole())
    assert (run.status, Item.objects.count()) == ("published", 2)


@pytest.mark.django_db
def test_the_store_counts_an_extract_only_once_it_is_published(tmp_path: Path) -> None:
    """Killed in between, the same incidents are screened again; a store that counted too early would lose them."""
    seen: list[tuple[str, int]] = []

    class Kept:
        explained, problems, files, fingerprints = whole().explained, (), {}, {}

        def keep(self) -> None:
            seen.append((Run.objects.get().status, Item.objects.count()))

    run_daily(tmp_path / "monday", FORCE, data_dir=tmp_path, now=NOW, screened=Kept())  # type: ignore[arg-type]
    assert seen == [("published", 2)]


@pytest.mark.django_db
def test_a_second_run_at_once_is_told_so(tmp_path: Path) -> None:
    with hold_the_lock(tmp_path), pytest.raises(CannotStart) as told:
        run_daily(tmp_path / "monday", FORCE, data_dir=tmp_path, now=NOW, screened=whole())
    assert len(told.value.lines) == 1
    assert told.value.lines[0].startswith("A run is under way on")
    assert not Run.objects.exists()


@pytest.mark.django_db
def test_a_killed_run_holds_nothing_up(tmp_path: Path) -> None:
    """The lock goes with the process, and the run that it left behind is said to have been interrupted."""
    environment = {**os.environ, "CTN_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "childtonotice.config.settings"}
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(CannotStart), hold_the_lock(tmp_path):
            pytest.fail("two held the lock")
        other.send_signal(signal.SIGKILL)
    left = Run.objects.create(extract="sunday", day=NOW.date(), started_at=NOW)
    run = run_daily(tmp_path / "monday", FORCE, data_dir=tmp_path, now=NOW, screened=whole())
    left.refresh_from_db()
    assert (left.status, run.status) == ("interrupted", "published")


@pytest.mark.django_db
def test_a_data_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(CannotStart, match="cannot be written to"):
        run_daily(tmp_path / "monday", FORCE, data_dir=tmp_path / "data", now=NOW, screened=whole())


@pytest.mark.django_db
def test_an_extract_without_a_readable_report_is_published_as_a_short_day(tmp_path: Path) -> None:
    """Every time of report in another format: the run says so, and does not break off behind the day before."""
    good = write_files(tmp_path / "good", {"incidents.csv": HEADER + ONE})
    bad = write_files(tmp_path / "bad", {"incidents.csv": HEADER + "E2,never,,,a boy of 9 hurt\n"})
    assert run_daily(good, FORCE, data_dir=tmp_path, now=NOW).status == "published"
    run = run_daily(bad, FORCE, data_dir=tmp_path, now=NOW)
    assert (run.status, run.window_from, run.window_to) == ("published", None, None)
    assert "Not one incident of incidents.csv could be used, so nothing was screened." in run.lines
