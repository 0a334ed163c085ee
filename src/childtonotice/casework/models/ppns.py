"""Every submitted PPN, what the vulnerability assessment team made of it, and what partners did with it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from childtonotice.casework.models.numbers import draw_number
from childtonotice.casework.models.runs import Run
from childtonotice.casework.models.users import Area


class PpnState(models.TextChoices):
    """Where a PPN stands with the team; repeated from its assessments, so that the queue is found quickly."""

    TO_CHECK = "to-check", "To check"
    SENT_AGAIN = "sent-again", "Sent again"
    RETURNED = "returned", "Returned to the officer"
    ACCEPTED = "accepted", "Accepted"


class SubmittedPpn(models.Model):
    """A PPN as the force's record has it. Runs alone write it; what people conclude stands in assessments.

    ``subjects``: name, date of birth, role and ethnicity of each person named. ``wording``: how many phrases in it
    blame a child. ``digest`` is that of all it says, so that a PPN that was returned and changed is checked again.
    """

    number = models.CharField(max_length=8, unique=True, default=draw_number)
    ppn_id = models.CharField(max_length=200, unique=True)
    submitted_at = models.DateTimeField()
    incident_id = models.CharField(max_length=200, blank=True, db_index=True)
    officer_id = models.CharField(max_length=100, blank=True)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="ppns")
    restricted = models.BooleanField(default=False)
    kind = models.CharField(max_length=40, blank=True)
    grading = models.CharField(max_length=40, blank=True)
    categories = models.JSONField(default=list)
    subjects = models.JSONField(default=list)
    narrative = models.TextField(blank=True)
    wording = models.PositiveSmallIntegerField(default=0)
    digest = models.CharField(max_length=64)
    first_run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+")
    came_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, choices=PpnState, default=PpnState.TO_CHECK)
    assessed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["submitted_at", "pk"]
        indexes = [
            models.Index(fields=["state", "submitted_at"], name="ppn_queue"),
            models.Index(fields=["officer_id", "state"], name="ppn_officer"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def stamp(self) -> str:
        """What a form says it was made from: the PPN as it read, and the last assessment of it."""
        last = self.assessments.order_by("-id").values_list("pk", flat=True).first() or 0
        return f"{self.digest[:16]}-{last}"


class Outcome(models.TextChoices):
    """What the team did with a PPN."""

    ACCEPTED = "accepted", "Accepted"
    RETURNED = "returned", "Returned"


class Rag(models.TextChoices):
    """How good a PPN is, as the officer is told. The word always stands beside the colour."""

    GREEN = "green", "Green: good"
    AMBER = "amber", "Amber: something to learn"
    RED = "red", "Red: it could not be used as it came"


class Assessment(models.Model):
    """One person of the team read one version of a PPN (R24). Rows are added, never changed.

    ``headings``: of each heading whether it is there, missing or does not apply; ``missing`` names those to be added.
    ``grading`` is the team's own, kept apart from the officer's and the manager's (R19). ``by`` is empty for what the
    force's record says that the team did. ``words`` go to the officer.
    """

    ppn = models.ForeignKey(SubmittedPpn, on_delete=models.CASCADE, related_name="assessments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    outcome = models.CharField(max_length=10, choices=Outcome)
    headings = models.JSONField(default=dict)
    missing = models.JSONField(default=list)
    grading = models.CharField(max_length=10, blank=True)
    grading_words = models.TextField(blank=True)
    rag = models.CharField(max_length=6, choices=Rag, blank=True)
    unnecessary = models.BooleanField(default=False)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]


class AssessmentRead(models.Model):
    """The officer, or their supervisor, says that what the team wrote was read."""

    assessment = models.OneToOneField(Assessment, on_delete=models.CASCADE, related_name="read")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Step(models.TextChoices):
    """What happens to a PPN outside the force."""

    SHARED = "shared", "Shared with the partner"
    ACKNOWLEDGED = "acknowledged", "Acknowledged by the partner"
    ANSWERED = "answered", "Partner's decision back"
    CHASED = "chased", "Partner chased"


class PartnerAnswer(models.TextChoices):
    """What a partner decides."""

    ACCEPTED = "accepted", "Accepted, being looked into"
    EARLY_HELP = "early-help", "Early help"
    ASSESSMENT = "assessment", "Assessment by a social worker"
    STRATEGY = "strategy-meeting", "Strategy meeting"
    KNOWN = "already-known", "Already with a social worker"
    NO_ACTION = "no-further-action", "No further action"
    UNNECESSARY = "not-needed", "Should not have been sent"


class PartnerStep(models.Model):
    """One step outside the force: when it happened, who noted it, when. Rows are added, never changed.

    ``by`` is empty for what the force's record says. ``withdraws``: the row was a slip of the hand.
    """

    ppn = models.ForeignKey(SubmittedPpn, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=12, choices=Step, blank=True)
    at = models.DateTimeField()
    partner = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=20, choices=PartnerAnswer, blank=True)
    words = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    withdraws = models.OneToOneField("self", null=True, on_delete=models.CASCADE, related_name="withdrawn")

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["step", "at"], name="partner_step")]
