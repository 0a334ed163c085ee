"""Nobody's data leaves the answer: no message, problem, run file or log repeats a cell of a good or a broken row."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from childtonotice.screening.tables import TABLES
from tests.conftest import SENTINEL

CTN = Path(sys.executable).with_name("ctn")
IDS = {"incident_id": "I{n}", "person_id": "P{n}", "ppn_id": "N{n}", "officer_id": "O{n}", "supervisor_id": "O1"}
TIMES = {"reported_at": "2026-03-0{n}T10:00:00", "submitted_at": "2026-03-0{n}T12:00:00"}
WORDS = {
    "kind": "child",
    "role": "child",
    "opening_code": f"Domestic {SENTINEL}",
    "log": f"{SENTINEL} 9 YRS OLD IN HOUSE CRYING",
}


def fill(column: str, n: int) -> str:
    """A cell: a usable key, time or role, and everywhere else the sentinel."""
    return {**IDS, **TIMES, **WORDS}.get(column, f"{SENTINEL} {column}").format(n=n)


def write_extract(folder: Path) -> Path:
    """An extract whose every free cell holds the sentinel, so that half its cells are also wrong for their column."""
    folder.mkdir()
    for table in TABLES.values():
        rows = [[fill(column, n) for column in table.names] for n in range(1, 7)]
        required = [column.name for column in table.columns if column.required]
        rows[1][table.names.index(required[-1])] = SENTINEL  # a time, or an id that nobody else has
        rows[2][table.names.index(required[0])] = ""
        rows.append([*rows[0][:-1], f"{SENTINEL} other"])  # the same id again, with other content
        with (folder / f"{table.name}.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([table.names, *rows])
        with (folder / f"{table.name}.csv").open("ab") as file:
            file.write(f"{SENTINEL},too,short\r\n".encode())
            file.write(f'X9,"{SENTINEL} \xff'.encode("latin-1"))
    return folder


def run(*arguments: object, data: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as a person would."""
    env = {"PATH": "/usr/bin:/bin", "CTN_DATA": str(data), "HOME": str(data)}
    command = [str(CTN), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=env, timeout=120, check=False)


def hold_sentinel(text: str) -> bool:
    """Whether a text repeats the sentinel, in any case."""
    return SENTINEL.casefold() in text.casefold()


@pytest.mark.parametrize("command", ["check", "screen", "run"])
def test_no_message_repeats_a_cell(command: str, tmp_path: Path) -> None:
    extract = write_extract(tmp_path / "extract")
    out = ["--out", tmp_path / "out"] if command != "run" else []
    told = run(command, extract, *out, data=tmp_path / "data")
    assert told.returncode in (0, 1), told.stderr
    assert not hold_sentinel(told.stdout + told.stderr)
    assert "Traceback" not in told.stderr


def test_the_problems_and_the_run_file_repeat_no_cell(tmp_path: Path) -> None:
    extract = write_extract(tmp_path / "extract")
    run("screen", extract, "--out", tmp_path / "out", data=tmp_path / "data")
    problems = (tmp_path / "out/problems.csv").read_text(encoding="utf-8")
    assert len(problems.splitlines()) > 12
    assert not hold_sentinel(problems)
    assert not hold_sentinel((tmp_path / "out/run.json").read_text(encoding="utf-8"))
    assert hold_sentinel((tmp_path / "out/children.csv").read_text(encoding="utf-8")), "the sentinel was not even read"


@pytest.mark.parametrize("name", ["incidents", "people", "involvements", "ppns", "ppn_subjects", "officers"])
def test_a_file_without_its_header_repeats_no_cell(name: str, tmp_path: Path) -> None:
    extract = write_extract(tmp_path / "extract")
    path = extract / f"{name}.csv"
    path.write_bytes(path.read_bytes().split(b"\r\n", 1)[1])
    told = run("screen", extract, "--out", tmp_path / "out", data=tmp_path / "data")
    assert told.returncode in (0, 1, 2)
    assert not hold_sentinel(told.stdout + told.stderr)


def test_a_broken_file_repeats_no_cell(tmp_path: Path) -> None:
    extract = write_extract(tmp_path / "extract")
    (extract / "incidents.csv").rename(extract / "incidents.parquet")
    told = run("screen", extract, "--out", tmp_path / "out", data=tmp_path / "data")
    assert told.returncode == 2
    assert 1 <= len(told.stderr.strip().splitlines()) <= 5
    assert not hold_sentinel(told.stdout + told.stderr)
