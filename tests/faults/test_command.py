"""The command under fault: told to stop, a folder that must not be written to, a full disk, what a kill left behind."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from childtonotice import cli
from childtonotice.screening.read import report
from childtonotice.stopping import Stop, explain_error
from tests.unit.read.extracts import HEADER, ONE, TWO, write_files

COMMAND = [sys.executable, "-m", "childtonotice.cli"]
FILES = {"incidents.csv": HEADER + ONE + TWO}


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    return write_files(tmp_path / "extract", FILES)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_request_to_stop_is_heard_while_the_engine_is_loaded(number: int, extract: Path, tmp_path: Path) -> None:
    command = [*COMMAND, "screen", str(extract), "--out", str(tmp_path / "answer")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        for _ in range(500):
            # Its first compiled library shows that the engine has begun to load.
            if "site-packages" in Path(f"/proc/{process.pid}/maps").read_text():
                break
            time.sleep(0.01)
        process.send_signal(number)
        said = process.communicate(timeout=20)[1]
    assert (process.returncode, len(said.splitlines())) == (130, 1)
    assert not (tmp_path / "answer" / "run.json").exists()
    assert not list((tmp_path).glob("answer/.ctn-*"))


WHILE = """
import os, signal, sys
from childtonotice import cli
from childtonotice.screening import answer_files

def prepare(*folders):
    exec("os.kill(os.getpid(), signal.SIGINT)")

answer_files.prepare_folder = prepare
status = cli.main()
os.kill(os.getpid(), signal.SIGINT)
sys.exit(status)
"""


def test_a_stop_inside_code_made_of_a_text_and_one_at_the_very_end_leave_the_status(
    extract: Path, tmp_path: Path
) -> None:
    (tmp_path / "while_told.py").write_text(WHILE)
    command = [sys.executable, "-m", "while_told", "screen", str(extract), "--out", str(tmp_path / "answer")]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert (run.returncode, run.stderr) == (130, f"ctn screen: {cli.STOPPED}\n")


def test_a_stop_that_comes_too_early_is_kept_and_one_too_late_is_nothing() -> None:
    before = signal.getsignal(signal.SIGINT)
    stop = Stop()
    try:
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            stop.heed()
        stop.end()
        os.kill(os.getpid(), signal.SIGTERM)
    finally:
        stop.hand_back()
    assert (stop.asked, signal.getsignal(signal.SIGINT)) == (True, before)


def test_an_error_that_a_stop_calls_forth_in_a_library_is_a_stop(
    extract: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        try:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(5)
        except KeyboardInterrupt:
            raise RuntimeError("Query interrupted") from None

    monkeypatch.setattr("childtonotice.screening.answer_files.prepare_folder", interrupted)
    assert cli.main(["screen", str(extract), "--out", str(tmp_path / "answer")]) == 130
    assert capsys.readouterr().err == f"ctn screen: {cli.STOPPED}\n"


@pytest.mark.parametrize("command", ["screen", "check"])
def test_the_extract_is_never_written_to(command: str, extract: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([command, str(extract), "--out", f"{extract}/../extract"]) == 2
    assert "is the extract" in capsys.readouterr().err
    assert [path.name for path in extract.iterdir()] == ["incidents.csv"]


@pytest.mark.parametrize("command", ["screen", "check"])
def test_an_answer_never_lies_in_the_extract(command: str, extract: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([command, str(extract), "--out", str(extract / "answer")]) == 2
    assert "lies in the extract" in capsys.readouterr().err
    assert [path.name for path in extract.iterdir()] == ["incidents.csv"]


@pytest.mark.parametrize("where", ["> /dev/full", "2> /dev/full", "> /dev/full 2>&1", ">&-", "2>&-", ">&- 2>&-"])
def test_an_answer_stands_where_nothing_can_be_printed(where: str, extract: Path, tmp_path: Path) -> None:
    write_files(extract, {"incidents.csv": HEADER + ONE + "E3,never,,,x\n"})
    command = f"{' '.join(COMMAND)} screen {extract} --out {tmp_path / 'answer'} {where}"
    assert subprocess.run(["sh", "-c", command], timeout=60, check=False).returncode == 1
    assert (tmp_path / "answer" / "run.json").is_file()
    assert subprocess.run(["sh", "-c", f"{command} --from never"], timeout=60, check=False).returncode == 2


@pytest.mark.parametrize("command", ["screen", "check"])
def test_a_disk_that_fills_up_leaves_the_older_answer(
    command: str, extract: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "answer"
    assert cli.main(["screen", str(extract), "--out", str(out)]) == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    write_files(extract, {"incidents.csv": HEADER + ONE})
    monkeypatch.setattr("childtonotice.screening.answer_files.write_problems", full)
    capsys.readouterr()
    assert cli.main([command, str(extract), "--out", str(out)]) == 3
    said = capsys.readouterr().err
    assert "No space left" in said
    assert "is an older one, of" in said
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_disk_that_is_full_wherever_it_is_noticed_is_said() -> None:
    lines, status = explain_error(OSError(errno.ENOSPC, "No space left on device", "/srv/ctn/var/secret_key"))
    assert (lines[0], status) == ("The disk is full. Nothing was published.", 3)
    assert "Make room" in lines[1]


@pytest.mark.parametrize("window", ["--from 0001-01-01", "--to 9999-12-31", "--from 9999-12-31", "--to 0001-01-02"])
def test_a_window_to_the_ends_of_time_is_a_window(window: str, extract: Path, tmp_path: Path) -> None:
    assert cli.main(["screen", str(extract), "--out", str(tmp_path / "answer"), *window.split()]) == 0


def test_what_a_killed_screening_left_is_cleared_away(extract: Path, tmp_path: Path) -> None:
    left = tmp_path / "answer" / ".ctn-left"
    left.mkdir(parents=True)
    (left / "children.csv").write_text("incident_id\n")
    assert cli.main(["screen", str(extract), "--out", str(tmp_path / "answer")]) == 0
    assert not left.exists()
    assert set(json.loads((tmp_path / "answer" / "run.json").read_text())["files"]) == {"incidents.csv"}


@pytest.mark.parametrize("first", ["Vera,Quillon,female\n", "<p>Vera Quillon</p>\n"])
def test_a_first_row_that_may_be_a_person_is_not_shown(
    first: str, extract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_files(extract, {"people.csv": first})
    assert cli.main(["check", str(extract)]) == 2
    assert "Quillon" not in capsys.readouterr().err


def test_a_name_as_long_as_a_book_does_not_stop_the_day(extract: Path, tmp_path: Path) -> None:
    people = f"person_id,forename,surname,date_of_birth\nP1,{'Vera' * 50_000},Quillon,2015-01-02\n"
    write_files(extract, {"people.csv": people, "involvements.csv": "incident_id,person_id,role\nE1,P1,child\n"})
    began = time.monotonic()
    assert cli.main(["screen", str(extract), "--out", str(tmp_path / "answer")]) == 0
    assert time.monotonic() - began < 20


def test_every_cell_that_a_spreadsheet_would_run_is_made_harmless() -> None:
    assert [report.safe_cell(cell)[0] for cell in ("=1", "+1", "-1", "@a", "\ta")] == ["'"] * 5
    assert report.safe_cell("7-1") == "7-1"
