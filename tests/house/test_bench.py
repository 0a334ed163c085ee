"""The benchmarks measure what they say: the pandas reference does the engine's work, and ratios are read rightly."""

from __future__ import annotations

import json
import os
import runpy
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from bench import data, report
from bench.measure import Cost, Ratio, list_family, middle, read_share, take_cost
from childtonotice.screening.force import Force
from childtonotice.screening.gather import duckdb as engine
from childtonotice.screening.gather.questions import Scope
from childtonotice.screening.read import read_extract
from childtonotice.screening.screen import QUESTIONS


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> data.Data:
    """A few days of a made-up force, as the benchmarks make them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "OUT", tmp_path_factory.mktemp("bench"))
        return data.prepare_data(900)


def run(module: str, *arguments: object, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Run one of the benchmark's modules here, and read what it prints."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", [module, *map(str, arguments)])
        for name in ("read_logs", "judge_batch"):
            patch.setattr(engine, name, getattr(engine, name))  # put back afterwards: the module times them
        patch.delitem(sys.modules, module, raising=False)
        runpy.run_module(module, run_name="__main__")
    figures: dict[str, Any] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return figures


def test_the_reference_does_the_work_of_the_engine(
    made: data.Data, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = run("bench.steps", made.extract, tmp_path / "mentions.parquet", capsys=capsys)
    theirs = run("bench.reference", made.extract, tmp_path / "mentions.parquet", capsys=capsys)
    tables = read_extract(made.extract, Force()).tables
    with engine.open_engine(tables, Force(), Scope(), QUESTIONS) as opened:
        noticed, edges = (engine.count_rows(opened.connection, name) for name in ("noticed", "edges"))
    assert theirs["noticed"] == noticed
    # The engine asks for one or two things more before it looks at a pair; the reference does not have to.
    assert 0.95 * edges <= theirs["edges"] <= 2 * edges
    assert ours["findings"] > 0
    assert list(ours["costs"]) == list(report.STEPS)
    assert all(wall > 0 and cpu > 0 for wall, cpu in ours["costs"].values())


def test_the_text_has_every_log_with_its_end(made: data.Data) -> None:
    logs = pq.read_table(made.extract / "incidents.parquet")["log"]
    assert made.text.read_bytes().count(b"\0") == len(logs) == made.incidents
    assert made.text_bytes > 100 * made.incidents


def both(seconds: float) -> Cost:
    """As many seconds on the clock as on the processors."""
    return Cost(seconds, seconds)


def test_a_ratio_keeps_its_bound_or_not() -> None:
    assert Ratio("faster", both(1.0), both(9.0), 8, faster=True).holds
    assert not Ratio("faster", both(1.0), both(7.0), 8, faster=True).holds
    assert Ratio("slower", Cost(3.0, 6.0), both(1.5), 3).value == 2.0
    assert Ratio("slower", Cost(3.0, 6.0), both(1.5), 3).cpu_value == 4.0
    assert not Ratio("slower", both(5.0), both(1.5), 3).holds
    assert Ratio("reported", both(5.0), both(1.0), 0).holds


def test_the_middle_is_taken_by_each_clock() -> None:
    assert middle([Cost(1, 9), Cost(5, 2), Cost(3, 4)]) == Cost(3, 4)
    spent = take_cost(lambda: sum(range(200_000)))
    assert spent.cpu > 0
    assert spent.wall > 0


def test_the_page_keeps_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "performance.md"
    page.write_text(f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n", encoding="utf-8")
    monkeypatch.setattr(report, "PAGE", page)
    figures = report.Figures(100, 2e6, 18, 1e6, dict.fromkeys(report.STEPS, both(2.0)))
    report.write_page([Ratio("one", both(1.0), both(2.0), 3), Ratio("two", both(9.0), both(2.0), 3)], figures)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith(f"{report.END}\nafter\n")
    assert "| one | 1.00 s | 2.00 s | 0.50x | 0.50x | at most 3x |" in text
    assert "at most 3x **(missed)**" in text
    assert "1 MB, 0.50x the 2 MB of logs" in text
    assert "old" not in text


def test_memory_is_read_from_the_machine() -> None:
    assert list_family(os.getpid())[0] == os.getpid()
    assert read_share(os.getpid()) > 1e6
    assert read_share(2**22 + 1) == 0.0
