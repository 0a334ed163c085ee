"""Making room for a made-up force: what an earlier one left goes, what anybody else put there stays."""

from __future__ import annotations

from pathlib import Path

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.tables import TABLES

ANSWERS = "truth.csv"
OURS = (*(f"{name}.{form}" for name in TABLES for form in ("csv", "parquet")), ANSWERS)


def make_room(folder: Path) -> None:
    """Clear a folder of an earlier made-up force, so that its files never mix with the new ones.

    An earlier one is known by its truth.csv. Raises CannotStart where the folder is a file, or holds an extract
    that was not made up: that one is never overwritten.
    """
    if folder.exists() and not folder.is_dir():
        raise CannotStart(f"{folder} is a file: choose a folder that is new or empty.")
    present = [folder / name for name in OURS if (folder / name).exists()]
    if present and not (folder / ANSWERS).exists():
        raise CannotStart(f"{folder} holds an extract ({present[0].name}) that was not made up: choose another folder.")
    if present:
        clear(folder)


def clear(folder: Path) -> None:
    """Remove the tables of an earlier made-up force, its days first and its known answers last."""
    days = folder / "days"
    for day in sorted(days.iterdir()) if days.is_dir() else ():
        for path in (day / name for name in OURS if day.is_dir()):
            path.unlink(missing_ok=True)
        if day.is_dir() and not any(day.iterdir()):
            day.rmdir()
    for name in OURS:
        (folder / name).unlink(missing_ok=True)
