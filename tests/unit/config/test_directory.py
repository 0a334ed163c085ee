"""The settings of the force's directory: none, all, or a plain word about the one that is missing or cannot be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from childtonotice.config.environment import read_environment
from childtonotice.screening.errors import CannotStart

TENANT = "7D0F5A1E-0000-4000-8000-00000000AAAA"
CLIENT = "7d0f5a1e-0000-4000-8000-00000000cccc"


@pytest.fixture
def whole(tmp_path: Path) -> dict[str, str]:
    """All that is needed."""
    (tmp_path / "secret").write_text("hidden-word\n")
    return {
        "CTN_DIRECTORY_TENANT": TENANT,
        "CTN_DIRECTORY_CLIENT": CLIENT,
        "CTN_DIRECTORY_SECRET_FILE": str(tmp_path / "secret"),
    }


def test_nothing_told_names_no_directory() -> None:
    assert read_environment({}).directory is None
    assert read_environment({"CTN_PASSWORDS": "yes"}).directory is None


def test_three_settings_are_enough(whole: dict[str, str]) -> None:
    directory = read_environment(whole).directory
    assert directory is not None
    assert directory.issuer == f"https://login.microsoftonline.com/{TENANT.lower()}/v2.0"
    assert (directory.secret, directory.name) == ("hidden-word", "Microsoft Entra")
    assert (directory.vouches, directory.passwords) == (False, True)
    assert "hidden-word" not in repr(directory)


def test_the_rest_can_be_told(whole: dict[str, str], tmp_path: Path) -> None:
    told = {"CTN_DIRECTORY_NAME": "the Wolds", "CTN_DIRECTORY_SECOND_FACTOR": "directory"}
    settings = tmp_path / "ctn.toml"
    settings.write_text("passwords = false\n")
    directory = read_environment(whole | told | {"CTN_CONFIG": str(settings)}).directory
    assert directory is not None
    assert (directory.name, directory.vouches, directory.passwords) == ("the Wolds", True, False)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"CTN_DIRECTORY_TENANT": ""}, "CTN_DIRECTORY_TENANT is missing"),
        ({"CTN_DIRECTORY_CLIENT": ""}, "CTN_DIRECTORY_CLIENT is missing"),
        ({"CTN_DIRECTORY_SECRET_FILE": ""}, "CTN_DIRECTORY_SECRET_FILE is missing"),
        ({"CTN_DIRECTORY_TENANT": "common"}, "CTN_DIRECTORY_TENANT is no id"),
        ({"CTN_DIRECTORY_SECRET_FILE": "/nowhere/secret"}, "/nowhere/secret, which cannot be read"),
        ({"CTN_DIRECTORY_ISSUER": "http://directory.example"}, "does not begin with https://"),
        ({"CTN_DIRECTORY_SECOND_FACTOR": "sometimes"}, "may be directory or here"),
        ({"CTN_PASSWORDS": "perhaps"}, "CTN_PASSWORDS may be yes or no"),
    ],
)
def test_half_set_up_it_is_named_with_the_cure(whole: dict[str, str], changed: dict[str, str], said: str) -> None:
    with pytest.raises(CannotStart) as caught:
        _ = read_environment(whole | changed).directory
    assert said in caught.value.lines[0]
    assert "docs/operating.md" in caught.value.lines[1]
    assert "hidden-word" not in " ".join(caught.value.lines)


def test_an_empty_secret_is_none(whole: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("\n")
    with pytest.raises(CannotStart, match="empty"):
        _ = read_environment(whole).directory


def test_no_passwords_and_no_directory_would_let_nobody_in() -> None:
    with pytest.raises(CannotStart, match="CTN_DIRECTORY_TENANT is missing"):
        _ = read_environment({"CTN_PASSWORDS": "no"}).directory


def test_the_web_app_refuses_to_start(tmp_path: Path) -> None:
    given = os.environ | {"CTN_DATA": str(tmp_path), "CTN_DIRECTORY_TENANT": TENANT}
    command = [sys.executable, "-m", "childtonotice.cli", "serve", "--port", "8765"]
    ended = subprocess.run(command, env=given, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 2
    assert "CTN_DIRECTORY_CLIENT is missing" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_daily_run_is_not_held_up(tmp_path: Path) -> None:
    """A secret that ended or was lost keeps people from signing in that way; it must not keep children off the list."""
    given = os.environ | {"CTN_DATA": str(tmp_path / "data"), "CTN_DIRECTORY_TENANT": TENANT}
    (tmp_path / "extract").mkdir()
    command = [sys.executable, "-m", "childtonotice.cli", "run", str(tmp_path / "extract")]
    ended = subprocess.run(command, env=given, capture_output=True, text=True, timeout=60, check=False)
    assert "extract" in ended.stderr  # it looked for the files, and found none
    assert "DIRECTORY" not in ended.stderr
