"""Which incidents get an answer: a window of reports, in London time, from its first moment up to its last."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.errors import CannotStart
from childtonotice.screening.force import Force

Window = tuple[datetime | None, datetime | None]


def find_window(start: str | date | datetime | None, end: str | date | datetime | None) -> Window:
    """The window as UTC, from included, to left out; raises CannotStart where a time cannot be read (R2)."""
    window = read_moment(start, "from"), read_moment(end, "to")
    if window[0] and window[1] and window[0] >= window[1]:
        raise CannotStart("The window is empty: --from must be before --to.")
    return window


def read_moment(given: str | date | datetime | None, name: str) -> datetime | None:
    """A moment as UTC: without an offset it is London time, a bare date is midnight."""
    if given is None or given == "":
        return None
    if isinstance(given, str):
        try:
            given = datetime.fromisoformat(given.strip())
        except ValueError:
            raise CannotStart(
                f"--{name} {given!r} is no date or time: write it as 2026-09-28 or 2026-09-28T06:00."
            ) from None
    if not isinstance(given, datetime):
        given = datetime(given.year, given.month, given.day)  # noqa: DTZ001  London midnight, set just below
    return (given.replace(tzinfo=LONDON) if given.tzinfo is None else given).astimezone(UTC)


def is_complete(incidents: pa.Table, start: datetime | None, force: Force) -> bool:
    """Whether enough days before the window are held that an id we do not know is one that does not exist.

    Contract, "Window and context": without a window the folder is complete by definition; with one, 28 days.
    """
    if start is None:
        return True
    first = pc.min(incidents["reported_at"]).as_py()
    # Nothing is taken from the start itself: the year may be the first one.
    return first is not None and start - first >= timedelta(days=force.context_days)
