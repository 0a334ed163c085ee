"""The questions that gathering asks of the rules, handed to it as functions so that it need not know them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from childtonotice.screening.circumstances import Circumstances, Incident, Reading
from childtonotice.screening.findings import Finding
from childtonotice.screening.force import Force

Matches = Callable[[tuple[str, ...], list[str]], list[bool]]


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked: ``read`` a log, ``judge`` an incident, two questions about its categories, and the expressions
    of which every log with something to read matches one (stage 1). ``prove`` that reading works, with the engine's own
    way of matching expressions (None where it uses none) and its name; raises CannotStart where it does not.

    All are plain functions of a module, so that a worker process can be sent their names.
    """

    read: Callable[[str, date, tuple[tuple[str, str], ...]], Reading]
    judge: Callable[[Circumstances, Force], Finding | None]
    names_child: Callable[[Incident, Force], str]
    household_matters: Callable[[Incident, Force], bool]
    stage_one: Callable[[tuple[tuple[str, str], ...]], tuple[str, ...]]
    prove: Callable[[Matches | None, str], None]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which incidents get an answer: reported in [start, end), and among ``only`` where that is given.

    ``complete``: whether all that a PPN may point to is held (contract, "Window and context").
    """

    start: datetime | None = None
    end: datetime | None = None
    only: frozenset[str] | None = None
    complete: bool = True

    def holds(self, incident: Incident) -> bool:
        """Whether the incident gets an answer."""
        if self.only is not None and incident.incident_id not in self.only:
            return False
        reported = incident.reported_at
        return (self.start is None or reported >= self.start) and (self.end is None or reported < self.end)
