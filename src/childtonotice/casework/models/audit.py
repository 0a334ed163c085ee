"""The audit log: who saw, searched, took out and changed what, in a chain that shows tampering (R35)."""

from __future__ import annotations

from django.db import models


class AuditEvent(models.Model):
    """One row of the chain. Codes and ids only; never a name, a word of a log or a search word.

    ``hash`` is SHA-256 over the row before and this row; the database refuses to change or delete a row.
    """

    at = models.DateTimeField(db_index=True)
    who = models.CharField(max_length=40, db_index=True)
    verb = models.CharField(max_length=40)
    subject = models.CharField(max_length=60, db_index=True)
    details = models.TextField(default="{}")
    previous = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]
