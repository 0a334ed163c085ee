"""The figures of a run, counted while its findings stream past."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from childtonotice.casework.models import Stratum
from childtonotice.casework.samples import Draw, stratum_of
from childtonotice.casework.taken import Explained
from childtonotice.screening.circumstances import Incident
from childtonotice.screening.findings import Finding


@dataclass(slots=True)
class Tally:
    """Counts the day's findings by status and area while they stream past, and lets each take part in the draw.

    ``start`` and ``end``: only reports between them are the day's; what is screened again besides is not counted.
    """

    draw: Draw
    start: datetime | None = None
    end: datetime | None = None
    whole: Counter[str] = field(default_factory=Counter)
    areas: dict[str, Counter[str]] = field(default_factory=dict)

    def watch(self, explained: Iterable[Explained]) -> Iterator[Explained]:
        """The same findings, counted on their way."""
        for circumstances, finding in explained:
            if self.is_new(finding.reported_at):
                self._count(finding.area, "incidents", "with-child", finding.status.value)
                self._offer(circumstances.scene.incident, finding)
            yield circumstances, finding

    def is_new(self, reported_at: datetime) -> bool:
        """Whether a report belongs to this run's own days."""
        if self.start is None or self.end is None:
            return True
        return self.start <= reported_at <= self.end

    def _offer(self, incident: Incident, finding: Finding) -> None:
        stratum = stratum_of(finding)
        if stratum:
            self.draw.offer(stratum, incident, finding.area)
        if stratum is Stratum.COVERED_BY_NAME:
            self._count(finding.area, Stratum.COVERED_BY_NAME.value)

    def watch_unlisted(self, incidents: Iterable[Incident]) -> None:
        """Count the incidents in which no child was found, and let each take part in the draw."""
        for incident in filter(lambda incident: self.is_new(incident.reported_at), incidents):
            self._count(incident.area, "incidents")
            self.draw.offer(Stratum.UNLISTED, incident, incident.area)

    def _count(self, area: str, *what: str) -> None:
        self.whole.update(what)
        self.areas.setdefault(area, Counter()).update(what)

    @property
    def figures(self) -> dict[str, Any]:
        """The counts of the whole force, and under "areas" of each area."""
        return {**self.whole, "areas": {area: dict(counts) for area, counts in self.areas.items()}}
