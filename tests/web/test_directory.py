"""Signing in through the force's directory: against a made-up OpenID provider on this machine, and what is refused."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from childtonotice.casework.audit import verify_chain
from childtonotice.casework.directory import Directory
from childtonotice.casework.models import AuditEvent, User
from tests.web.made_up_directory import (
    CLIENT,
    OTHER_TENANT,
    PERSON,
    SECRET,
    TENANT,
    MadeUpDirectory,
    is_in,
    last_row,
    new_key,
    set_out,
    sign_in,
)


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
    "tenant": ({"tid": OTHER_TENANT}, "elsewhere"),
    "issuer": ({"iss": "https://login.microsoftonline.com/elsewhere/v2.0"}, "elsewhere"),
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


@pytest.mark.parametrize("other", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_no_other_site_is_led_to_afterwards(client: Client, directory: MadeUpDirectory, joan: User, other: str) -> None:
    assert sign_in(client, directory, next=other)["Location"] == "/"


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
