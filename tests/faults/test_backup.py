"""A data folder comes back from its backup as it was; a damaged backup is refused and changes nothing."""

from __future__ import annotations

import fcntl
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "deploy"


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run one of our scripts."""
    return subprocess.run(["sh", SCRIPTS / script, *map(str, arguments)], capture_output=True, text=True, check=False)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small data folder: a database in write-ahead mode, a store, a key."""
    folder = tmp_path / "data"
    (folder / "store/incidents").mkdir(parents=True)
    (folder / "store/incidents/1.parquet").write_bytes(b"PAR1 made up PAR1")
    (folder / "secret_key").write_text("not a real key", encoding="ascii")
    (folder / "secret_key").chmod(0o600)
    with closing(sqlite3.connect(folder / "casework.sqlite3")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE item (number TEXT, version INTEGER)")
        database.executemany("INSERT INTO item VALUES (?, ?)", [(f"n{n}", n) for n in range(500)])
        database.commit()
    return folder


def read_items(folder: Path) -> list[tuple[str, int]]:
    """Every row of the database."""
    with closing(sqlite3.connect(folder / "casework.sqlite3")) as database:
        return database.execute("SELECT number, version FROM item ORDER BY version").fetchall()


def test_what_was_backed_up_comes_back(data: Path, tmp_path: Path) -> None:
    backup = Path(run("backup.sh", data, tmp_path / "backups").stdout.strip())
    told = run("restore.sh", backup, tmp_path / "restored")
    assert told.returncode == 0, told.stderr
    restored = tmp_path / "restored"
    assert read_items(restored) == read_items(data)
    assert (restored / "store/incidents/1.parquet").read_bytes() == b"PAR1 made up PAR1"
    assert (restored / "secret_key").stat().st_mode & 0o077 == 0
    assert restored.stat().st_mode & 0o077 == 0


def test_a_writer_at_work_does_not_spoil_the_copy(data: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(data / "casework.sqlite3")) as writer:
        writer.execute("INSERT INTO item VALUES ('committed', 1000)")
        writer.commit()
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO item VALUES ('not committed', 1001)")
        told = run("backup.sh", data, tmp_path / "backups")
        writer.rollback()
    run("restore.sh", told.stdout.strip(), tmp_path / "restored")
    assert read_items(tmp_path / "restored")[-1] == ("committed", 1000)


def test_a_run_is_waited_for(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTN_BACKUP_WAIT", "1")
    with (data / "run.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        told = run("backup.sh", data, tmp_path / "backups")
        assert told.returncode == 2
        assert "under way" in told.stderr
        assert list((tmp_path / "backups").iterdir()) == []
        fcntl.flock(lock, fcntl.LOCK_UN)
        assert run("backup.sh", data, tmp_path / "backups").returncode == 0


def test_nobody_else_may_read_a_backup(data: Path, tmp_path: Path) -> None:
    backup = Path(run("backup.sh", data, tmp_path / "backups").stdout.strip())
    assert backup.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in backup.parent.iterdir()) == [backup.name, f"{backup.name}.sha256"]


def test_what_was_there_before_is_kept(data: Path, tmp_path: Path) -> None:
    backup = run("backup.sh", data, tmp_path / "backups").stdout.strip()
    (data / "note").write_text("changed since", encoding="ascii")
    assert run("restore.sh", backup, data).returncode == 0
    assert not (data / "note").exists()
    [before] = tmp_path.glob("data.before-*")
    assert (before / "note").read_text(encoding="ascii") == "changed since"


def test_a_damaged_backup_is_refused(data: Path, tmp_path: Path) -> None:
    backup = Path(run("backup.sh", data, tmp_path / "backups").stdout.strip())
    backup.write_bytes(backup.read_bytes()[:-20] + b"x" * 20)
    told = run("restore.sh", backup, data)
    assert told.returncode == 2
    assert "damaged" in told.stderr
    assert len(read_items(data)) == 500


@pytest.mark.parametrize("arguments", [(), ("nowhere", "backups")])
def test_a_backup_that_cannot_start_says_what_to_do(arguments: tuple[str, ...], tmp_path: Path) -> None:
    told = run("backup.sh", *(tmp_path / name for name in arguments))
    assert told.returncode == 2
    assert 1 <= len(told.stderr.splitlines()) <= 5
    assert not (tmp_path / "backups").exists()


def test_a_database_that_is_none_fails_and_leaves_no_backup(data: Path, tmp_path: Path) -> None:
    (data / "casework.sqlite3").write_bytes(b"this is no database" * 400)
    told = run("backup.sh", data, tmp_path / "backups")
    assert told.returncode == 2
    assert "could not be copied" in told.stderr
    assert "Traceback" not in told.stderr
    assert list((tmp_path / "backups").iterdir()) == []
