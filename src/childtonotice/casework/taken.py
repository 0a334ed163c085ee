"""What a run publishes: the shape in which the store, or a screening at hand, gives it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from childtonotice.screening.circumstances import Circumstances, Incident
from childtonotice.screening.findings import Finding, Problem

Explained = tuple[Circumstances, Finding]


class Taken(Protocol):
    """What the store gives for one extract: findings with their circumstances, problems, counts."""

    @property
    def explained(self) -> Iterable[Explained]:
        """Every incident screened this time that has a finding."""

    @property
    def problems(self) -> Iterable[Problem]:
        """What was wrong with the input."""

    @property
    def files(self) -> Mapping[str, Mapping[str, int]]:
        """Read, accepted and quarantined records of each file."""

    @property
    def fingerprints(self) -> Mapping[str, str]:
        """Of the extract, the force's settings and the code."""


@dataclass(frozen=True, slots=True)
class Screened:
    """A screening at hand, for publishing without a store. Every field as in Taken; the rest may stay empty."""

    explained: Iterable[Explained]
    problems: Iterable[Problem] = ()
    files: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    unlisted: Iterable[Incident] = ()
    gone: Iterable[str] = ()
    officers: Iterable[Mapping[str, Any]] = ()
    ppns: Iterable[Mapping[str, Any]] = ()
    problem_areas: Mapping[tuple[str, int], str] = field(default_factory=dict)
    window: tuple[datetime, datetime] | None = None
    notes: Iterable[str] = ()
