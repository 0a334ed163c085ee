"""The command that ties a user to the force's directory, once, and unties them (R36)."""

from __future__ import annotations

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django.fixtures import Settings

from childtonotice.casework.access import NotFound
from childtonotice.casework.actions.users import tie_to_directory, untie_from_directory
from childtonotice.casework.directory import Directory
from childtonotice.casework.models import AuditEvent, Role, User
from tests.web.made_up import make_user
from tests.web.made_up_directory import CLIENT, PERSON, TENANT

ANOTHER = "7d0f5a1e-0000-4000-8000-00000000eeee"


@pytest.fixture(autouse=True)
def named(settings: Settings, users: dict[str, User]) -> None:
    settings.DIRECTORY = Directory(TENANT, CLIENT, "a secret", "https://directory.example")


def test_a_user_is_tied_and_untied_and_both_are_recorded(users: dict[str, User]) -> None:
    call_command("tie_user", "joan.hall", PERSON.upper())
    assert SocialAccount.objects.get().uid == f"{TENANT}/{PERSON}"
    call_command("tie_user", "joan.hall", untie=True)
    assert not SocialAccount.objects.exists()
    rows = AuditEvent.objects.order_by("-id")[:2]
    assert [(row.verb, row.subject) for row in rows] == [
        ("user.untie", f"user:{users['manager'].pk}"), ("user.tie", f"user:{users['manager'].pk}")
    ]  # fmt: skip
    assert not any(PERSON in row.details for row in rows)


def test_an_administrator_sees_who_is_tied(client: Client, users: dict[str, User]) -> None:
    client.force_login(make_user("una.keeper", Role.ADMINISTRATOR))
    page = f"/users/{users['manager'].pk}/"
    assert "not tied" in client.get(page).content.decode()
    call_command("tie_user", "joan.hall", PERSON)
    shown = client.get(page).content.decode()
    assert "<dd>tied</dd>" in shown
    assert PERSON not in shown


@pytest.mark.parametrize(
    ("username", "object_id", "said"),
    [
        ("nobody.here", ANOTHER, "Nobody has this user name"),
        ("joan.hall", ANOTHER, "tied already"),
        ("una.spare", PERSON, "Another user is tied"),
        ("una.spare", "una@force.example", "An object id looks like"),
        ("una.spare", None, "Give an object id"),
    ],
)
def test_what_is_wrong_ties_nobody(db: None, username: str, object_id: str | None, said: str) -> None:
    User.objects.create(username="una.spare")
    call_command("tie_user", "joan.hall", PERSON)
    with pytest.raises(CommandError, match=said):
        call_command("tie_user", username, *([object_id] if object_id else []))
    assert SocialAccount.objects.count() == 1


def test_who_is_not_tied_cannot_be_untied(db: None) -> None:
    with pytest.raises(CommandError, match="No user of this name is tied"):
        call_command("tie_user", "joan.hall", untie=True)


def test_only_an_administrator_ties(users: dict[str, User]) -> None:
    with pytest.raises(NotFound):
        tie_to_directory(by=users["coordinator"], username="joan.hall", organisation=TENANT, object_id=PERSON)
    with pytest.raises(NotFound):
        untie_from_directory(by=users["coordinator"], username="joan.hall")
