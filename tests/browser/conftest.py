"""Journeys in a real browser. Every page that a journey sees is checked by itself: axe, console, narrow screen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.db import connection
from playwright.sync_api import Browser
from pytest_django.fixtures import Settings

from childtonotice.casework.models import Assessment, ItemEvent, PartnerStep, User
from childtonotice.casework.models.guard import guard_tables, unguard_tables
from tests.browser.visitor import Visitor
from tests.web.made_up import make_force

# The browser driver runs its own event loop in this thread, which Django would otherwise take for an async view.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
ROOT = Path(__file__).resolve().parents[2]
QUIET = ("headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
         "disable-component-update", "disable-sync")  # fmt: skip


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The browser that ``make test`` found, without anything that calls home."""
    chromium = os.environ.get("CTN_CHROMIUM", "/usr/bin/chromium")
    return {"executable_path": chromium, "chromium_sandbox": False, "args": [f"--{name}" for name in QUIET]}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A database in a file: the web server's threads each have their own connection to it, as in earnest."""
    database = site.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("browser") / "casework.sqlite3")


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """Passwords are kept the quick way: these tests are not about them."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def now() -> datetime:
    """The moment at which the list was published."""
    return datetime.now(UTC)


@pytest.fixture
def users(
    transactional_db: None, quick_passwords: None, settings: Settings, now: datetime
) -> Iterator[dict[str, User]]:
    """The made-up force with its list, and a user for each role."""
    settings.FORCE_DIR = ROOT / "forces" / "example"
    yield make_force(now)
    # The guard refuses deletion, and emptying the tables between tests is deletion.
    unguard_tables(connection)


@pytest.fixture(autouse=True)
def guarded(transactional_db: None) -> None:
    """Audit rows and decisions cannot be changed while a journey runs."""
    guard_tables(connection)


@pytest.fixture(autouse=True)
def walked(request: pytest.FixtureRequest, transactional_db: None) -> Iterator[None]:
    """A journey that says which transitions it walks has left each of them in the records."""
    yield
    said = request.node.get_closest_marker("walks")
    done = {*ItemEvent.objects.values_list("kind", flat=True), *PartnerStep.objects.values_list("step", flat=True)}
    done |= {f"ppn-{outcome}" for outcome in Assessment.objects.values_list("outcome", flat=True)}
    assert not said or set(said.args) <= done, set(said.args) - done


@pytest.fixture
def visitor(browser: Browser, live_server: Any, users: dict[str, User]) -> Iterator[Visitor]:
    """Someone at a desktop with a screen of 1366 by 768."""
    context = browser.new_context(viewport={"width": 1366, "height": 650}, locale="en-GB", timezone_id="Europe/London")
    someone = Visitor(context.new_page(), live_server.url)
    yield someone
    someone.check_page()
    context.close()
    assert someone.errors == []


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-picture`` takes the README's picture anew."""
    parser.addoption("--update-picture", action="store_true", dest="update_picture", help="take docs/picture.png anew")
