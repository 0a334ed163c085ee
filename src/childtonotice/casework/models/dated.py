"""What the data manager keeps by hand: areas, teams, leave, free days, councils and weekend duty, from and to a day."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class DatedTable(models.TextChoices):
    """The tables that are kept by hand; the codes stand in addresses."""

    AREAS = "areas", "Areas"
    TEAMS = "teams", "Teams"
    LEAVE = "leave", "Leave"
    FREE_DAYS = "free-days", "Bank holidays and free days"
    COUNCILS = "councils", "Councils by address"
    DUTY = "duty", "Weekend duty"


class DatedLine(models.Model):
    """One line of one table, from its first day to its last, both counted (R11). Rows are added, never changed.

    ``subject``: what it is about; ``says``: what counts for it; ``more``: of a team, the supervisor's number. A later
    row ``replaces`` a line to give it a last day, or (``gone``) to take it back.
    """

    table = models.CharField(max_length=10, choices=DatedTable)
    subject = models.CharField(max_length=200)
    says = models.CharField(max_length=200, blank=True)
    more = models.CharField(max_length=100, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    gone = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["table", "starts_on"], name="dated_line")]
