"""Who reads which area's list on a day: its managers, those who stand in, and where each reader begins (R43)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from childtonotice.casework.access import Reader, areas_for, require
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Area, Grant, Role, User


def stand_ins_for(reader: Reader, area: Area, now: datetime) -> list[tuple[User, date]]:
    """Who is trained to read a list and does not read this one today, with the day of their training (R43).

    Trained is whoever is, or stood in as, a performance manager: since the day of training, else the role's first day.
    """
    require(reader, Verb.DECIDE)
    grants = Grant.objects.filter(role=Role.PERFORMANCE_MANAGER, user__is_active=True, withdrawn_at=None)
    trained: dict[User, date] = {}
    for grant in grants.select_related("user").order_by("starts_on", "pk"):
        trained[grant.user] = grant.trained_on or min(grant.starts_on, trained.get(grant.user, grant.starts_on))
    here = {name for names in readers_today([area], now).values() for name in names}
    wanted = [(user, day) for user, day in trained.items() if user.pk != reader.user.pk and user.shown_name not in here]
    return sorted(wanted, key=lambda pair: pair[0].shown_name)


def readers_today(areas: Iterable[Area], now: datetime) -> dict[int, tuple[str, ...]]:
    """Who reads each of these areas today as its performance manager or as cover, by name."""
    today = timezone.localdate(now)
    grants = Grant.objects.filter(role=Role.PERFORMANCE_MANAGER, user__is_active=True, withdrawn_at=None)
    grants = grants.filter(Q(ends_on=None) | Q(ends_on__gte=today), starts_on__lte=today).order_by("user__username")
    found: dict[int, dict[str, None]] = {}
    wanted = {area.pk for area in areas}
    for grant in grants.select_related("user").prefetch_related("areas"):
        for pk in wanted if grant.all_areas else wanted & {area.pk for area in grant.areas.all()}:
            found.setdefault(pk, {})[grant.user.shown_name] = None
    return {pk: tuple(names) for pk, names in found.items()}


def home_area(reader: Reader, now: datetime) -> Area | None:
    """The area whose list this reader opens on: of a role of their own before one where they only stand in."""
    areas = {area.pk: area for area in areas_for(reader)}
    own = Grant.objects.filter(user=reader.user, areas__in=areas, withdrawn_at=None, starts_on__lte=now.date())
    first = own.order_by("cover", "areas__name").values_list("areas", flat=True).first()
    return areas.get(first) or next(iter(areas.values()), None)  # type: ignore[arg-type]
