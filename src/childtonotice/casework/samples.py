"""Blind checks from day one (R33): of what people are not shown, a few incidents a day are drawn and kept.

The draw is seeded by the day and looks at nothing but ids, so that it can be repeated and nobody can steer it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from childtonotice.casework.models import Area, Run, Sample, Stratum
from childtonotice.casework.shown import facts_of, is_restricted
from childtonotice.screening.circumstances import Incident
from childtonotice.screening.findings import Cover, Finding, Status
from childtonotice.screening.force import Force


def stratum_of(finding: Finding) -> Stratum | None:
    """From which part of the day this finding would be drawn; None for what people are to read anyway."""
    if finding.status is Status.EXCLUDED:
        return Stratum.EXCLUDED
    if finding.status is not Status.COVERED:
        return None
    by_name = any(child.match == "name" and child.cover is Cover.CERTAIN for child in finding.children)
    return Stratum.COVERED_BY_NAME if by_name else Stratum.COVERED


@dataclass(slots=True)
class Draw:
    """A seeded draw over a stream: of each stratum the few incidents that come first in a shuffled order.

    ``seed`` is the run's day. Only the few are held, however many incidents stream past.
    """

    seed: str
    each: int
    sizes: dict[Stratum, int] = field(default_factory=dict)
    held: dict[Stratum, dict[str, tuple[Incident, str]]] = field(default_factory=dict)

    def offer(self, stratum: Stratum, incident: Incident, area: str) -> None:
        """Let an incident take part in the draw."""
        self.sizes[stratum] = self.sizes.get(stratum, 0) + 1
        held = self.held.setdefault(stratum, {})
        held[self.place(stratum, incident.incident_id)] = (incident, area)
        if len(held) > self.each:
            del held[max(held)]

    def place(self, stratum: Stratum, incident_id: str) -> str:
        """Where an incident stands in the shuffled order: a hash of day, stratum and id."""
        return hashlib.sha256(f"{self.seed}|{stratum}|{incident_id}".encode()).hexdigest()


def keep_samples(draw: Draw, run: Run, force: Force, areas: dict[str, Area]) -> int:
    """Keep what was drawn; an incident drawn before stays the one blind check that it is. Returns how many are new."""
    drawn = [
        _sample(run, force, stratum, draw.sizes[stratum], incident, areas.get(area.strip().casefold()))
        for stratum, held in draw.held.items()
        for _, (incident, area) in sorted(held.items())
    ]
    known = Sample.objects.filter(incident_id__in=[row["incident_id"] for row in drawn])
    taken = set(known.values_list("incident_id", flat=True))
    new = [Sample(**row) for row in drawn if row["incident_id"] not in taken]
    Sample.objects.bulk_create(new)
    return len(new)


def _sample(
    run: Run, force: Force, stratum: Stratum, size: int, incident: Incident, area: Area | None
) -> dict[str, Any]:
    return {
        "run": run,
        "stratum": stratum,
        "stratum_size": size,
        "incident_id": incident.incident_id,
        "area": area,
        "restricted": is_restricted(incident.flags, force),
        "reported_at": incident.reported_at,
        "facts": facts_of(incident),
        "log": incident.log,
    }
