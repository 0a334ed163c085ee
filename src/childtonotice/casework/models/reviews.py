"""What people conclude: reviews, second opinions, dangers, holds. Rows are added, never changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from childtonotice.casework.models.items import Item, ItemChild
from childtonotice.casework.models.numbers import pair


class Decision(models.TextChoices):
    """What a reader concludes of an item (R12). The first five are final."""

    NEEDED = "ppn-needed", "PPN needed"
    NOT_NEEDED = "ppn-not-needed", "PPN not needed"
    SUBMITTED = "already-submitted", "PPN already submitted"
    NO_CHILD = "no-child", "No child involved"
    SAME = "same-incident", "Same as another incident"
    ADVICE = "ask-advice", "Ask for advice"
    WAIT = "wait", "Wait for information"

    @property
    def final(self) -> bool:
        """Whether the item leaves the list of what is to be read."""
        return self not in (Decision.ADVICE, Decision.WAIT)


class Review(models.Model):
    """One person read one version of an item and decided; or withdrew such a decision (``withdraws``).

    ``which`` names the PPN or the other incident; ``whom`` and ``until`` whom a wait is for and how long. ``words``
    say what in the record decides it.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="reviews")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews")
    at = models.DateTimeField()
    version = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=200, blank=True)
    decision = models.CharField(max_length=20, choices=Decision, blank=True)
    reason = models.CharField(max_length=40)
    words = models.TextField()
    officer_words = models.TextField(blank=True)
    risk = models.CharField(max_length=10, blank=True)
    categories = models.JSONField(default=list)
    prompts = models.JSONField(default=dict)
    which = models.CharField(max_length=200, blank=True)
    whom = models.CharField(max_length=200, blank=True)
    until = models.DateTimeField(null=True)
    withdraws = models.OneToOneField("self", null=True, on_delete=models.CASCADE, related_name="withdrawn")

    class Meta:
        indexes = [models.Index(fields=["by", "at"], name="review_by")]
        ordering = ["id"]


class ReviewChild(models.Model):
    """What a review answers for one child."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="children")
    child = models.ForeignKey(ItemChild, on_delete=models.CASCADE, related_name="answers")
    answer = models.CharField(max_length=20, choices=Decision)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "child"], name="answer_once_a_review")]

    @property
    def said(self) -> str:
        """The answer, with why no PPN is asked for this child where its reader said so."""
        return f"{Decision(self.answer).label}. “{self.reason}”" if self.reason else Decision(self.answer).label


class SecondOpinion(models.Model):
    """Another reader's word on a decision that stands: they agree, or say what they see otherwise. It moves nothing."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="opinions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    agrees = models.BooleanField()
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["review", "by"], name="one_opinion_each")]


class Danger(models.Model):
    """A reader says that a child may be in danger now: who was told, when, by whom. Red until someone confirms."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="dangers")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    told = models.CharField(max_length=200)
    told_at = models.DateTimeField()
    words = models.TextField(blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_words = models.TextField(blank=True)

    class Meta:
        constraints = [pair("danger", "confirmed_by", "confirmed_at")]
        indexes = [models.Index(fields=["confirmed_at"], name="danger_open")]


class Hold(models.Model):
    """Who is reading an item now. It only advises; the item's version decides."""

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="hold")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()


class Recusal(models.Model):
    """A user knows someone in this: the item is handed on unseen and is not there for them.

    A row with ``withdraws`` takes such a row back: it was a slip of the hand.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="recusals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdraws = models.OneToOneField("self", null=True, on_delete=models.CASCADE, related_name="withdrawn")


class OutsideLook(models.Model):
    """Someone opened an item of another area. The reason is asked, never forced; the look is recorded either way."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="outside_looks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.TextField(blank=True)
