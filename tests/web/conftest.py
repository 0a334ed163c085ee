"""A small made-up force, one Wednesday morning, for the tests of lists, actions and pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from pytest_django.fixtures import Settings

from childtonotice.casework.dated import forget_lines
from childtonotice.casework.directory import Directory
from childtonotice.casework.in_force import forget_settings
from childtonotice.casework.models import Item, User
from tests.web.kept_force import lay_force
from tests.web.made_up_directory import CLIENT, PERSON, SECRET, TENANT, MadeUpDirectory, open_directory


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """Passwords are kept the quick way: these tests are not about them."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def fresh_settings() -> None:
    """Settings and tables that an earlier test changed are forgotten with it."""
    forget_settings()
    forget_lines()


@pytest.fixture
def now() -> datetime:
    """Wednesday 11 March 2026, 07:00 in London."""
    return datetime(2026, 3, 11, 7, 0, tzinfo=UTC)


@pytest.fixture
def users(db: None, now: datetime) -> dict[str, User]:
    """The made-up force with its list, and a user for each role."""
    return lay_force(now)


@pytest.fixture
def item(users: dict[str, User]) -> Item:
    """The first item to be read: three children, one of them covered."""
    return Item.objects.get(incident_id="EX-1001")


@pytest.fixture
def manager(client: Client, users: dict[str, User]) -> Client:
    """A browser in which the manager of Northvale has signed in."""
    client.force_login(users["manager"])
    return client


@pytest.fixture(scope="session")
def shared_directory() -> Iterator[MadeUpDirectory]:
    """A made-up directory that answers on this machine for as long as tests ask."""
    with open_directory() as directory:
        yield directory


@pytest.fixture
def directory(shared_directory: MadeUpDirectory, settings: Settings) -> Iterator[MadeUpDirectory]:
    """The made-up directory as it is when nothing is wrong, and named in the settings; tries begin and end at none."""
    cache.clear()
    shared_directory.claims, shared_directory.described, shared_directory.refuses = {}, {}, False
    shared_directory.algorithm, shared_directory.signer = "RS256", None
    settings.DIRECTORY = Directory(TENANT, CLIENT, SECRET, shared_directory.issuer, name="Wolds directory")
    yield shared_directory
    cache.clear()


@pytest.fixture
def joan(directory: MadeUpDirectory, users: dict[str, User]) -> User:
    """The manager of Northvale, tied to a person of the directory."""
    call_command("tie_user", "joan.hall", PERSON)
    return users["manager"]
