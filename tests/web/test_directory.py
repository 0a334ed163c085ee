"""Signing in through the force's directory: against a made-up OpenID provider on this machine, and what is refused."""

from __future__ import annotations

import html
import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from childtonotice.casework.audit import verify_chain
from childtonotice.casework.directory import Directory
from childtonotice.casework.models import AuditEvent, User
from tests.web.made_up import PASSWORD
from tests.web.made_up_directory import (
    CLIENT,
    OTHER_TENANT,
    PERSON,
    SECRET,
    TENANT,
    MadeUpDirectory,
    new_key,
    open_directory,
)


@pytest.fixture(scope="module")
def shared() -> Iterator[MadeUpDirectory]:
    with open_directory() as directory:
        yield directory


@pytest.fixture
def directory(shared: MadeUpDirectory, settings: Settings) -> MadeUpDirectory:
    """The made-up directory as it is when nothing is wrong, and named in the settings."""
    cache.clear()
    shared.claims, shared.described, shared.refuses = {}, {}, False
    shared.algorithm, shared.signer = "RS256", None
    settings.DIRECTORY = Directory(TENANT, CLIENT, SECRET, shared.issuer, name="Wolds directory")
    return shared


@pytest.fixture
def joan(directory: MadeUpDirectory, users: dict[str, User]) -> User:
    """The manager of Northvale, tied to a person of the directory."""
    call_command("tie_user", "joan.hall", PERSON)
    return users["manager"]


def set_out(client: Client, **given: str) -> str:
    """Press the button, and read where the page leads."""
    page = client.post("/sign-in/directory/", given).content.decode()
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page)
    assert found, page
    assert f'href="{found[1]}"' in page  # for whoever's browser does not go by itself
    return html.unescape(found[1])


def sign_in(client: Client, directory: MadeUpDirectory, **given: str) -> HttpResponse:
    """The whole journey; the answer to coming back."""
    return client.get(directory.authorize(set_out(client, **given)))  # type: ignore[return-value]


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def last_row() -> tuple[str, str, dict[str, Any]]:
    """The newest row of the audit log: who, what, and its details."""
    row = AuditEvent.objects.latest("id")
    return row.who, row.verb, json.loads(row.details)


def test_who_is_tied_comes_in_with_the_roles_that_stand_here(
    client: Client, directory: MadeUpDirectory, joan: User
) -> None:
    directory.claims = {"roles": ["administrator"], "groups": ["board"]}
    answer = sign_in(client, directory)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert last_row() == (f"user:{joan.pk}", "session.in", {"through": "directory"})
    assert client.get("/lists/northvale/to-read/").status_code == 200
    assert client.get("/users/").status_code == 404  # R36: rights come from here alone
    client.post("/sign-out/")
    assert not is_in(client)
    assert last_row() == (f"user:{joan.pk}", "session.out", {})
    assert verify_chain().whole


def test_nothing_of_the_token_is_kept(client: Client, directory: MadeUpDirectory, joan: User) -> None:
    sign_in(client, directory)
    tied = SocialAccount.objects.get()
    assert (tied.uid, tied.extra_data) == (f"{TENANT}/{PERSON}", {})
    assert not SocialToken.objects.exists()
    assert not SocialApp.objects.exists()
    joan.refresh_from_db()
    kept = str([session.get_decoded() for session in Session.objects.all()]) + joan.email + joan.first_name
    kept += " ".join(AuditEvent.objects.values_list("details", flat=True))
    for word in ("Sentinel", "force.example", "made-up-access-token", SECRET):
        assert word.casefold() not in kept.casefold()
    assert PERSON not in " ".join(AuditEvent.objects.values_list("details", flat=True))


NOW = int(time.time())
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "nonce": ({"nonce": "another"}, "answer"), "no nonce": ({"nonce": None}, "answer"),
    "audience": ({"aud": OTHER_TENANT}, "answer"), "expired": ({"exp": NOW - 3600}, "answer"),
    "no expiry": ({"exp": None}, "answer"), "no object id": ({"oid": None}, "answer"),
    "object id is an address": ({"oid": "joan.hall@force.example"}, "answer"),
    "tenant": ({"tid": OTHER_TENANT}, "tenant"),
    "issuer": ({"iss": "https://login.microsoftonline.com/elsewhere/v2.0"}, "tenant"),
    "stranger": ({"oid": "7d0f5a1e-0000-4000-8000-00000000eeee"}, "unknown"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_an_answer_that_is_not_for_us_or_of_nobody_we_know_opens_nothing(
    client: Client, directory: MadeUpDirectory, joan: User, what: str
) -> None:
    people = User.objects.count()
    directory.claims, why = WRONG[what]
    answer = sign_in(client, directory)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "You are not signed in" in page
    assert "sentinel" not in page.casefold()
    assert not is_in(client)
    assert last_row() == ("system", "session.refused", {"through": "directory", "why": why})
    assert (User.objects.count(), SocialAccount.objects.count()) == (people, 1)


@pytest.mark.parametrize("algorithm", ["HS256", "none", "another key"])
def test_only_the_directorys_own_signature_counts(
    client: Client, directory: MadeUpDirectory, joan: User, algorithm: str
) -> None:
    if algorithm == "another key":
        directory.signer = new_key()
    else:
        directory.algorithm = algorithm
    assert sign_in(client, directory).status_code == 403
    assert last_row()[2]["why"] == "answer"
    assert not is_in(client)


def test_whoever_is_locked_out_here_stays_out(client: Client, directory: MadeUpDirectory, joan: User) -> None:
    User.objects.filter(pk=joan.pk).update(is_active=False)
    answer = sign_in(client, directory)
    assert "Your account here is closed" in answer.content.decode()
    assert last_row() == (f"user:{joan.pk}", "session.refused", {"through": "directory", "why": "closed"})
    assert not is_in(client)


def test_an_address_ties_nobody(client: Client, directory: MadeUpDirectory, users: dict[str, User]) -> None:
    User.objects.filter(username="joan.hall").update(email="joan.hall@force.example")
    directory.claims = {"preferred_username": "joan.hall", "email_verified": True}
    assert sign_in(client, directory).status_code == 403
    assert last_row()[2]["why"] == "unknown"
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("page", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_no_other_site_is_led_to_afterwards(client: Client, directory: MadeUpDirectory, joan: User, page: str) -> None:
    assert sign_in(client, directory, next=page)["Location"] == "/"


def test_the_way_leads_back_to_the_page_that_was_asked_for(
    client: Client, directory: MadeUpDirectory, joan: User
) -> None:
    page = client.get("/sign-in/?next=/account/").content.decode()
    assert "Sign in with Wolds directory" in page
    assert page.count('name="next" value="/account/"') == 2
    assert sign_in(client, directory, next="/account/")["Location"] == "/account/"


def test_an_answer_counts_once_and_in_the_browser_that_asked(
    client: Client, directory: MadeUpDirectory, joan: User
) -> None:
    back = directory.authorize(set_out(client))
    rows = AuditEvent.objects.count()
    assert "in another window" in Client().get(back).content.decode()
    assert "in another window" in client.get("/sign-in/directory/back/?code=x&state=y").content.decode()
    assert AuditEvent.objects.count() == rows  # nobody fills the log without having begun here
    assert client.get(back).status_code == 302
    client.post("/sign-out/")
    assert client.get(back).status_code == 403
    assert not is_in(client)


def test_nothing_of_the_address_is_passed_on_to_the_directory(
    client: Client, directory: MadeUpDirectory, joan: User
) -> None:
    page = client.post("/sign-in/directory/?scope=Mail.Read&auth_params=nonce%3Done&process=connect")
    assert "Mail.Read" not in page.content.decode()
    assert "nonce=one" not in page.content.decode()


def test_what_the_directory_says_of_a_refusal_is_not_repeated(
    client: Client, directory: MadeUpDirectory, joan: User
) -> None:
    for error, why in (("access_denied", "cancelled"), ("server_error", "answer")):
        state = re.search(r"state=(\w+)", set_out(client))
        assert state
        answer = client.get(f"/sign-in/directory/back/?error={error}&error_description=Zyx&state={state[1]}")
        assert answer.status_code == 403
        assert "Zyx" not in answer.content.decode()
        assert last_row()[2]["why"] == why


def test_a_code_that_the_directory_does_not_take_opens_nothing(
    client: Client, directory: MadeUpDirectory, joan: User
) -> None:
    directory.refuses = True
    assert sign_in(client, directory).status_code == 403
    assert last_row()[2]["why"] == "answer"


@pytest.mark.parametrize("wrong", [{"issuer": "https://elsewhere.example"}, {"jwks_uri": "file:///etc/passwd"}])
def test_a_directory_that_describes_itself_otherwise_is_not_believed(
    client: Client, directory: MadeUpDirectory, joan: User, wrong: dict[str, str]
) -> None:
    directory.described = wrong
    answer = client.post("/sign-in/directory/")
    assert answer.status_code == 403
    assert "cannot be trusted" in answer.content.decode()


def test_a_directory_that_does_not_answer_is_said(client: Client, settings: Settings, users: dict[str, User]) -> None:
    cache.clear()
    settings.DIRECTORY = Directory(TENANT, CLIENT, SECRET, "http://127.0.0.1:9/none")
    answer = client.post("/sign-in/directory/")
    assert answer.status_code == 503
    assert "does not answer" in answer.content.decode()


def test_the_policy_of_the_pages_stays_as_strict(client: Client, directory: MadeUpDirectory, joan: User) -> None:
    policy = client.post("/sign-in/directory/").headers["Content-Security-Policy"]
    assert "form-action 'self'" in policy
    assert directory.address not in policy


@pytest.mark.parametrize(
    ("vouches", "ways", "asked"),
    [(False, None, True), (False, ["pwd"], True), (False, "mfa", True), (False, ["pwd", "mfa"], False),
     (True, None, False)],
)  # fmt: skip
def test_our_code_is_asked_for_unless_the_directory_asked_for_one(
    client: Client, directory: MadeUpDirectory, joan: User, settings: Settings, vouches: bool, ways: object, asked: bool
) -> None:
    Authenticator.objects.create(user=joan, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"})
    settings.DIRECTORY = replace(settings.DIRECTORY, vouches=vouches)
    directory.claims = {"amr": ways}
    answer = sign_in(client, directory)
    assert is_in(client) is not asked
    assert answer["Location"].startswith("/account/second-factor/authenticate/" if asked else "/")


def test_a_password_still_asks_for_our_code(
    client: Client, directory: MadeUpDirectory, joan: User, settings: Settings
) -> None:
    Authenticator.objects.create(user=joan, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"})
    settings.DIRECTORY = replace(settings.DIRECTORY, vouches=True)
    client.post("/sign-in/", {"login": "joan.hall", "password": PASSWORD})
    assert not is_in(client)


def test_where_the_directory_alone_counts_no_password_is_taken(
    client: Client, directory: MadeUpDirectory, joan: User, settings: Settings
) -> None:
    given = {"login": "joan.hall", "password": PASSWORD}
    settings.DIRECTORY = replace(settings.DIRECTORY, passwords=False)
    assert 'name="password"' not in client.get("/sign-in/").content.decode()
    assert "Passwords are not taken here" in client.post("/sign-in/", given).content.decode()
    assert not is_in(client)
    sign_in(client, directory)
    assert "Change your password" not in client.get("/account/").content.decode()
    client.post("/sign-out/")
    settings.DIRECTORY = replace(settings.DIRECTORY, passwords=True)
    client.post("/sign-in/", given)
    assert last_row()[2] == {}


def test_without_a_directory_there_is_no_button_and_no_way(client: Client, users: dict[str, User]) -> None:
    assert "directory" not in client.get("/sign-in/").content.decode()
    assert client.post("/sign-in/directory/").status_code == 404
    assert client.get("/sign-in/directory/back/?code=x&state=y").status_code == 404
    with pytest.raises(CommandError, match="No directory is set up"):
        call_command("tie_user", "joan.hall", PERSON)


def test_setting_out_is_posted_with_our_token(directory: MadeUpDirectory, users: dict[str, User]) -> None:
    assert Client().get("/sign-in/directory/").status_code == 405
    assert Client(enforce_csrf_checks=True).post("/sign-in/directory/").status_code == 403
