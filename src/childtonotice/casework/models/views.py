"""Views of the figures that somebody saved: a name for what an address narrows to, shared with a role."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SavedView(models.Model):
    """One view of the figures: fixed codes alone, so that opening it shows what each reader may see. Rows are added.

    ``role``: whose view it is, empty for all who see figures. ``last``: so many days up to today; 0 where ``codes``
    name the days. A later row ``replaces`` one to give it another name, or (``gone``) to take it away; ``by`` stays who
    made it.
    """

    name = models.CharField(max_length=60)
    role = models.CharField(max_length=30, blank=True)
    part = models.SlugField(max_length=30)
    codes = models.CharField(max_length=400, blank=True)
    last = models.PositiveIntegerField(default=0)
    gone = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced")

    class Meta:
        ordering = ["id"]
