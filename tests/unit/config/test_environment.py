"""What an installation tells the web app: variables, then the file, then the defaults; and what stays out of logs."""

from __future__ import annotations

import errno
import logging
import stat
import sys
from pathlib import Path

import pytest

from childtonotice.config.environment import Environment, describe_database, keep_secret_key, read_environment
from childtonotice.config.logs import PlainLine, WithoutPersonalData
from childtonotice.screening.errors import CannotStart


def test_nothing_told_gives_a_folder_here_and_this_machine_alone() -> None:
    environment = read_environment({})
    assert environment.data_dir == Path("var").absolute()
    assert environment.hosts == ("127.0.0.1", "localhost", "[::1]")
    assert not environment.secure


def test_a_variable_goes_before_the_file(tmp_path: Path) -> None:
    settings = tmp_path / "ctn.toml"
    settings.write_text('data = "/srv/one"\nhosts = ["list.force.example"]\n\n[email]\nhost = "post.force.example"\n')
    environment = read_environment({"CTN_CONFIG": str(settings), "CTN_DATA": "/srv/two"})
    assert environment.data_dir == Path("/srv/two")
    assert environment.hosts == ("list.force.example",)
    assert environment.email["host"] == "post.force.example"


def test_a_name_that_others_can_reach_makes_cookies_insist_on_https() -> None:
    assert read_environment({"CTN_HOSTS": "list.force.example, 127.0.0.1"}).secure
    assert not read_environment({"CTN_HOSTS": "list.force.example", "CTN_SECURE": "no"}).secure


@pytest.mark.parametrize("content", [None, "data = \n", "\udcff"])
def test_a_settings_file_that_cannot_be_read_is_named(tmp_path: Path, content: str | None) -> None:
    settings = tmp_path / "ctn.toml"
    if content is not None:
        settings.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(CannotStart) as caught:
        read_environment({"CTN_CONFIG": str(settings)})
    assert str(settings) in caught.value.lines[0]
    assert len(caught.value.lines) <= 5


def test_the_signing_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    environment = Environment(data_dir=tmp_path / "data")
    key = keep_secret_key(environment)
    assert len(key) >= 64
    assert keep_secret_key(environment) == key
    assert stat.S_IMODE((tmp_path / "data" / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret_key"]


def test_a_full_disk_leaves_no_half_of_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_size: int) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("secrets.token_urlsafe", full)
    with pytest.raises(OSError, match="No space"):
        keep_secret_key(Environment(data_dir=tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_key_that_is_told_is_not_written_down(tmp_path: Path) -> None:
    assert keep_secret_key(Environment(data_dir=tmp_path, secret_key="told")) == "told"
    assert list(tmp_path.iterdir()) == []


def test_the_database_is_sqlite_beside_the_store_unless_an_address_is_told(tmp_path: Path) -> None:
    assert describe_database(Environment(data_dir=tmp_path))["NAME"] == tmp_path / "casework.sqlite3"
    told = describe_database(
        Environment(data_dir=tmp_path, database_url="postgres://ctn:p%40ss@db.force.example:5433/ctn")
    )
    assert (told["USER"], told["PASSWORD"], told["HOST"], told["PORT"], told["NAME"]) == (
        "ctn", "p@ss", "db.force.example", "5433", "ctn",
    )  # fmt: skip


@pytest.mark.parametrize("address", ["mysql://a/b", "postgres://host.example/", "nonsense"])
def test_an_address_of_another_database_is_refused_without_its_password(tmp_path: Path, address: str) -> None:
    with pytest.raises(CannotStart) as caught:
        describe_database(Environment(data_dir=tmp_path, database_url=address))
    assert address not in str(caught.value)


def test_a_fault_is_logged_by_kind_and_place_and_not_by_its_words() -> None:
    # Privacy: the words of an exception may quote a record
    try:
        raise ValueError("Quillfeather of Tanner's Row")
    except ValueError:
        fault = sys.exc_info()
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Fault: %s", ("/items/BCDF/?x=1",), fault)
    record.request = object()  # type: ignore[attr-defined]
    record.status_code = 500  # type: ignore[attr-defined]
    assert WithoutPersonalData().filter(record)
    line = PlainLine().format(record)
    assert "ValueError at test_environment.py" in line
    assert "status 500" in line
    assert "Quillfeather" not in line
    assert "BCDF" not in line
    assert not hasattr(record, "request")
