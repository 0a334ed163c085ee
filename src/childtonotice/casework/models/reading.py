"""What people do beside deciding: ask and answer, read items as one case, hand a list over, note what a school heard.

Rows are added, never changed.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from childtonotice.casework.models.items import Item
from childtonotice.casework.models.reviews import Review
from childtonotice.casework.models.users import Area, Grant


class Advisor(models.TextChoices):
    """Whom a reader may ask (R45). The sergeant and the coordinator may each answer what the other was asked."""

    SERGEANT = "screening-sergeant", "Screening sergeant"
    COORDINATOR = "coordinator", "Coordinator"
    OFFICER = "officer", "Officer who attended, by mail"


class Question(models.Model):
    """A reader asks for advice on an item: whom, what, and by when an answer is due (R45).

    It is open until it is answered, its review is withdrawn, or somebody has decided the item. ``asked_officer``: who
    is written to, where it is put to the officer who attended.
    """

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="question")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="questions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    whom = models.CharField(max_length=30, choices=Advisor)
    asked_officer = models.CharField(max_length=100, blank=True, db_index=True)
    due_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class Advice(models.Model):
    """The answer to a question: who, when, in their words.

    ``by`` is empty for an officer's answer through the mailed link; ``phone``: a manager's note of what was said.
    """

    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="advice")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.TextField()
    phone = models.BooleanField(default=False)


class Tie(models.TextChoices):
    """By what items are read as one case (features 26)."""

    CHILD = "child", "one child"
    HOUSEHOLD = "household", "one household"
    ADDRESS = "address", "one address"


class ItemTie(models.Model):
    """One thing that an item shares with others: a child, a grown-up of the household, or the address.

    Drawn again from the record whenever the item changes; it joins items for reading and never merges them.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="ties")
    kind = models.CharField(max_length=10, choices=Tie)
    key = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "kind", "key"], name="tie_once_an_item")]
        indexes = [models.Index(fields=["kind", "key"], name="tie_key")]


class GroupChange(models.Model):
    """A person takes an item out of its group, or puts it back; the last row counts (features 27)."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="group_changes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    apart = models.BooleanField()

    class Meta:
        ordering = ["id"]


class HandOver(models.Model):
    """A reader hands an area's list to a trained stand-in for some days, with a note (R43).

    ``grant`` is the cover that it gave; taking the list back withdraws that grant.
    """

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="hand_overs")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, related_name="hand_over")

    class Meta:
        ordering = ["id"]


class Told(models.TextChoices):
    """Whether the child's school or college was told of a domestic incident (R27)."""

    UNKNOWN = "unknown", "Not known yet"
    SENT = "sent", "Sent"
    NOT_SENT = "not-sent", "Not sent"
    NOT_APPLICABLE = "not-applicable", "Not applicable"


class SchoolNotice(models.Model):
    """What a reader knows of the notice to the school; the last row of an item counts."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="school_notices")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    told = models.CharField(max_length=15, choices=Told)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
