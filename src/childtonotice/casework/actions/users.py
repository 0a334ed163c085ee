"""Who signs in and what they may do: users, roles, cover. ``by`` is None only for what is typed at the machine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils import timezone

from childtonotice.casework.access import NotFound, reader_of, require
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.audit import hash_words, record
from childtonotice.casework.directory import DIRECTORY, name_in_directory
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Area, Grant, Role, User


@action
def add_user(
    *, by: User | None, username: str, password: str, display_name: str = "", officer_id: str = "",
    email: str = "", now: datetime | None = None,
) -> User | Refused:  # fmt: skip
    """Add someone who signs in; they may do nothing until a role is granted.

    ``email``: of someone who is no officer on the force's list.
    """
    _require_users(by, now)
    if User.objects.filter(username=username).exists():
        return Refused((("username", "Someone has this user name already"),))
    user = User(username=username, display_name=display_name, officer_id=officer_id, email=email)
    user.set_password(password)
    user.save()
    record("user.add", by=by, subject=f"user:{user.pk}", now=now)
    return user


@action
def grant(
    *, by: User | None, user: User, role: Role, areas: Sequence[Area] | None = None, starts_on: date | None = None,
    ends_on: date | None = None, cover: bool = False, trained_on: date | None = None,
    names_restricted: bool = False, now: datetime | None = None,
) -> Grant | Refused:  # fmt: skip
    """Give a role, for some areas or (``areas`` None) all. Cover needs an end and a day of training (R43)."""
    _require_users(by, now)
    moment = now or timezone.now()
    if cover and (ends_on is None or trained_on is None or role != Role.PERFORMANCE_MANAGER):
        return Refused(
            (("cover", "Cover is for a performance manager, and needs its last day and the day of training"),)
        )
    given = Grant.objects.create(
        user=user, role=role, all_areas=areas is None, cover=cover, trained_on=trained_on, ends_on=ends_on,
        starts_on=starts_on or timezone.localdate(moment), names_restricted=names_restricted,
        granted_by=by, granted_at=moment,
    )  # fmt: skip
    given.areas.set(areas or ())
    details = {"role": role, "areas": sorted(area.code for area in areas or ()), "all": areas is None, "cover": cover}
    record("grant.give", by=by, subject=f"user:{user.pk}", details=details, now=moment)
    return given


@action
def withdraw_grant(*, by: User, user_id: int, grant_id: int, now: datetime | None = None) -> None:
    """Withdraw a user's role at once; the row stays, with who and when."""
    _require_users(by, now)
    given = Grant.objects.filter(pk=grant_id, user_id=user_id, withdrawn_at=None).first()
    if given is None:
        raise NotFound("There is no such role to withdraw.")
    given.withdrawn_by, given.withdrawn_at = by, now or timezone.now()
    given.save()
    record("grant.withdraw", by=by, subject=f"user:{given.user_id}", details={"role": given.role}, now=now)


@action
def view_users(*, by: User, user_id: int = 0, now: datetime | None = None) -> None:
    """Record that an administrator was shown the users, or one of them."""
    _require_users(by, now)
    record("users.view", by=by, subject=f"user:{user_id}" if user_id else "users", now=now)


@action
def give_role(
    *, by: User, user_id: int, role: str, areas: Sequence[str] = (), starts_on: date | None = None,
    ends_on: date | None = None, cover: bool = False, trained_on: date | None = None,
    names_restricted: bool = False, now: datetime | None = None,
) -> Grant | Refused:  # fmt: skip
    """Give a role by the codes of its areas, none for all; nobody gives a role to themselves."""
    user = _user(by, user_id, now)
    if user.pk == by.pk:
        return Refused((("role", "Ask another administrator: nobody gives a role to themselves"),))
    first = starts_on or timezone.localdate(now or timezone.now())
    if ends_on and ends_on < first:
        return Refused((("ends_on", "The last day is before the first"),))
    chosen = list(Area.objects.filter(code__in=list(areas))) if areas else None
    given = grant(
        by=by, user=user, role=Role(role), areas=chosen, starts_on=first, ends_on=ends_on, cover=cover,
        trained_on=trained_on, names_restricted=names_restricted, now=now,
    )  # fmt: skip
    if isinstance(given, Grant):
        days = {"from": first.isoformat(), "to": ends_on.isoformat() if ends_on else ""}
        record("grant.days", by=by, subject=f"user:{user.pk}", details={"grant": given.pk, **days}, now=now)
    return given


@action
def lock_out(*, by: User, user_id: int, out: bool, now: datetime | None = None) -> Refused | None:
    """Lock a user out at once, also where they are signed in; or let them in again. Their rows stay."""
    user = _user(by, user_id, now)
    if user.pk == by.pk:
        return Refused((("user", "You cannot lock yourself out: ask another administrator"),))
    user.is_active = not out
    user.save(update_fields=["is_active"])
    record("user.lock-out" if out else "user.let-in", by=by, subject=f"user:{user.pk}", now=now)
    return None


@action
def change_mail(*, by: User, user_id: int, email: str, now: datetime | None = None) -> None:
    """Give a user another mail address, or none: then the force's list of officers has it."""
    user = _user(by, user_id, now)
    user.email = email
    user.save(update_fields=["email"])
    record("user.mail", by=by, subject=f"user:{user.pk}", details={"given": bool(email)}, now=now)


@action
def reset_password(*, by: User, user_id: int, password: str, now: datetime | None = None) -> None:
    """Give a user a new password; whoever is signed in under the old one is signed out."""
    user = _user(by, user_id, now)
    user.set_password(password)
    user.save(update_fields=["password"])
    record("user.new-password", by=by, subject=f"user:{user.pk}", now=now)


@action
def reset_second_factor(*, by: User, user_id: int, now: datetime | None = None) -> None:
    """Take a user's second factor away, where the telephone is lost; they set up another."""
    user = _user(by, user_id, now)
    Authenticator.objects.filter(user=user).delete()
    record("user.reset-second-factor", by=by, subject=f"user:{user.pk}", now=now)


@action
def tie_to_directory(
    *, by: User | None, username: str, organisation: str, object_id: str, now: datetime | None = None
) -> Refused | None:
    """Tie a user, once, to whoever has this object id in the force's directory; a name or an address ties nobody."""
    _require_users(by, now)
    user = User.objects.filter(username=username).first()
    if user is None:
        return Refused((("username", "Nobody has this user name"),))
    try:
        uid = name_in_directory(organisation, object_id)
    except ValueError:
        return Refused((("object_id", "An object id looks like 11111111-2222-3333-4444-555555555555"),))
    if SocialAccount.objects.filter(user=user).exists():
        return Refused((("username", "This user is tied already: untie them first"),))
    if SocialAccount.objects.filter(provider=DIRECTORY, uid=uid).exists():
        return Refused((("object_id", "Another user is tied to this object id"),))
    SocialAccount.objects.create(user=user, provider=DIRECTORY, uid=uid)
    record("user.tie", by=by, subject=f"user:{user.pk}", details={"directory": hash_words(uid)}, now=now)
    return None


@action
def untie_from_directory(*, by: User | None, username: str, now: datetime | None = None) -> Refused | None:
    """Untie a user from the force's directory: from now on it opens nothing for them."""
    _require_users(by, now)
    tied = SocialAccount.objects.filter(user__username=username).first()
    if tied is None:
        return Refused((("username", "No user of this name is tied to the directory"),))
    tied.delete()
    record("user.untie", by=by, subject=f"user:{tied.user_id}", details={"directory": hash_words(tied.uid)}, now=now)
    return None


def _user(by: User, user_id: int, now: datetime | None) -> User:
    _require_users(by, now)
    user = User.objects.filter(pk=user_id).first()
    if user is None:
        raise NotFound("There is no such user.")
    return user


def _require_users(by: User | None, now: datetime | None) -> None:
    if by is not None:
        require(reader_of(by, now), Verb.USERS)
