"""Who attended which incident with a child: the number beside which a team's requests are counted (R29)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from childtonotice.casework.models import Area, Attendance


@dataclass(frozen=True, slots=True)
class Attended:
    """An officer attended an incident with a child, listed or not."""

    incident_id: str
    officer_id: str
    reported_at: datetime
    area: str


def keep_attended(rows: Iterable[tuple[Attended, Area | None]]) -> None:
    """Keep each once, as the record has it now."""
    Attendance.objects.bulk_create(
        [
            Attendance(incident_id=one.incident_id, officer_id=one.officer_id, reported_at=one.reported_at, area=area)
            for one, area in rows
        ],
        update_conflicts=True,
        unique_fields=["incident_id"],
        update_fields=["officer_id", "reported_at", "area"],
        batch_size=1000,
    )
