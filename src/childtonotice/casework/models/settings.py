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


class SettingProposal(models.Model):
    """A change that one person proposes and another has to agree to before it counts (R42). Rows are added only.

    ``seen``: the version it was written over, 0 for the shipped one. ``starts_on``: empty for as soon as it is agreed.
    """

    code = models.SlugField(max_length=60, db_index=True)
    value = models.JSONField()
    seen = models.PositiveBigIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    starts_on = models.DateField(null=True)
    why = models.TextField()

    class Meta:
        ordering = ["id"]


class ProposalAnswer(models.Model):
    """What became of a proposal: another person agreed, and it became a version; or it was laid aside, and why."""

    proposal = models.OneToOneField(SettingProposal, on_delete=models.CASCADE, related_name="answer")
    version = models.OneToOneField(SettingVersion, null=True, on_delete=models.PROTECT, related_name="agreement")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.TextField(blank=True)
