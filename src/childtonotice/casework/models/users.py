"""Those who sign in, the areas, and what each person may do where and until when."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models

from childtonotice.casework.models.numbers import pair


class Area(models.Model):
    """A local command area. ``code`` is ours, fixed, and may stand in an address."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Officer(models.Model):
    """An officer as the force's last extract knows them."""

    officer_id = models.CharField(max_length=100, unique=True)
    name = models.CharField(max_length=200, blank=True)
    rank = models.CharField(max_length=100, blank=True)
    team = models.CharField(max_length=100, blank=True)
    area = models.CharField(max_length=100, blank=True)
    supervisor_id = models.CharField(max_length=100, blank=True, db_index=True)
    email = models.CharField(max_length=254, blank=True)

    def __str__(self) -> str:
        return self.officer_id


class User(AbstractUser):
    """Someone who signs in. ``officer_id`` ties them to the force's officers, where they are one."""

    display_name = models.CharField(max_length=150, blank=True)
    officer_id = models.CharField(max_length=100, blank=True, db_index=True)

    @property
    def shown_name(self) -> str:
        """The name that colleagues see."""
        return self.display_name or self.get_username()


class Role(models.TextChoices):
    """What a user is, and so what they may do; the matrix stands in access.py."""

    PERFORMANCE_MANAGER = "performance-manager", "Performance manager"
    SCREENING_SERGEANT = "screening-sergeant", "Screening sergeant"
    COORDINATOR = "coordinator", "Coordinator"
    VAT = "vat", "Vulnerability assessment team"
    OFFICER = "officer", "Officer"
    SUPERVISOR = "supervisor", "Supervisor"
    INSPECTOR = "inspector", "Inspector"
    DATA_MANAGER = "data-manager", "Data manager"
    BOARD = "board", "Board"
    AUDITOR = "auditor", "Auditor"
    ADMINISTRATOR = "administrator", "Administrator"


class Grant(models.Model):
    """A role given to a user, for some areas or all, from one day to another.

    Cover (R43) is a grant of performance manager with ``cover`` set: it has an end and a day of training.
    ``names_restricted`` makes the user a named reader of RESTRICTED incidents (R36).
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=30, choices=Role)
    all_areas = models.BooleanField(default=False)
    areas = models.ManyToManyField(Area, blank=True)
    names_restricted = models.BooleanField(default=False)
    cover = models.BooleanField(default=False)
    trained_on = models.DateField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            pair("grant", "withdrawn_by", "withdrawn_at"),
            models.CheckConstraint(
                condition=models.Q(cover=False)
                | models.Q(role="performance-manager", trained_on__isnull=False, ends_on__isnull=False),
                name="grant_cover_is_dated_and_trained",
            ),
        ]
