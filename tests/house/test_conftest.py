"""What the root conftest promises: tests see no real store, and a name in a log is heard."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from tests.conftest import Listener


def test_no_real_store_is_in_reach(root: Path) -> None:
    folder = Path(os.environ["CTN_DATA"])
    assert folder.is_dir()
    assert root not in folder.parents
    assert "CTN_CONFIG" not in os.environ


def test_a_name_in_a_log_line_is_heard(nobody_in_the_logs: Listener, sentinel: str) -> None:
    logging.getLogger("childtonotice.anything").error("could not read %s", sentinel.upper())
    assert len(nobody_in_the_logs.heard) == 1
    nobody_in_the_logs.heard.clear()


def test_a_log_line_without_the_name_is_not(nobody_in_the_logs: Listener) -> None:
    logging.getLogger("childtonotice.anything").error("record 4 could not be read")
    assert nobody_in_the_logs.heard == []
