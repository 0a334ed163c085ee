"""Getting the missing PPN: the request, the messages that carry it, the replies, and the feedback that ends it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from childtonotice.casework.models.items import Item, ItemChild
from childtonotice.casework.models.numbers import draw_number, pair
from childtonotice.casework.models.ppns import SubmittedPpn
from childtonotice.casework.models.reviews import Review
from childtonotice.casework.models.users import Area


class Recovery(models.Model):
    """Getting the missing PPN submitted: one for each review that needs one (R14). Several PPNs may close it.

    ``asked_role`` says who is asked: officer, supervisor or nobody. ``ended_at``: nobody has to send a PPN any more,
    since the decision was withdrawn or the officer's reply sent the item back to its reader.
    """

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="recovery")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="recoveries")
    asked_officer = models.CharField(max_length=100, blank=True, db_index=True)
    asked_role = models.CharField(max_length=20)
    requested_at = models.DateTimeField()
    due_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)


class RecoveryChild(models.Model):
    """A child for whom a PPN was asked, and the PPN that came."""

    recovery = models.ForeignKey(Recovery, on_delete=models.CASCADE, related_name="children")
    child = models.ForeignKey(ItemChild, on_delete=models.CASCADE, related_name="+")
    ppn_id = models.CharField(max_length=200, blank=True)
    match = models.CharField(max_length=10, blank=True)
    submitted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recovery", "child"], name="child_once_a_recovery")]


class RefusedPpn(models.Model):
    """A person said that this PPN is not the one that was asked for: no later run takes it for this item again."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="refused_ppns")
    ppn_id = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "ppn_id"], name="ppn_refused_once_an_item")]


class MessageKind(models.TextChoices):
    """What a message is for."""

    REQUEST = "request", "Request"
    REMINDER = "reminder", "Reminder before it is due"
    DUE = "due", "Reminder that it is due"
    ESCALATION = "escalation", "Note that it is overdue"
    WITHDRAWAL = "withdrawal", "Request withdrawn"
    FEEDBACK = "feedback", "Feedback"
    FEEDBACK_COPY = "feedback-copy", "Copy of feedback to the supervisor"
    PPN_RETURNED = "ppn-returned", "PPN returned"
    PPN_FEEDBACK = "ppn-feedback", "Feedback on a PPN"
    DUTY = "duty", "What to read first today"
    QUESTION = "question", "Question to the officer"


class MessageState(models.TextChoices):
    """Where a message stands. UNCERTAIN and UNSENT wait for a person; nothing moves them by itself."""

    WAITING = "waiting", "Waits to be sent"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    STOPPED = "stopped", "Stopped before it went"
    UNCERTAIN = "uncertain", "May not have arrived"
    UNSENT = "unsent", "Could not be sent"


class OutboxMessage(models.Model):
    """A message by mail, on an item, on a PPN alone, or on an area's list to who is on duty. It quotes our number.
    ``question``: the one that it asks of an officer; its number is signed into the link by which it is answered.

    ``words`` are shown to those who sign in, and never mailed. ``claimed_at`` is written before the mail server is
    spoken to. ``trouble`` is a code: why it waits longer, or needs a person. ``settled_by``: who said what became of
    a message that was not certain.
    """

    number = models.CharField(max_length=8, unique=True, default=draw_number)
    item = models.ForeignKey(Item, null=True, on_delete=models.CASCADE, related_name="messages")
    ppn = models.ForeignKey(SubmittedPpn, null=True, on_delete=models.CASCADE, related_name="messages")
    recovery = models.ForeignKey(Recovery, null=True, on_delete=models.CASCADE, related_name="messages")
    question = models.ForeignKey("Question", null=True, on_delete=models.CASCADE, related_name="messages")
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=MessageKind)
    officer_id = models.CharField(max_length=100, blank=True)
    words = models.TextField(blank=True)
    made_at = models.DateTimeField()
    send_after = models.DateTimeField()
    state = models.CharField(max_length=10, choices=MessageState, default=MessageState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=20, blank=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [pair("message", "settled_by", "settled_at")]
        indexes = [models.Index(fields=["state", "send_after"], name="message_next")]

    @property
    def our_number(self) -> str:
        """The number that the mail quotes: the item's, the PPN's where it is about a PPN alone, else its own."""
        about = self.item or self.ppn
        return about.number if about else self.number


class ReplyLink(models.Model):
    """The link of one mailed request: 72 hours, a single reply, no sign-in. The mail alone carries its signature."""

    number = models.CharField(max_length=8, unique=True, default=draw_number)
    recovery = models.ForeignKey(Recovery, on_delete=models.CASCADE, related_name="links")
    officer_id = models.CharField(max_length=100)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class ReplyKind(models.TextChoices):
    """What may be answered to a request."""

    SUBMITTED = "submitted", "It is submitted"
    NOT_NEEDED = "not-needed", "None is needed"
    NOT_MINE = "not-mine", "It is not mine"


class Reply(models.Model):
    """What came back to a request. ``by`` is empty for a reply through the mailed link; ``phone``: a manager's note."""

    recovery = models.ForeignKey(Recovery, on_delete=models.CASCADE, related_name="replies")
    kind = models.CharField(max_length=20, choices=ReplyKind)
    officer_id = models.CharField(max_length=100, blank=True)
    ppn_id = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    phone = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    link = models.OneToOneField(ReplyLink, null=True, on_delete=models.CASCADE, related_name="reply")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class Feedback(models.Model):
    """What an officer is told was learnt: kind, specific, with the rule and an example; the supervisor has a copy."""

    number = models.CharField(max_length=8, unique=True, default=draw_number)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="feedback")
    officer_id = models.CharField(max_length=100, db_index=True)
    supervisor_id = models.CharField(max_length=100, blank=True, db_index=True)
    template = models.CharField(max_length=40)
    praise = models.BooleanField(default=False)
    words = models.TextField()
    rule = models.TextField()
    example = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    acknowledged_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [pair("feedback", "acknowledged_by", "acknowledged_at")]


class Attendance(models.Model):
    """An officer attended an incident with a child: the number beside which requests are counted (R29). Not a list.

    One row for each screened incident with a child, whatever its status.
    """

    incident_id = models.CharField(max_length=200, unique=True)
    officer_id = models.CharField(max_length=100)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT)
    reported_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["officer_id", "reported_at"], name="attendance_officer")]
