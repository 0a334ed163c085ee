"""A long screening killed or told to stop in any step, and started again, gives the answer it would have given."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from childtonotice.screening import Force, screen
from childtonotice.screening.read import read_extract
from childtonotice.screening.room import NAME
from tests.agree.test_engines import ANSWER
from tests.agree.test_shelf import write_months
from tests.faults.striking import STRIKE

# Runs ``ctn screen``, each day a period, in a process that gets a signal when a function is called for the nth time.
STOPPED = f"""{STRIKE}
import sys
from childtonotice.cli import main
from childtonotice.screening import screen
module, name, nth, number, extract, out = sys.argv[1:]
screen.__kwdefaults__["at_once"] = 0
strike(module, name, int(nth), int(number))
sys.exit(main(["screen", extract, "--out", out]))
"""
POINTS = {
    "reading": ("childtonotice.screening.shelving", "ShelfKeeper.take", 3),
    "taking the fingerprint": ("childtonotice.screening.shelving", "fingerprint_shelf", 1),
    "loading": ("childtonotice.screening.around", "Surroundings.load", 2),
    "joining": ("childtonotice.screening.gather.duckdb", "find_edges", 3),
    "judging": ("childtonotice.screening.gather.duckdb", "make_batches", 3),
    "keeping a period": ("childtonotice.screening.parts", "os.replace", 3),
    "writing": ("childtonotice.screening.answer_files", "write_problems", 1),
    "publishing": ("childtonotice.screening.answer_files", "publish_files", 1),
}


def run(extract: Path, out: Path, point: tuple[str, str, int], number: signal.Signals) -> int:
    """The exit status of a screening that is stopped at a point."""
    told = [*map(str, point), str(int(number)), str(extract), str(out)]
    command = [sys.executable, "-c", STOPPED, *told]
    return subprocess.run(command, capture_output=True, timeout=120, check=False).returncode


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five months of an incident each, as Parquet in the contract's form, which is read piece by piece."""
    folder = tmp_path_factory.mktemp("plain")
    tables = read_extract(write_months(tmp_path_factory.mktemp("months") / "extract", 5), Force()).tables
    for name, table in tables.items():
        if len(table):
            pq.write_table(table, folder / f"{name}.parquet")
    return folder


@pytest.fixture(scope="module")
def expected(extract: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The answer of a screening at once."""
    out = tmp_path_factory.mktemp("whole")
    screen(extract).write(out)
    return [(out / name).read_text(encoding="utf-8") for name in ANSWER]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=["told to stop", "killed"])
@pytest.mark.parametrize("point", POINTS.values(), ids=POINTS)
def test_a_screening_stopped_in_any_step_is_taken_up(
    point: tuple[str, str, int], number: signal.Signals, extract: Path, expected: list[str], tmp_path: Path
) -> None:
    """No half answer stands meanwhile, and nothing is left behind in the end."""
    out = tmp_path / "answer"
    assert run(extract, out, point, number) == (-number if number == signal.SIGKILL else 130)
    assert not (out / "run.json").exists()
    screen(extract, beside=out, at_once=0).write(out)
    assert [(out / name).read_text(encoding="utf-8") for name in ANSWER] == expected
    assert not (out / NAME).exists()
