"""Those who sign in and what each may do today: the administrator's pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils import timezone

from childtonotice.casework.access import NotFound, Reader, require
from childtonotice.casework.clocks import tell_moment
from childtonotice.casework.govuk.times import say_date
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Grant, User

NO_SUCH_USER = "There is no such user."


@dataclass(frozen=True, slots=True)
class GrantShown:
    """One role of a user. ``standing``: today, from a day to come, ended or withdrawn; ``where`` names the areas."""

    id: int
    role: str
    where: str
    dates: str
    standing: str
    notes: str
    open: bool


@dataclass(frozen=True, slots=True)
class UserRow:
    """One user in the list."""

    id: int
    username: str
    name: str
    roles: str
    last_seen: str
    active: bool


@dataclass(frozen=True, slots=True)
class UserPage:
    """One user, whole. ``tied``: to a person of the force's directory."""

    row: UserRow
    officer_id: str
    email: str
    second_factor: bool
    tied: bool
    grants: tuple[GrantShown, ...]


def users_page(reader: Reader, now: datetime | None = None) -> tuple[UserRow, ...]:
    """Every user by name, those who were locked out last."""
    require(reader, Verb.USERS)
    moment = now or timezone.now()
    users = User.objects.prefetch_related("grants", "grants__areas").order_by("-is_active", "display_name", "username")
    return tuple(_row(user, moment) for user in users)


def user_page(reader: Reader, user_id: int, now: datetime | None = None) -> UserPage:
    """One user with every role they have or had; NotFound where there is none."""
    require(reader, Verb.USERS)
    moment = now or timezone.now()
    user = User.objects.prefetch_related("grants__areas").filter(pk=user_id).first()
    if user is None:
        raise NotFound(NO_SUCH_USER)
    today = timezone.localdate(moment)
    grants = sorted(user.grants.all(), key=lambda given: (not is_open(given, today), -given.pk))
    shown = tuple(_grant(given, today) for given in grants)
    factor = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    tied = SocialAccount.objects.filter(user=user).exists()
    return UserPage(_row(user, moment), user.officer_id, user.email, factor, tied, shown)


def is_open(given: Grant, today: date) -> bool:
    """Whether a role counts today or will on a day to come."""
    return given.withdrawn_at is None and (given.ends_on is None or given.ends_on >= today)


def _row(user: User, now: datetime) -> UserRow:
    today = timezone.localdate(now)
    roles = sorted({given.get_role_display() for given in user.grants.all() if is_open(given, today)})
    seen = tell_moment(user.last_login, now) if user.last_login else "never"
    return UserRow(user.pk, user.get_username(), user.shown_name, ", ".join(roles), seen, user.is_active)


def _grant(given: Grant, today: date) -> GrantShown:
    where = "all areas" if given.all_areas else ", ".join(area.name for area in given.areas.all()) or "no area"
    until = f" to {say_date(given.ends_on)}" if given.ends_on else ""
    notes = [f"cover, trained on {say_date(given.trained_on)}"] if given.cover and given.trained_on else []
    notes += ["named reader of restricted incidents"] if given.names_restricted else []
    return GrantShown(
        id=given.pk,
        role=given.get_role_display(),
        where=where,
        dates=f"From {say_date(given.starts_on)}{until}",
        standing=_standing(given, today),
        notes="; ".join(notes),
        open=is_open(given, today),
    )


def _standing(given: Grant, today: date) -> str:
    if given.withdrawn_at:
        return f"Withdrawn on {say_date(timezone.localdate(given.withdrawn_at))}"
    if not is_open(given, today):
        return "Ended"
    return "Today" if given.starts_on <= today else "Not yet"
