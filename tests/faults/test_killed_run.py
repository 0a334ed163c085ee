"""A daily run killed at any point, then started again, ends where a run that nobody killed ends (contract, R1)."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from childtonotice.screening.shelf import LIST, open_shelf
from childtonotice.screening.tables import TABLES
from tests.faults.striking import STRIKE
from tests.faults.test_run_and_store import FILES, write

# Runs ``ctn run`` in a process that is killed when a named function is called for the nth time.
KILLED = f"""{STRIKE}
import signal, sys
from childtonotice.cli import main
module, name, nth, extract, data = sys.argv[1:]
if module != "-":
    import django; django.setup()
    strike(module, name, int(nth), signal.SIGKILL)
sys.exit(main(["run", extract, "--data", data]))
"""
POINTS = [
    ("childtonotice.screening.store", "os.replace", 1),
    ("childtonotice.screening.store", "os.replace", 2),
    ("childtonotice.screening.shelf", "Edition.put", 1),
    ("childtonotice.screening.shelf", "Edition.put", 4),
    ("childtonotice.screening.shelf", "clear_unused", 1),
    ("childtonotice.casework.run", "keep_officers", 1),
    ("childtonotice.screening.store", "Store.settle", 1),
]
WRITTEN = {
    "casework_item": "incident_id, state, why",
    "casework_officer": "officer_id, name",
    "casework_runproblem": "file, record, problem",
}


def run(extract: Path, data: Path, module: str = "-", name: str = "-", nth: int = 0) -> int:
    environment = {**os.environ, "CTN_DATA": str(data), "DJANGO_SETTINGS_MODULE": "childtonotice.config.settings"}
    command = [sys.executable, "-c", KILLED, module, name, str(nth), str(extract), str(data)]
    return subprocess.run(command, env=environment, capture_output=True, timeout=120, check=False).returncode


def state(data: Path) -> dict[str, object]:
    """All that a run leaves behind: the lists, the store, and no file that is half done."""
    with sqlite3.connect(data / "casework.sqlite3") as database:
        left: dict[str, object] = {
            table: sorted(database.execute(f"SELECT {columns} FROM {table}")) for table, columns in WRITTEN.items()
        }
    shelf = open_shelf(data / "store")
    listed = {file for months in shelf.files.values() for files in months.values() for file in files}
    there = {str(path.relative_to(shelf.folder)) for path in shelf.folder.rglob("*") if path.is_file()}
    assert there == listed | {LIST}
    return left | {name: shelf.read(name).to_pylist() for name in TABLES}


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("killed") / "monday", FILES)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory, extract: Path) -> Path:
    """A data folder with its database and nothing in it: a run that could not start."""
    data = tmp_path_factory.mktemp("fresh") / "data"
    assert run(extract.parent / "nowhere", data) == 2
    return data


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, extract: Path, fresh: Path) -> dict[str, object]:
    data = shutil.copytree(fresh, tmp_path_factory.mktemp("whole") / "data")
    assert run(extract, data) == 1
    return state(data)


@pytest.mark.parametrize("point", POINTS, ids=lambda point: f"{point[1]} {point[2]}")
def test_a_killed_run_ends_where_one_that_was_not_killed_ends(
    point: tuple[str, str, int], extract: Path, fresh: Path, whole: dict[str, object], tmp_path: Path
) -> None:
    data = shutil.copytree(fresh, tmp_path / "data")
    assert run(extract, data, *point) == -9
    assert run(extract, data) == 1
    assert state(data) == whole
    assert not (data / "store-pending.json").exists()
    assert whole["casework_item"]


def test_a_damaged_store_is_named(extract: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "store").mkdir(parents=True)
    (data / "store" / "people.parquet").write_bytes(b"PAR1 cut")
    command = [sys.executable, "-m", "childtonotice.cli", "run", str(extract), "--data", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 3
    assert "people.parquet is damaged" in done.stderr.splitlines()[0]
