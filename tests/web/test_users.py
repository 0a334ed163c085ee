"""Users and roles (R36, R43): given by an administrator for areas and days, withdrawn at once, all of it recorded."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from childtonotice.casework.access import reader_of
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.users import give_role
from childtonotice.casework.models import AuditEvent, Grant, Role, User
from tests.web.made_up import make_user

TODAY = date(2026, 3, 11)


@pytest.fixture
def now() -> datetime:
    """Pages read the clock themselves."""
    return datetime.now(UTC)


@pytest.fixture
def keeper(users: dict[str, User]) -> User:
    """An administrator."""
    return make_user("una.keeper", Role.ADMINISTRATOR)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_an_administrator_adds_a_user_and_gives_a_role(keeper: User) -> None:
    client = signed_in(keeper)
    page = client.post("/users/add/", {"username": "n.frost", "display_name": "N Frost"}).content.decode()
    password = re.search(r"<code>([^<]+)</code>", page)
    added = User.objects.get(username="n.frost")
    assert password is not None
    assert added.check_password(password[1])
    assert reader_of(added).roles == ()
    saved = client.post(f"/users/{added.pk}/", {"role": "performance-manager", "areas": ["northvale"]})
    assert saved.status_code == 302
    assert reader_of(added).roles == (Role.PERFORMANCE_MANAGER,)
    assert password[1] not in client.get(f"/users/{added.pk}/").content.decode()
    assert {"user.add", "grant.give"} <= set(AuditEvent.objects.values_list("verb", flat=True))


def test_cover_needs_its_last_day_and_the_day_of_training(keeper: User, users: dict[str, User], now: datetime) -> None:
    ask = {"role": "performance-manager", "areas": ["northvale"], "cover": True}
    bare = give_role(by=keeper, user_id=users["officer"].pk, now=now, **ask)  # type: ignore[arg-type]
    assert isinstance(bare, Refused)
    last = now.date() + timedelta(days=3)
    whole = give_role(by=keeper, user_id=users["officer"].pk, ends_on=last, trained_on=TODAY, now=now, **ask)  # type: ignore[arg-type]
    assert isinstance(whole, Grant)
    assert Role.PERFORMANCE_MANAGER in reader_of(users["officer"], now).roles
    assert Role.PERFORMANCE_MANAGER not in reader_of(users["officer"], now + timedelta(days=4)).roles


def test_what_is_wrong_is_said_at_its_field(keeper: User, users: dict[str, User]) -> None:
    client, officer = signed_in(keeper), users["officer"]
    page = client.post(f"/users/{officer.pk}/", {"role": "officer", "starts_on": "2027-02-02", "ends_on": "2027-02-01"})
    assert "The last day is before the first" in page.content.decode()
    page = client.post("/users/add/", {"username": "joan.hall", "display_name": "Another"})
    assert "Someone has this user name already" in page.content.decode()


def test_nobody_gives_a_role_to_themselves_or_locks_themselves_out(keeper: User) -> None:
    client = signed_in(keeper)
    page = client.post(f"/users/{keeper.pk}/", {"role": "auditor"}).content.decode()
    assert "nobody gives a role to themselves" in page
    client.post(f"/users/{keeper.pk}/lock/", {"out": "yes"})
    assert User.objects.get(pk=keeper.pk).is_active


def test_a_withdrawn_role_and_a_lock_count_at_once(keeper: User, users: dict[str, User]) -> None:
    client, theirs = signed_in(keeper), signed_in(users["manager"])
    assert theirs.get("/lists/northvale/to-read/").status_code == 200
    given = users["manager"].grants.get()
    assert client.post(f"/users/{users['manager'].pk}/withdraw/{given.pk}/").status_code == 302
    assert theirs.get("/lists/northvale/to-read/").status_code == 404
    client.post(f"/users/{users['manager'].pk}/lock/", {"out": "yes"})
    assert theirs.get("/account/")["Location"].startswith("/sign-in/")


def test_a_new_password_signs_out_whoever_used_the_old_one(keeper: User, users: dict[str, User]) -> None:
    client, theirs = signed_in(keeper), signed_in(users["manager"])
    assert theirs.get("/account/").status_code == 200
    assert "shown once" in client.post(f"/users/{users['manager'].pk}/password/").content.decode()
    assert theirs.get("/account/").status_code == 302


def test_a_withdrawn_role_of_another_user_is_not_there(keeper: User, users: dict[str, User]) -> None:
    given = users["manager"].grants.get()
    assert signed_in(keeper).post(f"/users/{users['officer'].pk}/withdraw/{given.pk}/").status_code == 404
    assert reader_of(users["manager"]).roles


@pytest.mark.parametrize("role", ["manager", "coordinator", "officer", "board", "auditor"])
def test_users_are_for_administrators_alone(users: dict[str, User], role: str) -> None:
    client, other = signed_in(users[role]), users["manager"].pk
    assert client.get("/users/").status_code == 404
    assert client.get(f"/users/{other}/").status_code == 404
    for address in ("lock/", "password/", "second-factor/", f"withdraw/{users['manager'].grants.get().pk}/"):
        assert client.post(f"/users/{other}/{address}").status_code == 404


def test_mail_goes_where_the_administrator_says(keeper: User, users: dict[str, User]) -> None:
    client = Client()
    client.force_login(keeper)
    page, inspector = f"/users/{users['inspector'].pk}/", users["inspector"]
    wrong = client.post(f"{page}mail/", {"email": "nowhere"}).content.decode()
    assert "Type a mail address, such as" in wrong
    said = client.post(f"{page}mail/", {"email": "w.aske@police.example"}, follow=True).content.decode()
    assert "w.aske@police.example" in said
    inspector.refresh_from_db()
    assert inspector.email == "w.aske@police.example"
    assert "w.aske" not in AuditEvent.objects.get(verb="user.mail").details
