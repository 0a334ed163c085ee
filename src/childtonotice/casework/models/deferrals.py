"""Exceptions: a PPN that is put off for a planned warrant, on a supervisor's word and for a day at most (R18)."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from childtonotice.casework.models.items import Item
from childtonotice.casework.models.requests import Recovery


class Deferral(models.Model):
    """A request is put off until it is looked at again, or (without ``review_at``) is so no longer. Rows are added.

    ``supervisor``: who answers for it. No clock stops: the request stays as late as it is.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="deferrals")
    recovery = models.ForeignKey(Recovery, on_delete=models.CASCADE, related_name="deferrals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    supervisor = models.CharField(max_length=100, blank=True)
    review_at = models.DateTimeField(null=True)
    words = models.TextField()

    class Meta:
        ordering = ["id"]
