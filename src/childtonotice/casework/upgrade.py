"""The database brought up to date when a command starts, or a plain word why it cannot be."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from childtonotice.screening.errors import CannotStart


def bring_up_to_date(data_dir: Path) -> None:
    """Make the tables that this version needs; safe to repeat, and from two commands at once. Django is set up already.

    Raises CannotStart where the database cannot be opened, or is of a version that this one does not know.
    """
    from django.core.management import call_command
    from django.db import DatabaseError

    try:
        with one_at_a_time(data_dir):
            refuse_unknown_steps(data_dir)
            call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as error:
        raise CannotStart(
            f"The database in {data_dir} cannot be opened or brought up to date.",
            "Check that the disk has free space, that nothing else holds the database, and that the file is whole.",
        ) from error


@contextmanager
def one_at_a_time(data_dir: Path) -> Iterator[None]:
    """Commands that are started together wait for one another: each would make what the other is making."""
    held = os.open(data_dir, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def refuse_unknown_steps(data_dir: Path) -> None:
    """Raise CannotStart where a newer version took a step that this one lacks, or an older one stopped half-way.

    Django would go on as if nothing were amiss, and every page would fail.
    """
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    steps = MigrationLoader(connection)
    taken = {name for app, name in steps.applied_migrations if app == "casework"}
    ours = {name: each for (app, name), each in steps.disk_migrations.items() if app == "casework"}
    replaced = {name for each in ours.values() for _, name in each.replaces}
    if taken - set(ours) - replaced:
        raise CannotStart(
            f"The database in {data_dir} is of a newer version of Child to Notice than this one.",
            "Install that version, or restore the backup that was made before the upgrade.",
        )
    if taken and not taken & set(ours) and taken != replaced:
        raise CannotStart(
            f"The database in {data_dir} is of a version before the first release, which cannot be brought up to date.",
            "Name an empty data folder with CTN_DATA; for the demo: make demo RESET=1.",
        )
