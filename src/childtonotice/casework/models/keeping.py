"""What is kept longer than usual, and why: the one thing that holds retention's erasure back."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from childtonotice.casework.models.items import Item


class Keep(models.Model):
    """Someone asks that an item be kept until a day, with their words (R37). Rows are added, never changed."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="keeps")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateField()
    words = models.TextField()

    class Meta:
        ordering = ["id"]
