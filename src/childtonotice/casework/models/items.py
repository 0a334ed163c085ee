"""A finding to be read: the item, its children, the PPNs compared, and all that happened to it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from childtonotice.casework.models.numbers import draw_number
from childtonotice.casework.models.runs import Run
from childtonotice.casework.models.users import Area

# How the key of a child begins whom a reader added, "brothers and sisters" having been asked.
READERS_CHILD = "reader:"


class State(models.TextChoices):
    """Where an item stands for people; derived from its events (derive.py), kept here only to be found quickly."""

    TO_READ = "to-read", "To read"
    WAITING = "waiting", "Waiting"
    REQUESTED = "requested", "Requested"
    SUBMITTED = "submitted", "Submitted"
    DONE = "done", "Done"
    PPN_FOUND = "ppn-found", "PPN found"
    LEFT_OUT = "left-out", "Left out"
    COVERED = "covered", "Covered"


# Nobody has answered it; nobody has, or the PPN that was asked for is not there; a PPN was asked for, there or not.
UNDECIDED = (State.TO_READ, State.WAITING)
OPEN = (*UNDECIDED, State.REQUESTED)
ASKED_FOR = (State.REQUESTED, State.SUBMITTED)


class Item(models.Model):
    """One incident of a worklist. ``number`` is ours and random: it alone stands in addresses.

    ``status`` and ``priority`` are the engine's; ``state`` and what follows it are derived from the events.
    ``facts`` and ``people`` are what the reviewer was shown; ``marks`` point into ``log``. ``version`` counts every
    change, so that a decision can say which it saw. ``area_said`` is the area in the force's own words. ``digest`` is
    that of all shown, ``source_digest`` that of the force's records alone: where only the first differs, the rules have
    changed and not the world. ``triggers``: what it concerns, by name (T1 to T15).
    """

    number = models.CharField(max_length=8, unique=True, default=draw_number)
    incident_id = models.CharField(max_length=200, unique=True)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="items")
    area_said = models.CharField(max_length=100, blank=True)
    officer_id = models.CharField(max_length=100, blank=True, db_index=True)
    reported_at = models.DateTimeField()
    reported_on = models.DateField()
    type = models.CharField(max_length=200, blank=True)
    response_grade = models.CharField(max_length=100, blank=True)
    restricted = models.BooleanField(default=False)

    status = models.CharField(max_length=12)
    priority = models.PositiveSmallIntegerField(default=5)
    claims_ppn = models.BooleanField(default=False)
    by_name = models.BooleanField(default=False)
    why = models.CharField(max_length=200, blank=True)
    reasons = models.JSONField(default=list)
    categories = models.JSONField(default=list)
    triggers = models.JSONField(default=list)
    exclusions = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    found_by = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    people = models.JSONField(default=list)
    log = models.TextField(blank=True)
    log_hash = models.CharField(max_length=64, blank=True)
    log_erased_at = models.DateTimeField(null=True)
    marks = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    source_digest = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    first_run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+")
    listed_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State, default=State.TO_READ)
    moved_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=30, blank=True)
    noted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    waits_for = models.CharField(max_length=200, blank=True)
    waits_until = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["area", "state", "priority", "-claims_ppn", "reported_at"], name="item_worklist"),
            models.Index(fields=["area", "decided_at"], name="item_decided"),
            models.Index(fields=["state", "due_at"], name="item_due"),
            models.Index(fields=["area", "state", "moved_at"], name="item_moved"),
            models.Index(fields=["note"], name="item_note"),
            models.Index(fields=["area", "listed_at"], name="item_listed"),
        ]

    def __str__(self) -> str:
        return self.number


class ItemChild(models.Model):
    """One child of an item. ``key``: the person's id, else the normalised description.

    ``current`` is False once the record no longer shows the child; the row stays, since a review may answer for it.
    ``home``: the address as recorded, by which the council is found. ``born``: the date of birth as recorded.
    ``mother``: of an unborn child, the woman's person id, from the record or as a reader said (R53). ``ethnicity`` and
    ``looked_after`` (yes, no) are the record's own, for figures alone (R34). ``joined_to``: a person said that this
    child of the log is that linked child; it can be undone.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="children")
    key = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField()
    current = models.BooleanField(default=True)
    first_seen_at = models.DateTimeField(null=True)
    person_id = models.CharField(max_length=200, blank=True, db_index=True)
    name = models.CharField(max_length=300, blank=True)
    label = models.CharField(max_length=200, blank=True)
    age = models.CharField(max_length=20, blank=True)
    role = models.CharField(max_length=100, blank=True)
    relation = models.CharField(max_length=100, blank=True)
    sex = models.CharField(max_length=20, blank=True)
    home = models.CharField(max_length=300, blank=True)
    born = models.DateField(null=True)
    mother = models.CharField(max_length=200, blank=True)
    presence = models.CharField(max_length=30, blank=True)
    ethnicity = models.CharField(max_length=100, blank=True)
    looked_after = models.CharField(max_length=3, blank=True)
    found_by = models.JSONField(default=list)
    why = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    evidence_start = models.IntegerField(default=-1)
    evidence_end = models.IntegerField(default=-1)
    cover = models.CharField(max_length=10)
    ppn_id = models.CharField(max_length=200, blank=True)
    match = models.CharField(max_length=10, blank=True)
    joined_to = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["item", "key"], name="child_once_an_item")]


class ItemPpn(models.Model):
    """A PPN that covers or may cover a child of the item, compared with each child field by field.

    ``compared``: rows of child key, field, what the incident says, what the PPN says, and same, in doubt, differs or
    blank.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="ppns")
    ppn_id = models.CharField(max_length=200)
    submitted_at = models.DateTimeField()
    kind = models.CharField(max_length=40, blank=True)
    grading = models.CharField(max_length=40, blank=True)
    incident_id = models.CharField(max_length=200, blank=True)
    officer_id = models.CharField(max_length=100, blank=True)
    categories = models.JSONField(default=list)
    subjects = models.JSONField(default=list)
    narrative = models.TextField(blank=True)
    compared = models.JSONField(default=list)

    class Meta:
        ordering = ["submitted_at"]
        constraints = [models.UniqueConstraint(fields=["item", "ppn_id"], name="ppn_once_an_item")]


class ItemEvent(models.Model):
    """One thing that happened to an item. Append-only: the item's state is folded from these rows (R15).

    ``details`` hold codes, counts and ids only. ``by`` is empty for what a run did.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=30)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    run = models.ForeignKey(Run, null=True, on_delete=models.PROTECT, related_name="+")
    review = models.ForeignKey("casework.Review", null=True, on_delete=models.CASCADE, related_name="events")
    version = models.PositiveIntegerField()
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]


class ChildIncident(models.Model):
    """A linked child had a part in an incident: what "known before" counts, listed or not. Never a score."""

    person_id = models.CharField(max_length=200)
    incident_id = models.CharField(max_length=200)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT)
    reported_at = models.DateTimeField()
    type = models.CharField(max_length=200, blank=True)
    restricted = models.BooleanField(default=False)
    status = models.CharField(max_length=12)
    ppn_id = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "incident_id"], name="child_once_an_incident")]
