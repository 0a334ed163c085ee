"""Beside the directory: our own second factor, passwords that are taken or not, and no directory at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django.fixtures import Settings

from childtonotice.casework.models import User
from tests.web.made_up import PASSWORD
from tests.web.made_up_directory import PERSON, MadeUpDirectory, is_in, last_row, sign_in


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


def test_setting_out_again_and_again_is_stopped(client: Client, directory: MadeUpDirectory, joan: User) -> None:
    answers = [client.post("/sign-in/directory/").status_code for _ in range(61)]
    assert (answers[59], answers[60]) == (200, 429)
