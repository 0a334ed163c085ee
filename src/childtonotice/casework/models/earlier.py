"""Reviews made before this program, in the spreadsheets that a force kept: with their source and doubt (R46)."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from childtonotice.casework.models.reviews import Decision
from childtonotice.casework.models.users import Area


class EarlierReview(models.Model):
    """One row of a spreadsheet that somebody took in. It tells what was decided then, and moves nothing now.

    ``said``: their own word for the decision; ``decision`` is empty where the mapping does not know it. ``file``,
    ``sheet`` and ``row``: where it stands. ``doubts``: codes of what is uncertain. ``digest``: of all that it says, so
    that the same row of another copy is not taken in again. ``told_on``: the day from which its keeping is counted.
    """

    incident_id = models.CharField(max_length=200, db_index=True)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    reported_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decision = models.CharField(max_length=20, choices=Decision, blank=True)
    said = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    risk = models.CharField(max_length=10, blank=True)
    ppn_id = models.CharField(max_length=200, blank=True)
    file = models.CharField(max_length=255)
    row = models.PositiveIntegerField()
    doubts = models.JSONField(default=list)
    digest = models.CharField(max_length=64, unique=True)
    told_on = models.DateField(db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
