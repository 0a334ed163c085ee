"""The daily runs: what came in, what could not be read, and the samples drawn for blind checks."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from childtonotice.casework.models.numbers import draw_number, pair
from childtonotice.casework.models.users import Area


class RunStatus(models.TextChoices):
    """How a run stands; only a published run has changed a worklist."""

    STARTED = "started", "Started"
    PUBLISHED = "published", "Published"
    NOT_STARTED = "not-started", "Could not start"
    FAILED = "failed", "Failed"
    INTERRUPTED = "interrupted", "Interrupted"


class Feed(models.TextChoices):
    """How the extract looked beside what is usual (feature 51)."""

    GOOD = "good", "As usual"
    SHORT = "short", "Fewer incidents than usual"
    LONG = "long", "More incidents than usual"
    UNKNOWN = "unknown", "Nothing to compare with"


class Run(models.Model):
    """One daily run. ``counts``: incidents by status and more; ``files``: read, accepted, quarantined of each file.

    ``window_from`` and ``window_to`` are the first and last report in the extract. ``started_by`` is empty for a run
    that the clock started. ``lines`` says why it failed, in plain sentences without personal data.
    """

    number = models.CharField(max_length=8, unique=True, default=draw_number)
    status = models.CharField(max_length=12, choices=RunStatus, default=RunStatus.STARTED)
    feed = models.CharField(max_length=8, choices=Feed, default=Feed.UNKNOWN)
    extract = models.CharField(max_length=255)
    day = models.DateField(db_index=True)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True, db_index=True)
    window_from = models.DateTimeField(null=True)
    window_to = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    files = models.JSONField(default=dict)
    fingerprints = models.JSONField(default=dict)
    durations = models.JSONField(default=dict)
    problems_count = models.PositiveIntegerField(default=0)
    lines = models.JSONField(default=list)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.number


class RunProblem(models.Model):
    """One row of the extract that could not be read, or was read with doubt. Never the personal data itself.

    Where it may hold a child it is a row "could not be read" in its area's list, or in the shared pool, until
    someone has checked it on the force's own system.
    """

    number = models.CharField(max_length=8, unique=True, default=draw_number)
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="problems")
    file = models.CharField(max_length=255)
    record = models.PositiveIntegerField()
    column = models.CharField(max_length=100, blank=True)
    severity = models.CharField(max_length=20)
    problem = models.TextField()
    cure = models.TextField(blank=True)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT)
    may_hold_child = models.BooleanField(default=False)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True)
    checked_words = models.TextField(blank=True)

    class Meta:
        constraints = [pair("runproblem", "checked_by", "checked_at")]
        indexes = [models.Index(fields=["severity", "checked_at", "area"], name="problem_unchecked")]


class Stratum(models.TextChoices):
    """From which part of the day's incidents a sample was drawn (R33)."""

    UNLISTED = "unlisted", "No child found"
    EXCLUDED = "excluded", "Left out"
    COVERED = "covered", "Covered"
    COVERED_BY_NAME = "covered-by-name", "Covered by a name match"


class Sample(models.Model):
    """One incident drawn by a seeded draw and kept as a blind check: its reader is not told what the screening said."""

    number = models.CharField(max_length=8, unique=True, default=draw_number)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="samples")
    stratum = models.CharField(max_length=20, choices=Stratum)
    stratum_size = models.PositiveIntegerField()
    incident_id = models.CharField(max_length=200)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT)
    restricted = models.BooleanField(default=False)
    reported_at = models.DateTimeField()
    facts = models.JSONField(default=dict)
    log = models.TextField(blank=True)
    answer = models.CharField(max_length=40, blank=True)
    words = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            pair("sample", "answered_by", "answered_at"),
            models.UniqueConstraint(fields=["run", "incident_id"], name="sample_once_a_run"),
        ]
