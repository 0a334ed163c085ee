"""A database of another version: taken over, or refused in plain words before anything is changed."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from childtonotice.casework.upgrade import refuse_unknown_steps
from childtonotice.screening.errors import CannotStart

pytestmark = pytest.mark.django_db
HERE = Path("/srv/ctn")
WHOLE = import_module("childtonotice.casework.migrations.0001_whole").Migration
BEFORE = {name for _, name in WHOLE.replaces}


@pytest.fixture
def steps() -> MigrationRecorder:
    """The steps that the database says it took."""
    return MigrationRecorder(connection)


def go_back(steps: MigrationRecorder, *names: str) -> None:
    """Let the database say that it took these steps before the first release, and none since."""
    steps.migration_qs.filter(app="casework").delete()
    for name in names:
        steps.record_applied("casework", name)


def test_a_database_of_this_version_is_taken(steps: MigrationRecorder) -> None:
    refuse_unknown_steps(HERE)
    assert ("casework", "0001_whole") in steps.applied_migrations()


def test_one_that_took_every_step_before_the_first_release_is_taken_over(steps: MigrationRecorder) -> None:
    assert len(BEFORE) == 17
    go_back(steps, *BEFORE)
    refuse_unknown_steps(HERE)


def test_one_that_stopped_before_the_first_release_is_refused(steps: MigrationRecorder) -> None:
    go_back(steps, *BEFORE - {"0017_saved_views"})
    with pytest.raises(CannotStart) as told:
        refuse_unknown_steps(HERE)
    assert "before the first release" in told.value.lines[0]
    assert str(HERE) in told.value.lines[0]
    assert "empty data folder" in told.value.lines[1]


def test_one_of_a_newer_version_is_refused(steps: MigrationRecorder) -> None:
    steps.record_applied("casework", "0099_later")
    with pytest.raises(CannotStart) as told:
        refuse_unknown_steps(HERE)
    assert "newer version" in told.value.lines[0]
    assert "restore the backup" in told.value.lines[1]
