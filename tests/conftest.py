"""What holds for every test: no network but this machine, no real stores, nobody's data in a log."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

import childtonotice.config.settings as site
from tests.network import refuse_network

SENTINEL = "Quillfeather-Sentinel"
LOGGERS = (None, "childtonotice", "django")  # the last two do not pass their lines on to the root

slow_machines = [HealthCheck.too_slow, HealthCheck.data_too_large]
hypothesis_settings.register_profile(
    "ci", derandomize=True, max_examples=40, deadline=None, database=None, suppress_health_check=slow_machines
)
hypothesis_settings.register_profile("soak", max_examples=2000, deadline=None, suppress_health_check=slow_machines)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session", autouse=True)
def without_network() -> Iterator[None]:
    """No test reaches beyond this machine."""
    with pytest.MonkeyPatch.context() as patch:
        refuse_network(patch)
        yield


@pytest.fixture(scope="session", autouse=True)
def without_real_stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test, and no command that a test starts, sees a person's own data folder or settings file."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("data")
        for name in [name for name in os.environ if name.startswith("CTN_") and name != "CTN_CHROMIUM"]:
            patch.delenv(name)
        patch.setenv("CTN_DATA", str(folder))
        patch.setenv("CTN_RULES", "plain")  # compiled ones could not be replaced in parts
        # pytest-django has read the settings before any fixture runs.
        patch.setattr(site, "ENVIRONMENT", replace(site.ENVIRONMENT, data_dir=folder, force_dir=None))
        patch.setattr(settings, "DATA_DIR", folder)
        patch.setattr(settings, "FORCE_DIR", None)
        yield folder


class Listener(logging.Handler):
    """Keeps every message that carries the sentinel."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message, or where it came from if it cannot be put into words."""
        text = self.format(record)
        if SENTINEL.casefold() in text.casefold():
            self.heard.append(f"{record.name}: {text[:80]}")


@pytest.fixture(autouse=True)
def nobody_in_the_logs() -> Iterator[Listener]:
    """A test that uses the sentinel as a name, an address or a log fails if any log line repeats it."""
    listener = Listener()
    loggers = [logging.getLogger(name) for name in LOGGERS]
    for logger in loggers:
        logger.addHandler(listener)
    yield listener
    for logger in loggers:
        logger.removeHandler(listener)
    assert not listener.heard, f"personal data in a log: {listener.heard}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On another database than SQLite only the tests that may find it different are run."""
    if connection.vendor == "sqlite":
        return
    config.hook.pytest_deselected(items=[item for item in items if not may_differ(item)])
    items[:] = [item for item in items if may_differ(item)]


def may_differ(item: pytest.Item) -> bool:
    """Whether a test asks the database for anything that another may answer otherwise."""
    return opens_database(item) and item.get_closest_marker("shown") is None


def opens_database(item: pytest.Item) -> bool:
    """Whether a test reads or writes casework's tables."""
    asked = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(asked) or item.get_closest_marker("django_db") is not None


@pytest.fixture
def sentinel() -> str:
    """A name that no log, message or problem may ever repeat."""
    return SENTINEL


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's own folder."""
    return Path(__file__).resolve().parents[1]
