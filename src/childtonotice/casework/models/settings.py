"""What coordinators set themselves: each change a row with its words, its author, why, and from when it counts."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SettingVersion(models.Model):
    """One version of one setting (R20, R42). Rows are added, never changed; what is shipped is version 0.

    ``value``: pairs of a code and its words, in order. ``code``: which setting.
    """

    code = models.SlugField(max_length=60)
    value = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    starts_at = models.DateTimeField()
    why = models.TextField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["code", "starts_at"], name="setting_in_force")]
